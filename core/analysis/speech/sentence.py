"""Reading one sentence for reported speech, cue by cue, from left to right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.analysis.reading import Reading
from core.analysis.speech.attribution import Attribution, Range
from core.analysis.speech.comments import WHEN_AND_WHERE, comment
from core.analysis.speech.complements import IRREGULAR_VERBS, PLAIN_SAYING, Rule, complement, source_behind
from core.analysis.speech.cues import Occurrence
from core.analysis.speech.endings import (
    RESUMPTIVE,
    absolute_subject,
    content_end,
    names_a_work,
    relative_end,
    trim,
    without_time,
)
from core.analysis.speech.nominals import nominals
from core.analysis.speech.passives import passive
from core.analysis.speech.phrases import SPEAKERS, Phrase, after, text_nouns
from core.analysis.speech.source_phrases import SourcePhrases
from core.analysis.speech.subjects import Subject, before
from core.analysis.speech.words_before import MIN_CLAUSE, pieces, quoted_before, reportable, rest_begins_before
from core.analysis.text.grammar import (
    ADVERBIAL_OPENERS,
    BE,
    CLOSING_MARKS,
    COMMA_OR_DASH,
    FINITE,
    SUBORDINATORS,
    TIME_WORDS,
    is_adverb,
    word_set,
)
from core.analysis.text.segments import Sentence

ISSUING = word_set("issuing")
NAMING = frozenset({"np-np", "as"})
OPENING_LINKS = word_set("opening-link")
HANGS_ON = OPENING_LINKS | {"", ",", "while", "when", "after", "before", "by", "and"}
"""What stands before a participle that hangs on a clause."""
MAX_ADJUNCT = 8
"""How many tokens a time and a place may take up between a verb and the comma behind it."""
MAX_CUES = 40
"""How many verbs of saying one sentence may have: what has more is a list, and each looks at those behind it."""
AROUND = "the words around their speaker"
REPORTED_BY_NOUN = "the words behind a noun of saying"
COMMENTED = "the words commented on with “as”"
PASSIVE = "the passive with its speaker behind “by”"
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
    """Reads one sentence with its ``cues`` from left to right; each sees what the cues before it took."""

    def __init__(self, reading: Reading, sentence: Sentence, cues: Sequence[Occurrence]) -> None:
        self.reading = reading
        self.first, self.stop = _opening(reading, sentence), sentence.stop
        self.sentence = sentence
        self.cues = cues[:MAX_CUES]
        self.found: list[Attribution] = []
        self.sources = SourcePhrases(reading, sentence, self.first, self.stop, self.found)

    def read(self) -> Iterator[Attribution]:
        for number, cue in enumerate(self.cues):
            later = self.cues[number + 1 :]
            item = self._comment(cue, later)
            if item is None and cue.asserted:
                item = self._read_cue(cue, later)
            item = item or self._passive(cue, later)
            if item is not None and all(start < end for start, end in item.content):
                self.found.append(item)
        self.found.extend(self._nominals())
        if not self.found:
            self.found.extend(self._colon())
        yield from self.found

    def _nominals(self) -> Iterator[Attribution]:
        """ "Besten's call for a strike", where no verb reports it."""
        taken = {index for item in self.found for piece in (*item.content, *item.cue) for index in range(*piece)}
        for found in nominals(self.reading, self.sentence.first, self.stop):
            if found.noun not in taken:
                cue = ((found.noun, found.noun + 1),)
                yield Attribution(self.sentence, (found.content,), cue, found.source, REPORTED_BY_NOUN)

    def _colon(self) -> Iterator[Attribution]:
        """'Kolt answered the mayor with a smile: "Never."': quoted words behind a colon, no verb of saying."""
        reading = self.reading
        for index in range(self.first + 1, self.stop - MIN_CLAUSE):
            if reading.texts[index] == ":" and reading.inside[index] < 0 and reading.inside[index + 1] >= 0:
                subject = before(reading, index, self.first)
                near = subject.phrase if subject is not None and subject.phrase.kind == "person" else None
                source = near or self.sources.last_person(index) or self.sources.first_speaker(index)
                if source is not None and source.kind in ("person", "pronoun"):
                    end = trim(reading, index + 1, self.stop)
                    cue = ((index, index + 1),)
                    yield Attribution(self.sentence, ((index + 1, end),), cue, source, QUOTED_BEHIND_COLON)
                return

    def _read_cue(self, cue: Occurrence, later: Sequence[Occurrence]) -> Attribution | None:
        if cue.entry.kind == "accord":
            return self._accord(cue, later)
        enclosing = self.sources.enclosing(cue)
        if cue.entry.tense == "ing" and not self._progressive(cue):
            return None if enclosing else self._participle(cue, later)
        subject = before(self.reading, cue.group, self.sentence.first)
        if enclosing is not None or (subject is not None and subject.opener == "what"):
            return self._naming(cue, subject)
        if subject is not None and subject.opener == "how":
            return self._cleft(cue, subject, later)
        text = self.sources.text_ahead(cue)
        if text is not None:
            return self._before_words(cue, text, later)
        inverted = self._inverted(cue, subject, later)
        if inverted is not None:
            return inverted
        shared = self.sources.shared(cue)
        if shared is not None:
            return self._before_words(cue, shared, later)
        source = self.sources.usable(subject, cue) or self.sources.coordinated(cue)
        if source is None:
            return None
        return (
            self._inserted(cue, source, later)
            or self._behind_words(cue, source, later)
            or self._before_words(cue, source, later)
        )

    def _progressive(self, cue: Occurrence) -> bool:
        return any(self.reading.lowers[i] in BE for i in range(cue.group, cue.first))

    # -------------------------------------------------- constructions

    def _comment(self, cue: Occurrence, later: Sequence[Occurrence]) -> Attribution | None:
        """A clause that comments on another: "As X put it, ..." """
        found = comment(self.reading, cue, self.first, self.stop, later)
        return self._make(cue, *found, COMMENTED) if found is not None else None

    def _passive(self, cue: Occurrence, later: Sequence[Occurrence]) -> Attribution | None:
        """What was said of a subject or told it: "... was described as a mistake by X"."""
        found = None if self.sources.enclosing(cue) else passive(self.reading, cue, self.first, self.stop, later)
        return self._make(cue, found.source, found.content, PASSIVE) if found is not None else None

    def _accord(self, cue: Occurrence, later: Sequence[Occurrence]) -> Attribution | None:
        """ "..., according to X" and "According to X, ..."."""
        source = after(self.reading, cue.stop, self.stop)
        if source is None or source.kind not in SPEAKERS | {"other"}:
            return None
        if cue.first <= self.first:
            colon = source.stop < self.stop and self.reading.texts[source.stop] == ":"
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
        comma = next((i for i in range(at, min(self.stop, at + 30)) if reading.texts[i] == ","), None)
        if comma is None or comma + 1 >= self.stop:
            return None
        second = next((i for i in range(comma + 1, self.stop) if reading.texts[i] == ","), None)
        if second is not None and second - comma <= 14 and second + 1 < self.stop:
            phrase = after(reading, comma + 1, second)
            apposed = phrase is not None and phrase.stop == second and phrase.kind in ("office", "organisation")
            if reading.lowers[comma + 1] in ("who", "which") or apposed:
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
        previous = self.reading.texts[cue.group - 1]
        quoted = quoted_before(self.reading, cue.group, self.first)
        if not quoted and previous not in COMMA_OR_DASH:
            return None
        if subject is not None and not quoted and self._goes_with_subject(subject, source):
            return None
        if not reportable(self.reading, self._clause_first(cue.group), cue.group, quoted):
            return None
        return self._make(
            cue, source, self._around(cue.group, source.stop, later), "the words before the verb and its speaker"
        )

    def _announced(self, cue: Occurrence, source: Phrase) -> Attribution | None:
        """'Said Ellis: "..."' at the start of a sentence."""
        reading = self.reading
        opening = next((i for i in range(source.stop, self.stop) if reading.inside[i] >= 0), None)
        colon = source.stop < self.stop and reading.texts[source.stop] == ":"
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
        ends = source.stop >= self.stop or self.reading.texts[source.stop] in {".", ",", "!", "?", ";"}
        return source.kind == "pronoun" or not ends

    def _inserted(self, cue: Occurrence, source: Phrase, later: Sequence[Occurrence]) -> Attribution | None:
        """ "Voters, Clinton suggested, don't have to worry": the attribution stands inside the reported clause."""
        reading = self.reading
        first, behind = self._clause_first(source.lead), cue.stop
        if behind < self.stop and reading.lowers[behind] in WHEN_AND_WHERE | TIME_WORDS:
            near = range(behind, min(self.stop, behind + MAX_ADJUNCT))
            behind = next((i for i in near if reading.texts[i] == "," or reading.inside[i] >= 0), behind)
        fits = source.lead - 1 > first and behind + 1 < self.stop and "post" in cue.entry.frames
        if not fits or source.kind == "relative" or cue.entry.tense not in ("past", "s", "base"):
            return None
        commas = reading.texts[source.lead - 1] == "," and reading.texts[behind] == ","
        if not commas or reading.inside[source.lead - 1] >= 0:
            return None
        around = (first, source.lead - 1), (behind + 1, trim(reading, behind + 1, self.stop))
        if reading.inside[behind + 1] >= 0:
            # "The plan, he said, “is dead”": quoted words in lower case go on with the clause begun before
            quoted = reading.text[reading.stretches[reading.inside[behind + 1]].inner[0]]
            return self._make(cue, source, around, AROUND) if quoted.islower() else None
        opens = reading.lowers[behind + 1]
        clause_before = source.lead - first > 6 and reading.lowers[first] not in ADVERBIAL_OPENERS
        verbal = opens in FINITE or opens == "to"
        starts_new = not verbal and (
            opens.endswith("ing") or opens in ADVERBIAL_OPENERS or opens in ("and", "but", "who", "which", "or")
        )
        joined = not later and self._goes_on(behind + 1)
        if not joined and (starts_new or (clause_before and not verbal)):
            return None
        return self._make(cue, source, around, AROUND)

    def _goes_on(self, joint: int) -> bool:
        """Whether "and" joins a further clause to the one reported: "X, she said, and young fish need more"; not what
        the speaker did then: "and left", "and he left"."""
        opens = self.reading.lowers[joint + 1]
        acts = opens in IRREGULAR_VERBS or opens.endswith("ed") or opens in ("he", "she", "they", "then")
        return self.reading.lowers[joint] in ("and", "but") and joint + 3 < self.stop and not acts

    def _behind_words(self, cue: Occurrence, source: Phrase, later: Sequence[Occurrence]) -> Attribution | None:
        """ "...," X said: the reported words stand before the speaker."""
        frames = cue.entry.frames
        if source.lead <= self.first or not frames & {"post", "quote"} or source.kind == "relative":
            return None
        if not RESUMPTIVE.isdisjoint(self.reading.words(source.first, source.core - 1)):
            return None  # "..., a charge Israel denied"
        previous = self.reading.texts[source.lead - 1]
        quoted = quoted_before(self.reading, source.lead, self.first)
        if not quoted and (previous not in COMMA_OR_DASH or "post" not in frames):
            return None
        if not quoted and complement(self.reading, cue, self.stop) is not None:
            return None
        if not reportable(self.reading, self._clause_first(source.lead), source.lead, quoted):
            return None
        return self._make(cue, source, self._around(source.lead, cue.stop, later), "the words before their speaker")

    def _before_words(self, cue: Occurrence, source: Phrase, later: Sequence[Occurrence]) -> Attribution | None:
        """X said (that) ...: the reported words stand behind the verb."""
        reading = self.reading
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
        relative = source.kind == "relative" or "whom" in reading.words(source.first, source.stop)
        ceiling = relative_end(reading, source, cue, self.first, found.start, ceiling) if relative else ceiling
        taken = [piece[0] for item in self.found for piece in item.content if piece[0] > found.start]
        ceiling = min([ceiling, *taken])
        end = content_end(reading, found.start, ceiling, found.rule, later, cue, relative=relative)
        if found.rule == "np-np" and names_a_work(reading, found.start, end):
            return None
        content = without_time(reading, found.start, end) if found.rule == "np" else ((found.start, end),)
        return self._make(cue, source, content, CONSTRUCTIONS[found.rule])

    def _clause_stop(self, source: Phrase, start: int) -> int:
        """Where the words end at the latest: for a cue in an opening subordinate clause, the comma that closes it."""
        reading = self.reading
        opener = source.first - 1
        subordinates = reading.lowers[opener] in SUBORDINATORS or reading.lowers[opener] == "as"
        opening = opener <= self.first + 1 and subordinates and opener >= self.sentence.first
        if not opening:
            return self.stop
        commas = (i for i in range(start + 1, self.stop) if reading.texts[i] == "," and reading.inside[i] < 0)
        return next(commas, self.stop)

    def _participle(self, cue: Occurrence, later: Sequence[Occurrence]) -> Attribution | None:
        """ "..., adding that ..." and "While calling for ..., X suggested ...": the speaker is the main clause's."""
        opener = self.reading.lowers[cue.group - 1] if cue.group > self.sentence.first else ""
        if opener in CLOSING_MARKS and self.reading.inside[cue.group - 1] >= 0:
            opener = ","
        hung = opener in HANGS_ON
        issued = opener in text_nouns() and not ISSUING.isdisjoint(
            self.reading.words(max(self.first, cue.group - 6), cue.group)
        )
        absolute = absolute_subject(self.reading, cue, self.first)
        if not hung and not issued and absolute is None and cue.group > self.first:
            return None
        leading = opener in ("while", "when", "after", "before", "by", "") or cue.group <= self.first
        source = absolute or (self.sources.behind(cue) if leading else self.sources.main(cue))
        found = complement(self.reading, cue, self.stop)
        if source is None or found is None or self._cites_somebody(cue, found.start):
            return None
        ceiling = self.stop
        if leading:
            ceiling = next(
                (i for i in range(found.start, source.first) if self.reading.texts[i] == "," and i + 1 == source.first),
                source.first,
            )
        reported = [item.content[0][0] for item in self.found if item.content and item.content[0][0] > found.start]
        ceiling = min([ceiling, *reported])  # "said, citing a shortage, that ..."
        end = content_end(self.reading, found.start, ceiling, found.rule, later, cue)
        return self._make(
            cue, source, ((found.start, end),), f"{CONSTRUCTIONS[found.rule]}, a participle of the speaker's clause"
        )

    def _cites_somebody(self, cue: Occurrence, start: int) -> bool:
        """ "Citing two officials, the paper reported": whom it was heard from, nothing that was said."""
        cited = after(self.reading, start, self.stop) if cue.entry.lemma in ("cite", "quote") else None
        return cited is not None and cited.kind in ("person", "people", "office", "organisation")

    def _naming(self, cue: Occurrence, subject: Subject | None) -> Attribution | None:
        """ "what they called Russia's illegal invasion": a judgement of its own inside somebody else's words."""
        if subject is None or subject.opener != "what" or not cue.entry.frames & NAMING:
            return None
        start = cue.stop + (self.reading.lowers[cue.stop] == "as")
        phrase = after(self.reading, start, self.stop)
        if phrase is None or subject.phrase.kind not in SPEAKERS:
            return None
        return self._make(cue, subject.phrase, ((start, phrase.stop),), "what the speaker called it")

    def _cleft(self, cue: Occurrence, subject: Subject, later: Sequence[Occurrence]) -> Attribution | None:
        """'"A joke" was how X described the offer': the quoted words, and what they were said of."""
        reading, how = self.reading, subject.phrase.first - 1
        quoted = how - 2 >= self.first and reading.inside[how - 2] >= 0 and reading.inside[self.first] >= 0
        if not quoted or reading.lowers[how - 1] not in BE or subject.phrase.kind not in SPEAKERS:
            return None
        content: list[Range] = [(self.first, how - 1)]
        if cue.stop < self.stop and after(reading, cue.stop, self.stop) is not None:
            content.append((cue.stop, content_end(reading, cue.stop, self.stop, "np", later, cue)))
        return self._make(cue, subject.phrase, tuple(content), "how the speaker put it")

    def _clause_first(self, before: int) -> int:
        """Where the clause begins that stands before a speaker: behind the last attribution of the sentence, or that
        attribution and all, where nothing stands between ("A agreed that ..., B said")."""
        ends = [item.content[-1][1] for item in self.found if item.rule != PASSIVE]
        return max([self.first, *(end for end in ends if end < before - 1)])

    def _around(self, stop: int, behind: int, later: Sequence[Occurrence]) -> tuple[Range, ...]:
        """The words before a speaker, and those that go on behind the verb and its speaker."""
        limit = rest_begins_before(self.reading, behind, later[0].group if later else self.stop, self.stop)
        return pieces(self.reading, self._clause_first(stop), stop, behind, limit, (self.first, self.stop))

    def _make(self, cue: Occurrence, source: Phrase, content: tuple[Range, ...], rule: str) -> Attribution:
        return Attribution(self.sentence, content, cue.pieces, source, rule, cue)


def _opening(reading: Reading, sentence: Sentence) -> int:
    """The first token that may be reported: past "But", "And", "Meanwhile," which are the reporter's."""
    first = sentence.first
    while (
        first < sentence.stop - 1
        and reading.inside[first] < 0
        and (
            reading.lowers[first] in OPENING_LINKS
            or (first > sentence.first and reading.texts[first] == ",")
            or (is_adverb(reading.lowers[first]) and reading.texts[first + 1] == ",")
        )
    ):
        first += 1
    return first
