"""Copying through the terminal (OSC 52), so that it works over SSH and without a display.

The sequence is ``ESC ] 52 ; c ; <base64> BEL`` (xterm control sequences, "Manipulate Selection Data"). A
multiplexer swallows it unless it is wrapped: tmux wants ``ESC P tmux; ... ESC \\`` with every ESC doubled,
GNU screen a device control string of its own for every few hundred bytes.
"""

from __future__ import annotations

import base64
import subprocess
from collections.abc import Callable, Mapping

LIMIT = 74_994
"""Bytes of base64 that the stricter terminals accept: 100,000 for the sequence less a margin, in whole
groups."""

_SCREEN_PIECE = 240
_TMUX_SECONDS = 2.0
_KEPT_CONTROLS = "\n\t"
_CONTROLS = {code: None for code in (*range(0x20), 0x7F, *range(0x80, 0xA0)) if chr(code) not in _KEPT_CONTROLS}

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


class TooLong(ValueError):  # noqa: N818  (a limit met, as callers say it)
    """The text does not fit through a terminal's clipboard; ``size`` and ``limit`` are bytes of UTF-8."""

    def __init__(self, size: int, limit: int) -> None:
        super().__init__(
            f"{size:,} bytes are too long to copy through the terminal, which takes {limit:,}; "
            "write them to a file instead"
        )
        self.size = size
        self.limit = limit


def copy_sequence(text: str, *, environ: Mapping[str, str], limit: int = LIMIT) -> str:
    """The characters to send to the terminal so that ``text`` lands in the clipboard; nothing for no text.

    They are ASCII: ``text`` itself is never among them. Control characters other than newline and tab are
    left out, for what is pasted into a shell is obeyed. ``limit`` counts bytes of base64. Raises TooLong.
    """
    content = text.translate(_CONTROLS).encode("utf-8", "replace")
    if not content:
        return ""
    payload = base64.b64encode(content).decode("ascii")
    if len(payload) > limit:
        raise TooLong(len(content), limit // 4 * 3)
    plain = f"\x1b]52;c;{payload}\x07"
    terminal = environ.get("TERM", "")
    if environ.get("STY") and terminal.startswith("screen"):
        return _for_screen(plain)
    if environ.get("TMUX") or terminal.startswith("tmux"):
        # tmux takes the plain form where set-clipboard is on and the wrapped one where allow-passthrough is
        # on. It shows neither, and setting the clipboard twice to the same text does no harm.
        return plain + _for_tmux(plain)
    return plain


def _for_tmux(sequence: str) -> str:
    return "\x1bPtmux;" + sequence.replace("\x1b", "\x1b\x1b") + "\x1b\\"


def _for_screen(sequence: str) -> str:
    pieces = (sequence[start : start + _SCREEN_PIECE] for start in range(0, len(sequence), _SCREEN_PIECE))
    return "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)


def copy(
    text: str,
    send: Callable[[str], None],
    *,
    environ: Mapping[str, str],
    limit: int = LIMIT,
    run: Run = subprocess.run,
) -> None:
    """Copy ``text``: through tmux itself where the program runs in one, else by sending the sequence.

    tmux as it comes (3.3 and later) refuses the sequence from the programs in it, but hands on what is
    loaded into its own buffer with ``load-buffer -w``. Raises TooLong; that tmux did not answer is not an
    error.
    """
    sequence = copy_sequence(text, environ=environ, limit=limit)
    if not sequence or (environ.get("TMUX") and _loaded_into_tmux(text, run)):
        return
    send(sequence)


def _loaded_into_tmux(text: str, run: Run) -> bool:
    content = text.translate(_CONTROLS).encode("utf-8", "replace")
    try:
        done = run(["tmux", "load-buffer", "-w", "-"], input=content, capture_output=True, timeout=_TMUX_SECONDS)
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0
