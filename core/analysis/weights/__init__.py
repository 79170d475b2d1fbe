"""Trained tables: what was learned from gold texts, as arrays that numpy reads. ``MODEL_CARD.md`` says from which.

``core.training`` holds the commands that made them.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@cache
def load(name: str) -> dict[str, NDArray[np.generic]]:
    """The arrays of ``NAME.npz`` by their names, read once. Raises FileNotFoundError where no such table is shipped."""
    import numpy as np  # not before a table is needed: it takes longer to read in than all of the rest

    data = resources.files(__name__).joinpath(f"{name}.npz").read_bytes()
    with np.load(BytesIO(data), allow_pickle=False) as arrays:
        return {key: arrays[key] for key in arrays.files}
