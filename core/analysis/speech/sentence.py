"""Reading one sentence for reported speech, cue by cue, from left to right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from core.analysis.reading import Reading
from core.analysis.speech.attribution import Attribution, Range
from core.analysis.speech.complements import PLAIN_SAYING, Rule, complement, is_amount, source_behind
from core.analysis.speech.cues import Occurrence, occurrences
from core.analysis.speech.endings import RESUMPTIVE, absolute_subject, content_end, takeover, trim
from core.analysis.speech.phrases import JOINTS, SPEAKERS, Phrase, after, kind_of, text_nouns
from core.analysis.speech.subjects import Subject, before
from core.analysis.text.grammar import (
    AUXILIARIES,
    CLOSING_MARKS,
    DASHES,
    DETERMINERS,
    NEGATIONS,
    PREPOSITIONS,
    SUBORDINATORS,
    is_adverb,
    word_class,
    word_set,
)
from core.analysis.text.segments import Sentence

CONDITIONS = word_set("condition")
NOBODY_SPEAKS = word_set("nobody")
UNTRUE = word_set("held-true")
ISSUING = word_set("issuing")
NAMING = frozenset({"np-np", "as"})
OPENING_LINKS = word_set("opening-link")
MIN_CLAUSE = 3
MAX_CUES = 40
"""How many verbs of saying one sentence may have: what has more is a list, and each looks at those behind it."""
QUOTED_BEHIND_COLON = "the quoted words behind a colon"
CONSTRUCTIONS: dict[Rule, str] = {
    "that": "the clause with “that” behind the verb",
    "bare": "the clause behind the verb",
    "quote": "the quoted words behind the verb",
    "colon": "the words behind the colon",
    "to": "the infinitive behind the verb",
    "wh": "the indirect question behind the verb",
    "ing": "the gerund behind the verb",
    "whom-to": "what the addressee was told to do",
    "whom-that": "the clause behind the addressee",
    "as": "what it was described as",
    "np-np": "what it was called",
    "np": "the object of the verb",
}


class SentenceReader:
    """Reads one sentence from left to right; each cue sees what the cues before it took."""

    def __init__(self, reading: Reading, sentence: Sentence) -> None:
        self.reading = reading
        self.first, self.stop = _opening(reading, sentence), sentence.stop
        self.sentence = sentence
        self.cues = list(islice(occurrences(reading, sentence), MAX_CUES))
        self.found: list[Attribution] = []

    def read(self) -> Iterator[Attribution]:
        for number, cue in enumerate(self.cues):
            if not cue.asserted:
                continue
            item = self._read_cue(cue, self.cues[number + 1 :])
            if item is not None and all(start < end for start, end in item.content):
                self.found.append(item)
        if not self.found:
            self.found.extend(self._colon())
        yield from self.found

    def _colon(self) -> Iterator[Attribution]:
        """'Kolt answered the mayor with a smile: "Never."': quoted words behind a colon, no verb of saying."""
        reading = self.reading
        for index in range(self.first + 1, self.stop - MIN_CLAUSE):
            if reading.tokens[index].text == ":" and reading.inside[index] < 0 and reading.inside[index + 1] >= 0:
                subject = before(reading, index, self.first)
                near = subject.phrase if subject is not None and subject.phrase.kind == "person" else None
                source = near or self._first_speaker(index)
                if source is not None and source.kind in ("person", "pronoun"):
                    end = trim(reading, index + 1, self.stop)
                    cue = ((index, index + 1),)
                    yield Attribution(self.sentence, ((index + 1, end),), cue, source, QUOTED_BEHIND_COLON)
                return

    def _read_cue(self, cue: Occurrence, later: Sequence[Occurrence]) -> Attribution | None:
        if cue.entry.kind == "accord":
            return self._accord(cue, later)
        enclosing = self._enclosing(cue)
        if cue.entry.tense == "ing" and not self._progressive(cue):
            return None if enclosing else self._participle(cue, later)
        subject = before(self.reading, cue.group, self.sentence.first)
        if enclosing is not None or (subject is not None and subject.opener == "what"):
            return self._naming(cue, subject)
        inverted = self._inverted(cue, subject, later)
        if inverted is not None:
            return inverted
        shared = self._shared_subject(cue)
        if shared is not None:
            return self._before_words(cue, shared, later)
        source = self._usable(subject, cue) or self._coordinated_subject(cue)
        if source is None:
            return None
        return (
            self._inserted(cue, source)
            or self._behind_words(cue, source, later)
            or self._before_words(cue, source, later)
        )

    # -------------------------------------------------- who speaks

    def _enclosing(self, cue: Occurrence) -> Attribution | None:
        """The attribution whose reported words hold this cue."""
        for item in self.found:
            if any(start <= cue.first < end for start, end in item.content):
                return item
        return None

    def _progressive(self, cue: Occurrence) -> bool:
        return any(self.reading.lower(i) in word_class("be") for i in range(cue.group, cue.first))

    def _usable(self, subject: Subject | None, cue: Occurrence) -> Phrase | None:
        if subject is None or subject.opener in CONDITIONS or self._held_untrue(subject):
            return None
        phrase = subject.phrase
        if NOBODY_SPEAKS & set(self.reading.words(max(phrase.first - 1, self.sentence.first), phrase.core)):
            return None
        if phrase.kind not in SPEAKERS and not self._quotes_outright(phrase, cue):
            return None
        supported = any(self.reading.lower(i) in word_class("do") for i in range(cue.group, cue.first))
        if cue.entry.tense == "base" and not supported and not _may_be_plural(self.reading, phrase):
            return None
        return phrase

    def _held_untrue(self, subject: Subject) -> bool:
        """ "It is not true that the utility said": what follows is not held to have been said."""
        at = subject.phrase.first - 1
        ahead = self.reading.words(max(self.first, at - 4), at)
        return self.reading.lower(at) == "that" and bool(UNTRUE & set(ahead[-1:]) and NEGATIONS & set(ahead))

    def _quotes_outright(self, phrase: Phrase, cue: Occurrence) -> bool:
        """Whether quoted words behind the verb make a speaker even of what nobody knows ("The ad says “...”")."""
        at = cue.stop + (self.reading.lower(cue.stop) in (",", ":"))
        outright = at < self.stop and self.reading.inside[at] >= 0 and "post" in cue.entry.frames
        return outright and phrase.kind == "other" and self.reading.lower(phrase.first) in DETERMINERS

    def _shared_subject(self, cue: Occurrence) -> Phrase | None:
        """ "He said X and called for Y": the subject of the cue before, where this one has none of its own."""
        if self.reading.lower(cue.group - 1) not in ("and", "but", ",") or not cue.bare:
            return None
        for item in reversed(self.found):
            earlier = item.occurrence
            relative = item.source is not None and item.source.kind == "relative"
            if (
                earlier is not None
                and takeover(self.reading, earlier, cue, earlier.stop, relative=relative) == cue.group - 1
            ):
                return item.source
        return None

    def _coordinated_subject(self, cue: Occurrence) -> Phrase | None:
        """ "Carson shook hands and told reporters ...": the sentence's subject, for a verb joined to its first one."""
        joined = self.reading.lower(cue.group - 1) in ("and", "but", "then") and cue.entry.tense in ("past", "s")
        return self._main_subject(cue) if joined and cue.group > self.first else None

    # -------------------------------------------------- constructions

    def _accord(self, cue: Occurrence, later: Sequence[Occurrence]) -> Attribution | None:
        """ "..., according to X" and "According to X, ..."."""
        source = after(self.reading, cue.stop, self.stop)
        if source is None or source.kind not in SPEAKERS | {"other"}:
            return None
        if cue.first <= self.first:
            colon = source.stop < self.stop and self.reading.tokens[source.stop].text == ":"
            start = source.stop + 1 if colon else self._past_apposition(source.stop)
            if start is None:
                return None
            end = content_end(self.reading, start, self.stop, "bare", (), cue)
            return self._make(cue, source, ((start, end),), "the clause behind")
        end = trim(self.reading, self.first, cue.first)
        return self._make(cue, source, ((self.first, end),), "the clause before")

    def _past_apposition(self, at: int) -> int | None:
        """The first word of the main clause behind "According to Jane Roe, the minister of trade, ..."."""
        reading = self.reading
        comma = next((i for i in range(at, min(self.stop, at + 30)) if reading.tokens[i].text == ","), None)
        if comma is None or comma + 1 >= self.stop:
            return None
        second = next((i for i in range(comma + 1, self.stop) if reading.tokens[i].text == ","), None)
        if second is not None and second - comma <= 14 and second + 1 < self.stop:
            phrase = after(reading, comma + 1, second)
            apposed = phrase is not None and phrase.stop == second and phrase.kind in ("office", "organisation")
            if reading.lower(comma + 1) in ("who", "which") or apposed:
                return second + 1
        return comma + 1

    def _inverted(self, cue: Occurrence, subject: Subject | None, later: Sequence[Occurrence]) -> Attribution | None:
        """ "...," said X. The words stand before, the speaker behind the verb."""
        told = cue.entry.kind == "tell"  # who stands behind it is whom it was told
        if told or not cue.entry.frames & {"post", "quote"} or cue.entry.tense not in ("past", "s"):
            return None
        source = source_behind(self.reading, cue, self.stop)
        if source is None or (source.kind == "text" and cue.entry.lemma not in PLAIN_SAYING):
            return None
        if cue.group <= self.first:
            return self._announced(cue, source)
        previous = self.reading.tokens[cue.group - 1]
        quoted = self.reading.inside[cue.group - 1] >= 0 and previous.text in CLOSING_MARKS
        if not quoted and previous.text not in {","} | DASHES:
            return None
        if subject is not None and not quoted and self._goes_with_subject(subject, source):
            return None
        if not self._reportable(self._clause_first(cue.group), cue.group, quoted):
            return None
        return self._make(
            cue, source, self._pieces(cue.group, source.stop, later), "the words before the verb and its speaker"
        )

    def _announced(self, cue: Occurrence, source: Phrase) -> Attribution | None:
        """'Said Ellis: "..."' at the start of a sentence."""
        reading = self.reading
        opening = next((i for i in range(source.stop, self.stop) if reading.inside[i] >= 0), None)
        colon = source.stop < self.stop and reading.tokens[source.stop].text == ":"
        if opening is None and not colon:
            return None
        start = source.stop + 1 if colon or opening is None else opening
        return self._make(
            cue, source, ((start, trim(reading, start, self.stop)),), "the words before the verb and its speaker"
        )

    def _goes_with_subject(self, subject: Subject, source: Phrase) -> bool:
        """Whether a verb behind an aside belongs to the phrase before it and not to the one behind it."""
        if subject.phrase.kind not in SPEAKERS:
            return False
        if self.reading.inside[subject.phrase.first - 1] >= 0 and subject.phrase.first > self.first:
            return True
        ends = source.stop >= self.stop or self.reading.tokens[source.stop].text in {".", ",", "!", "?", ";"}
        return source.kind == "pronoun" or not ends

    def _inserted(self, cue: Occurrence, source: Phrase) -> Attribution | None:
        """ "Voters, Clinton suggested, don't have to worry": the attribution stands inside the reported clause."""
        reading = self.reading
        first, behind = self._clause_first(source.lead), cue.stop
        fits = source.lead - 1 > first and behind + 1 < self.stop and "post" in cue.entry.frames
        if not fits or source.kind == "relative" or cue.entry.tense not in ("past", "s", "base"):
            return None
        commas = reading.tokens[source.lead - 1].text == "," and reading.tokens[behind].text == ","
        if not commas or reading.inside[source.lead - 1] >= 0:
            return None
        if reading.inside[behind + 1] >= 0:
            # "The plan, he said, “is dead”": quoted words in lower case go on with the clause begun before
            quoted = reading.text[reading.stretches[reading.inside[behind + 1]].inner[0]]
            pieces = ((first, source.lead - 1), (behind + 1, trim(reading, behind + 1, self.stop)))
            return self._make(cue, source, pieces, "the words around their speaker") if quoted.islower() else None
        opens = reading.lower(behind + 1)
        clause_before = source.lead - first > 6 and reading.lower(first) not in PREPOSITIONS | SUBORDINATORS
        verbal = opens in word_class("modal") | AUXILIARIES | {"to"}
        starts_new = not verbal and (
            opens.endswith("ing") or opens in SUBORDINATORS | PREPOSITIONS | {"and", "but", "who", "which", "or"}
        )
        if starts_new or (clause_before and not verbal):
            return None
        pieces = ((first, source.lead - 1), (behind + 1, trim(reading, behind + 1, self.stop)))
        return self._make(cue, source, pieces, "the words around their speaker")

    def _behind_words(self, cue: Occurrence, source: Phrase, later: Sequence[Occurrence]) -> Attribution | None:
        """ "...," X said: the reported words stand before the speaker."""
        frames = cue.entry.frames
        if source.lead <= self.first or not frames & {"post", "quote"} or source.kind == "relative":
            return None
        if RESUMPTIVE & set(self.reading.words(source.first, source.core - 1)):
            return None  # "..., a charge Israel denied"
        previous = self.reading.tokens[source.lead - 1]
        quoted = self.reading.inside[source.lead - 1] >= 0 and previous.text in CLOSING_MARKS
        if not quoted and (previous.text not in {","} | DASHES or "post" not in frames):
            return None
        if not quoted and complement(self.reading, cue, self.stop) is not None:
            return None
        if not self._reportable(self._clause_first(source.lead), source.lead, quoted):
            return None
        return self._make(cue, source, self._pieces(source.lead, cue.stop, later), "the words before their speaker")

    def _before_words(self, cue: Occurrence, source: Phrase, later: Sequence[Occurrence]) -> Attribution | None:
        """X said (that) ...: the reported words stand behind the verb."""
        found = complement(self.reading, cue, self.stop)
        if found is None:
            return None
        if found.start >= self.stop:
            return self._make(cue, source, (), "the words behind the colon")
        if found.rule not in ("quote", "colon") and cue.entry.frames <= {"quote", "post"}:
            return None
        weak = source.kind in ("text", "named", "other")
        if weak and found.rule in ("np", "np-np", "as", "ing", "to") and source.kind != "named":
            return None
        ceiling = self._clause_stop(source, found.start)
        relative = source.kind == "relative"
        end = content_end(self.reading, found.start, ceiling, found.rule, later, cue, relative=relative)
        return self._make(cue, source, ((found.start, end),), CONSTRUCTIONS[found.rule])

    def _clause_stop(self, source: Phrase, start: int) -> int:
        """Where the words end at the latest: for a cue in an opening subordinate clause, the comma that closes it."""
        reading = self.reading
        opener = source.first - 1
        opening = opener <= self.first + 1 and reading.lower(opener) in SUBORDINATORS and opener >= self.sentence.first
        if not opening:
            return self.stop
        commas = (i for i in range(start + 2, self.stop) if reading.tokens[i].text == "," and reading.inside[i] < 0)
        return next(commas, self.stop)

    def _participle(self, cue: Occurrence, later: Sequence[Occurrence]) -> Attribution | None:
        """ "..., adding that ..." and "While calling for ..., X suggested ...": the speaker is the main clause's."""
        opener = self.reading.lower(cue.group - 1) if cue.group > self.sentence.first else ""
        if opener in CLOSING_MARKS and self.reading.inside[cue.group - 1] >= 0:
            opener = ","
        hung = opener in {"", ",", "while", "when", "after", "before", "by", "and"} | OPENING_LINKS
        issued = opener in text_nouns() and ISSUING & set(self.reading.words(max(self.first, cue.group - 6), cue.group))
        absolute = absolute_subject(self.reading, cue, self.first)
        if not hung and not issued and absolute is None and cue.group > self.first:
            return None
        leading = opener in ("while", "when", "after", "before", "by", "") or cue.group <= self.first
        source = absolute or (self._subject_behind(cue) if leading else self._main_subject(cue))
        found = complement(self.reading, cue, self.stop)
        if source is None or found is None or self._cites_somebody(cue, found.start):
            return None
        ceiling = self.stop
        if leading:
            ceiling = next(
                (
                    i
                    for i in range(found.start, source.first)
                    if self.reading.tokens[i].text == "," and i + 1 == source.first
                ),
                source.first,
            )
        end = content_end(self.reading, found.start, ceiling, found.rule, later, cue)
        return self._make(
            cue, source, ((found.start, end),), f"{CONSTRUCTIONS[found.rule]}, a participle of the speaker's clause"
        )

    def _cites_somebody(self, cue: Occurrence, start: int) -> bool:
        """ "Citing two officials, the paper reported": whom it was heard from, nothing that was said."""
        cited = after(self.reading, start, self.stop) if cue.entry.lemma in ("cite", "quote") else None
        return cited is not None and cited.kind in ("person", "people", "office", "organisation")

    def _subject_behind(self, cue: Occurrence) -> Phrase | None:
        """The subject of the main clause that follows an opening participle."""
        comma = next((i for i in range(cue.stop, self.stop) if self.reading.tokens[i].text == ","), None)
        if comma is None:
            return None
        phrase = after(self.reading, comma + 1, self.stop)
        return phrase if phrase is not None and phrase.kind in SPEAKERS else None

    def _main_subject(self, cue: Occurrence) -> Phrase | None:
        """The subject of the clause a participle hangs on: the last speaker of the sentence, else its first speaker."""
        return self.found[-1].source if self.found else self._first_speaker(cue.group)

    def _first_speaker(self, stop: int) -> Phrase | None:
        """The first phrase before a token that can be somebody who speaks, opening adverbials skipped."""
        at = self.first
        while at < stop:
            phrase = None if self._opens_adverbial(at) else after(self.reading, at, stop)
            if phrase is not None and phrase.kind in SPEAKERS - {"text", "named", "relative"}:
                return phrase
            name = self.reading.name_at.get(at)
            alone = name is not None and self.reading.lower(name.stop) != "'s"
            if alone and name is not None and name.first == at and phrase is not None and name.stop < phrase.stop:
                # "Beijing hit back": a verb nobody knows seems part of the phrase
                kind = kind_of(self.reading, at, name.stop)
                if kind in ("state", "person", "organisation"):
                    return Phrase(at, name.stop, name.stop, kind)
            comma = next((i for i in range(at, stop - 1) if self.reading.tokens[i].text == ","), None)
            if comma is None:
                return None
            at = comma + 1
        return None

    def _opens_adverbial(self, at: int) -> bool:
        return self.reading.lower(at) in PREPOSITIONS | SUBORDINATORS | {"and", "or", "but", "who", "which"}

    def _naming(self, cue: Occurrence, subject: Subject | None) -> Attribution | None:
        """ "what they called Russia's illegal invasion": a judgement of its own inside somebody else's words."""
        if subject is None or subject.opener != "what" or not cue.entry.frames & NAMING:
            return None
        start = cue.stop + (self.reading.lower(cue.stop) == "as")
        phrase = after(self.reading, start, self.stop)
        if phrase is None or subject.phrase.kind not in SPEAKERS:
            return None
        return self._make(cue, subject.phrase, ((start, phrase.stop),), "what the speaker called it")

    # -------------------------------------------------- words before a speaker

    def _clause_first(self, before: int) -> int:
        """Where the clause begins that stands before a speaker: behind the last attribution of the sentence, or that
        attribution and all, where nothing stands between ("A agreed that ..., B said")."""
        ends = [item.content[-1][1] for item in self.found]
        return max([self.first, *(end for end in ends if end < before - 1)])

    def _reportable(self, first: int, stop: int, quoted: bool) -> bool:
        """Whether the words before a speaker can be what was said, not an adverbial ("After the talks, ...")."""
        words = [i for i in range(first, stop) if self.reading.tokens[i].is_word]
        if quoted:
            return bool(words)
        if len(words) < MIN_CLAUSE:
            return False
        opener = self.reading.lower(first)
        commas = sum(self.reading.tokens[i].text == "," for i in range(first, stop))
        adverbial = opener in PREPOSITIONS | SUBORDINATORS | {"to"} and not is_amount(self.reading, first)
        return not adverbial or commas > 1 or opener in ("that", "there")

    def _pieces(self, stop: int, behind: int, later: Sequence[Occurrence]) -> tuple[Range, ...]:
        """The words before a speaker, and those that go on behind: "A," he said at noon, "B."."""
        reading = self.reading
        first = self._clause_first(stop)
        while first < stop and reading.tokens[first].text in {",", ";"}:
            first += 1
        number = reading.inside[stop - 1] if stop > first else -1
        if number >= 0:
            # "why it was done: “Men, ...,” she wrote": what stands before the colon is narration
            opens = next(i for i in range(first, stop) if reading.inside[i] == number)
            first = opens if opens > first and reading.tokens[opens - 1].text == ":" else first
        pieces = [(first, trim(reading, first, stop))]
        limit = later[0].group if later else self.stop
        opening = next((i for i in range(behind, limit) if reading.inside[i] >= 0), None)
        goes_on = (
            opening is not None and opening - behind <= 14 and reading.tokens[opening - 1].text in DASHES | {",", ":"}
        )
        if opening is not None and goes_on and reading.inside[stop - 1] >= 0:
            end = trim(reading, opening, self.stop)
            pieces.append((opening, end))
        return tuple(pieces)

    def _make(self, cue: Occurrence, source: Phrase, content: tuple[Range, ...], rule: str) -> Attribution:
        return Attribution(self.sentence, content, cue.pieces, source, rule, cue)


def _opening(reading: Reading, sentence: Sentence) -> int:
    """The first token that may be reported: past "But", "And", "Meanwhile," which are the reporter's."""
    first = sentence.first
    while (
        first < sentence.stop - 1
        and reading.inside[first] < 0
        and (
            reading.lower(first) in OPENING_LINKS
            or (first > sentence.first and reading.tokens[first].text == ",")
            or (is_adverb(reading.lower(first)) and reading.tokens[first + 1].text == ",")
        )
    ):
        first += 1
    return first


def _may_be_plural(reading: Reading, phrase: Phrase) -> bool:
    """Whether a phrase agrees with a verb in its base form ("experts say", "Washington and Kyiv call for")."""
    last = reading.lower(phrase.core - 1)
    if phrase.kind == "pronoun":
        return last not in ("he", "she", "it", "everyone", "everybody", "one", "another")
    if phrase.kind in ("people", "relative"):
        return True
    joined = any(reading.lower(i) in JOINTS for i in range(phrase.first, phrase.stop))
    return (
        joined
        or kind_of(reading, phrase.first, phrase.core) == "people"
        or (last.endswith("s") and phrase.kind != "person")
    )
