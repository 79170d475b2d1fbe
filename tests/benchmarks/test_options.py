"""What `make bench` does unasked stays short; what takes long is there to be asked for."""

from __future__ import annotations

from dataclasses import fields

import options
import pytest
import run
from known_items import HELD_OUT
from workshop import Orders


def test_unasked_nothing_is_measured_that_takes_long() -> None:
    orders = options.orders(options.asked([], run.BENCHMARKS))
    assert orders.scale == ()
    assert orders.crowd == 0
    assert orders.kills <= 10
    assert orders.documents <= 1_000


def test_figures_are_of_the_queries_that_nothing_was_tuned_by() -> None:
    assert options.orders(options.asked([], run.BENCHMARKS)).query_seed == HELD_OUT


def test_whatever_can_be_ordered_can_be_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        options.asked(["--help"], run.BENCHMARKS)
    shown = capsys.readouterr().out
    unasked = {"documents_alone"}
    for field in fields(Orders):
        if field.name not in unasked:
            assert f"--{field.name.replace('_', '-')} " in shown


def test_what_is_asked_for_is_ordered() -> None:
    asked = options.asked(["--scale", "1000", "2000", "--crowd", "7", "--kills", "200", "--jobs", "3"], run.BENCHMARKS)
    orders = options.orders(asked)
    assert (orders.scale, orders.crowd, orders.kills, orders.jobs) == ((1000, 2000), 7, 200, 3)
