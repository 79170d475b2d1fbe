"""The files of what is remembered: whole, private, shared between programs, and never in the way."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from core.archive.protocol import Mark
from tui.remembering.memory import VARIABLE, Memory, remembered
from tui.remembering.record import Last, NameRefused, Record, Saved
from tui.remembering.store import LARGEST, Kept, record_of, themes_in

FULL = Record(
    ("speaker:“Émile” troops", "grain"),
    (Saved("strike", "cranes", Mark(10**12, 7)), Saved("waiting", 'said:"last week"')),
    Last("grain", 9, 1000, "preview", Mark(3, 4)),
)

AS_ROOT = pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state" / "onrecord"


@pytest.fixture
def kept(folder: Path, tmp_path: Path) -> Kept[Record]:
    return record_of(folder, tmp_path / "archive.db")


def test_what_is_kept_comes_back(kept: Kept[Record], folder: Path, tmp_path: Path) -> None:
    assert kept.read() == Record()
    assert kept.change(lambda record: FULL) == FULL
    assert record_of(folder, tmp_path / "archive.db").read() == FULL
    assert kept.troubles == []


def test_looking_makes_no_file(kept: Kept[Record], folder: Path) -> None:
    kept.read()
    assert not folder.exists()


def test_only_its_owner_can_read_it_and_nothing_else_is_left_beside(kept: Kept[Record]) -> None:
    kept.change(lambda record: FULL)
    kept.change(lambda record: record.searched("more"))
    assert stat.S_IMODE(kept.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.path.parent.stat().st_mode) == 0o700
    assert list(kept.path.parent.iterdir()) == [kept.path]


def test_every_archive_has_its_own_by_whatever_path_it_is_reached(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "linked").symlink_to(tmp_path)
    one = record_of(folder, tmp_path / "archive.db")
    assert one.path == record_of(folder, tmp_path / "linked" / "archive.db").path
    assert one.path != record_of(folder, tmp_path / "other.db").path
    one.change(lambda record: FULL)
    assert json.loads(one.path.read_bytes())["archive"] == str((tmp_path / "archive.db").resolve())


def test_two_programs_lose_nothing_of_each_other(kept: Kept[Record], folder: Path, tmp_path: Path) -> None:
    other = record_of(folder, tmp_path / "archive.db")
    kept.change(lambda record: record.save("strike", "cranes", None))
    other.change(lambda record: record.searched("grain"))
    assert kept.read() == Record(("grain",), (Saved("strike", "cranes"),))


def test_a_whole_memory_goes_into_the_file_once_told_to(kept: Kept[Record]) -> None:
    memory = Memory(kept)
    memory.change(lambda record: record.save("strike", "cranes", None))
    kept.change(lambda record: record.searched("grain"))
    memory.change(lambda record: record.rename("strike", "harbour"))
    assert kept.read().saved == ()
    memory.keep()
    memory.keep()
    assert kept.read() == Record(("grain",), (Saved("harbour", "cranes"),))


def test_what_another_program_deleted_stays_deleted(kept: Kept[Record]) -> None:
    kept.change(lambda record: record.save("strike", "cranes", None))
    memory = Memory(kept)
    kept.change(lambda record: record.delete("strike"))
    memory.change(lambda record: record.rename("strike", "harbour"))
    memory.change(lambda record: record.searched("grain"))
    memory.keep()
    assert kept.read() == Record(("grain",))


def test_a_wrong_change_changes_nothing(kept: Kept[Record]) -> None:
    memory = Memory(kept)
    with pytest.raises(NameRefused):
        memory.change(lambda record: record.delete("nosuch"))
    memory.keep()
    assert not kept.path.exists()


def with_changes(**changes: object) -> bytes:
    from tui.remembering.written import written

    return json.dumps({**json.loads(written(FULL, "a")), **changes}).encode()


BROKEN: dict[str, bytes] = {
    "cut short": with_changes()[:-20],
    "empty": b"",
    "no UTF-8": b"\xff\xfe",
    "a list": b"[]",
    "nested without end": b"[" * 100_000,
    "somebody else's": b'{"version": 3}',
    "another kind of version": with_changes(onrecord=True),
    "searches no list": with_changes(searches="troops"),
    "a search no text": with_changes(searches=[1]),
    "a search no text at all": with_changes(searches=["\ud800"]),
    "a search without end": with_changes(searches=["x" * 2001]),
    "too many searches": with_changes(searches=[str(number) for number in range(501)]),
    "saved without a text": with_changes(saved=[{"name": "a"}]),
    "a name of control signs": with_changes(saved=[{"name": "\x1b[2J", "text": "a", "seen": None}]),
    "a name twice": with_changes(saved=[{"name": n, "text": "a", "seen": None} for n in ("a", "A")]),
    "a mark of words": with_changes(saved=[{"name": "a", "text": "a", "seen": ["1", 2]}]),
    "a mark below nothing": with_changes(saved=[{"name": "a", "text": "a", "seen": [-1, 2]}]),
    "a mark of one": with_changes(saved=[{"name": "a", "text": "a", "seen": [1]}]),
    "very many rows": with_changes(last={"text": "", "quote": None, "rows": 10**9, "pane": "quotes", "mark": [1, 1]}),
    "last a list": with_changes(last=[]),
    "far too large": b" " * (LARGEST + 1),
}


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_or_foreign_file_is_set_aside_and_said(data: bytes, kept: Kept[Record]) -> None:
    kept.path.parent.mkdir(parents=True)
    kept.path.write_bytes(data)
    assert kept.read() == Record()
    (trouble,) = kept.troubles
    assert str(kept.path) in trouble
    assert f"set aside as {kept.path.name}.broken" in trouble
    assert (kept.path.parent / f"{kept.path.name}.broken").read_bytes() == data
    assert kept.change(lambda record: FULL) == FULL
    assert kept.read() == FULL


def test_a_second_broken_file_does_not_take_the_place_of_the_first(kept: Kept[Record]) -> None:
    kept.path.parent.mkdir(parents=True)
    for data in (b"one", b"two"):
        kept.path.write_bytes(data)
        kept.read()
    aside = sorted(path.read_bytes() for path in kept.path.parent.iterdir())
    assert aside == [b"one", b"two"]


@pytest.mark.parametrize("what", ["folder", "pipe", "link"])
def test_what_is_no_plain_file_is_set_aside_and_not_waited_for(what: str, kept: Kept[Record], tmp_path: Path) -> None:
    kept.path.parent.mkdir(parents=True)
    if what == "folder":
        kept.path.mkdir()
    elif what == "pipe":
        os.mkfifo(kept.path)
    else:
        (tmp_path / "elsewhere").write_text("precious")
        kept.path.symlink_to(tmp_path / "elsewhere")
    assert kept.read() == Record()
    kept.change(lambda record: FULL)
    assert kept.read() == FULL
    assert "no plain file" in kept.troubles[0]
    if what == "link":
        assert (tmp_path / "elsewhere").read_text() == "precious"


def test_a_file_of_a_newer_onrecord_is_left_to_it(kept: Kept[Record]) -> None:
    kept.path.parent.mkdir(parents=True)
    newer = b'{"onrecord": 2, "searches": "otherwise"}'
    kept.path.write_bytes(newer)
    assert kept.read() == Record()
    assert kept.change(lambda record: FULL) == FULL
    assert kept.path.read_bytes() == newer
    (trouble,) = kept.troubles
    assert "newer onrecord" in trouble


def test_a_place_that_cannot_be_written_is_done_without_and_said_once(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file where the folder should be")
    memory = remembered(tmp_path / "home", tmp_path / "archive.db", {}, off=False, fresh=False)
    for text in ("grain", "troops"):
        memory.change(lambda record, text=text: record.searched(text))  # type: ignore[misc]
        memory.keep()
    assert memory.record.searches == ("troops", "grain")
    assert len(memory.troubles) >= 1
    assert len(memory.troubles) == len(set(memory.troubles))
    assert all(str(tmp_path / "home") in trouble for trouble in memory.troubles)


@AS_ROOT
def test_a_home_that_may_only_be_read_still_brings_back_what_is_there(kept: Kept[Record]) -> None:
    kept.change(lambda record: FULL)
    kept.path.parent.chmod(0o500)
    try:
        assert kept.change(lambda record: record.searched("more")).searches[0] == "more"
        assert kept.read() == FULL
    finally:
        kept.path.parent.chmod(0o700)
    (trouble,) = kept.troubles
    assert "cannot be written" in trouble


@pytest.mark.parametrize(("off", "environ"), [(True, {}), (False, {VARIABLE: "1"})])
def test_turned_off_it_writes_and_reads_nothing(
    off: bool, environ: dict[str, str], folder: Path, tmp_path: Path, kept: Kept[Record]
) -> None:
    kept.change(lambda record: FULL)
    before = kept.path.read_bytes()
    memory = remembered(folder, tmp_path / "archive.db", environ, off=off, fresh=False)
    assert memory.record == Record()
    memory.change(lambda record: record.searched("grain"))
    memory.choose_theme("ink", "paper")
    memory.keep()
    assert memory.theme_for("ink") is None
    assert kept.path.read_bytes() == before
    assert list(folder.iterdir()) == [kept.path]


def test_the_demo_remembers_apart(folder: Path, tmp_path: Path) -> None:
    def memory(archive: Path | None) -> Any:
        return remembered(folder, archive, {}, off=False, fresh=False)

    demo = memory(None)
    demo.change(lambda record: record.searched("bridge"))
    demo.keep()
    demo.choose_theme("ink", "paper")
    assert memory(None).record.searches == ("bridge",)
    assert memory(None).theme_for("ink") == "paper"
    assert memory(tmp_path / "archive.db").record == Record()
    assert memory(tmp_path / "archive.db").theme_for("ink") is None


def test_a_theme_is_remembered_for_the_kind_of_terminal_it_was_chosen_on(folder: Path) -> None:
    themes = themes_in(folder)
    themes.change(lambda chosen: {**chosen, "ink": "paper"})
    themes.change(lambda chosen: {**chosen, "terminal": "mono"})
    assert themes_in(folder).read() == {"ink": "paper", "terminal": "mono"}
    themes.path.write_bytes(b'{"onrecord": 1, "themes": {"ink": 3}}')
    assert themes_in(folder).read() == {}
