"""What is offered for the word that is being typed: filters, their values, words of the archive."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from core.archive.protocol import Completion
from tui.widgets.pieces import Line, Piece, one_line

OFFERED = 5
"""Completions that are offered at once."""


@dataclass(frozen=True, slots=True)
class Offers:
    """Completions of ``text`` up to character ``place``, one of them marked. None are known yet where it is None."""

    text: str = ""
    place: int = 0
    completions: tuple[Completion, ...] | None = ()
    marked: int = 0

    def turned(self, step: int) -> Offers:
        """The same with another one marked, round and round."""
        return replace(self, marked=(self.marked + step) % len(self.completions)) if self.completions else self

    def taken(self) -> tuple[str, int] | None:
        """The text with the marked one in it, and the place behind it; None where nothing is offered."""
        if not self.completions:
            return None
        chosen = self.completions[self.marked]
        start, end = chosen.span
        rest = self.text[end:]
        space = "" if chosen.text.endswith(":") or rest.startswith(" ") else " "
        before = self.text[:start] + chosen.text + space
        return before + rest, len(before)

    def line(self) -> Line:
        """What is offered, as a person reads it: each with how many quotes it finds."""
        if not self.completions:
            return ()
        pieces: list[Piece] = []
        for number, one in enumerate(self.completions):
            count = "" if one.quotes is None else f" {one.quotes:,}"
            pieces += [
                (" · " if number else "", "rule"),
                (one_line(one.text), "accent" if number == self.marked else ""),
                (count, "muted"),
            ]
        return [*pieces, (" ", "")]


class Offering:
    """Keeps what is offered in step with what is typed; ``ask`` has it looked for, ``show`` puts it on the screen."""

    def __init__(self, ask: Callable[[str, int], None], show: Callable[[Line], None]) -> None:
        self._ask, self._show = ask, show
        self._offers = Offers()
        self._wanted = False

    def typed(self, text: str, place: int) -> None:
        """Another text is typed: what was offered stays in sight until it is known what is offered now."""
        self._offers, self._wanted = Offers(text, place, None), False
        self._ask(text, place)

    def known(self, text: str, place: int, completions: Sequence[Completion]) -> tuple[str, int] | None:
        """What is offered for a text; gives the text to go on with if one was taken before it was known."""
        if (text, place) != (self._offers.text, self._offers.place):
            return None
        others = tuple(one for one in completions if text[slice(*one.span)] != one.text)
        self._offers = Offers(text, place, others[:OFFERED])
        self._show(self._offers.line())
        return self._offers.taken() if self._wanted else None

    def turn(self, step: int) -> None:
        """Mark another one."""
        self._offers = self._offers.turned(step)
        self._show(self._offers.line())

    def take(self) -> tuple[str, int] | None:
        """The text with the marked one in it, None where nothing is offered or not yet: then it is taken once it is."""
        self._wanted = self._offers.completions is None
        return self._offers.taken()

    @property
    def offers(self) -> bool:
        """Whether anything is offered, or may be as soon as it is known."""
        return self._offers.completions is None or bool(self._offers.completions)

    def end(self) -> None:
        """Offer nothing any more."""
        self._offers, self._wanted = Offers(), False
        self._show(())
