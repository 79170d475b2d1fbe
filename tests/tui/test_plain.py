"""Text from documents is shown, never interpreted."""

from __future__ import annotations

import unicodedata

import pytest
from rich.cells import cell_len

from tui.plain import clip, fit, harmless

EVERY_CHARACTER = [chr(code) for code in range(0x110000)]
NON_JOINER = "\u200c"
FAMILY = "\U0001f469\u200d\U0001f467"
THUMB = "\U0001f44d\U0001f3fd"
FRANCE = "\U0001f1eb\U0001f1f7"
PARIS = "Pari\u0301s"
SEOUL = "서울에서 대통령이 말했다"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain words, as they are", "plain words, as they are"),
        ("“No,” she said – twice…", "“No,” she said – twice…"),
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("\x1b]52;c;cm0gLXJm\x07", "␛]52;c;cm0gLXJm␇"),
        ("\x9b31m and \x90", "\ufffd31m and \ufffd"),
        ("nul\x00 back\x08 del\x7f", "nul␀ back␈ del␡"),
        ("two\tcolumns", "two columns"),
        ("one\r\ntwo", "one \ntwo"),
        ("ab\u202edc\u202c", "ab⇄dc⇄"),
        ("\u2066isolated\u2069", "⇄isolated⇄"),
        ("left\u200eright\u200f", "left·right·"),
        ("zero\u200bwidth, soft\u00adhyphen, \ufeffmark", "zero·width, soft·hyphen, ·mark"),
        ("half \ud83d a pair", "half \ufffd a pair"),
        ("private \ue0b0 and \U0010ffff", "private \ufffd and \ufffd"),
        ("no\u00a0break, em\u2003space", "no break, em space"),
        ("line\u2028and\u2029paragraph\x85", "line and paragraph\ufffd"),
        ("[bold]not markup[/]", "[bold]not markup[/]"),
    ],
)
def test_what_a_reader_sees(text: str, shown: str) -> None:
    assert harmless(text) == shown


def test_no_character_of_unicode_comes_out_as_a_control() -> None:
    shown = harmless(" ".join(EVERY_CHARACTER), newlines="symbol")
    kinds = {unicodedata.category(character) for character in set(shown) - {NON_JOINER}}
    assert kinds.isdisjoint({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def test_every_character_keeps_its_place() -> None:
    assert all(len(harmless(character)) == 1 for character in EVERY_CHARACTER)
    assert len(harmless("".join(EVERY_CHARACTER))) == len(EVERY_CHARACTER)


def test_a_highlight_found_in_the_text_falls_on_the_same_words_when_shown() -> None:
    text = f"\x1b[1m{PARIS}\u200b said\t{SEOUL} \u202e“we will”\u202c"
    start = text.index("we will")
    assert harmless(text)[start : start + 7] == "we will"
    assert harmless(text[start : start + 7]) == "we will"


def test_only_a_newline_breaks_a_line() -> None:
    every = "".join(EVERY_CHARACTER)
    assert harmless(every).count("\n") == 1
    assert "\n" not in harmless(every, newlines="space") + harmless(every, newlines="symbol")
    assert harmless("a\nb", newlines="space") == "a b"
    assert harmless("a\nb", newlines="symbol") == "a↵b"


def test_harmless_text_stays_as_it_is() -> None:
    once = harmless("x".join(EVERY_CHARACTER))
    assert harmless(once) == once


@pytest.mark.parametrize(
    "text",
    [SEOUL, PARIS, "مصر: قال الوزير نَصًّا", "می‌خواهم", "นายกรัฐมนตรีกล่าวว่าที่นี่", "प्रधानमंत्री ने कहा", FRANCE, "東京"],
)
def test_the_worlds_scripts_are_left_alone(text: str) -> None:
    assert harmless(text) == text


def test_what_terminals_draw_in_different_widths_is_taken_apart() -> None:
    assert cell_len(harmless(FAMILY)) == 4
    assert harmless(THUMB) == "\U0001f44d·"
    assert cell_len(harmless("\u2764\ufe0f")) == 1


def test_a_character_measures_alone_what_it_measures_in_a_row() -> None:
    shown = harmless("".join(EVERY_CHARACTER), newlines="space")
    assert cell_len(shown) == sum(map(cell_len, shown))


def test_marks_neither_pile_up_nor_settle_on_what_stands_left_of_the_row() -> None:
    assert harmless("Z" + "\u0301" * 9) == "Z" + "\u0301" * 4 + "·" * 5
    assert harmless("\u0301start\n\u0301next") == "◌start\n◌next"


@pytest.mark.parametrize(
    ("text", "cells", "shown"),
    [
        ("short", 5, "short"),
        ("shorter", 5, "shor…"),
        ("two words", 5, "two…"),
        ("any", 1, "…"),
        ("any", 0, ""),
        ("any", -3, ""),
        ("", 0, ""),
        ("東京都", 6, "東京都"),
        ("東京都", 5, "東京…"),
        ("東京都", 4, "東…"),
        ("e\u0301e\u0301e\u0301", 2, "e\u0301…"),
        (FRANCE + " Paris", 3, FRANCE + "…"),
        (FRANCE + " Paris", 2, "…"),
    ],
)
def test_clipped_text_ends_between_letters(text: str, cells: int, shown: str) -> None:
    assert clip(text, cells) == shown


@pytest.mark.parametrize("text", [SEOUL, PARIS, FAMILY * 3, THUMB * 3, FRANCE * 3, "\u2764\ufe0f" * 5, "x\ty" * 9])
def test_fitted_text_fills_exactly_the_cells_it_is_given(text: str) -> None:
    for cells in range(40):
        assert cell_len(clip(harmless(text), cells)) <= cells
        assert cell_len(fit(harmless(text), cells)) == cells
        assert cell_len(fit(harmless(text), cells, right=True)) == cells
    assert fit("7", 3, right=True) == "  7"
