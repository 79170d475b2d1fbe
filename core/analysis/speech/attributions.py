"""Who is written to have said what, sentence by sentence: a cue, the words that name the speaker, the words reported.

Nobody is identified here: a source is a stretch of text. ``core.analysis.actors.speakers`` finds out whom it names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.analysis.reading import Reading
from core.analysis.speech.attribution import GOES_ON, TURN, Attribution, Range
from core.analysis.speech.cues import occurrences
from core.analysis.speech.phrases import SPEAKERS, after
from core.analysis.speech.sentence import MIN_CLAUSE, SentenceReader
from core.analysis.speech.signed import signed
from core.analysis.text.grammar import STOPS, word_set
from core.analysis.text.segments import Sentence
from core.analysis.text.tokens import is_word

BROADCASTERS = word_set("broadcaster")
STOPS_AND_COMMAS = STOPS | {",", "…"}
HEADLINE_SPEAKERS = SPEAKERS - {"relative", "pronoun", "named"}
HEADLINE_COLON = "the words across the colon of a headline"


def attributions(reading: Reading) -> tuple[Attribution, ...]:
    """All reported words of a text in order, quotations that go on without a cue joined to the one they continue."""
    found: list[Attribution] = []
    house = _broadcasters(reading)
    letters = {item.sentence.first: item for item in signed(reading)}
    signed_words = {index for item in letters.values() for index in range(item.content[0][0], item.sentence.stop)}
    for number, (sentence, cues) in enumerate(zip(reading.sentences, occurrences(reading), strict=True)):
        if sentence.first in signed_words:
            found += [letters[sentence.first]] if sentence.first in letters else []
            continue
        if sentence.turn.kind in ("name", "answer", "question", "voice") and _named(reading, sentence) not in house:
            first = number == 0 or reading.sentences[number - 1].turn is not sentence.turn
            if first and _says_something(reading, sentence):
                found.append(_turn(reading, sentence))
            continue
        here = list(SentenceReader(reading, sentence, cues).read())
        if not here and sentence.first in reading.headline:
            here = list(_headline(reading, sentence))
        if not here and _is_quotation(reading, sentence):
            here = [Attribution(sentence, ((sentence.first, sentence.stop),), (), None, GOES_ON)]
        found += here
    return tuple(_joined(reading, found))


def _broadcasters(reading: Reading) -> frozenset[str]:
    """Who reports or presents, by the labels of their turns ("ELOISE TRAN, PRESENTER"): what they say is narration."""
    labels = {reading.text[slice(*s.turn.label)] for s in reading.sentences if s.turn.label is not None}
    roles = (label.partition(",") for label in labels)
    return frozenset(name.strip() for name, _, role in roles if set(role.lower().split()) & BROADCASTERS)


def _named(reading: Reading, sentence: Sentence) -> str | None:
    label = sentence.turn.label
    return reading.text[slice(*label)].partition(",")[0].strip() if label is not None else None


def _headline(reading: Reading, sentence: Sentence) -> Iterator[Attribution]:
    """ "Brandel: We Will Not Pay" and "Dam Is Safe: Minister": a speaker before or behind the colon of a headline."""
    colon = next((i for i in range(sentence.first, sentence.stop) if reading.texts[i] == ":"), None)
    if colon is None or colon + 1 >= sentence.stop:
        return
    cue = ((colon, colon + 1),)
    for first, stop, content in (
        (sentence.first, colon, (colon + 1, sentence.stop)),
        (colon + 1, sentence.stop, (sentence.first, colon)),
    ):
        phrase = after(reading, first, stop)
        whole = phrase is not None and phrase.stop == stop and phrase.kind in HEADLINE_SPEAKERS
        if phrase is not None and whole and content[1] - content[0] >= MIN_CLAUSE:
            yield Attribution(sentence, (content,), cue, phrase, HEADLINE_COLON)
            return


def _says_something(reading: Reading, sentence: Sentence) -> bool:
    """Whether a labelled turn is speech rather than an entry of a list ("Pledged: 781")."""
    words = [text for i in reading.tokens.between(*sentence.turn.span) if is_word(text := reading.texts[i])]
    return len(words) >= MIN_CLAUSE and any(word.islower() for word in words)


def _turn(reading: Reading, sentence: Sentence) -> Attribution:
    turn = sentence.turn
    words = reading.tokens.between(*turn.span)
    first, stop = words.start, words.stop
    if first < stop and reading.texts[stop - 1] == "]":
        stop -= 1
    colon = reading.tokens.at(turn.label[1]) if turn.label else first
    return Attribution(sentence, ((first, stop),), ((colon, colon + 1),), None, TURN, None, turn.label)


def _is_quotation(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence is nothing but quoted words, and enough of them to be speech."""
    first, stop = sentence.first, sentence.stop
    if stop - first < MIN_CLAUSE + 2 or not reading.all_quoted(first, stop):
        return False
    return not STOPS_AND_COMMAS.isdisjoint(reading.texts[first:stop])  # else a heading: 'A bit of a desert'


def _joined(reading: Reading, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Sentences that are nothing but a quotation become a further piece of the quotation right before them."""
    last: Attribution | None = None
    pieces: list[Range] = []
    for item in found:
        if last is not None and item.rule == GOES_ON and _reach(reading, last, pieces, item.sentence):
            last = replace(last, sentence=item.sentence)
            pieces += item.content
            continue
        yield from _whole(last, pieces)
        last, pieces = item, list(item.content)
    yield from _whole(last, pieces)


def _reach(reading: Reading, item: Attribution, pieces: Sequence[Range], sentence: Sentence) -> bool:
    """Whether reported words run right up to a sentence, and end within a quotation."""
    quoted = not pieces or reading.inside[pieces[-1][1] - 1] >= 0
    return quoted and item.sentence.stop == sentence.first


def _whole(item: Attribution | None, pieces: Sequence[Range]) -> Iterator[Attribution]:
    """An attribution with all its pieces; nothing where there are none."""
    if item is not None and pieces:
        yield item if len(pieces) == len(item.content) else replace(item, content=tuple(pieces))
