"""A document comes, is replaced and leaves as a whole."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest

from core.archive.language.query import Query
from core.model import Actor, Mention, Role, Source


def names(shelf: Any) -> list[str]:
    return sorted(row.name for row in shelf.archive.actors(Query()))


def test_a_document_is_given_back_as_it_was_read(shelf: Any, article: Any, on_day: Any) -> None:
    built = article(
        "wire.txt", on_day("2024-10-31"), (Source("UrduPoint", "publisher", (3, 9)),), "Call\nfor withdrawal"
    )
    built.actor("Lloyd Austin", roles=[Role("defense secretary", "United States")]).says(
        "Lloyd Austin", "that they  go"
    )
    document, analysis = built.build()
    page = shelf.archive.document(shelf.archive.add(document, analysis))
    assert (page.name, page.text, page.sha256, page.path) == (
        document.id,
        document.text,
        document.sha256,
        document.path,
    )
    assert (page.title, page.kind, page.language) == (analysis.title, analysis.kind, analysis.language)
    assert (page.published, page.sources) == (analysis.published, analysis.sources)
    assert [mention for mention, _ in page.mentions] == list(analysis.mentions)
    assert [actor for _, actor in page.mentions] == [page.actors[0].id]
    [quote], [read] = page.quotes, analysis.quotes
    assert (quote.content, quote.verbatim, quote.cue, quote.source) == (
        read.content,
        read.verbatim,
        read.cue,
        read.source,
    )
    assert (quote.row.kind, quote.row.said, quote.row.confidence, quote.reason) == (
        read.kind,
        read.said,
        read.confidence,
        read.reason,
    )
    assert quote.row.words == "that they go"
    assert quote.titles == ("defense secretary, United States",)
    assert shelf.archive.quote(quote.row.id) == quote


def test_pieces_of_a_quote_are_joined_by_an_ellipsis(shelf: Any, article: Any) -> None:
    document, analysis = article("a").says("Lloyd Austin", "they will go home soon").build()
    start = document.text.index("they")
    quote = replace(analysis.quotes[0], content=((start, start + 9), (start + 13, start + 22)))
    shelf.archive.add(document, replace(analysis, quotes=(quote,)))
    assert shelf.words("") == ["they will … home soon"]


def test_reading_again_keeps_the_numbers_of_what_is_the_same(shelf: Any, article: Any) -> None:
    def reading(last: str) -> Any:
        built = article("a.txt").actor("an aide", "unnamed").actor("Kim")
        return built.says("Lloyd Austin", "that they go").says("an aide", "no").says("Kim", "yes").says("Kim", last)

    [first] = shelf.put(reading("perhaps"))
    before = shelf.archive.document(first)
    [second] = shelf.put(reading("certainly"))
    after = shelf.archive.document(second)
    assert second == first
    assert {ref.name: ref.id for ref in after.actors} == {ref.name: ref.id for ref in before.actors}
    assert [quote.row.id for quote in after.quotes][:3] == [quote.row.id for quote in before.quotes][:3]
    assert after.quotes[3].row.id not in {quote.row.id for quote in before.quotes}
    assert shelf.archive.totals().documents == 1


def test_the_number_of_a_quote_that_is_gone_is_not_given_to_another(shelf: Any, article: Any) -> None:
    shelf.put(article("a").says("Lloyd Austin", "one"))
    [gone] = [row.id for row in shelf.search("").rows]
    shelf.put(article("a").says("Lloyd Austin", "two"))
    assert shelf.archive.quote(gone) is None


def test_dropping_a_document_takes_along_what_no_other_has(shelf: Any, article: Any, faults: Any) -> None:
    outlets = (Source("UrduPoint", "publisher", None),)
    one, _ = shelf.put(
        article("a", sources=(*outlets, Source("Fahad Shabbir", "byline", None)))
        .says("Lloyd Austin", "withdraw")
        .says("Kim Yong-hyun", "technology"),
        article("b", sources=outlets).says("Lloyd Austin", "stay"),
    )
    assert shelf.archive.drop(one)
    assert not shelf.archive.drop(one)
    assert names(shelf) == ["Lloyd Austin"]
    assert [row.name for row in shelf.archive.sources(Query())] == ["UrduPoint"]
    assert shelf.words("withdraw") == []
    assert shelf.words("stay") == ["stay"]
    assert faults(shelf.archive.path) == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda analysis: replace(analysis, mentions=(Mention(0, 10_000, None, "name"),)),
        lambda analysis: replace(analysis, mentions=(Mention(0, 1, "nobody", "name"),)),
        lambda analysis: replace(analysis, title_span=(0, 10_000)),
        lambda analysis: replace(analysis, sources=(Source("KBS", "publisher", (-1, 2)),)),
        lambda analysis: replace(analysis, actors=(Actor("x", "A B", "person"),) * 2, quotes=(), mentions=()),
        lambda analysis: replace(analysis, quotes=(replace(analysis.quotes[0], speakers=("nobody",)),)),
        lambda analysis: replace(analysis, quotes=(replace(analysis.quotes[0], content=((-1, 4),)),)),
    ],
)
def test_an_analysis_that_does_not_fit_changes_nothing(shelf: Any, article: Any, spoil: Any) -> None:
    document, analysis = article("a").says("Lloyd Austin", "withdraw").build()
    shelf.archive.add(document, analysis)
    before = shelf.archive.totals()
    with pytest.raises(ValueError, match="a: "):
        shelf.archive.add(document, spoil(analysis))
    assert shelf.archive.totals() == before
    assert shelf.words("withdraw") == ["withdraw"]


def test_half_a_character_in_the_text_is_an_error_in_words(shelf: Any, article: Any) -> None:
    document, analysis = article("a").says("Lloyd Austin", "with\ud800draw").build()
    with pytest.raises(ValueError, match="lone surrogate"):
        shelf.archive.add(document, analysis)


def test_a_file_name_that_is_no_text_can_be_stored(shelf: Any, article: Any) -> None:
    [row] = shelf.put(article("caf\udce9.txt").says("Lloyd Austin", "withdraw"))
    page = shelf.archive.document(row)
    assert page.name == "caf\\udce9.txt"
    assert page.path.name == "caf\udce9.txt"


@pytest.mark.parametrize(
    "words", ["", "…", "\x00\x1b[31m", "'; DROP TABLE quotes; --", '" OR "', "NEAR(a b)", "北朝鮮"]
)
def test_hostile_words_are_only_words(shelf: Any, article: Any, faults: Any, words: str) -> None:
    shelf.put(article("a").says("Lloyd Austin", words))
    shelf.search(words or "x")
    shelf.archive.drop(1)
    assert faults(shelf.archive.path) == []


def test_any_order_of_coming_and_going_leaves_the_file_sound(
    shelf: Any, article: Any, on_day: Any, faults: Any
) -> None:
    """Seeded: documents come, change and leave in a random order."""
    chance = random.Random(20241031)
    people = ["Lloyd Austin", "Lloyd J. Austin", "Kim Yong-hyun", "Kim Yong Hyun", "Kim", "Mark Rutte"]
    vocabulary = ["troops", "withdraw", "russia", "ukraine", "weapons", "north", "korea", "allies", "ministry"]

    def some(name: str) -> Any:
        built = article(
            name, on_day(f"2024-10-{chance.randint(1, 30):02}"), (Source(chance.choice("ABC"), "agency", None),)
        )
        built.actor("an aide", "unnamed").actor("both", "group", members=["an aide"])
        for _ in range(chance.randint(0, 5)):
            speaker = chance.choice([*people, "an aide", "both"])
            built.says(
                speaker, " ".join(chance.choices(vocabulary, k=6)), said=on_day(f"2024-10-{chance.randint(1, 30):02}")
            )
        return built

    rows: dict[str, int] = {}
    for _ in range(150):
        name = f"{chance.randint(1, 12)}.txt"
        if name in rows and chance.random() < 0.4:
            shelf.archive.drop(rows.pop(name))
        else:
            [rows[name]] = shelf.put(some(name))
    assert faults(shelf.archive.path) == []
    for row in rows.values():
        shelf.archive.drop(row)
    assert faults(shelf.archive.path) == []
    totals = shelf.archive.totals()
    assert (totals.documents, totals.quotes, totals.actors, totals.sources) == (0, 0, 0, 0)
