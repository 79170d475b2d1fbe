"""Sign-offs of broadcast reports: "Kim Bum-soo, KBS World Radio News.", "Reporting from Kyiv, I'm Jane Doe
for CNN."

They stand where a report ends: at the end of the text, of a line, or before the next label, with or without
a space after the last sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from core.analysis.provenance.findings import Findings
from core.analysis.provenance.labels import spoken_labels
from core.analysis.provenance.outlets import Outlet, known, named_like_outlet
from core.analysis.provenance.people import is_person, name_at, strip
from core.analysis.provenance.place_names import is_place
from core.model import Span

_LONGEST, _MOST_WORDS = 160, 6
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]?\s*(?=[^\W\d_])|\n")
_PART = re.compile(r"[^,]+")
_LEAD = re.compile(
    r"(?P<place>(?:and\s)?(?:(?:here|live|reporting)\s){0,3}(?:from|in|at|outside|inside|near)\s)"
    r"|(?P<outlet>for\s|with\s)|(?P<name>(?:and\s)?(?:I['’]m\s|I\sam\s|this\sis\s|this\shas\sbeen\s))",
    re.IGNORECASE,
)
_INSIDE = re.compile(
    r"\s(?:(?:here|live|reporting)\s){0,3}(?:(?P<outlet>for|with)|(?P<place>in|from|at|outside|inside|near))\s"
    r"|\s(?P<nothing>reporting)$"
)
# A place that is told by what it is: "the Marovian capital", "the courthouse".
_TOLD_PLACE = re.compile(r"the(?:\s[^\W\d_][\w'’-]*){1,4}", re.IGNORECASE)
_HAND_OVER = re.compile(
    r"(?:our\s(?:correspondent\s|reporter\s)?)?(?P<name>[^\W\d_][^.!?:;,\n]{3,50}?)\s"
    r"(?:has\s(?:more|the\s(?:story|details|report|latest))|reports|has\sthis\sreport|tells\sus\smore"
    r"|explains)\b"
    r"[^.!?\n]{0,40}[.!]?\s*$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _SignOff:
    names: list[Span] = field(default_factory=list)
    outlets: list[tuple[Outlet, Span]] = field(default_factory=list)


def read_sign_offs(found: Findings, start: int) -> bool:
    """Read the sign-offs behind a position: reporter and publisher; whether there is one."""
    text = found.text
    at_end = len(text.rstrip())
    any_found = False
    for end, before_label in _ends(text, start):
        sign_off = _sign_off_at(text, max(start, end - _LONGEST), end, known_only=not before_label and end != at_end)
        if sign_off is None:
            continue
        parts, span = sign_off
        for name in parts.names:
            found.person(name, "reporter")
        for outlet, where in parts.outlets:
            found.outlet(outlet, where, "publisher")
        found.cut(*span)
        any_found = True
    return any_found


def read_hand_overs(found: Findings, start: int) -> None:
    """Read the reporters an anchor announces just before a label ("Kim Bum-soo has more.Report:")."""
    for end, before_label in _ends(found.text, start):
        if not before_label:
            continue
        for begin in _starts(found.text, max(start, end - _LONGEST), end)[:2]:
            match = _HAND_OVER.match(found.text, begin, end)
            if match and is_person(match["name"]):
                found.person(match.span("name"), "reporter")
                break


def _ends(text: str, start: int) -> list[tuple[int, bool]]:
    """Where reports may end, in order, and whether a label follows there."""
    found: dict[int, bool] = {}
    at = start
    for line in text[start:].split("\n"):
        if "," in line or " for " in line:
            found[at + len(line.rstrip())] = False
        at += len(line) + 1
    found |= {label.start: True for label in spoken_labels(text, start)}
    return sorted(found.items())


def _starts(text: str, start: int, end: int) -> list[int]:
    """Where the last sentence before ``end`` may begin, nearest first (an initial's stop ends none)."""
    close = len(text[start:end].rstrip().rstrip(".!")) + start
    starts = [m.end() for m in _SENTENCE_END.finditer(text, start, close)]
    return [*reversed(starts), *([start] if start == 0 or text[start - 1] == "\n" else [])][:4]


def _sign_off_at(text: str, start: int, end: int, *, known_only: bool) -> tuple[_SignOff, Span] | None:
    for begin in _starts(text, start, end):
        span = strip(text, begin, end)
        if parts := _parse(text, span[0], span[0] + len(text[slice(*span)].rstrip(".! ")), known_only=known_only):
            return parts, span
    return None


def _parse(text: str, start: int, end: int, *, known_only: bool) -> _SignOff | None:
    """The parts of a sign-off; None unless every part is a person, an outlet or a place."""
    if end - start < 6 or not text[start].isalpha():
        return None
    found = _SignOff()
    for part in _PART.finditer(text, start, end):
        if not _read_part(text, strip(text, *part.span()), found):
            return None
    outlets_ok = len(found.outlets) == 1 and (found.outlets[0][0].known or not known_only)
    return found if outlets_ok and len(found.names) in {1, 2} else None


def _read_part(text: str, span: Span, found: _SignOff) -> bool:
    start, end = span
    lead = _LEAD.match(text, start, end)
    meaning = lead.lastgroup if lead else None
    at = lead.end() if lead else start
    for gap in (*_INSIDE.finditer(text, at, end), None):
        if not _read_words(text, strip(text, at, gap.start() if gap else end), meaning, found):
            return False
        meaning, at = (gap.lastgroup, gap.end()) if gap else (None, end)
        if meaning == "nothing":
            break
    return True


def _is_one(words: str) -> bool:
    """Whether words are no more than a name: short, with no end of a sentence or label among them."""
    return len(words.split()) <= _MOST_WORDS and not re.search(r"[.!?…:;]\s", words)


def _complete(found: _SignOff) -> bool:
    """Whether a person and a known outlet stand already: what follows them is the place, known or not."""
    return bool(found.names) and any(outlet.known for outlet, _ in found.outlets)


def _read_words(text: str, span: Span, meaning: str | None, found: _SignOff) -> bool:
    words = name_at(text, span)
    if not words:
        return False
    outlet = known(words)
    if outlet is None and (named_like_outlet(words) or (meaning == "outlet" and words[0].isupper() and _is_one(words))):
        outlet = Outlet(words, "publisher", known=False)
    if outlet and meaning in {None, "outlet"}:
        found.outlets.append((outlet, span))
        return True
    behind = meaning is None and bool(found.names)
    if meaning == "place" or (behind and (is_place(words) or _complete(found))):
        return (words[0].isupper() and len(words.split()) <= 4) or bool(_TOLD_PLACE.fullmatch(words))
    if meaning in {None, "name"} and is_person(words) and not is_place(words):
        found.names.append(span)
        return True
    return False
