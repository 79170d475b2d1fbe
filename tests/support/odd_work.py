"""Work for other processes to do, which find it here by its name."""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from core.model import UNKNOWN, Actor, Analysis, Document, Quote
from core.processes import Note

_KEPT: list[bytes] = []


def odd(text: str) -> None:
    """Do what some texts ask for: to die, to leave, to want too much memory or time, to hold on to some memory."""
    if text == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if text == "leave":
        os._exit(3)
    if text == "gorge":
        raise MemoryError
    if text == "hang":
        re.match("(x+x+)+y", "x" * 60)  # never comes back from C, nor lets another thread in
    if text == "swell":
        _KEPT.extend(b"x" * 2**24 for _ in range(64))
        time.sleep(60)
    if text == "keep":
        _KEPT.append(b"x" * 150 * 2**20)
        time.sleep(0.5)


def echo(task: tuple[int, str], note: Note) -> Iterator[str]:
    """A task's number; longer texts take longer, and each line is a result of its own."""
    number, text = task
    for place, line in enumerate(text.split("\n")):
        note(place)
        odd(line)
        for _ in range(10 if line == "slowly" else 0):
            time.sleep(0.1)
            note()
        sum(range(len(line)))
        yield f"{number}.{place}" if place else f"{number}"


def mourn(task: tuple[int, str], noted: Sequence[int], how: str) -> tuple[list[str], tuple[int, str] | None]:
    """A cross in the place of what is lost; what lies behind the line that was deadly is left to do."""
    number, text = task
    rest = text.split("\n")[noted[0] + 1 :]
    return [f"{number} died: {how}"], (number, "\n".join(rest)) if rest else None


class Unborn:
    """Work that ends a process as soon as it hears of it."""

    def __call__(self, task: tuple[int, str], note: Note) -> Iterator[str]:
        raise AssertionError("nobody gets so far")

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return os._exit, (3,)


def paragraphs(path: Path) -> Iterator[Document]:
    """One document a paragraph, the first named like the file; a file can be deadly to read from some point on."""
    for number, text in enumerate(path.read_text().split("\n\n")):
        if text.startswith("READING "):
            odd(text.removeprefix("READING "))
        yield Document(f"{path}#{number}" if number else str(path), text, text, path)


def quoted(document: Document) -> Analysis:
    """The whole document as one quote of one speaker; some documents are deadly."""
    odd(document.text)
    quote = Quote("direct", ((0, len(document.text)),), (), (), ("a",), UNKNOWN)
    actors = (Actor("a", "Lloyd Austin", "person"),)
    return Analysis(document.id, document.sha256, None, None, "text", "en", UNKNOWN, actors=actors, quotes=(quote,))
