"""What is fuzzed, each with what must hold whatever comes in. A target's input comes from the random numbers alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from itertools import pairwise
from pathlib import Path
from random import Random

from mutations import mutated, words
from seed_files import SEEDS, story

from core.analysis import analyse, moments
from core.archive.language.query import QueryError, echo, parse
from core.archive.tables import codec
from core.model import Document, Extract, Landmark, Metadatum, Span
from core.readers import Limits, ReadError, read_all

Target = Callable[[Random, Path], None]
"""Called with random numbers and a folder of its own; raises whatever is wrong."""

LIMITS = Limits(text_bytes=2**20, unpacked_bytes=2**24, records=1000)
TODAY = date(2031, 4, 11)
DATES = (
    "on", "last", "next", "Monday", "Sunday", "Times", "April", "May", "10", "31", "2031", "1999", "the", "of", "early",
    "10/30", "2031-04-10", "10 April 2031", "at", "9", "p.m.", "yesterday", "two", "weeks", "ago", "since", "until",
    "late", "a", "year", "earlier", "quarter", "99", "0", "31st", "Easter", "Black Friday", ",", ".", "30 February",
)  # fmt: skip
SPEECH = (
    "Ana Reis", "Bo Maru", "said", "told", "added", "that", "she", "“", "”", '"', "‘", "’", "'", "We will go", ",", ".",
    "according to", "asked", "?", "the ministry", "in Vesk", "on Monday", "but", "who", "not", "denied", ":", "—", "Mr",
    "ANA REIS:", ">>", "Q:", "A:", "...", "(Reuters)", "spokesman for", "both", "and",
)  # fmt: skip
ASKED = (
    "speaker:", "actor:", "source:", "kind:", "role:", "said:", "published:", "-", '"', "~", "..", ">", "<=",
    "direct", "2031-04", "2031-04-10", "yesterday", "last week", "Ana", "%", "*", "(", ")", "OR", "🎉", "spaker:", "”",
)  # fmt: skip


def readers(random: Random, folder: Path) -> None:
    """A broken file gives sound documents and faults told as such, nothing else."""
    end = random.choice(tuple(SEEDS))
    path = folder / f"story.{end}"
    path.write_bytes(mutated(SEEDS[end](story(random.randrange(7))), random))
    try:
        found = list(read_all(path, LIMITS))
    except ReadError as error:
        found = [error]
    for one in found:
        if isinstance(one, ReadError):
            assert str(one).startswith(str(folder)), one
        else:
            _is_sound(one)


def _is_sound(document: Document) -> None:
    document.text.encode("utf-8")
    assert all(told.value.strip() for told in document.metadata), document.metadata
    marks = document.extract.landmarks if document.extract else ()
    assert all(0 <= mark.start < len(document.text) for mark in marks), marks
    assert all(before.start <= after.start for before, after in pairwise(marks)), marks


def analysis(random: Random, folder: Path) -> None:
    """Whatever the words, all that is found stands in them, and every quote's speakers are among the actors."""
    text = words(SPEECH, random, 60)
    if random.randrange(2):
        text = mutated(story(random.randrange(7)).encode(), random).decode("utf-8", "replace") + text
    found = analyse(Document(str(folder / "a.txt"), text, "0" * 64, folder / "a.txt"))
    actors = {actor.id for actor in found.actors}
    for quote in found.quotes:
        _within(text, (*quote.content, *quote.cue, *quote.source, *quote.verbatim))
        assert set(quote.speakers) <= actors, quote
        assert 0 <= quote.confidence <= 1, quote
    _within(text, ((mention.start, mention.end) for mention in found.mentions))


def _within(text: str, spans: Iterable[Span]) -> None:
    for start, end in spans:
        assert 0 <= start < end <= len(text), (start, end, len(text))


def times(random: Random, folder: Path) -> None:
    """Whatever the words, moments stand in them in order, none over another."""
    text = words(DATES, random, 25)
    found = moments.find(text, 0, len(text), random.choice((None, TODAY, date(1, 1, 1), date(9999, 12, 31))))
    _within(text, (moment.span for moment in found if moment.span))
    assert all(one.span[1] <= next_.span[0] for one, next_ in pairwise(found) if one.span and next_.span)


def queries(random: Random, folder: Path) -> None:
    """Whatever is typed is a query or a fault told as such, and can be put into words."""
    text = words(ASKED, random)
    for finished in (False, True):
        try:
            query = parse(text, today=TODAY, finished=finished)
        except QueryError:
            continue
        assert query.text == text
        _within(text, (part.span for part in (*query.terms, *query.filters)))
        assert echo(query)


def rows(random: Random, folder: Path) -> None:
    """What is packed for the archive comes out as it went in."""
    spans = tuple(sorted((at, at + random.randint(1, 2**20)) for at in random.choices(range(2**25), k=3)))
    assert codec.unpack_spans(codec.pack_spans(spans, spans[:1])) == (spans, spans[:1])
    told = tuple(Metadatum("title", words(SPEECH, random), words(DATES, random)) for _ in range(random.randrange(4)))
    assert codec.unpack_metadata(codec.pack_metadata(told)) == told
    marks = tuple(Landmark(start, words(DATES, random)) for start, _ in spans)
    extract = Extract(words(SPEECH, random), marks)
    assert codec.unpack_extract(codec.pack_extract(extract)) == extract
    path = Path("/" + mutated(b"news/story.txt", random).replace(b"\0", b"").decode("utf-8", "surrogateescape"))
    assert codec.unpack_path(codec.pack_path(path)) == path


TARGETS: Mapping[str, Target] = {target.__name__: target for target in (readers, analysis, times, queries, rows)}
