"""The shipped documents, quote by quote: what a change alters in them shows here, with the gold at hand or without."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.analysis import analyse
from core.readers import read

RECORDED = Path(__file__).parent / "seeds"
SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.mark.parametrize("seed", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem[:3])
def test_every_quote_of_a_shipped_document_is_as_recorded(seed: Path) -> None:
    assert lines(seed) == (RECORDED / seed.name).read_text(encoding="utf-8").splitlines()


def lines(seed: Path) -> list[str]:
    """One line a quote: its speakers, kind and day, and where its content stands."""
    document = read(seed)
    analysis = analyse(document)
    names = {actor.id: actor.name for actor in analysis.actors}
    return [
        f"{' + '.join(names[id] for id in quote.speakers) or '?'} | {quote.kind} | {quote.said.value} "
        f"{quote.said.precision} | {', '.join(f'{start}-{end}' for start, end in quote.content)}"
        for quote in analysis.quotes
    ]
