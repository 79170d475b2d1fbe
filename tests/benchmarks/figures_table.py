"""The README's table of speed and size: what is promised, what was measured, and what others did in the same run.

Figures are kept in ``recorded.json`` under their keys, with the day, the kind of machine and the versions; a part that
is measured again replaces its own figures alone. The table is drawn from that file and from nothing else.
"""

from __future__ import annotations

import json
import os
import platform
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import apsw
from measuring import Figure

RECORDED = Path(__file__).with_name("recorded.json")
README = Path(__file__).resolve().parents[2] / "README.md"
BEGIN = "<!-- figures of speed and size, written by make bench BENCH=--readme -->"
END = "<!-- end of the figures -->"
_BETWEEN = re.compile(f"{re.escape(BEGIN)}\n.*?{re.escape(END)}", re.DOTALL)
_PACKAGES = ("apsw", "rapidfuzz", "textual", "tantivy")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table. Each piece is filled with figures by their keys; one that lacks a figure is left out."""

    work: str
    target: str
    measured: tuple[str, ...]
    others: tuple[str, ...] = ()


def _spread(key: str) -> str:
    """Half, 95 of 100, all of them within so many milliseconds of processor time."""
    return " / ".join(f"{{f[{key}.{part}].cpu:.2f}}" for part in ("p50", "p95", "max")) + " ms"


_MILLION, _TEN_MILLION = "scale.1000000", "scale.10000000"
_OTHERS = {
    "WRatio": "rapidfuzz WRatio",
    "partial_ratio": "rapidfuzz partial_ratio",
    "FTS5 all words": "FTS5, all words, last as prefix",
    "FTS5 any word": "FTS5, any word, bm25",
    "FTS5 trigrams": "FTS5, any trigram, bm25",
    "tantivy fuzzy": "tantivy, a slip in each word",
    "fzf": "fzf --filter, with its load",
}


def _of_others(what: str, shown: str) -> tuple[str, ...]:
    """One piece for each other program, or that it was not installed."""
    return tuple(
        piece
        for label, name in _OTHERS.items()
        for piece in (
            f"{label} {shown.format(key=f'{_MILLION}.{name}.{what}')}",
            f"{label} {{f[{_MILLION}.{name}.absent].unit}}",
        )
    )


_ON_SCREEN = {"stock": "Textual's own widgets", "fzf": "fzf with a preview", "vim": "vim"}


def _moves(program: str, size: str = "120x40") -> str:
    """Bytes of a move in view and of one past it, each the median and the most."""
    key = f"terminal.{program}.{size}"
    return " / ".join(f"{{f[{key}.{way}].median:,.0f}} ({{f[{key}.{way}].worst:,.0f}})" for way in ("view", "past"))


def _kilobytes(program: str, what: str) -> str:
    return f"{{f[terminal.{program}.120x40.{what}].kilobytes:.1f}} KB"


ROWS = (
    Row(
        "200 mistyped known items in 1M quotes, queries that nothing was tuned on: recall@10",
        "≥ .98",
        (
            f"{{f[{_MILLION}.recall].median:.3f}}",
            f"mean reciprocal rank {{f[{_MILLION}.mrr].median:.3f}}",
            f"while typing {{f[{_MILLION}.hasty].median:.3f}}",
        ),
        _of_others("recall", "{{f[{key}].median:.2f}}"),
    ),
    Row(
        "– a whole query of them, processor, p50 / p95 / max",
        "",
        (_spread(f"{_MILLION}.query"),),
        _of_others("query", "{{f[{key}].cpu:,.1f}} ms ({{f[{key}].ratio:,.1f}}×)"),
    ),
    Row(
        "a letter typed, 40 queries from their first letter on, processor, p50 / p95 / max (others: p95)",
        "≤ 0.6 / 5 / 15 ms",
        (
            _spread(f"{_MILLION}.a-letter-typed"),
            f"without a budget {_spread(f'{_MILLION}.without-a-budget')}",
            f"{{f[{_MILLION}.statements].median:.0f}} SQL statements",
        ),
        _of_others("letter", "{{f[{key}].cpu:,.1f}} ms ({{f[{key}].ratio:,.1f}}×)"),
    ),
    Row(
        "– behind three filters, with live counts by source and actor",
        "p95 ≤ 10 ms",
        (
            _spread(f"{_MILLION}.with-three-filters-and-counts"),
            f"all counted {_spread(f'{_MILLION}.with-three-filters,-all-counted')}",
        ),
    ),
    Row(
        "first rows from a file that is not in memory, in a fresh process",
        "≤ 100 ms",
        (
            f"{{f[{_MILLION}.cold.first].median:.0f}} ms",
            f"opened in {{f[{_MILLION}.cold.open].median:.0f}} ms",
            f"a mistyped query then {{f[{_MILLION}.cold.mistyped].median:.0f}} ms",
        ),
        (
            f"fzf reads the lines first, {{f[{_MILLION}.fzf --filter, with its load.query].median:,.0f}} ms a query",
            f"fzf {{f[{_MILLION}.fzf --filter, with its load.absent].unit}}",
        ),
    ),
    Row(
        "10M quotes",
        "opens, p95 ≤ 15 ms",
        (
            f"opened in {{f[{_TEN_MILLION}.cold.open].median:.0f}} ms",
            f"a letter {_spread(f'{_TEN_MILLION}.a-letter-typed')}",
            f"{{f[{_TEN_MILLION}.size].gigabytes:.1f}} GB",
            f"built in bulk in {{f[{_TEN_MILLION}.build].minutes:.0f}} minutes",
            f"recall@10 {{f[{_TEN_MILLION}.recall].median:.3f}}",
        ),
    ),
    Row(
        "size of the archive against the quotes and texts in it, 1M quotes",
        "≤ 4×",
        (
            f"{{f[{_MILLION}.size].ratio:.2f}}× ({{f[{_MILLION}.size].median:,.0f}} MB)",
            f"stored at {{f[{_MILLION}.rate].median:,.0f}} quotes a second",
        ),
    ),
    Row(
        "indexing wire articles, files to archive",
        "≥ 70 % of analysis alone × cores",
        (
            "{f[index.whole].percent:.0f} %",
            "{f[index.documents].median:,.0f} documents at {f[index.whole].median:.0f} a second",
            "the writer busy {f[index.writer].median:.0f} % of the time",
        ),
        (
            "analysis alone {f[index.alone].median:.0f} a second and core",
            "processor time of all processes {f[index.processor].ratio:.2f}× that of analysis alone",
        ),
    ),
    Row(
        "indexing again, nothing changed",
        "≤ 1.5× a walk-and-stat",
        ("{f[again.again].ratio:.2f}×", "{f[again.files].median:,.0f} files in {f[again.again].median:.0f} ms"),
        ("find {f[again.find].ratio:.2f}×",),
    ),
    Row(
        "memory while documents are indexed",
        "flat, ≤ 400 MB a worker",
        (
            "a worker {f[memory.largest-worker].median:.0f} MB at most, "
            "{f[memory.largest-worker.slope].median:+.2f} MB a thousand documents",
            "the writer {f[memory.writer-without-pages-of-the-archive].median:.0f} MB, "
            "{f[memory.writer-without-pages-of-the-archive.slope].median:+.2f} MB",
            "{f[memory.documents].median:,.0f} documents",
        ),
    ),
    Row(
        "kill -9 at random moments while indexing",
        "0 lost, 0 half, whole file",
        (
            "{f[kills.kills].median:.0f} kills: {f[kills.lost].median:.0f} lost, {f[kills.half].median:.0f} half, "
            "{f[kills.faults].median:.0f} faults",
            "{f[kills.incomplete].median:.0f} not completed after",
        ),
    ),
    Row(
        "bytes for a move of the cursor with its preview, 20,000 quotes, 120x40: in view / past it (most)",
        "≤ 1,200",
        (
            _moves("20000"),
            f"in 256 colours {_moves('20000-256')}",
            f"shipped documents {_moves('seeds')}",
            f"80x24 {_moves('20000', '80x24')}",
        ),
        tuple(f"{label} {_moves(key)}" for key, label in _ON_SCREEN.items()),
    ),
    Row(
        "– 30 presses of a held key",
        "≤ 20 KB",
        (_kilobytes("20000", "held"), f"shipped documents {_kilobytes('seeds', 'held')}"),
        tuple(f"{label} {_kilobytes(key, 'held')}" for key, label in _ON_SCREEN.items()),
    ),
    Row(
        "– a letter typed that changes the result (most); once when the typing pauses",
        "≤ 4 KB",
        (
            "{f[terminal.20000.120x40.letter].median:,.0f} ({f[terminal.20000.120x40.letter].worst:,.0f}); "
            "{f[terminal.20000.120x40.pause].median:,.0f}",
        ),
        tuple(
            f"{label} {{f[terminal.{key}.120x40.letter].median:,.0f}} ({{f[terminal.{key}.120x40.letter].worst:,.0f}})"
            for key, label in _ON_SCREEN.items()
        ),
    ),
    Row(
        "– 10 seconds of nothing, at any focus",
        "0",
        ("{f[terminal.idle].median:.0f}",),
        (f"{_ON_SCREEN['stock']} {{f[terminal.stock.idle].median:,.0f}}",),
    ),
    Row(
        "first paint with 1M quotes",
        "≤ 1.3× a bare Textual app",
        (
            "{f[waiting.paint.1000000].ratio:.2f}× ({f[waiting.paint.1000000].median:.0f} ms)",
            "with its first rows {f[waiting.paint.1000000.rows].ratio:.2f}×",
            "20,000 quotes {f[waiting.paint.20000].ratio:.2f}×",
        ),
        (
            "bare {f[waiting.paint.bare].median:.0f} ms",
            "fzf on 1M lines {f[waiting.paint.1000000.fzf].ratio:.2f}×",
            "vim {f[waiting.paint.1000000.vim].ratio:.2f}×",
        ),
    ),
    Row(
        "from a key to the last byte of its answer, preview and all, while documents are read: p50 / p95 / max",
        "p95 ≤ 40 ms",
        ("{f[waiting.busy].median:.0f} / {f[waiting.busy.p95].median:.0f} / {f[waiting.busy].worst:.0f} ms",),
    ),
    Row(
        "memory that the list of 1M quotes adds as one walks it",
        "≤ 30 MB",
        ("{f[waiting.end.memory].median:.0f} MB for the first {f[waiting.end.rows].median:,.0f} rows",),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kept:
    """A recorded figure, as it is written into a row."""

    unit: str
    median: float | None
    cpu: float | None = None
    ratio: float | None = None
    worst: float | None = None

    @property
    def kilobytes(self) -> float:
        return (self.median or 0) / 1e3

    @property
    def gigabytes(self) -> float:
        return (self.median or 0) / 1e3

    @property
    def minutes(self) -> float:
        return (self.median or 0) / 60

    @property
    def percent(self) -> float:
        return (self.ratio or 0) * 100


@dataclass(slots=True)
class Record:
    """All figures that are kept, and of each part when and on what it was measured."""

    figures: dict[str, Kept] = field(default_factory=dict)
    stamps: dict[str, str] = field(default_factory=dict)

    def take_in(self, part: str, figures: Iterable[Figure], stamp: str) -> None:
        """Keep what was measured of a part. Figures of other sizes that were not measured this time stay."""
        for figure in figures:
            if figure.key:
                median = None if figure.median != figure.median else figure.median
                self.figures.pop(f"{figure.key.rpartition('.')[0]}.absent", None)  # it has been installed since
                self.figures[figure.key] = Kept(figure.unit, median, figure.cpu, figure.ratio, figure.worst)
                self.stamps[figure.key.partition(".")[0] if part != "scale" else _size_of(figure.key)] = stamp


def _size_of(key: str) -> str:
    return ".".join(key.split(".")[:2])


def load(path: Path = RECORDED) -> Record:
    """What was recorded; nothing where there is no such file."""
    if not path.exists():
        return Record()
    kept = json.loads(path.read_text(encoding="utf-8"))
    return Record({key: Kept(**figure) for key, figure in kept["figures"].items()}, kept["measured"])


def save(record: Record, path: Path = RECORDED) -> None:
    """Keep it, in the order of the keys."""
    figures = {key: asdict(figure) for key, figure in sorted(record.figures.items())}
    kept = {"measured": dict(sorted(record.stamps.items())), "figures": figures}
    path.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def stamp(today: date) -> str:
    """The day, what kind of machine this is (never which), and the versions that count."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    versions = [f"Python {platform.python_version()}", f"SQLite {apsw.sqlite_lib_version()}"]
    for package in _PACKAGES:
        try:
            versions.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            continue
    machine = f"{os.cpu_count()} cores, {memory:.0f} GB, {platform.system()} {platform.machine()}"
    return f"{today.day} {today:%B %Y}, {machine}; {', '.join(versions)}"


