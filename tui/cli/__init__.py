"""The command line: `onrecord`. Loads no Textual for anything but the dashboard."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path

PROGRAM = "onrecord"
ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
"""What the libraries behind numpy read: a document is too small for several threads, which would only wait in turns."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and exit: 0 done, 1 nothing found or something skipped, 2 wrong call, 130 interrupted."""
    _settle_streams()
    one_thread_each()
    try:
        from tui.cli.root import root

        root(arguments, prog_name=PROGRAM)
    except KeyboardInterrupt:
        raise SystemExit(130) from None


def one_thread_each() -> None:
    """Let each process count with one thread; to be said before numpy is loaded."""
    for name in ONE_THREAD:
        os.environ.setdefault(name, "1")


def _settle_streams() -> None:
    """A stream that was closed leads nowhere; a terminal without the letters must not end the command."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115  (it stays open)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
