"""Where trained tables are written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.analysis import weights

FOLDER = Path(weights.__file__).parent


def save(name: str, arrays: Mapping[str, NDArray[np.generic]]) -> int:
    """Write ``NAME.npz`` among the weights, compressed, the same bytes for the same arrays; the size in bytes."""
    path = FOLDER / f"{name}.npz"
    np.savez_compressed(path, allow_pickle=False, **dict(arrays))
    return path.stat().st_size
