"""The indexing process killed at any moment, again and again: what it had told of is there, and nothing by halves."""

from __future__ import annotations

import hashlib
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import apsw
from files import written
from index_told import last_told
from measuring import Figure
from process_table import processes
from workshop import Workshop

from core.archive.store import open_archive

DRIVER = Path(__file__).with_name("index_told.py")
DOCUMENTS = 240
PATIENCE = 5.0
"""Seconds after which a process without its writer is called left over."""


@dataclass(slots=True)
class Toll:
    """What all the kills cost, to be added up; ``files`` of each moment's archive says how far it was."""

    kills: int = 0
    lost: int = 0
    half: int = 0
    faults: int = 0
    left_running: int = 0
    runs_completed: int = 0
    incomplete: int = 0
    told: list[int] = field(default_factory=list)


def measure(workshop: Workshop) -> Iterator[Figure]:
    """Kill, look, go on; when a folder is done, begin anew. Until it has been killed as often as was asked for."""
    folder = written(workshop, "doomed", DOCUMENTS)
    whole_path = workshop.folder / "whole.db"
    start = time.perf_counter()
    _index(workshop, folder, whole_path).wait()
    usual = time.perf_counter() - start
    whole = fingerprints(whole_path)
    assert len(whole) == DOCUMENTS
    toll, chance, attempt = Toll(), random.Random(workshop.seed), 0
    while toll.kills < workshop.orders.kills:
        path = workshop.folder / f"doomed-{attempt}.db"
        attempt += 1
        _until_done(workshop, folder, path, chance, usual, whole, toll)
        for suffix in ("", "-wal", "-shm", ".told"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
    yield Figure(f"killed while indexing {DOCUMENTS} documents", "times", toll.kills, key="kills.kills")
    for name, label, count in (
        ("lost", "documents told of and lost", toll.lost),
        ("half", "documents not whole", toll.half),
        ("faults", "faults of the file or of its index", toll.faults),
        ("running", "processes left running", toll.left_running),
        ("incomplete", f"of {toll.runs_completed} archives gone on with, not complete", toll.incomplete),
    ):
        yield Figure(f"  {label}", "", count, key=f"kills.{name}")
    yield Figure("  documents told of when it was killed, together", "", sum(toll.told))


def _until_done(
    workshop: Workshop, folder: Path, path: Path, chance: random.Random, usual: float, whole: dict[str, str], toll: Toll
) -> None:
    """Index into one archive, killed each time at another moment, until a run ends by itself or enough were killed."""
    stored = 0
    while True:  # what is left takes less and less long, except that it has to start
        process = _index(workshop, folder, path)
        last = toll.kills >= workshop.orders.kills
        helpers: set[int] = set()
        try:
            process.wait(None if last else chance.uniform(0.0, usual * (1 - stored / len(whole) / 2)))
        except subprocess.TimeoutExpired:
            helpers = _children(process.pid)
            process.kill()
        ended = process.wait()
        told = last_told(_told(path))
        found = fingerprints(path) if path.exists() else {}
        toll.lost += max(0, stored + told - len(found))
        toll.half += sum(whole.get(name) != mark for name, mark in found.items())
        toll.faults += len(faults(path)) if found else 0
        toll.left_running += _still_there(helpers)
        stored = len(found)
        if ended == 0:
            toll.runs_completed += 1
            toll.incomplete += found != whole
            return
        toll.kills += 1
        toll.told.append(told)


def _index(workshop: Workshop, folder: Path, path: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, str(DRIVER), str(folder), str(path), str(workshop.orders.jobs)]
    with _told(path).open("wb") as told:
        return subprocess.Popen(command, env=workshop.environ(), stdout=told, stderr=subprocess.DEVNULL)


def _told(path: Path) -> Path:
    return path.with_name(f"{path.name}.told")


def _children(pid: int) -> set[int]:
    return {own for own, process in processes().items() if process.parent == pid}


def _still_there(pids: set[int]) -> int:
    """How many of them run on although nobody waits for their work any more."""
    until = time.monotonic() + PATIENCE
    while (left := pids & processes().keys()) and time.monotonic() < until:
        time.sleep(0.05)
    return len(left)


def fingerprints(path: Path) -> dict[str, str]:
    """A checksum of each stored document by its name: of its text, and of all that was read in it."""
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'documents'").get:
            return {}
        ids = dict(connection.execute("SELECT name, id FROM documents").fetchall())
    finally:
        connection.close()
    found: dict[str, str] = {}
    with open_archive(path) as archive:
        for name, id in ids.items():
            page = archive.document(id)
            assert page is not None
            quotes = [
                (q.row.words, q.row.kind, q.content, q.verbatim, q.cue, q.source, q.reason, len(q.row.speakers))
                for q in page.quotes
            ]
            mentions = [(mention, actor is None) for mention, actor in page.mentions]
            parts = (page.sha256, page.text, page.title, page.published, page.sources, mentions, quotes)
            found[name] = hashlib.sha256(repr(parts).encode()).hexdigest()
    return found


def faults(path: Path) -> list[str]:
    """What SQLite says is wrong with the file, with its references, and with its full-text tables."""
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
    try:
        said = [row for (row,) in connection.execute("PRAGMA integrity_check") if row != "ok"]
        said += [str(row) for row in connection.execute("PRAGMA foreign_key_check")]
        tables = connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql LIKE '%USING fts5%'").fetchall()
        for name, sql in tables:
            against_content = 0 if "content=''" in sql.replace(" ", "") else 1
            try:
                connection.execute(
                    f'INSERT INTO "{name}"("{name}", rank) VALUES (\'integrity-check\', ?)', (against_content,)
                )
            except apsw.Error as error:
                said.append(f"{name}: {error}")
    finally:
        connection.close()
    return said
