"""Opening the file: created for its owner alone, checked for what it is, set up for one writer beside many readers."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from core.archive import schema
from core.archive.errors import ArchiveError, ArchiveMissingError

_WAIT = 10_000
"""Milliseconds to wait for another process that is writing."""

_SETTINGS = """
PRAGMA foreign_keys = ON;
PRAGMA synchronous = NORMAL;
PRAGMA temp_store = MEMORY;
PRAGMA mmap_size = 1073741824;
PRAGMA cache_size = -16384;
"""


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite says about the file at ``path`` into an ``ArchiveError`` that a person can act on."""
    try:
        yield
    except apsw.NotADBError as error:
        raise ArchiveError(f"{path} is not an onrecord archive. Move it away or name another file.") from error
    except apsw.CorruptError as error:
        raise ArchiveError(f"{path} is damaged. Move it away and index the folder again.") from error
    except (apsw.BusyError, apsw.LockedError) as error:
        raise ArchiveError(f"{path} is being written by another onrecord. Try again when it is done.") from error
    except apsw.FullError as error:
        raise ArchiveError(f"There is no room left on the disk that holds {path}.") from error
    except (apsw.CantOpenError, apsw.PermissionsError, apsw.ReadOnlyError, apsw.IOError) as error:
        raise ArchiveError(f"{path} cannot be opened ({error}). Check its permissions and its folder's.") from error


def _connect(path: Path, flags: int, *, unchanging: bool = False) -> apsw.Connection:
    if unchanging:  # can be said in a URI only; any other name is taken as it stands, even one like a URI
        connection = apsw.Connection(f"{path.absolute().as_uri()}?immutable=1", flags=flags | apsw.SQLITE_OPEN_URI)
    else:
        connection = apsw.Connection(str(path), flags=flags)
    connection.set_busy_timeout(_WAIT)
    return connection


def _empty(connection: apsw.Connection) -> bool:
    return not connection.execute("SELECT count(*) FROM sqlite_schema").get


def _refuse_strangers(connection: apsw.Connection, path: Path) -> None:
    application = connection.pragma("application_id")
    if application != schema.APPLICATION:
        raise ArchiveError(f"{path} is not an onrecord archive. Move it away or name another file.")
    version = connection.pragma("user_version")
    if version == schema.VERSION:
        return
    if isinstance(version, int) and version > schema.VERSION:
        raise ArchiveError(
            f"{path} was made by a newer onrecord (version {version} of the file, this one reads {schema.VERSION}). "
            "Upgrade onrecord, or name another file."
        )
    raise ArchiveError(
        f"{path} was made by an older onrecord (version {version} of the file, this one reads {schema.VERSION}). "
        "Delete it and index the folder again: your documents are never touched."
    )


def _create_for_owner(path: Path) -> None:
    """Make an empty file that only its owner may read; SQLite gives its side files the same mode."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        return


def open_writer(path: Path) -> apsw.Connection:
    """A connection that may write; the file and its tables are made where there are none. Raises ``ArchiveError``."""
    with explained(path):
        try:
            _create_for_owner(path)
        except OSError as error:
            raise ArchiveError(f"{path} cannot be made: {error.strerror}. Name another place.") from error
        connection = _connect(path, apsw.SQLITE_OPEN_READWRITE)
        try:
            _make_tables(connection, path)
        except BaseException:
            connection.close()
            raise
        return connection


def _make_tables(connection: apsw.Connection, path: Path) -> None:
    if path.stat().st_size == 0:
        connection.execute("PRAGMA page_size = 8192")
        connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(_SETTINGS)
    connection.execute("BEGIN IMMEDIATE")
    try:
        if _empty(connection):
            connection.execute(schema.TABLES)
            connection.execute(f"PRAGMA application_id = {schema.APPLICATION}")
            connection.execute(f"PRAGMA user_version = {schema.VERSION}")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
    _refuse_strangers(connection, path)


def open_reader(path: Path) -> apsw.Connection:
    """A connection that only reads.

    Raises ``ArchiveMissingError`` if there is no archive yet, ``ArchiveError`` if the file is another's.
    """
    if not path.is_file():
        raise ArchiveMissingError(f"There is no archive at {path}. Make one with: onrecord index FOLDER")
    with explained(path):
        connection = _connect(path, apsw.SQLITE_OPEN_READONLY)
        try:
            connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1")
        except (apsw.CantOpenError, apsw.ReadOnlyError):
            # A folder that may not be written to: with no writer about, the file can be read as it lies.
            connection.close()
            connection = _connect(path, apsw.SQLITE_OPEN_READONLY, unchanging=True)
        try:
            if _empty(connection):  # left by a writer that was stopped before it had made the tables
                raise ArchiveMissingError(f"{path} is empty. Fill it with: onrecord index FOLDER")
            _refuse_strangers(connection, path)
            connection.execute(_SETTINGS)
            connection.execute("PRAGMA query_only = ON")
        except BaseException:
            connection.close()
            raise
        return connection
