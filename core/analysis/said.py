"""When something was said: by the date words of its sentence, by the occasion of the same speaker, else bounded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from core.analysis.attributions import Attribution
from core.analysis.moments import find
from core.analysis.reading import Reading
from core.model import UNKNOWN, Moment, Span

SPOKEN_ON: frozenset[str] = frozenset({"minute", "day"})


class Said:
    """Gives each attribution its moment, in the order of the text; the occasion a speaker was quoted at is remembered."""

    def __init__(self, reading: Reading, published: Moment) -> None:
        self.reading = reading
        self.published = published
        days = published.days()
        self.day: date | None = days[1] if days and published.precision in ("minute", "day") else None
        self.occasions: dict[str, Moment] = {}

    def of(self, item: Attribution, speakers: Sequence[str], others: Sequence[Attribution]) -> Moment:
        """The moment of an attribution; ``others`` are those of the same sentence, whose words tell nothing of this one."""
        stated = self._stated(item, others)
        if stated is not None:
            for speaker in speakers:
                self.occasions[speaker] = stated
            return stated
        remembered = [self.occasions[s] for s in speakers if s in self.occasions]
        if len(remembered) == len(speakers) and remembered and len({m.value for m in remembered}) == 1:
            moment = remembered[0]
            return Moment(moment.value, moment.precision, f"same speaker, same occasion: {moment.basis}", moment.span)
        if self.day is None:
            return UNKNOWN
        return Moment(self.day.isoformat(), "on-or-before", "no date words; not after publication", self.published.span)

    def _stated(self, item: Attribution, others: Sequence[Attribution]) -> Moment | None:
        """The date words of the sentence that stand outside anybody's reported words, the nearest to the cue."""
        cue = item.cue[0][0] if item.cue else item.sentence.first
        place = self.reading.tokens[cue].start
        moments = [
            moment
            for start, end in self._outside(item, others)
            for moment in find(self.reading.text, start, end, self.day)
            if moment.precision in SPOKEN_ON and moment.span is not None and self._past(moment)
        ]
        return min(moments, key=lambda m: abs((m.span or (0, 0))[0] - place), default=None)

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
