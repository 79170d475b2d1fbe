"""Each case: exactly the quotes that a careful reader finds, with speaker, kind, words and, where asked, the day."""

from __future__ import annotations

from collections import Counter
from typing import Any

from cases import Case, bare, same

from core.analysis import analyse
from core.model import Analysis, Document, Quote


def test_case(case: Case) -> None:
    document = Document("case", case.text, "", published=case.published)
    analysis = analyse(document)
    found = [(_key(case.text, analysis, quote), quote) for quote in analysis.quotes]
    assert Counter(key for key, _ in found) == Counter((w.speakers, w.kind, w.words) for w in case.wanted)
    days = {(w.speakers, w.kind, w.words): w.day for w in case.wanted}
    for key, quote in found:
        day = days[key]
        precision = "on-or-before" if day.startswith("<=") else "day"
        assert not day or (quote.said.value, quote.said.precision) == (day.removeprefix("<="), precision)


def _key(text: str, analysis: Analysis, quote: Quote) -> tuple[Any, ...]:
    names = {actor.id: actor.name for actor in analysis.actors}
    speakers = frozenset(same(names[id]) for id in quote.speakers)
    return speakers, quote.kind, tuple(bare(text[start:end]) for start, end in quote.content)
