"""The same report in every format there is gives the same quote, word for word, by the same speaker."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from readings import documents
from seed_files import SEEDS, story

from core.analysis import analyse
from core.readers.formats import FORMATS, Format


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


SAYING_NOTHING = {"and", "articles", "codes", "exports", "field", "files", "list", "pages", "saved", "their", "with"}


def test_the_readme_names_every_format_that_is_read(checkout: Path) -> None:
    readme = (checkout / "README.md").read_text(encoding="utf-8")
    section = readme.split("## What it reads", 1)[1].split("\n## ", 1)[0].lower()
    unnamed = [
        format.name
        for format in FORMATS
        if format.reader and not any(re.search(rf"\b{word}\b", section) for word in _called(format))
    ]
    assert unnamed == []


def _called(format: Format) -> list[str]:
    """What a format may be called: its name's words, the ends of its names."""
    words = set(re.findall(r"[a-z0-9-]{3,}", format.name.lower())) - SAYING_NOTHING
    return [*words, *(suffix[1:] for suffix in format.suffixes)]
