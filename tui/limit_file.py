"""A user's own limits: ``limits.toml`` beside the settings, what may come out of one file and what reading it may cost.

Sizes are numbers of bytes or words like "64 MiB"; the rest are numbers. What the file does not name stays as it comes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from core.bounds import Bounds
from core.readers import Limits
from tui.settings_file import SettingsError, meant, shown, toml_in

_UNITS = {"": 1, "b": 1, **{f"{letter}{end}": 1024**power
    for power, letter in enumerate("kmgt", 1) for end in ("", "b", "ib")}}  # fmt: skip
_SIZE = re.compile(r"(\d{1,15}) ?([a-zA-Z]{0,3})")


@dataclass(frozen=True, slots=True)
class Row:
    """A limit: what kind of number it is, and between which it lies (bytes for sizes)."""

    kind: Literal["size", "count", "seconds"]
    least: int
    most: int


# A text is held whole, several times over while it is read; a process that has read nothing yet holds some 120 MiB.
ROWS: Mapping[str, Row] = {
    "text": Row("size", 1024, 1024**3),
    "unpacked": Row("size", 1024, 1024**5),
    "records": Row("count", 1, 10**9),
    "depth": Row("count", 0, 16),
    "seconds": Row("seconds", 1, 86_400),
    "memory": Row("size", 256 * 1024**2, 1024**4),
}
_WRITE = {"size": 'write a size like "64 MiB"', "count": "write a whole number", "seconds": "write a number of seconds"}


def read_limits(path: Path) -> tuple[Limits, Bounds]:
    """The limits with what a file says of them; as they come where there is none. Raises SettingsError for a fault."""
    data = toml_in(path, "limits") if path.exists() else {}
    for name in data:
        if name not in ROWS:
            raise SettingsError(path, name, f"no such limit{meant(name, ROWS)}")
    given = {name: _number(path, name, value) for name, value in data.items()}
    limits, bounds = Limits(), Bounds()
    return (
        Limits(
            text_bytes=int(given.get("text", limits.text_bytes)),
            unpacked_bytes=int(given.get("unpacked", limits.unpacked_bytes)),
            records=int(given.get("records", limits.records)),
            depth=int(given.get("depth", limits.depth)),
        ),
        Bounds(
            seconds=given.get("seconds", bounds.seconds),
            memory_bytes=int(given.get("memory", bounds.memory_bytes)),
        ),
    )


def _number(path: Path, name: str, value: object) -> float:
    row = ROWS[name]
    number = _size(value) if row.kind == "size" else value
    fraction = isinstance(number, float) and row.kind == "seconds"
    if isinstance(number, bool) or not (isinstance(number, int) or fraction):
        raise SettingsError(path, name, f"{shown(value)} is none; {_WRITE[row.kind]}")
    if not row.least <= number <= row.most:  # type: ignore[operator]  # it is a number by now
        least, most = (_in_words(bound, row) for bound in (row.least, row.most))
        raise SettingsError(path, name, f"{shown(value)} is out of range; it lies between {least} and {most}")
    return number  # type: ignore[return-value]


def _size(value: object) -> object:
    """Words for a size as bytes; anything else as it is."""
    found = _SIZE.fullmatch(value.strip()) if isinstance(value, str) else None
    unit = _UNITS.get(found[2].lower()) if found else None
    return int(found[1]) * unit if found and unit else value


def _in_words(number: int, row: Row) -> str:
    if row.kind != "size":
        return f"{number:,}"
    power = next(power for power in range(5, -1, -1) if number >= 1024**power)
    return f"{number // 1024**power} {('bytes', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB')[power]}"
