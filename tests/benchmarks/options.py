"""What can be asked for on the command line of ``make bench``."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from known_items import HELD_OUT
from workshop import Orders

ABOUT = """Prints one table of the figures of speed and size. Without options it takes a few minutes; what takes long is
asked for: make bench BENCH="--only scale --scale 1000000 --corpus FILE.jsonl.gz"."""


def asked(arguments: list[str], benchmarks: Iterable[str]) -> argparse.Namespace:
    """What was asked for; ``benchmarks`` are the names there are."""
    usual = Orders()
    parser = argparse.ArgumentParser(prog="make bench", description=ABOUT)
    parser.add_argument("--only", nargs="+", choices=benchmarks, metavar="NAME", help=f"of {', '.join(benchmarks)}")
    parser.add_argument("--large", action="store_true", help="search 100,000 quotes too (minutes more)")
    parser.add_argument("--seed", type=int, default=90_210, help="for other documents, people and queries")
    parser.add_argument("--json", type=Path, metavar="FILE", help="keep the figures there as well")
    parser.add_argument(
        "--readme", action="store_true",
        help="record the figures that the README's table shows, and write the table; other parts keep theirs",
    )  # fmt: skip
    add = parser.add_argument_group("what takes long").add_argument
    add(
        "--scale", type=int, nargs="+", default=(), metavar="QUOTES",
        help="search archives of so many quotes: 1000000 takes half an hour, 10000000 some hours and 10 GB of disk",
    )  # fmt: skip
    add("--corpus", type=Path, metavar="FILE", help='lines of {"text", ...} that large archives are made of')
    add("--keep", type=Path, metavar="FOLDER", help="use the large archives that are there, and leave new ones there")
    add(
        "--query-seed", type=int, default=HELD_OUT, metavar="SEED",
        help="other queries at scale; those of the usual seed are kept for figures: take another to tune by",
    )  # fmt: skip
    add(
        "--peer-seconds", type=float, default=usual.peer_seconds, metavar="SECONDS",
        help=f"for the queries of each other program at scale ({usual.peer_seconds:.0f}), and for its letters",
    )  # fmt: skip
    add(
        "--documents",
        type=int,
        default=usual.documents,
        metavar="N",
        help=f"of the corpus to index ({usual.documents})",
    )
    add("--times", type=int, default=usual.times, metavar="N", help=f"how often; the median counts ({usual.times})")
    add("--jobs", type=int, default=usual.jobs, metavar="N", help="processes that analyse (one a core)")
    add("--unchanged", type=int, default=usual.unchanged, metavar="FILES", help=f"to index again ({usual.unchanged:,})")
    add("--crowd", type=int, default=0, metavar="N", help="documents to index while memory is watched (none)")
    add("--kills", type=int, default=usual.kills, metavar="N", help=f"how often indexing is killed ({usual.kills})")
    return parser.parse_args(arguments)


def orders(asked: argparse.Namespace) -> Orders:
    """What takes long, as it was asked for."""
    return Orders(
        corpus=asked.corpus,
        scale=tuple(asked.scale),
        keep=asked.keep,
        query_seed=asked.query_seed,
        peer_seconds=asked.peer_seconds,
        jobs=asked.jobs,
        times=asked.times,
        documents=asked.documents,
        unchanged=asked.unchanged,
        crowd=asked.crowd,
        kills=asked.kills,
    )
