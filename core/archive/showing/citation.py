"""A quote as one line to paste: the words, who said them, when, who printed it, and where exactly it stands.

The form is newsroom English: name and office at the time, the day said apart from the day published, agency
behind publisher, months as the AP Stylebook shortens them. It never claims more than is known: words that are
not verbatim stand outside quotation marks, a day that is only bounded says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from core.archive.protocol import DocumentPage, QuoteDetail
from core.model import Moment, SourceRole, Spans

MONTHS = (
    "Jan.",
    "Feb.",
    "March",
    "April",
    "May",
    "June",
    "July",
    "Aug.",
    "Sept.",
    "Oct.",
    "Nov.",
    "Dec.",
)
DOUBTFUL = 0.5
"""Below this chance of being right the line says that the attribution is uncertain."""


def cite(page: DocumentPage, quote: QuoteDetail) -> str:
    """One line without line breaks: words - speaker, office, day said (kind), in "title," source, day; file
    and place.
    """
    row = quote.row
    doubt = ", attribution uncertain" if row.speakers and row.confidence < DOUBTFUL else ""
    spans = _cited(quote)
    parts = [_words(page.text, quote), " - ", _speakers(page.text, quote), ", ", when(row.said)]
    parts += [
        f" ({row.kind} quote{doubt}), in ",
        _title(page),
        _printed_by(page),
        ", ",
        when(page.published),
        "; ",
    ]
    parts += [
        standing(page, quote),
        " chars ",
        ", ".join(f"{start}-{end}" for start, end in spans),
        ", sha256 ",
        page.file_sha256,
    ]
    return " ".join("".join(parts).split())


def standing(page: DocumentPage, quote: QuoteDetail) -> str:
    """In which document a quote stands: its name; or the file and the place in it: "mail.mbox, message 4"."""
    if page.extract is None:
        return page.name
    return ", ".join(filter(None, (str(page.path or page.name), whereabouts(page, quote))))


def whereabouts(page: DocumentPage, quote: QuoteDetail) -> str:
    """Where in its file a quote stands that the text has no lines of: "message 4, page 3"; "" where the text is the
    file.
    """
    if page.extract is None:
        return ""
    spans = _cited(quote) or quote.cue
    return page.extract.at(spans[0][0] if spans else 0)


def when(moment: Moment) -> str:
    """A moment in words, as precise as it is: "30 Oct. 2024", "on or before 31 Oct. 2024", "undated"."""
    value = moment.value
    if value is None or moment.precision == "unknown":
        return "undated"
    if moment.precision == "year":
        return value
    if moment.precision == "month":
        year, month = value.split("-")
        return f"{MONTHS[int(month) - 1]} {year}"
    if moment.precision == "week":
        return f"week of {_day(date.fromisoformat(f'{value}-1'))}"
    day = _day(date.fromisoformat(value[:10]))
    if moment.precision == "on-or-before":
        return f"on or before {day}"
    return f"{day}, {_clock(value[11:16])}" if moment.precision == "minute" else day


def outlets(names: Sequence[str]) -> str:
    """Publisher first, the agencies behind it in parentheses."""
    if not names:
        return "source not named"
    return f"{names[0]} ({' / '.join(names[1:])})" if len(names) > 1 else names[0]


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _clock(time: str) -> str:
    hour, minute = int(time[:2]), time[3:]
    return f"{hour % 12 or 12}:{minute} {'PM' if hour >= 12 else 'AM'}"


def _cited(quote: QuoteDetail) -> Spans:
    """The stretches that the line quotes: of a mixed quote only what stood inside marks."""
    return quote.verbatim if quote.row.kind == "mixed" and quote.verbatim else quote.content


def _words(text: str, quote: QuoteDetail) -> str:
    pieces = [" ".join(text[start:end].split()) for start, end in _cited(quote)]
    if quote.row.kind == "indirect":
        return "paraphrased: " + " … ".join(pieces)
    return " … ".join(f'"{_inner(piece)}"' for piece in pieces)


def _inner(words: str) -> str:
    """Quotation marks inside quoted words become single ones, as every style guide wants."""
    return re.sub('[“”«»„"]', "'", words)


def _speakers(text: str, quote: QuoteDetail) -> str:
    named = [
        f"{actor.name}, {title}" if title and title.casefold() not in actor.name.casefold() else actor.name
        for actor, title in zip(quote.row.speakers, quote.titles, strict=True)
    ]
    if named:
        return "; ".join(named)
    printed = " … ".join(" ".join(text[start:end].split()) for start, end in quote.source)
    return f"speaker not established (printed as: {printed})" if printed else "speaker not named"


def _title(page: DocumentPage) -> str:
    if not page.title:
        return f"an untitled {page.kind}, "
    title = _inner(" ".join(page.title.split()))
    return f'"{title}" ' if title.endswith(("?", "!")) else f'"{title}," '


def _printed_by(page: DocumentPage) -> str:
    """Publisher and agencies; where there are none, whoever wrote or spoke it. A photo credit is not a
    source.
    """
    by_role: dict[SourceRole, list[str]] = {}
    for source in page.sources:
        names = by_role.setdefault(source.role, [])
        if source.name not in names:
            names.append(source.name)
    printed = [*by_role.get("publisher", ()), *by_role.get("agency", ())]
    if printed:
        return outlets(list(dict.fromkeys(printed)))
    people = [*by_role.get("byline", ()), *by_role.get("reporter", ())]
    return f"by {' and '.join(dict.fromkeys(people))}" if people else "source not named"
