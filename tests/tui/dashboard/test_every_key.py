"""Every key that help names is pressed in every pane it is named for, and does what it says."""

from __future__ import annotations

from ast import literal_eval
from collections.abc import Callable
from itertools import product
from string import ascii_lowercase
from typing import Any, get_args

import pytest

from tui.app import Dashboard
from tui.key_map import DEFAULTS, KeyMap, pressed
from tui.keys import Pane

PANES: tuple[Pane, ...] = get_args(Pane)
Started = tuple[str, tuple[object, ...]]


def other_keys() -> KeyMap:
    """The key map with another key for every action, none of them a default."""
    names = {row.name for row in DEFAULTS.rows}
    keys = (f"{modifiers}+{letter}" for modifiers, letter in product(("alt", "alt+shift"), ascii_lowercase))
    return DEFAULTS.changed({"everywhere": {name: (key,) for name, key in zip(sorted(names), keys, strict=False)}})


async def go_to(pane: Pane, pilot: Any, settled: Any) -> None:
    """Show the pane and give it the keys."""
    app, browse = pilot.app, pilot.app.browse
    match pane:
        case "search":
            browse.action_search()
        case "document":
            browse.action_open()
        case "help":
            app.action_help()
        case "export" | "naming":
            browse.action_export()
            await settled(pilot)
            if pane == "naming":
                app.screen.action_next_field()
        case "actor":
            browse.action_who()
        case "compare" | "which":
            from tui.screens.compare import CompareScreen
            from tui.screens.which import WhichScreen

            refs = tuple(app.archive.actors_by_name.values())
            names = (refs[0].name, refs[1].name)
            is_pair = pane == "compare"
            app.push_screen(CompareScreen(app.archive, names, browse.today) if is_pair else WhichScreen(refs))
        case "history":
            browse.action_history()
        case "saved":
            browse.action_saved()
        case "saving":
            browse.go("ships")
            await settled(pilot)
            browse.action_save()
        case "themes":
            app.action_theme()
        case "unread":
            from tui.screens.unread import UnreadScreen

            app.push_screen(UnreadScreen(()))
        case _:
            browse.action_pane(pane)
    await settled(pilot)
    assert app.screen.pane == pane


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Started]:
    """What keys start, in place of doing it; whoever is to do it must know how."""
    found: list[Started] = []

    async def record(app: Dashboard, node: Any, name: str, parameters: tuple[object, ...]) -> bool:
        assert callable(getattr(node, f"action_{name}", None)), (node, name)
        found.append((name, tuple(parameters)))
        return True

    monkeypatch.setattr(Dashboard, "_dispatch_action", record)
    return found


@pytest.mark.parametrize("keys", [lambda: DEFAULTS, other_keys], ids=["as they come", "all changed"])
@pytest.mark.parametrize("pane", PANES)
async def test_every_key_does_what_help_says(
    pane: Pane, keys: Callable[[], KeyMap], opened: Any, archive: Any, settled: Any, started: list[Started]
) -> None:
    key_map = keys()
    rows = key_map.of(pane)
    assert rows
    async with opened(archive, key_map=key_map) as pilot:
        await go_to(pane, pilot, settled)
        for row in rows:
            for key in row.keys:
                started.clear()
                await pilot.press(pressed(key))
                name, _, rest = row.action.partition("(")
                parameters = literal_eval(f"({rest[:-1]},)") if rest else ()
                assert started == [(name, parameters)], (row, key)


async def test_a_key_that_was_taken_away_does_nothing_any_more(opened: Any, archive: Any, settled: Any) -> None:
    key_map = DEFAULTS.changed({"everywhere": {"help": ("f2",)}, "quotes": {"down": ("x",), "copy": ()}})
    async with opened(archive, key_map=key_map) as pilot:
        quotes = pilot.app.browse.quotes.list
        await pilot.press("j", "down", "question_mark", "f1", "y")
        await settled(pilot)
        assert quotes.cursor == 0
        assert pilot.app.screen is pilot.app.browse
        assert not pilot.app._notifications
        await pilot.press("x")
        await settled(pilot)
        assert quotes.cursor == 1
        await pilot.press("1", "j")
        await settled(pilot)
        assert pilot.app.browse.sources.list.cursor == 1
        await pilot.press("f2")
        await settled(pilot)
        assert pilot.app.screen.pane == "help"


async def test_help_and_footer_show_the_keys_that_are_used(
    opened: Any, archive: Any, settled: Any, screen_text: Any
) -> None:
    key_map = DEFAULTS.changed({"everywhere": {"help": ("f2",)}, "quotes": {"copy": ("C", "y")}})
    async with opened(archive, key_map=key_map) as pilot:
        assert "C copy" in screen_text(pilot)[-1]
        assert "F2 help" in screen_text(pilot)[-1]
        await pilot.press("f2")
        await settled(pilot)
        lines = ["".join(text for text, _ in line) for line in pilot.app.screen.text.lines]
        copying = [set(line.partition("copy the words")[0].split()) for line in lines if "copy the words of" in line]
        assert len(copying) == 2, "the other panes have the key that comes with the program"
        assert sum({"C", "y"} <= keys for keys in copying) == 1
        assert not any("?" in line.partition("show what every key does")[0] for line in lines if "every key" in line)


async def test_what_is_wrong_with_the_settings_is_said_on_the_screen(
    opened: Any, archive: Any, screen_text: Any
) -> None:
    async with opened(archive, warnings=["~/.config/onrecord/keys.toml: quotes.copi: no such action"]) as pilot:
        assert any("quotes.copi: no such action" in line for line in screen_text(pilot))
