"""Words announced by the layout of a text: by the line above, by the heading, by a noun before a colon, in a list.

Each of these forms is exact where it stands: the cue or noun tells that somebody said something, the layout what.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.analysis import lexicon
from core.analysis.reading import Reading
from core.analysis.speech.attribution import Attribution, Range
from core.analysis.speech.complements import PLAIN_SAYING
from core.analysis.speech.cues import Occurrence
from core.analysis.speech.phrases import SPEAKERS, Phrase, after, kind_of
from core.analysis.speech.subjects import before
from core.analysis.text.grammar import (
    DETERMINERS,
    FINITE,
    PREPOSITIONS,
    STOPS,
    SUBORDINATORS,
    TIME_WORDS,
    word_set,
)
from core.analysis.text.headings import ABOUT, announces_statement
from core.analysis.text.segments import Sentence
from core.analysis.text.tokens import is_word

ANNOUNCED = "the quotation that the line above announces"
LISTED = "the list behind the verb"
QUOTED_LINES = "the lines of a quoted message"
MESSAGE = "the message behind the colon"
FOLLOWED = "the quotation right before a speaker and a verb that report nothing else"
HEADED = "the quotation below a heading that names its speaker"
POSSESSED = "the quotation behind a noun and its owner"
HEADLINE_QUOTATION = "the quotation that opens a headline"
EXACTLY_ANNOUNCED = frozenset(
    {ANNOUNCED, LISTED, QUOTED_LINES, MESSAGE, HEADED, FOLLOWED, POSSESSED, HEADLINE_QUOTATION}
)
BULLET = re.compile(r"\s*(?:[-–—*•·◦‣▪■●○►]\s+|[(\[]?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)\]]\s+)")
"""How an entry of a list begins: a dot or dash, a number, a letter."""
MOST_SUBJECT_WORDS = 5
MOST_ENTRIES = 60
"""How many entries of a list, or lines of a message, are read."""
HEADING_NOUNS = word_set("heading-noun")
"""What a heading calls the words below it: "Statement by", "A message from", "Remarks of"."""
SPOKEN_NOUNS = word_set("spoken-noun")
"""Nouns for what somebody says on one occasion: "his verdict", "her answer"."""
MESSAGING = word_set("messaging")
"""Verbs of writing to somebody; all of a paragraph behind one and a colon is what was written."""
OWN_VOICE = word_set("own-voice")
SPEAKING_IN_HEADLINES = word_set("headline-speaking")
MANNERS = frozenset({"manner", "neutral"})
REPORTING = frozenset({"that", "post"})
"""What may surround a verb that reports words: a clause behind or before it."""
WE, ME = frozenset({"we", "we're", "we've", "we'll", "our", "us"}), frozenset({"i", "i'm", "i've", "i'd", "i'll", "my"})
BY = frozenset({"by", "from", "of"})
ENDS_OR_ADJUNCT = (
    PREPOSITIONS - {"about", "around", "over", "under", "like", "than"} | TIME_WORDS | {".", "later", "again"}
)
"""What may stand behind a verb of saying that has no words behind it."""
CLAUSAL = FINITE | (SUBORDINATORS - PREPOSITIONS) | {"that", "who", "which", ",", ":", ";"}
"""What shows that more is told behind a verb than when and where."""
LONGEST_REST = 10
"""How many words may tell when and where."""
LONGEST_HEADING = 24
LONGEST_OPENING = 8
"""How many words may stand before the colon of "His verdict:"."""


class Paragraphs:
    """The paragraphs of a text as runs of its sentences, with the tokens of each."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.starts = [
            number
            for number, sentence in enumerate(reading.sentences)
            if number == 0 or reading.sentences[number - 1].paragraph != sentence.paragraph
        ]
        self.number = {start: at for at, start in enumerate(self.starts)}

    def tokens(self, at: int) -> range:
        """The tokens of a paragraph, by its place among the paragraphs."""
        sentences = self.reading.sentences
        last = self.starts[at + 1] if at + 1 < len(self.starts) else len(sentences)
        return range(sentences[self.starts[at]].first, sentences[last - 1].stop)


