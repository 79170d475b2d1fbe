"""Indexes a folder and tells of everything as soon as it is stored, a line each time, for those who watch or kill it.

python index_told.py FOLDER ARCHIVE JOBS
"""

from __future__ import annotations

import sys
from pathlib import Path


def main() -> None:
    """Index, and print the number of files done after each batch that was kept."""
    from core.archive.indexing.updating import Progress, index
    from core.archive.store import open_archive

    folder, path, jobs = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])

    def tell(progress: Progress) -> None:
        sys.stdout.write(f"{progress.done}\n")
        sys.stdout.flush()

    with open_archive(path, write=True) as archive:
        index(archive, [folder], jobs=jobs, progress=tell)


def last_told(told: Path) -> int:
    """The last whole line of what such a process has printed to a file so far, 0 before the first."""
    with told.open("rb") as lines:
        lines.seek(max(0, told.stat().st_size - 64))
        whole = lines.read().split(b"\n")[:-1]
    return int(whole[-1]) if whole and whole[-1] else 0


if __name__ == "__main__":
    main()
