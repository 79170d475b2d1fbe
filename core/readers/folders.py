"""Which files of a folder are worth reading.

Tried, and reported where they cannot be read: files whose name or content is that of a document, whether its
format has a reader or not, files of an unknown name that look like text, and folders that cannot be listed.
Left out: what is hidden, what programs keep for themselves, images, sound, code and the like, pipes and
devices, and symbolic links to folders or to anything outside the folder, unless links are to be followed.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Collection, Container, Iterator
from pathlib import Path
from typing import NamedTuple

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
_DOT = ord(".")
_UNSEEN = -1
_made = tuple.__new__


class Seen(NamedTuple):
    """A file as it lies: its path as the system has it, its bytes, the nanoseconds of its last change.

    Both numbers are -1 where they cannot be had: for a folder that cannot be listed, or a file that is gone again.
    """

    path: bytes
    size: int
    modified: int


def walk(folder: Path, *, left_out: LeftOut | None = None) -> Iterator[Path]:
    """The files under a folder that are worth reading, in the order of their paths; a file yields itself.

    Raises ReadError at once where there is nothing at ``folder``. A folder inside it that cannot be listed is
    yielded as it stands: reading it gives the reason. ``left_out`` hears of what is passed over.
    """
    return (Path(os.fsdecode(seen.path)) for seen in look(folder, left_out=left_out))


def look(
    folder: Path,
    known: Container[bytes] = (),
    *,
    only: Collection[bytes] | None = None,
    left_out: LeftOut | None = None,
    follow_links: bool = False,
) -> Iterator[Seen]:
    """What ``walk`` finds, with size and date: it costs little more than listing the folder and looking at each file.

    Files at ``known`` paths were worth reading before and are not asked again by their content. With ``only``, no more
    than what lies at these paths and under them is looked for; they need not be there. With ``follow_links`` what
    symbolic links lead to is read too, wherever it lies, under the paths of the links.
    """
    try:
        status = folder.stat()
    except OSError as error:
        raise from_os(folder, error) from error
    except ValueError as error:
        raise ReadError(folder, "its name holds a zero byte, which no folder has", "check how it was given") from error
    path = os.fsencode(folder)
    if not stat.S_ISDIR(status.st_mode):
        return iter((Seen(path, status.st_size, status.st_mtime_ns),))
    return _worth_reading(path, known, _Wanted(path, only), left_out or _unheard, _Links(path, follow_links))


def _unheard(path: Path, reason: str) -> None:
    return None


class _Wanted:
    """Which part of a folder is looked at."""

    def __init__(self, folder: bytes, only: Collection[bytes] | None) -> None:
        self._wholes = frozenset((folder,) if only is None else only)
        self._on_the_way: set[bytes] = set()
        for path in self._wholes:
            while len(path) > len(folder) and (path := os.path.dirname(path)) not in self._on_the_way:  # noqa: PTH120
                self._on_the_way.add(path)

    def whole(self, path: bytes) -> bool:
        """Whether all under this path is wanted, by itself."""
        return path in self._wholes

    def touches(self, path: bytes) -> bool:
        """Whether this path is wanted, or something under it."""
        return path in self._wholes or path in self._on_the_way


class _Links:
    """Which symbolic links of a folder are followed: to files inside it; to files and folders anywhere if all are.

    A folder is walked once, under the first path that leads there, and never one that holds another that is walked:
    so links may lead in circles.
    """

    def __init__(self, folder: bytes, follow: bool) -> None:
        self._walked = [os.path.realpath(folder)]
        self._follow = follow

    def misleading(self, path: bytes) -> str | None:
        """Why a link is not followed; None if it is."""
        target = os.path.realpath(path)
        if not self._follow and not _inside(target, self._walked[0]):
            return "it is a link that leads out of the folder"
        if not os.path.isdir(target):  # noqa: PTH112
            return None if os.path.exists(target) else "it is a link that leads nowhere"  # noqa: PTH110
        if any(_inside(target, walked) or _inside(walked, target) for walked in self._walked):
            return "it is a link to a folder"  # which is met under its own name, or holds the one that is walked
        self._walked.append(target)
        return None


def _inside(path: bytes, folder: bytes) -> bool:
    return os.path.commonpath((path, folder)) == folder


Entry = os.DirEntry[bytes]


def _worth_reading(
    folder: bytes, known: Container[bytes], wanted: _Wanted, left_out: LeftOut, links: _Links
) -> Iterator[Seen]:
    entries = _listing(folder)
    if entries is None:
        yield Seen(folder, _UNSEEN, _UNSEEN)
        return
    # A stack of its own: folders nest deeper than Python calls. With each listing, whether all of it is wanted.
    listings = [(iter(entries), wanted.whole(folder))]
    while listings:
        rest, whole = listings[-1]
        entry = next(rest, None)
        if entry is None:
            listings.pop()
        elif entry.name[0] == _DOT or not (whole or wanted.touches(entry.path)):
            continue
        elif entry.path in known and entry.is_file(follow_symlinks=False):
            try:  # as _seen does, for there may be very many
                status = entry.stat()
            except OSError:
                yield Seen(entry.path, _UNSEEN, _UNSEEN)
            else:
                yield _made(Seen, (entry.path, status.st_size, status.st_mtime_ns))
        elif (reason := _passed_over(entry, links)) is not None:
            left_out(_path(entry), reason)
        elif not entry.is_dir():
            yield _seen(entry)
        elif (entries := _listing(entry.path)) is None:
            yield Seen(entry.path, _UNSEEN, _UNSEEN)
        else:
            listings.append((iter(entries), whole or wanted.whole(entry.path)))


def _listing(folder: bytes) -> list[Entry] | None:
    """What is in a folder, sorted by name; None where it cannot be listed."""
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return None


def _seen(entry: Entry) -> Seen:
    try:
        status = entry.stat()
    except OSError:
        return Seen(entry.path, _UNSEEN, _UNSEEN)
    return Seen(entry.path, status.st_size, status.st_mtime_ns)


def _path(entry: Entry) -> Path:
    return Path(os.fsdecode(entry.path))


def _passed_over(entry: Entry, links: _Links) -> str | None:
    """Why an entry is left out; None if it is a folder to enter or a file to read."""
    name = os.fsdecode(entry.name).lower()
    if entry.is_symlink() and (reason := links.misleading(entry.path)):
        return reason
    if entry.is_dir():
        return "it is kept by a program" if name in _KEPT_BY_PROGRAMS else None
    if not entry.is_file():
        return "it is a pipe, a device or a socket"
    if name in _LEFTOVERS or name.endswith("~") or name.startswith(("~$", "#")):
        return "it is a leftover of another program"
    path = _path(entry)
    format = by_name(path)
    if format is None:
        return _unlike_a_document(path)
    return None if format.document else f"it is {format.name}"


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
