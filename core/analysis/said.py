"""When something was said: by the date words of its sentence, by the occasion of the same speaker, else bounded."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from core.analysis.moments import find
from core.analysis.reading import Reading
from core.analysis.speech.attribution import Attribution
from core.analysis.text.segments import Sentence
from core.model import UNKNOWN, Moment, Span

SPOKEN_ON = frozenset({"minute", "day"})
"""A statement is dated by a day; "last month" beside it as often dates what it is about."""
BESIDE = 20
"""Within so many characters of the cue a year or month dates the words: "said in 2023"."""


class Said:
    """Gives each attribution its moment, in the order of the text; the occasion of a speaker is remembered."""

    def __init__(self, reading: Reading, published: Moment) -> None:
        self.reading = reading
        self.published = published
        days = published.days()
        self.day: date | None = days[1] if days and published.precision in ("minute", "day") else None
        self.occasions: dict[str, Moment] = {}
        self.last: Moment | None = None
        self._looked_at: Sentence | None = None
        self._moments: list[Moment] = []

    def of(self, item: Attribution, speakers: Sequence[str], others: Sequence[Attribution]) -> Moment:
        """The moment of an attribution; ``others`` are those of the same sentence, whose words say nothing of it."""
        stated = self._labelled(item) or self._stated(item, others) or self._same_day(item, others)
        if stated is not None:
            for speaker in speakers:
                self.occasions[speaker] = stated
            self.last = stated
            return stated
        remembered = (
            [] if self._another_time(item, others) else [self.occasions[s] for s in speakers if s in self.occasions]
        )
        if len(remembered) == len(speakers) and remembered and len({m.value for m in remembered}) == 1:
            moment = remembered[0]
            return Moment(moment.value, moment.precision, f"same speaker, same occasion: {moment.basis}", moment.span)
        if self.day is None:
            return UNKNOWN
        return Moment(self.day.isoformat(), "on-or-before", "no day named; not after publication", self.published.span)

    def _labelled(self, item: Attribution) -> Moment | None:
        """The date in a turn's label: "[Jane Roe/Minister/Feb. 18: ...]"."""
        if item.source_label is None:
            return None
        start, end = item.source_label
        label = self.reading.text[start:end]  # alone, so that "18:" does not begin a time of day
        dated = (m for m in find(label, 0, len(label), self.day) if m.precision in SPOKEN_ON and self._past(m))
        moment = next(dated, None)
        if moment is None or moment.span is None:
            return moment
        return replace(moment, span=(start + moment.span[0], start + moment.span[1]))

    def _same_day(self, item: Attribution, others: Sequence[Attribution]) -> Moment | None:
        """ "told lawmakers the same day": the day stated last."""
        said_again = (self.reading.text.find("the same day", *span) >= 0 for span in self._outside(item, others))
        if self.last is None or not any(said_again):
            return None
        return Moment(self.last.value, self.last.precision, f"the same day: {self.last.basis}", self.last.span)

    def _stated(self, item: Attribution, others: Sequence[Attribution]) -> Moment | None:
        """The date words of the sentence outside anybody's reported words that stand nearest to this cue or its source.

        Date words nearer to the cue of another speaker are that one's: "A called Wednesday for X, where B says Y".
        """
        own = [other for other in others if other.source is not None and other.source == item.source]
        foreign = [other for other in others if other not in own]
        moments = [moment for moment in self._narrated(item, others) if moment.precision in SPOKEN_ON]
        near = [m for m in moments if self._distance(m, (item, *own)) < self._distance(m, foreign)]
        return min(near, key=lambda m: self._distance(m, (item,)), default=None)

    def _another_time(self, item: Attribution, others: Sequence[Attribution]) -> bool:
        """Whether the sentence dates the words by less than a day ("said in 2023"): not the occasion remembered."""
        coarse = (m for m in self._narrated(item, others) if m.precision in ("week", "month", "year"))
        return any(self._distance(m, (item,)) <= BESIDE for m in coarse)

    def _narrated(self, item: Attribution, others: Sequence[Attribution]) -> Sequence[Moment]:
        """The past moments that the narration of a sentence states; looked for once a sentence."""
        if self._looked_at is not item.sentence:
            text = self.reading.text
            found = (m for start, end in self._outside(item, others) for m in find(text, start, end, self.day))
            self._moments = [m for m in found if m.span is not None and self._past(m)]
            self._looked_at = item.sentence
        return self._moments

    def _distance(self, moment: Moment, items: Sequence[Attribution]) -> float:
        start = moment.span[0] if moment.span is not None else 0
        cues = [self.reading.tokens.starts[piece[0]] for item in items for piece in item.cue]
        return min((abs(start - cue) for cue in cues), default=math.inf)

    def _past(self, moment: Moment) -> bool:
        days = moment.days()
        return self.day is None or (days is not None and days[0] <= self.day)

    def _outside(self, item: Attribution, others: Sequence[Attribution]) -> Iterator[Span]:
        """Character ranges of the sentence that are narration: not reported, and not beside another cue."""
        taken = sorted(piece for other in (item, *others) for piece in other.content)
        at = item.sentence.first
        for first, stop in taken:
            if at < first:
                yield self.reading.tokens.span(at, first)
            at = max(at, stop)
        if at < item.sentence.stop:
            yield self.reading.tokens.span(at, item.sentence.stop)
