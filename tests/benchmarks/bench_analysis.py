"""Reading documents, against the least that could be called looking for quotes."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Sequence
from itertools import islice

from articles import articles
from measuring import Figure, in_turns
from workshop import ROOT, Workshop

from core.analysis import analyse
from core.model import Document

REUTERS = ROOT.parent / "shared" / "corpora" / "reuters.jsonl.gz"
_NAME = r"[A-Z]\w+(?: [A-Z]\w+)*"
_SPEECH = re.compile(rf"[“\"]([^“”\"]{{2,600}})[”\"]\s*(?:({_NAME}) said|said ({_NAME}))?")
"""Words between double marks, and "X said" or "said X" behind them."""


def measure(workshop: Workshop) -> Iterator[Figure]:
    """Documents and megabytes (millions of characters) a second, invented ones and, where they are here, real ones."""
    yield from _on("invented", list(articles(workshop.seed, 80)))
    if REUTERS.is_file():
        yield from _on("Reuters", list(_wire(300)))


def _on(name: str, documents: Sequence[Document]) -> Iterator[Figure]:
    analyse(documents[0])  # the lexicon is read once a process; `make bench` shows that under start-up
    timings = in_turns(
        {"ours": lambda: [analyse(document) for document in documents], "regex": lambda: _grep(documents)}
    )
    ours, regex = timings["ours"], timings["regex"]
    millions = sum(len(document.text) for document in documents) / 1e6
    yield ours.rate(f"analyse, {name} ({len(documents)})", len(documents), "docs/s", "regex, direct only", regex)
    yield ours.rate(f"analyse, {name} ({millions * 1e3:,.0f} k chars)", millions, "MB/s")
    yield regex.rate(f"regex for direct quotes, {name}", millions, "MB/s")
    found, matched = sum(len(analyse(document).quotes) for document in documents), _grep(documents)
    yield Figure(f"quotes found, {name}", "", found, baseline="regex, direct only", ratio=found / matched)


def _grep(documents: Sequence[Document]) -> int:
    return sum(len(_SPEECH.findall(document.text)) for document in documents)


def _wire(count: int) -> Iterator[Document]:
    with gzip.open(REUTERS, "rt", encoding="utf-8") as lines:
        for line in islice(lines, count):
            row = json.loads(line)
            yield Document(row["id"], row["text"], f"{0:064x}", title=row["title"], published=row["date"])
