"""Where a lost quotation mark stood, told by who is named as the speaker beside the words.

"We will not move," has a speaker right behind its comma. So a paragraph that closes what it never opened was quoted
from its start, where the words "said NAME" follow the closing mark; one that opens what it never closes was quoted up
to the comma before "said NAME".
"""

from __future__ import annotations

import re
from functools import cache

from core.analysis import lexicon
from core.analysis.text.grammar import DETERMINERS, word_set

_FARTHEST = 160
"""How many characters behind a quotation its speaker is looked for."""
_LONGEST_QUOTATION = 1500
"""How many characters apart the two marks of a quotation may be where one of them is lost."""
_LONGEST_SUBJECT = 6
"""How many words a speaker before the verb may have."""
_WORD = re.compile(r"\s*(?P<word>[^\W_](?:[\w’'&-]|\.(?=\w))*)(?P<stop>[,.;:!?]?)")
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-Z])")
_COMMA = re.compile(r"[,!?]\s(?=[A-Za-z])")
_HE_OR_SHE = frozenset({"he", "she", "they"})
_OWN_VOICE = word_set("own-voice")


def names_speaker(text: str, start: int, end: int, *, alone: bool = False) -> int | None:
    """Where an attribution ends that begins at a character: behind "said Ada Holm," or "the minister said.".

    None where none begins there. ``alone`` asks for a comma or stop behind a verb that follows its speaker.
    """
    words: list[re.Match[str]] = []
    at = start
    while len(words) <= _LONGEST_SUBJECT + 1:
        word = _WORD.match(text, at, min(end, start + _FARTHEST))
        if word is None:
            break
        words.append(word)
        at = word.end()
        if word["stop"] and not _abbreviated(text, word):
            break
    if len(words) < 2:
        return None
    cues = [word["word"].lower() in _after_words() for word in words]
    if cues[0] and not cues[1] and _names_somebody(words[1]["word"]):
        return _end_of_clause(text, words[1].start(), end)
    spoken = next((number for number, cue in enumerate(cues) if cue), 0)
    if not spoken or not _names_somebody(words[0]["word"]) or (alone and words[spoken]["stop"] not in (",", ".")):
        return None
    return words[spoken].end() if spoken == 1 or words[0]["word"].lower() not in _HE_OR_SHE else None


def lost_opening(text: str, begin: int, mark: re.Match[str], end: int) -> int | None:
    """Where the words began that a mark closes and none opened, ``begin`` being the paragraph's start."""
    if mark.start() - begin > _LONGEST_QUOTATION or text[mark.start() - 1] not in ",.!?…":
        return None
    if names_speaker(text, mark.end(), end) is None:
        return None
    if _names_speaker_within(text, begin, mark.start()) or mark.start() - begin < 12:
        return None
    several = _SENTENCE_END.search(text, begin, mark.start())
    if several is not None and not _in_own_voice(text, begin, several.start()):
        return None
    return begin


def lost_second_opening(text: str, begin: int, mark: re.Match[str]) -> int | None:
    """Where words went on whose opening mark was lost: behind the speaker named behind the quotation that ends at
    ``begin``."""
    if mark.start() - begin > _LONGEST_QUOTATION or text[mark.start() - 1] not in ",.!?…":
        return None
    spoken = names_speaker(text, begin, mark.start())
    if spoken is None or text[spoken - 1] not in ",." or mark.start() - spoken < 12:
        return None
    return None if _names_speaker_within(text, spoken, mark.start()) else spoken


def lost_closing(text: str, begin: int, end: int) -> int | None:
    """Where words ended that a mark before ``begin`` opened and none closed: behind the comma before their speaker."""
    for comma in _COMMA.finditer(text, begin, min(end, begin + _LONGEST_QUOTATION)):
        if names_speaker(text, comma.end(), end, alone=True) is not None:
            return comma.start() + 1
    return None


def _names_speaker_within(text: str, begin: int, end: int) -> bool:
    return any(word in _after_words() for word in re.findall(r"[a-z]+", text[begin:end]))


def _in_own_voice(text: str, begin: int, end: int) -> bool:
    return any(word.lower() in _OWN_VOICE for word in re.findall(r"[A-Za-z]+", text[begin:end]))


def _names_somebody(word: str) -> bool:
    capital, lower = word[0].isupper() and word not in ("I", "And", "But"), word.lower()
    return capital or lower in DETERMINERS or lower in _HE_OR_SHE or lower in lexicon.person_nouns()


def _end_of_clause(text: str, start: int, end: int) -> int:
    """Behind the comma or stop that closes a speaker's name and office, or at the end."""
    close = re.compile(r"[,.](?=\s|$)").search(text, start, min(end, start + _FARTHEST))
    return close.end() if close else min(end, start + _FARTHEST)


def _abbreviated(text: str, word: re.Match[str]) -> bool:
    return word["stop"] == "." and word["word"] in word_set("abbreviation")


@cache
def _after_words() -> frozenset[str]:
    """The verbs that may stand right behind what they report."""
    return frozenset(
        form for form, cue in lexicon.cues().items() if cue.tense in ("past", "s") and "post" in cue.frames
    )
