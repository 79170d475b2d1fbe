"""Reading documents, against the least that could be called looking for quotes."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from articles import articles
from measuring import Figure, in_turns, under
from workshop import ROOT, Workshop

from core.analysis import analyse
from core.model import Document, metadata

REUTERS = ROOT.parent / "shared" / "corpora" / "reuters.jsonl.gz"
_NAME = r"[A-Z]\w+(?: [A-Z]\w+)*"
_SPEECH = re.compile(rf"[“\"]([^“”\"]{{2,600}})[”\"]\s*(?:({_NAME}) said|said ({_NAME}))?")
"""Words between double marks, and "X said" or "said X" behind them."""


def measure(workshop: Workshop) -> Iterator[Figure]:
    """Documents and megabytes (millions of characters) a second, invented ones and, where they are here, real ones."""
    invented = list(articles(workshop.seed, 80))
    analyse(invented[0])  # the lexicon is read once a process: starting shows what that costs
    yield from under(f"{len(invented)} invented articles", _against_regex(invented))
    yield from under(f"{len(invented)} invented articles", _in_one(invented[:20]))
    if REUTERS.is_file():
        wire = list(_wire(300))
        yield from under(f"{len(wire)} articles of Reuters", _against_regex(wire))


def _against_regex(documents: Sequence[Document]) -> Iterator[Figure]:
    timings = in_turns(
        {"ours": lambda: [analyse(document) for document in documents], "regex": lambda: _grep(documents)}
    )
    ours, regex = timings["ours"], timings["regex"]
    millions = sum(len(document.text) for document in documents) / 1e6
    yield ours.rate("analyse", len(documents), "docs/s", "regex", regex)
    yield ours.rate("analyse", millions, "MB/s")
    yield regex.rate("regex for direct quotes", millions, "MB/s")
    found, matched = sum(len(analyse(document).quotes) for document in documents), _grep(documents)
    yield Figure("quotes found", "", found, baseline="regex", ratio=found / matched)


def _in_one(documents: Sequence[Document]) -> Iterator[Figure]:
    """Time should be linear in the length of a document."""
    whole = replace(documents[0], text="\n\n".join(document.text for document in documents))
    timings = in_turns(
        {"whole": lambda: analyse(whole), "apart": lambda: [analyse(document) for document in documents]}
    )
    yield timings["whole"].cost(f"{len(documents)} articles in one document", "one by one", timings["apart"])


def _grep(documents: Sequence[Document]) -> int:
    return sum(len(_SPEECH.findall(document.text)) for document in documents)


def _wire(count: int) -> Iterator[Document]:
    with gzip.open(REUTERS, "rt", encoding="utf-8") as lines:
        for line in islice(lines, count):
            row = json.loads(line)
            yield Document(
                row["id"], row["text"], f"{0:064x}", metadata=metadata(title=row["title"], published=row["date"])
            )
