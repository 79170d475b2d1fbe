"""Prints one table of the figures of speed and size, and keeps it nowhere unless told to. Run by ``make bench``."""

from __future__ import annotations

import json
import math
import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path

import bench_analysis
import bench_indexing
import bench_kills
import bench_memory
import bench_scale
import bench_search
import bench_startup
import bench_terminal
import bench_waiting
import figures_table
import options
from measuring import Figure
from rich import box
from rich.console import Console
from rich.table import Table
from workshop import Workshop

Measure = Callable[[Workshop], Iterator[Figure]]
BENCHMARKS: dict[str, Measure] = {
    "analysis": bench_analysis.measure,
    "search": bench_search.measure,
    "scale": bench_scale.measure,
    "indexing": bench_indexing.measure,
    "memory": bench_memory.measure,
    "kills": bench_kills.measure,
    "terminal": bench_terminal.measure,
    "waiting": bench_waiting.measure,
    "startup": bench_startup.measure,
}
LEAST_WIDTH = 128
"""Columns that the table needs where it does not go to a terminal."""


def main() -> int:
    """Measure, print."""
    asked = options.asked(sys.argv[1:], BENCHMARKS)
    sizes = (20_000, 100_000) if asked.large else (20_000,)
    started, load = time.perf_counter(), os.getloadavg()[0]
    figures: dict[str, list[Figure]] = {}
    with tempfile.TemporaryDirectory(prefix="onrecord-bench-") as folder:
        workshop = Workshop(Path(folder), asked.seed, sizes, options.orders(asked))
        for name in asked.only or BENCHMARKS:
            sys.stderr.write(f"measuring {name} ...\n")
            figures[name] = list(BENCHMARKS[name](workshop))
    table = drawn(figures)
    table.caption = (
        f"{os.cpu_count()} processors, Python {platform.python_version()}, {platform.system()} {platform.machine()}; "
        f"seed {asked.seed}; load {load:.1f} before, {os.getloadavg()[0]:.1f} after; "
        f"{time.perf_counter() - started:.0f} s in all. A ratio is the line's own to what it "
        "is against, of processor time where that was measured."
    )
    console = Console()
    console.width = max(console.width, LEAST_WIDTH)
    console.print(table)
    if asked.json:
        kept = {name: [asdict(figure) for figure in some] for name, some in figures.items()}
        asked.json.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    if asked.readme:
        _record(figures)
    return 0


def _record(figures: dict[str, list[Figure]]) -> None:
    record, measured = figures_table.load(), figures_table.stamp(date.today())
    for part, some in figures.items():
        record.take_in(part, some, measured)
    figures_table.save(record)
    readme = figures_table.README
    table = figures_table.drawn(record)
    readme.write_text(figures_table.put_in(readme.read_text(encoding="utf-8"), table), encoding="utf-8")


def drawn(figures: dict[str, list[Figure]]) -> Table:
    """One table, a section for each benchmark."""
    table = Table("figure", title="Speed and size", caption_justify="left", box=box.SIMPLE_HEAD)
    for heading in ("median", "worst", "processor"):
        table.add_column(heading, justify="right", no_wrap=True)
    table.add_column("against")
    table.add_column("ratio", justify="right", no_wrap=True)
    for name, some in figures.items():
        table.add_section()
        heading = ""
        for figure in some:
            if (title := ": ".join(filter(None, (name, figure.heading)))) != heading:
                table.add_row(f"[bold]{title}[/bold]")
                heading = title
            worst = f"{figure.worst_is} {number(figure.worst)}" if figure.worst is not None else ""
            cpu = f"{number(figure.cpu)} {figure.cpu_unit}" if figure.cpu is not None else ""
            ratio = f"{number(figure.ratio)}×" if figure.ratio is not None else ""
            table.add_row(
                figure.name, f"{number(figure.median)} {figure.unit}".strip(), worst, cpu, figure.baseline, ratio
            )
    return table


def number(value: float) -> str:
    """Three digits that count, thousands apart; whole numbers as they are; nothing for what is none."""
    if math.isnan(value):
        return ""
    if value == int(value) or abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"


if __name__ == "__main__":
    sys.exit(main())
