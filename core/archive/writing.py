"""Putting a document into the archive and taking it out again. The caller holds the transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import apsw

from core.archive import codec, linking, vocabulary
from core.archive.nations import Nations, Offices
from core.archive.words import folded, one_line
from core.model import Analysis, Document, Quote, Source, Spans

DAY_BITS = 26
"""Quotes of one day that can be told apart in the order of the index: 2 to this power."""

_OF_A_DOCUMENT = (
    "quotes",
    "mentions",
    "members",
    "role_words",
    "roles",
    "names",
    "document_actors",
    "document_sources",
    "texts",
)

JOIN = " … "
"""Between the pieces of a quote's content in ``QuoteRow.words``."""


@dataclass(frozen=True, slots=True)
class Lore:
    """What the writer asks of the lexicon: states, and other names of outlets by folded full name."""

    nations: Callable[[], Nations]
    outlets: Callable[[], Mapping[str, tuple[str, ...]]]


def words_of(text: str, content: Spans) -> str:
    """The content as one line: pieces joined by an ellipsis, runs of white space made one space."""
    return JOIN.join(filter(None, (one_line(text[start:end]) for start, end in content)))


def check(document: Document, analysis: Analysis) -> None:
    """Raise ``ValueError`` where the two do not fit: a span outside the text, an actor that is not listed."""
    length = len(document.text)
    try:
        document.text.encode()
    except UnicodeEncodeError as error:
        raise ValueError(f"{document.id}: character {error.start} is half of one (a lone surrogate)") from error
    known = {actor.id for actor in analysis.actors}
    if len(known) < len(analysis.actors):
        raise ValueError(f"{document.id}: two actors of the analysis have one id")
    spans = [(mention.start, mention.end) for mention in analysis.mentions]
    named = [mention.actor for mention in analysis.mentions if mention.actor is not None]
    named += [member for actor in analysis.actors for member in actor.members]
    for quote in analysis.quotes:
        spans += [*quote.content, *quote.verbatim, *quote.cue, *quote.source]
        named += quote.speakers
    for start, end in spans:
        if not 0 <= start <= end <= length:
            raise ValueError(
                f"{document.id}: the analysis has a span {start}-{end} outside the text of {length} characters"
            )
    for name in named:
        if name not in known:
            raise ValueError(f"{document.id}: the analysis speaks of an actor {name!r} it does not list")


