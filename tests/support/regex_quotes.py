"""The simplest extractor that deserves the name: words between double marks and whoever "said" them, by regex alone.

What a careful afternoon of regular expressions yields: a yardstick for speed, and for what all the rest is worth.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.model import Span

_VERB = (
    r"(?:said|says|saying|told|tells|telling|wrote|writes|added|adds|adding|asked|asks|continued|replied|responded|"
    r"tweeted|declared|explained|explains|noted|notes|recalled|stated|concluded|argued|insisted|warned|answered|claimed|"
    r"shouted|joked|quipped|observed|remarked|tweeting|reads|read)"
)
_NAME = r"[A-Z][\w.’'-]*(?: (?:[A-Z][\w.’'-]*|de|van|von|al|bin|of|the)){0,5}"
_SPEAKER = rf"(?:[Hh]e|[Ss]he|[Tt]hey|I|(?:[Tt]he|[Aa]n?|[Oo]ne|[Hh]is|[Hh]er) [a-z][\w -]{{2,40}}?|{_NAME})"
_MARKED = re.compile(
    r"“([^“”\n]{2,3000})(?:”|(?=\n|$))|\"([^\"\n]{2,3000})(?:\"|(?=\n|$))|''([^\n]{2,3000}?)(?:''|(?=\n|$))"
)
_AFTER = re.compile(
    rf"[\s,]*(?:(?P<cue>{_VERB})\s+(?P<speaker>{_SPEAKER})(?=[\s,.;:]|$)"
    rf"|(?P<first>{_SPEAKER})(?:,[^,.\n]{{2,80}},|\s\([^)\n]*\))?\s+(?:\w+ly\s+|had\s+|has\s+)?(?P<verb>{_VERB})\b)"
)
_BEFORE = re.compile(rf"(?P<speaker>{_SPEAKER})(?:,[^,.\n]{{2,80}},)?\s+(?:\w+ly\s+|had\s+|has\s+)?(?P<cue>{_VERB})\b")
_SENTENCE_END = re.compile(r"[.!?][”\"']*\s+(?=[A-Z“\"])")
_FEWEST_WORDS = 4
"""A quotation of fewer words with nobody beside it is a label or a title."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A quotation with the words that name its speaker and report it; none where nobody is in reach."""

    content: tuple[Span, ...]
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()


def marked_quotes(text: str) -> Iterator[Marked]:
    """The quotations of a text; pieces of one paragraph without a speaker of their own go with the last speaker."""
    last: Marked | None = None
    for found in _MARKED.finditer(text):
        piece = found.span(found.lastindex or 0)
        own = _after(text, found, piece) or _before(text, found, piece)
        if last and (own is None or own.cue == last.cue) and "\n" not in text[last.content[-1][1] : piece[0]]:
            last = Marked((*last.content, piece), last.source, last.cue)
            continue
        if last:
            yield last
        if own is None and len(text[slice(*piece)].split()) >= _FEWEST_WORDS:
            own = Marked((piece,), last.source if last else ())
        last = own
    if last:
        yield last


def marked_record(id: str, text: str) -> dict[str, object]:
    """The quotations in the form that the scorers read."""
    quotes = [{"kind": "direct", "content": q.content, "source": q.source, "cue": q.cue} for q in marked_quotes(text)]
    return {"id": id, "quotes": quotes}


def _after(text: str, found: re.Match[str], piece: Span) -> Marked | None:
    match = _AFTER.match(text, found.end())
    if match is None:
        return None
    named = ("first", "verb") if match["first"] else ("speaker", "cue")
    return Marked((piece,), (match.span(named[0]),), (match.span(named[1]),))


def _before(text: str, found: re.Match[str], piece: Span) -> Marked | None:
    start = text.rfind("\n", 0, found.start()) + 1
    for end in _SENTENCE_END.finditer(text, start, found.start()):
        start = end.end()
    matches = list(_BEFORE.finditer(text, start, found.start()))
    return Marked((piece,), (matches[-1].span("speaker"),), (matches[-1].span("cue"),)) if matches else None
