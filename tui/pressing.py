"""What happens when a key is pressed: the key map says what, the pane that has the keys says to whom."""

from __future__ import annotations

from typing import TypeVar

from textual.app import App
from textual.dom import DOMNode

from tui.key_map import DEFAULTS, KeyMap, Paned
from tui.keys import Pane

Result = TypeVar("Result")

_WIDGETS = ("list", "view", "search", "timeline")
"""Owners of keys that are whatever has the focus; the app and the screen are the others."""


class KeyedApp(App[Result]):
    """An app whose keys are those of ``key_map``, in whichever pane they are pressed."""

    key_map: KeyMap = DEFAULTS

    @property
    def pane(self) -> Pane | None:
        """Where the keys go now; None on a screen that is not in the key map."""
        screen = self.screen
        return screen.pane if isinstance(screen, Paned) else None

    async def _check_bindings(self, key: str, priority: bool = False) -> bool:
        """Do what the key map says of a key; what it does not know, such as editing the search line, is Textual's.

        Textual binds keys to classes of widgets. Here they depend on the pane, and on the user's own file.
        """
        pane = self.pane
        row = self.key_map.at(pane, key) if pane is not None else None
        if row is not None and row.priority == priority:
            owners: dict[str, DOMNode | None] = {"app": self, **dict.fromkeys(_WIDGETS, self.screen.focused)}
            if await self.run_action(row.action, owners.get(row.owner, self.screen)):
                return True
        return await super()._check_bindings(key, priority)
