"""Everything of a document that can be worked out before the archive is asked.

It is pure and goes from process to process as it is, so that many can prepare what one of them writes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from core.archive.tables import codec, terms, texts
from core.archive.words.cutting import distinct_words, folded, line
from core.archive.words.names import name_key, names_of, shared
from core.archive.words.nations import Nations, Offices, known_nations, known_outlets
from core.model import OUTLET_ROLES, Actor, Analysis, Document, Quote, Source, SourceRole


@dataclass(frozen=True, slots=True)
class Lore:
    """What is asked of the lexicon: states, and other names of outlets by folded full name."""

    nations: Callable[[], Nations] = known_nations
    outlets: Callable[[], Mapping[str, tuple[str, ...]]] = known_outlets


@dataclass(frozen=True, slots=True)
class PreparedName:
    """A name of an actor: as written, as compared (``name_key``), its folded words; ``main`` if it is the one shown."""

    key: str
    name: str
    main: bool
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PreparedRole:
    """An office, the state it belongs to, and its folded words."""

    title: str
    affiliation: str | None
    state: str | None
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PreparedActor:
    """An actor of the document; ``shared`` if its name means the same elsewhere, ``state`` if it speaks for one."""

    local: str
    name: str
    kind: str
    shared: bool
    state: str | None
    names: tuple[PreparedName, ...]
    roles: tuple[PreparedRole, ...]
    members: tuple[str, ...]
    mentions: int
    quotes: int


@dataclass(frozen=True, slots=True)
class PreparedSource:
    """A source in one role, with all its names."""

    name: str
    key: str
    names: tuple[str, ...]
    role: SourceRole
    span: str | None
    basis: str = ""


@dataclass(frozen=True, slots=True)
class PreparedQuote:
    """A quote: what the index reads of it, its spans, and the day it is sorted under (a proleptic ordinal, 0: none).

    ``content`` and ``words`` together tell whether it is one that is stored already.
    """

    kind: str
    words: str
    names: str
    facets: tuple[str, ...]
    content: str
    spans: str
    said: str
    said_first: int | None
    said_last: int | None
    day: int
    reason: str
    confidence: float
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document ready to be written. ``counts`` are the quotes that hold each folded word."""

    name: str
    path: bytes | None
    sha256: str
    title: str | None
    title_span: str | None
    kind: str
    language: str
    published: str
    published_first: int | None
    published_last: int | None
    metadata: str | None
    extract: str | None
    pieces: tuple[bytes, ...]
    mentions: bytes
    outlets: str
    sources: tuple[PreparedSource, ...]
    actors: tuple[PreparedActor, ...]
    quotes: tuple[PreparedQuote, ...]
    counts: Mapping[str, int]


def prepare(document: Document, analysis: Analysis, lore: Lore | None = None) -> Prepared:
    """Work out all that is stored of a document. Raises ``ValueError`` if the analysis does not fit the text."""
    check(document, analysis)
    lore = lore or Lore()
    sources = tuple(_source(source, lore) for source in analysis.sources)
    outlets = _outlets(sources)
    quotes = tuple(_quotes(document, analysis))
    counts: Counter[str] = Counter()
    for quote in quotes:
        counts.update({*quote.words.split(), *quote.names.split(), *outlets.split()})
    first, last = codec.day_range(analysis.published)
    return Prepared(
        name=codec.storable(document.id),
        path=None if document.path is None else codec.pack_path(document.path),
        sha256=document.sha256,
        title=analysis.title,
        title_span=codec.pack_span(analysis.title_span),
        kind=analysis.kind,
        language=analysis.language,
        published=codec.pack_moment(analysis.published),
        published_first=first,
        published_last=last,
        metadata=codec.pack_metadata(document.metadata),
        extract=codec.pack_extract(document.extract),
        pieces=texts.pieces(document.text),
        mentions=codec.pack_mentions(analysis.mentions) if analysis.mentions else b"",
        outlets=outlets,
        sources=sources,
        actors=tuple(_actors(analysis, lore.nations())),
        quotes=quotes,
        counts=dict(counts),
    )


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
    spans = [span for span in (analysis.title_span, *(source.span for source in analysis.sources)) if span is not None]
    spans += [(mention.start, mention.end) for mention in analysis.mentions]
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


