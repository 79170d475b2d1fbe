"""Clauses that comment on another: "As Mina Roth put it, the house always wins", "the council is, as one member said,
a ship without an anchor", "As first reported by the Courier, ...". What they comment on is what was said."""

from __future__ import annotations

from collections.abc import Sequence

from core.analysis.reading import Reading
from core.analysis.speech.attribution import Range
from core.analysis.speech.complements import complement
from core.analysis.speech.cues import Occurrence
from core.analysis.speech.endings import content_end, trim
from core.analysis.speech.phrases import SPEAKERS, Phrase, after
from core.analysis.speech.subjects import before
from core.analysis.text.grammar import ADVERBIAL_OPENERS, COMMA_OR_DASH, STOPS, TIME_WORDS, is_adverb
from core.analysis.text.tokens import is_word

FARTHEST_CLOSE = 14
"""How many tokens behind its verb a comment ends at the latest."""
MIN_WORDS = 3
"""How many words a clause has that can be commented on."""
WHEN_AND_WHERE = frozenset({"in", "on", "at", "during", "earlier", "later", "last", "this", "yesterday"})
"""What begins a time or a place behind a verb of saying."""
ASSERTING = frozenset({"neutral", "claim", "reveal", "warn", "agree", "tell", "manner"})
"""The kinds of cue that can comment; "as the union demands" tells how something is."""
GOES_ON = frozenset({"and", "but", "or", "so", "yet", "who", "which", "while", "when", "after", "before", "because"})
"""What opens a clause of the reporter's own behind a comment."""


def comment(
    reading: Reading, cue: Occurrence, floor: int, stop: int, later: Sequence[Occurrence]
) -> tuple[Phrase, tuple[Range, ...]] | None:
    """Who comments with a cue of the sentence from ``floor`` to ``stop``, and on what words; None where it does not."""
    if "as" not in reading.lowers[floor : cue.group]:
        return None  # most cues have none before them: whose subject it is need not be asked
    found = _active(reading, cue, floor, stop) or _passive(reading, cue, floor, stop)
    if found is None:
        return None
    opener, source, behind = found
    close = _close(reading, behind, stop)
    if close is None or (
        opener > floor and reading.texts[opener - 1] not in COMMA_OR_DASH and not _marked(reading, opener)
    ):
        return None
    pieces: list[Range] = []
    before_it = (floor, trim(reading, floor, opener))
    if before_it[0] < before_it[1] and _is_part_of_it(reading, *before_it):
        pieces.append(before_it)
    goes_on = close + 1 < stop and reading.lowers[close + 1] not in GOES_ON
    if goes_on and not reading.lowers[close + 1].endswith("ing"):
        pieces.append((close + 1, content_end(reading, close + 1, stop, "bare", later, cue)))
    words = sum(is_word(reading.texts[index]) for piece in pieces for index in range(*piece))
    return (source, tuple(pieces)) if words >= MIN_WORDS else None


def _is_part_of_it(reading: Reading, first: int, stop: int) -> bool:
    """Whether words before a comment belong to what it comments on, and do not lead up to that: "Of course, as X
    said", "her new ad, which, as X noted, promises"."""
    return reading.lowers[first] not in ADVERBIAL_OPENERS and reading.lowers[stop - 1] not in GOES_ON | {"that"}


def _active(reading: Reading, cue: Occurrence, floor: int, stop: int) -> tuple[int, Phrase, int] | None:
    """ "as X said": where "as" stands, who said it, and one past the verb."""
    if not cue.asserted or cue.entry.kind not in ASSERTING or cue.entry.tense not in ("past", "s", "base"):
        return None
    if not cue.entry.frames & {"post", "that"}:
        return None
    subject = before(reading, cue.group, floor)
    if subject is None or subject.opener != "as" or subject.phrase.kind not in SPEAKERS - {"relative"}:
        return None
    opener = subject.phrase.first - 1
    if reading.lowers[opener] != "as" or complement(reading, cue, _close(reading, cue.stop, stop) or stop) is not None:
        return None
    return opener, subject.phrase, cue.stop


def _passive(reading: Reading, cue: Occurrence, floor: int, stop: int) -> tuple[int, Phrase, int] | None:
    """ "as first reported by X"."""
    if cue.entry.tense != "past" or not cue.bare or cue.stop >= stop or reading.lowers[cue.stop] != "by":
        return None
    opener = cue.group - 1
    source = after(reading, cue.stop + 1, stop)
    if opener < floor or reading.lowers[opener] != "as" or source is None or source.kind not in SPEAKERS:
        return None
    return opener, source, source.stop


def _marked(reading: Reading, at: int) -> bool:
    """Whether a quotation ends right before a token."""
    return at > 0 and reading.inside[at - 1] >= 0 and reading.inside[at] < 0


def _close(reading: Reading, behind: int, stop: int) -> int | None:
    """The comma, dash or end of the sentence that ends a comment; None where more than a time or place comes first."""
    if behind >= stop:
        return stop
    opens = reading.lowers[behind]
    if reading.texts[behind] not in COMMA_OR_DASH | STOPS and not (
        opens in WHEN_AND_WHERE | {"it", "to"} or opens in TIME_WORDS or is_adverb(opens)
    ):
        return None
    for index in range(behind, min(stop, behind + FARTHEST_CLOSE)):
        if reading.inside[index] >= 0:
            return None
        if reading.texts[index] in COMMA_OR_DASH | STOPS:
            return index
    return stop if stop <= behind + FARTHEST_CLOSE else None
