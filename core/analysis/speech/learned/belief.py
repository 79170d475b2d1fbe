"""The attributions of a document that are believed: the rules' and the network's, weighed cue by cue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain

import numpy as np

from core.analysis.reading import Reading
from core.analysis.speech.announced import EXACTLY_ANNOUNCED
from core.analysis.speech.attribution import GOES_ON, TURN, Attribution, Range
from core.analysis.speech.learned.columns import ranges
from core.analysis.speech.learned.judge import (
    Floats,
    Option,
    any_quoted,
    beliefs,
    described,
    goes_on,
    options,
    same_content,
    tokens_of,
)
from core.analysis.speech.learned.network import network
from core.analysis.speech.learned.proposals import Proposal, propose
from core.analysis.speech.learned.sources import phrase, settled
from core.analysis.speech.learned.unsaid import is_told
from core.analysis.speech.signed import NAMED_BELOW, SIGNED
from core.analysis.weights import load

LEARNED = "words like those that reported speech in read articles"
KEEP = 0.5
"""How likely an attribution must be to be shown."""
KEEP_QUOTED = 0.25
"""The same where some of its words stand inside marks, which newspapers give mostly to what was said."""
KEEP_RULES = 0.12
"""The same where the rules read it too: what counts as speech here is wider than in the articles learned from."""
MOST_TAKEN = 0.3
"""The share of a content's words that may belong to a likelier one."""
"""Verbs whose object is who said it, not what was said: "citing two officials"."""
EXACT = frozenset({TURN, SIGNED, NAMED_BELOW}) | EXACTLY_ANNOUNCED
"""Forms that leave no doubt: the labelled turn, the signed quotation, words announced by the layout."""
BELIEF_IN_EXACT = 0.95
"""How likely they are stated to be right; too few stand in the marked articles to measure it there."""


