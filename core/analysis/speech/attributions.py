"""Who is written to have said what, sentence by sentence: a cue, the words that name the speaker, the words reported.

Nobody is identified here: a source is a stretch of text. ``core.analysis.actors.speakers`` finds out whom it names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from core.analysis.reading import Reading
from core.analysis.speech.announced import (
    ANNOUNCED,
    BY,
    FOLLOWED,
    HEADED,
    HEADING_NOUNS,
    QUOTED_LINES,
    Paragraphs,
    announces,
    entries,
    followed,
    heading_speaker,
    headline_quotation,
    listed,
    message,
    possessed,
    quoted_lines,
)
from core.analysis.speech.attribution import GOES_ON, TURN, Attribution, Range
from core.analysis.speech.cues import occurrences
from core.analysis.speech.phrases import SPEAKERS, after
from core.analysis.speech.sentence import SentenceReader
from core.analysis.speech.signed import signed
from core.analysis.speech.words_before import MIN_CLAUSE
from core.analysis.text.grammar import STOPS, word_set
from core.analysis.text.segments import Sentence
from core.analysis.text.tokens import is_word

BROADCASTERS = word_set("broadcaster")
STOPS_AND_COMMAS = STOPS | {",", "…"}
HEADLINE_SPEAKERS = SPEAKERS - {"relative", "pronoun", "named"}
HEADLINE_COLON = "the words across the colon of a headline"


def attributions(reading: Reading) -> tuple[Attribution, ...]:
    """All reported words of a text in order, quotations that go on without a cue joined to the one they continue."""
    return tuple(_joined(reading, _Collector(reading).collect()))


class _Collector:
    """Reads the sentences of a text in order; a block that a sentence announces is read with it."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.parts = Paragraphs(reading)
        self.cues = occurrences(reading)
        """The cues of each sentence."""
        self.house = _broadcasters(reading)
        self.letters = {item.sentence.first: item for item in signed(reading)}
        self.signed_words = {
            index for item in self.letters.values() for index in range(item.content[0][0], item.sentence.stop)
        }
        self.past = 0
        """The first token behind what was read as a block."""
        self.spoke: Sentence | None = None
        """The last sentence that has a quotation and its speaker."""

    def collect(self) -> list[Attribution]:
        """The attributions of all sentences; quotations without a cue are not joined to others yet."""
        found: list[Attribution] = []
        for number, sentence in enumerate(self.reading.sentences):
            if sentence.first < self.past:
                continue
            if sentence.first in self.signed_words:
                found += [self.letters[sentence.first]] if sentence.first in self.letters else []
            elif self._is_turn(sentence):
                first = number == 0 or self.reading.sentences[number - 1].turn is not sentence.turn
                if first and _says_something(self.reading, sentence):
                    found.append(_turn(self.reading, sentence))
            elif found and (spoken := self._spoken(found[-1], number, sentence)) is not None:
                found[-1] = spoken
            else:
                here = self._with_block(number, sentence, self._read(number, sentence))
                if here and here[-1].cue and any(self.reading.inside[first] >= 0 for first, _ in here[-1].content):
                    self.spoke = sentence
                found += here
        return found

    def _spoken(self, last: Attribution, number: int, sentence: Sentence) -> Attribution | None:
        """The quotation of the sentence before with the speaker whom this one only names for it."""
        if last.rule != GOES_ON or last.sentence.stop != sentence.first:
            return None
        found = followed(self.reading, sentence, self.cues[number])
        if found is None:
            return None
        source, cue = found
        return replace(last, sentence=sentence, source=source, cue=cue.pieces, occurrence=cue, rule=FOLLOWED)

    def _is_turn(self, sentence: Sentence) -> bool:
        spoken = sentence.turn.kind in ("name", "answer", "question", "voice")
        return spoken and _named(self.reading, sentence) not in self.house

    def _read(self, number: int, sentence: Sentence) -> list[Attribution]:
        """What one sentence reports."""
        reading = self.reading
        here = list(SentenceReader(reading, sentence, self.cues[number]).read())
        noun = possessed(reading, sentence)
        if noun is not None:
            return [noun]
        if not here and sentence.first in reading.headline:
            words = headline_quotation(reading, sentence)
            here = [words] if words is not None else list(_headline(reading, sentence))
        if not here and self._is_quotation(number, sentence):
            item = Attribution(sentence, ((sentence.first, sentence.stop),), (), None, GOES_ON)
            here = [self._under_heading(number, item) or item]
        return here

    def _is_quotation(self, number: int, sentence: Sentence) -> bool:
        """Whether a sentence is nothing but quoted words: enough of them to be speech, unless they go on with a
        quotation of the same paragraph."""
        before = self.reading.sentences[number - 1] if number else None
        goes_on = before is not None and before is self.spoke and before.paragraph == sentence.paragraph
        return _is_quotation(self.reading, sentence, 1 if goes_on else MIN_CLAUSE)

    def _under_heading(self, number: int, item: Attribution) -> Attribution | None:
        at = self.parts.number.get(number, 0)
        found = heading_speaker(self.reading, self.parts.tokens(at - 1)) if at else None
        if found is None:
            return None
        source, noun = found
        return replace(item, source=source, cue=(noun,), rule=HEADED)

    def _with_block(self, number: int, sentence: Sentence, here: list[Attribution]) -> list[Attribution]:
        """The attributions of a sentence, the last of them with the list, lines or message that it announces."""
        last = here[-1] if here else None
        if last is None:
            return here
        whole = self._message(sentence, last) if len(here) == 1 else None
        if whole is not None:
            return [whole]
        if last.content and not announces(self.reading, sentence) and last.content[-1][1] < sentence.stop:
            return here
        lines = [] if last.content else list(quoted_lines(self.reading, self.parts, number + 1))
        if lines:
            self.past = lines[-1][1][1]
            return [*here[:-1], replace(last, content=tuple(piece for _, piece in lines), rule=QUOTED_LINES)]
        items = list(
            takewhile(lambda entry: not self._reports(entry[0]), entries(self.reading, self.parts, number + 1))
        )
        item = listed(self.reading, last, [piece for _, piece in items])
        if item is None or (len(items) == 1 and not announces(self.reading, sentence)):
            return here
        self.past = self.parts.tokens(items[-1][0]).stop
        return [*here[:-1], item]

    def _message(self, sentence: Sentence, item: Attribution) -> Attribution | None:
        number = self.reading.sentence_of[sentence.first]
        at = self.parts.number.get(number)
        found = message(self.reading, item, self.parts.tokens(at).stop) if at is not None else None
        if found is not None:
            self.past = found.content[-1][1]
        return found

    def _reports(self, at: int) -> bool:
        """Whether an entry of a list reports somebody itself."""
        first = self.parts.starts[at]
        last = self.parts.starts[at + 1] if at + 1 < len(self.parts.starts) else len(self.reading.sentences)
        return any(
            item.source is not None and item.content
            for sentence, cues in zip(self.reading.sentences[first:last], self.cues[first:last], strict=True)
            for item in SentenceReader(self.reading, sentence, cues).read()
        )


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
        if reading.lowers[first] in HEADING_NOUNS and reading.lowers[first + 1] in BY:
            return  # "Letter from America: A week on the road": the name of a column
        if phrase is not None and whole and content[1] - content[0] >= MIN_CLAUSE:
            yield Attribution(sentence, (content,), cue, phrase, HEADLINE_COLON)
            return