def drawn(record: Record) -> str:
    """The table in Markdown, with its markers and what it was measured on."""
    lines = [BEGIN, "| work | promised | measured | others in the same run |", "|---|---|---|---|"]
    for row in ROWS:
        measured = "; ".join(_filled(row.measured, record.figures)) or "not measured"
        others = ", ".join(_filled(row.others, record.figures))
        lines.append(f"| {row.work} | {row.target} | {measured} | {others} |")
    return "\n".join([*lines, "", *_measured_on(record.stamps), END])


def _filled(pieces: Iterable[str], figures: Mapping[str, Kept]) -> Iterator[str]:
    for piece in pieces:
        try:
            yield piece.format(f=figures)
        except (KeyError, TypeError):  # never measured, or measured without this part
            continue


def _measured_on(stamps: Mapping[str, str]) -> Iterator[str]:
    by_stamp: dict[str, list[str]] = {}
    for part, measured in sorted(stamps.items()):
        by_stamp.setdefault(measured, []).append(_NAMES.get(part, part))
    for measured, parts in by_stamp.items():
        yield f"Measured ({', '.join(parts)}): {measured}."


_NAMES = {
    "scale.1000000": "1M quotes",
    "scale.10000000": "10M quotes",
    "index": "indexing",
    "again": "indexing again",
    "kills": "kills",
    "memory": "memory",
    "terminal": "bytes sent",
    "waiting": "waiting",
}


def put_in(readme: str, table: str) -> str:
    """The README with this table in the place of its own. Raises ``ValueError`` where it has no place for it."""
    if not _BETWEEN.search(readme):
        raise ValueError(f"the README has no lines {BEGIN!r} and {END!r}")
    return _BETWEEN.sub(lambda _: table, readme, count=1)
