"""How the dashboard and the commands put things into words: moments, kinds, confidence, the chain of origin."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from core.archive.protocol import (
    ActorPage,
    ActorRef,
    ActorRow,
    DocumentPage,
    DocumentRef,
    Failure,
    QuoteDetail,
    QuoteRow,
)
from core.archive.showing.citation import standing
from core.model import Moment, QuoteKind, Source, SourceRole
from core.readers.errors import shown

KIND_MARK: dict[QuoteKind, str] = {"direct": "“”", "mixed": "“~", "indirect": " ~"}
KIND_WORDS: dict[QuoteKind, str] = {
    "direct": "direct, every word as said",
    "mixed": "mixed, only what stands in marks is as said",
    "indirect": "indirect, not the words themselves",
}
UNNAMED = "nobody named"
_CONFIDENCE = ((0.9, "very sure"), (0.75, "sure"), (0.5, "fairly sure"), (0.0, "unsure"))
_HOP: dict[SourceRole, str] = {
    "publisher": "", "agency": "from ", "byline": "by ", "reporter": "reported by ", "dateline": "dateline ",
    "photo": "photo ",
}  # fmt: skip


def short_moment(moment: Moment, today: date) -> str:
    """A moment in at most 12 cells: ``30 Oct`` of this year, ``30 Oct 2024`` of another, ``≤`` for on-or-before."""
    value, precision = moment.value, moment.precision
    if value is None or precision == "unknown":
        return "undated"
    if precision == "year":
        return value
    if precision == "month":
        return f"{date.fromisoformat(value + '-01'):%b %Y}"
    if precision == "week":
        return value.replace("-W", " week ")
    day = date.fromisoformat(value[:10])
    before = "≤" if precision == "on-or-before" else ""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{before}{day.day} {day:%b}{year}"


def long_moment(moment: Moment) -> str:
    """A moment in full: ``Wed 30 Oct 2024``, ``31 Oct 2024, 12:20``, ``on or before 31 Oct 2024``."""
    value, precision = moment.value, moment.precision
    if value is None or precision == "unknown":
        return "on an unknown day"
    if precision == "year":
        return f"in {value}"
    if precision == "month":
        return f"in {date.fromisoformat(value + '-01'):%B %Y}"
    if precision == "week":
        monday = date.fromisoformat(f"{value}-1")
        return f"in the week of {monday.day} {monday:%b %Y}"
    day = date.fromisoformat(value[:10])
    if precision == "minute":
        return f"{day:%a} {day.day} {day:%b %Y}, {datetime.fromisoformat(value):%H:%M}"
    before = "on or before " if precision == "on-or-before" else ""
    return f"{before}{day:%a} {day.day} {day:%b %Y}"


def speakers(row: QuoteRow) -> str:
    """The names of the speakers in one line."""
    return ", ".join(speaker.name for speaker in row.speakers) or UNNAMED


def titled_speakers(quote: QuoteDetail) -> list[tuple[ActorRef, str]]:
    """Each speaker with the title this document gives, "" where it gives none."""
    titles = [*quote.titles, *[None] * len(quote.row.speakers)]
    return [(speaker, title or "") for speaker, title in zip(quote.row.speakers, titles, strict=False)]


def confidence(value: float) -> str:
    """The chance that the speakers are right, in words and in figures."""
    words = next(words for least, words in _CONFIDENCE if value >= least)
    return f"{words}, {value:.0%}"


def origin(sources: Sequence[Source]) -> list[tuple[str, str]]:
    """The chain of origin in its order: (what the source did, its name), each name once a role."""
    order = list(_HOP)
    hops = dict.fromkeys(
        (_HOP[source.role], source.name) for source in sorted(sources, key=lambda s: order.index(s.role))
    )
    return list(hops)


def place(page: DocumentPage, quote: QuoteDetail) -> str:
    """Where the words stand: the file, the place in it, and the characters from the first to the last."""
    spans = quote.content or quote.source
    where = f":{spans[0][0]}–{spans[-1][1]}" if spans else ""
    return f"{standing(page, quote)}{where}"


def reason_alone(failure: Failure) -> str:
    """Why a file could not be read, without its path in front."""
    return failure.reason.removeprefix(shown(failure.path)).lstrip(" ,:")


def when(failure: Failure) -> str:
    """When a file was last tried, as the clock on the wall shows it: ``2024-10-31 12:20``, "" if that is not known."""
    return f"{failure.noted.astimezone():%Y-%m-%d %H:%M}" if failure.noted else ""


def at_least(number: int, exact: bool) -> str:
    """A number, with ``+`` where there may be more: ``20,000+``."""
    return f"{number:,}{'' if exact else '+'}"


def counted(number: int, noun: str) -> str:
    """A number with its noun: ``1 quote``, ``4,812 quotes``."""
    plural = noun if number == 1 else f"{noun}s"
    return f"{number:,} {plural}"


def described(row: ActorRow) -> str:
    """What an actor is: the latest title given, else the kind."""
    return row.title or row.kind


def entitled(document: DocumentRef) -> str:
    """What a document is called: its title, else its name."""
    return document.title or document.name


def kept_to(page: ActorPage) -> str:
    """How much of an actor was looked at who is too often met to look at all."""
    if page.counted < page.row.quotes:
        return f"counted are the newest {page.counted:,} of {counted(page.row.quotes, 'quote')}"
    return f"not all of {counted(page.row.documents, 'document')} were looked at for titles and company"
