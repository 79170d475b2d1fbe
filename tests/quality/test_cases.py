"""Each case: exactly the quotes that a careful reader finds, with speaker, kind, words and, where asked, the day."""

from __future__ import annotations

from typing import Any

from cases import Case, bare, same

from core.analysis import analyse
from core.model import Analysis, Document, Quote


def test_case(case: Case) -> None:
    document = Document("case", case.text, "", published=case.published)
    analysis = analyse(document)
    found = {_key(case.text, analysis, quote): quote for quote in analysis.quotes}
    wanted = {(w.speakers, w.kind, w.words): w for w in case.wanted}
    assert set(found) == set(wanted)
    for key, quote in found.items():
        day = wanted[key].day
        precision = "on-or-before" if day.startswith("<=") else "day"
        assert not day or (quote.said.value, quote.said.precision) == (day.removeprefix("<="), precision)


def _key(text: str, analysis: Analysis, quote: Quote) -> tuple[Any, ...]:
    names = {actor.id: actor.name for actor in analysis.actors}
    speakers = frozenset(same(names[id]) for id in quote.speakers)
    return speakers, quote.kind, tuple(bare(text[start:end]) for start, end in quote.content)
