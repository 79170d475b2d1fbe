"""Where the archive lies: said outright, else in the environment, else in the nearest ``.onrecord`` folder upward."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

FOLDER = ".onrecord"
FILE = "archive.db"
VARIABLE = "ONRECORD_ARCHIVE"


Found = Literal["named", "environment", "upward", "nowhere"]
"""By what an archive was found: said outright, in the environment, in a folder upward; or nowhere, so one goes here."""


def find_archive(explicit: Path | None, environ: Mapping[str, str], cwd: Path) -> Path:
    """The path of the archive file; where none is found upward of ``cwd``, the place to make one in it.

    A folder may be named for the file: then it is the archive inside it.
    """
    return search_archive(explicit, environ, cwd)[0]


def search_archive(explicit: Path | None, environ: Mapping[str, str], cwd: Path) -> tuple[Path, Found]:
    """``find_archive``, and by what it was found."""
    if explicit is not None:
        return _file_in(cwd / explicit), "named"
    named = environ.get(VARIABLE, "").strip()
    if named:
        return _file_in(cwd / Path(named).expanduser()), "environment"
    for folder in (cwd, *cwd.parents):
        if (folder / FOLDER).is_dir():
            return folder / FOLDER / FILE, "upward"
    return cwd / FOLDER / FILE, "nowhere"


def _file_in(path: Path) -> Path:
    if not path.is_dir():
        return path
    if path.name == FOLDER:
        return path / FILE
    return path / FOLDER / FILE
