"""Putting a file where it was asked for: whole or not at all, for its owner alone, never over another by accident."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Iterable
from pathlib import Path


class Refused(OSError):  # noqa: N818  (a refusal, as callers say it)
    """A file that may not be written so; the message says which and what to do."""


class Taken(Refused):
    """There is such a file already."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is there already: name another file")


def check(path: Path, *, over: bool = False) -> None:
    """Say early whether ``path`` can be taken; with ``over`` a file may be there. Raises Refused, Taken."""
    if not path.parent.is_dir():
        raise Refused(f"{path}: there is no folder {path.parent}")
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return
    if stat.S_ISDIR(mode):
        raise Refused(f"{path} is a folder: name a file in it")
    if not stat.S_ISREG(mode):
        raise Refused(f"{path} is no plain file: name another")
    if not over:
        raise Taken(path)


def save(path: Path, pieces: Iterable[bytes], *, over: bool = False) -> int:
    """Write the pieces to ``path``, readable by its owner alone (mode 0600); returns how many bytes.

    They are written beside it under another name and take its place at the end, in one step: whoever looks sees no
    half file, and nothing is left of one that failed. Raises Refused, OSError, and whatever ``pieces`` raises.
    """
    check(path, over=over)
    part = path.with_name(f".{path.name[:100]}.{secrets.token_hex(4)}.part")
    try:
        size = _fill(part, pieces)
        if over:
            part.replace(path)
        else:
            _put(part, path)
    finally:
        part.unlink(missing_ok=True)
    return size


def _fill(part: Path, pieces: Iterable[bytes]) -> int:
    descriptor = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_NOFOLLOW, 0o600)
    size = 0
    with os.fdopen(descriptor, "wb") as file:
        for piece in pieces:
            size += file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    return size


def _put(part: Path, path: Path) -> None:
    """Give the file its name, unless another has taken it meanwhile."""
    try:
        path.hardlink_to(part)
    except FileExistsError:
        raise Taken(path) from None
    except OSError:  # a disk without links, a memory stick for one
        check(path)
        part.rename(path)


def free_name(folder: Path, stem: str, suffix: str) -> Path:
    """A file in ``folder`` that is not there yet: ``stem.md``, else ``stem-2.md`` and so on."""
    path, number = folder / f"{stem}{suffix}", 1
    while os.path.lexists(path):
        number += 1
        path = folder / f"{stem}-{number}{suffix}"
    return path
