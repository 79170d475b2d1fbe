"""Prints how long each stage of an analysis takes, as a table in Markdown; ``STAGES.md`` keeps what it printed.

Run by ``OPENBLAS_NUM_THREADS=1 PYTHONPATH=tests/support .venv/bin/python tests/benchmarks/stages.py``: over PolNeAR dev
where it is at hand, else over invented ones. A stage is timed within whole analyses, one after the
other, so that caches are as cold as they are there; the least of some rounds counts, in processor time.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from importlib import import_module

import dev
from articles import articles

from core.analysis import analyse
from core.model import Document

ROUNDS = 5
STAGES = (
    ("provenance", "core.analysis:trace"),
    ("language", "core.analysis:detect"),
    ("reading", "core.analysis:read"),
    ("– tokens", "core.analysis.reading:tokenise"),
    ("– quotation marks", "core.analysis.reading:stretches"),
    ("– turns and sentences", "core.analysis.reading:sentences"),
    ("– names", "core.analysis.reading:find_names"),
    ("cast", "core.analysis:Cast"),
    ("offices", "core.analysis:hold_offices"),
    ("reports by rules", "core.analysis:attributions"),
    ("reports by the network", "core.analysis:believed"),
    ("– layout, columns of tokens", "core.analysis.speech.learned.proposals:lay_out token_columns"),
    ("– embedding", "core.analysis.speech.learned.network:Network.embed"),
    ("– convolutions", "core.analysis.speech.learned.network:Network.encode"),
    ("– windows of cues", "core.analysis.speech.learned.proposals:windows"),
    ("– roles of pairs", "core.analysis.speech.learned.network:Network.roles"),
    ("– all of these, with the likeliest words", "core.analysis.speech.learned.belief:propose"),
    ("– judgement", "core.analysis.speech.learned.belief:judge"),
    ("quotes", "core.analysis:quotes"),
    ("– speakers", "core.analysis.actors.speakers:Speakers.of"),
    ("– moments", "core.analysis.said:Said.of"),
    ("mentions", "core.analysis:note_mentions"),
)
"""What a stage is called, and the functions it is made of; those with a dash are parts of the one above."""


class Stopwatch:
    """Adds up the processor time that functions take, by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def hold_to(self, stage: str, place: str) -> None:
        """Time a function named ``module:name`` or ``module:class.name`` from now on, wherever it is called by name."""
        module, _, path = place.partition(":")
        *outer, name = path.split(".")
        owner = import_module(module)
        for part in outer:
            owner = getattr(owner, part)
        setattr(owner, name, self._timed(stage, getattr(owner, name)))

    def _timed(self, stage: str, function: Callable[..., object]) -> Callable[..., object]:
        def timed(*arguments: object, **named: object) -> object:
            start = time.process_time()
            try:
                return function(*arguments, **named)
            finally:
                self.seconds[stage] = self.seconds.get(stage, 0.0) + time.process_time() - start

        return timed


def documents() -> Sequence[Document]:
    """What is read."""
    return dev.documents() if dev.GOLD.is_file() else list(articles(1, 84))


def milliseconds(read: Sequence[Document]) -> dict[str, float]:
    """The milliseconds that each stage takes an article, and ``all``."""
    alone = _best(lambda: _seconds(read))  # before anything is timed, which costs a little itself
    watch = Stopwatch()
    for stage, places in STAGES:
        module, _, names = places.partition(":")
        for name in names.split():
            watch.hold_to(stage, f"{module}:{name}")
    rounds = []
    for _ in range(ROUNDS):
        watch.seconds = {}
        _seconds(read)
        rounds.append(watch.seconds)
    found = {stage: min(one.get(stage, 0.0) for one in rounds) for stage, _ in STAGES}
    return {stage: 1000 * seconds / len(read) for stage, seconds in (*found.items(), ("all", alone))}


def _seconds(read: Sequence[Document]) -> float:
    start = time.process_time()
    for document in read:
        analyse(document)
    return time.process_time() - start


def _best(measure: Callable[[], float]) -> float:
    measure()  # lexicons and tables are loaded once a process
    return min(measure() for _ in range(ROUNDS))


def main() -> int:
    """Measure, print."""
    found = milliseconds(documents())
    rows = [f"| {stage} | {found[stage]:.2f} |" for stage, _ in STAGES]
    whole = f"| **all** | **{found['all']:.1f}** |\n| articles a second | {1000 / found['all']:.0f} |"
    sys.stdout.write("\n".join(["| stage | ms an article |", "|---|---|", *rows, whole, ""]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
