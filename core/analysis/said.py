"""When something was said: by the date words of its sentence, by the occasion of the same speaker, else bounded."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from core.analysis.moments import find
from core.analysis.reading import Reading
from core.analysis.speech.attribution import TURN, Attribution
from core.analysis.speech.phrases import IRREGULAR_VERBS
from core.analysis.text.grammar import DASHES, FINITE, RELATIVES, SUBORDINATORS
from core.analysis.text.segments import Sentence
from core.model import UNKNOWN, Moment, Span

SPOKEN_ON = frozenset({"minute", "day"})
"""A statement is dated by a day anywhere in its sentence; "last month" as often dates what it is about."""
ROUGH = frozenset({"week", "month", "year"})
BOUNDING = frozenset({"since", "until", "till", "by", "before", "after", "from", "for", "of", "than", "about"})
"""What makes of a date a bound, or a part of what is talked about."""
CLAUSE = RELATIVES | SUBORDINATORS | FINITE | {",", ";", ":", "(", ")", *DASHES}
HAPPENED = RELATIVES | SUBORDINATORS | FINITE | IRREGULAR_VERBS
ADDRESSEE = 10
"""How many words may stand between a verb of saying and its date: whom it addresses, where it was said."""
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
        roughly = self._stated_roughly(item, others)
        another = roughly is not None or self._another_time(item, others)
        remembered = [] if another else [self.occasions[s] for s in speakers if s in self.occasions]
        if len(remembered) == len(speakers) and remembered and len({m.value for m in remembered}) == 1:
            moment = remembered[0]
            return Moment(moment.value, moment.precision, f"same speaker, same occasion: {moment.basis}", moment.span)
        if roughly is not None:
            return roughly
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

    def _stated_roughly(self, item: Attribution, others: Sequence[Attribution]) -> Moment | None:
        """The week, month or year that stands with the verb itself: "told lawmakers in March that", "In 2029, she
        said"; not one that dates something else ("who took office last year, said"). No day, it makes no occasion."""
        coarse = (m for m in self._narrated(item, others) if m.precision in ROUGH and self._tells_of(item, m))
        return min(coarse, key=lambda m: self._distance(m, (item,)), default=None)

    def _tells_of(self, item: Attribution, moment: Moment) -> bool:
        """Whether date words hang on the verb of saying: nothing but its speaker and whom it addresses in between."""
        if moment.span is None or not item.cue or item.rule == TURN:
            return False
        tokens = self.reading.tokens
        at, stop = tokens.at(moment.span[0]), tokens.at(moment.span[1])
        if self.reading.lower(at - 1) in BOUNDING or self.reading.lower(at) in BOUNDING:
            return False
        if self.reading.lower(stop) in ("'s", "'"):
            return False  # "last week's vote" is what it is about
        first, last = item.cue[0][0], item.cue[-1][1]
        if at >= last:
            return at - last <= ADDRESSEE and self._plain(last, at)
        source = item.source
        if source is not None and source.stop <= at < first:
            return self._plain(source.stop, at) and self._plain(stop, first)
        begins = first if source is None else min(first, source.lead)
        opening = "," in self.reading.words(stop, begins) or stop == begins
        return opening and self._leads_in(item.sentence.first, at) and begins - stop <= ADDRESSEE

    def _plain(self, first: int, stop: int) -> bool:
        """Whether no clause begins between two tokens."""
        return CLAUSE.isdisjoint(self.reading.words(first, stop))

    def _leads_in(self, first: int, stop: int) -> bool:
        """Whether the words before a date have no verb of their own: "In a letter", "Writing in the paper"."""
        words = self.reading.words(first, stop)
        return HAPPENED.isdisjoint(words) and not any(word.endswith("ed") for word in words)

    def _another_time(self, item: Attribution, others: Sequence[Attribution]) -> bool:
        """Whether the sentence dates the words by less than a day ("said in 2023"): not the occasion remembered."""
        coarse = (m for m in self._narrated(item, others) if m.precision in ROUGH)
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
