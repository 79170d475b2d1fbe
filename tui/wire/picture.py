"""What stands on the terminal's screen, as far as it is known."""

from __future__ import annotations

from collections.abc import Sequence

from tui.wire.cells import Cell


class Picture:
    """Rows of cells, None for one of which nothing is known."""

    def __init__(self) -> None:
        self.width = self.height = 0
        self._rows: list[list[Cell | None]] = []

    def forget(self, width: int = 0, height: int = 0) -> None:
        """Know nothing of a screen of this size."""
        self.width, self.height = width, height
        self._rows = [[None] * width for _ in range(height)]

    def put(self, x: int, y: int, cells: Sequence[Cell | None]) -> list[Cell | None]:
        """Other cells from a place on; gives those that stood there. Raises ValueError outside the screen."""
        end = x + len(cells)
        if not (0 <= y < self.height and 0 <= x <= end <= self.width):
            raise ValueError(f"{len(cells)} cells at {x}, {y} of {self.width}x{self.height}")
        before = self._rows[y][x:end]
        self._rows[y][x:end] = cells
        return before
