"""Text from documents is shown, never interpreted, and keeps its place on the line."""

from __future__ import annotations

from typing import Any

import pytest
from rich.cells import cell_len

SIZES = pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])

NASTY = (
    "[bold]not bold[/bold] \x1b[31mred\x1b]52;c;QUFB\x07 \x9b2J tab\there \u202eturned\u202c {x} [@click=app.quit]q[/]"
)


def nasty(memory_archive: Any, paper: Any, said: Any) -> Any:
    from core.model import Source

    text = f"{NASTY}: {NASTY} said {NASTY}."
    name = f"Eve {NASTY}"
    return memory_archive(
        [
            paper(
                f"bad\x1b[2J{NASTY}.txt", text, (said(name, NASTY, "said", "", "direct", title=NASTY, reason=NASTY),),
                NASTY, (Source(NASTY, "publisher", None), Source(NASTY, "agency", None)),
            )
        ]
    )  # fmt: skip


@SIZES
@pytest.mark.parametrize("keys", [(), ("enter",), ("1",), ("y",), ("Y",), ("a",), ("/", "z")], ids=str)
async def test_no_control_character_reaches_the_screen(
    opened: Any, memory_archive: Any, paper: Any, said: Any, settled: Any, screen_text: Any,
    size: tuple[int, int], keys: tuple[str, ...],
) -> None:  # fmt: skip
    async with opened(nasty(memory_archive, paper, said), size) as pilot:
        await pilot.press(*keys)
        await settled(pilot)
        lines = screen_text(pilot)
        for line in lines:
            assert not [c for c in line if ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or c in "\u202e\u202c"]
        if keys in ((), ("enter",)):
            assert "[bold]not" in "\n".join(lines)


@SIZES
async def test_every_row_is_exactly_as_wide_as_the_screen(
    opened: Any, memory_archive: Any, paper: Any, said: Any, settled: Any, size: tuple[int, int]
) -> None:
    words = ("能源价格不会下降" * 6, "ne\u0301e " * 30, "👩‍🚀 spoke 🇰🇷 today " * 5, "มีน้ำใจ " * 12, "\u0301starts bare")
    text = "\n".join(f"陈伟 said {each}." for each in words)
    quotes = tuple(said("陈伟", each, "said", "陈伟", "direct", each, "外长") for each in words)
    async with opened(memory_archive([paper("宽.txt", text, quotes)]), size) as pilot:
        for keys in ((), ("j",), ("j", "j"), ("enter",), ("n",)):
            await pilot.press(*keys)
            await settled(pilot)
            for strip in pilot.app.screen._compositor.render_strips():
                assert sum(cell_len(segment.text) for segment in strip) == size[0]


async def test_the_column_after_a_wide_name_stands_where_it_does_for_others(
    opened: Any, memory_archive: Any, paper: Any, said: Any, screen_text: Any
) -> None:
    text = "陈伟 said rain would come. Ana Reyes said sun would come."
    quotes = (said("陈伟", "rain would come", "said", "陈伟"), said("Ana Reyes", "sun would come", "said", "Ana Reyes"))
    async with opened(memory_archive([paper("a.txt", text, quotes)])) as pilot:
        first, second = screen_text(pilot)[4:6]
        assert cell_len(first[: first.index("rain")]) == cell_len(second[: second.index("sun")])
