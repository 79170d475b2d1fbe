"""Where a line break ends a paragraph, and where a line was only wrapped."""

from __future__ import annotations

import pytest

from core.analysis.text.paragraphs import page_numbers, paragraphs

WRAPPED = """The harbour of Norvia will stay closed until the end of May,
the port authority said, because the mast of the ferry that sank
last week still blocks the only channel deep enough for tankers.
   Marta Velling, who leads the authority, told reporters that a
crane had been ordered from abroad and would come within a week.
"""


def cut(text: str) -> list[str]:
    return [" ".join(text[start:end].split()) for start, end in paragraphs(text)]


def test_a_line_is_a_paragraph() -> None:
    assert cut("One line.\nThe next.\n\nAnd one more") == ["One line.", "The next.", "And one more"]


def test_wrapped_lines_are_one_paragraph_until_an_indented_one() -> None:
    found = cut(WRAPPED)
    assert len(found) == 2
    assert (found[1][:13], found[1][-14:]) == ("Marta Velling", "within a week.")


def test_wrapped_lines_are_one_paragraph_until_a_blank_one() -> None:
    assert len(cut(WRAPPED.replace("   Marta", "\nMarta"))) == 2


def test_long_lines_are_not_taken_for_wrapped_ones() -> None:
    text = "\n".join(f"Sentence number {n} is long enough to be a paragraph of its own, and so it is" for n in range(9))
    assert len(cut(text.replace("is\n", "is, as everybody who reads it can see without a ruler\n"))) == 9


def test_a_closing_mark_on_a_line_of_its_own_belongs_to_the_line_before() -> None:
    assert cut('He said "no.\n"\nShe left.') == ['He said "no. "', "She left."]


def test_blank_text_has_none() -> None:
    assert cut("\n \n\t\n") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"We shall not\npay," said\nAda Holm.', 1),
        ("The mayor said\nthe school was\nsafe.", 1),
        ("The gates held, and the\n\n14\n\nupper town stayed dry.", 1),
        ("The gates held, and the\n\nPage 3 of 12\n\nupper town stayed dry.", 1),
        ("The gates held.\n\n14\n\nThe town stayed dry.", 3),
        ("Dam is safe, officials say\nThe gates held.", 2),
        ("To bring:\ngloves\n- a bucket", 3),
    ],
)
def test_a_line_that_goes_on_in_the_middle_of_a_sentence(text: str, found: int) -> None:
    assert len(paragraphs(text)) == found


def test_page_numbers_within_paragraphs() -> None:
    text = "The gates held, and the\n\n- 14 -\n\nupper town stayed dry."
    assert [text[start:end] for start, end in page_numbers(text)] == ["- 14 -"]
