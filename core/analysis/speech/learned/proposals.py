"""What the network reads at each word that may report: the words reported, the cue, the words naming the speaker.

A proposal is a guess with its scores; ``judge`` decides whether it is believed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.analysis.reading import Reading
from core.analysis.speech.attribution import Attribution, Range
from core.analysis.speech.learned import spans
from core.analysis.speech.learned.columns import Numbers, lay_out, token_columns
from core.analysis.speech.learned.network import Floats, Network, softmax
from core.analysis.speech.learned.pairs import Windows, windows

MAY_REPORT = 0.1
"""How likely a word must be to report anything to be asked about."""
MOST_CUES = 20_000
"""How many words of one document are asked about."""
CUES_AT_ONCE = 100
"""How many are asked about together: most documents have fewer, and what many need does not fit into a cache."""
STRONGEST = 6.0
"""No token speaks for or against being content with more than this, in logits: one odd word must not cut a clause."""
EDGE = 0.5
"""The weight of a piece's first and last token against the sum over its tokens."""
CLEAREST = 8.0
"""Edges are no clearer than this, in logits."""

LEAST = 1e-6
"""The smallest share that a role is given."""

SAID, THOUGHT = 1, 2
"""Where the probabilities of words said and of words thought stand among those of a token."""
CONTENT, BEGIN = 1, 4
"""Where the scores of content and of its edges begin among those of a pair."""


class Scores(NamedTuple):
    """What the network says of the tokens of one window, which begins at token ``first``.

    ``content`` and ``source`` are sums of the logits of a role up to each token, 0 before the first; ``begins`` and
    ``ends`` are logits of an edge of content at each. ``width`` is the number of its tokens.
    """

    first: int
    width: int
    content: Floats
    source: Floats
    begins: Floats
    ends: Floats

    def content_of(self, piece: Range) -> float:
        """How strongly all tokens of a piece together are content; those outside the window are surely not."""
        return self._sum(self.content, piece)

    def source_of(self, piece: Range) -> float:
        """The same for the role of source."""
        return self._sum(self.source, piece)

    def begins_at(self, token: int) -> float:
        """How strongly content begins at a token."""
        return self._at(self.begins, token)

    def ends_at(self, token: int) -> float:
        """How strongly content ends with a token."""
        return self._at(self.ends, token)

    def _sum(self, sums: Floats, piece: Range) -> float:
        first, stop = max(piece[0], self.first), min(piece[1], self.first + self.width)
        if first >= stop:
            return -STRONGEST * (piece[1] - piece[0])
        outside = piece[1] - piece[0] - (stop - first)
        return float(sums[stop - self.first] - sums[first - self.first]) - STRONGEST * outside

    def _at(self, values: Floats, token: int) -> float:
        place = token - self.first
        return max(-CLEAREST, min(CLEAREST, float(values[place]))) if 0 <= place < self.width else -CLEAREST


class Proposal(NamedTuple):
    """Words that may be reported at token ``head``, with ``said`` and ``thought``, how likely it reports either.

    ``rules`` is what the rules read at the same cue, ``known_cue`` whether the lexicon has it as a cue.
    ``content`` is empty where there are no words to report.
    """

    head: int
    content: tuple[Range, ...]
    cue: Range
    source: Range | None
    said: float
    thought: float
    scores: Scores
    rules: Attribution | None
    known_cue: bool


def propose(reading: Reading, attributions: Sequence[Attribution], network: Network) -> list[Proposal]:
    """What may be reported, cue by cue in the order of the text; every cue of the rules is among them.

    Words that stand in no sentence, such as labels and credits, report nothing.
    """
    if not reading.texts:
        return []
    layout = lay_out(reading)
    vocabulary = network.vocabulary
    columns = token_columns(reading, layout, attributions, vocabulary.kind, vocabulary.construction)
    hidden = network.encode(network.embed(reading.tokens, columns))
    reporting = network.reporting(hidden)
    linked = _by_cue(attributions, reporting)
    likely = np.flatnonzero((1 - reporting[:, 0] > MAY_REPORT) & _in_sentences(reading))
    of_rules = [index for item in attributions for piece in item.cue for index in range(*piece)]
    likely = np.union1d(np.setdiff1d(likely, np.array(of_rules, np.intp)), np.array([*linked], np.intp))
    likely = likely[np.argsort(reporting[likely, 0], kind="stable")[:MOST_CUES]]
    heads: Numbers = np.sort(likely).astype(np.int32)
    found: list[Proposal] = []
    for at in range(0, len(heads), CUES_AT_ONCE):
        some = heads[at : at + CUES_AT_ONCE]
        items = [linked.get(int(head)) for head in some]
        asked = windows(reading, layout, some, items)
        roles = network.roles(hidden, some, asked.cue, asked.token, asked.columns)
        found += _decoded(some, asked, roles, reporting, items, layout.cue[some] > 0)
    return found


