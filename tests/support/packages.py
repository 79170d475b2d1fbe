"""What the program brings along: its packages and theirs, as they are installed here."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

PYPROJECT = Path(__file__).parents[2] / "pyproject.toml"
_CLASSIFIER = re.compile(r"License :: (?:OSI Approved :: )?(.+)")


@dataclass(frozen=True, slots=True)
class Package:
    """An installed package: its name and version, its licence in words, bytes of its files."""

    name: str
    version: str
    licence: str
    size: int


def direct() -> list[str]:
    """The packages that the program itself asks for, without its extras."""
    asked = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]["dependencies"]
    return [Requirement(one).name for one in asked]


def package(name: str) -> Package:
    """The installed package of this name. Raises PackageNotFoundError."""
    found = distribution(name)
    files = (Path(str(found.locate_file(file))) for file in found.files or ())
    size = sum(file.stat().st_size for file in files if file.is_file())
    return Package(found.name, found.version, _licence(found), size)


def needed(name: str) -> Iterator[str]:
    """The packages that one needs here, and those that these need, each once."""
    met, waiting = {_plain(name)}, [name]
    while waiting:
        for one in distribution(waiting.pop()).requires or ():
            requirement = Requirement(one)
            if requirement.marker is not None and not requirement.marker.evaluate({"extra": ""}):
                continue
            if (plain := _plain(requirement.name)) not in met and _is_there(requirement.name):
                met.add(plain)
                waiting.append(requirement.name)
                yield plain


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _is_there(name: str) -> bool:
    try:
        distribution(name)
    except PackageNotFoundError:
        return False
    return True


def _licence(found: Distribution) -> str:
    told = found.metadata
    if expression := told.get("License-Expression"):
        return str(expression)
    named = [match[1] for one in told.get_all("Classifier") or () if (match := _CLASSIFIER.match(one))]
    return " OR ".join(named) or str(told.get("License") or "").strip().splitlines()[0]
