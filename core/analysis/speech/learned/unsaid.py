"""What the network takes for a report and is none: titles, gestures, songs, questions, what was denied or thought."""

from __future__ import annotations

from core.analysis import lexicon
from core.analysis.reading import Reading
from core.analysis.speech.announced import anothers_words
from core.analysis.speech.complements import FINITE_OR_PAST
from core.analysis.speech.endings import names_a_work
from core.analysis.speech.learned.judge import any_quoted
from core.analysis.speech.learned.proposals import Proposal
from core.analysis.speech.phrases import SPEAKERS, kind_of
from core.analysis.speech.told import all_told, is_passive
from core.analysis.text.grammar import QUESTION_WORDS, is_function_word, word_set

MOST_SMALL = 4
"""Function words of up to so many letters need no capital in a title."""
MOST_FIELD_WORDS = 2
PERFORMED = word_set("performed")
"""Verbs whose words are somebody else's: songs, verses."""
THOUGHTS = word_set("thought")
"""Verbs of what goes on in a mind, and of what is wished: no quotes, unless their words stand inside marks."""
SOURCES_NAMED = word_set("names-a-source")
TITLING = word_set("titling")
"""Words before a name or a title in marks, which is nobody's words."""
GESTURES = word_set("gesture")
"""What points at a thing: "pointed at the map"."""
WRITING = word_set("writing")
ASKED_OF_SOURCES = word_set("asked-of-sources")
"""What a reporter asks for."""
UNSAID = PERFORMED | THOUGHTS | SOURCES_NAMED


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
    if first >= len(reading.inside) or reading.lowers[first - 1] != ":" or reading.inside[first] < 0:
        return False
    if proposal.head in reading.headline:
        return False
    if reading.lowers[proposal.head] in lexicon.cues() or kind_of(reading, max(first - 2, 0), first - 1) in SPEAKERS:
        return False
    return _is_title_case(reading.text[slice(*reading.stretches[reading.inside[first]].inner)])


def _is_title_case(quoted: str) -> bool:
    """Whether words have the capitals of a title: all large ones, of them a common word behind the first ("The Salt
    Road.") or, where no stop ends them, a word of none but titles and names ("Middlemarch")."""
    words = quoted.rstrip(".,!?").split()
    large = [word for word in words if len(word) > MOST_SMALL or not is_function_word(word.lower())]
    if not large or not all(word[0].isupper() for word in (*large, words[-1])) or not words[-1][-1].isalnum():
        return False
    if any(word in large and word.lower() in lexicon.common_words() for word in words[1:]):
        return True
    return quoted[-1] not in ".!?" and any(word.lower() not in lexicon.common_words() for word in large)


def _names_a_field(reading: Reading, proposal: Proposal) -> bool:
    """Whether a colon follows the name of a field and no speaker: "WHEN: Saturday at eight.", "Opening hours: ..."."""
    head = proposal.head
    first = reading.sentences[reading.sentence_of[head]].first
    if reading.lowers[head] != ":" or not 0 < head - first <= MOST_FIELD_WORDS:
        return False
    return all(
        index not in reading.name_at
        and (reading.lowers[index] in lexicon.common_words() or is_function_word(reading.lowers[index]))
        and kind_of(reading, index, index + 1) not in SPEAKERS
        for index in range(first, head)
    )


def _tells_what_it_reads(reading: Reading, first: int) -> bool:
    """Whether "that" opens a relative clause at a token: 'signs that read "No"' report by "read", not by "signs"."""
    verb = reading.lowers[first + 1] in lexicon.cues() and reading.inside[first + 1] < 0
    behind = reading.inside[first + 2 : first + 3]
    return reading.lowers[first] == "that" and verb and bool(behind) and behind[0] >= 0


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
