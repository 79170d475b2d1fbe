"""What the analysis gets wrong on PolNeAR dev and in the cases of our own, written for a person to read.

It quotes the articles, which are not ours to publish: the file is written under ``build`` and stays there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import calibration
from cases import Case, Reading, groups
from dev import Paired, Record

SURROUNDINGS = 60
"""Characters of text shown on either side of a miss."""
LONGEST_CONTENT = 300
PHENOMENA = {
    "missed cue": "Nothing was found that shares words with it.",
    "boundary": "Found with other words: less than eight tenths in common.",
    "wrong source": "The right words, another source.",
    "invented quote": "Found, and people report no speech there.",
}


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing that went wrong, with the lines that show it."""

    phenomenon: str
    kind: str
    cue: str
    lines: tuple[str, ...]


def misses(articles: Iterable[Paired]) -> Iterator[Miss]:
    """All misses of the articles, in the order of the text within each phenomenon."""
    for article in articles:
        taken = set(article.right.values()) | set(article.near.values())
        for number, quote in enumerate(article.gold):
            if number in article.named:
                continue
            if number in article.right:
                yield _miss("wrong source", article, quote, [article.found[article.right[number]]])
                continue
            touching = [
                at
                for at, found in enumerate(article.found)
                if at not in article.right.values() and _touch(quote, found)
            ]
            taken.update(touching)
            phenomenon = "boundary" if touching else "missed cue"
            yield _miss(phenomenon, article, quote, [article.found[at] for at in touching])
        for number, quote in enumerate(article.found):
            if number not in taken:
                yield _invented(article, quote)


def written(articles: Sequence[Paired], read: Sequence[tuple[Case, Reading]]) -> str:
    """The whole file, in Markdown."""
    return "\n".join((*_of_articles(list(misses(articles))), *_of_confidence(articles), *_of_cases(read))) + "\n"


def _of_articles(found: Sequence[Miss]) -> Iterator[str]:
    yield "# Misses"
    yield "\nPolNeAR dev, speech only: `-` is what people found, `+` what the program found. Not to be published.\n"
    for phenomenon, meaning in PHENOMENA.items():
        here = [miss for miss in found if miss.phenomenon == phenomenon]
        yield f"## {phenomenon}: {len(here)}\n\n{meaning}\n"
        for kind in ("direct", "mixed", "indirect"):
            yield from _of_kind(kind, [miss for miss in here if miss.kind == kind])


def _of_kind(kind: str, here: Sequence[Miss]) -> Iterator[str]:
    yield f"### {kind}: {len(here)}\n"
    cues = Counter(miss.cue for miss in here)
    yield f"By cue: {', '.join(f'{cue} {count}' for cue, count in cues.most_common())}\n"
    for cue, _ in cues.most_common():
        yield from ("\n".join(miss.lines) + "\n" for miss in here if miss.cue == cue)


def _of_confidence(articles: Sequence[Paired]) -> Iterator[str]:
    yield "## Confidence\n\n| from | quotes | stated | true |\n|---|---|---|---|"
    for tenth in calibration.tenths(calibration.claims(articles)):
        yield f"| {tenth.lowest:.1f} | {tenth.count} | {tenth.stated:.2f} | {tenth.true:.2f} |"
    yield ""


def _of_cases(read: Sequence[tuple[Case, Reading]]) -> Iterator[str]:
    readings = {case.id: reading for case, reading in read}
    wrong = groups([case for case, reading in read if not reading.right])
    yield f"## Cases of our own: {sum(map(len, wrong.values()))} of {len(read)} not read\n"
    for group, cases in wrong.items():
        yield f"### {group}: {len(cases)}\n"
        for case in cases:
            yield f"#### {case.title} ({readings[case.id].in_a_word()})\n"
            yield "\n".join(f"    {line}" for line in (*case.text.split("\n"), *readings[case.id].lines())) + "\n"


def _miss(phenomenon: str, article: Paired, quote: Record, instead: Sequence[Record]) -> Miss:
    lines = [_where(article, quote), f"    - {_shown(article.text, quote)}"]
    lines += [f"    + {_shown(article.text, found)}" for found in instead]
    return Miss(phenomenon, quote["kind"], _cue(article.text, quote), tuple(lines))


def _invented(article: Paired, quote: Record) -> Miss:
    lines = (_where(article, quote), f"    + {_shown(article.text, quote)} ({quote['reason']})")
    return Miss("invented quote", quote["kind"], _cue(article.text, quote), lines)


def _touch(one: Record, other: Record) -> bool:
    return any(a < d and c < b for a, b in one["content"] for c, d in other["content"])


def _cue(text: str, quote: Record) -> str:
    return " … ".join(" ".join(text[start:end].split()).casefold() for start, end in quote["cue"]) or "(none)"


def _where(article: Paired, quote: Record) -> str:
    spans = [*quote["content"], *quote["cue"], *quote["source"]]
    start = max(0, min(start for start, _ in spans) - SURROUNDINGS)
    end = max(end for _, end in spans) + SURROUNDINGS
    passage = " ".join(article.text[start:end].split())
    return f"* {article.id} at {start}: {passage}"


def _shown(text: str, quote: Record) -> str:
    source = " … ".join(text[start:end] for start, end in quote["source"]) or "?"
    content = " … ".join(" ".join(text[start:end].split()) for start, end in quote["content"])
    return f"[{source}] {_cue(text, quote)}: {content[:LONGEST_CONTENT]}"