class Writer:
    """Writes whole documents through one connection."""

    def __init__(self, connection: apsw.Connection, lore: Lore) -> None:
        self._connection = connection
        self._lore = lore

    def put(self, document: Document, analysis: Analysis) -> tuple[int, bool]:
        """Store the document and say under which row id, and whether it took the place of an earlier reading.

        Row ids of the document, of its actors, and of quotes whose places and words are the same are kept.
        """
        check(document, analysis)
        connection = self._connection
        name = codec.storable(document.id)
        row = connection.execute("SELECT id FROM documents WHERE name = ?", (name,)).get
        replaced = row is not None
        if row is None:
            row = self._new_document(name)
        actors = linking.Linker(connection).link(row, analysis.actors)
        kept, left_actors, left_sources = self._take_out(row) if replaced else ({}, set(), set())
        self._fill_document(row, document, analysis)
        outlets = self._put_sources(row, analysis.sources)
        self._put_actors(row, analysis, actors)
        self._put_mentions(row, analysis)
        self._put_quotes(row, document, analysis, actors, outlets, kept)
        linking.forget(connection, left_actors)
        self._forget_sources(left_sources)
        self._stamp()
        return row, replaced

    def drop(self, row: int) -> None:
        """Take the document of this row id out, with every actor and source that no other document has."""
        _, actors, sources = self._take_out(row)
        self._connection.execute("DELETE FROM documents WHERE id = ?", (row,))
        linking.forget(self._connection, actors)
        self._forget_sources(sources)
        self._stamp()

    def _stamp(self) -> None:
        self._connection.execute("UPDATE meta SET value = value + 1 WHERE key = 'stamp'")

    def _new_document(self, name: str) -> int:
        self._connection.execute(
            "INSERT INTO documents(name, sha256, kind, language, published) VALUES (?, '', '', '', '')",
            (name,),
        )
        return self._connection.last_insert_rowid()

    def _fill_document(self, row: int, document: Document, analysis: Analysis) -> None:
        self._connection.execute(
            "UPDATE documents SET path = ?, sha256 = ?, title = ?, title_span = ?, kind = ?, language = ?,"
            " published = ?, published_first = ?, published_last = ? WHERE id = ?",
            (
                None if document.path is None else codec.pack_path(document.path),
                document.sha256,
                analysis.title,
                codec.pack_span(analysis.title_span),
                analysis.kind,
                analysis.language,
                codec.pack_moment(analysis.published),
                *codec.day_range(analysis.published),
                row,
            ),
        )
        self._connection.execute("INSERT INTO texts(document, text) VALUES (?, ?)", (row, document.text))

    def _take_out(self, row: int) -> tuple[dict[tuple[str, str], list[int]], set[int], set[int]]:
        """Empty a document: its quote ids by content and words, the actors and the sources that may now be orphans."""
        connection = self._connection
        kept: dict[tuple[str, str], list[int]] = {}
        quotes = "SELECT id, content, words FROM quotes WHERE document = ? ORDER BY position"
        for quote, content, words in connection.execute(quotes, (row,)):
            kept.setdefault((content, words), []).append(quote)
        actors = {
            actor for (actor,) in connection.execute("SELECT actor FROM document_actors WHERE document = ?", (row,))
        }
        sources = {
            source for (source,) in connection.execute("SELECT source FROM document_sources WHERE document = ?", (row,))
        }
        counts: Counter[str] = Counter()
        for texts in connection.execute(
            "SELECT w.words, w.speakers, w.outlets FROM quotes q JOIN quote_words w ON w.ordinal = q.ordinal"
            " WHERE q.document = ?",
            (row,),
        ):
            counts.update({word for text in texts for word in text.split()})
        vocabulary.count_out(connection, counts)
        for table in _OF_A_DOCUMENT:
            connection.execute(f"DELETE FROM {table} WHERE document = ?", (row,))
        return kept, actors, sources

    def _put_sources(self, row: int, sources: Iterable[Source]) -> str:
        """Store who stands behind the document; returns the folded names of publisher and agencies for the index."""
        connection = self._connection
        outlets: list[str] = []
        for position, source in enumerate(sources):
            key = folded(source.name) or source.name.casefold()
            found = connection.execute("SELECT id FROM sources WHERE key = ?", (key,)).get
            others = self._lore.outlets().get(key, ())
            if found is None:
                connection.execute("INSERT INTO sources(name, key) VALUES (?, ?)", (source.name, key))
                found = connection.last_insert_rowid()
                for name in dict.fromkeys((source.name, *others)):
                    for word in dict.fromkeys(folded(name).split()):
                        connection.execute("INSERT OR IGNORE INTO source_words VALUES (?, ?, ?)", (word, found, name))
            connection.execute(
                "INSERT INTO document_sources VALUES (?, ?, ?, ?, ?)",
                (row, position, found, source.role, codec.pack_span(source.span)),
            )
            if source.role in ("publisher", "agency"):
                outlets += [folded(name) for name in (source.name, *others)]
        return " ".join(dict.fromkeys(" ".join(outlets).split()))

    def _forget_sources(self, sources: Iterable[int]) -> None:
        for source in sources:
            self._connection.execute(
                "DELETE FROM sources WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM document_sources WHERE source = ?1)",
                (source,),
            )

    def _put_actors(self, row: int, analysis: Analysis, actors: Mapping[str, int]) -> None:
        connection = self._connection
        mentions = Counter(mention.actor for mention in analysis.mentions)
        quotes = Counter(speaker for quote in analysis.quotes for speaker in dict.fromkeys(quote.speakers))
        offices = Offices(
            self._lore.nations(),
            (
                name
                for actor in analysis.actors
                if actor.kind == "organisation"
                for name in (actor.name, *actor.aliases)
            ),
        )
        for position, actor in enumerate(analysis.actors):
            state = offices.behind(actor.name) if actor.kind == "organisation" else None
            connection.execute(
                "INSERT INTO document_actors VALUES (?, ?, ?, ?, ?, ?, ?)",
                (row, actor.id, position, actors[actor.id], state, mentions[actor.id], quotes[actor.id]),
            )
            for place, role in enumerate(actor.roles):
                state = offices.behind(role.affiliation) if role.affiliation else None
                connection.execute(
                    "INSERT INTO roles VALUES (?, ?, ?, ?, ?, ?)",
                    (row, actors[actor.id], place, role.title, role.affiliation, state),
                )
                for word in dict.fromkeys(folded(f"{role.title} {role.affiliation or ''}").split()):
                    connection.execute(
                        "INSERT INTO role_words VALUES (?, ?, ?, ?)", (word, row, actors[actor.id], place)
                    )
            for member in dict.fromkeys(actor.members):
                connection.execute("INSERT INTO members VALUES (?, ?, ?)", (row, actors[actor.id], actors[member]))
            if actor.roles:
                linking.note_title(connection, row, actors[actor.id], str(actor.roles[0]))
        linking.note_names(connection, row, analysis.actors, actors)

    def _put_mentions(self, row: int, analysis: Analysis) -> None:
        self._connection.executemany(
            "INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?)",
            (
                (row, position, mention.start, mention.end, mention.actor, mention.form)
                for position, mention in enumerate(analysis.mentions)
            ),
        )

    def _put_quotes(
        self,
        row: int,
        document: Document,
        analysis: Analysis,
        actors: Mapping[str, int],
        outlets: str,
        kept: Mapping[tuple[str, str], list[int]],
    ) -> None:
        counts: Counter[str] = Counter()
        names = _spoken_names(analysis)
        ordinals = self._next_ordinals(analysis)
        for position, (quote, ordinal) in enumerate(zip(analysis.quotes, ordinals, strict=True)):
            words = words_of(document.text, quote.content)
            content = codec.pack_spans(quote.content)
            former = kept.get((content, words))
            self._put_quote(row, position, ordinal, quote, words, former.pop(0) if former else None)
            texts = (folded(words), folded(" ".join(names[speaker] for speaker in quote.speakers)), outlets)
            self._connection.execute("INSERT INTO quote_words VALUES (?, ?, ?, ?)", (ordinal, *texts))
            counts.update({word for text in texts for word in text.split()})
            quote_row = self._connection.execute("SELECT id FROM quotes WHERE ordinal = ?", (ordinal,)).get
            self._connection.executemany(
                "INSERT INTO speakers VALUES (?, ?, ?)",
                ((quote_row, place, actors[speaker]) for place, speaker in enumerate(dict.fromkeys(quote.speakers))),
            )
        vocabulary.count_in(self._connection, counts)

    def _put_quote(self, row: int, position: int, ordinal: int, quote: Quote, words: str, former: int | None) -> None:
        self._connection.execute(
            "INSERT INTO quotes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                former,
                ordinal,
                row,
                position,
                quote.kind,
                words,
                codec.pack_spans(quote.content),
                codec.pack_spans(quote.verbatim),
                codec.pack_spans(quote.cue),
                codec.pack_spans(quote.source),
                codec.pack_moment(quote.said),
                *codec.day_range(quote.said),
                quote.reason,
                quote.confidence,
            ),
        )

    def _next_ordinals(self, analysis: Analysis) -> list[int]:
        """Free places in the order of the index: the day said (else published) in the high bits.

        Read from the highest down they give the newest day first and the quotes of a document in the order of its
        text, so those of one day are handed out in reverse.
        """
        _, published = codec.day_range(analysis.published)
        days = [codec.day_range(quote.said)[1] or published or 0 for quote in analysis.quotes]
        ordinals = [0] * len(days)
        for day in set(days):
            first = day << DAY_BITS
            last = self._connection.execute(
                "SELECT max(ordinal) FROM quotes WHERE ordinal >= ? AND ordinal < ?",
                (first, (day + 1) << DAY_BITS),
            ).get
            free = first if last is None else last + 1
            for position in reversed([place for place, other in enumerate(days) if other == day]):
                ordinals[position] = free
                free += 1
        return ordinals


def _spoken_names(analysis: Analysis) -> dict[str, str]:
    """The names by which each speaker can be looked up in free words, a group by those of its members too."""
    own = {actor.id: " ".join((actor.name, *actor.aliases)) for actor in analysis.actors}
    return {
        actor.id: " ".join((own[actor.id], *(own[member] for member in actor.members))) for actor in analysis.actors
    }
