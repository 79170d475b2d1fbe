"""The articles of PolNeAR dev with what people and what the program found in them, paired quote by quote.

Pairs are those of the scorer (``score_quotes.py --speech``), whose functions are used: thoughts and stances are neither
wanted nor wrong.
"""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from core.analysis import analyse
from core.exchange import analysis_record, document_from_record
from core.model import Document

Record = dict[str, Any]
EVAL = Path(__file__).parents[3] / "shared" / "eval"
GOLD = EVAL / "polnear" / "polnear.dev.speakers.jsonl"
RIGHT, NEAR = 0.8, 0.5
"""Shares of common words, of all words of both contents, from which they are the same quote, or nearly."""


@dataclass(frozen=True, slots=True)
class Paired:
    """One article: the numbers of gold quotes and of found ones that belong together.

    ``right`` pairs contents that are the same, ``near`` those that overlap by half; ``named`` holds the gold numbers in
    ``right`` whose sources share a word, or are empty in both; ``actors`` who was found, by their ids.
    """

    id: str
    text: str
    gold: Sequence[Record]
    found: Sequence[Record]
    right: dict[int, int]
    near: dict[int, int]
    named: frozenset[int]
    actors: Mapping[str, Record]

    def is_true(self, found: int) -> bool:
        """Whether a found quote has content and source right."""
        return any(number == found and gold in self.named for gold, number in self.right.items())


@cache
def rows() -> tuple[Record, ...]:
    """The articles as people annotated them."""
    return tuple(json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines())


@cache
def documents() -> tuple[Document, ...]:
    """The articles as documents with their dates."""
    wanted = ({"id": row["id"], "text": row["text"], "published": row["date"]} for row in rows())
    return tuple(map(document_from_record, wanted))


@cache
def records() -> tuple[Record, ...]:
    """What the program finds in them, as ``onrecord analyse`` prints it."""
    return tuple(analysis_record(analyse(document)) for document in documents())


def paired() -> Iterator[Paired]:
    """Every article with its pairs."""
    for row, record in zip(rows(), records(), strict=True):
        yield _paired(scorer(), row, record)


@cache
def scorer() -> ModuleType:
    """The scorer kept beside the gold, as a module."""
    spec = importlib.util.spec_from_file_location("score_quotes", EVAL / "score_quotes.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _paired(scorer: ModuleType, row: Record, record: Record) -> Paired:
    words = scorer.Index(row["text"]).set
    unwanted = [words(quote["content"]) for quote in row["quotes"] if quote["speech"] is False]
    gold = [quote for quote in row["quotes"] if quote["speech"] is not False and words(quote["content"])]
    found = [quote for quote in record["quotes"] if words(quote["content"])]
    found = [quote for quote in found if not any(_alike(words(quote["content"]), other) for other in unwanted)]
    sides = [words(quote["content"]) for quote in gold], [words(quote["content"]) for quote in found]
    right = scorer.match(*sides, RIGHT)
    actors = {actor["id"]: actor for actor in record["actors"]}
    named = (i for i, j in right.items() if _same_source(words(gold[i]["source"]), words(found[j]["source"])))
    return Paired(row["id"], row["text"], gold, found, right, scorer.match(*sides, NEAR), frozenset(named), actors)


def _alike(one: set[int], other: set[int]) -> bool:
    return len(one & other) / len(one | other) >= NEAR


def _same_source(one: set[int], other: set[int]) -> bool:
    return bool(one & other) or not (one or other)
