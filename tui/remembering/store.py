"""The files in which the program remembers: read whole, changed under a lock, replaced in one step.

A file that is broken or a stranger's is set aside, and one that cannot be read or written is done without: neither ever
stops the program. Each `Trouble` is said once.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Generic, TypeVar

from core.export.saving import free_name, save
from tui.remembering.record import Record
from tui.remembering.written import Broken, Newer, read, read_themes, written, written_themes

LARGEST = 4_000_000
"""Bytes beyond which a file is none of ours: the longest record takes less."""
Content = TypeVar("Content")


class Trouble(Exception):  # noqa: N818
    """What is remembered could not be read or kept: says of which file, why, and what becomes of it."""


class Kept(Generic[Content]):
    """One file; ``troubles`` are what was to be said of it, each once."""

    def __init__(
        self, path: Path, empty: Content, read: Callable[[bytes], Content], write: Callable[[Content], bytes]
    ) -> None:
        self.path, self._empty, self._read, self._write = path, empty, read, write
        self.troubles: list[str] = []

    def read(self) -> Content:
        """What is in the file, nothing where there is none or it cannot be used."""
        try:
            return self._content()
        except Trouble as trouble:
            self._say(trouble)
            return self._empty

    def change(self, change: Callable[[Content], Content]) -> Content:
        """Put ``change`` of what is in the file now in its place, whoever else has changed it since it was read.

        Returns what is in it then, or would be if it could be written. Raises what ``change`` raises.
        """
        content = self._empty
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with _alone(self.path.parent):
                content = self._content()
                changed = change(content)
                if changed != content or not self.path.exists():
                    save(self.path, [self._write(changed)], over=True)
                return changed
        except Trouble as trouble:
            self._say(trouble)
        except OSError as error:
            self._say(Trouble(f"{self.path} cannot be written ({_why(error)}): what should be remembered is lost"))
        return change(content)

    def _say(self, trouble: Trouble) -> None:
        if str(trouble) not in self.troubles:
            self.troubles.append(str(trouble))

    def _content(self) -> Content:
        """Raises Trouble where the file must be left as it is."""
        try:
            data = _bytes(self.path)
            return self._empty if data is None else self._read(data)
        except Broken as error:
            self._set_aside(error)
            return self._empty
        except Newer as error:
            raise Trouble(f"{self.path}: {error}; it is left as it is, and nothing is remembered") from None
        except OSError as error:
            raise Trouble(f"{self.path} cannot be read ({_why(error)}); nothing is remembered") from None

    def _set_aside(self, error: Broken) -> None:
        aside = free_name(self.path.parent, f"{self.path.name}.broken", "")
        try:
            self.path.rename(aside)
        except OSError as why:
            raise Trouble(
                f"{self.path}: {error}; it cannot be set aside ({_why(why)}), so nothing is remembered"
            ) from None
        self._say(Trouble(f"{self.path}: {error}; it is set aside as {aside.name}"))


def record_of(folder: Path, archive: Path | None) -> Kept[Record]:
    """What is remembered of the archive at this path, None for the demo's."""
    if archive is None:
        name, label = "demo", "demo"
    else:
        path = os.fsencode(archive.resolve())
        name, label = f"archive-{hashlib.sha256(path).hexdigest()[:16]}", path.decode(errors="replace")
    return Kept(folder / f"{name}.json", Record(), read, lambda record: written(record, label))


def themes_in(folder: Path) -> Kept[dict[str, str]]:
    """The themes that were chosen, each by the theme that would have been worn there without a choice."""
    return Kept(folder / "themes.json", {}, read_themes, written_themes)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep other processes from changing what is in the folder; where that cannot be, go on."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _bytes(path: Path) -> bytes | None:
    """The bytes of a plain file, None where there is none. Raises Broken for what is none or too large, OSError."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            raise Broken("it is no plain file")
        # A pipe put there meanwhile must not be waited for.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW)
    except FileNotFoundError:
        return None
    with os.fdopen(descriptor, "rb") as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise Broken("it is far too large")
    return data


def _why(error: OSError) -> str:
    return error.strerror or str(error)
