"""Who of several people with one given and family name is meant, told by initials and suffix."""

from __future__ import annotations

from dataclasses import dataclass, field

LONGEST = 24
"""Of so many characters initials are compared: nobody has more."""


@dataclass(slots=True)
class _Known:
    """Those so called with one suffix. ``exact`` has their keys by all their initials, ``begun`` by every beginning of
    them; two keys there are as many as matter, since two decide nothing."""

    exact: dict[str, str] = field(default_factory=dict)
    begun: dict[str, list[str]] = field(default_factory=dict)
    initials: dict[str, str] = field(default_factory=dict)

    def fitting(self, initials: str) -> list[str]:
        """The keys of those whose initials begin these or are begun by them."""
        shorter = (self.exact.get(initials[:n]) for n in range(len(initials)))
        return list(dict.fromkeys([*self.begun.get(initials, ()), *(key for key in shorter if key is not None)]))

    def add(self, key: str, initials: str) -> None:
        """Note the initials of somebody; the longest seen are theirs."""
        old = self.initials.get(key)
        if old is not None and len(old) >= len(initials):
            return
        if old is not None and self.exact.get(old) == key:
            del self.exact[old]
        self.initials[key] = initials
        self.exact[initials] = key
        for n in range(len(initials) + 1):
            keys = self.begun.setdefault(initials[:n], [])
            if key not in keys and len(keys) < 2:
                keys.append(key)


class Namesakes:
    """The keys of persons: one for each, however their full names are printed."""

    def __init__(self) -> None:
        self._known: dict[str, dict[str, _Known]] = {}

    def key(self, base: str, initials: str, suffix: str) -> str:
        """The key of the one person whose initials and suffix a full name agrees with, else of somebody new: "George
        H. W. Bush" is not George W. Bush, "John Smith Jr." not John Smith.

        ``base`` is the name without both. Takes time in the length of the initials, however many bear the name.
        """
        initials = initials[:LONGEST]
        everyone = self._known.setdefault(base, {})
        known = everyone.get(suffix)
        fitting = known.fitting(initials) if known is not None else []
        key = fitting[0] if len(fitting) == 1 else f"{base} {initials} {suffix}".rstrip() if everyone else base
        everyone.setdefault(suffix, _Known()).add(key, initials)
        return key
