"""The words that stand before a speaker, and those that go on behind: '"A," he said at noon, "B."'"""

from __future__ import annotations

from collections.abc import Iterator

from core.analysis.reading import Reading
from core.analysis.speech.attribution import Range
from core.analysis.speech.complements import is_amount, past_name
from core.analysis.speech.endings import is_comma, trim
from core.analysis.text.grammar import ADVERBIAL_OPENERS, COMMA_OR_DASH
from core.analysis.text.tokens import is_word

MIN_CLAUSE = 3
"""How many words a clause has at least."""
ANNOUNCING = COMMA_OR_DASH | {":"}
FARTHEST_REST = 15
"""How many tokens behind a verb and its speaker the rest of a divided quotation begins at the latest."""
FARTHEST_BEHIND_ASIDE = 30
"""The same behind a relative clause."""


def reportable(reading: Reading, first: int, stop: int, quoted: bool) -> bool:
    """Whether the words before a speaker can be what was said, not an adverbial ("After the talks, ...")."""
    words = [i for i in range(first, stop) if is_word(reading.texts[i])]
    if quoted:
        return bool(words)
    if len(words) < MIN_CLAUSE:
        return False
    opener = reading.lowers[first]
    commas = sum(reading.texts[i] == "," for i in range(first, stop))
    opens = opener in ADVERBIAL_OPENERS or opener == "to"
    adverbial = opens and not is_amount(reading, first)
    return not adverbial or commas > 1 or opener in ("that", "there")


def pieces(reading: Reading, first: int, stop: int, behind: int, limit: int, sentence: Range) -> tuple[Range, ...]:
    """The words from ``first`` to ``stop``, before a verb and its speaker, and those quoted that go on ``behind`` them.

    The latter begin before ``limit`` and end with the ``sentence``.
    """
    while first < stop and reading.texts[first] in {",", ";"}:
        first += 1
    number = reading.inside[stop - 1] if stop > first else -1
    if number >= 0:
        # "why it was done: “Men, ...,” she wrote": what stands before the colon is narration
        opens = next(i for i in range(first, stop) if reading.inside[i] == number)
        first = opens if opens > first and reading.texts[opens - 1] == ":" else first
    before = first, trim(reading, first, stop)
    openings = (i for i in range(behind + 1, limit) if 0 <= reading.inside[i] != reading.inside[i - 1])
    opening = next((i for i in openings if _announces(reading, i - 1)), None)
    if opening is None or not quoted_before(reading, stop, sentence[0]):
        return (before,)
    end = trim(reading, opening, sentence[1])
    if first < stop and reading.all_quoted(first, stop):
        return (before, *_quotations(reading, opening, end))
    return before, (opening, end)


def rest_begins_before(reading: Reading, behind: int, cue: int, stop: int) -> int:
    """Before which token the rest of a divided quotation begins: near, and before the next ``cue``; or behind a
    relative clause of the speaker's, whatever verbs it has: '"We", said Roth, who had called for calm, "stay"'."""
    near = min(cue, behind + FARTHEST_REST)
    at = past_name(reading, behind, stop)
    at += at == behind and reading.texts[behind : behind + 1] == [","]
    if at == behind or at >= stop or reading.lowers[at] not in ("who", "whose", "which"):
        return near
    quoted = next((i for i in range(at, min(stop, at + FARTHEST_BEHIND_ASIDE)) if reading.inside[i] >= 0), None)
    if quoted is None or not is_comma(reading, quoted - 1):
        return near
    first = reading.text[reading.stretches[reading.inside[quoted]].inner[0]]
    return quoted + 1 if first.islower() else near


def quoted_before(reading: Reading, at: int, floor: int) -> bool:
    """Whether a quotation ends before a token, with its comma inside or, as Europe prints it, behind the mark."""
    behind = reading.texts[at - 1] == "," and at - 2 >= floor
    last = at - 1 - behind
    number = reading.inside[last]
    if number < 0 or reading.tokens.ends[last] != reading.stretches[number].outer[1]:
        return False
    return not behind or reading.quotation(number)[0] == floor


def _announces(reading: Reading, at: int) -> bool:
    """Whether a quotation that begins behind a token is announced: "he said on Monday's “Table,” “and ...”"."""
    return reading.texts[at] in ANNOUNCING or is_comma(reading, at)


def _quotations(reading: Reading, first: int, stop: int) -> Iterator[Range]:
    """The quotations between two tokens, where narration between them ends with a comma ("and then, “...”"); all words
    from the first on, where one belongs to a clause of its own."""
    begins = first
    for index in range(first + 1, stop):
        if 0 <= reading.inside[index] != reading.inside[index - 1]:
            if not _announces(reading, index - 1):
                yield begins, stop
                return
            end = next(i for i in range(begins, index + 1) if reading.inside[i] != reading.inside[begins])
            yield begins, end
            begins = index
    yield begins, stop
