"""What stands inside quotation marks, whatever marks and slips a text has."""

from __future__ import annotations

import random

import pytest

from core.analysis.text.marks import stretches


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said "yes" and "no".', ["yes", "no"]),
        ("He said “yes” and „nein“ and «non».", ["yes", "nein", "non"]),
        ("He said ''yes'' twice.", ["yes"]),
        ("He said ``yes'' twice.", ["yes"]),
        ("He said ‘yes’ twice.", ["yes"]),
        ("It's the players' union, he said, 'and ours.'", ["and ours."]),
        ('It was "never closed.\nThe next line is free.', ["never closed."]),
        ('It was "closed late.\n"\nThe next line is free.', ["closed late."]),
        ('A stray" mark opens nothing. But "this" does.', ["this"]),
        ("“One paragraph\n“and the next.”", ["One paragraph", "and the next."]),
        ("“He told me ‘run’ and I ran.”", ["He told me ‘run’ and I ran."]),
        ("No marks at all.", []),
        ("“We go,“ he said. “We stay.“", ["We go,", "We stay."]),
        ("”We go“ is what he said.", ["We go"]),
        ("“The sign said “No entry” twice,” he said.", ["The sign said “No entry” twice,"]),
        ("‘He told me, “Run,” and I ran,’ she said.", ["He told me, “Run,” and I ran,"]),
        ("'Back in '68 we slept 'neath the boats,' he said.", ["Back in '68 we slept 'neath the boats,"]),
        ("'12 of us were hurt,' said Ada Holm.", ["12 of us were hurt,"]),
        ("Ada Holm said: '12 of us were hurt'.", ["12 of us were hurt"]),
        ("'Til May we wait,' said Ada Holm.", ["Til May we wait,"]),
        ("'68 was a bad year for the players' union.", []),
        ("'Tis late. 'We go,' she said.", ["We go,"]),
        ("It began in the '90s, she said, 'and ended.'", ["and ended."]),
        ("Back in '68, she said, 'we slept.'", ["we slept."]),
        ("The gates were shut at noon,” said Ada Holm.", ["The gates were shut at noon,"]),
        ("The hall was full. The gates were shut,” said Ada Holm.", []),
        ("The crack was 14” wide, said Ada Holm.", []),
        ("“We go,” said Ada Holm, because the gates are shut.”", ["We go,", "because the gates are shut."]),
        ("“We go at noon, said Ada Holm, who sails.", ["We go at noon,"]),
        ("“We go at noon, he said. “We sail,” she said.", ["We go at noon,", "We sail,"]),
        ("“We go at noon, and said Mass.\n“We sail,” she said.", ["We go at noon, and said Mass.", "We sail,"]),
    ],
)
def test_quoted_words(text: str, quoted: list[str]) -> None:
    assert [text[slice(*stretch.inner)] for stretch in stretches(text)] == quoted


def test_marks_never_fail_and_never_overlap() -> None:
    dice = random.Random(7)
    for _ in range(300):
        text = "".join(dice.choices("ab .,\n\"'“”‘’«»„`", k=60))
        at = 0
        for stretch in stretches(text):
            assert at <= stretch.outer[0] <= stretch.inner[0] <= stretch.inner[1] <= stretch.outer[1] <= len(text)
            at = stretch.outer[1]
