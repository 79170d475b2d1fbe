"""What a theme is: base colours, and for each role in the dashboard a colour, a background and attributes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from rich.style import Style
    from textual.theme import Theme as TextualTheme

Palette = Literal["full", "terminal", "none"]
PALETTES: tuple[Palette, ...] = ("full", "terminal", "none")

ATTRIBUTES = ("bold", "dim", "italic", "underline", "reverse")
DEFAULT = "ansi_default"
"""The colour that the terminal itself draws with, or on."""

REQUIRED = ("background", "foreground", "accent")
BASE = (*REQUIRED, "primary", "secondary", "surface", "panel", "warning", "error", "success")

_STATES = {True: ("#e5c07b", "#ff7b72", "#8fce8f"), False: ("#7a5200", "#b00020", "#1f6b2c")}


@dataclass(frozen=True, slots=True)
class Look:
    """How one role is drawn: ``#rrggbb`` or ``ansi_*`` colours, None for those around it, and ATTRIBUTES."""

    color: str | None = None
    on: str | None = None
    attributes: frozenset[str] = frozenset()

    def css_style(self, *, lit: bool = False) -> str:
        """The attributes as a value of CSS ``text-style``; ``lit`` undoes the dimness of what it is laid
        upon."""
        words = [name for name in ATTRIBUTES if name in self.attributes]
        if lit and "dim" not in words:
            words = ["not dim", *words]
        return " ".join(words) or "none"

    def style(self) -> Style:
        """The look as a rich Style; what it leaves open stays open, so that looks can be added."""
        return _style(self)


@lru_cache(maxsize=512)
def _style(look: Look) -> Style:
    from rich.style import Style

    words = [*look.attributes, _rich(look.color) or "", f"on {_rich(look.on)}" if look.on else ""]
    return Style.parse(" ".join(filter(None, words)))


def _rich(color: str | None) -> str | None:
    return color.removeprefix("ansi_") if color else None


VISIBLE = frozenset({"bold", "underline", "reverse"})
"""Attributes that every terminal shows, one of which a match must have: colour may be missing."""

_ROLES: Mapping[str, tuple[str, frozenset[str]]] = MappingProxyType(
    {  # role: the base colour it has where a theme gives none, and its attributes
        "match": ("accent", frozenset({"bold", "underline"})),
        "verbatim": ("foreground", frozenset({"bold"})),
        "cue": ("secondary", frozenset({"italic"})),
        "speaker": ("primary", frozenset({"bold"})),
        "source": ("secondary", frozenset()),
        "date": ("muted", frozenset()),
        "muted": ("muted", frozenset()),
        "rule": ("faint", frozenset()),
        "title": ("foreground", frozenset({"bold"})),
        "key": ("accent", frozenset({"bold"})),
        "mark": ("warning", frozenset({"bold"})),
        "selection": ("foreground", frozenset({"bold"})),
    }
)
ROLES = tuple(_ROLES)
_WITHOUT_COLOR: Mapping[str, frozenset[str]] = MappingProxyType(
    {"selection": frozenset({"reverse"}), "muted": frozenset({"dim"}), "rule": frozenset({"dim"})}
)


@dataclass(frozen=True, slots=True, eq=False)
class Theme:
    """A complete theme: a colour for each of BASE, DEFAULT where there are none, and a look for each role."""

    name: str
    description: str
    dark: bool
    palette: Palette
    colors: Mapping[str, str]
    looks: Mapping[str, Look]

    def style(self, role: str) -> Style:
        """How to draw a role, as a rich Style. Raises KeyError for what is not in ROLES."""
        return self.looks[role].style()

    def without_color(self) -> Theme:
        """The same theme where no colour is wanted (https://no-color.org): attributes alone."""
        if self.palette == "none":
            return self
        looks = {role: Look(attributes=_uncolored(role, look.attributes)) for role, look in self.looks.items()}
        return replace(self, palette="none", colors=dict.fromkeys(BASE, DEFAULT), looks=looks)

    def variables(self) -> Mapping[str, str]:
        """CSS variables: ``$ROLE``, ``$ROLE-background`` and ``$ROLE-style`` for every role.

        ``$selection`` is a background, as its name promises; its text has ``$selection-text``. Where
        dimness stands in for a paler colour, a role laid upon a dim one lights it up again, as its own
        colour would.
        """
        found: dict[str, str] = {}
        for role, look in self.looks.items():
            found[role] = look.color or self.colors["foreground"]
            found[f"{role}-background"] = look.on or ("transparent" if self.palette == "full" else DEFAULT)
            found[f"{role}-style"] = look.css_style(lit=self.palette != "full")
        found["selection-text"] = found["selection"]
        found["selection"] = found["selection-background"]
        return found

    def to_textual(self) -> TextualTheme:
        """The theme for Textual to register; `tui.themes.apply` does that and what else it takes."""
        from tui.wearing import textual_theme

        return textual_theme(self)


def complete(
    name: str,
    description: str,
    dark: bool,
    palette: Palette,
    colors: Mapping[str, str],
    looks: Mapping[str, Look],
) -> Theme:
    """A theme from what its file says: REQUIRED colours (unless the palette is "none"), the rest if given.

    A look's open colours are filled in; its attributes are taken as they are.
    """
    base = _base_colors(dark, palette, colors)
    whole = {role: looks.get(role) or default_look(role, palette) for role in ROLES}
    if palette == "full":
        tones = {
            **base,
            "muted": blend(base["foreground"], base["background"], 0.32),
            "faint": blend(base["foreground"], base["background"], 0.7),
        }
        for role, look in whole.items():
            whole[role] = replace(look, color=look.color or tones[_ROLES[role][0]])
        if whole["selection"].on is None:
            ground = blend(base["background"], base["accent"], 0.2)
            whole["selection"] = replace(whole["selection"], on=ground)
    elif palette == "terminal":
        for role, look in whole.items():
            tone = base.get(_ROLES[role][0], DEFAULT)
            whole[role] = look if look.color or role == "selection" else replace(look, color=tone)
    return Theme(name, description, dark, palette, base, whole)


def default_look(role: str, palette: Palette) -> Look:
    """The attributes of a role in a theme that says nothing of it."""
    attributes = _ROLES[role][1]
    return Look(attributes=attributes if palette == "full" else _uncolored(role, attributes))


def _uncolored(role: str, attributes: frozenset[str]) -> frozenset[str]:
    return attributes | _WITHOUT_COLOR.get(role, frozenset())


def _base_colors(dark: bool, palette: Palette, colors: Mapping[str, str]) -> dict[str, str]:
    if palette == "none":
        return dict.fromkeys(BASE, DEFAULT)
    base = dict(colors)
    states = _STATES[dark] if palette == "full" else ("ansi_yellow", "ansi_red", "ansi_green")
    for state, color in zip(("warning", "error", "success"), states, strict=True):
        base.setdefault(state, color)
    base.setdefault("primary", base["accent"])
    base.setdefault("secondary", base["primary"])
    base.setdefault("surface", base["background"])
    base.setdefault("panel", base["surface"])
    return base


def blend(color: str, toward: str, share: float) -> str:
    """A ``#rrggbb`` colour moved a ``share`` (0 to 1) of the way toward another."""
    pairs = zip(_channels(color), _channels(toward), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _channels(color: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(color.removeprefix("#")))
