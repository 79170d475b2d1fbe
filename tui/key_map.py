"""Which key does what in which pane: the table of `tui.keys`, or what a user made of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations
from typing import Protocol, get_args, runtime_checkable

from textual.binding import Binding

from tui.keys import GROUPS, KEYS, PREVIEW, QUOTES, TYPED, Key, Pane

PANES: tuple[Pane, ...] = get_args(Pane)
EVERYWHERE = "everywhere"
OPENING = ("choose", "open")
TAKEN = QUOTES | PREVIEW
"""Actions, and the panes in which they open a quote."""

Changes = Mapping[str, Mapping[str, tuple[str, ...]]]
"""The keys of actions by name, by pane or for EVERYWHERE; what stands for a pane counts there before the rest."""

_PRINTED = {
    "escape": "esc", "pageup": "pgup", "pagedown": "pgdn",
    "up": "↑", "down": "↓", "left": "←", "right": "→", "ctrl+": "ctrl-", "shift+": "shift-", "alt+": "alt-",
}  # fmt: skip


@dataclass(frozen=True)
class KeyMap:
    """Rows of the table, with the keys that are theirs now."""

    rows: tuple[Key, ...] = KEYS

    @cached_property
    def _by_key(self) -> Mapping[tuple[Pane, str], Key]:
        return {(pane, pressed(name)): row for row in self.rows for pane in row.panes for name in row.keys}

    def at(self, pane: Pane, key: str) -> Key | None:
        """What a key does in a pane, by Textual's name of it; None where it is not ours."""
        return self._by_key.get((pane, key))

    def of(self, pane: Pane) -> list[Key]:
        """Everything that has a key in a pane, in the order of the table."""
        return [row for row in self.rows if pane in row.panes and row.keys]

    def footer(self, pane: Pane) -> list[tuple[str, str]]:
        """What the footer offers in a pane: the first key of each action as printed, and its word."""
        return [(printed(row.keys[0]), row.footer) for row in self.of(pane) if row.footer]

    def key(self, name: str, pane: Pane) -> str:
        """The first key of an action in a pane, as printed; "" where it has none."""
        return next((printed(row.keys[0]) for row in self.of(pane) if row.name == name), "")

    def groups(self) -> list[tuple[str, list[Key]]]:
        """Every row that has a key, by group, in the order of help."""
        return [(name, [row for row in self.rows if row.group == name and row.keys]) for name in GROUPS]

    def changed(self, changes: Changes) -> KeyMap:
        """The same with other keys for some actions; an action with none at all rests."""
        return KeyMap(tuple(part for row in self.rows for part in _parts(row, changes)))

    def picking(self) -> KeyMap:
        """The same where quotes are chosen: the key that opens a quote takes it."""
        return KeyMap(tuple(_taking(row) if row.name in OPENING and row.panes <= TAKEN else row for row in self.rows))

    def clashes(self) -> Iterator[tuple[Pane, str, str, str]]:
        """Every pane and key with two actions, by name, of which only one could ever be started there."""
        for pane in PANES:
            for one, other in combinations(self.of(pane), 2):
                for name in one.keys:
                    if pressed(name) in map(pressed, other.keys):
                        yield pane, name, one.name, other.name


DEFAULTS = KeyMap()


@runtime_checkable
class Keyed(Protocol):
    """An app that has a key map."""

    key_map: KeyMap


@runtime_checkable
class Paned(Protocol):
    """A screen that says in which of the panes the keys go now."""

    @property
    def pane(self) -> Pane: ...


def keys_of(app: object) -> KeyMap:
    """The keys of the app that something is shown in."""
    return app.key_map if isinstance(app, Keyed) else DEFAULTS


def _taking(row: Key) -> Key:
    return replace(row, action="pick", owner="app", help="print this quote, or those that are marked", footer="take")


def _parts(row: Key, changes: Changes) -> Iterator[Key]:
    """The row, or one for each set of panes in which its keys differ now."""
    panes_by_keys: dict[tuple[str, ...], set[Pane]] = {}
    for pane in PANES:
        if pane in row.panes:
            panes_by_keys.setdefault(_keys_in(pane, row, changes), set()).add(pane)
    for keys, panes in panes_by_keys.items():
        yield replace(row, pressed=" ".join(keys), panes=frozenset(panes))


def _keys_in(pane: Pane, row: Key, changes: Changes) -> tuple[str, ...]:
    own = changes.get(pane, {}).get(row.name)
    if own is not None:
        return own
    shared = changes.get(EVERYWHERE, {}).get(row.name)
    if shared and pane in TYPED:
        shared = tuple(key for key in shared if not typed(key)) or row.keys
    return row.keys if shared is None else shared


def typed(key: str) -> bool:
    """Whether the key writes a character where something is typed."""
    return len(key) == 1 or key == "space"


def pressed(key: str) -> str:
    """Textual's name of a key: ``question_mark`` for ``?``."""
    return next(iter(Binding.make_bindings([Binding("comma" if key == "," else key, "")]))).key


def printed(key: str) -> str:
    """A key as it is written on keyboards and in help: ``ctrl-d``, ``esc``, ``↓``, ``F1``."""
    for name, word in _PRINTED.items():
        key = word if key == name else key.replace(name, word) if name.endswith("+") else key
    return key.upper() if key[0] == "f" and key[1:].isdigit() else key
