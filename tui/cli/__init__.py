"""The command line: `onrecord`. Loads no Textual for anything but the dashboard."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from io import TextIOWrapper

PROGRAM = "onrecord"


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and exit: 0 done, 1 nothing found or something skipped, 2 wrong call, 130 interrupted."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal without the letters must not end the command
    try:
        from tui.cli.root import root

        root(arguments, prog_name=PROGRAM)
    except KeyboardInterrupt:
        raise SystemExit(130) from None
