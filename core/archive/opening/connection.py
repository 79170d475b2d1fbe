"""Opening the file: created for its owner alone, checked for what it is, set up for one writer beside many readers.

What was committed is on the disk before it is reported (``synchronous = FULL``, and the drive's own cache is emptied
on macOS), so that not even a power cut takes it back. A commit of 32 documents waits for one flush of the disk, which
is little beside analysing them.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import apsw

from core.archive.errors import ArchiveError, ArchiveMissingError
from core.archive.opening.lock import utc_now, who_indexes
from core.archive.tables import schema

if TYPE_CHECKING:
    from core.archive.opening.migration import Upgrading

WAIT = 10_000
"""Milliseconds to wait for another process that is writing."""

# A file may come from anybody: what its schema says must not reach functions that do more than compute. It is not
# mapped into memory: the system reads around every page that is touched so, most of a cold file for a few rows.
_SETTINGS = """
PRAGMA trusted_schema = OFF;
PRAGMA foreign_keys = ON;
PRAGMA temp_store = MEMORY;
PRAGMA cache_size = -65536;
"""
_WRITING = """
PRAGMA synchronous = FULL;
PRAGMA fullfsync = ON;
PRAGMA journal_size_limit = 67108864;
"""

_SAYINGS: tuple[tuple[tuple[type[apsw.Error], ...], str], ...] = (
    ((apsw.NotADBError,), "{path} is not an onrecord archive. Move it away or name another file."),
    (
        (apsw.CorruptError,),
        "{path} is damaged. `onrecord doctor` says what of it can be mended. Your documents are untouched: "
        "with the file moved away, `onrecord index FOLDER` makes it anew.",
    ),
    (
        (apsw.BusyError, apsw.LockedError),
        "{path} is being written by another onrecord. {who}Try again when it is done.",
    ),
    (
        (apsw.FullError,),
        "There is no room left on the disk that holds {path}. What was stored before is safe: make room and go on.",
    ),
    (
        (apsw.CantOpenError, apsw.PermissionsError, apsw.ReadOnlyError, apsw.AuthError, apsw.IOError),
        "{path} cannot be opened ({error}). Check its permissions and its folder's, and that its disk is there.",
    ),
)


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite says about the file at ``path`` into an ``ArchiveError`` that a person can act on."""
    try:
        yield
    except ArchiveError as error:
        error.path = path
        raise
    except apsw.Error as error:
        said = _said(path, error)
        if said is None:
            raise
        said.path = path
        raise said from error


_BROKEN = re.compile("no such (?:column|table)|unsupported file format|invalid fts5|malformed|string or blob too big")
"""What SQLite says of a file whose list of tables or whose index is broken, as if what was asked were wrong."""


def _said(path: Path, error: apsw.Error) -> ArchiveError | None:
    if isinstance(error, (apsw.SQLError, apsw.TooBigError)) and _BROKEN.match(str(error)):
        error = apsw.CorruptError(str(error))
    saying = next((words for kinds, words in _SAYINGS if isinstance(error, kinds)), None)
    if saying is None:
        return None
    if isinstance(error, (apsw.CantOpenError, apsw.ReadOnlyError, apsw.IOError)) and not _there(path):
        return _gone(path)
    busy = who_indexes(path) if isinstance(error, apsw.BusyError) else None
    who = f"{busy.sentence(path, utc_now())} " if busy else ""
    return ArchiveError(saying.format(path=path, error=error, who=who))


def _there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return True  # not to be seen, which is not to be gone


def _gone(path: Path) -> ArchiveMissingError:
    return ArchiveMissingError(
        f"{path} is gone: it was deleted or moved away while it was open. Make it anew with: onrecord index FOLDER"
    )


# Which file it is


@dataclass(frozen=True, slots=True)
class Mark:
    """What tells a file from another that takes its place; ``state`` also tells whether it was written to meanwhile."""

    device: int
    inode: int
    state: tuple[int, ...] = ()


