"""Texts that nobody would print: the analysis of one takes no more work than its length warrants, and never fails."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest

from core.analysis import analyse, lexicon
from core.model import Analysis, Document, Span

SEEDS = Path(__file__).parents[3] / "seeds"
ENGLISH = "The of and to in that is was for on with said by from at has it he his. "
"""Words enough that a text is taken for English."""
GIVEN = ("Adam", "Brian", "Carl", "David", "Edward", "Frank", "George", "Henry", "Ivan", "James")
SMALL = 4000
"""Characters of the smaller of two texts; whatever a document is allowed once (a window, a cap) is used up in it."""
MOST_TIMES, SPARE = 6, 20_000
TEXTS = 300


def _word(number: int) -> str:
    letters = ""
    for _ in range(4):
        number, rest = divmod(number, 26)
        letters += chr(ord("a") + rest)
    return letters


def _persons(pattern: str) -> Callable[[int], str]:
    """A pattern filled with a new person each time, to a number of characters."""

    def text(length: int) -> str:
        count = length // len(pattern)
        filled = (pattern.replace("FIRST", GIVEN[n % 10]).replace("LAST", f"Q{_word(n)}") for n in range(count))
        return ENGLISH + "".join(filled)

    return text


def _repeated(pattern: str, before: str = "", behind: str = "") -> Callable[[int], str]:
    return lambda length: ENGLISH + before + pattern * (length // len(pattern)) + behind


def _introduced(length: int) -> str:
    """An introduction that names many people, then many answers."""
    return _persons("FIRST LAST met. ")(length // 2) + "\n" + "A: It is so.\n" * (length // 26)


HOSTILE: dict[str, Callable[[int], str]] = {
    "persons": _persons("Mr. FIRST LAST said that the plan was good. LAST said he agreed. "),
    "offices": _persons("Defense Minister FIRST LAST said it was good. The defense minister said he agreed.\n"),
    "namesakes": _persons("Mr. FIRST LAST Smith said that the plan was good. Smith said he agreed.\n"),
    "labels": _persons("\nFIRST LAST: We will say that the plan is good for the people of the land."),
    "one paragraph": _persons("Mr. FIRST LAST met. She said that it was. He said so. It was hers. "),
    "cues": _repeated("the minister said that he told her and she added that they claimed it was so and "),
    "cues between commas": _repeated("Japan, Japan said, adding that he, saying, told, "),
    "said": _repeated("said "),
    "adverbs": _repeated("was really truly simply said "),
    "quotations amid narration": _repeated("\n“We will never go there again, and so it was.”\n\nIt rained all day.\n"),
    "quotations that go on": _repeated("\n“We will never go there again, and so it was.”\n", "Roe said: “No.”\n"),
    "reports in an open quotation": _repeated("he said that it rained, ", "“"),
    "paragraphs left open": _repeated("\n“We will never go there again, and so it was.\n"),
    "nested marks": _repeated("“It said “no” in the hall "),
    "lost closing marks": _repeated("no, said Roe, and yes, he said, ", "“"),
    "lists": _repeated("\nRoe called for:\n- a boat\n- a mast\n"),
    "one list": _repeated("\n- a boat", "Roe called for:"),
    "turns": _repeated("\nROE: Is it so?\nIt is so.\nHOLM: It is."),
    "labelled lines": _persons("\nFIRST LAST: I saw it.\n"),
    "questions and answers": _persons("\nQ: Is it so?\nA: FIRST LAST told me so."),
    "times of day": _repeated("\n12:40 GMT\nRoe: No talks before Sunday\n", "John Roe left."),
    "short lines": _repeated("and so\n"),
    "page numbers": _repeated("and so\n\n14\n\n"),
    "quoted lines": _repeated("\n> I saw it.", "Roe wrote:"),
    "names below": _repeated("\n“It was good.”\nAda Holm, nurse\n"),
    "lost opening marks": _repeated("He saw a,” said Bob, "),
    "lost closing marks and further ones": _repeated("it was so, and “he saw "),
    "single marks amid double ones": _repeated("“No.” 'Yes.' "),
    "years": _repeated("It was. '68 was so "),
    "many answers behind a long introduction": _introduced,
    "signatures": _repeated("\n“It was good.” — Ada Holm\n"),
    "adding": _repeated("adding, "),
    "titles": _repeated("Kolt minister "),
    "ministries": _repeated("ministry "),
    "ministries in an open quotation": _repeated("ministry ", '"'),
    "quotations": _repeated('"We will not go there at all today," he said.\n'),
    "quotations alone": _repeated('"We will not go there at all today, no." ', "John Smith said so. "),
    "open quotation": _repeated("we will say that he said it was so, and ", "“"),
    "he": _repeated("he ", "John Smith said. "),
    "dates": _repeated("said on Monday that on Oct. 3, 2024, the minister, "),
    "names in a row": _repeated("Japan and ", behind="said that it was so."),
    "underscores": _repeated("_"),
    "digits and dashes": _repeated("1-"),
    "letters and stops": _repeated("a.", behind="1"),
    "at signs": _repeated("a@"),
    "brackets": _repeated("[ "),
    "spaces behind a bracket": _repeated(" ", "["),
    "bare stops": _repeated(". "),
    "marks": _repeated("“ ” ‘ ’ \" ' "),
    "line breaks": _repeated("\n"),
}


def _analysed(text: str) -> Analysis:
    return analyse(Document("a document", text, "0" * 64))


def _steps(text: str) -> int:
    """How many calls and returns it takes to analyse a text, those of C included: what no other process changes."""
    steps = 0

    def called(frame: FrameType, event: str, argument: object) -> None:
        nonlocal steps
        steps += 1

    sys.setprofile(called)
    try:
        _analysed(text)
    finally:
        sys.setprofile(None)
    return steps


@pytest.mark.parametrize("name", HOSTILE)
def test_work_grows_with_the_length(name: str) -> None:
    _analysed(HOSTILE[name](200))  # what is read once for all documents
    small, large = (_steps(HOSTILE[name](length)) for length in (SMALL, 4 * SMALL))
    assert large < MOST_TIMES * small + SPARE


def test_a_sentence_without_end_is_cut_and_its_spans_are_exact() -> None:
    text = ENGLISH + "Adam Kolt said " + "that it was so and, " * 3000
    analysis = _analysed(text)
    assert analysis.quotes
    _check_spans(text, analysis)


def _check_spans(text: str, analysis: Analysis) -> None:
    spans: list[Span] = [(mention.start, mention.end) for mention in analysis.mentions]
    for quote in analysis.quotes:
        spans += [*quote.content, *quote.cue, *quote.source, *quote.verbatim]
        for start, end in quote.verbatim:
            assert any(first <= start and end <= stop for first, stop in quote.content)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    known = {actor.id for actor in analysis.actors}
    assert {mention.actor for mention in analysis.mentions} <= {*known, None}
    assert {speaker for quote in analysis.quotes for speaker in quote.speakers} <= known


def _shuffled(chance: random.Random, words: list[str]) -> str:
    """Words of the seeds and the lexicon, in runs as they were printed or drawn, some of them again and again."""
    parts: list[str] = []
    while len(parts) < 200:
        at = chance.randrange(len(words))
        run = words[at : at + chance.choice((1, 1, 2, 5, 20))]
        parts += run * chance.choice((1, 1, 1, 1, 2, 9))
        parts.append(chance.choice(("", "", "", ".", ",", '"', "“", "”", "'", "(", ")", ":", " - ", "\n", "\n\n", "[")))
    joint = chance.choice((" ", " ", " ", "", "\n"))
    return (ENGLISH if chance.random() < 0.8 else "") + joint.join(parts)[: chance.randrange(1, 1500)]


def test_words_in_any_order_raise_nothing_and_give_spans_of_the_text() -> None:
    chance = random.Random(20241031)
    printed = [word for seed in sorted(SEEDS.glob("*.txt")) for word in seed.read_text(encoding="utf-8").split(" ")]
    known = [*lexicon.cues(), *lexicon.person_nouns(), *lexicon.organisation_nouns(), *lexicon.given_names()]
    known += [*lexicon.honorifics(), *lexicon.places(), *(state.name for state in lexicon.states())]
    words = printed + chance.sample(sorted(known), len(printed))
    for _ in range(TEXTS):
        text = _shuffled(chance, words)
        _check_spans(text, _analysed(text))
