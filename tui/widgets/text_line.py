"""One line of the screen with a left and a right end: status, echo, footer, and the titles of panes drawn as rules."""

from __future__ import annotations

from collections.abc import Sequence

from textual.geometry import Region
from textual.strip import Strip

from tui.widgets.painted import Painted
from tui.widgets.pieces import Line, Piece, crop, line_cells


class TextLine(Painted):
    """Left pieces, room, right pieces; the right end gives way first where both do not fit."""

    DEFAULT_CSS = """
    TextLine { height: 1; width: 1fr; background: $background; }
    """
    fill = " "
    fill_role = ""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.left: Line = ()
        self.right: Line = ()

    def show(self, left: Line, right: Line = ()) -> None:
        """Other words on the same line; sends nothing when they are the same."""
        if (list(left), list(right)) == (list(self.left), list(self.right)):
            return
        only_right = list(left) == list(self.left)
        changed = max(line_cells(right), line_cells(self.right)) + 2
        self.left, self.right = left, right
        if only_right and 0 < changed < self.size.width:
            self.refresh(Region(self.size.width - changed, 0, changed, 1))
        else:
            self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if y:
            return Strip.blank(width, self.rich_style)
        left = crop(self.left, width)
        room = width - line_cells(left)
        right = list(self.right) if line_cells(self.right) < room else []
        gap: Piece = (self.fill * (room - line_cells(right)), self.fill_role)
        return self.paint([*left, gap, *right], width)


class Title(TextLine):
    """The title of a pane: its number and name on a rule, a note, the position at the end.

    The rule is heavy while its pane has the focus, so that the focus shows without colour.
    """

    def __init__(self, number: str, name: str) -> None:
        super().__init__()
        self.number, self.pane_name = number, name
        self.note, self.position, self.focused = "", "", False
        self._say()

    @property
    def fill(self) -> str:  # type: ignore[override]
        return "━" if self.focused else "─"

    @property
    def fill_role(self) -> str:  # type: ignore[override]
        return "accent" if self.focused else "rule"

    def describe(self, *, note: str | None = None, position: str | None = None) -> None:
        """Say another note or position; None leaves what stands there."""
        self.note = self.note if note is None else note
        self.position = self.position if position is None else position
        self._say()

    def set_focused(self, focused: bool) -> None:
        """Mark the pane as the one that takes the keys."""
        self.focused = focused
        self._say()
        self.refresh()

    def _say(self) -> None:
        name = "accent" if self.focused else "title"
        left: list[Piece] = [
            (self.fill, self.fill_role),
            (f" {self.number}" if self.number else "", "muted"),
            (f" {self.pane_name} ", name),
        ]
        if self.note:
            left += [(self.fill, self.fill_role), (f" {self.note} ", "muted")]
        right: list[Piece] = (
            [(f" {self.position} ", "muted"), (self.fill, self.fill_role)] if self.position else []
        )
        self.show(left, right)


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
        titles = [
            title.region for title in self.screen.query(Title) if title.region.y == row and title.display
        ]
        left = any(region.right <= self.region.x for region in titles)
        right = any(region.x >= self.region.right for region in titles)
        joint = {(True, True): "┼", (True, False): "┤", (False, True): "├"}.get((left, right), "│")
        return self.paint([("┬" if joint == "┼" and y == 0 else joint, "rule")], self.size.width)
