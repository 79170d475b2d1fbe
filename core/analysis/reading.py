"""Everything that is known of a text before anyone is held to have said anything: what later steps read from."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from core.analysis.names.finding import find_names
from core.analysis.names.name import Name
from core.analysis.text.headings import announces_statement
from core.analysis.text.marks import Stretch, inside, stretches
from core.analysis.text.segments import Sentence, Turn, body, sentences
from core.analysis.text.tokens import Tokens, is_word, tokenise
from core.model import Span

PADDING = 16
"""How many empty words stand behind the words of a text in lower case."""
HEADLINE = -2
"""The paragraph number of a headline: next to no other paragraph."""


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A text with its tokens, quotations, sentences and names.

    ``texts[i]`` and ``lowers[i]`` are token ``i`` as printed and in lower case; behind the last stand ``PADDING`` empty
    words in ``lowers``, so that a look a few words before the first or behind the last finds none.
    ``inside[i]`` is the number of the quotation that holds token ``i``, its marks included, or -1.
    ``name_at[i]`` is the name that covers token ``i``. ``sentence_of[i]`` is the number of the sentence that holds
    token ``i``, for a token of furniture that of the sentence before it. ``turn_starts[n]`` is the first token of the
    turn of sentence ``n``. ``name_starts`` are the first tokens of the names, in order.
    """

    text: str
    tokens: Tokens
    texts: Sequence[str]
    lowers: Sequence[str]
    stretches: Sequence[Stretch]
    inside: Sequence[int]
    sentences: Sequence[Sentence]
    headline: range
    names: Sequence[Name]
    name_at: dict[int, Name]
    sentence_of: Sequence[int]
    turn_starts: Sequence[int]
    name_starts: Sequence[int]

    def lower(self, index: int) -> str:
        """A token in lower case, "" however far outside the text."""
        return self.lowers[index] if 0 <= index < len(self.texts) else ""

    def words(self, first: int, stop: int) -> Sequence[str]:
        """The tokens ``[first, stop)`` in lower case, those beyond the text left out."""
        return self.lowers[first : min(stop, len(self.texts))]

    def all_quoted(self, first: int, stop: int) -> bool:
        """Whether every word of the tokens ``[first, stop)`` stands in a quotation."""
        inside = self.inside[first:stop]
        return -1 not in inside or all(
            number >= 0 or not is_word(text) for number, text in zip(inside, self.texts[first:stop], strict=True)
        )

    def quotation(self, number: int) -> tuple[int, int]:
        """The tokens of a quotation, its marks included."""
        words = self.tokens.between(*self.stretches[number].outer)
        return words.start, words.stop

    def names_between(self, first: int, stop: int) -> Sequence[Name]:
        """The names that begin within the tokens ``[first, stop)``, in order."""
        return self.names[bisect_left(self.name_starts, first) : bisect_left(self.name_starts, stop)]

    def printed(self, first: int, stop: int) -> str:
        """The tokens ``[first, stop)`` as the text prints them, white space made single spaces, "" for none."""
        if first >= stop:
            return ""
        start, end = self.tokens.span(first, stop)
        return " ".join(self.text[start:end].split())


def read(text: str, furniture: Sequence[Span], title: Span | None) -> Reading:
    """Take a text apart; furniture is no sentence, the title is the first, and only names of the body count in it.

    A title that tells whose statement follows is a line of the body: it names the speaker.
    """
    tokens = tokenise(text)
    quoted = stretches(text)
    title = None if title is not None and announces_statement(text, title) else title
    away = [*furniture, *([title] if title else [])]
    parts = sentences(text, tokens, quoted, body(text, away))
    headline = tokens.between(*title) if title else range(0)
    names = find_names(tokens, parts, headline)
    if title is not None and headline:
        parts = (Sentence(title, headline.start, headline.stop, HEADLINE, Turn(title)), *parts)
    name_at = {index: name for name in names for index in range(name.first, name.stop)}
    return Reading(
        text,
        tokens,
        tokens.texts,
        [*tokens.lowers, *[""] * PADDING],
        quoted,
        inside(tokens, quoted),
        parts,
        headline,
        names,
        name_at,
        _numbers(len(tokens), parts),
        _turn_starts(parts),
        [name.first for name in names],
    )


def _numbers(length: int, parts: Sequence[Sentence]) -> list[int]:
    """For each token the number of its sentence; one between two sentences counts to the first of them."""
    numbers = [-1] * length
    for number, sentence in enumerate(parts):
        numbers[sentence.first : sentence.stop] = [number] * (sentence.stop - sentence.first)
    last = 0
    for index, number in enumerate(numbers):
        last = number if number >= 0 else last
        numbers[index] = last
    return numbers


def _turn_starts(parts: Sequence[Sentence]) -> list[int]:
    """For each sentence the first token of its turn, which is looked up often and may hold all of a text."""
    starts: list[int] = []
    for number, sentence in enumerate(parts):
        same = number > 0 and parts[number - 1].turn is sentence.turn
        starts.append(starts[-1] if same else sentence.first)
    return starts
