"""What could not be read: each file with the reason, and when it was last tried."""

from __future__ import annotations

from collections.abc import Sequence

from core.archive.protocol import Failure
from core.readers.errors import shown
from tui.plain import harmless
from tui.screens.sheet import Sheet
from tui.widgets.line_view import LineView
from tui.widgets.pieces import Line, wrap
from tui.wording import counted, reason_alone, when

_EDGE = "  "
_INDENT = "    "
ADVICE = "They are tried again whenever the folder is read."


class UnreadText(LineView):
    """The list itself, laid out anew for every width."""

    def __init__(self, failures: Sequence[Failure]) -> None:
        super().__init__(id="unread-text")
        self.failures = failures

    def on_resize(self) -> None:
        self.show(laid_out(self.failures, self.size.width), top=self.scroll_offset.y)


class UnreadScreen(Sheet):
    """All that could not be read, file by file."""

    def __init__(self, failures: Sequence[Failure]) -> None:
        super().__init__("unread", f"{counted(len(failures), 'file')} could not be read", UnreadText(failures))


def laid_out(failures: Sequence[Failure], width: int) -> list[Line]:
    """Each file, why it could not be read, and when that was, in lines of at most ``width`` cells."""
    lines: list[Line] = [*_wrapped(ADVICE, _EDGE, "muted", width), []]
    for failure in failures:
        lines += _wrapped(shown(failure.path), _EDGE, "title", width)
        lines += _wrapped(harmless(reason_alone(failure), newlines="space"), _INDENT, "", width)
        if failure.noted:
            lines += _wrapped(f"tried {when(failure)}", _INDENT, "muted", width)
        lines.append([])
    return lines


def _wrapped(text: str, indent: str, role: str, width: int) -> list[Line]:
    return [[(indent, ""), (text[start:end], role)] for start, end in wrap(text, max(1, width - len(indent)))]