def believed(reading: Reading, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions that are likely enough, each with its belief, in the order of the text."""
    proposals = propose(reading, attributions, network())
    return tuple(settle(reading, attributions, judge(reading, proposals, _weights())))


def judge(reading: Reading, proposals: Sequence[Proposal], weights: Floats) -> list[tuple[float, Option]]:
    """Every reading of each proposal that is told as done, with its probability, the likeliest first."""
    told = [proposal for proposal in proposals if is_told(reading, proposal)]
    offered = [found for proposal in told if (found := options(reading, proposal))]
    chances = beliefs([row for found in offered for row in described(reading, found)], weights)
    return sorted(zip(chances, chain.from_iterable(offered), strict=True), key=lambda one: -one[0])


def settle(
    reading: Reading, attributions: Sequence[Attribution], judged: Sequence[tuple[float, Option]]
) -> Iterator[Attribution]:
    """The attributions kept, in the order of the text.

    Exact forms first, then the likeliest, none of whose words a likelier one has; the rules alone may read a report
    within a report. Words without a cue come last, where nobody has them.
    """
    kept = [replace(item, belief=BELIEF_IN_EXACT) for item in attributions if item.rule in EXACT]
    heads: set[int] = set()
    taken = _Taken()
    for item in kept:
        taken.add(item.content, by_rules=True)
    for chance, option in judged:
        rules, head = option.proposal.rules, option.proposal.head
        shared = rules is not None and (option.by_rules or same_content(option.content, rules.content))
        quoted = any_quoted(reading, option.content)
        if head in heads or chance < (KEEP_RULES if shared else KEEP_QUOTED if quoted else KEEP):
            continue
        if (rules is not None and rules.rule in EXACT) or not taken.leaves(option):
            continue
        heads.add(head)
        taken.add(option.content, by_rules=shared)
        kept.append(replace(_attribution(reading, option), belief=round(chance, 3)))
    for item in kept:
        taken.add(item.content, by_rules=True)
    alone = [item for item in attributions if not item.cue]
    alone += [rest for item in attributions if item.cue for rest in _paragraphs_behind(reading, item)]
    loose = sorted((one for one in alone if not taken.any_of(one.content)), key=lambda one: one.content)
    yield from sorted(_gone_on(reading, kept, loose), key=lambda item: (item.cue or item.content)[0])


def _paragraphs_behind(reading: Reading, item: Attribution) -> Iterator[Attribution]:
    """The quotations joined to an attribution that are sentences of their own: where it is not believed, they stay."""
    for first, stop in item.content[1:]:
        sentence = reading.sentences[reading.sentence_of[first]]
        if sentence.first == first and sentence.stop == stop and reading.all_quoted(first, stop):
            yield Attribution(sentence, ((first, stop),), (), None, GOES_ON)


def _gone_on(reading: Reading, kept: list[Attribution], loose: Sequence[Attribution]) -> list[Attribution]:
    """The attributions kept; quoted words without a cue go on with those quoted in the sentence right before them, and
    stand alone where there are none."""
    found = list(kept)
    ends = {
        item.sentence.stop: number
        for number, item in enumerate(found)
        if all(reading.all_quoted(*piece) for piece in item.content)
    }
    further: dict[int, list[Attribution]] = {}
    for item in loose:
        number = ends.get(item.sentence.first)
        if number is None:
            found.append(item)
        else:
            further.setdefault(number, []).append(item)
            ends[item.sentence.stop] = number
    for number, items in further.items():
        pieces = (piece for item in (found[number], *items) for piece in item.content)
        found[number] = replace(found[number], sentence=items[-1].sentence, content=tuple(pieces))
    return found


class _Taken:
    """The tokens of the contents kept so far."""

    def __init__(self) -> None:
        self.by_network: set[int] = set()
        self.by_any: set[int] = set()

    def add(self, content: Sequence[Range], *, by_rules: bool) -> None:
        words = tokens_of(content)
        self.by_any |= words
        if not by_rules:
            self.by_network |= words

    def leaves(self, option: Option) -> bool:
        """Whether enough of an option's words are free, and its cue is nobody's words."""
        taken = self.by_network if option.by_rules else self.by_any
        words = tokens_of(option.content)
        return option.proposal.head not in taken and len(words & taken) <= MOST_TAKEN * len(words)

    def any_of(self, content: Sequence[Range]) -> bool:
        return not self.by_any.isdisjoint(tokens_of(content))


def _attribution(reading: Reading, option: Option) -> Attribution:
    rules = option.proposal.rules
    if rules is not None and (option.by_rules or goes_on(reading, option.content, rules.content)):
        return rules
    if rules is not None and _leaves_out_time(option.content, rules.content):
        return rules
    source = option.source
    if rules is not None:
        _, _, theirs = ranges(reading, rules)
        same = source is not None and any(max(source[0], a) < min(source[1], b) for a, b in theirs)
        if same or source is None:
            return replace(rules, content=_free(option.content, rules.cue))
        return replace(rules, content=_free(option.content, rules.cue), source=phrase(reading, source), rule=LEARNED)
    sentence = reading.sentences[reading.sentence_of[option.proposal.head]]
    cue = option.proposal.cue
    if source is not None:
        source, cue = settled(reading, source, cue, option.proposal.head)
    named = phrase(reading, source) if source is not None else None
    return Attribution(sentence, _free(option.content, (cue,)), (cue,), named, LEARNED)


def _leaves_out_time(content: Sequence[Range], rules: Sequence[Range]) -> bool:
    """Whether the rules read the same words without a few in the middle: "the government | on Sunday | of lying"."""
    edges = content[0][0] == rules[0][0] and content[-1][1] == rules[-1][1]
    return edges and len(content) == 1 < len(rules) and same_content(content, rules)


def _free(content: Sequence[Range], cue: Sequence[Range]) -> tuple[Range, ...]:
    """Content without the words of its cue."""
    pieces = list(content)
    for first, stop in cue:
        parts = [part for begin, end in pieces for part in ((begin, min(end, first)), (max(begin, stop), end))]
        pieces = [part for part in parts if part[0] < part[1]]
    return tuple(dict.fromkeys(pieces))


@cache
def _weights() -> Floats:
    return load("quotes")["judge"].astype(np.float64)
