"""Keeping up with live folders: what changes in them is gathered for a moment, then told as what to look at.

A folder that disappears is waited for, and looked at as a whole when it is back: a disk may have been away. What the
system tells of changes may be incomplete (network shares tell nothing), so all is looked at now and then as well.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

GATHERED = 2_000
"""Milliseconds for which changes are gathered at most, from the first on."""
_STEP = 250
"""Milliseconds without a change after which they are told."""
TICK = 1.0
"""Seconds between two looks at whether the folders are still there."""
ALL_ANEW = 600.0
"""Seconds between two looks at everything, whatever has been told."""
WITHOUT_NEWS = 30.0
"""The same where the system cannot tell of all changes."""

What = Literal["changed", "gone", "back"]
Changes = Callable[[Sequence[Path]], Iterator[Collection[Path]]]
"""Tells of folders and files, all there, again and again what was touched in them, be it nothing: the paths. A folder
itself among them means everything in it. It may end; then it is asked again."""


@dataclass(frozen=True, slots=True)
class Round:
    """What to look at next: of these folders these paths, and all under them; None stands for everything.

    ``what`` is "gone" where the folders have disappeared (there is nothing to look at), "back" where they are there
    again.
    """

    what: What
    folders: tuple[Path, ...]
    only: tuple[Path, ...] | None = None


def follow(folders: Sequence[Path], changes: Changes | None = None) -> Iterator[Round]:
    """The rounds that keep an archive up with folders (or single files), from now on and without an end.

    Hidden files are let pass. The paths are those of ``folders`` as they are given, which should be resolved.
    """
    changes = changes or system_changes
    there = {folder: _identity(folder) for folder in folders}
    while True:
        present = [folder for folder in folders if there[folder] is not None]
        for touched in changes(present):
            now = {folder: _identity(folder) for folder in folders}
            gone = tuple(folder for folder in present if now[folder] is None)
            back = tuple(folder for folder in folders if now[folder] not in (None, there[folder]))
            before, there = there, now
            if gone:
                yield Round("gone", gone)
            if back:
                yield Round("back", back)
            seen = [folder for folder in folders if now[folder] is not None and now[folder] == before[folder]]
            only = tuple(path for path in sorted(touched) if any(_visible(path, folder) for folder in seen))
            if only:
                yield Round("changed", tuple(seen), only)
            if gone or back:
                break


def _identity(folder: Path) -> tuple[int, int] | None:
    """What tells a folder from another that took its place; None where there is none. A file is itself whatever
    becomes of it, so that it may be replaced.
    """
    try:
        status = folder.stat()
    except OSError:
        return None
    return (status.st_dev, status.st_ino) if folder.is_dir() else (0, 0)


def _visible(path: Path, folder: Path) -> bool:
    return path.is_relative_to(folder) and not any(part.startswith(".") for part in path.relative_to(folder).parts)


def system_changes(folders: Sequence[Path], clock: Callable[[], float] = time.monotonic) -> Iterator[Collection[Path]]:
    """What the system tells of changes, nothing at least once in ``TICK`` seconds; now and then everything.

    Everything comes first too, once it is watched: something may have changed before that.
    """
    last, between = clock() - ALL_ANEW, ALL_ANEW
    ways = iter((_news(folders), _news(folders, in_part=True), _ticks()))
    news = next(ways)
    while True:
        try:
            touched = next(news)
        except StopIteration:
            return
        except (OSError, RuntimeError):  # no room for more watches, or a folder that cannot be watched
            news, between = next(ways), WITHOUT_NEWS
            continue
        if clock() - last >= between:
            last, touched = clock(), {*touched, *folders}
        yield touched


def _news(folders: Sequence[Path], *, in_part: bool = False) -> Iterator[Collection[Path]]:
    """What the system tells. Raises OSError or RuntimeError where it cannot tell all, unless a part will do."""
    if not folders:
        yield from _ticks()
        return
    from watchfiles import watch

    # A single file is watched through its folder: whoever saves it may put another in its place.
    watched = {folder if folder.is_dir() else folder.parent for folder in folders}
    hidden = tuple(f"{folder}{os.sep}." for folder in watched)
    told = watch(
        *watched,
        watch_filter=lambda change, path: not path.startswith(hidden),
        debounce=GATHERED,
        step=_STEP,
        rust_timeout=int(TICK * 1000),
        yield_on_timeout=True,
        ignore_permission_denied=in_part,  # it ignores whatever else is wrong too, and watches nothing behind it
    )
    for changes in told:
        yield {Path(path) for _, path in changes}


def _ticks() -> Iterator[Collection[Path]]:
    while True:
        time.sleep(TICK)
        yield ()
