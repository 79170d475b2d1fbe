"""The command line as tests call it: in an empty folder, on a fixed day, with an archive made by hand."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from core.archive.store import open_archive
from core.exchange import document_from_record
from core.model import Actor, Analysis, Mention, Moment, Quote, Role, Source
from tui.cli.call import Call
from tui.cli.root import root

Run = Callable[..., Result]

TEXT = """Harbour reopens
Lisbon, 31 Oct. (Wire) - "We open on Friday," Mayor Ana Reis said on Wednesday. The port chief, \
Rui Sá, said the cranes were "as good as new" after the storm. He added that ships would wait.
"""


def where(words: str) -> tuple[int, int]:
    """The only place of the words in TEXT."""
    start = TEXT.index(words)
    return start, start + len(words)


ANALYSIS = Analysis(
    id="harbour.txt",
    sha256="",
    title="Harbour reopens",
    title_span=(0, 15),
    kind="report",
    language="en",
    published=Moment("2024-10-31", "day", "dateline"),
    sources=(Source("Lisbon Herald", "publisher", None), Source("Wire", "agency", where("Wire"))),
    actors=(
        Actor("a", "Ana Reis", "person", (), (Role("mayor", "Lisbon"),)),
        Actor("b", "Rui Sá", "person", (), (Role("port chief"),)),
        Actor("c", "Lisbon", "organisation"),
    ),
    mentions=(
        Mention(*where("Ana Reis"), "a", "name"),
        Mention(*where("Rui Sá"), "b", "name"),
        Mention(*where("He"), "b", "pronoun"),
    ),
    quotes=(
        Quote(
            "direct",
            (where("We open on Friday,"),),
            ((where("said on")[0], where("said on")[0] + len("said")),),
            (where("Mayor Ana Reis"),),
            ("a",),
            Moment("2024-10-30", "day", "Wednesday"),
            (where("We open on Friday,"),),
            "named beside the cue",
            0.97,
        ),
        Quote(
            "mixed",
            (where('the cranes were "as good as new" after the storm'),),
            (),
            (where("The port chief, Rui Sá"),),
            ("b",),
            Moment("2024-10-31", "on-or-before", "no date words"),
            (where("as good as new"),),
            "named before the cue",
            0.9,
        ),
        Quote(
            "indirect",
            (where("that ships would wait"),),
            (where("added"),),
            (where("He"),),
            ("b",),
            Moment("2024-10-31", "on-or-before", "no date words"),
            (),
            "he: the last man named",
            0.6,
        ),
    ),
)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The empty folder in which the commands run."""
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def run(place: Path, today: date) -> Run:
    """Run `onrecord` with these words, without a terminal; ``input`` is its standard input."""

    def run(*words: str, input: str | bytes | None = None) -> Result:
        call = Call(today=today, environ=os.environ, folder=place, words=words)
        return CliRunner().invoke(root, words, input=input, obj=call, prog_name="onrecord")

    return run


@pytest.fixture
def harbour(place: Path, run: Run) -> Path:
    """An archive of one document with a direct, a mixed and an indirect quote, found from the folder."""
    from dataclasses import replace

    file = place / "harbour.txt"
    file.write_text(TEXT, encoding="utf-8")
    document = replace(document_from_record({"id": "harbour.txt", "text": TEXT}), path=file)
    path = Call(folder=place, environ={}).find_archive(None)
    with open_archive(path, write=True) as archive:
        archive.add(document, replace(ANALYSIS, sha256=document.sha256))
    return path
