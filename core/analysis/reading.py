"""Everything that is known of a text before anyone is held to have said anything: what later steps read from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.analysis.marks import Stretch, stretches
from core.analysis.names import Name, find_names
from core.analysis.segments import Sentence, body, sentences
from core.analysis.tokens import Tokens, tokenise
from core.model import Span


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
        """The tokens ``[first, stop)`` in lower case."""
        return [self.tokens[index].lower for index in range(first, stop)]

    def printed(self, first: int, stop: int) -> str:
        """The tokens ``[first, stop)`` as the text prints them, white space made single spaces, "" for none."""
        if first >= stop:
            return ""
        start, end = self.tokens.span(first, stop)
        return " ".join(self.text[start:end].split())


def read(text: str, furniture: Sequence[Span], title: Span | None) -> Reading:
    """Take a text apart; furniture and title are no sentences, but names known from the body are found in the title."""
    tokens = tokenise(text)
    quoted = stretches(text)
    away = [*furniture, *([title] if title else [])]
    parts = sentences(text, tokens, quoted, body(text, away))
    headline = tokens.between(*title) if title else range(0)
    names = find_names(tokens, parts, headline)
    inside = [-1] * len(tokens)
    for number, stretch in enumerate(quoted):
        for index in tokens.between(*stretch.outer):
            inside[index] = number
    name_at = {index: name for name in names for index in range(name.first, name.stop)}
    return Reading(text, tokens, quoted, inside, parts, headline, names, name_at)
