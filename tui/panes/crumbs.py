"""The way here in a few words: what was searched for before, and what one went back from."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from tui.plain import clip
from tui.widgets.pieces import Line, Piece, line_cells, one_line

EVERYTHING = "everything"
_LONGEST = 22
"""Cells of one crumb at most."""


def behind(texts: Sequence[str], key: str, room: int) -> list[Piece]:
    """The searches that lead here, the latest last, as many as fit into ``room`` cells; ``key`` goes back.

    At least the latest is said, and that there were others; [] where this is the beginning.
    """
    names = _names(texts)
    if not names:
        return []
    shown: list[Piece] = []
    for name in reversed(names):
        longer: list[Piece] = [(name, "muted"), (" › ", "rule"), *shown]
        if shown and line_cells(longer) > room:
            shown = [("… › ", "rule"), *shown]
            break
        shown = longer
    return [(" ", ""), (f"{key} " if key else "", "key"), *shown]


def ahead(texts: Sequence[str], key: str) -> Line:
    """The search that one went back from last; () where there is none."""
    names = _names(texts)
    return [("   ", ""), (f"{key} " if key else "", "key"), (names[-1], "muted")] if names else ()


def _names(texts: Sequence[str]) -> list[str]:
    return [clip(one_line(text.strip()) or EVERYTHING, _LONGEST) for text, _ in groupby(texts)]
