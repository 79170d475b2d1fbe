"""The dashboard as a picker: it starts with a search and ends with what was chosen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from tui.key_map import DEFAULTS
from tui.look import Theme
from tui.picker import Picker


def picker(archive: Any, themes: Mapping[str, Theme], query: str = "", **settings: Any) -> Picker:
    given = {"themes": themes, "theme": "ink", "today": date(2024, 11, 4), "environ": {}, **settings}
    return Picker(archive, query=query, **given)


def ids(archive: Any, *words: str) -> list[int]:
    return [next(each.row.id for each in archive.details if word in each.row.words) for word in words]


@pytest.mark.parametrize(
    ("query", "keys", "words"),
    [
        ("medicine", ["enter"], ["medicine"]),
        ("", ["m", "e", "d", "i", "c", "enter", "enter"], ["medicine"]),
        ("speaker:lind", ["space", "space", "enter"], ["keep the ports", "medicine"]),
        ("medicine", ["4", "enter"], ["medicine"]),
    ],
)
async def test_enter_takes_the_quote_or_those_that_are_marked(
    query: str, keys: list[str], words: list[str], archive: Any, themes: Any, settled: Any
) -> None:
    app = picker(archive, themes, query)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        for key in keys:
            await pilot.press(key)
            if app.is_running and app.chosen is None:
                await settled(pilot)
    assert app.chosen is not None
    assert sorted(app.chosen) == sorted(ids(archive, *words))


@pytest.mark.parametrize("key", ["q", "ctrl+c"])
async def test_who_leaves_has_chosen_nothing(key: str, archive: Any, themes: Any, settled: Any) -> None:
    app = picker(archive, themes, "medicine")
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press(key)
    assert app.chosen is None


async def test_where_nothing_is_found_nothing_is_chosen(archive: Any, themes: Any, settled: Any) -> None:
    app = picker(archive, themes, "xyzzyx")
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("enter")
    assert app.chosen == []


async def test_the_footer_says_so_and_the_users_own_key_is_used(archive: Any, themes: Any, settled: Any) -> None:
    own = DEFAULTS.changed({"quotes": {"choose": ("f5",)}})
    app = picker(archive, themes, "medicine", key_map=own)
    async with app.run_test() as pilot:
        await settled(pilot)
        assert ("F5", "take") in app.key_map.footer("quotes")
        await pilot.press("enter")
        assert app.chosen is None
        await pilot.press("f5")
    assert app.chosen == ids(archive, "medicine")
