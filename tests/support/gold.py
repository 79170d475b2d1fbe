"""Scores against the gold kept outside the repository, as figures by name, in points of 100."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import calibration
import dev
import named
from regex_quotes import marked_record

from core.analysis import analyse
from core.analysis.actors.ranking import Ranking
from core.exchange import analysis_record
from core.readers import read
from core.training.speaker_gold import dev_articles
from core.training.speakers import answers, figures

ROOT = Path(__file__).parents[2]
SHARED = dev.EVAL
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
    """84 articles of US political news against their attributions (``score_quotes.py``)."""
    predictions = _written(scratch / "dev.jsonl", dev.records())
    speech = _against_dev(predictions, scratch, "--speech")
    every = _against_dev(predictions, scratch)
    by_span = _against_dev(predictions, scratch, "--unit", "span")
    return {
        "content and speaker, speech, F1": points(speech["e2e"]["F1"]),
        "content, speech, F1": points(speech["content"]["iou80"]["F1"]),
        "quoted strings that are speech, F1": points(speech["frag"]["F1"]),
        "direct, F1": points(speech["by_kind"]["direct"]["iou80"]["F1"]),
        "direct by span, F1": points(by_span["by_kind"]["direct"]["iou80"]["F1"]),
        "mixed, F1": points(speech["by_kind"]["mixed"]["iou80"]["F1"]),
        "indirect, F1": points(speech["by_kind"]["indirect"]["iou80"]["F1"]),
        "speaker's words, direct": points(every["by_kind"]["direct"]["source"]["any_word"]),
        "names of speakers": points(speech["source_given_content"]["name"]),
    }


def regex_baseline(scratch: Path) -> dict[str, float]:
    """The same articles read by regular expressions alone."""
    found = (marked_record(row["id"], row["text"]) for row in dev.rows())
    speech = _against_dev(_written(scratch / "regex.jsonl", found), scratch, "--speech")
    return {"content and speaker, speech, F1": points(speech["e2e"]["F1"])}


def speakers(scratch: Path) -> dict[str, float]:
    """Who is meant by the pronouns and roles of PolNeAR dev that a person has read, their attributions given."""
    table = Ranking().table
    found = figures([answer for article in dev_articles(dev.GOLD.parent) for answer in answers(article, table)[0]])
    return {
        "pronouns and roles named right": found["named right"],
        "unnamed, precision": found["unnamed recognised, P"],
        "unnamed, recall": found["unnamed recognised, R"],
    }


def names(_: Path) -> dict[str, float]:
    """Names of persons, organisations and places in running text (``named.py``); by the tagger alone for comparison."""
    found: dict[str, float] = {}
    for name in ("conll", "ww"):
        together, alone = named.scores(SHARED.parent / "ner" / f"{name}.dev.txt.gz")
        found |= {f"{name} F1": points(together), f"{name} F1, tagger alone": points(alone)}
    return found


def calibrated(scratch: Path) -> dict[str, float]:
    """Stated confidence against the share that is true, in points off (``calibration.py``)."""
    tenths = calibration.tenths(calibration.claims(dev.paired()))
    return {
        "stated against true, mean": points(calibration.mean_gap(tenths)),
        "stated against true, worst tenth": points(calibration.worst_gap(tenths)),
    }


def weights_size() -> float:
    """Megabytes (millions of bytes) of all trained tables that ship."""
    folder = ROOT / "core" / "analysis" / "weights"
    tables = (path for path in folder.iterdir() if path.is_file() and path.suffix not in {".py", ".md"})
    return round(sum(path.stat().st_size for path in tables) / 1e6, 2)


def points(share: float) -> float:
    """A share as points of 100, to a tenth."""
    return round(100 * share, 1)


def _written(path: Path, records: Iterable[dict[str, Any]]) -> str:
    path.write_text("".join(f"{json.dumps(record)}\n" for record in records), encoding="utf-8")
    return str(path)


def _against_dev(predictions: str, scratch: Path, *options: str) -> dict[str, Any]:
    out = scratch / "scores.json"
    _score("score_quotes.py", str(dev.GOLD), predictions, *options, "--json", str(out), parse=False)
    found: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return found


def _score(script: str, *arguments: str, parse: bool = True) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, str(SHARED / script), *arguments], capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout) if parse else {}


MEASURES: dict[str, Callable[[Path], dict[str, float]]] = {
    "seeds": seeds,
    "polnear_dev": polnear_dev,
    "speakers": speakers,
    "names": names,
    "calibration": calibrated,
}
"""What is measured, under the names of ``recorded.toml`` and ``targets.toml``; each is given a folder to write in."""
