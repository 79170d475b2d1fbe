"""Prints one table of the figures of quality, and writes what went wrong to a file. Run by ``make quality``."""

from __future__ import annotations

import sys
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

import dev
import gold
import misses
from cases import Case, Reading, groups, read_case, read_cases
from rich.console import Console
from rich.table import Table
from speed import speed

RECORDED = tomllib.loads((Path(__file__).parent / "recorded.toml").read_text(encoding="utf-8"))
TARGETS = tomllib.loads((Path(__file__).parent / "targets.toml").read_text(encoding="utf-8"))
MISSES = gold.ROOT / "build" / "quality" / "misses.md"
HEADINGS = ("figure", "target", "now", "recorded", "prototype", "before", "people")
NARROWEST = 120
"""Columns of the table where nobody looks at it, or through a narrow window."""

Row = tuple[str, ...]


def main() -> int:
    """Measure, print, write the misses; 0. Without the gold only the cases of our own are measured."""
    console = Console()
    console.width = max(console.width, NARROWEST)
    read = [(case, read_case(case)) for case in read_cases()]
    table = Table(*HEADINGS, title="Quality, in points of 100 where no unit is given")
    table.columns[0].no_wrap = True
    here = gold.SHARED.is_dir()
    with tempfile.TemporaryDirectory() as scratch:
        sections = [*(measured(Path(scratch)) if here else ()), own_cases(read), weights()]
        for rows in sections:
            table.add_section()
            for row in rows:
                table.add_row(*row)
    console.print(table)
    if not here:
        console.print(f"The rest was not measured: {gold.ABSENT}")
    MISSES.parent.mkdir(parents=True, exist_ok=True)
    MISSES.write_text(misses.written(list(dev.paired()) if here else [], read), encoding="utf-8")
    console.print(f"What went wrong, by phenomenon: {MISSES.relative_to(gold.ROOT)}", highlight=False)
    return 0


def measured(scratch: Path) -> Iterator[list[Row]]:
    """The figures against gold, a section for each measure, and the speed."""
    for name, measure in gold.MEASURES.items():
        yield [row(name, figure, value) for figure, value in measure(scratch).items()]
    [regex] = gold.regex_baseline(scratch).values()
    baseline = ("speed: the regex baseline's content and speaker, F1", "", f"{regex:g}", "", "", "", "")
    yield [*(row("speed", figure, value) for figure, value in speed().items()), baseline]


def own_cases(read: Sequence[tuple[Case, Reading]]) -> list[Row]:
    """The share of each group that is read."""
    right = {case.id for case, reading in read if reading.right}
    target = TARGETS["cases"]["every group"]["target"]
    rows = []
    for group, cases in groups([case for case, _ in read]).items():
        now = sum(case.id in right for case in cases)
        before = RECORDED["cases"].get(group)
        recorded = f"{100 * before['read'] / before['of']:.0f}" if before else ""
        shown = judged(100 * now / len(cases), target, f"{100 * now / len(cases):.0f}", lower=False)
        rows.append((f"cases: {group} ({now} of {len(cases)})", f"{target}", shown, recorded, "", "", ""))
    share = 100 * len(right) / len(read)
    return [*rows, (f"cases: all ({len(right)} of {len(read)})", "", f"{share:.0f}", "", "", "", "")]


def weights() -> list[Row]:
    """The size of the trained tables."""
    return [row("weights", "all together", gold.weights_size())]


def row(measure: str, figure: str, value: float) -> Row:
    """One line: what is asked, what is there, what others reach."""
    known = TARGETS.get(measure, {}).get(figure, {})
    unit = f", {known['unit']}" if "unit" in known else ""
    recorded = RECORDED.get(measure, {}).get(figure, "")
    shown = judged(value, known.get("target"), f"{value:g}", lower=known.get("lower", False))
    others = (f"{known.get(column, '')}" for column in ("prototype", "before", "people"))
    return (f"{measure}: {figure}{unit}", f"{known.get('target', '')}", shown, f"{recorded}", *others)


def judged(value: float, target: float | None, shown: str, *, lower: bool) -> str:
    """A figure, ticked and green where it reaches its target, red where it does not."""
    if target is None:
        return shown
    reached = value <= target if lower else value >= target
    return f"[green]{shown} ✓[/]" if reached else f"[red]{shown}[/]"


if __name__ == "__main__":
    sys.exit(main())
