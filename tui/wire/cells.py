"""Rows of the screen cell by cell, and what of them differs from what stands there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from rich.cells import split_graphemes

from tui.wire.looks import Look, blank_of

Cell = tuple[str, Look]
"""A character and its look; the text of the cell behind a wide character is ""."""

_BRIDGED = 4
"""Bytes of what is unchanged that are sent again rather than stepped over: a step takes as many."""
_ERASED = 8
"""Blanks from which on it is shorter to have them erased than to send them."""
_EMOJI, _SYMBOLS = range(0x1F000, 0x20000), range(0x2600, 0x27C0)
"""Characters that terminals disagree on the width of; the latter only where they are said to be wide."""


@dataclass(frozen=True, slots=True)
class Run:
    """Cells of one look beside each other: their text, or "" for blanks to be erased. ``width`` counts cells."""

    y: int
    x: int
    text: str
    look: Look
    width: int


def cells_of(pieces: Iterable[tuple[str, Look]]) -> list[Cell] | None:
    """The cells of texts in their looks; None where terminals may disagree on which cell a character comes to stand."""
    cells: list[Cell] = []
    for text, look in pieces:
        blank = (" ", blank_of(look))
        if text.isascii():
            if not text.isprintable():
                return None
            cells += [(letter, look) if letter != " " else blank for letter in text]
            continue
        for start, end, width in split_graphemes(text)[0]:
            letter = text[start:end]
            if end - start != 1 or not _steady(letter, width):
                return None
            cells.append((letter, look) if letter != " " else blank)
            if width == 2:
                cells.append(("", look))
    return cells


def _steady(letter: str, width: int) -> bool:
    if ord(letter) in _EMOJI or not (letter.isprintable() or letter.isspace()):
        return False
    return width == 1 or (width == 2 and ord(letter) not in _SYMBOLS)


class _Unit(NamedTuple):
    """What cannot be parted: a character with the one or two cells it fills."""

    x: int
    text: str
    look: Look
    width: int
    changed: bool

    @property
    def blank(self) -> bool:
        return self.text == " " and not self.look.shows_on_blanks


class _Draft:
    """A run that grows while what follows can be told in the same look; what is unchanged is bridged where short."""

    def __init__(self, unit: _Unit) -> None:
        self.x, self.text, self.look, self.width = unit.x, unit.text, unit.look, unit.width
        self.only_blanks, self.bridge = unit.blank, ""

    def takes(self, unit: _Unit) -> bool:
        """Whether it goes on over this; where it does not, it ends at the last that was changed."""
        look = self._joined(unit)
        if look is None:
            return False
        self.bridge += unit.text
        if not unit.changed:
            return len(self.bridge.encode()) <= _BRIDGED
        self.text, self.bridge = self.text + self.bridge, ""
        self.look, self.width = look, unit.x + unit.width - self.x
        self.only_blanks = self.only_blanks and not self.text.strip(" ")
        return True

    def _joined(self, unit: _Unit) -> Look | None:
        if unit.look == self.look:
            return self.look
        if unit.look.background != self.look.background:
            return None
        if unit.blank and not self.look.shows_on_blanks:
            return self.look
        alike = self.only_blanks and unit.changed and not self.bridge and not unit.look.shows_on_blanks
        return unit.look if alike else None


def runs(
    y: int, x: int, before: Sequence[Cell | None], after: Sequence[Cell], *, erases: Callable[[str], bool]
) -> Iterator[Run]:
    """What must be sent so that the cells from ``x`` on row ``y``, which were ``before``, are ``after``.

    ``erases`` says whether the terminal gives cells that are erased this background.
    """
    draft: _Draft | None = None
    for background, group in groupby(_units(x, before, after), _ground_of_blank):
        units = list(group)
        changed = [unit for unit in units if unit.changed]
        if background is not None and len(changed) >= _ERASED and erases(background):
            if draft is not None:
                yield Run(y, draft.x, draft.text, draft.look, draft.width)
                draft = None
            yield Run(y, changed[0].x, "", changed[0].look, changed[-1].x + 1 - changed[0].x)
            continue
        for unit in units:
            if draft is not None and not draft.takes(unit):
                yield Run(y, draft.x, draft.text, draft.look, draft.width)
                draft = None
            if draft is None and unit.changed:
                draft = _Draft(unit)
    if draft is not None:
        yield Run(y, draft.x, draft.text, draft.look, draft.width)


def _ground_of_blank(unit: _Unit) -> str | None:
    return unit.look.background if unit.blank else None


def _units(x: int, before: Sequence[Cell | None], after: Sequence[Cell]) -> Iterator[_Unit]:
    """From the first cell that differs to the last."""
    differs = [old != new for old, new in zip(before, after, strict=True)]
    if True not in differs:
        return
    first, last = differs.index(True), len(differs) - 1 - differs[::-1].index(True)
    while after[first][0] == "" and first:
        first -= 1
    for at in range(first, last + 1):
        text, look = after[at]
        if text:
            wide = at + 1 < len(after) and after[at + 1][0] == ""
            yield _Unit(x + at, text, look, 1 + wide, differs[at] or (wide and differs[at + 1]))
