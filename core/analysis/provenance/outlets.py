"""Outlets and agencies as they are printed in credits, sign-offs and metadata, and the names the lexicon
knows them by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal
from urllib.parse import urlsplit

from core.analysis.lexicon import Outlet as Entry
from core.analysis.lexicon import agencies, outlets

OutletRole = Literal["publisher", "agency"]


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet or agency: its full name, and what it usually is: an agency writes, a publisher puts out."""

    name: str
    role: OutletRole
    known: bool


# Words an outlet may carry behind its known name: "UrduPoint News", "Interfax news agency".
_ADDED = re.compile(r"\s(?:news agency|news service|news|agency|online|staff|newswire)$")
# Words that unknown outlets end in; of these an agency's name is made rather than a paper's or a station's.
_AGENCY_WORDS = frozenset({"news", "agency", "press", "wire", "newswire", "wires", "service", "services", "agencies"})
_OUTLET_WORDS = _AGENCY_WORDS | {
    "radio", "television", "tv", "broadcasting", "network", "times", "post", "herald", "tribune",
    "gazette", "journal", "daily", "today", "world", "online", "media", "broadcast", "channel",
    "chronicle", "observer", "guardian", "telegraph", "mail", "standard", "star", "sun", "mirror",
    "bulletin",
}  # fmt: skip


# Aliases that are everyday words name an outlet only with their article ("The Sun").
_TOO_COMMON = frozenset({
    "news", "times", "post", "world", "today", "online", "media", "press", "daily", "standard", "star", "sun",
    "mail", "mirror", "radio", "tv", "television", "network", "channel", "independent", "express", "wire",
    "nation", "local", "people", "national", "week", "day", "record", "sport", "business",
})  # fmt: skip


def known(words: str) -> Outlet | None:
    """The outlet the lexicon knows under these words, letter case, a leading "the" and an added "News"
    aside."""
    wanted = _key(words)
    if not wanted or (wanted in _TOO_COMMON and not words.lower().startswith("the ")):
        return None
    return _index().get(wanted) or _index().get(_ADDED.sub("", wanted))


def at_host(address: str) -> Outlet | None:
    """The outlet whose site an address or a bare domain belongs to."""
    host = (urlsplit(address if "//" in address else f"//{address}").hostname or "").removeprefix("www.")
    while "." in host:
        if found := _domains().get(host):
            return found
        host = host.partition(".")[2]
    return None


def credited(words: str, first: bool) -> Outlet:
    """Who a part of a credit names; an unknown one is as printed.

    The first of a credit is who wrote the text, an agency; of the others those named like one ("Pakistan
    Point News"), else a publisher.
    """
    if found := known(words):
        return found
    agency = first or words.split()[-1].lower() in _AGENCY_WORDS
    return Outlet(" ".join(words.split()), "agency" if agency else "publisher", known=False)


def named_like_outlet(words: str) -> bool:
    """Whether unknown words are named as outlets are: capitalised, the last one "News", "Radio", "Times"
    ..."""
    parts = words.split()
    return len(parts) > 1 and parts[-1].lower() in _OUTLET_WORDS and all(part[0].isupper() for part in parts)


def _key(words: str) -> str:
    return " ".join(words.replace("’", "'").replace(".", "").casefold().split()).removeprefix("the ")


@cache
def _index() -> dict[str, Outlet]:
    index: dict[str, Outlet] = {}
    entries: list[tuple[Entry, OutletRole]] = [(entry, "agency") for entry in agencies()]
    entries += [(entry, "publisher") for entry in outlets()]
    for entry, role in entries:
        index.setdefault(_key(entry.name), Outlet(entry.name, role, known=True))
    for entry, _ in entries:
        for alias in entry.aliases:
            index.setdefault(_key(alias), index[_key(entry.name)])
    return index


@cache
def _domains() -> dict[str, Outlet]:
    """Outlets by domain; of several at one domain the one of the shortest name, which is the house's own."""
    return {
        entry.domain.lower().removeprefix("www."): Outlet(entry.name, "publisher", known=True)
        for entry in sorted(outlets(), key=lambda entry: -len(entry.name))
        if entry.domain and "/" not in entry.domain
    }
