"""Which proposals are believed, and how far: a logistic regression over what the network and the rules say of each.

At every cue the network's reading stands against the rules'; the likelier one is kept where it is likely enough, and
words are not reported twice. Each belief is the probability that words and speaker's words are right, as measured on
articles that the network had not seen.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.analysis.reading import Reading
from core.analysis.speech.attribution import Range
from core.analysis.speech.learned.columns import ranges
from core.analysis.speech.learned.pairs import BEFORE, BEHIND
from core.analysis.speech.learned.proposals import CLEAREST, Proposal
from core.analysis.speech.phrases import SPEAKERS, kind_of
from core.analysis.text.grammar import CLOSING_MARKS, OPENING_MARKS, STOPS, is_function_word, word_set
from core.analysis.text.tokens import is_word

Floats = NDArray[np.float64]
Form = Literal["as read", "whole quotations", "quotations alone", "rules"]

FEATURES = (
    "said",
    "thought",
    "content, mean",
    "content, sum",
    "content, against the best",
    "begins",
    "ends",
    "source, mean",
    "source there",
    "source can speak",
    "read by the rules",
    "the rules' own",
    "refused by the rules",
    "quotations made whole",
    "quotations alone",
    "agrees with the rules",
    "source of the rules",
    "all quoted",
    "partly quoted",
    "cuts a quotation",
    "length",
    "one or two words",
    "several pieces",
    "in a headline",
    "distance",
)
"""What the regression weighs, in the order of its weights; the last weight is its bias."""
AGREE = 0.8
"""The share of common words from which two contents are the same (as the scorers of the field have it)."""
NOTHING = word_set("nothing")
"""What content begins with that says that there was none."""
LONGEST_QUOTATION = BEFORE + BEHIND
"""How many tokens a quotation may hold to be taken in whole, where the network has not read it so: all it looks at."""
FARTHEST = 12
"""How many tokens between cue and content count."""
LEAST = 1e-4
"""The smallest probability that is told from none."""


class Option(NamedTuple):
    """One reading of one proposal; ``form`` tells whose it is and how its quotations were cut."""

    proposal: Proposal
    content: tuple[Range, ...]
    source: Range | None
    form: Form

    @property
    def by_rules(self) -> bool:
        """Whether it is the rules' reading."""
        return self.form == "rules"


def options(reading: Reading, proposal: Proposal) -> list[Option]:
    """The readings there are at a cue: the network's as it is, with its quotations whole, and without the words
    outside of them; then the rules'."""
    forms: dict[tuple[Range, ...], Form] = {}
    if proposal.content:
        forms[proposal.content] = "as read"
    if any_quoted(reading, proposal.content):
        whole = _whole_quotations(reading, proposal.content)
        forms.setdefault(whole, "whole quotations")
        forms.setdefault(_quotations(reading, whole), "quotations alone")
    found = [
        Option(proposal, content, proposal.source, form)
        for content, form in forms.items()
        if content and _says_something(reading, content)
    ]
    if proposal.rules is not None:
        content, _, source = ranges(reading, proposal.rules)
        found.append(Option(proposal, tuple(content), source[0] if source else None, "rules"))
    return found


def goes_on(reading: Reading, content: Sequence[Range], rules: Sequence[Range]) -> bool:
    """Whether the rules read more quoted words, in the next sentence or paragraph, where both read nothing else."""
    quoted = all(reading.all_quoted(*piece) for piece in (*content, *rules))
    return quoted and tokens_of(content) < tokens_of(rules)


def _whole_quotations(reading: Reading, content: Sequence[Range]) -> tuple[Range, ...]:
    """Content with each quotation that it cuts taken in whole."""
    pieces: list[Range] = []
    for first, stop in content:
        first, stop = _quotation(reading, first)[0], max(stop, _quotation(reading, stop - 1)[1])
        if pieces and first <= pieces[-1][1]:
            pieces[-1] = pieces[-1][0], max(stop, pieces[-1][1])
        else:
            pieces.append((first, stop))
    return tuple(pieces)


def _quotations(reading: Reading, content: Sequence[Range]) -> tuple[Range, ...]:
    """The quotations of a content, without the words around them."""
    numbers = dict.fromkeys(number for piece in content for number in reading.inside[slice(*piece)] if number >= 0)
    whole = map(reading.quotation, numbers)
    return tuple((first, stop) for first, stop in whole if stop - first <= LONGEST_QUOTATION)


def _quotation(reading: Reading, index: int) -> Range:
    """The quotation that holds a token, its marks included, or the token alone where there is none of usual size."""
    alone = index, index + 1
    number = reading.inside[index]
    whole = reading.quotation(number) if number >= 0 else alone
    return whole if whole[1] - whole[0] <= LONGEST_QUOTATION else alone


