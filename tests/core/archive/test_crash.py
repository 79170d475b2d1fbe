"""The writer may be killed at any moment: whole documents remain, and everything that was reported as done."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from core.archive.language.query import Query, Term
from core.archive.store import SqliteArchive

QUOTES = 7
WRITER = f"""
import sys
from pathlib import Path
from core.archive.words.nations import Nations
from core.archive.store import open_archive
from core.model import UNKNOWN, Actor, Analysis, Document, Mention, Quote, Source

archive = open_archive(Path(sys.argv[1]), write=True, nations=lambda: Nations([]), outlets=dict)
number = archive.totals().documents
while True:
    name = str(number)
    text = "".join(f"word{{number}}x{{place}} troops " for place in range({QUOTES}))
    width = len(text) // {QUOTES}
    quotes = tuple(
        Quote("direct", ((place * width, (place + 1) * width),), (), (), ("a",), UNKNOWN) for place in range({QUOTES})
    )
    actors = (Actor("a", f"Speaker {{number % 5}}", "person"),)
    mentions = (Mention(0, 4, "a", "name"),)
    sources = (Source(f"Agency {{number % 3}}", "agency", None),)
    analysis = Analysis(name, "", None, None, "text", "en", UNKNOWN, sources, actors, mentions, quotes)
    archive.add(Document(name, text, ""), analysis)
    print(number, flush=True)
    number += 1
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_nothing_reported_is_lost_and_nothing_is_half_done(
    tmp_path: Path, open_here: Callable[..., SqliteArchive], faults: Callable[[Path], list[str]]
) -> None:
    path = tmp_path / "archive.db"
    reported = -1
    for round in range(4):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[3]
        )
        assert writer.stdout is not None
        for _ in range(3 + 4 * round):
            reported = int(writer.stdout.readline())
        writer.kill()
        rest = writer.stdout.read().split()
        reported = max([reported, *(int(word) for word in rest if word.isdigit())])
        writer.wait()
        assert faults(path) == []
        with open_here(path, write=False) as archive:
            totals = archive.totals()
            assert totals.documents >= reported + 1
            assert totals.quotes == QUOTES * totals.documents
            assert archive.search(Query(terms=(Term("troops", (0, 6)),))).total == totals.quotes
