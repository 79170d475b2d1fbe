"""Walking a folder: which files are tried, in which order, and what is passed over."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from core.readers import ReadError, read, walk
from core.readers.folders import look


@pytest.fixture
def put(tmp_path: Path) -> Callable[..., None]:
    def write(*names: str, data: bytes = b"The minister said so.") -> None:
        for name in names:
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)

    return write


def found(folder: Path) -> list[str]:
    return [str(path.relative_to(folder)) for path in walk(folder)]


def test_files_come_in_the_order_of_their_paths(tmp_path: Path, put: Callable[..., None]) -> None:
    put("b.txt", "a/2.txt", "a/1.txt", "a.txt", "a/z/3.md", "C.txt", "a-b/x.txt")
    paths = list(walk(tmp_path))
    assert paths == sorted(paths)
    assert len(paths) == 7


def test_a_file_given_by_name_is_taken_whatever_it_is(tmp_path: Path, put: Callable[..., None]) -> None:
    put(".hidden.log", "picture.png")
    for name in (".hidden.log", "picture.png"):
        assert list(walk(tmp_path / name)) == [tmp_path / name]


def test_a_folder_that_is_not_there_is_reported_at_once(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no such file"):
        walk(tmp_path / "nowhere")


def test_hidden_things_and_those_of_programs_are_left_out(tmp_path: Path, put: Callable[..., None]) -> None:
    put("story.txt", ".git/a.txt", ".onrecord/archive.txt", ".draft.txt", "node_modules/x/readme.md")
    put(
        "__pycache__/a.txt",
        "story.txt~",
        "~$story.docx",
        "#story.txt#",
        "Thumbs.db",
        "script.py",
        "style.css",
    )
    put("photo.jpg", "song.mp3", "story.txt.swp", "settings.toml")
    assert found(tmp_path) == ["story.txt"]


def test_a_hidden_folder_given_by_name_is_walked(tmp_path: Path, put: Callable[..., None]) -> None:
    put(".clippings/a.txt")
    assert found(tmp_path / ".clippings") == ["a.txt"]


def test_documents_that_cannot_be_read_yet_are_tried_so_that_they_are_reported(
    tmp_path: Path, put: Callable[..., None]
) -> None:
    put("a.pdf", "b.docx", "c.html", "d.eml", "e.zip")
    assert found(tmp_path) == ["a.pdf", "b.docx", "c.html", "d.eml", "e.zip"]


def test_of_unknown_names_those_that_look_like_documents_are_tried(tmp_path: Path, put: Callable[..., None]) -> None:
    put("README", "story.2024", "empty.unheard-of")
    put("empty.unheard-of", data=b"")
    put("wide.story", data="“Yes,” he said.".encode("utf-16-le"))
    put("report.final", data=b"%PDF-1.7 ...")
    put("noise.xyz", data=b"\1\0\2\3\0\4\5\0" * 9)
    put("image.final", data=b"\x89PNG\r\n\x1a\n")
    assert found(tmp_path) == ["README", "empty.unheard-of", "report.final", "story.2024", "wide.story"]


def test_links_lead_nowhere_outside_the_folder(tmp_path: Path, put: Callable[..., None]) -> None:
    put("in/story.txt", "out/secret.txt", "in/.store/kept.txt")
    inside = tmp_path / "in"
    (inside / "linked.txt").symlink_to("story.txt")
    (inside / "kept.txt").symlink_to(".store/kept.txt")
    (inside / "secret.txt").symlink_to("../out/secret.txt")
    (inside / "outside").symlink_to("../out")
    (inside / "circle").symlink_to(".")
    (inside / "self.txt").symlink_to("self.txt")
    (inside / "broken.txt").symlink_to("nothing.txt")
    assert found(inside) == ["kept.txt", "linked.txt", "story.txt"]


def followed(folder: Path) -> list[str]:
    return [os.fsdecode(seen.path)[len(str(folder)) + 1 :] for seen in look(folder, follow_links=True)]


def test_links_are_followed_where_that_is_asked_for(tmp_path: Path, put: Callable[..., None]) -> None:
    put("in/story.txt", "out/secret.txt", "out/deep/other.txt", "out/photo.jpg", "out/node_modules/x.txt")
    inside = tmp_path / "in"
    (inside / "linked.txt").symlink_to("../out/secret.txt")
    (inside / "outside").symlink_to("../out")
    (inside / "broken.txt").symlink_to("nothing.txt")
    assert followed(inside) == ["linked.txt", "outside/deep/other.txt", "outside/secret.txt", "story.txt"]
    (seen,) = [one for one in look(inside, follow_links=True) if one.path.endswith(b"linked.txt")]
    assert seen.size == len(b"The minister said so.")


def test_links_that_lead_in_circles_end(tmp_path: Path, put: Callable[..., None]) -> None:
    put("in/story.txt", "in/deep/other.txt", "out/far.txt", "out/deep/farther.txt")
    inside, outside = tmp_path / "in", tmp_path / "out"
    (inside / "circle").symlink_to(".")
    (inside / "above").symlink_to("..")
    (inside / "root").symlink_to("/")
    (inside / "again").symlink_to("deep")
    (inside / "self").symlink_to("self")
    (inside / "one").symlink_to("../out")
    (inside / "two").symlink_to("../out")
    (inside / "within").symlink_to("../out/deep")
    (outside / "back").symlink_to("../in")
    (outside / "circle").symlink_to("deep/..")
    assert followed(inside) == ["deep/other.txt", "one/deep/farther.txt", "one/far.txt", "story.txt"]


def test_a_folder_that_is_itself_a_link_is_walked(tmp_path: Path, put: Callable[..., None]) -> None:
    put("real/story.txt", "real/deep/other.txt")
    (tmp_path / "link").symlink_to("real")
    assert found(tmp_path / "link") == ["deep/other.txt", "story.txt"]


def test_pipes_and_sockets_are_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    os.mkfifo(tmp_path / "pipe")
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.txt")
        assert found(tmp_path) == []


def test_what_is_passed_over_can_be_heard_of_but_not_hidden_things(tmp_path: Path, put: Callable[..., None]) -> None:
    put("story.txt", ".hidden.txt", "photo.png", "script.py")
    os.mkfifo(tmp_path / "pipe")
    heard: dict[str, str] = {}
    assert len(list(walk(tmp_path, left_out=lambda path, reason: heard.update({path.name: reason})))) == 1
    assert heard == {
        "photo.png": "it is a PNG image",
        "pipe": "it is a pipe, a device or a socket",
        "script.py": "it is program code",
    }


def test_a_folder_that_cannot_be_listed_is_reported_and_the_rest_goes_on(
    tmp_path: Path, put: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    put("a.txt", "closed/b.txt", "d.txt")
    listing = os.scandir

    def refuse(folder: bytes | Path) -> object:
        if Path(os.fsdecode(folder)).name == "closed":
            raise PermissionError(13, "Permission denied")
        return listing(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    assert found(tmp_path) == ["a.txt", "closed", "d.txt"]
    with pytest.raises(ReadError, match="permission denied"):
        read(tmp_path / "closed")


def test_a_file_that_vanishes_on_the_way_is_an_error_of_its_own(tmp_path: Path, put: Callable[..., None]) -> None:
    put("a.txt", "b.txt")
    paths = walk(tmp_path)
    first = next(paths)
    first.unlink()
    with pytest.raises(ReadError, match="no such file"):
        read(first)
    assert [path.name for path in paths] == ["b.txt"]


def test_names_with_line_breaks_and_stray_bytes_are_found(tmp_path: Path, put: Callable[..., None]) -> None:
    try:
        put("a\nb.txt", os.fsdecode(b"\xff.txt"))
    except OSError:
        pytest.skip("this file system takes only names in UTF-8")
    assert [read(path).text for path in walk(tmp_path)] == ["The minister said so."] * 2


def test_folders_nested_deeper_than_python_calls_are_walked(tmp_path: Path) -> None:
    folders = [str(tmp_path)]
    for _ in range(1_200):  # one by one both ways: pathlib and shutil would call themselves as often
        folders.append(f"{folders[-1]}/d")
        os.mkdir(folders[-1])  # noqa: PTH102
    story = f"{folders[-1]}/story.txt"
    with open(story, "w") as file:  # noqa: PTH123
        file.write("Deep.")
    try:
        assert [str(path) for path in walk(tmp_path)] == [story]
        assert read(Path(story)).text == "Deep."
    finally:
        os.remove(story)  # noqa: PTH107
        for folder in reversed(folders[1:]):
            os.rmdir(folder)  # noqa: PTH106
