"""The README's table of figures: drawn from what was recorded, by the command that measured it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import figures_table
import pytest
from figures_table import BEGIN, END, ROWS, Record
from measuring import Figure


def table_of(*figures: Figure, part: str = "scale", stamp: str = "1 May 2025, 2 cores") -> str:
    record = Record()
    record.take_in(part, figures, stamp)
    return figures_table.drawn(record)


def test_the_readme_shows_what_was_recorded() -> None:
    readme = figures_table.README.read_text(encoding="utf-8")
    shown = readme[readme.index(BEGIN) : readme.index(END) + len(END)]
    assert shown == figures_table.drawn(figures_table.load())


def test_every_promise_has_its_row_even_before_it_was_measured() -> None:
    lines = figures_table.drawn(Record()).splitlines()
    assert sum(line.endswith("| not measured |  |") for line in lines) == len(ROWS)


def test_a_row_says_what_was_measured_and_what_others_did() -> None:
    table = table_of(
        Figure("recall", "", 0.985, key="scale.1000000.recall"),
        Figure("mrr", "", 0.9641, key="scale.1000000.mrr"),
        Figure("WRatio", "", 0.45, key="scale.1000000.rapidfuzz WRatio.recall"),
        Figure("fzf", "not installed", float("nan"), key="scale.1000000.fzf --filter, with its load.absent"),
    )
    assert "| 0.985; mean reciprocal rank 0.964 | WRatio 0.45, fzf not installed |" in table
    assert "Measured (1M quotes): 1 May 2025, 2 cores." in table


def test_a_program_that_has_been_installed_since_is_absent_no_more() -> None:
    record = Record()
    name = "scale.1000000.fzf --filter, with its load"
    record.take_in("scale", [Figure("fzf", "not installed", float("nan"), key=f"{name}.absent")], "1 May 2025")
    record.take_in("scale", [Figure("fzf", "", 0.25, key=f"{name}.recall")], "2 May 2025")
    assert set(record.figures) == {f"{name}.recall"}


def test_a_part_that_is_measured_again_leaves_the_others_as_they_are() -> None:
    record = Record()
    record.take_in("kills", [Figure("kills", "times", 200, key="kills.kills")], "1 May 2025")
    record.take_in("scale", [Figure("recall", "", 0.9, key="scale.1000000.recall")], "1 May 2025")
    record.take_in("scale", [Figure("recall", "", 0.985, key="scale.1000000.recall")], "2 May 2025")
    assert record.figures["kills.kills"].median == 200
    assert record.figures["scale.1000000.recall"].median == 0.985
    assert record.stamps == {"kills": "1 May 2025", "scale.1000000": "2 May 2025"}


def test_figures_come_back_as_they_were_kept(tmp_path: Path) -> None:
    record = Record()
    record.take_in("scale", [Figure("a", "ms", 1.5, cpu=1.25, ratio=2.0, key="scale.1000000.query.p50")], "1 May 2025")
    figures_table.save(record, tmp_path / "recorded.json")
    assert figures_table.load(tmp_path / "recorded.json") == record


def test_a_readme_without_a_place_for_the_table_is_not_touched() -> None:
    with pytest.raises(ValueError, match="no lines"):
        figures_table.put_in("# Title\n", "table")
    assert (
        figures_table.put_in(f"a\n{BEGIN}\nold\n{END}\nb\n", f"{BEGIN}\nnew\n{END}") == f"a\n{BEGIN}\nnew\n{END}\nb\n"
    )


def test_the_stamp_tells_the_kind_of_machine_and_not_which() -> None:
    import platform

    stamp = figures_table.stamp(date(2025, 5, 1))
    assert stamp.startswith("1 May 2025, ")
    assert "SQLite 3." in stamp
    assert platform.node() not in stamp
