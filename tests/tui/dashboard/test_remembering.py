"""What the dashboard remembers: searches of before, saved ones with what is new, and where one was."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from core.archive.protocol import Mark
from tui.remembering.memory import Memory, remembered
from tui.remembering.record import Last, Record, Saved

SIZES = pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])


@pytest.fixture
def memory(tmp_path: Path) -> Any:
    """A memory of the archive as the next start finds it; ``fresh`` as with --fresh."""

    def found(*, fresh: bool = False) -> Memory:
        return remembered(tmp_path / "state", tmp_path / "archive.db", {}, off=False, fresh=fresh)

    return found


def text(pilot: Any) -> str:
    return pilot.app.browse.search.input.value  # type: ignore[no-any-return]


def knows(**known: Any) -> Memory:
    memory = Memory()
    memory.record = Record(**known)
    return memory


# Searches of before


@SIZES
async def test_a_search_is_remembered_once_its_line_is_left(
    opened: Any, archive: Any, settled: Any, memory: Any, size: tuple[int, int]
) -> None:
    async with opened(archive, size, memory=memory()) as pilot:
        await pilot.press("/", *"ports", "enter", "j", "/", *" open", "down")
        await settled(pilot)
        await pilot.press("/", "escape", *"energy")
        await settled(pilot)
        await pilot.press("escape", *"zzz")
        await settled(pilot)
        await pilot.press("escape", "enter")
        await settled(pilot)
    assert memory().record.searches == ("energy", "ports open", "ports")


async def test_up_and_down_walk_through_them_and_back_to_what_was_typed(
    opened: Any, archive: Any, settled: Any
) -> None:
    async with opened(archive, memory=knows(searches=("energy", "ports"))) as pilot:
        await pilot.press("/", *"me", "up")
        await settled(pilot)
        assert text(pilot) == "energy"
        assert pilot.app.browse.quotes.list.rows[0].words == "that energy prices would fall before winter"
        seen = []
        for key in ("up", "up", "down", "down"):
            await pilot.press(key)
            await settled(pilot)
            seen.append(text(pilot))
        assert seen == ["ports", "ports", "energy", "me"]
        assert pilot.app.browse.pane == "search"
        await pilot.press("down")
        await settled(pilot)
        assert pilot.app.browse.pane == "quotes"


@SIZES
async def test_ctrl_r_finds_one_by_a_few_letters(
    opened: Any, archive: Any, settled: Any, screen_text: Any, size: tuple[int, int]
) -> None:
    known = knows(searches=("energy", "speaker:lind ports", "medicine"))
    async with opened(archive, size, memory=known) as pilot:
        await pilot.press("ctrl+r")
        await settled(pilot)
        shown = "\n".join(screen_text(pilot))
        assert shown.index("energy") < shown.index("speaker:lind ports") < shown.index("medicine")
        await pilot.press(*"prots")
        await settled(pilot)
        assert list(pilot.app.screen.list.rows) == ["speaker:lind ports"]
        await pilot.press("enter")
        await settled(pilot)
        assert text(pilot) == "speaker:lind ports"
        assert [row.speakers[0].name for row in pilot.app.browse.quotes.list.rows] == ["Jonas Lind"]
        assert pilot.app.browse.pane == "quotes"
        assert pilot.app.memory.record.searches[0] == "speaker:lind ports"
        await pilot.press("[")
        await settled(pilot)
        assert text(pilot) == ""


async def test_tab_goes_on_typing_one_and_escape_leaves_all_as_it_was(opened: Any, archive: Any, settled: Any) -> None:
    async with opened(archive, memory=knows(searches=("energy", "ports"))) as pilot:
        await pilot.press("/", "ctrl+r")
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert (text(pilot), pilot.app.browse.pane) == ("", "search")
        await pilot.press("ctrl+r", "down", "tab")
        await settled(pilot)
        await pilot.press(*" op")
        await settled(pilot)
        assert (text(pilot), pilot.app.browse.pane) == ("ports op", "search")


async def test_without_any_the_list_says_so(opened: Any, archive: Any, settled: Any, screen_text: Any) -> None:
    async with opened(archive) as pilot:
        await pilot.press("ctrl+r", "enter")
        await settled(pilot)
        assert any("nothing has been searched for yet" in line for line in screen_text(pilot))
        await pilot.press(*"a[b]", "enter")
        await settled(pilot)
        assert pilot.app.screen.pane == "history"


# Saved searches


@SIZES
async def test_a_search_is_saved_under_a_name_and_found_again(
    opened: Any, archive: Any, settled: Any, screen_text: Any, memory: Any, size: tuple[int, int]
) -> None:
    async with opened(archive, size, memory=memory()) as pilot:
        await pilot.press("/", *"energy", "ctrl+s")
        await settled(pilot)
        await pilot.press(*"cheap power", "enter")
        await settled(pilot)
        assert pilot.app.screen is pilot.app.browse
        assert any('saved as "cheap power"' in line for line in screen_text(pilot))
        await pilot.press("enter", "S")
        await settled(pilot)
        (row,) = [line for line in screen_text(pilot) if "cheap power" in line and "energy" in line]
        assert row.split("cheap power")[1].split() == ["2", "energy"]
    assert memory().record.saved == (Saved("cheap power", "energy", archive.mark()),)
    async with opened(archive, size, memory=memory(fresh=True)) as pilot:
        await pilot.press("S", "enter")
        await settled(pilot)
        assert text(pilot) == "energy"
        assert pilot.app.browse.pane == "quotes"


async def test_what_was_added_since_it_was_looked_at_is_new_until_it_is_looked_at(
    opened: Any, archive: Any, settled: Any, screen_text: Any, memory: Any
) -> None:
    async def row(pilot: Any) -> list[str]:
        await pilot.press("S")
        await settled(pilot)
        (found,) = [line for line in screen_text(pilot) if "power" in line]
        return found.split("power")[1].split()

    before = memory()
    before.change(lambda record: record.save("power", "energy", Mark(archive.stamp, 5)))
    before.keep()
    async with opened(archive, memory=memory()) as pilot:
        assert await row(pilot) == ["2", "1", "new", "energy"]
        await pilot.press("escape")
        await settled(pilot)
        assert await row(pilot) == ["2", "1", "new", "energy"]
        await pilot.press("enter")
        await settled(pilot)
        browse = pilot.app.browse
        assert [(each.id, browse.quotes.list.sign(at)) for at, each in enumerate(browse.quotes.list.rows)] == [
            (5, ""), (6, "+"),
        ]  # fmt: skip
        assert await row(pilot) == ["2", "energy"]
        await pilot.press("escape", "escape")
        await settled(pilot)
        assert not any(browse.quotes.list.sign(at) for at in range(len(browse.quotes.list.rows)))
    assert memory().record.saved[0].seen == archive.mark()


async def test_of_another_archive_nothing_is_said_to_be_new(
    opened: Any, archive: Any, settled: Any, screen_text: Any
) -> None:
    saved = (Saved("power", "energy", Mark(archive.stamp + 5, 0)),)
    async with opened(archive, memory=knows(saved=saved)) as pilot:
        await pilot.press("S")
        await settled(pilot)
        (row,) = [line for line in screen_text(pilot) if "power" in line]
        assert row.split("power")[1].split() == ["2", "energy"]


async def test_saved_searches_are_renamed_and_deleted(
    opened: Any, archive: Any, settled: Any, screen_text: Any
) -> None:
    known = knows(saved=(Saved("ports", "ports"), Saved("power", "energy")))
    async with opened(archive, memory=known) as pilot:
        await pilot.press("S", "down", "r")
        await settled(pilot)
        await pilot.press("backspace", "backspace", "enter")
        await settled(pilot)
        assert [each.name for each in known.record.saved] == ["ports", "pow"]
        assert pilot.app.screen.list.current.name == "pow"
        await pilot.press("d")
        await settled(pilot)
        assert any('once more deletes "pow"' in line for line in screen_text(pilot))
        await pilot.press("up", "down", "d")
        await settled(pilot)
        assert len(known.record.saved) == 2
        await pilot.press("d")
        await settled(pilot)
        assert known.record.saved == (Saved("ports", "ports"),)


async def test_what_cannot_be_saved_is_said_and_a_name_taken_is_warned_of(
    opened: Any, archive: Any, settled: Any, screen_text: Any
) -> None:
    known = knows(saved=(Saved("power", "energy"),))
    async with opened(archive, memory=known) as pilot:
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert any("nothing is searched for" in line for line in screen_text(pilot))
        await pilot.press("escape", "/", *"ships", "enter", "S", "s")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert any("needs a name" in line for line in screen_text(pilot))
        await pilot.press(*"Power")
        await settled(pilot)
        assert any('takes the place of "energy"' in line for line in screen_text(pilot))
        await pilot.press("escape", "q")
        await settled(pilot)
        assert known.record.saved == (Saved("power", "energy"),)
        assert pilot.app.screen is pilot.app.browse


async def test_a_saved_search_that_is_understood_no_more_says_so(
    opened: Any, archive: Any, settled: Any, screen_text: Any
) -> None:
    async with opened(archive, memory=knows(saved=(Saved("odd", "kind:nosuch"),))) as pilot:
        await pilot.press("S")
        await settled(pilot)
        (row,) = [line for line in screen_text(pilot) if "kind:nosuch" in line]
        assert "not understood" in row


# Where one was


@SIZES
async def test_the_next_start_comes_back_to_where_one_was(
    opened: Any, archive: Any, settled: Any, memory: Any, size: tuple[int, int]
) -> None:
    async with opened(archive, size, memory=memory()) as pilot:
        await pilot.press("/", *"speaker:lind", "enter")
        await settled(pilot)
        await pilot.press("j")
        await settled(pilot)
        words = pilot.app.browse.quotes.list.current.words
        await pilot.press("4")
        await settled(pilot)
    asked = len(archive.asked)
    async with opened(archive, size, memory=memory()) as pilot:
        browse = pilot.app.browse
        assert text(pilot) == "speaker:lind"
        assert browse.quotes.list.current.words == words
        assert browse.quotes.list.cursor == 1
        assert browse.pane == "preview"
        assert archive.asked[asked] == "speaker:lind", "everything was asked for first"
        await pilot.press("3", "escape")
        await settled(pilot)
        assert text(pilot) == ""
    async with opened(archive, size, memory=memory()) as pilot:
        assert text(pilot) == ""


@pytest.mark.parametrize(("size", "pane"), [((120, 40), "actors"), ((80, 24), "quotes")], ids=["120x40", "80x24"])
async def test_a_pane_that_would_hide_the_quotes_does_not_come_back(
    opened: Any, archive: Any, size: tuple[int, int], pane: str
) -> None:
    last = Last("energy", 5, 200, "actors", archive.mark())
    async with opened(archive, size, memory=knows(last=last)) as pilot:
        assert pilot.app.browse.pane == pane


async def test_fresh_begins_with_everything_and_forgets_nothing(opened: Any, archive: Any, memory: Any) -> None:
    before = memory()
    before.change(lambda record: record.left(Last("energy", 5, 200, "actors", archive.mark())))
    before.keep()
    async with opened(archive, memory=memory(fresh=True)) as pilot:
        assert (text(pilot), pilot.app.browse.pane) == ("", "quotes")
    assert memory().record.searches == ("energy",)


@pytest.mark.parametrize(
    "last",
    [
        Last("energy", 5, 200, "actors", Mark(10**9, 0)),
        Last("kind:nosuch", 5, 200, "actors", Mark(1, 0)),
    ],
    ids=["another archive", "understood no more"],
)
async def test_what_does_not_fit_is_not_brought_back(opened: Any, archive: Any, last: Last) -> None:
    async with opened(archive, memory=knows(last=last)) as pilot:
        assert (text(pilot), pilot.app.browse.pane) == ("", "quotes")
        assert len(pilot.app.browse.quotes.list.rows) == len(archive.details)


async def test_a_quote_or_a_pane_that_is_gone_does_no_harm(opened: Any, archive: Any) -> None:
    last = Last("energy", 999, 0, "nosuch", archive.mark())
    async with opened(archive, memory=knows(last=last)) as pilot:
        assert (text(pilot), pilot.app.browse.pane) == ("energy", "quotes")
        assert pilot.app.browse.quotes.list.cursor == 0


async def test_the_theme_that_was_kept_is_worn_the_next_time(
    opened: Any, archive: Any, settled: Any, memory: Any
) -> None:
    environ = {"TERM": "xterm-256color"}
    async with opened(archive, memory=memory(), theme=None, environ=environ) as pilot:
        usual = pilot.app.worn
        await pilot.press("T", "down", "down")
        await settled(pilot)
        chosen = pilot.app.worn
        await pilot.press("enter")
        await settled(pilot)
        assert chosen != usual
    async with opened(archive, memory=memory(), theme=None, environ=environ) as pilot:
        assert pilot.app.worn == chosen
    async with opened(archive, memory=memory(), theme=None, environ={"TERM": "xterm"}) as pilot:
        assert pilot.app.worn not in (usual, chosen)
    async with opened(archive, memory=memory(), theme=usual, environ=environ) as pilot:
        assert pilot.app.worn == usual


async def test_what_cannot_be_kept_is_said_once(
    opened: Any, archive: Any, settled: Any, screen_text: Any, tmp_path: Path
) -> None:
    (tmp_path / "home").write_text("a file where a folder should be")
    memory = remembered(tmp_path / "home", tmp_path / "archive.db", {}, off=False, fresh=False)
    async with opened(archive, memory=memory) as pilot:
        await pilot.press("/", *"ports", "enter")
        await settled(pilot)
        assert len(pilot.app._notifications) <= 1
        await pilot.press("ctrl+r")
        await settled(pilot)
        assert list(pilot.app.screen.list.rows) == ["ports"]


def test_the_first_paint_waits_for_no_list_of_searches() -> None:
    program = "import sys, tui.app; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert "tui.remembering.memory" in loaded
    assert not {"tui.screens.history", "tui.screens.saved", "tui.remembering.likeness", "rapidfuzz"} & set(loaded)
