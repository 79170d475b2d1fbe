"""What is to be done to bring the archive up to date with folders: a look at the files, held against the ledger.

A file of the same size and date is taken to be the same. A file that was not there before and has the content of one
that is gone is that file under another name: it keeps its documents, and they their ids.

A folder that holds nothing at all any more may be the place of a disk that is away: what was read of it stays.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from core.archive.indexing.extraction import Request, looked_at, mark
from core.archive.writing.ledger import FileState, Known, Ledger, Standing
from core.readers.folders import Seen

Look = Callable[[Path, Container[bytes]], Iterable[Seen]]
"""Finds the files of a folder; those at known paths need not be asked whether they are worth reading."""


@dataclass(frozen=True, slots=True)
class Emptied:
    """A folder that holds nothing at all, and how many documents that were read from it are kept nevertheless."""

    folder: Path
    documents: int


@dataclass(slots=True)
class Plan:
    """Files gone, files under another path, and files to be read.

    ``changed`` were known before, each with how it then stood; ``outdated`` are as they were, but another version of
    the analysis has read them: those of the latest publication come first. ``unchanged`` counts the documents of the
    files that stay as they are, those of ``emptied`` folders among them.
    """

    gone: list[bytes] = field(default_factory=list)
    moved: list[tuple[bytes, FileState]] = field(default_factory=list)
    new: list[bytes] = field(default_factory=list)
    changed: list[tuple[bytes, Standing]] = field(default_factory=list)
    outdated: list[bytes] = field(default_factory=list)
    unchanged: int = 0
    emptied: list[Emptied] = field(default_factory=list)

    def __len__(self) -> int:
        """How many files there are to be read."""
        return len(self.new) + len(self.changed) + len(self.outdated)


def plan(
    ledger: Ledger,
    folders: Sequence[Path],
    look: Look,
    made_with: str,
    only: Sequence[bytes] | None = None,
    own: Container[bytes] = (),
    *,
    checksum: bool = False,
    drop_emptied: bool = False,
) -> Plan:
    """What is to be done for the files of ``folders``, or for those that lie at the paths of ``only`` and under them.

    ``look`` tells of no others then. The files of ``own``, the archive and what lies beside it, are no news. With
    ``checksum`` the content of every file is to be looked at, whatever its date says. What was read of a folder that
    holds nothing at all any more stays unless ``drop_emptied``; where ``only`` is given, that is asked of the folders
    in it. Raises ``core.readers.ReadError`` for a folder that is not there.
    """
    places = [os.fsencode(folder) for folder in folders] if only is None else only
    made = Plan(unchanged=ledger.holding(_outermost(places)))
    left = ledger.known(places, made_with)
    new: dict[bytes, int] = {}
    read = int(Standing.READ)  # for what is compared most often
    unlisted: list[bytes] = []
    for path, size, modified in _each_once(folders, look, left):
        before = left.pop(path, None)
        if before == (path, size, modified, read):
            if checksum:
                made.changed.append((path, Standing.READ))
            continue
        if before is None:
            if path not in own:
                new[path] = size
        elif before == (path, size, modified, Standing.OUTDATED):
            made.outdated.append(path)
        else:
            made.changed.append((path, Standing(before[3])))
        if size < 0:
            unlisted.append(path + b"/")
    # A folder that cannot be listed may still hold all it held.
    kept = {path for path in left if path.startswith(tuple(unlisted))} if unlisted else set()
    gone = {path: known for path, known in left.items() if path not in kept}
    _tell_moved(made, ledger, new, gone, places if only is None else None)
    if made.gone and not drop_emptied:
        kept |= _keep_emptied(
            made, ledger, [os.fsencode(folder) for folder in folders if os.fsencode(folder) in places]
        )
    if made.outdated:
        published = ledger.published(made_with)
        published.update((os.fsencode(now.path), published.get(before, 0)) for before, now in made.moved)
        made.outdated.sort(key=lambda path: -published.get(path, 0))
    touched = (*left, *(path for path, _ in made.changed), *made.outdated)
    made.unchanged -= sum(ledger.holding([path]) for path in touched if path not in kept)
    return made


def requests(plan: Plan, ledger: Ledger, made_with: str) -> Iterator[Request]:
    """The files to be read, in the order in which they should be, with what is known of them."""
    for path in plan.new:
        yield Request(Path(os.fsdecode(path)))
    for path, standing in plan.changed:
        unless = ledger.sha256(path) if standing is Standing.READ else ""
        yield Request(Path(os.fsdecode(path)), unless, _stored(ledger, path, made_with))
    for path in plan.outdated:
        yield Request(Path(os.fsdecode(path)), "", _stored(ledger, path, made_with))


def _stored(ledger: Ledger, path: bytes, made_with: str) -> frozenset[bytes]:
    return frozenset(mark(name, sha256) for name, sha256 in ledger.stored(path, made_with))


def _each_once(folders: Sequence[Path], look: Look, known: Container[bytes]) -> Iterator[Seen]:
    """The files of all folders; where folders overlap, each file once."""
    if len(folders) == 1:
        yield from look(folders[0], known)
        return
    met: set[bytes] = set()
    for folder in folders:
        for seen in look(folder, known):
            if seen.path not in met:
                met.add(seen.path)
                yield seen


def _outermost(places: Sequence[bytes]) -> list[bytes]:
    """The places that lie under no other."""
    kept: list[bytes] = []
    for place in sorted(set(places), key=lambda place: place.rstrip(b"/") + b"/"):
        if not kept or not place.startswith(kept[-1].rstrip(b"/") + b"/"):
            kept.append(place)
    return kept


def _keep_emptied(made: Plan, ledger: Ledger, folders: Sequence[bytes]) -> set[bytes]:
    """Take the files of folders that hold nothing at all out of those that are gone; returns them."""
    kept: set[bytes] = set()
    for folder in folders:
        files = {path for path in made.gone if path.startswith(folder.rstrip(b"/") + b"/")}
        if not files or not _holds_nothing(folder):
            continue
        documents = sum(ledger.holding([path]) for path in files)
        if documents:
            made.emptied.append(Emptied(Path(os.fsdecode(folder)), documents))
            made.gone = [path for path in made.gone if path not in files]
            kept |= files
    return kept


def _holds_nothing(folder: bytes) -> bool:
    try:
        with os.scandir(folder) as entries:
            return next(entries, None) is None
    except OSError:
        return False


# Files under another name


def _tell_moved(
    made: Plan,
    ledger: Ledger,
    new: Mapping[bytes, int],
    gone: dict[bytes, Known],
    places: Sequence[bytes] | None,
) -> None:
    """Tell files that are gone, or new, from those that only have another path.

    With ``places``, files that lay at none of them but are gone too may be met again there.
    """
    lost: dict[int, list[bytes]] = {}
    for path, size, _, standing in gone.values():
        if standing != Standing.FAILED:
            lost.setdefault(size, []).append(path)
    if new and places is not None:
        for path, size in _gone_elsewhere(ledger, set(new.values()), places):
            lost.setdefault(size, []).append(path)
    for path, size in new.items():
        former = _of_same_content(ledger, path, lost.get(size, ()))
        if former is None:
            made.new.append(path)
            continue
        before, now = former
        lost[size].remove(before)
        made.moved.append((before, now))
        known = gone.pop(before, None)
        if known is not None and known[3] == Standing.OUTDATED:
            made.outdated.append(path)
    made.gone = list(gone)


def _of_same_content(ledger: Ledger, path: bytes, candidates: Iterable[bytes]) -> tuple[bytes, FileState] | None:
    now: FileState | None = None
    for before in candidates:
        now = now or looked_at(Path(os.fsdecode(path)))
        if now.sha256 and now.sha256 == ledger.sha256(before):
            return before, now
    return None


def _gone_elsewhere(ledger: Ledger, sizes: Container[int], places: Sequence[bytes]) -> Iterator[tuple[bytes, int]]:
    """Files of these sizes that are not where they were, though their folder is: not those of a disk that is away."""
    folders = tuple(place.rstrip(b"/") + b"/" for place in places)
    for path, size in ledger.sizes():
        if size not in sizes or path in places or path.startswith(folders) or os.path.lexists(path):
            continue
        if os.path.isdir(os.path.dirname(path)):  # noqa: PTH112, PTH120  # as bytes
            yield path, size
