"""The attributions of a document that are believed: the rules' and the network's, weighed cue by cue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain

import numpy as np

from core.analysis import lexicon
from core.analysis.lexicon import common_words, cues
from core.analysis.reading import Reading
from core.analysis.speech.announced import EXACTLY_ANNOUNCED, anothers_words
from core.analysis.speech.attribution import GOES_ON, TURN, Attribution, Range
from core.analysis.speech.complements import FINITE_OR_PAST
from core.analysis.speech.endings import names_a_work
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
from core.analysis.speech.phrases import SPEAKERS, kind_of
from core.analysis.speech.signed import NAMED_BELOW, SIGNED
from core.analysis.speech.told import all_told, is_passive
from core.analysis.text.grammar import QUESTION_WORDS, is_function_word, word_set
from core.analysis.weights import load

LEARNED = "words like those that reported speech in read articles"
KEEP = 0.5
"""How likely an attribution must be to be shown."""
KEEP_QUOTED = 0.25
"""The same where some of its words stand inside marks, which newspapers give mostly to what was said."""
KEEP_RULES = 0.12
"""The same where the rules read it too: what counts as speech here is wider than in the articles learned from."""
MOST_SMALL = 4
"""Function words of up to so many letters need no capital in a title."""
MOST_FIELD_WORDS = 2
MOST_TAKEN = 0.3
"""The share of a content's words that may belong to a likelier one."""
PERFORMED = word_set("performed")
"""Verbs whose words are somebody else's: songs, verses."""
THOUGHTS = word_set("thought")
"""Verbs of what goes on in a mind, and of what is wished: no quotes, unless their words stand inside marks."""
SOURCES_NAMED = word_set("names-a-source")
"""Verbs whose object is who said it, not what was said: "citing two officials"."""
TITLING = frozenset({"so-called", "entitled", "titled", "subtitled", "headlined"})
"""Words before a name or a title in marks, which is nobody's words."""
GESTURES = frozenset({"pointed", "points", "pointing", "nodded", "waved", "gestured"})
WRITING = frozenset({"wrote", "write", "writes", "written", "penned", "authored"})
ASKED_OF_SOURCES = word_set("asked-of-sources")
"""What a reporter asks for."""
UNSAID = PERFORMED | THOUGHTS | SOURCES_NAMED
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


def is_told(reading: Reading, proposal: Proposal) -> bool:
    """Whether a report is one of words said, and told as done; what the rules read is."""
    if _colon_gives_a_title(reading, proposal) or _names_a_field(reading, proposal):
        return False
    if proposal.head in reading.headline and anothers_words(reading, reading.sentences[0]):
        return False
    if proposal.rules is not None:
        return True
    quoted = any(reading.inside[first] >= 0 for first, _ in proposal.content)
    if any(_tells_what_it_reads(reading, first) for first, _ in proposal.content):
        return False
    if reading.lowers[proposal.head] in TITLING or _points_at(reading, proposal.head):
        return False
    if _asks_for_comment(reading, proposal) or _only_written(reading, proposal):
        return False
    if any(names_a_work(reading, *piece) for piece in proposal.content):
        return False
    unsaid = reading.lowers[proposal.head] in (PERFORMED if quoted else UNSAID)
    behind = proposal.source is not None and proposal.source[0] > proposal.head
    if is_passive(reading, proposal.head) and not behind:
        return False  # "The bridge was said to be unsafe": whoever stands before it did not say it
    return not unsaid and all_told(reading, (proposal.cue,)) and not _asked(reading, proposal.head)


def _colon_gives_a_title(reading: Reading, proposal: Proposal) -> bool:
    """Whether a colon only gives the title of something: 'Her first novel: "The Salt Road"'; no sentence ('"No way."'),
    and not in a headline, which capitalises everything."""
    first = proposal.content[0][0] if proposal.content else proposal.head + 1
    if reading.lowers[first - 1] != ":" or reading.inside[first] < 0 or proposal.head in reading.headline:
        return False
    if reading.lowers[proposal.head] in cues() or kind_of(reading, max(first - 2, 0), first - 1) in SPEAKERS:
        return False
    return _is_title_case(reading.text[slice(*reading.stretches[reading.inside[first]].inner)])


def _is_title_case(quoted: str) -> bool:
    """Whether words have the capitals of a title: all large ones, of them a common word behind the first ("The Salt
    Road.") or, where no stop ends them, a word of none but titles and names ("Middlemarch")."""
    words = quoted.rstrip(".,!?").split()
    large = [word for word in words if len(word) > MOST_SMALL or not is_function_word(word.lower())]
    if not large or not all(word[0].isupper() for word in (*large, words[-1])) or not words[-1][-1].isalnum():
        return False
    if any(word in large and word.lower() in common_words() for word in words[1:]):
        return True
    return quoted[-1] not in ".!?" and any(word.lower() not in common_words() for word in large)


def _names_a_field(reading: Reading, proposal: Proposal) -> bool:
    """Whether a colon follows the name of a field and no speaker: "WHEN: Saturday at eight.", "Opening hours: ..."."""
    head = proposal.head
    first = reading.sentences[reading.sentence_of[head]].first
    if reading.lowers[head] != ":" or not 0 < head - first <= MOST_FIELD_WORDS:
        return False
    return all(
        index not in reading.name_at
        and (reading.lowers[index] in common_words() or is_function_word(reading.lowers[index]))
        and kind_of(reading, index, index + 1) not in SPEAKERS
        for index in range(first, head)
    )


def _tells_what_it_reads(reading: Reading, first: int) -> bool:
    """Whether "that" opens a relative clause at a token: 'signs that read "No"' report by "read", not by "signs"."""
    verb = reading.lowers[first + 1] in lexicon.cues() and reading.inside[first + 1] < 0
    return reading.lowers[first] == "that" and verb and reading.inside[first + 2] >= 0


def _points_at(reading: Reading, head: int) -> bool:
    """ "He pointed at the map": a gesture."""
    return reading.lowers[head] in GESTURES and reading.lowers[head + 1] == "at"


def _asks_for_comment(reading: Reading, proposal: Proposal) -> bool:
    """ "The paper asked the owner for a comment": the reporter's work, nothing that was said."""
    last = proposal.content[-1][1] - 1 if proposal.content else proposal.head
    return reading.lowers[last] in ASKED_OF_SOURCES and "for" in reading.lowers[max(proposal.head, last - 3) : last]


def _only_written(reading: Reading, proposal: Proposal) -> bool:
    """ "She wrote the book in a year": a work, not its words; words stand in marks, behind a colon, or have a verb."""
    if reading.lowers[proposal.head] not in WRITING or any_quoted(reading, proposal.content):
        return False
    if any(reading.texts[first - 1] in (":", ",") for first, _ in proposal.content):
        return False
    words = [word for piece in proposal.content for word in reading.texts[slice(*piece)]]
    return not any(word == "that" or word in FINITE_OR_PAST or word.endswith("ed") for word in words)


def _asked(reading: Reading, head: int) -> bool:
    """Whether a verb stands in a question or heading of the reporter's: "Who told the pilot so?", "What they said:"."""
    sentence = reading.sentences[reading.sentence_of[head]]
    open_question = reading.lowers[sentence.first] in QUESTION_WORDS and reading.inside[sentence.first] < 0
    return open_question and (reading.texts[sentence.stop - 1] in ("?", ":") or head in reading.headline)


@cache
def _weights() -> Floats:
    return load("quotes")["judge"].astype(np.float64)
