"""A theme on a Textual app: its variables, and filters that keep what the terminal is sent within the
palette."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

from rich.color import Color as RichColor
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.color import Color
from textual.filter import LineFilter, Monochrome, NoColor
from textual.theme import Theme as TextualTheme

from tui.look import DEFAULT, Theme

Result = TypeVar("Result")

_PALETTE = "onrecord-palette"

_WITHOUT_SHADES = {
    # A cursor cannot be told by a shade here: it is drawn reversed, in whatever colours stand under it.
    "input-cursor-foreground": DEFAULT,
    "input-cursor-background": DEFAULT,
    "input-cursor-text-style": "reverse",
    # Textual's own stylesheets name these, but it has them for themes with shades only.
    "ansi-background": DEFAULT,
    "ansi-foreground": DEFAULT,
    "surface-active": DEFAULT,
    "foreground-disabled": DEFAULT,
}


def textual_theme(theme: Theme) -> TextualTheme:
    """The theme in Textual's terms, its roles as CSS variables (`Theme.variables`)."""
    colors = theme.colors
    return TextualTheme(
        name=theme.name,
        primary=colors["primary"],
        secondary=colors["secondary"],
        warning=colors["warning"],
        error=colors["error"],
        success=colors["success"],
        accent=colors["accent"],
        foreground=colors["foreground"],
        background=colors["background"],
        surface=colors["surface"],
        panel=colors["panel"],
        boost=None if theme.palette == "full" else DEFAULT,
        dark=theme.dark,
        ansi=theme.palette != "full",
        variables={**_parts(theme), **theme.variables(), _PALETTE: theme.palette},
    )


def _parts(theme: Theme) -> dict[str, str]:
    """The variables of Textual's own widgets, in the theme's roles instead of shades mixed from its base."""
    own = theme.variables()
    ground, text, style = own["selection"], own["selection-text"], own["selection-style"]
    cursor = {"foreground": text, "background": ground, "text-style": style}
    found = {f"block-cursor-{part}": value for part, value in cursor.items()}
    found |= {f"block-cursor-blurred-{part}": value for part, value in cursor.items()}
    found |= {
        "text-muted": own["muted"],
        "border": theme.colors["accent"],
        "border-blurred": own["rule"],
        "footer-foreground": own["muted"],
        "footer-background": theme.colors["panel"],
        "footer-key-foreground": own["key"],
        "footer-description-foreground": own["muted"],
        "input-cursor-foreground": theme.colors["background"],
        "input-cursor-background": theme.colors["foreground"],
        "input-selection-foreground": text,
        "input-selection-background": ground,
        "screen-selection-foreground": text,
        "screen-selection-background": ground,
        "link-color": theme.colors["primary"],
        "link-style": "underline",
        "scrollbar": own["rule"],
        "scrollbar-hover": own["muted"],
        "scrollbar-active": theme.colors["accent"],
        "scrollbar-background": theme.colors["background"],
        "scrollbar-background-hover": theme.colors["background"],
        "scrollbar-background-active": theme.colors["background"],
        "scrollbar-corner-color": theme.colors["background"],
    }
    return found if theme.palette == "full" else {**found, **_WITHOUT_SHADES}


def wear(app: App[Result], theme: Theme) -> Theme:
    """Register the theme with the app and put it on; see `tui.themes.apply`."""
    worn = theme.without_color() if app.no_color else theme
    dressed = textual_theme(worn)
    app.register_theme(dressed)
    _guard(app)
    if app.theme == dressed.name and app.is_running:
        # Textual takes a theme of the same name for the same theme, which after an edit it is not.
        app.mutate_reactive(App.theme)
    else:
        app.theme = dressed.name
    return worn


def _guard(app: App[Result]) -> None:
    """Put the filters behind Textual's own, once.

    Its Monochrome, which NO_COLOR brings, turns colours into greys and sends those in full; it goes.
    """

    def palette() -> str | None:
        return app.current_theme.variables.get(_PALETTE)

    if any(isinstance(line_filter, _Within) for line_filter in app._filters):
        return
    app._filters = [
        *(line_filter for line_filter in app._filters if not isinstance(line_filter, Monochrome | NoColor)),
        _Within(_in_16_colors, lambda: palette() == "terminal"),
        _Within(_without_color, lambda: app.no_color or palette() == "none"),
    ]


class _Within(LineFilter):
    """Restyles all that is sent, while ``wanted`` says so: the theme may change at any time."""

    def __init__(self, restyle: Callable[[Style], Style], wanted: Callable[[], bool]) -> None:
        self._restyle = restyle
        self._wanted = wanted
        super().__init__()

    @property
    def enabled(self) -> bool:
        return self._wanted()

    @enabled.setter
    def enabled(self, value: bool) -> None:
        """Nothing to set: the theme decides."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [Segment(text, style and self._restyle(style), control) for text, style, control in segments]


@lru_cache(maxsize=1024)
def _without_color(style: Style) -> Style:
    return style.without_color


@lru_cache(maxsize=1024)
def _in_16_colors(style: Style) -> Style:
    return style.without_color + Style(color=_rounded(style.color), bgcolor=_rounded(style.bgcolor))


def _rounded(color: RichColor | None) -> RichColor | None:
    """One of the 16; nothing at all for the terminal's default, which every run of text starts from."""
    return None if color is None or color.is_default else color.downgrade(ColorSystem.STANDARD)
