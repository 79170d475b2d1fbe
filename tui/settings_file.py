"""A user's own TOML file: what can be wrong with one as a whole, and how each fault is told."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from tui.plain import harmless


class SettingsError(ValueError):
    """One fault of a file: ``path``, ``key`` ("" for the whole file), and the ``problem`` in words."""

    def __init__(self, path: Path, key: str, problem: str) -> None:
        words = ": ".join(part for part in (at_home(path), key, problem) if part)
        super().__init__(harmless(words, newlines="space"))
        self.path = path
        self.key = key
        self.problem = problem


def at_home(path: Path) -> str:
    """The path as people write it, ``~/...`` where it lies at home."""
    try:
        home = Path.home()
    except RuntimeError:  # no home, as in some containers
        return str(path)
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)


def toml_in(path: Path, what: str) -> dict[str, Any]:
    """What a file holds; ``what`` it should be: "a theme". Raises SettingsError."""
    if path.exists() and not path.is_file():  # reading a pipe would wait for ever
        raise SettingsError(path, "", "is not a file")
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        problem = f"cannot be read: {error.strerror or error}"
    except UnicodeDecodeError as error:
        problem = f"is not UTF-8 (byte {error.start}); save it as UTF-8"
    except tomllib.TOMLDecodeError as error:
        problem = f"is not TOML: {error}"
    except RecursionError:
        problem = f"is nested too deeply for {what}"
    raise SettingsError(path, "", problem)


def meant(word: str, known: Iterable[str]) -> str:
    """The nearest of those known, as the end of a sentence about a wrong word; all of them where none is near."""
    names = list(known)
    close = get_close_matches(word, names, 1)
    return f'; did you mean "{close[0]}"?' if close else f"; there are {', '.join(names)}"


def shown(value: object) -> str:
    """A value as it stands in a TOML file."""
    if isinstance(value, str):
        return f'"{value}"'
    return str(value).lower() if isinstance(value, bool) else str(value)
