"""The preview says who, when, through whom and why; the document opens at the quote with all quotes lit."""

from __future__ import annotations

from typing import Any

import pytest

SIZES = pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])


def flat(lines: list[str]) -> str:
    return " ".join(" ".join(line.rpartition("│")[2].replace("┃", " ") for line in lines).split())


@SIZES
async def test_the_preview_says_all_there_is_to_know(
    opened: Any, archive: Any, settled: Any, screen_text: Any, size: tuple[int, int]
) -> None:
    async with opened(archive, size) as pilot:
        await pilot.press("j")
        await settled(pilot)
        lines = screen_text(pilot)
        shown = flat(lines[next(n for n, line in enumerate(lines) if "4 Preview" in line) :])
        for part in (
            "Jonas Lind, Transport Minister", "mixed", "said Wed 30 Oct 2024", "published Thu 31 Oct 2024, 12:20",
            "Harbour Post ‹ from Coastal News Agency ‹ by Ana Reyes", "keep the", "lawful means.",
            "because the words naming the speaker stand beside the cue (very sure, 93%)",
            "2024/10/harbour-strike.txt:",
        ):  # fmt: skip
            assert part in shown


async def test_the_quote_is_lit_in_its_context(opened: Any, archive: Any, settled: Any) -> None:
    async with opened(archive) as pilot:
        await pilot.press("j")
        await settled(pilot)
        pieces = [piece for line in pilot.app.browse.preview.text.lines for piece in line]

        def lit(role: str) -> str:
            return " ".join(text for text, roles in pieces if role in roles.split())

        assert "keep the ports open by every lawful means." in lit("verbatim")
        assert "told" not in lit("cue")
        assert "said" in lit("cue")
        assert "Transport Minister Jonas Lind" in lit("speaker")
        context = next(roles for text, roles in pieces if "He did not say" in text)
        assert context == "context"


async def test_a_held_key_opens_one_preview(opened: Any, memory_archive: Any, settled: Any) -> None:
    class Counting(memory_archive):  # type: ignore[misc]
        opened = 0

        def quote(self, id: int) -> Any:
            self.opened += 1
            return super().quote(id)

    archive = Counting()
    async with opened(archive) as pilot:
        before = archive.opened
        rows = pilot.app.browse.quotes.list
        for _ in range(5):
            rows.action_move(1)
        await settled(pilot)
        assert archive.opened == before + 1


@SIZES
async def test_enter_opens_the_document_at_the_quote(
    opened: Any, memory_archive: Any, paper: Any, said: Any, settled: Any, screen_text: Any, size: tuple[int, int]
) -> None:
    filler = "\n".join(f"Paragraph {n} says nothing at all." for n in range(120))
    text = f"{filler}\nAna Reyes said rain was near.\n{filler}\nShe added that it would be short.\n"
    quotes = (
        said("Ana Reyes", "rain was near", "said", "Ana Reyes"),
        said("Ana Reyes", "that it would be short", "added", "She", reason="the pronoun She"),
    )
    async with opened(memory_archive([paper("long.txt", text, quotes)]), size) as pilot:
        await pilot.press("j", "enter")
        await settled(pilot)
        lines = screen_text(pilot)
        current = [line for line in lines if "┃" in line]
        assert len(current) == 1
        assert "She added that it would be short." in current[0]
        assert "2/2" in flat(lines)
        await pilot.press("n")
        await settled(pilot)
        current = [line for line in screen_text(pilot) if "┃" in line]
        assert "Ana Reyes said rain was near." in current[0]
        assert "1/2" in flat(screen_text(pilot))
        await pilot.press("N")
        await settled(pilot)
        assert "2/2" in flat(screen_text(pilot))
        await pilot.press("escape")
        await settled(pilot)
        assert pilot.app.screen is pilot.app.browse
        assert pilot.app.browse.quotes.list.cursor == 1


async def test_all_quotes_of_a_document_are_marked_in_the_margin(
    opened: Any, archive: Any, settled: Any, screen_text: Any
) -> None:
    async with opened(archive) as pilot:
        await pilot.press("j", "enter")
        await settled(pilot)
        lines = screen_text(pilot)
        assert any(line.strip().startswith('│ "We will not unload') for line in lines)
        assert any(line.strip().startswith("│ Shipping companies warned") for line in lines)
        assert any("┃" in line and "keep the ports open" in line for line in lines)


async def test_a_turn_from_the_document_leads_back_to_the_list(opened: Any, archive: Any, settled: Any) -> None:
    async with opened(archive) as pilot:
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("n", "a")
        await settled(pilot)
        assert pilot.app.screen is pilot.app.browse
        assert pilot.app.browse.search.input.value == 'speaker:"Jonas Lind"'
        await pilot.press("[")
        await settled(pilot)
        assert pilot.app.browse.search.input.value == ""


async def test_a_resize_keeps_the_place_in_a_document(
    opened: Any, memory_archive: Any, paper: Any, said: Any, settled: Any, screen_text: Any
) -> None:
    filler = "\n".join(f"Paragraph {n} is long enough to need two lines in a narrow window, surely." for n in range(90))
    text = f"{filler}\nAna Reyes said rain was near.\n{filler}"
    archive = memory_archive([paper("long.txt", text, (said("Ana Reyes", "rain was near", "said", "Ana Reyes"),))])
    async with opened(archive) as pilot:
        await pilot.press("enter")
        await settled(pilot)
        await pilot.resize_terminal(62, 20)
        await settled(pilot)
        assert any("┃" in line and "rain was near" in line for line in screen_text(pilot))
