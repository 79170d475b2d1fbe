"""Files packed by themselves: gzip, bzip2, xz, Zstandard. What they hold is read as if it lay there unpacked."""

from __future__ import annotations

import bz2
import gzip
import lzma
import sys
from collections.abc import Callable, Iterator, Mapping
from typing import Any, BinaryIO, cast

from core.model import Document
from core.readers.errors import ReadError
from core.readers.opening import OpenFile
from core.readers.registry import reader_for

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_WINDOW: Mapping[int, int] = {zstd.DecompressionParameter.window_log_max: 27}
"""A file may ask for 128 MiB to be held while it is unpacked: as much as the command zstd allows."""
_OPENERS: tuple[tuple[bytes, Callable[[Any], Any]], ...] = (
    (b"\x1f\x8b", lambda stream: gzip.GzipFile(fileobj=stream)),
    (b"BZh", bz2.BZ2File),
    (b"\xfd7zXZ", lzma.LZMAFile),
    (b"\x28\xb5\x2f\xfd", lambda stream: zstd.ZstdFile(stream, options=_WINDOW)),
)
_SHORT = {".tgz": ".tar", ".tbz2": ".tar", ".txz": ".tar", ".tzst": ".tar"}


def documents(file: OpenFile) -> Iterator[Document | ReadError]:
    """The documents of what is packed; raises ReadError where it is damaged or no document."""
    opener = next(opener for start, opener in _OPENERS if file.head.startswith(start))
    name = file.name
    unpacked = name.stem + _SHORT.get(name.suffix.lower(), "")
    with opener(file.stream) as stream:
        member = file.member(unpacked, cast(BinaryIO, stream), damage=(zstd.ZstdError,))
        yield from reader_for(member)(member)