@lru_cache(maxsize=65536)
def _folded(name: str) -> str:
    return folded(name)


def _source(source: Source, lore: Lore) -> PreparedSource:
    key = folded(source.name) or source.name.casefold()
    names = tuple(dict.fromkeys((source.name, *lore.outlets().get(key, ()))))
    basis = codec.storable(source.basis)
    return PreparedSource(source.name, key, names, source.role, codec.pack_span(source.span), basis)


def _outlets(sources: Iterable[PreparedSource]) -> str:
    """The folded names of publisher and agencies, each word once."""
    names = (name for source in sources if source.role in OUTLET_ROLES for name in source.names)
    return " ".join(dict.fromkeys(word for name in names for word in distinct_words(name)))


def _actors(analysis: Analysis, nations: Nations) -> Iterable[PreparedActor]:
    mentions = Counter(mention.actor for mention in analysis.mentions)
    quotes = Counter(speaker for quote in analysis.quotes for speaker in dict.fromkeys(quote.speakers))
    bodies = (actor for actor in analysis.actors if actor.kind == "organisation")
    offices = Offices(nations, (name for actor in bodies for name in (actor.name, *actor.aliases)))
    for actor in analysis.actors:
        yield PreparedActor(
            local=actor.id,
            name=actor.name,
            kind=actor.kind,
            shared=shared(actor),
            state=offices.behind(actor.name) if actor.kind == "organisation" else None,
            names=tuple(_names(actor)),
            roles=tuple(
                PreparedRole(
                    role.title,
                    role.affiliation,
                    offices.behind(role.affiliation) if role.affiliation else None,
                    distinct_words(f"{role.title} {role.affiliation or ''}"),
                )
                for role in actor.roles
            ),
            members=tuple(dict.fromkeys(actor.members)),
            mentions=mentions[actor.id],
            quotes=quotes[actor.id],
        )


def _names(actor: Actor) -> Iterable[PreparedName]:
    for position, name in enumerate(names_of(actor)):
        yield PreparedName(name_key(name), name, position == 0, distinct_words(name))


def _quotes(document: Document, analysis: Analysis) -> Iterable[PreparedQuote]:
    names = _spoken_names(analysis)
    unnamed = {actor.id for actor in analysis.actors if actor.kind == "unnamed"}
    published = codec.day_range(analysis.published)
    of_document = [terms.kind(analysis.kind), *terms.of_days("published", *published)]
    for quote in analysis.quotes:
        first, last = codec.day_range(quote.said)
        facets = [terms.kind(quote.kind), *of_document, *terms.of_days("said", first, last)]
        if unnamed.intersection(quote.speakers):
            facets.append(terms.UNNAMED)
        yield PreparedQuote(
            kind=quote.kind,
            words=folded(line(document.text[start:end] for start, end in quote.content)),
            names=" ".join(names[speaker] for speaker in quote.speakers),
            facets=tuple(facets),
            content=codec.pack_spans(quote.content),
            spans=_spans(quote),
            said=codec.pack_moment(quote.said),
            said_first=first,
            said_last=last,
            day=last or published[1] or 0,
            reason=quote.reason,
            confidence=quote.confidence,
            speakers=tuple(dict.fromkeys(quote.speakers)),
        )


def _spans(quote: Quote) -> str:
    return codec.pack_spans(quote.content, quote.verbatim, quote.cue, quote.source)


def _spoken_names(analysis: Analysis) -> dict[str, str]:
    """The folded names by which each speaker can be looked up, a group by those of its members too."""
    own = {actor.id: " ".join(map(_folded, (actor.name, *actor.aliases))) for actor in analysis.actors}
    return {
        actor.id: " ".join((own[actor.id], *(own[member] for member in actor.members))) for actor in analysis.actors
    }
