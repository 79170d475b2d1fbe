"""The dashboard as a picker in scripts: it ends with the quotes that were chosen."""

from __future__ import annotations

from typing import Any

from core.archive.protocol import Archive
from tui.app import Dashboard
from tui.key_map import DEFAULTS, KeyMap


class Picker(Dashboard):
    """Starts with a search; ``chosen`` are the ids of the quotes taken, empty where there was none to take.

    It stays None where the user left without choosing.
    """

    def __init__(self, archive: Archive, *, query: str = "", key_map: KeyMap = DEFAULTS, **settings: Any) -> None:
        label = f"{key_map.key('choose', 'quotes')} takes a quote, {key_map.key('quit', 'quotes')} none"
        super().__init__(archive, key_map=key_map.picking(), label=label, **settings)
        self.query_text = query
        self.chosen: list[int] | None = None

    def on_ready(self) -> None:
        """Look for what was asked, or let it be typed."""
        if self.query_text:
            self.browse.go(self.query_text)
        else:
            self.browse.action_search()

    def action_pick(self) -> None:
        """End with what is marked, or else with the quote under the cursor."""
        marked = [place.quote for place in self.browse.marking.places()]
        row = self.browse.quotes.list.current
        self.chosen = marked or ([row.id] if row is not None else [])
        self.exit()
