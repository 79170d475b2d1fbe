"""Bringing an archive of an older onrecord up to date.

What is stored of documents, actors and quotes is taken over under the same row ids into a new file beside the archive,
what follows from it is worked out anew (``derived``), and the result takes the archive's place in one transaction of
the archive itself: whatever cuts it short, a full disk or a ``kill -9``, the older archive is there as it was. A step
leads from an older version to the tables of today, and is rewritten when those change.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from itertools import groupby
from pathlib import Path
from typing import cast

import apsw

from core.archive.errors import ArchiveError
from core.archive.opening.lock import held_here, indexing
from core.archive.tables import codec, schema, texts
from core.archive.tables.ordinals import DAY_BITS
from core.archive.writing.derived import DERIVED, rebuild, rebuild_index
from core.model import Mention

Upgrading = Callable[[int, int], None]
"""Called with the shares of the work that are done, and how many there are."""

ENDING = ".upgrading"
"""What the name of the archive is followed by in the name of the file that is to take its place."""


def migrate(connection: apsw.Connection, path: Path, version: int, progress: Upgrading | None = None) -> None:
    """Bring the archive at ``path``, open to write, from ``version`` to that of today.

    For a while it needs room for two more archives of that size on the disk. Raises ``ArchiveError`` where no step
    leads from that version, or somebody else is at work on it.
    """
    progress = progress or _unheard
    parts = STEPS.get(version)
    if parts is None:
        raise ArchiveError(
            f"{path} was made by an older onrecord (version {version} of the file, this one reads {schema.VERSION}), "
            "too old to be brought up to date. Delete it and index the folder again: your documents are never touched."
        )
    alone: AbstractContextManager[object] = nullcontext()
    if not held_here(path):
        alone = indexing(path, doing="bringing up to date")
    with alone, _beside(path) as new:
        _begin(new, path, connection)
        seen = new.execute("SELECT value FROM old.meta WHERE key = 'stamp'").get
        _carry_out(new, parts, progress)
        new.execute(f"PRAGMA application_id = {schema.APPLICATION}; PRAGMA user_version = {schema.VERSION}")
        new.execute("COMMIT")
        if connection.execute("SELECT value FROM meta WHERE key = 'stamp'").get != seen:
            raise ArchiveError(f"{path} was written to while it was brought up to date. Try again.")
        progress(95, 100)
        with connection.backup("main", new, "main") as copying:
            copying.step(-1)
    progress(100, 100)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def room_for(size: int) -> int:
    """Bytes that must be free on the disk to bring an archive of so many bytes up to date: the new file, and the log
    through which it takes the old one's place.
    """
    return 2 * size


def _stamp(new: apsw.Connection) -> None:
    """Whoever looks at the archive again sees that it has changed."""
    new.execute("UPDATE main.meta SET value = 1 + (SELECT value FROM old.meta WHERE key = 'stamp') WHERE key = 'stamp'")


Part = Callable[[apsw.Connection], None]
"""Fills tables from those of the older archive, attached as ``old``."""


def _carry_out(new: apsw.Connection, parts: Sequence[Part], progress: Upgrading) -> None:
    """Fill all tables; of a hundred shares, taking over has a third, the words of the quotes (by far the longest) most
    of the rest.
    """
    for done, part in enumerate(parts):
        progress(33 * done // len(parts), 100)
        part(new)
    quotes = max(1, cast(int, new.execute("SELECT count(*) FROM main.quotes").get))
    for done, one in enumerate(DERIVED):
        before = 33 + done + (40 if one.table in ("vocabulary", "deletions") else 0)

        def heard(rows: int, before: int = before, share: int = 40 * (one.table == "quote_words")) -> None:
            progress(before + share * min(rows, quotes) // quotes, 100)

        rebuild(new, one, heard)
    progress(90, 100)
    rebuild_index(new)


def _unheard(done: int, total: int) -> None:
    return None


def beside(path: Path) -> Path:
    """The file that is to take the place of the archive at ``path``."""
    real = path.resolve()
    return real.with_name(real.name + ENDING)


@contextmanager
def _beside(path: Path) -> Iterator[apsw.Connection]:
    """A new database in a file of its own beside the archive, for its owner alone, gone at the end."""
    file = beside(path)
    try:
        file.unlink(missing_ok=True)  # left by one that was cut short
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_NOFOLLOW, 0o600))
    except OSError as error:
        raise ArchiveError(
            f"{file} cannot be made: {error.strerror}. It is needed to bring {path} up to date."
        ) from error
    try:
        connection = apsw.Connection(str(file), flags=apsw.SQLITE_OPEN_READWRITE)
        try:
            yield connection
        finally:
            connection.close()
    finally:
        file.unlink(missing_ok=True)


def _begin(new: apsw.Connection, path: Path, old: apsw.Connection) -> None:
    """Empty tables of today, the older archive beside them as it is at this moment, in one transaction."""
    # Nobody reads this file before it is whole, so it need not survive anything.
    new.execute(
        f"PRAGMA page_size = {old.pragma('page_size')}; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
        " PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF"
    ).fetchall()
    new.execute("ATTACH ? AS old", (str(path),))
    new.execute("BEGIN")
    new.execute(schema.TABLES)


# From version 1, which kept texts and mentions as they are, a row for each name that a document gives an actor, roles
# in full with each of their holders, and moments and words with each quote.


def _as_they_are(new: apsw.Connection) -> None:
    """Rows that have not changed, or have only got counts, which come later."""
    _stamp(new)
    for table, columns in _SAME.items():
        new.execute(f"INSERT INTO main.{table}({columns}) SELECT {columns} FROM old.{table}")


_SAME: Mapping[str, str] = {
    "documents": "id, name, path, sha256, title, title_span, kind, language, published, published_first,"
    " published_last, file, made_with",
    "sources": "id, name, key",
    "source_words": "word, source, name",
    "document_sources": "document, position, source, role, span",
    "actors": "id, name, kind, shared, title, title_document",
    "document_actors": "document, local, position, actor, state, mentions, quotes",
    "similar": "actor, other, score",
    "members": "document, actor, member",
    "files": "path, size, modified, sha256, made_with, reason",
}


def _texts(new: apsw.Connection) -> None:
    for document, text in new.execute("SELECT document, text FROM old.texts ORDER BY document"):
        texts.put(new, document, texts.pieces(text))


def _mentions(new: apsw.Connection) -> None:
    stored = new.execute('SELECT document, start, "end", local, form FROM old.mentions ORDER BY document, position')
    for document, rows in groupby(stored, key=lambda row: row[0]):
        packed = codec.pack_mentions(Mention(*row[1:]) for row in rows)
        new.execute("INSERT INTO main.mentions VALUES (?, ?)", (document, packed))


def _names(new: apsw.Connection) -> None:
    new.execute(
        "INSERT INTO main.names(actor, key, name, main, documents) SELECT actor, key, name, main, count(*)"
        " FROM old.names GROUP BY actor, key, name, main ORDER BY min(document), actor, main DESC, key"
    )
    new.execute(
        "INSERT INTO main.document_names SELECT o.document, n.id FROM old.names o JOIN main.names n"
        " ON n.actor = o.actor AND n.key = o.key AND n.name = o.name AND n.main = o.main"
    )


def _titles(new: apsw.Connection) -> None:
    new.execute(
        "INSERT INTO main.titles(title, affiliation, state) SELECT title, affiliation, state FROM"
        " (SELECT *, row_number() OVER (PARTITION BY title, ifnull(affiliation, '') ORDER BY document, actor, position)"
        "  AS place FROM old.roles) WHERE place = 1 ORDER BY document, actor, position"
    )
    new.execute(
        "INSERT INTO main.roles(document, actor, position, title) SELECT o.document, o.actor, o.position, t.id"
        " FROM old.roles o JOIN main.titles t"
        " ON t.title = o.title AND ifnull(t.affiliation, '') = ifnull(o.affiliation, '')"
    )


_ORDINAL = f"((ordinal >> 26) << {DAY_BITS}) + (ordinal & {(1 << 26) - 1})"
"""A place in the order of the index; a day had 26 bits."""


def _quotes(new: apsw.Connection) -> None:
    new.execute("INSERT INTO main.moments(packed) SELECT said FROM old.quotes GROUP BY said ORDER BY min(id)")
    new.execute(
        "INSERT INTO main.quotes(id, ordinal, document, position, kind, spans, said, said_first, said_last, reason,"
        f" confidence) SELECT q.id, {_ORDINAL}, q.document, q.position, q.kind,"
        " '[' || q.content || ',' || q.verbatim || ',' || q.cue || ',' || q.source || ']', m.id, q.said_first,"
        " q.said_last, q.reason, q.confidence FROM old.quotes q JOIN main.moments m ON m.packed = q.said ORDER BY q.id"
    )
    new.execute("INSERT INTO main.speakers SELECT quote, position, actor FROM old.speakers")
    new.execute(
        "INSERT INTO main.quote_words(ordinal, words, speakers, outlets, facets)"
        f" SELECT {_ORDINAL}, words, speakers, outlets, '' FROM old.quote_words"
    )


def _row_ids(new: apsw.Connection) -> None:
    """Ids of what has been dropped are not given out again; whoever reads looks for new words among later ids."""
    for table in ("documents", "sources", "actors", "quotes", "vocabulary"):
        last = new.execute("SELECT seq FROM old.sqlite_sequence WHERE name = ?", (table,)).get
        if last is not None:
            new.execute("DELETE FROM main.sqlite_sequence WHERE name = ?", (table,))
            new.execute("INSERT INTO main.sqlite_sequence VALUES (?, ?)", (table, last))


# From version 2, which lacked but some columns; from the version of today, what is stored, read out of a file of which
# something else is damaged.


def _stored(new: apsw.Connection) -> None:
    _stamp(new)
    follows = {one.table for one in DERIVED if one.whole} - {"source_words", "quote_words"} | {"meta"}
    tables = new.execute("SELECT name FROM main.sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE TABLE %'")
    for table in [str(name) for (name,) in tables]:
        if table in follows or table.startswith(("sqlite_", "quote_search_")):
            continue
        both = new.execute(
            "SELECT name FROM pragma_table_info(?1, 'main') INTERSECT SELECT name FROM pragma_table_info(?1, 'old')",
            (table,),
        )
        columns = ", ".join(f'"{name}"' for (name,) in both)
        if columns:  # the older file may not have the table
            new.execute(f"INSERT INTO main.{table}({columns}) SELECT {columns} FROM old.{table}")


STEPS: Mapping[int, tuple[Part, ...]] = {
    1: (_as_they_are, _texts, _mentions, _names, _titles, _quotes, _row_ids),
    2: (_stored, _row_ids),
    3: (_stored, _row_ids),
    schema.VERSION: (_stored, _row_ids),
}
"""What fills the tables of today from those of each older version, and from those of today."""
