"""Which panes are on the screen: as many as its size allows, or the one that is zoomed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from textual.geometry import Size
from textual.screen import Screen

from tui.keys import Pane

SMALLEST = (60, 15)
"""Columns and lines from which on there is more than a list."""
_LOWEST_TIMELINE = 20
_TINY = 10
"""Lines below which the line at the top makes room for the list."""
_SLIM = 44
"""Columns below which the search line keeps what is typed, and not how much was found."""

ORDER: tuple[Pane, ...] = ("sources", "actors", "quotes", "timeline", "preview")
_GIVES_WAY: Mapping[Pane, tuple[str, ...]] = {
    "sources": ("main", "actors"),
    "actors": ("main", "sources"),
    "quotes": ("side", "preview", "timeline"),
    "timeline": ("side", "preview"),
    "preview": ("side", "quotes", "timeline"),
}
"""What goes out of sight for a zoomed pane; the timeline takes its quotes along."""


_CSS = """
Browse { background: $background; }
Browse #body { height: 1fr; }
Browse #side { width: 26%; min-width: 30; max-width: 44; }
Browse #main { width: 1fr; }
Browse.-narrow #side, Browse.-narrow Divider { display: none; }
Browse.-narrow.-aside #side { display: block; width: 1fr; max-width: 100%; }
Browse.-narrow.-aside #main { display: none; }
Browse.-narrow #quotes, Browse.-narrow #preview { height: 1fr; }
Browse.-small #preview, Browse.-small #timeline, Browse.-low #timeline { display: none; }
Browse.-tiny #status, Browse.-tiny #echo, Browse.-slim #search-found { display: none; }
Browse.-zoomed Divider { display: none; }
Browse.-zoomed #side { width: 1fr; max-width: 100%; }
"""
CSS = _CSS + "\n".join(
    f"Browse.-zoomed-{pane} #{other} {{ display: none !important; }}"
    for pane, others in _GIVES_WAY.items()
    for other in others
)
"""The style sheet of the main screen; the classes in it are set here, ``-narrow`` by Textual."""


class Arranging:
    """Sets the classes of the screen that its style sheet goes by."""

    def __init__(self, screen: Screen[Any]) -> None:
        self.screen = screen
        self.zoomed: Pane | None = None

    def fit(self, size: Size) -> str:
        """Show what a screen of this size has room for; what is hidden in a small one, in words."""
        small = size.width < SMALLEST[0] or size.height < SMALLEST[1]
        self.screen.set_class(small, "-small")
        self.screen.set_class(size.height < _LOWEST_TIMELINE, "-low")
        self.screen.set_class(size.height < _TINY, "-tiny")
        self.screen.set_class(size.width < _SLIM, "-slim")
        if self.zoomed is not None and not self.has_room(self.zoomed):
            self._zoom("quotes")
        words = f"{size.width}×{size.height} hides preview and timeline: they need {SMALLEST[0]}×{SMALLEST[1]}"
        return words if small else ""

    def has_room(self, pane: Pane) -> bool:
        """Whether a pane can be shown at this size."""
        small, low = self.screen.has_class("-small"), self.screen.has_class("-low")
        return {"preview": not small, "timeline": not (small or low)}.get(pane, True)

    def toggle_zoom(self, pane: Pane) -> None:
        """Let a pane fill the screen, or show all again."""
        self._zoom(pane if self.zoomed is None else None)

    def show(self, pane: Pane) -> None:
        """See to it that a pane is in sight, in the place of the one that is zoomed if any is."""
        self.screen.set_class(pane in ("sources", "actors"), "-aside")
        if self.zoomed is not None and pane in _GIVES_WAY:
            self._zoom(pane)

    def beside(self, pane: Pane, step: int) -> Pane:
        """The next pane that has room, or the one before."""
        panes = [each for each in ORDER if self.has_room(each)]
        return panes[(panes.index(pane if pane in panes else "quotes") + step) % len(panes)]

    def _zoom(self, pane: Pane | None) -> None:
        if pane == self.zoomed:
            return
        self.screen.set_class(pane is not None, "-zoomed")
        for each in ORDER:
            self.screen.set_class(each == pane, f"-zoomed-{each}")
        self.zoomed = pane
