"""Everything that is known of a text before anyone is held to have said anything: what later steps read from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.analysis.names.finding import find_names
from core.analysis.names.name import Name
from core.analysis.text.marks import Stretch, inside, stretches
from core.analysis.text.segments import Sentence, Turn, body, sentences
from core.analysis.text.tokens import Tokens, tokenise
from core.model import Span

HEADLINE = -2
"""The paragraph number of a headline: next to no other paragraph."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A text with its tokens, quotations, sentences and names.

    ``inside[i]`` is the number of the quotation that holds token ``i``, its marks included, or -1.
    ``name_at[i]`` is the name that covers token ``i``.
    """

    text: str
    tokens: Tokens
    stretches: Sequence[Stretch]
    inside: Sequence[int]
    sentences: Sequence[Sentence]
    headline: range
    names: Sequence[Name]
    name_at: dict[int, Name]

    def lower(self, index: int) -> str:
        """A token in lower case, "" outside the text."""
        return self.tokens[index].lower if 0 <= index < len(self.tokens) else ""

    def words(self, first: int, stop: int) -> list[str]:
        """The tokens ``[first, stop)`` in lower case, those beyond the text left out."""
        return [self.tokens[index].lower for index in range(first, min(stop, len(self.tokens)))]

    def printed(self, first: int, stop: int) -> str:
        """The tokens ``[first, stop)`` as the text prints them, white space made single spaces, "" for none."""
        if first >= stop:
            return ""
        start, end = self.tokens.span(first, stop)
        return " ".join(self.text[start:end].split())


def read(text: str, furniture: Sequence[Span], title: Span | None) -> Reading:
    """Take a text apart; furniture is no sentence, the title is the first, and only names of the body count in it."""
    tokens = tokenise(text)
    quoted = stretches(text)
    away = [*furniture, *([title] if title else [])]
    parts = sentences(text, tokens, quoted, body(text, away))
    headline = tokens.between(*title) if title else range(0)
    names = find_names(tokens, parts, headline)
    if title is not None and headline:
        parts = (Sentence(title, headline.start, headline.stop, HEADLINE, Turn(title)), *parts)
    name_at = {index: name for name in names for index in range(name.first, name.stop)}
    return Reading(text, tokens, quoted, inside(tokens, quoted), parts, headline, names, name_at)
