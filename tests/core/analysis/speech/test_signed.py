"""Quotations signed behind a dash, and dashes that sign nothing."""

from __future__ import annotations

import pytest

from core.analysis.reading import read
from core.analysis.speech.signed import signed


@pytest.mark.parametrize(
    ("text", "signers"),
    [
        ("“It will pass.” — Ada Holm", ["Ada Holm"]),
        ('"It will pass. All does." -- Ada Holm, 43, nurse', ["Ada Holm"]),
        ("“We lost all.”\n\n― Rosa Kern, baker in Ulm", ["Rosa Kern"]),
        ("“We lost all” — and nobody came.", []),
        ("We lost all. — Rosa Kern", []),
        ("— Rosa Kern", []),
        ("“We lost all.”\nRosa Kern, baker in Ulm", ["Rosa Kern"]),
        ("“We lost all.”\nRosa Kern left the room.", []),
        ("“We lost all.”\nRosa Kern/Harbour Times", []),
        ("“We lost all”\nRosa Kern", []),
    ],
)
def test_who_signs(text: str, signers: list[str]) -> None:
    reading = read(text, (), None)
    sources = [item.source for item in signed(reading)]
    assert [reading.printed(source.first, source.stop) for source in sources if source] == signers
