"""Which edition of the analysis this is: what is stored was made by one, and is made anew when another comes.

A document's reading changes with the code of the readers and of the analysis, with the lexicon, which anybody may edit,
and with the trained tables. So the edition is the version of the program and a fingerprint of all of these. What the
archive does with a reading (folding, linking, indexing) is no part of it: that is the version of the archive file.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from core import __version__

_HERE = Path(__file__).parent
PARTS = (_HERE / "readers", _HERE / "analysis", _HERE / "seen.py")
_ENDINGS = frozenset({".py", ".tsv", ".toml", ".npz"})


@cache
def edition() -> str:
    """The edition at work, worked out once (about 10 ms): "0.1.0+4f1d0c2b9a7e"."""
    return f"{__version__}+{fingerprint(*PARTS)}"


def fingerprint(*folders: Path) -> str:
    """What tells the code and the tables in these folders from all others: 12 hexadecimal digits of their SHA-256.

    Single files may be given too.
    """
    found = hashlib.sha256()
    for folder in folders:
        for path in sorted(path for path in (folder, *folder.rglob("*")) if path.suffix in _ENDINGS):
            content = path.read_bytes()
            found.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
            found.update(content)
    return found.hexdigest()[:12]
