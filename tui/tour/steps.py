"""The steps of the tour, from the file beside this one that a person can read and change.

A step is a ``caption``, the ``keys`` that are pressed under it, the ``pause`` in seconds that is given to read, and
what it ``shows``: words that stand on the screen then, by which a test holds the caption to the truth.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

TOUR = Path(__file__).with_name("tour.toml")

_STROKE = re.compile(r'"([^"]*)"|(\S+)')


@dataclass(frozen=True, slots=True)
class Step:
    """One caption with what is done under it; ``keys`` are single strokes, as `tui.key_map.pressed` takes them."""

    caption: str
    written: str
    keys: tuple[str, ...]
    pause: float
    shows: tuple[str, ...]


def strokes(written: str) -> tuple[str, ...]:
    """The keys of a line such as ``/ "not look" enter Y``: names of keys, and in quotation marks letters to type."""
    found: list[str] = []
    for letters, key in _STROKE.findall(written):
        found += [key] if key else ["space" if letter == " " else letter for letter in letters]
    return tuple(found)


def steps(path: Path = TOUR) -> tuple[Step, ...]:
    """All steps of a tour. Raises KeyError and TypeError where a step lacks a part: the file ships with the program."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(
        Step(
            caption=" ".join(step["caption"].split()),
            written=step.get("keys", ""),
            keys=strokes(step.get("keys", "")),
            pause=float(step["pause"]),
            shows=tuple(step["shows"]),
        )
        for step in data["step"]
    )


def told(tour: tuple[Step, ...]) -> list[str]:
    """The tour in lines of text, where there is no screen to play it on."""
    lines: list[str] = []
    for number, step in enumerate(tour, 1):
        lines += [f"{number} of {len(tour)}. {step.caption}"]
        lines += [f"   keys: {step.written}"] if step.keys else []
        lines += [f"   on the screen: {' | '.join(step.shows)}", ""]
    return lines
