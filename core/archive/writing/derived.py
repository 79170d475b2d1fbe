"""What the archive keeps though it follows from the rest: counts, words to search by, spellings.

It is kept so that no question has to work it out, and the writer keeps it in step with every document. Here it is
worked out from nothing but what is stored, to see whether it is in step, and to put it right where it is not.
Each kind is one entry of ``DERIVED``, in an order in which later ones follow from earlier ones.
"""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import cast

import apsw

from core.archive.tables import codec, schema, terms, texts
from core.archive.words import vocabulary
from core.archive.words.cutting import distinct_words, folded, line
from core.archive.words.wordlist import spellable
from core.model import OUTLET_ROLES, DocumentKind, QuoteKind

UNREADABLE = (ValueError, TypeError, LookupError, zlib.error)
"""What taking a packed value apart raises where it was tampered with; what had been made of it is left as it is."""

Cell = str | int | None
Row = tuple[Cell, ...]
Heard = Callable[[int], None]
"""Called with the number of rows so far."""
_OFTEN = 1000


@dataclass(frozen=True, slots=True)
class Derived:
    """Values in a table that follow from others.

    ``rows`` gives what the columns ``key`` and ``values`` must hold, in SQL or as a function. With ``whole`` the table
    (as far as ``where`` holds) has no other rows: those that are missing are added, others taken out.
    """

    name: str
    about: str
    table: str
    key: tuple[str, ...]
    values: tuple[str, ...]
    rows: str | Callable[[apsw.Connection], Iterable[Row]]
    whole: bool = False
    where: str = "1"

    @property
    def columns(self) -> str:
        """Key and values as SQL lists them."""
        return ", ".join((*self.key, *self.values))


def differences(connection: apsw.Connection, derived: Derived) -> int:
    """How many rows are not as they must be. The connection must be allowed temporary tables."""
    _expect(connection, derived)
    stored, expected = f"SELECT {derived.columns} FROM {derived.table}", "SELECT * FROM temp.expected"
    wrong = _count(connection, f"{expected} EXCEPT {stored}")
    if not derived.whole:
        return wrong
    keys = ", ".join(derived.key)
    stored = f"SELECT {keys} FROM {derived.table} WHERE {derived.where}"
    return wrong + _count(connection, f"{stored} EXCEPT SELECT {keys} FROM temp.expected")


def _count(connection: apsw.Connection, select: str) -> int:
    return cast(int, connection.execute(f"SELECT count(*) FROM ({select})").get)


def rebuild(connection: apsw.Connection, derived: Derived, heard: Heard | None = None) -> None:
    """Make the rows what they must be; ``heard`` is told of rows that are worked out. The caller holds the
    transaction.
    """
    _expect(connection, derived, heard)
    table, keys = derived.table, ", ".join(derived.key)
    same = " AND ".join(f"e.{column} = {table}.{column}" for column in derived.key)
    if derived.whole:
        connection.execute(
            f"DELETE FROM {table} WHERE {derived.where} AND ({keys}) NOT IN (SELECT {keys} FROM temp.expected)"
        )
        connection.execute(
            f"INSERT INTO {table}({derived.columns}) SELECT {derived.columns} FROM temp.expected e"
            f" WHERE NOT EXISTS (SELECT 1 FROM {table} WHERE {same})"
        )
    if derived.values:
        changes = ", ".join(f"{column} = e.{column}" for column in derived.values)
        differ = " OR ".join(f"{table}.{column} IS NOT e.{column}" for column in derived.values)
        connection.execute(f"UPDATE {table} SET {changes} FROM temp.expected e WHERE {same} AND ({differ})")


def _expect(connection: apsw.Connection, derived: Derived, heard: Heard | None = None) -> None:
    """Fill ``temp.expected`` with what the rows must be."""
    connection.execute("DROP TABLE IF EXISTS temp.expected")
    columns = ", ".join((*derived.key, *derived.values))
    key = ", ".join(derived.key)
    connection.execute(f"CREATE TEMP TABLE expected({columns}, PRIMARY KEY({key})) WITHOUT ROWID")
    if isinstance(derived.rows, str):
        connection.execute(f"INSERT INTO temp.expected {derived.rows}")
        return
    marks = ", ".join("?" * (len(derived.key) + len(derived.values)))
    rows = derived.rows(connection)
    if heard is not None:
        rows = _told(rows, heard)
    connection.executemany(f"INSERT INTO temp.expected VALUES ({marks})", rows)


def _told(rows: Iterable[Row], heard: Heard) -> Iterator[Row]:
    for number, row in enumerate(rows):
        if not number % _OFTEN:
            heard(number)
        yield row


# Counts

_MENTIONED = (
    "SELECT d.document, d.local, m.packed FROM document_actors d LEFT JOIN mentions m USING(document) ORDER BY 1"
)


