"""The quotes of the runs at scale: made up from a seed, fit to be stored, growing in words as real text does."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path

import pytest
import stock
from known_items import HELD_OUT, TUNING, Memory
from phrases import Phrases
from wire import Wire

from core.archive.language.query import Query
from core.archive.store import open_archive
from core.archive.words.cutting import folded

SENTENCES = (
    "The harbour of the old town was closed on Monday, and nobody could say when it would open again. "
    "A bridge that carries no trains is not a bridge to the people who built it, said the engineer. "
    "Farmers asked for rain; the ministry answered with a plan which nobody had read to the end. "
)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("corpus") / "plain.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        for number in range(40):
            lines.write(
                json.dumps({"id": number, "text": f"{SENTENCES}Number {number} is the last of them all."}) + "\n"
            )
    return path


def test_the_same_seed_gives_the_same_documents(corpus: Path) -> None:
    one, other = (list(Wire(Phrases.of(corpus, 5), 5).reports(60)) for _ in range(2))
    assert one == other
    assert one != list(Wire(Phrases.of(corpus, 6), 6).reports(60))


def test_there_are_as_many_quotes_as_were_asked_for_oldest_first(corpus: Path) -> None:
    reports = list(Wire(Phrases.of(corpus, 1), 1).reports(333))
    days = [analysis.published.value or "" for _, analysis in reports]
    assert sum(len(analysis.quotes) for _, analysis in reports) == 333
    assert days == sorted(days)
    assert 4 < 333 / len(reports) < 6


def test_each_kind_of_quote_has_its_marks_and_its_speaker(corpus: Path) -> None:
    verbatim = {}
    for document, analysis in Wire(Phrases.of(corpus, 1), 1).reports(300):
        names = {actor.id: actor.name for actor in analysis.actors}
        for quote in analysis.quotes:
            ((start, end),), ((source, source_end),) = quote.content, quote.source
            assert document.text[source:source_end] == names[quote.speakers[0]]
            assert (quote.kind == "direct") == (document.text[start - 1] == "“")
            share = sum(stop - begin for begin, stop in quote.verbatim) / (end - start)
            verbatim.setdefault(quote.kind, set()).add("all" if share == 1 else "some" if share else "none")
    assert verbatim == {"direct": {"all"}, "mixed": {"some"}, "indirect": {"none"}}


def test_new_words_keep_coming_but_ever_more_slowly(corpus: Path) -> None:
    phrases, chance = Phrases.of(corpus, 1), random.Random(1)
    seen: set[str] = set()
    sizes = []
    for lines in (500, 5_000):
        for _ in range(lines):
            seen.update(phrases.line(chance).lower().split())
        sizes.append(len(seen))
    assert sizes[0] * 1.5 < sizes[1] < sizes[0] * 9


def test_an_archive_of_them_holds_its_lines_and_knows_its_text(corpus: Path, tmp_path: Path) -> None:
    built = stock.build(tmp_path / "archive.db", 120, corpus=corpus)
    with open_archive(built.path) as archive:
        stored = [row.words for row in archive.search(Query(), limit=200).rows]
    assert sorted(stored) == sorted(built.lines())
    assert stock.load(built.path) == built
    assert built.facts.bytes_of_quotes == sum(len(words.encode()) for words in stored)
    assert built.ratio() > 1
    built.remove()
    assert not list(tmp_path.iterdir())


def test_what_is_remembered_stands_in_a_line_and_is_typed_with_slips() -> None:
    phrases, chance = Phrases.of(None, 1), random.Random(1)
    lines = [phrases.line(chance) for _ in range(400)]
    for one in Memory(TUNING, lines).mistyped(40):
        assert any(set(one.words) <= set(folded(line).split()) for line in lines)
        assert one.typed.split() != list(one.words)
        assert 2 <= len(one.words) <= 5


def test_the_queries_that_are_published_are_others_than_those_worked_with() -> None:
    phrases, chance = Phrases.of(None, 1), random.Random(1)
    lines = [phrases.line(chance) for _ in range(400)]
    ours, held_out = Memory(TUNING, lines).mistyped(), Memory(HELD_OUT, lines).mistyped()
    assert len({one.typed for one in ours} & {one.typed for one in held_out}) < 5
