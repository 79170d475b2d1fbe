"""Painting of pieces: one table of roles, styled by the theme, for every widget that draws its own lines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.theme import Theme
from textual.widget import Widget

from tui.widgets.pieces import Line, one_line

THEMED = ("match", "verbatim", "cue", "speaker", "source", "date", "muted", "rule", "title", "key", "mark")
"""Roles that a theme describes as ``$ROLE``, ``$ROLE-background`` and ``$ROLE-style``."""
OWN = ("context", "content", "lit", "current", "accent", "error", "warning", "cursor", "resting")
"""Roles made of the theme's colours here."""


def role_defaults(theme: Theme) -> Mapping[str, str]:
    """Values for the role variables of a theme that has none, as Textual's own."""
    plain = theme.foreground or theme.primary
    styles = {"match": "bold underline", "verbatim": "bold", "cue": "italic", "title": "bold", "key": "bold"}
    found = {role: theme.primary if role in ("match", "key") else plain for role in THEMED}
    found |= {f"{role}-background": "transparent" for role in THEMED}
    found |= {f"{role}-style": styles.get(role, "none") for role in THEMED}
    return found | {
        "selection": theme.panel or theme.primary,
        "selection-text": plain,
        "selection-style": "bold",
    }


class Painted(Widget):
    """A widget that draws lines of pieces; the theme gives each role its look, weight included."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"line--{role}" for role in (*THEMED, *OWN)}
    DEFAULT_CSS = (
        "\n".join(
            f"Painted > .line--{role} {{ color: ${role}; background: ${role}-background; text-style: ${role}-style; }}"
            for role in THEMED
        )
        + """
    Painted > .line--context { color: $muted; text-style: $muted-style; }
    Painted > .line--content { color: $foreground; text-style: none; }
    Painted > .line--lit { color: $verbatim; background: $panel; }
    Painted > .line--current { background: $selection; }
    Painted > .line--accent { color: $accent; text-style: bold; }
    Painted > .line--error { color: $error; text-style: bold; }
    Painted > .line--warning { color: $warning; }
    Painted > .line--cursor { color: $selection-text; background: $selection; text-style: $selection-style; }
    Painted > .line--resting { background: $panel; }
    """
    )

    def role_style(self, roles: str) -> Style:
        """What the roles add to the style of the line they stand on; the terminal's own ground adds nothing."""
        style = Style.null()
        for role in roles.split():
            part = self.get_component_rich_style(f"line--{role}", partial=True)
            if part.bgcolor is not None and part.bgcolor.is_default:
                part = Style(color=part.color) + _attributes(part)
            style += part
        return style

    def paint(self, line: Line, width: int, ground: str = "") -> Strip:
        """Pieces to a strip of exactly ``width`` cells; ``ground`` is the role of the whole line (the cursor's)."""
        base = self.rich_style + self.role_style(ground) if ground else self.rich_style
        # The whole line is made harmless at once: a mark that opens a piece may belong to the letter before it.
        shown, at = one_line("".join(text for text, _ in line)), 0
        segments = []
        for text, roles in line:
            if text:
                style = base + self.role_style(roles) if roles else base
                segments.append(Segment(shown[at : at + len(text)], style))
                at += len(text)
        return Strip(segments).adjust_cell_length(width, base)


def _attributes(style: Style) -> Style:
    return Style(bold=style.bold, dim=style.dim, italic=style.italic, underline=style.underline, reverse=style.reverse)