def mark_of(path: Path, *, with_state: bool = False) -> Mark:
    """The mark of the file that lies at ``path`` now. Raises ``ArchiveError`` where there is none to be seen."""
    try:
        status = path.stat()
        state = (status.st_size, status.st_mtime_ns, *_state_of_log(path)) if with_state else ()
    except (FileNotFoundError, NotADirectoryError):
        raise _gone(path) from None
    except OSError as error:
        raise _unseen(path, error) from error
    return Mark(status.st_dev, status.st_ino, state)


def check_unmoved(path: Path, mark: Mark) -> None:
    """Raise ``ArchiveError`` if the file that is being written is no longer the one that lies at ``path``."""
    if mark_of(path) != mark:
        raise ArchiveError(
            f"{path} was replaced by another file while it was being written, and what was written went with the "
            "former one. Index the folder again."
        )


def log_of(path: Path) -> Path:
    """Where SQLite keeps what was written last, until it is taken into the archive at ``path``."""
    real = path.resolve()
    return real.with_name(f"{real.name}-wal")


def size_of(path: Path) -> int:
    """Bytes that the archive at ``path`` takes on the disk, with what waits in its log."""
    return path.stat().st_size + _state_of_log(path)[0]


def files_of(path: Path) -> tuple[Path, Path, Path]:
    """The file of the archive at ``path``, its log, and what those who have it open share, wherever a link leads."""
    real = path.resolve()
    return real, log_of(path), real.with_name(f"{real.name}-shm")


def _state_of_log(path: Path) -> tuple[int, int]:
    try:
        status = log_of(path).stat()
    except FileNotFoundError:
        return 0, 0
    return status.st_size, status.st_mtime_ns


def _unseen(path: Path, error: OSError) -> ArchiveError:
    return ArchiveError(f"{path} cannot be opened ({error.strerror}). Check its permissions and its folder's.")


# Opening


def _connect(path: Path, flags: int, *, query: str = "", vfs: str | None = None) -> apsw.Connection:
    if query:  # can be said in a URI only; any other name is taken as it stands, even one like a URI
        connection = apsw.Connection(f"{path.absolute().as_uri()}?{query}", flags=flags | apsw.SQLITE_OPEN_URI)
    else:
        connection = apsw.Connection(str(path), flags=flags, vfs=vfs)
    connection.set_busy_timeout(WAIT)
    return connection


def settle(connection: apsw.Connection, settings: str) -> None:
    """Carry out settings to the last: some answer, and the rest would wait until the answer is read."""
    connection.execute(settings).fetchall()


def _empty(connection: apsw.Connection) -> bool:
    return not connection.execute("SELECT count(*) FROM sqlite_schema").get


def version_of(connection: apsw.Connection, path: Path) -> int:
    """The version of an archive's tables. Raises ``ArchiveError`` for a file of another program or a newer onrecord."""
    if connection.pragma("application_id") != schema.APPLICATION:
        raise ArchiveError(f"{path} is not an onrecord archive. Move it away or name another file.")
    version = connection.pragma("user_version")
    if not isinstance(version, int) or version > schema.VERSION:
        raise ArchiveError(
            f"{path} was made by a newer onrecord (version {version} of the file, this one reads {schema.VERSION}). "
            "Upgrade onrecord, or name another file."
        )
    return version


def _refuse_older(connection: apsw.Connection, path: Path) -> None:
    version = version_of(connection, path)
    if version != schema.VERSION:
        raise ArchiveError(
            f"{path} was made by an older onrecord (version {version} of the file, this one reads {schema.VERSION}). "
            "`onrecord doctor --repair` brings it up to date, and so does indexing a folder into it."
        )