def _mentions(connection: apsw.Connection) -> Iterator[Row]:
    for (document, packed), actors in groupby(connection.execute(_MENTIONED), key=lambda row: (row[0], row[2])):
        try:
            mentions = codec.unpack_mentions(packed) if packed else ()
        except UNREADABLE:
            continue
        counts = Counter(mention.actor for mention in mentions)
        for _, local, _ in actors:
            yield document, local, counts[local]


# Words

_QUOTES = """
SELECT q.ordinal, q.document, q.kind, q.spans, q.said_first, q.said_last, d.kind, d.published_first, d.published_last
FROM quotes q JOIN documents d ON d.id = q.document ORDER BY q.document, q.position
"""


def _quote_words(connection: apsw.Connection) -> Iterator[Row]:
    """The words of each quote as its text has them, its facets as its rows have them; names as they are stored, for
    short forms of them are stored nowhere else.
    """
    for document, quotes in groupby(connection.execute(_QUOTES), key=lambda row: cast(int, row[1])):
        around = _Around(connection, document)
        try:
            text = texts.of_document(connection, document)
        except UNREADABLE:
            text = None
        for ordinal, _, kind, spans, first, last, kind_of_document, *published in quotes:
            stored = connection.execute(
                "SELECT words, speakers, outlets FROM quote_words WHERE ordinal = ?", (ordinal,)
            ).fetchone() or ("", around.names(ordinal), around.outlets())
            facets = (
                *around.facets(ordinal),
                terms.kind(cast(QuoteKind, kind)),
                terms.kind(cast(DocumentKind, kind_of_document)),
                *terms.of_days("published", *published),
                *terms.of_days("said", first, last),
                *around.unnamed(ordinal),
            )
            words = stored[0] if text is None else _words(text, spans, stored[0])
            yield ordinal, words, *stored[1:], " ".join(facets)


def _words(text: str, spans: str, stored: str) -> str:
    try:
        return folded(line(text[start:end] for start, end in codec.unpack_spans(spans)[0]))
    except UNREADABLE:
        return stored


class _Around:
    """What the index is told of the quotes of one document beside their words."""

    def __init__(self, connection: apsw.Connection, document: int) -> None:
        self._connection = connection
        self._document = document
        self._speakers: dict[int, list[int]] = {}
        self._unnamed: set[int] = set()
        for ordinal, actor, kind in connection.execute(
            "SELECT q.ordinal, s.actor, a.kind FROM quotes q JOIN speakers s ON s.quote = q.id"
            " JOIN actors a ON a.id = s.actor WHERE q.document = ? ORDER BY s.quote, s.position",
            (document,),
        ):
            self._speakers.setdefault(ordinal, []).append(actor)
            if kind == "unnamed":
                self._unnamed.add(ordinal)
        self._titles: dict[int, list[int]] = {}
        held = "SELECT actor, title FROM roles WHERE document = ? ORDER BY actor, position"
        for actor, title in connection.execute(held, (document,)):
            self._titles.setdefault(actor, []).append(title)
        behind = "SELECT source FROM document_sources WHERE document = ? ORDER BY position"
        self._sources = dict.fromkeys(source for (source,) in connection.execute(behind, (document,)))

    def facets(self, ordinal: int) -> Iterator[str]:
        """Terms for speakers, their titles, the document and its sources."""
        speakers = self._speakers.get(ordinal, [])
        yield from (terms.of("speaker", speaker) for speaker in speakers)
        held = dict.fromkeys(title for speaker in speakers for title in self._titles.get(speaker, ()))
        yield from (terms.of("title", title) for title in held)
        yield terms.of("document", self._document)
        yield from (terms.of("source", source) for source in self._sources)

    def unnamed(self, ordinal: int) -> tuple[str, ...]:
        """The term for somebody without a name, if one speaks."""
        return (terms.UNNAMED,) if ordinal in self._unnamed else ()

    def names(self, ordinal: int) -> str:
        """The folded names that the document gives the speakers, and those of a group's members."""
        speakers = json.dumps(self._speakers.get(ordinal, []))
        found = self._connection.execute(
            "SELECT n.name FROM document_names d JOIN names n ON n.id = d.name WHERE d.document = ?1 AND n.actor IN ("
            " SELECT value FROM json_each(?2) UNION SELECT member FROM members"
            " WHERE document = ?1 AND actor IN (SELECT value FROM json_each(?2))) ORDER BY n.id",
            (self._document, speakers),
        )
        return folded(" ".join(name for (name,) in found))

    def outlets(self) -> str:
        """The folded names of publisher and agencies."""
        found = self._connection.execute(
            "SELECT DISTINCT w.name FROM document_sources d JOIN source_words w USING(source)"
            " WHERE d.document = ? AND d.role IN (SELECT value FROM json_each(?)) ORDER BY d.position",
            (self._document, json.dumps(OUTLET_ROLES)),
        )
        return " ".join(distinct_words(" ".join(name for (name,) in found)))


def _name_words(connection: apsw.Connection) -> Iterator[Row]:
    for row, name in connection.execute("SELECT id, name FROM names"):
        yield from ((word, row) for word in distinct_words(name))


