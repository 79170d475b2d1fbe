"""Prints one table of the figures of quality: now, recorded, and what others reach. Run by ``make quality``."""

from __future__ import annotations

import sys
import tempfile
import tomllib
from pathlib import Path

import gold
from rich.console import Console
from rich.table import Table

RECORDED = Path(__file__).parent / "recorded.toml"


def main() -> int:
    """Measure, print; 0 unless the gold is absent."""
    console = Console()
    if not gold.SHARED.is_dir():
        console.print(f"nothing measured: {gold.ABSENT}")
        return 0
    before = tomllib.loads(RECORDED.read_text(encoding="utf-8"))
    table = Table("figure", "now", "recorded", "simple tagger", "people", title="Quality, in points of 100")
    with tempfile.TemporaryDirectory() as scratch:
        for name, measure in (("seeds", gold.seeds), ("polnear_dev", gold.polnear_dev)):
            table.add_section()
            for figure, value in measure(Path(scratch)).items():
                others = gold.OTHERS.get(figure, ("", "")) if name == "polnear_dev" else ("", "")
                table.add_row(f"{name}: {figure}", f"{value}", f"{before[name].get(figure, '')}", *others)
    console.print(table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