def _create_for_owner(path: Path) -> None:
    """Make an empty file that only its owner may read; SQLite gives its side files the same mode."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return
    os.fchmod(descriptor, 0o600)  # whatever the umask took away
    os.close(descriptor)


def open_writer(path: Path, progress: Upgrading | None = None) -> apsw.Connection:
    """A connection that may write; the file and its tables are made where there are none.

    An archive of an older version is brought up to date first, of which ``progress`` hears. Raises ``ArchiveError``.
    """
    with explained(path):
        try:
            _create_for_owner(path)
        except OSError as error:
            raise ArchiveError(f"{path} cannot be made: {error.strerror}. Name another place.") from error
        connection = _connect(path, apsw.SQLITE_OPEN_READWRITE)
        try:
            _make_tables(connection, path)
            version = version_of(connection, path)
            if version != schema.VERSION:
                from core.archive.opening.migration import migrate

                migrate(connection, path, version, progress)
        except BaseException:
            connection.close()
            raise
        return connection


def _make_tables(connection: apsw.Connection, path: Path) -> None:
    if path.stat().st_size == 0:
        settle(connection, "PRAGMA page_size = 8192; PRAGMA journal_mode = WAL")
    settle(connection, _SETTINGS + _WRITING)
    connection.execute("BEGIN IMMEDIATE")
    try:
        if _empty(connection):
            connection.execute(schema.TABLES)
            connection.execute(f"PRAGMA application_id = {schema.APPLICATION}")
            connection.execute(f"PRAGMA user_version = {schema.VERSION}")
    except BaseException:
        if connection.in_transaction:  # a full disk ends it by itself
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def open_reader(path: Path) -> apsw.Connection:
    """A connection that only reads.

    Raises ``ArchiveMissingError`` if there is no archive yet, ``ArchiveError`` if the file is another's.
    """
    return open_to_read(path)[0]


def open_to_read(path: Path) -> tuple[apsw.Connection, Mark]:
    """``open_reader``, with the mark of the file: it serves as long as the file has that mark.

    In a folder that may not be written to SQLite cannot coordinate with a writer. Then the file is read as it lies
    with nothing to hold a writer off, and the mark changes with every write.
    """
    connection, mark = _opened_to_read(path)
    try:
        with explained(path):
            _refuse_older(connection, path)
            settle(connection, _SETTINGS + "PRAGMA query_only = ON")
    except BaseException:
        connection.close()
        raise
    return connection, mark


def _check_there(path: Path) -> None:
    try:
        if not path.is_file():
            raise ArchiveMissingError(f"There is no archive at {path}. Make one with: onrecord index FOLDER")
    except OSError as error:
        raise _unseen(path, error) from error


def _opened_to_read(path: Path) -> tuple[apsw.Connection, Mark]:
    _check_there(path)
    with explained(path):
        connection, mark = _connect_to_read(path)
        try:
            if _empty(connection):  # left by a writer that was stopped before it had made the tables
                raise ArchiveMissingError(f"{path} is empty. Fill it with: onrecord index FOLDER")
        except BaseException:
            connection.close()
            raise
        return connection, mark


def _connect_to_read(path: Path) -> tuple[apsw.Connection, Mark]:
    mark = mark_of(path)
    connection = _connect(path, apsw.SQLITE_OPEN_READONLY)
    try:
        connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchall()
    except (apsw.CantOpenError, apsw.ReadOnlyError):
        connection.close()
    except BaseException:
        connection.close()
        raise
    else:
        return connection, mark
    mark = mark_of(path, with_state=True)
    return _connect_unguarded(path), mark


def _connect_unguarded(path: Path) -> apsw.Connection:
    """Without locks and without an index of the log in shared memory: neither can be had in the folder."""
    if not _state_of_log(path)[0]:
        return _connect(path, apsw.SQLITE_OPEN_READONLY, query="immutable=1")
    # What a writer that was stopped left in the log belongs to the archive: an immutable file would be read without.
    connection = _connect(path, apsw.SQLITE_OPEN_READONLY, vfs="unix-none")
    settle(connection, "PRAGMA locking_mode = EXCLUSIVE")
    return connection


def open_to_examine(path: Path, *, write: bool) -> tuple[apsw.Connection, bool]:
    """A connection to an archive of any version up to that of today, and whether it may write.

    With ``write`` it is asked for; without, it is only that the file is not to be changed. Temporary tables can be
    made in either. Raises ``ArchiveError``.
    """
    if not write:
        connection, _ = _opened_to_read(path)
    else:
        _check_there(path)
        with explained(path):
            connection = _connect(path, apsw.SQLITE_OPEN_READWRITE)
    try:
        with explained(path):
            version_of(connection, path)
            settle(connection, _SETTINGS + (_WRITING if write else ""))
    except BaseException:
        connection.close()
        raise
    return connection, write
