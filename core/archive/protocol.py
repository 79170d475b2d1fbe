"""What anything that shows an archive may ask of it: one small protocol and the rows it answers with.

The SQLite file is its first implementation (``core.archive.store``). Which it is matters to whoever opens
it, and to whoever writes; what is shown comes through this module.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from core.archive.language.query import Query
from core.model import (
    ActorKind,
    DocumentKind,
    Extract,
    Mention,
    Metadatum,
    Moment,
    QuoteKind,
    Role,
    Source,
    SourceRole,
    Span,
    Spans,
)


@dataclass(frozen=True, slots=True)
class ActorRef:
    """An actor by its row id, with the name and the kind a list shows."""

    id: int
    name: str
    kind: ActorKind


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source that stands behind documents, with its roles and how much of the current result it carries."""

    id: int
    name: str
    roles: tuple[SourceRole, ...]
    documents: int
    quotes: int


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor across documents; ``similar`` are other actors that may be the same ("Kim Yong Hyun"), never merged."""

    id: int
    name: str
    kind: ActorKind
    title: str | None
    documents: int
    mentions: int
    quotes: int
    similar: tuple[ActorRef, ...] = ()


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """One line of a list of quotes.

    ``words`` is the content in one line: pieces joined by " … ", runs of white space made one space. ``matches`` are
    half-open character ranges of ``words`` that the query found; ``why`` says why it matched ("minstry ~ ministry").
    ``outlets`` are the names of publisher and agencies, publisher first.
    """

    id: int
    document: int
    kind: QuoteKind
    words: str
    speakers: tuple[ActorRef, ...]
    outlets: tuple[str, ...]
    said: Moment
    published: Moment
    confidence: float
    matches: Spans = ()
    why: str = ""

    def found(self, matches: Spans, why: str) -> QuoteRow:
        """The same row, found by these words and for this reason."""
        # Written out: dataclasses.replace takes ten times as long, and a letter brings a screenful.
        return QuoteRow(
            self.id, self.document, self.kind, self.words, self.speakers, self.outlets, self.said, self.published,
            self.confidence, matches, why,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class QuoteDetail:
    """A quote with everything needed to show, check and cite it. Spans count characters of the document's text."""

    row: QuoteRow
    content: Spans
    verbatim: Spans
    cue: Spans
    source: Spans
    titles: tuple[str | None, ...]
    """The title of each speaker in this document, in the order of ``row.speakers``."""
    reason: str


