"""Reading one theme file: every key and every colour is checked, each fault named with file and key."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path

from tui.look import (
    ATTRIBUTES,
    BASE,
    DEFAULT,
    PALETTES,
    REQUIRED,
    ROLES,
    VISIBLE,
    Look,
    Palette,
    Theme,
    complete,
    default_look,
)
from tui.plain import harmless
from tui.settings_file import SettingsError, shown, toml_in

_TOP = ("name", "description", "dark", "palette", "colors", "roles")
_IN_ROLE = ("color", "on", *ATTRIBUTES)
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_SHADES = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")
TERMINAL_COLORS = (DEFAULT, *(f"ansi_{s}" for s in _SHADES), *(f"ansi_bright_{s}" for s in _SHADES))


class ThemeError(SettingsError):
    """One fault of a theme file."""


def read_theme(path: Path) -> tuple[Theme | None, tuple[ThemeError, ...]]:
    """The theme in a file, or None with everything that is wrong with it."""
    try:
        data = toml_in(path, "a theme")
    except SettingsError as error:
        return None, (ThemeError(error.path, error.key, error.problem),)
    return _Reading(path, data).theme()


class _Reading:
    """One pass over a file's values, keeping the faults it meets."""

    def __init__(self, path: Path, data: Mapping[str, object]) -> None:
        self._path = path
        self._data = data
        self._errors: list[ThemeError] = []
        self._palette: Palette = "full"

    def theme(self) -> tuple[Theme | None, tuple[ThemeError, ...]]:
        self._known("", self._data, _TOP)
        self._palette = self._read_palette()
        name = self._read_name()
        description = self._typed("description", self._data.get("description", ""), str, "a text")
        dark = self._typed("dark", self._data.get("dark", True), bool, "true or false")
        colors = self._read_colors()
        looks = self._read_roles()
        if self._errors:
            return None, tuple(self._errors)
        words = harmless(str(description), newlines="space")
        return complete(name, words, bool(dark), self._palette, colors, looks), ()

    def _fault(self, key: str, problem: str) -> None:
        self._errors.append(ThemeError(self._path, key, problem))

    def _known(self, table: str, keys: Iterable[str], allowed: tuple[str, ...]) -> None:
        for key in keys:
            if key not in allowed:
                self._fault(f"{table}{key}", f"no such key{_instead(table, key, allowed)}")

    def _typed(self, key: str, value: object, kind: type, words: str) -> object:
        if not isinstance(value, kind):
            self._fault(key, f"{shown(value)} is not {words}")
        return value

    def _table(self, key: str) -> Mapping[str, object]:
        table = self._data.get(key, {})
        if isinstance(table, dict):
            return table
        self._fault(key, f"{shown(table)} is not a table; write [{key}] on a line of its own")
        return {}

    def _read_palette(self) -> Palette:
        palette = self._data.get("palette", "full")
        if palette in PALETTES:
            return palette
        choices = ", ".join(f'"{choice}"' for choice in PALETTES)
        self._fault("palette", f"{shown(palette)} is no palette; use one of {choices}")
        return "full"

    def _read_name(self) -> str:
        name = self._data.get("name", self._path.stem)
        if isinstance(name, str) and _NAME.fullmatch(name):
            return name
        self._fault("name", f"{shown(name)} is no name; use small letters, digits and hyphens")
        return ""

    def _read_colors(self) -> dict[str, str]:
        table = self._table("colors")
        self._known("colors.", table, BASE)
        if self._palette == "none":
            if table:
                self._fault("colors", 'a theme with palette = "none" has no colours; leave them out')
            return {}
        missing = [key for key in REQUIRED if key not in table]
        for key in missing:
            self._fault(f"colors.{key}", f"missing; every theme needs {', '.join(REQUIRED[:-1])} and {REQUIRED[-1]}")
        found = {key: self._color(f"colors.{key}", table[key]) for key in BASE if key in table}
        return {key: color for key, color in found.items() if color is not None}

    def _read_roles(self) -> dict[str, Look]:
        table = self._table("roles")
        self._known("roles.", table, ROLES)
        return {role: self._look(role, table[role]) for role in ROLES if role in table}

    def _look(self, role: str, value: object) -> Look:
        key = f"roles.{role}"
        attributes = set(default_look(role, self._palette).attributes)
        if not isinstance(value, dict):
            return Look(self._color(key, value), None, frozenset(attributes))
        self._known(f"{key}.", value, _IN_ROLE)
        color, on = (self._color(f"{key}.{part}", value[part]) if part in value else None for part in ("color", "on"))
        for attribute in ATTRIBUTES:
            if attribute in value:
                wanted = self._typed(f"{key}.{attribute}", value[attribute], bool, "true or false")
                (attributes.add if wanted else attributes.discard)(attribute)
        if role == "match" and not attributes & VISIBLE:
            self._fault(key, "cannot be seen without colour; set bold, underline or reverse to true")
        return Look(color, on, frozenset(attributes))

    def _color(self, key: str, value: object) -> str | None:
        color = _color(value)
        if color is None:
            self._fault(key, _no_color(value))
        elif self._palette == "none":
            self._fault(key, 'a theme with palette = "none" has no colours; leave it out')
        elif color.startswith("ansi_") != (self._palette == "terminal"):
            palette = "terminal" if color.startswith("ansi_") else "full"
            self._fault(
                key,
                f'"{value}" belongs in a theme with palette = "{palette}", this one has "{self._palette}"',
            )
        return color


def _color(value: object) -> str | None:
    """``#rrggbb`` in small letters or an ``ansi_*`` name; None if it is no colour."""
    if not isinstance(value, str):
        return None
    if value in TERMINAL_COLORS:
        return value
    if _HEX.fullmatch(value):
        digits = value[1:].lower()
        return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))
    return _named_colors().get(value)


@lru_cache(maxsize=1)
def _named_colors() -> Mapping[str, str]:
    """The names rich knows, as fixed colours: ``red`` is a red here, the terminal's own is ``ansi_red``."""
    from rich.color import ANSI_COLOR_NAMES, Color

    return {name: Color.parse(name).get_truecolor().hex for name in ANSI_COLOR_NAMES}


def _no_color(value: object) -> str:
    use = 'use #rrggbb, a name like "dark_orange", or ansi_blue'
    if not isinstance(value, str):
        return f"{shown(value)} is no colour; {use}, in quotation marks"
    close = [] if value.startswith("#") else get_close_matches(value, (*TERMINAL_COLORS, *_named_colors()), 1)
    meant = f'did you mean "{close[0]}"? Else ' if close else ""
    return f"{shown(value)} is no colour; {meant}{use}"


def _instead(table: str, key: str, allowed: tuple[str, ...]) -> str:
    close = get_close_matches(key, allowed, 1)
    if close:
        return f'; did you mean "{close[0]}"?'
    other = next((place for place, keys in (("roles", ROLES), ("colors", BASE)) if key in keys), None)
    if other and table != f"{other}.":
        return f"; it belongs under [{other}]"
    return f"; there are {', '.join(allowed)}"
