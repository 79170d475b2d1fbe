"""The look of a cell as the terminal is told of it, and the shortest way from one look to another."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

_FOREGROUND = frozenset(str(code) for code in (*range(30, 38), *range(90, 98)))
_BACKGROUND = frozenset(str(code) for code in (*range(40, 48), *range(100, 108)))
_RESETS = {"1": "22", "2": "22", "3": "23", "4": "24", "7": "27", "9": "29"}
"""What ends an attribute, for those that every terminal can end by themselves."""
_SEEN_ON_BLANKS = frozenset({"4", "7", "9", "21", "51", "52", "53"})
"""Attributes that show where there is no letter: lines, and colours the other way round."""


class Look(NamedTuple):
    """Codes of `SGR <https://en.wikipedia.org/wiki/ANSI_escape_code#SGR>`_; "" is the terminal's own colour."""

    foreground: str = ""
    background: str = ""
    attributes: frozenset[str] = frozenset()

    @property
    def shows_on_blanks(self) -> bool:
        """Whether a space in it can be told from one that only has its background."""
        return not _SEEN_ON_BLANKS.isdisjoint(self.attributes)


PLAIN = Look()


@lru_cache(maxsize=4096)
def look_of(codes: str) -> Look:
    """The look that a list of codes parted by ";" sets from nothing. Raises ValueError where it cannot be read."""
    foreground = background = ""
    attributes = set()
    left = iter(codes.split(";") if codes else ())
    for code in left:
        if code in ("38", "48"):
            kind = next(left, "")
            color = ";".join((code, kind, *(next(left, "") for _ in range({"2": 3, "5": 1}.get(kind, 0)))))
            if kind not in ("2", "5"):
                raise ValueError(f"no colour: {codes!r}")
            foreground, background = (color, background) if code == "38" else (foreground, color)
        elif code in _FOREGROUND or code == "39":
            foreground = code if code != "39" else ""
        elif code in _BACKGROUND or code == "49":
            background = code if code != "49" else ""
        else:
            attributes.add(code)
    return Look(foreground, background, frozenset(attributes))


@lru_cache(maxsize=4096)
def blank_of(look: Look) -> Look:
    """What of a look can be seen on a space."""
    return look if look.shows_on_blanks else Look("", look.background)


@lru_cache(maxsize=4096)
def change(before: Look, after: Look) -> str:
    """The shortest sequence that takes the terminal from one look to another, "" where they are the same."""
    if before == after:
        return ""
    anew = ["0", *_codes(after)] if after != PLAIN else [""]
    ended = before.attributes - after.attributes
    if not all(code in _RESETS for code in ended):
        return _sequence(anew)
    ends = {_RESETS[code] for code in ended}
    begun = {code for code in after.attributes if code not in before.attributes or _RESETS.get(code) in ends}
    codes = sorted(ends) + sorted(begun)
    if before.foreground != after.foreground:
        codes.append(after.foreground or "39")
    if before.background != after.background:
        codes.append(after.background or "49")
    return min(_sequence(codes), _sequence(anew), key=len)


def _codes(look: Look) -> list[str]:
    return [*sorted(look.attributes), *filter(None, (look.foreground, look.background))]


def _sequence(codes: list[str]) -> str:
    return f"\x1b[{';'.join(codes)}m"
