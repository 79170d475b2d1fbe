"""The nouns of the program, frozen: what a document is and what reading it yields."""

from __future__ import annotations

import calendar
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Literal, cast

Span = tuple[int, int]
"""Half-open ``[start, end)`` in characters of a document's text."""
Spans = tuple[Span, ...]

Precision = Literal["minute", "day", "week", "month", "year", "on-or-before", "unknown"]
SourceRole = Literal["publisher", "agency", "byline", "reporter", "photo", "dateline"]
ActorKind = Literal["person", "organisation", "state", "group", "unnamed"]
MentionForm = Literal["name", "surname", "title", "descriptor", "pronoun", "metonym", "adjectival"]
QuoteKind = Literal["direct", "mixed", "indirect"]
DocumentKind = Literal["transcript", "report", "text"]
MetadataField = Literal["title", "published", "updated", "publisher", "agency", "byline", "place", "language"]
OUTLET_ROLES: tuple[SourceRole, ...] = ("publisher", "agency")
"""Roles of a source that printed a document, or whose copy it is: what a reader takes for the outlet."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or time as precise as the text allows.

    ``value`` is the ISO 8601 prefix that the precision warrants: ``2024-10-31T12:20`` (minute), ``2024-10-31``
    (day, on-or-before), ``2024-W44`` (week), ``2024-10`` (month), ``2024`` (year), None (unknown).
    ``basis`` says in words what it was worked out from.
    """

    value: str | None
    precision: Precision
    basis: str
    span: Span | None = None

    def days(self) -> tuple[date, date] | None:
        """The first and last day it may mean, both included; ``date.min`` opens an on-or-before. None if unknown."""
        if self.value is None or self.precision == "unknown":
            return None
        if self.precision == "year":
            year = int(self.value)
            return date(year, 1, 1), date(year, 12, 31)
        if self.precision == "month":
            year, month = map(int, self.value.split("-"))
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        if self.precision == "week":
            first = date.fromisoformat(f"{self.value}-1")
            return first, first + timedelta(days=6)
        day = date.fromisoformat(self.value[:10])
        return (date.min if self.precision == "on-or-before" else day), day


UNKNOWN = Moment(None, "unknown", "the text gives no date")


@dataclass(frozen=True, slots=True)
class Metadatum:
    """One thing told of a document beside its text, as it stands there; ``basis`` names where: "JSON-LD author"."""

    field: MetadataField
    value: str
    basis: str = "metadata"


def metadata(basis: str = "metadata", **fields: str | None) -> tuple[Metadatum, ...]:
    """What one place tells of a document, field by field; what is None or blank is left out."""
    return tuple(
        Metadatum(cast(MetadataField, field), value.strip(), basis)
        for field, value in fields.items()
        if value is not None and value.strip()
    )


@dataclass(frozen=True, slots=True)
class Landmark:
    """From character ``start`` of a text on, until the next one, it stood here in its file: "page 3", "00:01:12"."""

    start: int
    name: str


@dataclass(frozen=True, slots=True)
class Extract:
    """How a text that is not its whole file, character by character, was taken out of it.

    ``within`` says where in the file the document lies ("message 4", "story.html in dump.zip"), "" where it is all of
    it; ``landmarks`` stand in the order of the text.
    """

    within: str = ""
    landmarks: tuple[Landmark, ...] = ()

    def at(self, position: int) -> str:
        """Where in the file a character of the text stood, in words: "message 4, page 3"; "" for the file as such."""
        number = bisect_right(self.landmarks, position, key=lambda landmark: landmark.start)
        return ", ".join(filter(None, (self.within, self.landmarks[number - 1].name if number else "")))


@dataclass(frozen=True, slots=True)
class Document:
    """One article, transcript or release. The text never changes after reading; spans count its characters.

    ``id`` is what the outside calls it (a path, a record's id); ``sha256`` is of the bytes it was read from, which are
    those of its file unless that holds several documents. ``metadata`` is what came beside the text, what is trusted
    most first; two may contradict each other. ``extract`` is None where the text is the file, decoded.
    """

    id: str
    text: str
    sha256: str
    path: Path | None = None
    metadata: tuple[Metadatum, ...] = ()
    extract: Extract | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Who stands behind a document in one role; ``name`` is the full name the lexicon knows, else as printed.

    ``span`` is where the text says so; ``basis`` is what else does, "" where nothing but the text does.
    """

    name: str
    role: SourceRole
    span: Span | None
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Role:
    """An office as the document gives it: ``title`` "defense secretary", ``affiliation`` "United States"."""

    title: str
    affiliation: str | None = None

    def __str__(self) -> str:
        """The office in words, whose it is behind a comma: "defense secretary, United States"."""
        known = not self.affiliation or self.affiliation.casefold() in self.title.casefold()
        return self.title if known else f"{self.title}, {self.affiliation}"


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, organisation, state, group or unnamed voice of one document; ``id`` holds inside that document.

    ``aliases`` are other full names (never a bare surname, title or descriptor of a named person).
    ``members`` are the ids of the actors that a group stands for, where the text says so.
    """

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """Where an actor appears; ``actor`` is None where two candidates stand equal and the text does not decide."""

    start: int
    end: int
    actor: str | None
    form: MentionForm


@dataclass(frozen=True, slots=True)
class Quote:
    """Something an actor is reported to have said.

    ``content`` is what was said: for a direct quote the words between the marks, a piece for each uninterrupted
    stretch; for an indirect one the reported clause, a leading "that" included; for a mixed one the clause with its
    quoted part. ``verbatim`` is what stands inside marks, ``cue`` the words that report it, ``source`` the words
    naming the speaker, ``speakers`` the ids of the actors (none where the text leaves it open).
    ``reason`` says in words why these speakers; ``confidence`` is the chance, 0 to 1, that they are right.
    """

    kind: QuoteKind
    content: Spans
    cue: Spans
    source: Spans
    speakers: tuple[str, ...]
    said: Moment
    verbatim: Spans = ()
    reason: str = ""
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that reading one document yields. Every span lies within the document's text."""

    id: str
    sha256: str
    title: str | None
    title_span: Span | None
    kind: DocumentKind
    language: str
    published: Moment
    sources: tuple[Source, ...] = ()
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quotes: tuple[Quote, ...] = ()
