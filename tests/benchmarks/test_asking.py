"""What the figures of search are worked out from: letters, their times, the statements, the other programs."""

from __future__ import annotations

from pathlib import Path

import apsw
import pytest
from known_items import Known
from peers import Absent, Peer, peers
from typing_along import Spread, prefixes, statements, within

LINES = [
    "the harbour was closed on monday",
    "a bridge that carries no trains",
    "farmers asked the ministry for rain",
    "nobody had read the plan to the end",
]


def test_every_letter_typed_is_a_question() -> None:
    assert prefixes(["ab c", "d"]) == ["a", "ab", "ab ", "ab c", "d"]


def test_a_spread_names_half_nearly_all_and_all() -> None:
    times = tuple(float(number) for number in range(1, 101))
    figures = list(Spread(times, times).figures("letters", "l"))
    assert [(figure.key, figure.median) for figure in figures] == [("l.p50", 51), ("l.p95", 96), ("l.max", 100)]


def test_who_is_slow_is_asked_a_few_times_all_the_same() -> None:
    asked: list[str] = []
    assert len(within(0.0, asked.append, list("abcdefgh"), least=3).wall) == 3
    assert asked == ["a", "b", "c"]


def test_statements_are_counted_and_those_of_the_index_are_part_of_them() -> None:
    with statements() as seen:
        connection = apsw.Connection("")
        connection.execute("CREATE VIRTUAL TABLE search USING fts5(line)")
        connection.executemany("INSERT INTO search VALUES (?)", [(line,) for line in LINES])
        before, steps = seen.run, seen.steps
        for _ in range(3):
            connection.execute("SELECT * FROM search('harbour')").fetchall()
    assert seen.run - before == 3
    assert 3 < seen.steps - steps < 1_000
    assert any("SELECT * FROM search" in line for line in seen.dearest(20))


def test_what_was_meant_has_its_place_among_the_rows() -> None:
    known = Known(("harbour", "monday"), "harbor monday")
    assert known.place_in([LINES[1], "On Monday the Harbour was open", LINES[0]]) == 2
    assert not known.found_in(LINES[1:])


@pytest.fixture(scope="module")
def others(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Peer | Absent]:
    folder = tmp_path_factory.mktemp("peers")
    lines_file: Path = folder / "lines"
    lines_file.write_text("\n".join(LINES) + "\n", encoding="utf-8")
    return {peer.name: peer for peer in peers(LINES, lines_file, folder)}


def test_the_others_find_words_as_they_stand(others: dict[str, Peer | Absent]) -> None:
    for peer in others.values():
        if isinstance(peer, Peer):
            assert peer.ask("carries trains")[0] == LINES[1], peer.name
        else:
            assert peer.reason == "not installed"


def test_full_text_search_alone_forgives_no_slip(others: dict[str, Peer | Absent]) -> None:
    words, trigrams = others["FTS5, all words, last as prefix"], others["FTS5, any trigram, bm25"]
    assert isinstance(words, Peer)
    assert isinstance(trigrams, Peer)
    assert words.ask("farmerz ministry") == []
    assert trigrams.ask("farmerz ministry")[0] == LINES[2]


def test_nothing_typed_asks_for_nothing(others: dict[str, Peer | Absent]) -> None:
    for name, peer in others.items():
        if isinstance(peer, Peer) and not name.startswith(("rapidfuzz", "fzf")):
            assert peer.ask("") == []
