"""The user's own editor and pager: how each is told at which line to open a file, and which line that is."""

from __future__ import annotations

import shlex
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from core.archive.protocol import DocumentPage, QuoteDetail
from core.archive.showing.surroundings import whole

Program = Literal["editor", "pager"]
Run = Callable[[list[str]], object]

VARIABLES: Mapping[Program, tuple[str, ...]] = {"editor": ("VISUAL", "EDITOR"), "pager": ("PAGER",)}
USUAL: Mapping[Program, tuple[str, ...]] = {"editor": ("sensible-editor", "vi", "nano"), "pager": ("less", "more")}
PLUS = frozenset({
    "vi", "vim", "nvim", "view", "vis", "nano", "pico", "emacs", "emacsclient", "mg", "micro", "kak", "joe", "jed",
    "ne", "less", "more", "most", "sensible-editor", "sensible-pager",
})  # fmt: skip
"""Programs told ``+LINE FILE``."""
COLON = frozenset({"hx", "helix", "subl", "zed"})
"""Programs told ``FILE:LINE``."""
GO_TO = frozenset({"code", "code-insiders", "codium", "vscodium"})
"""Programs told ``--wait -g FILE:LINE``; without the first word they would come back at once."""
LARGEST = 64 * 2**20
"""Bytes of a file beyond which its lines are not looked through for the quote."""
_RECOGNISED = 60


class Unavailable(Exception):  # noqa: N818  (it answers a wish, nothing failed)
    """The file cannot be opened; str() says why and what to do."""


def command(program: Program, environ: Mapping[str, str], path: Path, line: int) -> list[str]:
    """How to open a file at a line, counted from 1. Raises Unavailable."""
    words = _called(program, environ)
    name = Path(words[0]).name
    file = str(path.absolute())  # a name that begins with a sign would be taken for an option
    if name in GO_TO:
        return [*words, *([] if {"--wait", "-w"} & {*words} else ["--wait"]), "-g", f"{file}:{line}"]
    if name in COLON:
        return [*words, f"{file}:{line}"]
    return [*words, f"+{line}", file] if name in PLUS else [*words, file]


def _called(program: Program, environ: Mapping[str, str]) -> list[str]:
    for variable in VARIABLES[program]:
        if environ.get(variable, "").strip():
            try:
                return shlex.split(environ[variable])
            except ValueError as error:
                raise Unavailable(f"${variable} cannot be understood: {error}") from error
    for name in USUAL[program]:
        if shutil.which(name, path=environ.get("PATH")):
            return [name]
    raise Unavailable(f"there is no {program} here; set ${VARIABLES[program][-1]}")


def line_of(page: DocumentPage, quote: QuoteDetail, path: Path) -> int:
    """The line of the file on which a quote begins, counted from 1.

    The text of a document need not stand in its file line by line: where the words are found in the file, the nearest
    such line counts, else the line of the text.
    """
    start = whole(quote)[0]
    expected = page.text.count("\n", 0, start) + 1
    words = page.text[start:].partition("\n")[0][:_RECOGNISED].strip()
    found = [number for number, line in enumerate(_lines(path), 1) if words and words in line]
    return min(found, key=lambda number: abs(number - expected), default=expected)


def _lines(path: Path) -> list[str]:
    try:
        if path.stat().st_size > LARGEST:
            return []
        return path.read_text("utf-8", "replace").split("\n")
    except OSError:
        return []


def words_for(program: Program, page: DocumentPage, quote: QuoteDetail, environ: Mapping[str, str]) -> list[str]:
    """How to open the file of a document at a quote. Raises Unavailable."""
    path = page.path
    if path is None:
        raise Unavailable(f"{page.name} came from no file")
    if not path.is_file():
        raise Unavailable(f"{path} is gone")
    return command(program, environ, path, line_of(page, quote, path))


def hand_over(words: list[str], run: Run = subprocess.run) -> str:
    """Give the terminal to a program until its user has done; why it could not be run, "" where it could."""
    try:
        with _undisturbed():
            run(words)
    except OSError as error:
        return f"{words[0]} cannot be run: {error.strerror or error}"
    return ""


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Leave Ctrl-C and Ctrl-\\ to the program that has the terminal.

    A handler that does nothing is not handed on to the program, as ignoring them would be.
    """
    numbers = (signal.SIGINT, signal.SIGQUIT)
    before = [signal.signal(number, lambda *_: None) for number in numbers]
    try:
        yield
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)
