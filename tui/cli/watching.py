"""`index --watch`: the archive keeps up with live folders, and says so round by round."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli.call import say

if TYPE_CHECKING:
    from core.archive.indexing.following import Changes
    from core.archive.indexing.updating import Progress, Summary, Tools
    from core.archive.store import SqliteArchive

KEPT = 2
"""Processes that may stay for the rounds; a few files are read by one of them, so that none can end the watching."""


def keep_up(
    archive: SqliteArchive,
    folders: Sequence[Path],
    jobs: int,
    told: Callable[[Summary], None],
    *,
    follow_links: bool = False,
    say: Callable[[str], None] = say,
    progress: Callable[[Progress], None] | None = None,
    tools: Tools | None = None,
    changes: Changes | None = None,
) -> None:
    """Follow folders that were just indexed, for ever; ``told`` hears of every round that changed something.

    ``tools`` are those of ``core.archive.indexing.updating``. Raises ArchiveError, WorkersError.
    """
    from core.archive.indexing.following import follow
    from core.archive.indexing.updating import Tools, extractors, index
    from core.readers import ReadError

    resolved = [folder.resolve() for folder in folders]
    with extractors(min(jobs, KEPT), tools or Tools()) as pool:
        for round in follow(resolved, changes):
            names = ", ".join(map(str, round.folders))
            if round.what == "gone":
                say(f"{names} has disappeared; what was read of it stays, and it is waited for")
                continue
            if round.what == "back":
                say(f"{names} is there again")
            try:
                summary = index(
                    archive, round.folders, pool=pool, only=round.only, follow_links=follow_links, progress=progress
                )
            except ReadError as error:  # gone again
                say(str(error))
                continue
            if replace(summary, unchanged=0) != type(summary)():
                told(summary)
