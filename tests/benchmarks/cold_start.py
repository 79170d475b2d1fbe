"""One fresh process that opens an archive and asks it two questions; prints milliseconds and bytes read as JSON.

python cold_start.py ARCHIVE CLEAN_QUERY MISTYPED_QUERY
"""

from __future__ import annotations

import json
import sys
import time
from datetime import date
from pathlib import Path

import disk


def main() -> None:
    """Open, ask, ask again."""
    start = time.perf_counter()
    from core.archive.language.query import parse
    from core.archive.store import open_archive

    imported = time.perf_counter()
    read = disk.read()
    archive = open_archive(Path(sys.argv[1]))
    opened = time.perf_counter()
    rows: list[int] = []
    asked: list[float] = []
    for typed in sys.argv[2:4]:
        rows.append(len(archive.search(parse(typed, today=date(2025, 1, 1)), 30, 0.004).rows))
        asked.append(time.perf_counter())
    times = {
        "imports": imported - start,
        "open": opened - imported,
        "first": asked[0] - opened,
        "mistyped": asked[1] - asked[0],
    }
    found = {name: seconds * 1e3 for name, seconds in times.items()}
    now = disk.read()
    json.dump({**found, "rows": rows, "bytes": None if now is None or read is None else now - read}, sys.stdout)


if __name__ == "__main__":
    main()