def _in_sentences(reading: Reading) -> NDArray[np.bool_]:
    """For each token whether a sentence holds it."""
    held = np.zeros(len(reading.texts), np.bool_)
    for sentence in reading.sentences:
        held[sentence.first : sentence.stop] = True
    return held


def _by_cue(attributions: Sequence[Attribution], reporting: Floats) -> dict[int, Attribution]:
    """What the rules read by the token of its cue that most likely reports."""
    found: dict[int, Attribution] = {}
    for item in attributions:
        tokens = [index for piece in item.cue for index in range(*piece)]
        if tokens:
            found.setdefault(min(tokens, key=lambda index: float(reporting[index, 0])), item)
    return found


def _decoded(
    heads: Numbers,
    asked: Windows,
    roles: Floats,
    reporting: Floats,
    items: Sequence[Attribution | None],
    known: NDArray[np.bool_],
) -> Iterator[Proposal]:
    """The likeliest words of each role, window by window."""
    lengths = asked.stop - asked.first
    tables = _Tables(*(spans.padded(values, lengths) for values in _logits(roles)))
    places = np.arange(tables.content.shape[1])
    head = (heads - asked.first)[:, None]
    pieces = [_side(tables, places < head), _side(tables, (places > head) & (places < lengths[:, None]))]
    free = (places != head) & (places < lengths[:, None])
    for first, stop, total in pieces:
        free &= ~((places >= first[:, None]) & (places < stop[:, None]) & (total > 0)[:, None])
    none = np.zeros_like(tables.source)
    sources = spans.best(np.where(free, tables.source, spans.NEVER), none, none)
    content, source = _sums(tables.content), _sums(tables.source)
    sides = [_listed(piece, asked.first) for piece in pieces]
    each = zip(
        heads.tolist(),
        asked.first.tolist(),
        lengths.tolist(),
        zip(*sides, strict=True),
        _around(tables.cue > 0, heads - asked.first, asked.first),
        _listed(sources, asked.first),
        reporting[heads, SAID].tolist(),
        reporting[heads, THOUGHT].tolist(),
        known.tolist(),
        strict=True,
    )
    for number, (token, low, width, found, cue, named, said, thought, is_known) in enumerate(each):
        scores = Scores(low, width, content[number], source[number], tables.begins[number], tables.ends[number])
        words, by = _pieces(found), named.span if named.total > 0 else None
        yield Proposal(token, words, cue, by, said, thought, scores, items[number], is_known)


class _Stretch(NamedTuple):
    """Tokens ``[first, stop)`` and how strongly they have a role."""

    first: int
    stop: int
    total: float

    @property
    def span(self) -> Range:
        return self.first, self.stop


@dataclass(frozen=True, slots=True)
class _Tables:
    """Logits of each role, one row a window."""

    content: Floats
    source: Floats
    cue: Floats
    begins: Floats
    ends: Floats


def _logits(scores: Floats) -> Floats:
    """Scores as logits, a role each against the others: content, source, cue, first and last token of content."""
    share = np.clip(softmax(scores[:BEGIN])[CONTENT:], LEAST, 1 - LEAST)
    return np.concatenate([np.log(share / (1 - share)), scores[BEGIN:]])


def _sums(table: Floats) -> Floats:
    """The sums of each row up to each of its places, 0 before the first."""
    clear = np.clip(table, -STRONGEST, STRONGEST)
    return np.pad(np.cumsum(clear, axis=1, dtype=np.float32), ((0, 0), (1, 0)))


def _side(tables: _Tables, allowed: NDArray[np.bool_]) -> tuple[NDArray[np.intp], NDArray[np.intp], Floats]:
    """The best stretch of content among the allowed tokens of each window, and its score."""
    score = np.where(allowed, np.clip(tables.content, -STRONGEST, STRONGEST), spans.NEVER)
    return spans.best(score, EDGE * tables.begins, EDGE * tables.ends)


def _listed(found: tuple[NDArray[np.intp], NDArray[np.intp], Floats], low: Numbers) -> list[_Stretch]:
    """The best stretch of each window, whose first tokens are ``low``."""
    first, stop, total = found
    return list(map(_Stretch, (first + low).tolist(), (stop + low).tolist(), total.tolist()))


def _pieces(sides: Sequence[_Stretch]) -> tuple[Range, ...]:
    """The stretches that are likelier content than not, else the likelier one of them where it is one at all."""
    likely = [one for one in sides if one.total > 0] or [max(sides, key=lambda one: one.total)]
    return tuple(one.span for one in likely if one.total > spans.NEVER / 2)


def _around(cue: NDArray[np.bool_], head: Numbers, low: Numbers) -> list[Range]:
    """In each window, whose first token is ``low``, the tokens beside its head that are likelier cue than not, with
    it."""
    places = np.arange(cue.shape[1])
    head = head[:, None]
    before = np.where(~cue & (places < head), places, -1).max(axis=1)
    behind = np.where(~cue & (places > head), places, cue.shape[1]).min(axis=1)
    return list(zip((before + 1 + low).tolist(), (behind + low).tolist(), strict=True))