def _says_something(reading: Reading, sentence: Sentence) -> bool:
    """Whether a labelled turn is speech rather than an entry of a list ("Pledged: 781"); "Yes." is speech."""
    held = reading.tokens.between(*sentence.turn.span)
    words = [text for i in held if is_word(text := reading.texts[i])]
    ends = bool(held) and (reading.texts[held.stop - 1][-1] in ".!?…" or reading.inside[held.stop - 1] >= 0)
    if ends and len(words) < MIN_CLAUSE:
        return any(word.isalpha() for word in words)
    return len(words) >= MIN_CLAUSE and any(word.islower() for word in words)


def _turn(reading: Reading, sentence: Sentence) -> Attribution:
    """The words of a turn, a piece for each of its paragraphs."""
    turn = sentence.turn
    words = reading.tokens.between(*turn.span)
    first, stop = words.start, words.stop
    if first < stop and reading.texts[stop - 1] == "]":
        stop -= 1
    colon = reading.tokens.at(turn.label[1]) if turn.label else first
    pieces = tuple(_by_paragraph(reading, sentence, first, stop))
    return Attribution(sentence, pieces, ((colon, colon + 1),), None, TURN, None, turn.label)


def _by_paragraph(reading: Reading, sentence: Sentence, first: int, stop: int) -> Iterator[Range]:
    """A turn's tokens cut where its paragraphs begin."""
    number, paragraph = reading.sentence_of[sentence.first], sentence.paragraph
    following = (reading.sentences[at] for at in range(number, len(reading.sentences)))
    for other in takewhile(lambda other: other.turn is sentence.turn, following):
        if other.paragraph != paragraph and other.first < stop:
            yield first, other.first
            first, paragraph = other.first, other.paragraph
    yield first, stop


def _is_quotation(reading: Reading, sentence: Sentence, fewest: int) -> bool:
    """Whether a sentence is nothing but quoted words, and enough of them to be speech."""
    first, stop = sentence.first, sentence.stop
    if stop - first < fewest + 2 or not reading.all_quoted(first, stop):
        return False
    return not STOPS_AND_COMMAS.isdisjoint(reading.texts[first:stop])  # else a heading: 'A bit of a desert'


def _joined(reading: Reading, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Sentences that are nothing but a quotation become a further piece of the quotation right before them; those whose
    marks were never closed, of the one right behind."""
    last: Attribution | None = None
    pieces: list[Range] = []
    for item in found:
        if last is not None and item.rule == GOES_ON and _reach(reading, last, pieces, item.sentence):
            last = replace(last, sentence=item.sentence, rule=last.rule if pieces else ANNOUNCED)
            pieces += item.content
            continue
        if last is not None and last.rule == GOES_ON and _left_open(reading, last, pieces, item):
            last, pieces = item, [*pieces, *item.content]
            continue
        yield from _whole(last, pieces)
        last, pieces = item, list(item.content)
    yield from _whole(last, pieces)


def _left_open(reading: Reading, last: Attribution, pieces: Sequence[Range], item: Attribution) -> bool:
    """Whether quoted words whose last mark was never closed run up to quoted words that open a paragraph: the habit of
    an opening mark for each paragraph."""
    first = item.content[0][0] if item.content else -1
    if first != item.sentence.first or last.sentence.stop != first or reading.inside[first] < 0 or not pieces:
        return False
    return not reading.stretches[reading.inside[pieces[-1][1] - 1]].closed


def _reach(reading: Reading, item: Attribution, pieces: Sequence[Range], sentence: Sentence) -> bool:
    """Whether reported words run right up to a sentence, and end within a quotation."""
    quoted = not pieces or reading.inside[pieces[-1][1] - 1] >= 0
    return quoted and item.sentence.stop == sentence.first


def _whole(item: Attribution | None, pieces: Sequence[Range]) -> Iterator[Attribution]:
    """An attribution with all its pieces; nothing where there are none."""
    if item is not None and pieces:
        yield item if len(pieces) == len(item.content) else replace(item, content=tuple(pieces))
