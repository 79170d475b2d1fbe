"""What is packed is read as if it lay there unpacked, and what is wrong with a part of it costs that part alone."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import stat
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from seed_files import in_tar, in_zip, zstd

from core.model import Document
from core.readers import Limits, ReadError, read, read_all

STORY = "The bridge stays shut. It opens in May."
PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


Pack = Callable[[dict[str, bytes]], bytes]
both = pytest.mark.parametrize("pack", [in_zip, in_tar])


def told(path: Path, limits: Limits | None = None) -> tuple[list[Document], list[str]]:
    """The documents of a file, and what could not be read of it."""
    found = list(read_all(path, limits or Limits()))
    return [one for one in found if isinstance(one, Document)], [
        str(one) for one in found if isinstance(one, ReadError)
    ]


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress, zstd.compress])
def test_a_file_packed_by_itself_is_read(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    path = tmp_path / "story.txt.gz"  # the content tells how it is packed, not the name
    path.write_bytes(pack(STORY.encode()))
    document = read(path)
    assert (document.text, document.id, document.path) == (STORY, f"{path}#story.txt", path)
    assert document.extract is not None
    assert document.extract.within == "story.txt"


@both
def test_every_member_is_a_document(tmp_path: Path, pack: Pack) -> None:
    path = tmp_path / "week.bin"
    path.write_bytes(pack({"a.txt": b"One.", "deep/b.md": b"Two.", "c.png": PNG, "__MACOSX/a.txt": b"x"}))
    documents, faults = told(path)
    assert [(one.id, one.text) for one in documents] == [(f"{path}#a.txt", "One."), (f"{path}#deep/b.md", "Two.")]
    assert faults == []


@both
def test_a_member_that_cannot_be_read_costs_itself_alone(tmp_path: Path, pack: Pack) -> None:
    path = tmp_path / "week.bin"
    path.write_bytes(pack({"empty.txt": b"", "noise.txt": bytes(range(1, 30)) * 9, "picture": PNG, "b.txt": b"Two."}))
    documents, faults = told(path)
    assert [one.text for one in documents] == ["Two."]
    assert [fault.split(": ")[0] for fault in faults] == [f"{path}, empty.txt", f"{path}, noise.txt"]


def test_archives_lie_in_one_another(tmp_path: Path) -> None:
    path = tmp_path / "all.tgz"
    path.write_bytes(gzip.compress(in_tar({"may.zip": in_zip({"a.txt": STORY.encode()})})))
    document = read(path)
    assert (document.text, document.id) == (STORY, f"{path}#all.tar#may.zip#a.txt")
    with pytest.raises(ReadError, match="more than 2 archives lie in one another"):
        read(path, Limits(depth=2))


@both
def test_names_lead_nowhere(tmp_path: Path, pack: Pack) -> None:
    path = tmp_path / "evil.bin"
    path.write_bytes(pack({"../../outside.txt": b"One.", "/etc/passwd": b"Two.", "line\nbreak.txt": b"Three."}))
    documents, _ = told(path)
    assert [one.text for one in documents] == ["One.", "Two.", "Three."]
    assert "\n" not in documents[2].id
    assert list(tmp_path.iterdir()) == [path]


def test_links_and_devices_in_a_tar_are_no_documents(tmp_path: Path) -> None:
    path, data = tmp_path / "links.tar", io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE):
            info = tarfile.TarInfo(f"{kind!r}.txt")
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    path.write_bytes(data.getvalue())
    assert told(path) == ([], [])


def test_links_in_a_zip_are_no_documents(tmp_path: Path) -> None:
    path = tmp_path / "links.zip"
    info = zipfile.ZipInfo("passwords.txt")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(info, "/etc/passwd")
    assert told(path) == ([], [])


def test_a_bomb_is_let_go(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    path.write_bytes(in_zip({f"{number}.txt": b" " * 100_000 for number in range(20)}))
    with pytest.raises(ReadError, match="more than 1 MiB come out of it"):
        told(path, Limits(unpacked_bytes=2**20))
    path.write_bytes(gzip.compress(b" " * 2_000_000))
    with pytest.raises(ReadError, match="more than the 1 MiB read as one text"):
        told(path, Limits(text_bytes=2**20))


def test_there_may_be_too_many_members(tmp_path: Path) -> None:
    path = tmp_path / "many.zip"
    path.write_bytes(in_zip({f"{number}.txt": b"One." for number in range(4)}))
    with pytest.raises(ReadError, match="more than 3 members"):
        told(path, Limits(records=3))


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.txt.gz", "a.txt.bz2", "a.txt.xz", "a.txt.zst"])
@pytest.mark.parametrize("kept", [0.2, 0.5, 0.9])
def test_what_is_cut_off_is_told(tmp_path: Path, name: str, kept: float) -> None:
    content = "".join(f"Line {number} of what was said, {number * 7919 % 1013}.\n" for number in range(9000)).encode()
    pack: dict[str, Callable[[bytes], bytes]] = {
        ".zip": lambda data: in_zip({"a.txt": data}),
        ".tar": lambda data: in_tar({"a.txt": data}),
        ".gz": gzip.compress,
        ".bz2": bz2.compress,
        ".xz": lzma.compress,
        ".zst": zstd.compress,
    }
    path = tmp_path / name
    whole = pack[path.suffix](content)
    path.write_bytes(whole[: int(len(whole) * kept)])
    with pytest.raises(ReadError, match="damaged"):
        read(path)


def test_an_encrypted_member_is_named(tmp_path: Path) -> None:
    path = tmp_path / "secret.zip"
    data = bytearray(in_zip({"a.txt": b"One."}))
    for start in (data.index(b"PK\x03\x04") + 6, data.index(b"PK\x01\x02") + 8):
        data[start] |= 1
    path.write_bytes(bytes(data))
    assert told(path) == ([], [f"{path}, a.txt: it is encrypted; unpack it with its password"])


def test_several_frames_of_zstandard_are_one_file(tmp_path: Path) -> None:
    path = tmp_path / "week.tzst"
    packed = in_tar({"a.txt": b"One.", "b.txt": b"Two." * 9000})
    path.write_bytes(zstd.compress(packed[:700]) + zstd.compress(packed[700:]))
    documents, faults = told(path)
    assert [(one.id.removeprefix(str(path)), len(one.text)) for one in documents] == [
        ("#week.tar#a.txt", 4),
        ("#week.tar#b.txt", 36000),
    ]
    assert faults == []


def test_zstandard_may_not_ask_for_all_memory_nor_fill_it(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.zst"
    asks = {zstd.CompressionParameter.window_log: 28, zstd.CompressionParameter.checksum_flag: 1}
    packer = zstd.ZstdCompressor(options=asks)
    path.write_bytes(packer.compress(b"x" * 2**28) + packer.flush())
    with pytest.raises(ReadError, match="damaged"):
        read(path)
    path.write_bytes(zstd.compress(b"x" * 2**26))
    with pytest.raises(ReadError, match="more than 1 MiB come out of it"):
        told(path, Limits(unpacked_bytes=2**20))
