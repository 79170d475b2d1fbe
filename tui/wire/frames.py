"""Frames as Textual makes them, told to the terminal in fewer bytes.

This reaches into what Textual keeps to itself. Where that is not what it was, frames are sent as Textual sends them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from rich.color import ColorSystem
from rich.console import Console
from textual.strip import Strip

from tui.wire.cells import Cell, Run, cells_of, runs
from tui.wire.looks import PLAIN, Look, change, look_of
from tui.wire.picture import Picture
from tui.wire.strokes import move, strokes

try:
    from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
except ImportError:  # pragma: no cover - another Textual
    KNOWN = False
else:
    KNOWN = hasattr(Strip, "render_ansi")

SYNC_START, SYNC_END = "\x1b[?2026h", "\x1b[?2026l"
"""Around a frame that is to be shown in one piece."""
ONE_PIECE = 1_200
"""Bytes of a frame that come in one piece, over a network too: no terminal shows half of it."""
_PLAIN_AGAIN = "\x1b[m"


@dataclass(frozen=True, slots=True)
class Stretch:
    """What a frame puts on the screen from a place on."""

    x: int
    y: int
    strip: Strip


class Wire:
    """Knows what the terminal shows, and tells it of frames by what differs. ``erases`` as in `cells.runs`.

    The terminal is left in the look of what was told last: the next frame most often begins on the same ground.
    ``synchronises`` is whether it shows a frame only when that has ended, where it is told to.
    """

    def __init__(self, erases: Callable[[str], bool]) -> None:
        self.erases = erases
        self.picture = Picture()
        self.synchronises = False
        self._pen: Look | None = None

    def forget(self) -> None:
        """Nothing is known of the screen any more: what is put on it next is sent in full."""
        self.picture.forget()
        self._pen = None

    def rest(self) -> str:
        """What takes the terminal back to its plain look, for whoever writes to it next."""
        sent = _PLAIN_AGAIN if self._pen is None else change(self._pen, PLAIN)
        self._pen = PLAIN
        return sent

    def thrifty(self, frame: Any) -> Any:
        """The same frame, to be sent in fewer bytes; any other thing as it is, after which nothing is known."""
        if KNOWN and isinstance(frame, ChopsUpdate | LayoutUpdate):
            return Thrifty(frame, self)
        if frame is not None:
            self.picture.forget()
        return frame

    def tell(self, frame: Any, console: Console) -> str:
        """What is sent for a frame. Raises AttributeError, LookupError, TypeError, ValueError where it is not as
        expected."""
        sent = self._told(frame, console)
        return f"{SYNC_START}{sent}{SYNC_END}" if self.synchronises and len(sent.encode()) > ONE_PIECE else sent

    def _told(self, frame: Any, console: Console) -> str:
        if isinstance(frame, LayoutUpdate):
            self.picture.forget(frame.region.right, frame.region.bottom)
            stretches = list(_of_layout(frame))
        else:
            height, width = len(frame.chops), max(ends[-1] for ends in frame.chop_ends)
            if (width, height) != (self.picture.width, self.picture.height):
                self.picture.forget(width, height)
            stretches = list(_of_chops(frame))
        as_they_are, found = [], list[Run]()
        for stretch in stretches:
            cells = _cells(stretch.strip, console)
            if cells is None or len(cells) != stretch.strip.cell_length:
                self.picture.put(stretch.x, stretch.y, [None] * stretch.strip.cell_length)
                as_they_are.append(move(None, (stretch.x, stretch.y)) + stretch.strip.render(console))
            else:
                stood = self.picture.put(stretch.x, stretch.y, cells)
                found += runs(stretch.y, stretch.x, stood, cells, erases=self.erases)
        plain = self.rest() if as_they_are or self._pen is None else ""
        told, self._pen = strokes(found, self.picture.width, self._pen or PLAIN)
        return "".join([plain, *as_they_are, told])


def _of_layout(frame: Any) -> Iterator[Stretch]:
    for y, line in enumerate(frame.strips, frame.region.y):
        x = frame.region.x
        for strip in line:
            yield Stretch(x, y, strip)
            x += strip.cell_length


def _of_chops(frame: Any) -> Iterator[Stretch]:
    for y, first, last in frame.spans:
        for end, (x, strip) in zip(frame.chop_ends[y], frame.chops[y].items(), strict=False):
            # Taken whole, where Textual cuts at the edge of what is to be painted, through wide characters too.
            if strip is not None and x < last and end > first:
                yield Stretch(x, y, strip)


def _cells(strip: Strip, console: Console) -> list[Cell] | None:
    system = console._color_system or ColorSystem.TRUECOLOR
    pieces = []
    for text, style, control in strip:
        if control or (style is not None and style.link):
            return None
        pieces.append((text, look_of(Strip.render_ansi(style, system)) if style is not None else PLAIN))
    return cells_of(pieces)


if KNOWN:

    class Thrifty(CompositorUpdate):
        """A frame that is told by what differs, at the moment it is sent."""

        def __init__(self, frame: Any, wire: Wire) -> None:
            self.frame, self.wire = frame, wire

        def render_segments(self, console: Console) -> str:
            try:
                return self.wire.tell(self.frame, console)
            except (AttributeError, LookupError, TypeError, ValueError):
                self.wire.forget()
                return self.wire.rest() + str(self.frame.render_segments(console))
