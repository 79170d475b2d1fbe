"""The best stretch of each row, against trying every stretch."""

from __future__ import annotations

import numpy as np
import pytest

from core.analysis.speech.learned.spans import best, padded


@pytest.mark.parametrize("seed", range(20))
def test_the_best_stretch_is_that_of_trying_all(seed: int) -> None:
    random = np.random.default_rng(seed)
    score, begin, end = (random.normal(size=(5, 12)).astype(np.float32) for _ in range(3))
    first, stop, total = best(score, begin, end)
    for row in range(5):
        tried = {
            (i, j): score[row, i:j].sum() + begin[row, i] + end[row, j - 1] for i in range(12) for j in range(i + 1, 13)
        }
        assert total[row] == pytest.approx(max(tried.values()), abs=1e-4)
        assert tried[int(first[row]), int(stop[row])] == pytest.approx(total[row], abs=1e-4)


def test_rows_of_unequal_length_become_a_table() -> None:
    table = padded(np.arange(1, 6, dtype=np.float32), np.array([2, 0, 3], np.int32))
    assert table.tolist() == [[1, 2, 0], [0, 0, 0], [3, 4, 5]]
