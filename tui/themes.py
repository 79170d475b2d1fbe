"""Themes by name, from the folders they are shipped in and the user's own; how to choose one and to wear it.

A file holds ``name``, ``description``, ``dark``, ``palette``, ``[colors]`` and ``[roles]`` (see `tui.look`:
BASE and ROLES). A role is a colour, or a table with ``color``, ``on`` (its background) and attributes. What
a file leaves out is derived from the colours it names, so three colours make a theme. ``palette`` says what
the terminal is sent:

* ``"full"``: ``#rrggbb`` or named colours, which are rounded to what the terminal can show;
* ``"terminal"``: only its own 16 colours, ``ansi_black`` to ``ansi_bright_white``, and ``ansi_default``;
* ``"none"``: no colour at all; attributes carry the meaning.

Nothing here imports Textual until a theme is worn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from tui.look import BASE, ROLES, Look, Theme
from tui.theme_file import ThemeError, read_theme

if TYPE_CHECKING:
    from textual.app import App

__all__ = [
    "BASE",
    "DARK",
    "LIGHT",
    "ROLES",
    "Look",
    "Theme",
    "ThemeError",
    "Themes",
    "UnknownTheme",
    "apply",
    "default_name",
    "load_themes",
]

Result = TypeVar("Result")

DARK = "ink"
LIGHT = "paper"
TERMINAL = "ansi"
COLORLESS = "mono"


class UnknownTheme(LookupError):  # noqa: N818  (it answers a question, nothing failed)
    """There is no theme of that name; str() says which there are."""


@dataclass(frozen=True, slots=True, eq=False)
class Themes(Mapping[str, Theme]):
    """Themes by name, in the order read, and what was wrong with the files that gave none."""

    by_name: Mapping[str, Theme]
    errors: tuple[ThemeError, ...] = ()

    def __getitem__(self, name: str) -> Theme:
        return self.by_name[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.by_name)

    def __len__(self) -> int:
        return len(self.by_name)

    def named(self, name: str) -> Theme:
        """The theme of that name. Raises UnknownTheme."""
        if name in self.by_name:
            return self.by_name[name]
        close = get_close_matches(name, self.by_name, 1)
        meant = f'did you mean "{close[0]}"? ' if close else ""
        raise UnknownTheme(f'no theme "{name}"; {meant}There are: {", ".join(self.by_name)}')


def load_themes(folders: Iterable[Path]) -> Themes:
    """Every theme in the folders (``*.toml``); one in a later folder replaces one of its name in an earlier.

    A folder that does not exist holds none. A file that is wrong is left out and its faults are in
    ``errors``.
    """
    found: dict[str, Theme] = {}
    errors: list[ThemeError] = []
    for folder in folders:
        here: dict[str, Path] = {}
        for path in sorted(folder.glob("*.toml")) if folder.is_dir() else ():
            theme, wrong = read_theme(path)
            errors.extend(wrong)
            if theme is None:
                continue
            if theme.name in here:
                errors.append(ThemeError(path, "name", f'"{theme.name}" is taken by {here[theme.name].name} beside it'))
                continue
            here[theme.name] = path
            found[theme.name] = theme
    return Themes(found, tuple(errors))


def default_name(environ: Mapping[str, str]) -> str:
    """The theme for a user who chose none: what this terminal can show well.

    ``mono`` with NO_COLOR or a dumb terminal; the terminal's own colours where it does not claim 256 or
    more (as `rich.console.Console` judges by COLORTERM and TERM), for rounding fine shades to 16 makes some
    of them one.
    """
    terminal = environ.get("TERM", "").lower()
    if environ.get("NO_COLOR") or terminal in ("dumb", "unknown"):
        return COLORLESS
    many = environ.get("COLORTERM", "").lower() in ("truecolor", "24bit")
    many = many or terminal.rpartition("-")[2] in ("256color", "kitty", "direct")
    return DARK if many else TERMINAL


def apply(app: App[Result], theme: Theme) -> Theme:
    """Dress a Textual app in a theme, and return the theme it now wears: one without colour under NO_COLOR.

    Call it in the app's ``__init__``, after ``super().__init__()``: stylesheets that name roles
    (``$match``) are read before ``on_mount``. Call it again to change themes. ``App.ansi_color`` stays
    None, as it is by default; Textual then takes it from the theme. Filters on the way out see to what a
    theme alone cannot promise, as Textual's own widgets name colours too: with the palette "terminal" only
    the terminal's 16 colours are sent, with "none" or NO_COLOR no colour at all.
    """
    from tui.wearing import wear

    return wear(app, theme)
