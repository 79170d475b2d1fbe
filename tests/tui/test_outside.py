"""The user's own editor and pager: each is told the line in its own way."""

from __future__ import annotations

import os
import signal
from dataclasses import replace
from pathlib import Path

import pytest

from core.archive.protocol import DocumentPage, QuoteDetail, QuoteRow
from core.model import Moment
from tui.outside import Unavailable, command, hand_over, line_of, words_for

UNKNOWN = Moment(None, "unknown", "")
TEXT = "A heading\n\nThe mayor said\nthat the bridge would open.\n\nThe mayor said it twice.\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "-odd name.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def page(file: Path) -> DocumentPage:
    return DocumentPage(
        1, file.name, file, "0" * 64, None, "report", "en", TEXT, UNKNOWN, (), (), "0" * 64, (), None, (), (),
    )  # fmt: skip


@pytest.fixture
def quote() -> QuoteDetail:
    start = TEXT.index("that the bridge")
    row = QuoteRow(1, 1, "indirect", "that the bridge would open", (), (), UNKNOWN, UNKNOWN, 0.9)
    return QuoteDetail(row, ((start, start + 26),), (), (), (), (), "")


@pytest.mark.parametrize(
    ("environ", "words"),
    [
        ({"EDITOR": "vim"}, ["vim", "+4", "FILE"]),
        ({"VISUAL": "nvim -R", "EDITOR": "nano"}, ["nvim", "-R", "+4", "FILE"]),
        ({"EDITOR": "/usr/bin/nano"}, ["/usr/bin/nano", "+4", "FILE"]),
        ({"EDITOR": "'/opt/my editor/kak' -n"}, ["/opt/my editor/kak", "-n", "+4", "FILE"]),
        ({"VISUAL": " ", "EDITOR": "emacsclient -t"}, ["emacsclient", "-t", "+4", "FILE"]),
        ({"EDITOR": "hx"}, ["hx", "FILE:4"]),
        ({"EDITOR": "code"}, ["code", "--wait", "-g", "FILE:4"]),
        ({"EDITOR": "code --wait"}, ["code", "--wait", "-g", "FILE:4"]),
        ({"EDITOR": "ed"}, ["ed", "FILE"]),
    ],
)
def test_an_editor_is_told_the_line_as_it_wants_it(environ: dict[str, str], words: list[str], file: Path) -> None:
    assert command("editor", environ, file, 4) == [word.replace("FILE", str(file)) for word in words]


def test_a_pager_is_told_the_line(file: Path) -> None:
    assert command("pager", {"PAGER": "less -S", "EDITOR": "vim"}, file, 4) == ["less", "-S", "+4", str(file)]


def test_without_a_variable_the_usual_program_is_taken(file: Path, tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match=r"there is no editor here; set \$EDITOR"):
        command("editor", {"PATH": str(tmp_path)}, file, 1)
    program = tmp_path / "vi"
    program.touch(mode=0o700)
    assert command("editor", {"PATH": str(tmp_path)}, file, 1) == ["vi", "+1", str(file)]


def test_a_variable_that_is_no_command_is_said(file: Path) -> None:
    with pytest.raises(Unavailable, match=r"\$VISUAL cannot be understood: No closing quotation"):
        command("editor", {"VISUAL": "vim '"}, file, 1)


def test_the_line_is_that_of_the_words_in_the_file(page: DocumentPage, quote: QuoteDetail, file: Path) -> None:
    assert line_of(page, quote, file) == 4
    file.write_text(f"From: desk\nDate: today\n\n{TEXT}", encoding="utf-8")
    assert line_of(page, quote, file) == 7
    file.write_text("something else\n", encoding="utf-8")
    assert line_of(page, quote, file) == 4


def test_what_cannot_be_opened_is_said(page: DocumentPage, quote: QuoteDetail, file: Path) -> None:
    assert hand_over(["/nowhere/pager", "+4"]) == "/nowhere/pager cannot be run: No such file or directory"
    file.unlink()
    with pytest.raises(Unavailable, match="is gone"):
        words_for("pager", page, quote, {})
    with pytest.raises(Unavailable, match="came from no file"):
        words_for("pager", replace(page, path=None), quote, {})


def test_ctrl_c_in_the_pager_ends_nothing_else() -> None:
    def interrupted(words: list[str]) -> None:
        os.kill(os.getpid(), signal.SIGINT)

    before = signal.getsignal(signal.SIGINT)
    assert hand_over(["less"], interrupted) == ""
    assert signal.getsignal(signal.SIGINT) is before
