"""One line of the screen with a left and a right end: status, echo, footer, and the titles of panes drawn as rules."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.strip import Strip

from tui.widgets.painted import Painted
from tui.widgets.pieces import Line, Piece, cells, crop, line_cells

_WORTH = 20
"""Cells from which on a part of the right end is worth showing."""
_BETWEEN = " · "


class TextLine(Painted):
    """Left pieces, room, right pieces; the right end gives way where both do not fit."""

    DEFAULT_CSS = """
    TextLine { height: 1; width: 1fr; background: $background; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.left: Line = ()
        self.right: Line = ()

    def show(self, left: Line, right: Line = ()) -> None:
        """Other words on the same line; sends nothing when they are the same."""
        if (list(left), list(right)) == (list(self.left), list(self.right)):
            return
        self.left, self.right = left, right
        self.refresh()

    def fill(self, width: int) -> Piece:
        """What stands between the two ends."""
        return " " * width, ""

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if y:
            return Strip.blank(width, self.rich_style)
        left = crop(self.left, width)
        room = width - line_cells(left)
        right = crop(self.right, room - 2 if room > _WORTH else 0) if line_cells(self.right) > room else self.right
        return self.paint([*left, self.fill(room - line_cells(right)), *right], width)


class PartsLine(TextLine):
    """A line whose right end is made of parts that give way whole, the last first, before what is said after them."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.parts: Sequence[str] = ()
        self.after: Line = ()

    def show_parts(self, left: Line, parts: Sequence[str], after: Line = ()) -> None:
        """Other words on the same line; sends nothing when they are the same."""
        if (list(left), list(parts), list(after)) != (list(self.left), list(self.parts), list(self.after)):
            self.left, self.parts, self.after = left, parts, after
            self.refresh()

    def render_line(self, y: int) -> Strip:
        room = self.size.width - line_cells(self.left) - line_cells(self.after) - 2
        parts = list(self.parts)
        while len(parts) > 1 and cells(_BETWEEN.join(parts)) > room:
            parts.pop()
        self.right = [(_BETWEEN.join(parts), "muted"), *self.after]
        return super().render_line(y)


class Rule(TextLine):
    """A line filled up with a rule, heavy where it is ``lit``."""

    lit = False

    @property
    def rule(self) -> Piece:
        """The rule, one cell of it."""
        return ("━", "accent") if self.lit else ("─", "rule")

    def fill(self, width: int) -> Piece:
        return self.rule[0] * width, self.rule[1]


class Title(Horizontal):
    """The title of a pane: its number and name on a rule, a note, the position at the end.

    The rule is heavy while its pane has the focus, so that the focus shows without colour. The position is a widget of
    its own: it changes at every move, and Textual sends a widget's row from its beginning.
    """

    DEFAULT_CSS = """
    Title { height: 1; width: 1fr; }
    """

    def __init__(self, number: str, name: str) -> None:
        super().__init__()
        self.number, self.pane_name = number, name
        self.note, self.position, self.focused = "", "", False
        self.named, self.counted = Rule(), Rule()
        self.counted.styles.width = 0
        self._say()

    def compose(self) -> ComposeResult:
        yield self.named
        yield self.counted

    def describe(self, *, note: str | None = None, position: str | None = None) -> None:
        """Say another note or position; None leaves what stands there."""
        self.note = self.note if note is None else note
        self.position = self.position if position is None else position
        self._say()

    def set_focused(self, focused: bool) -> None:
        """Mark the pane as the one that takes the keys."""
        if self.focused != focused:
            self.focused = self.named.lit = self.counted.lit = focused
            self._say()
            self.named.refresh()
            self.counted.refresh()

    def _say(self) -> None:
        rule = self.named.rule
        left = [rule, (f" {self.number}" if self.number else "", "muted")]
        left.append((f" {self.pane_name} ", "accent" if self.focused else "title"))
        self.named.show([*left, rule, (f" {self.note} ", "muted")] if self.note else left)
        # Room for the largest position there can be, so that the way there needs no new layout.
        here, _, total = self.position.rpartition("/")
        room = max(cells(self.position), cells(here and f"{total}/{total}")) + 3 if self.position else 0
        if self.counted.styles.width is None or self.counted.styles.width.value != room:
            self.counted.styles.width = room
        self.counted.show((), [(f" {self.position} ", "muted"), rule] if self.position else ())


class KeysLine(TextLine):
    """The footer: as many keys as fit whole, the last two (help and quit) always, at the right end."""

    def __init__(self) -> None:
        super().__init__(id="footer")
        self.offers: Sequence[tuple[str, str]] = ()
        self.instead = ""

    def offer(self, offers: Sequence[tuple[str, str]], *, instead: str = "") -> None:
        """Offer these keys, each with its word; ``instead`` is a warning that takes the place of all but the last."""
        if (offers, instead) != (self.offers, self.instead):
            self.offers, self.instead = offers, instead
            self.refresh()

    def render_line(self, y: int) -> Strip:
        last = [piece for offer in self.offers[-2:] for piece in _key(*offer)]
        room = self.size.width - line_cells(last) - 1
        left: list[Piece] = [(" ", "")]
        if self.instead:
            left.append((self.instead, "warning"))
        for offer in () if self.instead else self.offers[:-2]:
            pieces = _key(*offer)
            if line_cells(left) + line_cells(pieces) > room:
                break
            left += pieces
        self.left, self.right = left, last
        return super().render_line(y)


def _key(key: str, word: str) -> list[Piece]:
    return [(key, "key"), (f" {word}   ", "muted")]


class Divider(Painted):
    """The line between the sidebar and the rest; joins the rules that meet it."""

    DEFAULT_CSS = """
    Divider { width: 1; height: 1fr; background: $background; }
    """

    def render_line(self, y: int) -> Strip:
        row = self.region.y + y
        titles = [title.region for title in self.screen.query(Title) if title.region.y == row and title.display]
        left = any(region.right <= self.region.x for region in titles)
        right = any(region.x >= self.region.right for region in titles)
        joint = {(True, True): "┼", (True, False): "┤", (False, True): "├"}.get((left, right), "│")
        return self.paint([("┬" if joint == "┼" and y == 0 else joint, "rule")], self.size.width)
