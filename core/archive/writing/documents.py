"""Putting a document into the archive and taking it out again. The caller holds the transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

import apsw

from core.archive.tables import ordinals, terms, texts
from core.archive.words.cutting import distinct_words
from core.archive.words.vocabulary import Tally
from core.archive.writing import linking
from core.archive.writing.pending import Indexed, Pending
from core.archive.writing.preparing import (
    Prepared,
    PreparedActor,
    PreparedQuote,
    PreparedRole,
    PreparedSource,
)
from core.model import Role

_OF_A_DOCUMENT = ("quotes", "mentions", "members", "roles", "document_actors", "document_sources")

Kept = Mapping[tuple[str, str], list[int]]
"""Ids of quotes of an earlier reading by where they stand and their folded words."""


@dataclass(frozen=True, slots=True)
class _Left:
    """Rows that a document has left and that may be without any now; ``names`` are actors that have lost one."""

    actors: set[int] = field(default_factory=set)
    sources: set[int] = field(default_factory=set)
    titles: set[int] = field(default_factory=set)
    names: set[int] = field(default_factory=set)


class Writer:
    """Writes whole documents through one connection; what is counted is written at the end of a transaction."""

    def __init__(self, connection: apsw.Connection) -> None:
        self.connection = connection
        self._tally = Tally()
        self._rows: Counter[str] = Counter()
        self._pending = Pending()

    def begin(self) -> None:
        """Begin a transaction."""
        self.connection.execute("BEGIN IMMEDIATE")

    def commit(self) -> None:
        """End it, and keep all."""
        if self._rows or self._tally:
            self._tally.write(self.connection)
            self._pending.write(self.connection)
            self.connection.executemany(
                "UPDATE meta SET value = value + ? WHERE key = ?",
                ((number, table) for table, number in self._rows.items() if number),
            )
            self._rows.clear()
        self.connection.execute("COMMIT")

    def undo(self) -> None:
        """End it, and keep nothing."""
        self._tally.clear()
        self._pending.clear()
        self._rows.clear()
        if self.connection.in_transaction:  # a full disk ends it by itself
            self.connection.execute("ROLLBACK")

    def close(self) -> None:
        """Give the connection back."""
        self.connection.close()

    def put(self, document: Prepared) -> tuple[int, bool]:
        """Store the document and say under which row id, and whether it took the place of an earlier reading.

        Row ids of the document, of its actors, and of quotes whose places and words are the same are kept.
        """
        connection = self.connection
        row = connection.execute("SELECT id FROM documents WHERE name = ?", (document.name,)).get
        replaced = row is not None
        if row is None:
            row = self._new_document(document.name)
        linker = linking.Linker(connection)
        actors = linker.link(row, document.actors)
        self._rows["actors"] += linker.made
        kept, left = self._take_out(row) if replaced else (None, _Left())
        self._fill_document(row, document)
        sources = self._put_sources(row, document.sources, len(document.quotes))
        titles = self._put_actors(row, document.actors, actors)
        linking.note_names(connection, self._tally, row, document.actors, actors)
        if document.mentions:
            connection.execute("INSERT INTO mentions VALUES (?, ?)", (row, document.mentions))
        self._put_quotes(row, document, actors, sources, titles, kept)
        self._tally.quotes(document.counts)
        self._forget(left)
        self._rows["stamp"] += 1
        return row, replaced

    def drop(self, row: int) -> bool:
        """Take the document of this row id out, with every actor and source that no other has; False if none is."""
        if self.connection.execute("SELECT 1 FROM documents WHERE id = ?", (row,)).get is None:
            return False
        _, left = self._take_out(row)
        self.connection.execute("DELETE FROM copies WHERE document = ?", (row,))
        self.connection.execute("DELETE FROM documents WHERE id = ?", (row,))
        self._rows["documents"] -= 1
        self._forget(left)
        self._rows["stamp"] += 1
        return True

    def _new_document(self, name: str) -> int:
        self.connection.execute(
            "INSERT INTO documents(name, sha256, kind, language, published) VALUES (?, '', '', '', '')",
            (name,),
        )
        self._rows["documents"] += 1
        return self.connection.last_insert_rowid()

    def _fill_document(self, row: int, document: Prepared) -> None:
        self.connection.execute(
            "UPDATE documents SET path = ?, sha256 = ?, title = ?, title_span = ?, kind = ?, language = ?,"
            " published = ?, published_first = ?, published_last = ?, metadata = ?, extract = ? WHERE id = ?",
            (
                document.path,
                document.sha256,
                document.title,
                document.title_span,
                document.kind,
                document.language,
                document.published,
                document.published_first,
                document.published_last,
                document.metadata,
                document.extract,
                row,
            ),
        )
        texts.put(self.connection, row, document.pieces)

    # Sources and actors

    def _put_sources(self, row: int, sources: Sequence[PreparedSource], quotes: int) -> list[int]:
        """Store who stands behind the document; returns their row ids."""
        connection = self.connection
        rows = [self._source(source) for source in sources]
        connection.executemany(
            "INSERT INTO document_sources VALUES (?, ?, ?, ?, ?, ?)",
            (
                (row, position, found, source.role, source.span, source.basis)
                for position, (source, found) in enumerate(zip(sources, rows, strict=True))
            ),
        )
        for found in dict.fromkeys(rows):
            connection.execute(
                "UPDATE sources SET documents = documents + 1, quotes = quotes + ? WHERE id = ?", (quotes, found)
            )
        for found, role in dict.fromkeys(zip(rows, (source.role for source in sources), strict=True)):
            connection.execute(
                "INSERT INTO source_roles VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET documents = documents + 1",
                (found, role),
            )
        return list(dict.fromkeys(rows))

    def _source(self, source: PreparedSource) -> int:
        connection = self.connection
        found = connection.execute("SELECT id FROM sources WHERE key = ?", (source.key,)).get
        if isinstance(found, int):
            return found
        connection.execute("INSERT INTO sources(name, key) VALUES (?, ?)", (source.name, source.key))
        self._rows["sources"] += 1
        row = connection.last_insert_rowid()
        for name in source.names:
            words = distinct_words(name)
            connection.executemany("INSERT INTO source_words VALUES (?, ?, ?)", ((word, row, name) for word in words))
            self._tally.name(words)
        return row

    def _put_actors(
        self, row: int, actors: Sequence[PreparedActor], rows: Mapping[str, int]
    ) -> dict[str, tuple[int, ...]]:
        """Store who is in the document and who holds which office; returns the row ids of each one's titles."""
        connection = self.connection
        connection.executemany(
            "INSERT INTO document_actors VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                (row, actor.local, position, rows[actor.local], actor.state, actor.mentions, actor.quotes)
                for position, actor in enumerate(actors)
            ),
        )
        connection.executemany(
            "UPDATE actors SET documents = documents + 1, mentions = mentions + ?, quotes = quotes + ? WHERE id = ?",
            ((actor.mentions, actor.quotes, rows[actor.local]) for actor in actors),
        )
        titles: dict[str, tuple[int, ...]] = {}
        for actor in actors:
            titles[actor.local] = tuple(self._title(role) for role in actor.roles)
            connection.executemany(
                "INSERT INTO roles VALUES (?, ?, ?, ?)",
                ((row, rows[actor.local], place, title) for place, title in enumerate(titles[actor.local])),
            )
            connection.executemany(
                "INSERT INTO members VALUES (?, ?, ?)",
                ((row, rows[actor.local], rows[member]) for member in actor.members),
            )
            if actor.roles:
                first = actor.roles[0]
                linking.note_title(connection, row, rows[actor.local], str(Role(first.title, first.affiliation)))
        return titles

    def _title(self, role: PreparedRole) -> int:
        connection = self.connection
        found = connection.execute(
            "SELECT id FROM titles WHERE title = ? AND ifnull(affiliation, '') = ?",
            (role.title, role.affiliation or ""),
        ).get
        if isinstance(found, int):
            return found
        connection.execute(
            "INSERT INTO titles(title, affiliation, state) VALUES (?, ?, ?)", (role.title, role.affiliation, role.state)
        )
        row = connection.last_insert_rowid()
        connection.executemany("INSERT INTO title_words VALUES (?, ?)", ((word, row) for word in role.words))
        self._tally.name(role.words)
        return row

    # Quotes

    def _put_quotes(
        self,
        row: int,
        document: Prepared,
        actors: Mapping[str, int],
        sources: Iterable[int],
        titles: Mapping[str, tuple[int, ...]],
        kept: Kept | None,
    ) -> None:
        connection = self.connection
        of_document = [terms.of("document", row), *(terms.of("source", source) for source in sources)]
        places = ordinals.free(connection, [quote.day for quote in document.quotes])
        self._rows["quotes"] += len(places)
        for position, (quote, ordinal) in enumerate(zip(document.quotes, places, strict=True)):
            speakers = [actors[speaker] for speaker in quote.speakers]
            held = dict.fromkeys(title for speaker in quote.speakers for title in titles[speaker])
            facets = [
                *(terms.of("speaker", speaker) for speaker in speakers),
                *(terms.of("title", title) for title in held),
                *of_document,
                *quote.facets,
            ]
            former = kept.get((quote.content, quote.words)) if kept else None
            id = self._put_quote(row, position, ordinal, quote, former.pop(0) if former else None)
            indexed = Indexed(ordinal, quote.words, quote.names, document.outlets, " ".join(facets))
            connection.execute("INSERT INTO quote_words VALUES (?, ?, ?, ?, ?)", indexed)
            self._pending.put(indexed)
            connection.executemany(
                "INSERT INTO speakers VALUES (?, ?, ?)", ((id, place, actor) for place, actor in enumerate(speakers))
            )

    def _put_quote(self, row: int, position: int, ordinal: int, quote: PreparedQuote, former: int | None) -> int:
        self.connection.execute(
            "INSERT INTO quotes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                former,
                ordinal,
                row,
                position,
                quote.kind,
                quote.spans,
                self._moment(quote.said),
                quote.said_first,
                quote.said_last,
                quote.reason,
                quote.confidence,
            ),
        )
        return self.connection.last_insert_rowid()

    def _moment(self, packed: str) -> int:
        found = self.connection.execute("SELECT id FROM moments WHERE packed = ?", (packed,)).get
        if isinstance(found, int):
            return found
        self.connection.execute("INSERT INTO moments(packed) VALUES (?)", (packed,))
        return self.connection.last_insert_rowid()

    # Taking out

    def _take_out(self, row: int) -> tuple[Kept, _Left]:
        """Empty a document: its quote ids by content and words, and what may now be without any document."""
        connection = self.connection
        kept: dict[tuple[str, str], list[int]] = {}
        counts: Counter[str] = Counter()
        found = connection.execute(
            "SELECT q.id, json_extract(q.spans, '$[0]'), w.ordinal, w.words, w.speakers, w.outlets, w.facets"
            " FROM quotes q JOIN quote_words w ON w.ordinal = q.ordinal WHERE q.document = ? ORDER BY q.position",
            (row,),
        )
        stored = cast(list[tuple[int, str, int, str, str, str, str]], found.fetchall())
        for id, content, _, words, speakers, outlets, _ in stored:
            kept.setdefault((f"[{content}]", words), []).append(id)
            counts.update({*words.split(), *speakers.split(), *outlets.split()})
        for _, _, ordinal, words, speakers, outlets, facets in stored:
            self._pending.take(Indexed(ordinal, words, speakers, outlets, facets))
        connection.executemany(
            "DELETE FROM quote_words WHERE ordinal = ?", ((ordinal,) for _, _, ordinal, *_ in stored)
        )
        self._rows["quotes"] -= len(stored)
        left = _Left(
            actors=self._column("SELECT DISTINCT actor FROM document_actors WHERE document = ?", row),
            sources=self._column("SELECT DISTINCT source FROM document_sources WHERE document = ?", row),
            titles=self._column("SELECT DISTINCT title FROM roles WHERE document = ?", row),
            names=linking.take_names(connection, self._tally, row),
        )
        self._count_off(row, len(stored))
        self._tally.quotes_gone(counts)
        for table in _OF_A_DOCUMENT:
            connection.execute(f"DELETE FROM {table} WHERE document = ?", (row,))
        texts.drop(connection, row)
        return kept, left

    def _count_off(self, row: int, quotes: int) -> None:
        """Take what a document holds off the counts kept with its sources and actors."""
        connection = self.connection
        connection.execute(
            "UPDATE sources SET documents = documents - 1, quotes = quotes - ?"
            " WHERE id IN (SELECT source FROM document_sources WHERE document = ?)",
            (quotes, row),
        )
        connection.execute(
            "UPDATE source_roles SET documents = documents - 1 WHERE (source, role) IN"
            " (SELECT source, role FROM document_sources WHERE document = ?)",
            (row,),
        )
        connection.execute(
            "UPDATE actors SET documents = actors.documents - 1, mentions = actors.mentions - x.mentions,"
            " quotes = actors.quotes - x.quotes FROM document_actors x WHERE x.document = ? AND x.actor = actors.id",
            (row,),
        )

    def _forget(self, left: _Left) -> None:
        """Take out what no document has any more."""
        connection = self.connection
        self._rows["actors"] -= linking.forget(connection, left.actors, left.names)
        for source in left.sources:
            connection.execute("DELETE FROM source_roles WHERE source = ? AND documents = 0", (source,))
            if connection.execute("SELECT documents FROM sources WHERE id = ?", (source,)).get == 0:
                self._forget_words("source_words", "source", source)
                connection.execute("DELETE FROM sources WHERE id = ?", (source,))
                self._rows["sources"] -= 1
        for title in left.titles:
            if connection.execute("SELECT 1 FROM roles WHERE title = ? LIMIT 1", (title,)).get is None:
                self._forget_words("title_words", "title", title)
                connection.execute("DELETE FROM titles WHERE id = ?", (title,))

    def _forget_words(self, table: str, column: str, row: int) -> None:
        words = self.connection.execute(f"SELECT word FROM {table} WHERE {column} = ?", (row,)).fetchall()
        self._tally.name_gone(cast(str, word) for (word,) in words)

    def _column(self, sql: str, row: int) -> set[int]:
        return {value for (value,) in self.connection.execute(sql, (row,))}
