"""Outlets that the lexicon does not know, told by how they are named: "Harwick Gazette", "Norvale News Desk"."""

from __future__ import annotations

import re

from core.analysis.lexicon import common_words, given_names, states
from core.analysis.provenance.outlets import Outlet, at_host, known
from core.analysis.provenance.people import name_at, strip
from core.analysis.provenance.place_names import is_place
from core.model import Span

_KIND = r"(?:online|web|news|digital|foreign|world|national|international|city|sports?|business|central|video|breaking)"
_DESK = re.compile(
    rf"(?!{_KIND}\s)(?P<full>(?P<short>\S[^\n]{{0,50}}?)(?:\s{_KIND})*)(?:['’]s)?\s"
    r"(?P<desk>desk|bureau|newsroom|staff)",
    re.IGNORECASE,
)
# What papers are called and sections of them are not; of the second set, what surnames and parts of pages are too.
_PAPERS = frozenset({
    "advertiser", "argus", "bulletin", "chronicle", "courier", "dispatch", "enquirer", "examiner", "gazette",
    "herald", "independent", "inquirer", "journal", "observer", "reporter", "sentinel", "telegraph", "times",
    "tribune",
})  # fmt: skip
_PAPERS_WITH_ARTICLE = _PAPERS | {
    "echo", "globe", "guardian", "mail", "mercury", "mirror", "post", "press", "register", "standard", "star", "sun",
}  # fmt: skip
_STATIONS = frozenset({"broadcasting", "news", "online", "radio", "television", "tv"})
_SITE = re.compile(r"[\w&-]+\.(?:com|net|org|news|info|co\.[a-z]{2}|com\.[a-z]{2})", re.IGNORECASE)
_SECTION = frozenset({"asia", "africa", "america", "europe", "entertainment", "metro", "pacific", "tech", "uk", "us"})
_MOST_WORDS = 5


def at_desk(text: str, span: Span) -> tuple[Outlet, Span] | None:
    """The outlet whose desk is named ("Norvale Web Desk"), and its place; None for "News Desk" or "Delhi Bureau"."""
    desk = _DESK.fullmatch(text, *span)
    if desk is None:
        return None
    for group in ("full", "short"):
        where = strip(text, *desk.span(group))
        if outlet := known(name_at(text, where)):
            return outlet, where
    where = strip(text, *desk.span("short"))
    words = name_at(text, where)
    if titled_like_outlet(words) or (_is_specific(words) and (desk["desk"].lower() != "staff" or " " not in words)):
        return Outlet(words, "publisher", known=False), where
    return None


def outlet_of(words: str) -> Outlet | None:
    """The outlet of these words, known (its country behind it too) or plainly named like one."""
    if outlet := known(words) or known(_without_country(words)):
        return outlet
    last = words.split()[-1] if words.split() else ""
    if _SITE.fullmatch(last) and _capitalised(words):
        return at_host(last) if last == words and at_host(last) else Outlet(words, "publisher", known=False)
    return Outlet(words, "publisher", known=False) if titled_like_outlet(words) else None


def titled_like_outlet(words: str) -> bool:
    """Whether unknown words are a paper's or a station's title: "The Harwick Star", "Norvale TV"; no "World News"."""
    parts = words.lower().split()
    if not 2 <= len(parts) <= _MOST_WORDS or not _capitalised(words) or is_place(words):
        return False
    if parts[-1] in {"online", "digital"} and titled_like_outlet(" ".join(words.split()[:-1])):
        return True
    if parts[0] == "the":
        return parts[-1] in _PAPERS_WITH_ARTICLE
    if words.split()[0] in given_names():
        return False
    if parts[-1] in _PAPERS:
        return not common_words().issuperset(parts[:-1])
    return parts[-1] in _STATIONS and _is_specific(" ".join(words.split()[:-1]))


def _without_country(words: str) -> str:
    """The words without the country that an edition's name may end in; none if no country ends them."""
    return next((words.removesuffix(f" {s.name}") for s in states() if words.endswith(f" {s.name}")), "")


def _is_specific(words: str) -> bool:
    """Whether words are a name of their own: not a place, a section of a paper or a person's name."""
    parts = words.split()
    if not parts or len(parts) > _MOST_WORDS or not _capitalised(words) or is_place(words):
        return False
    if parts[0] in given_names():
        return False
    return any(
        part.isalnum() and part.lower() not in common_words() | _SECTION and not is_place(part) for part in parts
    )


def _capitalised(words: str) -> bool:
    return all(part[0].isupper() or part in {"of", "the", "and"} for part in words.split()) and words[:1].isupper()
