"""Copying through whatever program keeps a clipboard here, where the terminal must not be sent a sequence for it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping, Sequence

from tui.clipboard import Run

SECONDS = 2.0


def clipboards(environ: Mapping[str, str], platform: str = sys.platform) -> list[Sequence[str]]:
    """The calls that may put their input into a clipboard here, the nearest to the user first."""
    found: list[Sequence[str]] = []
    if environ.get("TMUX"):
        found.append(("tmux", "load-buffer", "-w", "-"))
    if platform == "darwin":
        found.append(("pbcopy",))
    if environ.get("WAYLAND_DISPLAY"):
        found.append(("wl-copy",))
    if environ.get("DISPLAY"):
        found += [("xclip", "-selection", "clipboard"), ("xsel", "--clipboard", "--input")]
    return found


def copied_through(text: str, environ: Mapping[str, str], run: Run = subprocess.run) -> str:
    """Put a text into the first clipboard that takes it; its program's name, "" where there is none."""
    for call in clipboards(environ):
        try:
            # A program that stays to hand the text out, as xclip does, must not keep our streams open.
            done = run(
                call, input=text.encode("utf-8", "replace"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                timeout=SECONDS,
            )  # fmt: skip
        except (OSError, subprocess.SubprocessError):
            continue
        if done.returncode == 0:
            return call[0]
    return ""
