"""Whom the label of a turn names."""

from __future__ import annotations

from functools import lru_cache

from core.analysis import lexicon
from core.analysis.actors.cast import Cast, Member
from core.analysis.actors.interviewees import interviewee
from core.analysis.actors.verdict import Verdict
from core.analysis.reading import Reading
from core.model import Span

MOST_INITIALS = 3
"""Up to so many capitals are initials rather than a name."""


def of_label(reading: Reading, cast: Cast, span: Span) -> Verdict:
    """Whom a turn's label at some characters names: "TAPPER:", "Lee Sung-jun/Joint Chiefs spokesperson:", "Q:"."""
    text = reading.text[span[0] : span[1]].strip()
    name = text.split("/")[0].split(",")[0].split("(")[0].strip()
    within = [p for p in cast.named_in(text) if " " in p.name]
    if len(within) == 1:
        start = span[0] + reading.text[span[0] : span[1]].index(within[0].name)
        here = reading.tokens.between(start, start + len(within[0].name))
        cast.mention(here.start, here.stop, within[0], "name")
        return Verdict((within[0].id,), f"the turn is labelled {text}", 0.95)
    words = _without_title(name.split())
    name = " ".join(words)
    known = cast.called(name)
    indices = reading.tokens.between(*span)
    if len(known) == 1:
        cast.mention(indices.start, indices.start + len(words), known[0], "name")
        return Verdict((known[0].id,), f"the turn is labelled {text}", 0.95)
    kind = lexicon.labels().get(text.lower())
    answers = _interviewee(reading, cast) if kind == "answer" and not known else None
    if answers is not None:
        return Verdict((answers.id,), f"the turn is labelled {text}; the introduction names {answers.name}", 0.85)
    if known or kind in ("question", "answer"):
        return Verdict((), f"the turn is labelled {text}; the text does not say who that is", 0.3)
    shortened = _by_initials(cast, name)
    if shortened is not None:
        cast.mention(indices.start, indices.start + len(words), shortened, "name")
        return Verdict((shortened.id,), f"the turn is labelled {text}, the initials of {shortened.name}", 0.85)
    member = cast.labelled(name.title() if name.isupper() and len(name) > MOST_INITIALS else name, text)
    cast.mention(indices.start, indices.start + len(words), member, "name")
    return Verdict((member.id,), f"the turn is labelled {text}", 0.9)


@lru_cache(maxsize=2)
def _interviewee(reading: Reading, cast: Cast) -> Member | None:
    """Who answers in a document, looked for at its first answer."""
    return interviewee(reading, cast)


def _by_initials(cast: Cast, name: str) -> Member | None:
    """Whom a label of a few capitals shortens: "HT" the Harbour Times, "IK" Ivy Kerrin. None for nobody or several."""
    if not (1 < len(name) <= MOST_INITIALS and name.isupper() and name.isalpha()):
        return None
    named = (m for m in cast.members.values() if m.kind in ("person", "organisation") and m.name[:1] == name[0])
    found = [m for m in named if "".join(word[0] for word in m.name.split() if word[0].isupper()) == name]
    return found[0] if len(found) == 1 else None


def _without_title(words: list[str]) -> list[str]:
    """The words of a label's name behind the office it begins with: "Lawyer Dana Rourke"."""
    nouns, forms = lexicon.person_nouns(), lexicon.honorifics()
    titles = (n for n, word in enumerate(words[:-1]) if word.lower() in nouns or word.capitalize() in forms)
    last = max(titles, default=-1)
    named = words[last + 1 :]
    return named if len(named) > 1 and named[0][0].isupper() else words
