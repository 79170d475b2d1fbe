"""What the readers of headers, datelines and closing lines lay together, and how a published moment comes of
it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from core.analysis.provenance.outlets import Outlet
from core.analysis.provenance.people import name_at
from core.analysis.provenance.stamps import Stamp
from core.model import UNKNOWN, Moment, Source, SourceRole, Span, Spans

Claim = Literal["header", "line", "metadata", "credit", "dateline", "updated"]
TRUST: tuple[Claim, ...] = ("header", "line", "metadata", "credit", "dateline", "updated")
"""Who is believed on the day of publication, most trusted first. A credit or dateline tells when it was
written."""
_SPEAKS_OF_PUBLICATION = frozenset({"header", "line", "metadata"})
_CALLED = {
    "header": "the header's {}",
    "metadata": "the metadata's {}",
    "line": "{}",
    "credit": "the credit's {}",
    "dateline": "the dateline's {}",
    "updated": "updated {}",
}
_ROLE_ORDER: tuple[SourceRole, ...] = ("publisher", "agency", "byline", "reporter", "photo", "dateline")


@dataclass(slots=True)
class Findings:
    """Collects sources, furniture and claims of publication while a text is read from its top to its end."""

    text: str
    furniture: list[Span] = field(default_factory=list)
    claims: list[tuple[Claim, Stamp, str]] = field(default_factory=list)
    """What says when it came out: how far it is believed, the date, and what says so in which words."""
    _sources: dict[tuple[SourceRole, str], Source] = field(default_factory=dict)
    title: str | None = None
    title_span: Span | None = None
    page_place: tuple[str, Span] | None = None
    letterhead: list[Span] = field(default_factory=list)
    transcript: bool = False

    def source(self, name: str, role: SourceRole, span: Span | None, basis: str = "") -> None:
        """A source; where the same name is there in that role already, a place in the text and a basis are added."""
        old = self._sources.get((role, name.casefold()), Source(name, role, None))
        self._sources[role, name.casefold()] = replace(old, span=old.span or span, basis=old.basis or basis)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources in the order in which they were found."""
        return tuple(self._sources.values())

    def outlet(self, outlet: Outlet, span: Span | None, role: SourceRole | None = None) -> None:
        """An outlet in its usual role, or in the one its place in the text gives it."""
        self.source(outlet.name, role or outlet.role, span)

    def person(self, span: Span, role: SourceRole) -> None:
        """A person by the name as printed."""
        self.source(name_at(self.text, span), role, span)

    def cut(self, start: int, end: int) -> None:
        """A stretch that is not narrative; white space at its ends is left out."""
        while start < end and self.text[start].isspace():
            start += 1
        while start < end and self.text[end - 1].isspace():
            end -= 1
        if start < end:
            self.furniture.append((start, end))

    def claim(self, kind: Claim, stamp: Stamp | None, words: str | None = None, by: str = "") -> None:
        """A date that says when the document was published or written, with the words that say it.

        ``by`` is what has these words; without it that follows from the kind.
        """
        if stamp:
            quoted = f'"{words or name_at(self.text, stamp.span)}"'
            self.claims.append((kind, stamp, f"{by} {quoted}" if by else _CALLED[kind].format(quoted)))

    @property
    def day(self) -> date | None:
        """The day of publication as far as it is known yet."""
        ranked = sorted(self.claims, key=lambda claim: TRUST.index(claim[0]))
        sure = next((stamp.day for _, stamp, _ in ranked if stamp.day and not stamp.other), None)
        return sure or next(filter(None, (self._settled(stamp) for _, stamp, _ in ranked)), None)

    def _settled(self, stamp: Stamp) -> date | None:
        """Which of a stamp's two days another claim without a year means ("10/11/2024" and "Nov. 10")."""
        printed = {other.month_day for _, other, _ in self.claims if other.day is None}
        days = [day for day in (stamp.day, stamp.other) if day and (day.month, day.day) in printed]
        return days[0] if stamp.other and len(days) == 1 else None

    def ordered_sources(self) -> tuple[Source, ...]:
        """The sources by role, then by place in the text."""
        return tuple(sorted(self.sources, key=lambda s: (_ROLE_ORDER.index(s.role), s.span or (-1, -1))))

    def spans(self) -> Spans:
        """The furniture sorted and disjoint, the title left out of it."""
        taken = [self.title_span] if self.title_span else []
        merged: list[Span] = []
        for start, end in sorted(_without(self.furniture, taken)):
            if merged and start <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        return tuple(merged)

    def published(self) -> Moment:
        """The moment of publication: the most trusted day, with the most precise clock that agrees on that
        day."""
        day = self.day
        ranked = sorted(self.claims, key=lambda claim: TRUST.index(claim[0]))
        read = [(kind, stamp.beside(day), said) for kind, stamp, said in ranked]
        if day is None:
            return _undated(read)
        agreeing = [claim for claim in read if claim[1].day == day]
        timed = [claim for claim in agreeing if claim[1].clock and claim[0] in _SPEAKS_OF_PUBLICATION]
        kind, stamp, basis = (timed or agreeing)[0]
        against = [said for other, its, said in read if other in _SPEAKS_OF_PUBLICATION and its.day and its.day != day]
        if against:
            basis += f", against {' and '.join(against)}"
        span = None if kind == "metadata" else stamp.span
        if timed:
            return Moment(f"{day.isoformat()}T{stamp.clock}", "minute", basis, span)
        return Moment(day.isoformat(), "day", basis, span)


def _undated(claims: list[tuple[Claim, Stamp, str]]) -> Moment:
    """No claim gives a whole date: say what was printed, and guess nothing."""
    for kind, stamp, said in claims:
        span = None if kind == "metadata" else stamp.span
        if stamp.day and stamp.other:
            value, why = f"{stamp.day:%Y}", "day and month may be either way round"
            return Moment(value, "year", f"{said} ({why})", span)
        return Moment(None, "unknown", f"{said} gives no year", span)
    return UNKNOWN


def _without(spans: list[Span], holes: list[Span]) -> list[Span]:
    """The spans with the holes cut out of them."""
    left: list[Span] = []
    for start, end in spans:
        for hole_start, hole_end in holes:
            if start < hole_end and hole_start < end:
                left += [(start, hole_start)] if start < hole_start else []
                start = max(start, hole_end)
        if start < end:
            left.append((start, end))
    return left