def announces(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence ends in a colon outside of quotations."""
    last = sentence.stop - 1
    return reading.texts[last] == ":" and reading.inside[last] < 0


def entries(reading: Reading, parts: Paragraphs, number: int) -> Iterator[tuple[int, Range]]:
    """The entries of the list whose first paragraph begins with sentence ``number``: the place of each paragraph, and
    its tokens without bullet and trailing marks."""
    first = parts.number.get(number)
    if first is None:
        return
    for at in range(first, min(first + MOST_ENTRIES, len(parts.starts))):
        tokens = parts.tokens(at)
        bullet = BULLET.match(reading.text, reading.tokens.starts[tokens.start])
        if bullet is None:
            return
        start = reading.tokens.at(bullet.end())
        stop = tokens.stop
        while stop > start and reading.inside[stop - 1] < 0 and reading.texts[stop - 1] in (",", ";", ".", "and", "or"):
            stop -= 1
        if start < stop:
            yield at, (start, stop)


def listed(reading: Reading, item: Attribution, pieces: Sequence[Range]) -> Attribution | None:
    """An attribution whose words are a list: "It called for:", "The auditors found that", "promised to buy:".

    None where its words do not reach the end of their sentence, or nobody is named for them.
    """
    if item.source is None or not item.cue or not pieces:
        return None
    end = item.sentence.stop
    while end > item.sentence.first and reading.texts[end - 1] in (":", ",", "—", "–"):
        end -= 1
    begun = [piece for piece in item.content if piece[0] < piece[1]]
    if begun and begun[-1][1] < end:
        return None
    if not begun and item.cue[-1][1] > end:
        return None
    linked = [(first, stop) for first, stop in begun if stop - first > 1]
    return replace(item, content=(*linked, *pieces), rule=LISTED)


def quoted_lines(reading: Reading, parts: Paragraphs, number: int) -> Iterator[tuple[int, Range]]:
    """The lines from sentence ``number`` on that a mail program marks as quoted ("> No."), as ``entries`` has them; not
    what was quoted before (">> Yes?")."""
    first = parts.number.get(number)
    for at in range(first, min(first + MOST_ENTRIES, len(parts.starts))) if first is not None else ():
        tokens = parts.tokens(at)
        if reading.texts[tokens.start] != ">" or len(tokens) < 2 or reading.texts[tokens.start + 1] == ">":
            return
        yield at, (tokens.start + 1, tokens.stop)


def message(reading: Reading, item: Attribution, stop: int) -> Attribution | None:
    """What stands behind the colon of "Paula Reeve writes:" in its paragraph, which ends at ``stop``.

    All of it where the verb is in the present, as a reader's message is presented; behind "wrote:" the text may go on
    with its story, so up to the first sentence that is not in the writer's own voice. None where marks say what was
    written, or it does not sound like a message.
    """
    if item.occurrence is None or item.occurrence.entry.lemma not in MESSAGING or len(item.content) != 1:
        return None
    first = item.content[0][0]
    if reading.texts[first - 1] != ":" or any(reading.inside[index] >= 0 for index in range(first, stop)):
        return None
    if item.occurrence.entry.tense == "past":
        stop = _own_voice_stop(reading, first, stop)
    if OWN_VOICE.isdisjoint(reading.words(first, stop)):
        return None
    return replace(item, content=((first, stop),), rule=MESSAGE)


def _own_voice_stop(reading: Reading, first: int, ceiling: int) -> int:
    """Where the sentences from a token on end that each speak of "I", "we" or "you"."""
    stop = first
    for sentence in reading.sentences[reading.sentence_of[first] :]:
        if sentence.first >= ceiling or OWN_VOICE.isdisjoint(reading.words(max(first, sentence.first), sentence.stop)):
            break
        stop = sentence.stop
    return stop


def followed(reading: Reading, sentence: Sentence, cues: Sequence[Occurrence]) -> tuple[Phrase, Occurrence] | None:
    """Speaker and verb of a sentence that has nothing else but when and where; the words stand before it.

    "Holm said on Monday.", "She said so in a letter."
    """
    cue = cues[0] if len(cues) == 1 else None
    if cue is None or not cue.asserted or cue.entry.lemma not in PLAIN_SAYING or "post" not in cue.entry.frames:
        return None
    at, stop = cue.stop, sentence.stop
    if stop - at > LONGEST_REST or reading.inside[sentence.first] >= 0 or reading.texts[stop - 1] != ".":
        return None
    at += reading.lowers[at] in ("that", "so", "this") and reading.lowers[at + 1] in ENDS_OR_ADJUNCT
    rest = reading.words(at, stop - 1)
    if rest and rest[0] not in ENDS_OR_ADJUNCT:
        return None
    if not CLAUSAL.isdisjoint(rest) or any(reading.inside[index] >= 0 for index in range(at, stop)):
        return None
    subject = before(reading, cue.group, sentence.first)
    alone = subject is not None and subject.phrase.lead == sentence.first and subject.phrase.kind in SPEAKERS
    return (subject.phrase, cue) if subject is not None and alone else None


def heading_speaker(reading: Reading, words: range) -> tuple[Phrase, Range] | None:
    """Whom a heading announces, with its noun: "Statement by Governor Ada Holm on the storm", "Ada Holm's remarks".

    None for a headline, and for a letter from a place ("Letter from America").
    """
    if not 2 < len(words) <= LONGEST_HEADING or reading.texts[words.stop - 1] in STOPS:
        return None
    if not announces_statement(reading.text, reading.tokens.span(words.start, words.stop)):
        return None
    nouns = (at for at in words if reading.lowers[at] in HEADING_NOUNS and reading.inside[at] < 0)
    noun = next(nouns, None)
    if noun is None:
        return None
    cue = (noun, noun + 1)
    if reading.lowers[noun + 1] in BY and noun + 2 < words.stop and noun - words.start <= 2:
        source = after(reading, noun + 2, words.stop)
        if source is None or source.kind not in SPEAKERS - {"text", "relative", "state"}:
            return None
        told = source.stop == words.stop or reading.lowers[source.stop] in ABOUT | {",", "to"}
        return (source, cue) if told else None
    owner = reading.name_at.get(noun - 2) if reading.lowers[noun - 1] == "'s" else None
    if owner is None or owner.kind not in ("person", "organisation") or owner.first - words.start > 4:
        return None
    return Phrase(owner.first, owner.stop, owner.stop, "person" if owner.kind == "person" else "organisation"), cue


def possessed(reading: Reading, sentence: Sentence) -> Attribution | None:
    """'His verdict: "Eight too many."': a noun of saying, its owner, a colon, quoted words."""
    limit = min(sentence.stop - 1, sentence.first + LONGEST_OPENING)
    colon = next((i for i in range(sentence.first + 1, limit) if reading.texts[i] == ":"), None)
    if colon is None or reading.inside[colon] >= 0 or reading.inside[colon + 1] < 0:
        return None
    noun = next((i for i in range(sentence.first + 1, colon) if reading.lowers[i] in SPOKEN_NOUNS), None)
    if noun is None or (noun + 1 < colon and reading.lowers[noun + 1] not in PREPOSITIONS):
        return None
    stop = _quotation_stop(reading, colon + 1, sentence.stop)
    if any(is_word(reading.texts[i]) for i in range(stop, sentence.stop)):
        return None
    source = _owner(reading, sentence.first, noun)
    if source is None:
        return None
    return Attribution(sentence, ((colon + 1, stop),), ((noun, noun + 1),), source, POSSESSED)


def _owner(reading: Reading, first: int, noun: int) -> Phrase | None:
    """Whose a noun is that only adjectives part from its owner: "his", "the mayor's"."""
    if reading.lowers[first] in ("his", "her") and noun - first <= 3:
        return Phrase(first, first + 1, first + 1, "pronoun")
    mark = next((i for i in range(noun - 1, max(first, noun - 3), -1) if reading.lowers[i] == "'s"), None)
    owner = after(reading, first, mark) if mark is not None else None
    fits = (
        owner is not None
        and owner.stop == mark
        and owner.kind in ("person", "office", "organisation", "state", "named")
    )
    return owner if fits else None


def _quotation_stop(reading: Reading, first: int, ceiling: int) -> int:
    """The first token behind the quotations that stand one behind the other from a token on."""
    return next((i for i in range(first, ceiling) if reading.inside[i] < 0), ceiling)


def headline_quotation(reading: Reading, sentence: Sentence) -> Attribution | None:
    """ "'We were lied to': miners turn on the board": the words are theirs who act behind the colon, if "we" fits many
    and "I" one of them."""
    first = sentence.first
    if reading.inside[first] < 0:
        return None
    stop = _quotation_stop(reading, first, sentence.stop)
    if stop + 2 >= sentence.stop or reading.texts[stop] != ":":
        return None
    words = frozenset(reading.words(first, stop))
    source = _acting(reading, stop + 1, sentence.stop)
    if source is None or reading.lowers[stop + 1] in DETERMINERS or not _speaks(reading, source.stop):
        return None
    several = not words.isdisjoint(WE) and source.kind == "people"
    alone = not words.isdisjoint(ME) and words.isdisjoint(WE) and source.kind in ("person", "office")
    if not several and not alone:
        return None
    return Attribution(sentence, ((first, stop),), ((stop, stop + 1),), source, HEADLINE_QUOTATION)


def _acting(reading: Reading, first: int, ceiling: int) -> Phrase | None:
    """The person or people that a headline's clause begins with, its verb behind: "flood victim tells"."""
    for stop in range(first + 1, min(first + MOST_SUBJECT_WORDS, ceiling - 1) + 1):
        kind = kind_of(reading, first, stop)
        name = reading.name_at.get(stop)
        whole = name is None or name.first == stop
        if kind in ("person", "people", "office") and whole and reading.lowers[stop] not in lexicon.person_nouns():
            return Phrase(first, stop, stop, kind) if is_word(reading.texts[stop]) else None
    return None


def anothers_words(reading: Reading, sentence: Sentence) -> bool:
    """Whether the quotation that opens a headline is of somebody else than who acts behind its colon: '"I love you":
    widow reads last letter'."""
    first = sentence.first
    stop = _quotation_stop(reading, first, sentence.stop)
    if first == stop or stop + 2 >= sentence.stop or reading.texts[stop] != ":":
        return False
    source = _acting(reading, stop + 1, sentence.stop)
    return source is not None and not _speaks(reading, source.stop)


def _speaks(reading: Reading, at: int) -> bool:
    """Whether the verb at a token tells of somebody speaking: "tells", "warns", "turn on"; no "reads", no "laugh"."""
    verb = reading.lowers[at]
    if verb in SPEAKING_IN_HEADLINES or f"{verb} {reading.lowers[at + 1]}" in SPEAKING_IN_HEADLINES:
        return True
    cue = lexicon.cues().get(verb)
    return cue is not None and (cue.kind not in MANNERS or not REPORTING.isdisjoint(cue.frames))
