"""The body that puts a release out where no letterhead says so: "UNICEF warns of ..." over a contact @unicef.example.

Both must name it, its title or text with the first words and the contact's address at its own domain.
"""

from __future__ import annotations

import re
from itertools import islice

from core.analysis.lexicon import common_words
from core.analysis.provenance.findings import Findings
from core.model import Span

_CONTACT = re.compile(
    r"^[^\S\n]*(?:for\s(?:more|further)\s(?:information|details)\b|(?:media|press)\s(?:contact|enquir|inquir|office)"
    r"|contacts?\b)",
    re.IGNORECASE | re.MULTILINE,
)
_HOST = re.compile(r"(?<![\w.+-])[\w.+-]{1,40}@(?P<host>[\w-]{1,40}(?:\.[\w-]{1,30}){1,4})")
_CAPITALISED = r"[^\W\d_a-zß-öø-ÿ][\w&-]*"
_OPENING = re.compile(
    rf"(?:[Tt]he\s)?(?P<name>{_CAPITALISED}(?:\s(?:(?:of|for|the|and)\s){{0,2}}{_CAPITALISED}){{0,7}})"
)
_MOST_CONTACTS, _BLOCK, _LEAST_LETTERS = 5, 400, 3


def read_issuer(found: Findings, body: int) -> None:
    """Read the organisation of a release that names nobody else; nothing where a publisher or agency is known."""
    if any(source.role in {"publisher", "agency"} for source in found.sources):
        return
    labels = _own_labels(found.text)
    starts = [found.title_span[0]] if found.title_span else []
    for start in [*starts, _first_sentence(found, body)] if labels else ():
        if span := _named(found.text, start, labels):
            found.source(" ".join(found.text[slice(*span)].split()), "publisher", span)
            return


def _own_labels(text: str) -> frozenset[str]:
    """The parts of the domains, top levels aside, of the addresses in the text's contact blocks."""
    blocks = [(match.end(), match.end() + _BLOCK) for match in islice(_CONTACT.finditer(text), _MOST_CONTACTS)]
    hosts = [match["host"] for block in blocks for match in _HOST.finditer(text, *block)]
    labels = {label.casefold().replace("-", "") for host in hosts for label in host.split(".")[:-1]}
    return frozenset(label for label in labels if len(label) >= _LEAST_LETTERS)


def _first_sentence(found: Findings, body: int) -> int:
    """Where the narrative's first sentence begins, behind a dateline."""
    text = found.text
    first = len(text) - len(text[body:].lstrip())
    first = max((end for start, end in found.furniture if start == first), default=first)
    return len(text) - len(text[first:].lstrip())


def _named(text: str, start: int, labels: frozenset[str]) -> Span | None:
    """The longest name at ``start`` whose letters, or whose initials, are a part of a domain."""
    opening = _OPENING.match(text, start)
    if opening is None:
        return None
    words = list(re.compile(r"\S+").finditer(text, *opening.span("name")))
    for stop in range(len(words), 0, -1):
        name = [word[0] for word in words[:stop]]
        letters = "".join(char for char in "".join(name).casefold() if char.isalnum())
        initials = "".join(word[0] for word in name if word[0].isupper()).casefold()
        plain = not name[0].isupper() and common_words().issuperset(word.lower() for word in name)
        if (letters in labels and not plain) or (initials in labels and name[-1][0].isupper()):
            return words[0].start(), words[stop - 1].end()
    return None
