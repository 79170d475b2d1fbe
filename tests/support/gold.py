"""Scores against the gold kept outside the repository, as figures by name, in points of 100."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from core.analysis import analyse
from core.exchange import analysis_record, document_from_record
from core.readers import read

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "eval"
OTHERS = {
    "content and speaker, speech, F1": ("50.9", "83.5"),
    "content, speech, F1": ("57.6", "86.0"),
    "quoted strings that are speech, F1": ("95.4", "97.9"),
    "direct, F1": ("86.3", "96.6"),
    "mixed, F1": ("55.9", "85.6"),
    "indirect, F1": ("44.3", "79.3"),
}
"""A simple trained tagger (a CRF, five minutes of training) on these articles, and people against people."""
ABSENT = "the gold answers in ../shared/eval are not here"


def seeds(scratch: Path) -> dict[str, float]:
    """The shipped documents against the sheet made by hand (``score_seeds.py``)."""
    documents = map(read, sorted((ROOT / "seeds").glob("*.txt")))
    records = [analysis_record(analyse(document)) for document in documents]
    found = _score("score_seeds.py", "--json", _written(scratch / "seeds.jsonl", records))
    return {
        "core quotes F1": points(found["quotes_core"]["f1"]),
        "end to end F1": points(found["end_to_end"]["f1"]),
        "speakers": points(found["speaker"]["accuracy"]),
        "kinds": points(found["kind"]["accuracy"]),
        "said": points(found["date"]["accuracy"]),
        "sources F1": points(found["sources"]["f1"]),
        "published": points(found["published"]["accuracy"]),
        "actors F1": points(found["actors"]["f1"]),
        "mentions": points(found["mentions"]["accuracy"]),
        "negatives violated": float(found["negatives"]["violated"]),
        "wrong merges": float(found["wrong_merges"]),
    }


def polnear_dev(scratch: Path) -> dict[str, float]:
    """84 articles of US political news against their attributions (``score_quotes.py --speech``)."""
    gold = SHARED / "polnear" / "polnear.dev.speakers.jsonl"
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    documents = (document_from_record({"id": row["id"], "text": row["text"], "published": row["date"]}) for row in rows)
    records = (analysis_record(analyse(document)) for document in documents)
    predictions = _written(scratch / "dev.jsonl", records)
    out = scratch / "scores.json"
    _score("score_quotes.py", str(gold), predictions, "--speech", "--json", str(out), parse=False)
    found = json.loads(out.read_text(encoding="utf-8"))
    return {
        "content and speaker, speech, F1": points(found["e2e"]["F1"]),
        "content, speech, F1": points(found["content"]["iou80"]["F1"]),
        "quoted strings that are speech, F1": points(found["frag"]["F1"]),
        "direct, F1": points(found["by_kind"]["direct"]["iou80"]["F1"]),
        "mixed, F1": points(found["by_kind"]["mixed"]["iou80"]["F1"]),
        "indirect, F1": points(found["by_kind"]["indirect"]["iou80"]["F1"]),
        "names of speakers": points(found["source_given_content"]["name"]),
    }


def points(share: float) -> float:
    """A share as points of 100, to a tenth."""
    return round(100 * share, 1)


def _written(path: Path, records: Iterable[dict[str, Any]]) -> str:
    path.write_text("".join(f"{json.dumps(record)}\n" for record in records), encoding="utf-8")
    return str(path)


def _score(script: str, *arguments: str, parse: bool = True) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, str(SHARED / script), *arguments], capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout) if parse else {}
