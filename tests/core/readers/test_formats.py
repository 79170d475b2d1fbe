"""The same report in every format there is gives the same quote, word for word, by the same speaker."""

from __future__ import annotations

from pathlib import Path

import pytest
from readings import documents
from seed_files import SEEDS, story

from core.analysis import analyse


@pytest.mark.parametrize("end", SEEDS)
def test_the_quote_is_the_same_in_each(end: str, tmp_path: Path) -> None:
    path = tmp_path / f"story.{end}"
    path.write_bytes(SEEDS[end](story(2)))
    [document] = documents(path)
    found = analyse(document)
    [quote] = [quote for quote in found.quotes if quote.kind == "direct"]
    [ruta] = [actor for actor in found.actors if actor.name == "Ruta Halden"]
    [(start, end)] = quote.content
    assert document.text[start:end] == "We have waited 4 years for pier 2,"
    assert quote.speakers == (ruta.id,)
