"""What shows nothing hides nothing: words are found and quoted as they are seen, and stand where they stand."""

from __future__ import annotations

import pytest

from core.analysis import analyse
from core.archive.words.cutting import folded, line
from core.model import Document
from core.seen import as_seen, seen

PLAIN = "“We open the office on Friday,” Mayor Ana Triffin said on Tuesday. She said it would rain."
UNSEEN = {
    "soft hyphens": PLAIN.replace("ri", "r\u00adi").replace("ay", "a\u00ady"),
    "zero-width spaces": PLAIN.replace("o", "o\u200b"),
    "joiners of words": PLAIN.replace(" ", " \u2060"),
    "byte-order marks": PLAIN.replace("a", "\ufeffa"),
    "ligatures": PLAIN.replace("ffi", "\ufb03"),
    "marks of direction": "\u202a" + PLAIN.replace("Ana", "\u2067Ana").replace("said", "\u2069said\u200e") + "\u202c",
    "spaces that do not break": PLAIN.replace(" ", "\u00a0"),
}


def shown(text: str) -> str:
    visible = seen(text)
    return as_seen(visible.text if visible else text)


@pytest.mark.parametrize("kind", UNSEEN)
def test_the_analysis_reads_what_a_person_sees_and_tells_where_it_stands(kind: str) -> None:
    def told(text: str) -> list[tuple[object, ...]]:
        found = analyse(Document("a", text, "0" * 64))
        names = {actor.id: actor.name for actor in found.actors}
        pieces = [
            [shown(text[slice(*span)]) for span in spans]
            for quote in found.quotes
            for spans in (quote.content, quote.cue, quote.source)
        ]
        mentions = [shown(text[mention.start : mention.end]) for mention in found.mentions]
        return [(quote.kind, [names[one] for one in quote.speakers]) for quote in found.quotes] + [
            tuple(map(str, pieces)),
            tuple(mentions),
        ]

    assert told(UNSEEN[kind]) == told(PLAIN)


def test_every_character_that_is_seen_knows_its_place() -> None:
    text = "a\u00adb \ufb03x\u200e"
    visible = seen(text)
    assert visible is not None
    assert visible.text == "ab ffix"
    assert visible.places == (0, 2, 3, 4, 4, 4, 5, 7)
    assert visible.original((0, 2)) == (0, 3)
    assert visible.original((4, 6)) == (4, 5)
    assert visible.original((7, 7)) == (7, 7)
    assert seen("“plain”\u00a0text") is None


def test_a_quote_is_found_and_shown_as_it_is_seen() -> None:
    words = line(["the Wa\u00adter\u200bways o\ufb03ce", "of\u00a0Lenn"])
    assert words == "the Waterways office … of Lenn"
    assert folded(words) == "the waterways office of lenn"