@dataclass(frozen=True, slots=True)
class Copy:
    """Another place where a document stands byte for byte: what it is called there, in which file and where in it."""

    name: str
    path: Path | None
    within: str


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """A document as it was read, with all its quotes in the order of the text."""

    id: int
    name: str
    path: Path | None
    sha256: str
    title: str | None
    kind: DocumentKind
    language: str
    text: str
    published: Moment
    sources: tuple[Source, ...]
    actors: tuple[ActorRef, ...]
    file_sha256: str
    """Of the whole file as it was read: that of the document where it is all of the file."""
    metadata: tuple[Metadatum, ...]
    extract: Extract | None
    mentions: tuple[tuple[Mention, int | None], ...]
    """Each mention with the row id of its actor (``Mention.actor`` holds the document's own id)."""
    quotes: tuple[QuoteDetail, ...]
    copies: tuple[Copy, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentRef:
    """A document by its row id, with what tells a reader which one it is."""

    id: int
    name: str
    title: str | None
    published: Moment


@dataclass(frozen=True, slots=True)
class Office:
    """An office that so many documents give an actor; ``first`` and ``last`` are the first and last published of them.

    Where a document gives no day of its own it is neither, unless none does.
    """

    role: Role
    documents: int
    first: DocumentRef
    last: DocumentRef


@dataclass(frozen=True, slots=True)
class ActorPage:
    """An actor across documents; ``counted`` of its quotes were looked at, the newest.

    ``complete``: so all of them were, and all of its documents.
    """

    row: ActorRow
    names: tuple[tuple[str, int], ...]
    """Every name in use, with the number of documents that use it, the most used first."""
    offices: tuple[Office, ...]
    """The latest first."""
    outlets: tuple[SourceRow, ...]
    """Publishers and agencies of the documents that quote the actor, with how many quotes and documents."""
    said: tuple[tuple[Moment, int], ...]
    """How many quotes each day (week, month, year) has, in their order; what is known only as on or before its day
    stands for itself, what is undated comes last. Their ``basis`` is empty."""
    company: tuple[ActorRow, ...]
    """Others who speak in documents that the actor is in: in how many of those, and with how many quotes."""
    namesakes: tuple[ActorRow, ...]
    """Others of the same family name, who are not spelt alike (those are ``row.similar``)."""
    latest: tuple[QuoteRow, ...]
    counted: int
    complete: bool


@dataclass(frozen=True, slots=True)
class Result:
    """Rows of one search, best first; ``total`` counts all that match, ``exact_total`` False means "at least"."""

    rows: Sequence[QuoteRow]
    total: int
    exact_total: bool = True
    settled: bool = True
    """False: the time allowed was over before all was tried; asked again with more, the question may find more."""


@dataclass(frozen=True, slots=True)
class Place:
    """A quote by its row id, with the row id of its document: enough to come back to it."""

    document: int
    quote: int


@dataclass(frozen=True, slots=True)
class Facets:
    """What a result is made of, as far as it has been counted: ``counted`` quotes, all of them if ``complete``.

    Most quotes first; ``quotes`` of a row are those of the result, its other counts are of the whole archive. ``days``
    are those on which something was said, on or before which if the text tells no more, in their order.
    """

    sources: tuple[SourceRow, ...]
    actors: tuple[ActorRow, ...]
    kinds: tuple[tuple[QuoteKind, int], ...]
    days: tuple[tuple[date, int], ...]
    counted: int
    complete: bool
    more_sources: bool = False
    """Whether there are others than those listed."""
    more_actors: bool = False


@dataclass(frozen=True, slots=True)
class Completion:
    """What may stand in the place of what is being typed: ``text`` for the characters of ``span``.

    ``label`` is what it is, for people; ``quotes`` how many quotes it would find, None where that is not counted.
    """

    text: str
    span: Span
    label: str
    quotes: int | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read or analysed, and when that was last tried: kept until it is mended or gone."""

    path: Path
    reason: str
    noted: datetime | None = None


@dataclass(frozen=True, slots=True)
class Totals:
    """What the archive holds in all, and a stamp that changes whenever it does."""

    documents: int
    quotes: int
    actors: int
    sources: int
    stamp: int
    failures: tuple[Failure, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Mark:
    """How far an archive had come at some moment: its stamp, and the highest row id that a quote had."""

    stamp: int
    quote: int

    def precedes(self, later: Mark) -> bool:
        """Whether ``later`` may be a later moment of the same archive.

        The stamp begins anywhere below 10^12 and rises with every change, so another archive in its place passes for it
        once in a thousand times.
        """
        return 0 <= later.stamp - self.stamp < MOST_CHANGES


MOST_CHANGES = 10**9
"""Changes that an archive is taken to see at most between two looks at it."""


@dataclass(frozen=True, slots=True)
class News:
    """How many quotes match, and how many of those were added since a mark, None if that cannot be told.

    Each is exact, or "at least" where ``exact_total`` or ``exact_new`` is False. A quote is new if its document is, or
    if its document was read again and has it in other words or in another place than before.
    """

    total: int
    exact_total: bool
    new: int | None
    exact_new: bool = True


class Archive(Protocol):
    """Answers questions about stored documents. Every method may be called from any thread; readers never wait."""

    def search(self, query: Query, limit: int = 200, seconds: float | None = None) -> Result:
        """Quotes that match, best first; without words, newest said first. ``limit`` bounds the rows, not the total.

        ``seconds`` of processor time bound what is tried beyond the words as typed: see ``Result.settled``.
        """

    def places(self, query: Query, limit: int) -> Sequence[Place]:
        """The quotes of ``search`` in its order, as no more than places: those of a whole archive fit in memory."""

    def facets(self, query: Query, rows: int = 500, seconds: float | None = None) -> Generator[Facets, None, None]:
        """What the result is made of, counted further with every step; at most so many sources and actors are named.

        Of very many quotes the newest are counted.

        Sources are counted as if no source was asked for, actors as if no speaker or actor was.
        """

    def complete(self, text: str, place: int, limit: int = 12) -> Sequence[Completion]:
        """What may be meant by the word before a place in what is typed: words, filters, their values with counts."""

    def sources(self, query: Query) -> Sequence[SourceRow]:
        """Sources of the documents whose quotes match (all documents for an empty query), most quotes first."""

    def actors(self, query: Query) -> Sequence[ActorRow]:
        """Speakers of the matching quotes (every actor for an empty query, silent ones too), most quotes first."""

    def actors_named(self, name: str) -> Sequence[ActorRow]:
        """Actors, silent ones too, whose name or alias holds all these words, typos forgiven; most quotes first."""

    def sources_named(self, name: str) -> Sequence[SourceRow]:
        """Sources whose name or alias holds all these words, typos forgiven; most quotes first."""

    def warm(self) -> None:
        """Read ahead what would make the first misspelt word slow; nothing else changes by it."""

    def quote(self, id: int) -> QuoteDetail | None:
        """One quote, None if there is none of that id."""

    def document(self, id: int) -> DocumentPage | None:
        """One document with its quotes and mentions, None if there is none of that id."""

    def actor(self, id: int) -> ActorPage | None:
        """One actor's page, None if there is none of that id."""

    def mark(self) -> Mark:
        """How far the archive has come, to ask later what is new."""

    def news(self, query: Query, since: Mark | None) -> News:
        """How many quotes match, words taken as ``search`` takes them, and how many of them were added since a mark."""

    def totals(self) -> Totals:
        """Counts of everything stored; ``stamp`` tells whether anything changed since the last call."""

    def interrupt(self) -> None:
        """Stop the running question of any thread; it raises InterruptedQueryError. Safe to call when none runs."""

    def close(self) -> None:
        """Give the file back."""


class InterruptedQueryError(Exception):
    """The question was dropped because a newer one was asked."""