def _says_something(reading: Reading, content: Sequence[Range]) -> bool:
    """Whether a content has a word that means something: not "so", "it", "nothing of the kind"."""
    if any_quoted(reading, content):
        return True
    words = (index for piece in content for index in range(*piece))
    meaning = (not is_function_word(reading.lowers[index]) and is_word(reading.texts[index]) for index in words)
    return reading.lowers[content[0][0]] not in NOTHING and any(meaning)


def any_quoted(reading: Reading, content: Sequence[Range]) -> bool:
    """Whether any token of a content stands in a quotation."""
    return any(max(reading.inside[first:stop], default=-1) >= 0 for first, stop in content)


def describe(reading: Reading, option: Option, rival: Option | None) -> list[float]:
    """The value of each of ``FEATURES``; ``rival`` is the other reading of the same cue."""
    proposal, scores, source = option.proposal, option.proposal.scores, option.source
    content, best, begins, ends = 0.0, sum(map(scores.content_of, proposal.content)), CLEAREST, CLEAREST
    length, quoted, gap, cut = 0, 0, FARTHEST, False
    for piece in option.content:
        first, stop = piece
        content += scores.content_of(piece)
        begins, ends = min(begins, scores.begins_at(first)), min(ends, scores.ends_at(stop - 1))
        length += stop - first
        quoted += stop - first - reading.inside[first:stop].count(-1)
        gap = min(gap, _gap(piece, proposal.head))
        cut = cut or _cuts(reading, piece)
    return [
        _logit(proposal.said),
        _logit(proposal.thought),
        content / length,
        max(-3.0, min(3.0, content / 30)),
        max(-3.0, (content - best) / 10),
        begins,
        ends,
        scores.source_of(source) / _length(source) if source is not None else 0.0,
        source is not None,
        source is not None and kind_of(reading, *source) in SPEAKERS,
        proposal.rules is not None,
        option.by_rules,
        proposal.rules is None and proposal.known_cue,
        option.form == "whole quotations",
        option.form == "quotations alone",
        rival is not None and same_content(option.content, rival.content),
        rival is not None and _overlap(source, rival.source),
        quoted == length,
        0 < quoted < length,
        cut,
        math.log(length),
        length < 3,
        len(option.content) > 1,
        proposal.head in reading.headline,
        gap / FARTHEST,
    ]


def described(reading: Reading, found: Sequence[Option]) -> list[list[float]]:
    """The features of the readings at one cue."""
    ours, rules = found[0], found[-1]
    rival = rules if rules.by_rules and len(found) > 1 else None
    return [describe(reading, option, ours if option.by_rules and rival is not None else rival) for option in found]


def beliefs(features: Sequence[Sequence[float]], weights: Floats) -> list[float]:
    """The probability that each reading is right."""
    if not features:
        return []
    raised = np.array(features, np.float64) @ weights[:-1] + weights[-1]
    chances: list[float] = (1 / (1 + np.exp(-raised))).tolist()
    return chances


def same_content(one: Sequence[Range], other: Sequence[Range]) -> bool:
    """Whether two contents share so many tokens that they count as the same."""
    words, others = tokens_of(one), tokens_of(other)
    return len(words & others) >= AGREE * len(words | others)


def tokens_of(pieces: Sequence[Range]) -> set[int]:
    """The tokens of all pieces."""
    return set().union(*(range(*piece) for piece in pieces))


def _overlap(one: Range | None, other: Range | None) -> bool:
    return one is not None and other is not None and max(one[0], other[0]) < min(one[1], other[1])


def _length(piece: Range) -> int:
    return piece[1] - piece[0]


def _cuts(reading: Reading, piece: Range) -> bool:
    """Whether a piece begins or ends in the middle of a quotation."""
    first, stop = piece
    opened = first > 0 and 0 <= reading.inside[first] == reading.inside[first - 1]
    goes_on = stop < len(reading.inside) and 0 <= reading.inside[stop - 1] == reading.inside[stop]
    cut_before = opened and reading.texts[first - 1] not in OPENING_MARKS
    cut_behind = goes_on and reading.texts[stop] not in CLOSING_MARKS | STOPS | {","}
    return cut_before or cut_behind


def _gap(piece: Range, head: int) -> int:
    """How many tokens stand between a piece and the head of its cue."""
    return max(piece[0] - head - 1, head - piece[1], 0)


def _logit(share: float) -> float:
    share = min(1 - LEAST, max(LEAST, share))
    return math.log(share / (1 - share))
