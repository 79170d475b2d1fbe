"""Which files of a folder are worth reading.

Tried, and reported where they cannot be read: files whose name or content is that of a document, whether its
format has a reader or not, files of an unknown name that look like text, and folders that cannot be listed.
Left out: what is hidden, what programs keep for themselves, images, sound, code and the like, pipes and
devices, and symbolic links to folders or to anything outside the folder.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from core.readers.decoding import seems_text
from core.readers.errors import ReadError, from_os
from core.readers.opening import Limits, opened
from core.readers.registry import by_name, by_opening

LeftOut = Callable[[Path, str], None]
"""Called with what was passed over and why; not for hidden things, which nobody expects to be read."""

_KEPT_BY_PROGRAMS = frozenset(
    {
        "node_modules",
        "__pycache__",
        "__macosx",
        "$recycle.bin",
        "system volume information",
        "lost+found",
        "site-packages",
    }
)
_LEFTOVERS = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r"})


def walk(folder: Path, *, left_out: LeftOut | None = None) -> Iterator[Path]:
    """The files under a folder that are worth reading, in the order of their paths; a file yields itself.

    Raises ReadError at once where there is nothing at ``folder``. A folder inside it that cannot be listed is
    yielded as it stands: reading it gives the reason. ``left_out`` hears of what is passed over.
    """
    try:
        is_folder = stat.S_ISDIR(folder.stat().st_mode)
    except OSError as error:
        raise from_os(folder, error) from error
    except ValueError as error:
        raise ReadError(folder, "its name holds a zero byte, which no folder has", "check how it was given") from error
    return _worth_reading(folder, left_out or _unheard) if is_folder else iter((folder,))


def _unheard(path: Path, reason: str) -> None:
    return None


def _worth_reading(folder: Path, left_out: LeftOut) -> Iterator[Path]:
    root = Path(os.path.realpath(folder))
    folders: list[Iterator[os.DirEntry[str]]] = []  # a stack of its own: folders nest deeper than Python calls
    at: Path | None = folder
    while True:
        if at is not None:
            listing = _listing(at)
            if listing is None:
                yield at
            else:
                folders.append(iter(listing))
            at = None
        if not folders:
            return
        entry = next(folders[-1], None)
        if entry is None:
            folders.pop()
            continue
        path = Path(entry.path)
        reason = _passed_over(entry, path, root)
        if reason is None and entry.is_dir(follow_symlinks=False):
            at = path
        elif reason is None:
            yield path
        elif reason:
            left_out(path, reason)


def _listing(folder: Path) -> list[os.DirEntry[str]] | None:
    """What is in a folder, sorted by name; None where it cannot be listed."""
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return None


def _passed_over(entry: os.DirEntry[str], path: Path, root: Path) -> str | None:
    """Why an entry is left out, empty if hidden; None if it is a folder to enter or a file to read."""
    name = entry.name.lower()
    if name.startswith("."):
        return ""
    if entry.is_dir(follow_symlinks=False):
        return "it is kept by a program" if name in _KEPT_BY_PROGRAMS else None
    if entry.is_symlink() and (reason := _misleading(path, root)):
        return reason
    if not entry.is_file():
        return "it is a pipe, a device or a socket"
    if name in _LEFTOVERS or name.endswith("~") or name.startswith(("~$", "#")):
        return "it is a leftover of another program"
    format = by_name(path)
    if format is None:
        return _unlike_a_document(path)
    return None if format.document else f"it is {format.name}"


def _misleading(path: Path, root: Path) -> str | None:
    """Why a symbolic link is not followed; None if it leads to a file inside the folder."""
    target = Path(os.path.realpath(path))
    if not target.is_relative_to(root):
        return "it is a link that leads out of the folder"
    if target.is_dir():
        return "it is a link to a folder"  # which is met under its own name, and may lead in circles
    return None if target.exists() else "it is a link that leads nowhere"


def _unlike_a_document(path: Path) -> str | None:
    """Why a file whose name says nothing is no document, told by its first bytes; None if it may be one."""
    try:
        with opened(path, Limits()) as file:
            head = file.head
    except ReadError:
        return None  # reading it will say why
    format = by_opening(head)
    if format is not None:
        return None if format.document else f"it is {format.name}"
    return None if seems_text(head) else "it is binary data of an unknown kind"
