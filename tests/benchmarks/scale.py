"""Builds an archive of many made-up quotes and asks it as somebody would who types: for work on the search itself.

    python tests/benchmarks/scale.py build ARCHIVE --quotes 1000000 [--corpus FILE.jsonl.gz] [--seed 1]
    python tests/benchmarks/scale.py ask ARCHIVE [--times 5] [--statements 12]

Run it with PYTHONPATH at the root of the checkout. ``make bench BENCH="--scale 1000000"`` measures all of it, with
queries that are kept for that.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

import bench_scale
import stock
from known_items import TUNING, Memory
from typing_along import statements


def main() -> int:
    """Build or ask."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    build = commands.add_parser("build", help="make an archive, with its lines and its description beside it")
    build.add_argument("archive", type=Path)
    build.add_argument("--quotes", type=int, required=True)
    build.add_argument("--corpus", type=Path, help="gzipped lines of {text, ...} whose sentences and clauses are used")
    build.add_argument("--seed", type=int, default=1)
    ask = commands.add_parser("ask", help="recall, letters, filters")
    ask.add_argument("archive", type=Path)
    ask.add_argument("--times", type=int, default=3, help="rounds; the median of each question counts")
    ask.add_argument("--seed", type=int, default=TUNING, help="of the queries")
    ask.add_argument("--statements", type=int, default=0, metavar="N", help="also the N statements that take longest")
    ask.add_argument("--misses", action="store_true", help="also the queries whose quote was not found")
    asked = parser.parse_args()
    if asked.command == "build":
        return _build(asked)
    return _ask(asked)


def _build(asked: argparse.Namespace) -> int:
    start = time.perf_counter()

    def progress(quotes: int, seconds: float) -> None:
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{quotes:,} quotes, {quotes / seconds:,.0f} a second ")

    built = stock.build(asked.archive, asked.quotes, corpus=asked.corpus, seed=asked.seed, progress=progress)
    facts = built.facts
    sys.stderr.write("\n")
    _say(
        f"{facts.quotes:,} quotes of {facts.documents:,} documents stored in {facts.seconds:.1f} s (processor "
        f"{facts.processor_seconds:.1f} s), {time.perf_counter() - start:.1f} s with drawing them; "
        f"{built.size() / 1e6:,.0f} MB for {facts.bytes_of_quotes / 1e6:,.0f} MB of quotes and "
        f"{facts.bytes_of_documents / 1e6:,.0f} MB of documents: {built.ratio():.2f} of the text"
    )
    return 0


def _ask(asked: argparse.Namespace) -> int:
    built = stock.load(asked.archive)
    known = Memory(asked.seed, built.sample()).mistyped()
    found = bench_scale.recall(built, known)
    _say(f"{len(known)} mistyped queries: {found.words()}")
    if asked.misses:
        for one in found.missed:
            _say(f"  missed: {one.typed}  (meant: {' '.join(one.words)})")
    for name, times in bench_scale.letters(built, known, asked.times):
        _say(f"{name}: {times.words()}")
    for name, times in bench_scale.filtered(built, known, asked.times):
        _say(f"{name}: {times.words()}")
    if asked.statements:
        with statements() as seen:
            letters = bench_scale.ask_each_letter(built, known)
        _say(f"{seen.run / letters:.1f} statements and {seen.steps / letters:,.0f} steps a letter")
        for line in seen.dearest(asked.statements):
            _say(f"  {line}")
    return 0


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main())
