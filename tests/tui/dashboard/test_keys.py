"""One table of keys: what is bound is in help, what is in help is bound, and the footer follows the focus."""

from __future__ import annotations

import re
from typing import Any

import pytest
from textual.app import App

from tui.key_map import DEFAULTS, PANES, printed
from tui.keys import KEYS, Pane
from tui.screens.help import blocks, laid_out


@pytest.mark.parametrize("pane", PANES)
def test_every_key_of_the_table_is_in_help(pane: Pane) -> None:
    rows = [(pressed.split("  "), does) for _, block in blocks(DEFAULTS, pane) for pressed, _, does in block]
    for key in KEYS:
        for name in key.keys:
            assert any(printed(name) in pressed and does == key.help for pressed, does in rows), key


def test_the_keys_of_the_pane_come_first_and_nothing_of_another_among_them() -> None:
    own = {row.help for row in DEFAULTS.of("document")}
    named = {name for name, _ in DEFAULTS.groups()}
    here = {does for name, block in blocks(DEFAULTS, "document") if name in named for _, _, does in block}
    assert here == own
    (elsewhere,) = [block for name, block in blocks(DEFAULTS, "document") if name == "In other panes"]
    assert "mark the quote, or take its mark away" in {does for _, _, does in elsewhere}


def test_every_group_is_in_help() -> None:
    assert sum(len(keys) for _, keys in DEFAULTS.groups()) == len(KEYS)


@pytest.mark.parametrize("width", [40, 80, 120, 200])
def test_help_fits_the_width(width: int) -> None:
    from tui.widgets.pieces import line_cells

    assert max(line_cells(line) for line in laid_out(width, DEFAULTS, "quotes")) <= width


def test_no_key_does_two_things_in_one_pane() -> None:
    assert list(DEFAULTS.clashes()) == []


def test_every_action_has_one_name_in_a_pane() -> None:
    named = [(pane, row.name) for row in KEYS for pane in row.panes]
    assert len(named) == len(set(named))
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", name) for _, name in named)


def test_every_bound_action_exists() -> None:
    from tui.app import Dashboard
    from tui.panes.timeline import Timeline
    from tui.screens.actor import ActorScreen
    from tui.screens.browse import Browse
    from tui.screens.compare import CompareScreen
    from tui.screens.document import DocumentScreen
    from tui.screens.export_sheet import ExportScreen
    from tui.screens.help import HelpScreen
    from tui.screens.history import HistoryScreen
    from tui.screens.saved import SavedScreen
    from tui.screens.themes import ThemesScreen
    from tui.screens.unread import UnreadScreen
    from tui.screens.which import WhichScreen
    from tui.widgets.line_list import LineList
    from tui.widgets.line_view import LineView
    from tui.widgets.search_line import SearchInput

    owners: dict[str, tuple[type, ...]] = {
        "app": (Dashboard,), "browse": (Browse,), "list": (LineList,), "view": (LineView,),
        "search": (SearchInput,), "document": (DocumentScreen,), "sheet": (HelpScreen, ThemesScreen, UnreadScreen),
        "export": (ExportScreen,), "timeline": (Timeline,), "history": (HistoryScreen,), "saved": (SavedScreen,),
        "actor": (ActorScreen,), "compare": (CompareScreen,), "which": (WhichScreen,),
    }  # fmt: skip
    for key in KEYS:
        for owner in owners[key.owner]:
            assert hasattr(owner, f"action_{key.action.partition('(')[0]}"), key


async def test_question_mark_opens_help_and_escape_closes_it(opened: Any, archive: Any, screen_text: Any) -> None:
    async with opened(archive) as pilot:
        await pilot.press("?")
        await pilot.pause()
        shown = "\n".join(screen_text(pilot))
        assert "show everything this speaker said" in shown
        assert "go back" in shown
        await pilot.press("escape")
        await pilot.pause()
        assert pilot.app.screen is pilot.app.browse


@pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])
async def test_the_footer_offers_the_keys_of_the_pane(
    opened: Any, archive: Any, settled: Any, screen_text: Any, size: tuple[int, int]
) -> None:
    async with opened(archive, size) as pilot:
        assert screen_text(pilot)[-1].split()[:2] == ["enter", "open"]
        await pilot.press("1")
        await settled(pilot)
        assert screen_text(pilot)[-1].split()[:2] == ["enter", "filter"]
        await pilot.press("/")
        await settled(pilot)
        last = screen_text(pilot)[-1]
        assert "clear" in last
        assert last.split()[-2:] == ["ctrl-q", "quit"]


async def test_numbers_tab_and_h_l_go_through_the_panes(opened: Any, archive: Any, settled: Any) -> None:
    async with opened(archive) as pilot:
        visited = []
        for key in ("1", "2", "3", "4", "tab", "shift+tab", "h", "l", "left", "right"):
            await pilot.press(key)
            await settled(pilot)
            visited.append(pilot.app.browse._pane())
        assert visited == [
            "sources", "actors", "quotes", "preview", "sources", "preview", "sources", "quotes", "sources", "quotes",
        ]  # fmt: skip


async def test_the_focused_pane_is_marked_without_colour(
    opened: Any, archive: Any, settled: Any, screen_text: Any
) -> None:
    async with opened(archive) as pilot:
        title = screen_text(pilot)[3]
        assert "━ 3 Quotes" in title
        assert "─ 1 Sources" in title
        await pilot.press("1")
        await settled(pilot)
        title = screen_text(pilot)[3]
        assert "─ 3 Quotes" in title
        assert "━ 1 Sources" in title


@pytest.mark.parametrize("key", ["q", "ctrl+q", "ctrl+c"])
async def test_quitting(make: Any, archive: Any, key: str) -> None:
    app = make(archive)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press(key)
        await pilot.pause()
        assert not app.is_running or app._exit


def test_footers_end_with_help_and_quit() -> None:
    for pane in ("sources", "actors", "quotes", "preview", "search"):
        assert [word for _, word in DEFAULTS.footer(pane)][-2:] == ["help", "quit"]  # type: ignore[arg-type]


async def test_a_window_that_lay_behind_others_from_the_start_takes_keys(make: Any, archive: Any, settled: Any) -> None:
    app = make(archive)
    app.set_reactive(App.app_focus, False)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert app.focused is None
        await pilot.press("j")
        await settled(pilot)
        assert app.browse.quotes.list.cursor == 1
