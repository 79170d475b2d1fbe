"""A user's own keys: ``keys.toml`` beside the settings, every fault of it named.

A table for each pane (``[quotes]``, ``[document]``, ... or ``[everywhere]``, which the others go before) gives actions
by name one key or several: ``copy = "c"``, ``down = ["j", "down", "ctrl-n"]``, ``unread = []`` for none. Keys are
written as they are printed on help or as Textual calls them: ``esc`` and ``escape``, ``ctrl-d`` and ``ctrl+d``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path

from textual.keys import Keys

from tui.key_map import DEFAULTS, EVERYWHERE, PANES, KeyMap, pressed, typed
from tui.keys import TYPED
from tui.settings_file import SettingsError, meant, shown, toml_in

MODIFIERS = ("ctrl", "alt", "shift", "super")
SPELT = {
    "esc": "escape", "pgup": "pageup", "pgdn": "pagedown", "return": "enter", "del": "delete", "ins": "insert",
    "↑": "up", "↓": "down", "←": "left", "→": "right", " ": "space",
}  # fmt: skip
"""Other ways to write the names of keys."""
SAME = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+left_square_bracket": "escape"}
"""Keys that a terminal sends as others."""


def read_keys(path: Path) -> tuple[KeyMap, tuple[SettingsError, ...]]:
    """The keys with what a file says of them; as they come where there is none, or with everything wrong with it."""
    if not path.exists():
        return DEFAULTS, ()
    try:
        data = toml_in(path, "keys")
    except SettingsError as error:
        return DEFAULTS, (error,)
    reading = _Reading(path)
    key_map = DEFAULTS.changed(reading.changes(data))
    if not reading.errors:
        reading.find_clashes(key_map)
    return (DEFAULTS, tuple(reading.errors)) if reading.errors else (key_map, ())


class _Reading:
    """One pass over a file's values, keeping the faults it meets."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.errors: list[SettingsError] = []

    def fault(self, key: str, problem: str) -> None:
        self.errors.append(SettingsError(self.path, key, problem))

    def changes(self, data: Mapping[str, object]) -> dict[str, dict[str, tuple[str, ...]]]:
        """The keys of each action in each table."""
        found: dict[str, dict[str, tuple[str, ...]]] = {}
        for table, actions in data.items():
            if table not in (EVERYWHERE, *PANES):
                self.fault(table, f"no such pane{meant(table, (EVERYWHERE, *PANES))}")
            elif not isinstance(actions, dict):
                self.fault(table, f"{shown(actions)} is not a table; write [{table}] on a line of its own")
            else:
                found[table] = self._actions(table, actions)
        return found

    def _actions(self, table: str, actions: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
        names = {row.name for row in DEFAULTS.rows if table == EVERYWHERE or table in row.panes}
        found: dict[str, tuple[str, ...]] = {}
        for name, value in actions.items():
            if name in names:
                found[name] = self._keys(table, name, value)
            else:
                self.fault(f"{table}.{name}", f"no such action{meant(name, sorted(names))}")
        return found

    def _keys(self, table: str, name: str, value: object) -> tuple[str, ...]:
        place = f"{table}.{name}"
        given = value if isinstance(value, list) else [value]
        found = []
        for each in given:
            key = normal(each) if isinstance(each, str) else None
            if key is None:
                self.fault(place, _no_key(each))
            elif table in TYPED and typed(key):
                self.fault(place, f"{shown(each)} is typed there; use a key with ctrl or alt, or a named one like f2")
            else:
                found.append(key)
        return tuple(dict.fromkeys(found))

    def find_clashes(self, key_map: KeyMap) -> None:
        """Name every key that would have to do two things in one pane, once for all panes with the same two."""
        panes: dict[tuple[str, str, str], list[str]] = {}
        for pane, key, one, other in key_map.clashes():
            panes.setdefault((key, one, other), []).append(pane)
        for (key, one, other), where in panes.items():
            self.fault(
                ", ".join(where), f'{shown(key)} would be both "{one}" and "{other}"; give one of them another key'
            )


def normal(written: str) -> str | None:
    """The key as the table of keys has it, None where there is no such key."""
    *front, base = re.split(r"[+-](?=.)", written) if written else [""]
    modifiers = {part.lower() for part in front}
    base = SPELT.get(base.lower(), base)
    if not modifiers <= set(MODIFIERS) or not (base.lower() in named_keys() or (len(base) == 1 and base.isprintable())):
        return None
    if not modifiers:
        return base if len(base) == 1 else base.lower()
    if modifiers == {"shift"} and base.upper() != base and len(base) == 1:
        return base.upper()
    if "alt" in modifiers and len(base) == 1 and base.isupper():
        modifiers.add("shift")
    base = base.lower() if base.isalnum() else pressed(base)
    key = "+".join([*sorted(modifiers), base])
    return SAME.get(key, key)


@lru_cache(maxsize=1)
def named_keys() -> frozenset[str]:
    """Names of keys that write nothing, as Textual has them."""
    return frozenset(key.value for key in Keys if key.value.isalnum() and key.value not in ("ignore", "any"))


def _no_key(value: object) -> str:
    use = 'write a letter, "ctrl-d", "f2", "pageup", or several in [ ]'
    if not isinstance(value, str) or not value:
        return f"{shown(value)} is no key; {use}"
    *front, base = re.split(r"[+-](?=.)", value.lower())
    wrong = next((part for part in front if part not in MODIFIERS), base)
    close = get_close_matches(wrong, [*MODIFIERS, *SPELT, *sorted(named_keys())], 1)
    near = f'did you mean "{value.lower().replace(wrong, close[0])}"? Else ' if close else ""
    return f"{shown(value)} is no key; {near}{use}"
