"""The lines that frame the screen: status above, the echo of the query under the search line, keys below."""

from __future__ import annotations

from collections.abc import Sequence

from core.archive.protocol import Totals
from tui.key_map import keys_of
from tui.keys import Pane
from tui.panes import crumbs
from tui.widgets.pieces import Line, Piece
from tui.widgets.text_line import KeysLine, PartsLine, TextLine
from tui.wording import counted

_PART = 3
"""The way here takes at most one of so many parts of its line."""


class Bars:
    """The three lines and what they say; each is sent only when its words change."""

    def __init__(self, label: str) -> None:
        self.label = label
        self.status = PartsLine(id="status")
        self.echo = TextLine(id="echo")
        self.footer = KeysLine()
        self._task, self._writing = "", ""
        self._totals: Totals | None = None
        self._size = ""
        self._echo: tuple[Line, Line] = ((), ())
        self._offers: Line = ()
        self._trail: tuple[Sequence[str], Sequence[str]] = ((), ())
        self._pane: Pane = "quotes"

    def show_status(self, *, totals: Totals | None = None, task: str | None = None) -> None:
        """The name of what is shown, what goes on in the background, and how much there is in all."""
        self._totals = totals or self._totals
        self._task = self._task if task is None else task
        left: list[Piece] = [(" onrecord", "accent"), ("  ", ""), (self.label, "")]
        for words in filter(None, (self._task, self._writing)):
            left += [("  ", ""), (words, "mark")]
        if self._totals is None:
            self.status.show_parts(left, ())
        else:
            key = keys_of(self.status.app).key("unread", self._pane)
            self.status.show_parts(left, _totals(self._totals), _unread(self._totals, key))

    def show_writing(self, words: str) -> None:
        """How far an export is, "" where there is none."""
        self._writing = words
        self.show_status()

    def show_echo(self, words: str, found: str = "") -> None:
        """What was understood, and by which other words the best row was found."""
        self._say([(words, "muted")], [(f"{found} ", "muted")] if found else ())

    def show_error(self, words: str) -> None:
        """What was not."""
        self._say([(words, "error")])

    def show_offers(self, offers: Line) -> None:
        """What may be meant by the word that is being typed, at the right end of the echo; () for nothing."""
        key = keys_of(self.echo.app).key("take", "search")
        self._offers = [(f"{key} " if key else "", "key"), *offers] if offers else ()
        self._say(*self._echo)

    def _say(self, left: Line, right: Line = ()) -> None:
        self._echo = left, right
        came, went = self._trail
        keys, room = keys_of(self.echo.app), self.echo.size.width // _PART
        back = crumbs.behind(came, keys.key("back", "quotes"), room)
        if back and not any(text for text, _ in left):
            left = [(crumbs.EVERYTHING, "muted")]
        left = [*(back or [("   ", "")]), *left, *crumbs.ahead(went, keys.key("forward", "quotes"))]
        self.echo.show(left, [*right, (" ", ""), *self._offers] if self._offers else right)

    def show_trail(self, came: Sequence[str], went: Sequence[str]) -> None:
        """The searches that led here, and those one went back from, the nearest of each last."""
        self._trail = came, went
        self._say(*self._echo)

    def show_keys(self, pane: Pane) -> None:
        """The keys of the pane that has the focus."""
        self._pane = pane
        self.footer.offer(keys_of(self.footer.app).footer(pane), instead=self._size)

    def show_size(self, words: str) -> None:
        """That the window is too small for everything, "" where it is not."""
        self._size = words
        self.show_keys(self._pane)


def _totals(totals: Totals) -> list[str]:
    """How much there is, what is asked for most first."""
    return [
        counted(totals.documents, "document"), counted(totals.quotes, "quote"),
        counted(totals.actors, "actor"), counted(totals.sources, "source"),
    ]  # fmt: skip


def _unread(totals: Totals, key: str) -> Line:
    """How much could not be read; ``key`` shows why."""
    if not totals.failures:
        return [(" ", "")]
    return [
        (" · ", "rule"), (f"{len(totals.failures):,} unread", "warning"), (f" {key}" if key else "", "key"), (" ", ""),
    ]  # fmt: skip