def _title_words(connection: apsw.Connection) -> Iterator[Row]:
    for row, title, affiliation in connection.execute("SELECT id, title, affiliation FROM titles"):
        yield from ((word, row) for word in distinct_words(f"{title} {affiliation or ''}"))


def _source_words(connection: apsw.Connection) -> Iterator[Row]:
    """The words of a source's name, and of others that the lexicon gave it when it came."""
    names = "SELECT id, name FROM sources UNION SELECT source, name FROM source_words"
    for row, name in connection.execute(names):
        yield from ((word, row, name) for word in distinct_words(name))


def _vocabulary(connection: apsw.Connection) -> Iterator[Row]:
    quotes: Counter[str] = Counter()
    for fields in connection.execute("SELECT words, speakers, outlets FROM quote_words"):
        quotes.update({word for field in fields for word in cast(str, field).split()})
    names = Counter(
        dict(
            connection.execute(
                "SELECT word, count(*) FROM (SELECT word FROM name_words UNION ALL SELECT word FROM title_words"
                " UNION ALL SELECT word FROM source_words) GROUP BY word"
            )
        )
    )
    for word in sorted({*quotes, *names}):
        yield word, quotes[word], names[word]


def _deletions(connection: apsw.Connection) -> Iterator[Row]:
    for row, word in connection.execute("SELECT id, word FROM vocabulary"):
        if spellable(word):
            yield from ((key, row) for key in vocabulary.checksums(word))


_TOTALS = " UNION ALL ".join(f"SELECT '{table}', count(*) FROM {table}" for table in schema.COUNTED)

DERIVED: tuple[Derived, ...] = (
    Derived(
        "totals", "how many there are of everything",
        "meta", ("key",), ("value",), _TOTALS,
        whole=True, where="key <> 'stamp'",
    ),
    Derived(
        "speaking", "how many quotes somebody has in a document",
        "document_actors", ("document", "local"), ("quotes",),
        "SELECT d.document, d.local, coalesce(n.quotes, 0) FROM document_actors d LEFT JOIN"
        " (SELECT q.document, s.actor, count(*) AS quotes FROM quotes q JOIN speakers s ON s.quote = q.id"
        "  GROUP BY 1, 2) n ON n.document = d.document AND n.actor = d.actor",
    ),
    Derived(
        "mentions", "how often somebody is mentioned",
        "document_actors", ("document", "local"), ("mentions",), _mentions,
    ),
    Derived(
        "actors", "the counts of an actor",
        "actors", ("id",), ("documents", "mentions", "quotes"),
        "SELECT a.id, count(d.actor), coalesce(sum(d.mentions), 0), coalesce(sum(d.quotes), 0)"
        " FROM actors a LEFT JOIN document_actors d ON d.actor = a.id GROUP BY a.id",
    ),
    Derived(
        "sources", "the counts of a source",
        "sources", ("id",), ("documents", "quotes"),
        "SELECT s.id, count(d.document), coalesce(sum(q.quotes), 0) FROM sources s"
        " LEFT JOIN (SELECT DISTINCT source, document FROM document_sources) d ON d.source = s.id"
        " LEFT JOIN (SELECT document, count(*) AS quotes FROM quotes GROUP BY document) q ON q.document = d.document"
        " GROUP BY s.id",
    ),
    Derived(
        "roles", "the roles of a source",
        "source_roles", ("source", "role"), ("documents",),
        "SELECT source, role, count(DISTINCT document) FROM document_sources GROUP BY source, role",
        whole=True,
    ),
    Derived(
        "names", "in how many documents a name stands",
        "names", ("id",), ("documents",),
        "SELECT n.id, count(d.name) FROM names n LEFT JOIN document_names d ON d.name = n.id GROUP BY n.id",
    ),
    Derived("name words", "the words of a name", "name_words", ("word", "name"), (), _name_words, whole=True),
    Derived("office words", "the words of an office", "title_words", ("word", "title"), (), _title_words, whole=True),
    Derived(
        "source words", "the words of a source",
        "source_words", ("word", "source", "name"), (), _source_words,
        whole=True,
    ),
    Derived(
        "quote words", "what the index knows of a quote",
        "quote_words", ("ordinal",), ("words", "speakers", "outlets", "facets"), _quote_words,
        whole=True,
    ),
    Derived("vocabulary", "the count of a word", "vocabulary", ("word",), ("quotes", "names"), _vocabulary, whole=True),
    Derived("spellings", "the spellings of a word", "deletions", ("key", "word"), (), _deletions, whole=True),
)  # fmt: skip
"""All of it; the full-text index itself follows from ``quote_words`` and is rebuilt by SQLite."""


def rebuild_index(connection: apsw.Connection) -> None:
    """Make the full-text index anew from ``quote_words``. The caller holds the transaction."""
    connection.execute("INSERT INTO quote_search(quote_search) VALUES ('rebuild')")
