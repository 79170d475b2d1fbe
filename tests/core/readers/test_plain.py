"""Plain text and Markdown: what a reader gets from a file, and what it is told where there is nothing."""

from __future__ import annotations

import hashlib
import os
import pickle
import socket
import stat
from pathlib import Path

import pytest

from core.readers import Limits, ReadError, read, read_all

DUMP = " date 2024-10-31 Leaders Meet In Geneva\nBy A. Writer\n\n“We agreed,” she said.\n"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    return tmp_path / "story.txt"


def refusal(path: Path, limits: Limits | None = None) -> ReadError:
    with pytest.raises(ReadError) as caught:
        read(path, limits or Limits())
    return caught.value


def test_the_text_is_the_file_and_nothing_else(story: Path) -> None:
    story.write_bytes(DUMP.encode())
    document = read(story)
    assert document.text == DUMP
    assert document.id == str(story)
    assert document.path == story
    assert document.sha256 == hashlib.sha256(DUMP.encode()).hexdigest()
    assert (document.metadata, document.extract) == ((), None)


def test_a_file_without_the_header_of_a_dump_is_read_alike(story: Path) -> None:
    story.write_text("Just words, and no header.\n")
    assert read(story).text == "Just words, and no header.\n"


def test_markdown_is_read_as_it_stands(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text('---\ntitle: A\n---\n# Head\n\n> "Quoted," said [one](http://x.y).\n')
    assert read(page).text == page.read_text()


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_line_ends_stay_so_that_positions_hold(story: Path, line_end: str) -> None:
    story.write_bytes(f"First.{line_end}“Second,” he said.{line_end}".encode())
    text = read(story).text
    assert text == story.read_bytes().decode("utf-8")
    assert text[6 : 6 + len(line_end)] == line_end


def test_the_shipped_documents_read_as_plain_utf_8(seeds: Path) -> None:
    for path in seeds.glob("*.txt"):
        assert read(path).text == path.read_bytes().decode("utf-8")


def test_a_file_can_be_read_as_a_run_of_documents(story: Path) -> None:
    story.write_text("One.")
    assert [document.text for document in read_all(story)] == ["One."]


def test_an_empty_file_says_so(story: Path) -> None:
    story.touch()
    assert str(refusal(story)) == f"{story}: it is empty; fetch or save the document again"


def test_a_file_of_blanks_says_so(story: Path) -> None:
    story.write_text(" \n\t\r\n\xa0")
    assert "nothing but white space" in str(refusal(story))


def test_a_file_that_is_gone_says_so(story: Path) -> None:
    assert "no such file" in str(refusal(story))


def test_a_file_that_is_too_large_names_both_sizes_and_a_way_out(story: Path) -> None:
    story.write_bytes(b"word " * 300_000)
    error = refusal(story, Limits(text_bytes=1024 * 1024))
    assert "1.4 MiB, more than the 1 MiB" in str(error)
    assert "split it" in str(error)
    assert read(story, Limits(text_bytes=1_500_000)).text


def test_the_default_limit_is_32_mebibytes() -> None:
    assert Limits().text_bytes == 32 * 1024 * 1024


def test_a_file_that_may_not_be_read_says_so(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    story.write_text("Secret.")

    def refuse(*_: object, **__: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    assert "permission denied" in str(refusal(story))


def test_a_folder_is_not_a_document(tmp_path: Path) -> None:
    assert "it is a folder" in str(refusal(tmp_path))


def test_a_named_pipe_is_refused_without_waiting_for_its_writer(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    assert "a named pipe" in str(refusal(pipe))


def test_a_pipe_put_in_place_of_a_file_at_the_last_moment_is_refused_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    regular = os.stat_result((stat.S_IFREG | 0o644, *[0] * 9))
    monkeypatch.setattr(Path, "stat", lambda self, **_: regular)
    assert "a named pipe" in str(refusal(pipe))


def test_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the address of a socket must be short
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("news.txt")
        assert "a socket" in str(refusal(Path("news.txt")))


def test_a_device_is_refused() -> None:
    assert "a device" in str(refusal(Path("/dev/zero")))


def test_a_name_with_a_zero_byte_is_refused() -> None:
    assert "zero byte" in str(refusal(Path("a\0b")))


def test_names_with_line_breaks_and_stray_bytes_are_read_and_shown_in_one_printable_line(
    tmp_path: Path,
) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9\n\x1b[31m\xe2\x80\xaestory.txt")
    try:
        path.write_text("Words.")
    except OSError:
        pytest.skip("this file system takes only names in UTF-8")
    document = read(path)
    assert document.text == "Words."
    assert document.id == str(path)
    path.write_bytes(b"")
    told = str(refusal(path))
    assert told.isprintable()
    assert r"caf\xe9\n\x1b[31m\u202estory.txt: it is empty" in told


def test_an_error_survives_the_way_from_a_worker_process(story: Path) -> None:
    error = refusal(story)
    again = pickle.loads(pickle.dumps(error))
    assert str(again) == str(error)
    assert again.path == story
