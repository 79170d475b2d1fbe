"""How fast the whole analysis is, beside regular expressions run in turns with it on the same articles."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import dev
from regex_quotes import marked_record

from core.analysis import analyse

ROUNDS = 3
REGEX_REPEATS = 5
"""The regular expressions are so quick that one go would measure the clock."""


def speed() -> dict[str, float]:
    """Articles of PolNeAR dev a second of processor time on one core, and the share of the regex baseline's rate."""
    texts = [(document.id, document.text) for document in dev.documents()]
    analyse(dev.documents()[0])  # lexicons and tables are loaded once a process
    ours, regex = [], []
    for _ in range(ROUNDS):
        ours.append(_seconds(lambda: [analyse(document) for document in dev.documents()]))
        regex.append(_seconds(lambda: [marked_record(*text) for text in texts for _ in range(REGEX_REPEATS)]))
    rate = len(texts) / statistics.median(ours)
    regex_rate = REGEX_REPEATS * len(texts) / statistics.median(regex)
    return {"whole analysis": round(rate, 1), "of the regex baseline's rate": round(rate / regex_rate, 3)}


def _seconds(task: Callable[[], object]) -> float:
    start = time.process_time()
    task()
    return time.process_time() - start
