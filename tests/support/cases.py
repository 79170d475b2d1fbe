"""Reading the cases of ``tests/quality/cases``, and comparing them with what an analysis found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product, takewhile
from pathlib import Path

from core.analysis import analyse
from core.model import Analysis, Document, Quote, metadata

CASES = Path(__file__).parents[1] / "quality" / "cases"
UNREAD = "! not read yet: "
_BLANK_LINE = "¶"
_MARKED = ("= ", "=| ", "=? ", "@ ", "! ")


@dataclass(frozen=True, slots=True)
class Version:
    """One way to read a quote.

    ``speakers`` are the sets of names that will do, ``words`` the lists of pieces that will do. ``day`` is an ISO day,
    week, month or year, a day with ``<=`` before it for "not after", "" for any.
    """

    speakers: frozenset[frozenset[str]]
    kind: str
    words: frozenset[tuple[str, ...]]
    day: str

    def accepts(self, found: Found) -> bool:
        """Whether a quote found is this one: speakers, kind, words and, where one is asked for, the day."""
        same_kind = found.kind == self.kind
        return same_kind and found.words in self.words and found.speakers in self.speakers and self._on(found)

    def _on(self, found: Found) -> bool:
        return not self.day or (found.day, found.precision) == (self.day.removeprefix("<="), _precision(self.day))


@dataclass(frozen=True, slots=True)
class Wanted:
    """A quote that a case asks for, or allows where ``asked`` is False, as ``line`` gives it; any version will do."""

    line: str
    versions: tuple[Version, ...]
    asked: bool = True

    def accepts(self, found: Found) -> bool:
        """Whether a quote found is this one in some version."""
        return any(version.accepts(found) for version in self.versions)


@dataclass(frozen=True, slots=True)
class Found:
    """A quote that an analysis found, in the form in which it is compared and as a line for a person."""

    line: str
    speakers: frozenset[str]
    kind: str
    words: tuple[str, ...]
    day: str | None
    precision: str


@dataclass(frozen=True, slots=True)
class Case:
    """One passage with the quotes that a careful reader finds in it; ``unread`` says why it is known to be missed."""

    group: str
    title: str
    text: str
    published: str | None
    wanted: tuple[Wanted, ...]
    unread: str

    @property
    def id(self) -> str:
        """Group and title, which no other case shares."""
        return f"{self.group}: {self.title}"


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of a case: the wanted quotes that were not found, and the found ones that nobody wants."""

    missing: tuple[Wanted, ...]
    surplus: tuple[Found, ...]

    @property
    def right(self) -> bool:
        """Whether every quote was found and nothing besides."""
        return not self.missing and not self.surplus

    def lines(self) -> list[str]:
        """What differs, a line each: "- " wanted and not found, "+ " found and not wanted."""
        return [f"- {wanted.line}" for wanted in self.missing] + [f"+ {found.line}" for found in self.surplus]

    def in_a_word(self) -> str:
        """What went wrong: speaker, kind or day of the right words; boundary; missed; invented."""
        for wanted, found in product(self.missing, self.surplus):
            for version in wanted.versions:
                if found.words in version.words:
                    other = found.speakers not in version.speakers
                    return "speaker" if other else "kind" if found.kind != version.kind else "day"
        if any(_overlap(wanted, found) for wanted, found in product(self.missing, self.surplus)):
            return "boundary"
        return "missed" if self.missing else "invented"


def read_cases(folder: Path = CASES) -> Iterator[Case]:
    """Every case of every file, in order."""
    for path in sorted(folder.glob("*.txt")):
        for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8").strip()):
            yield _case(path.stem, block)


def whole_document(text: str, lines: Sequence[str], title: str) -> Case:
    """A document that stands for itself, with the lines that list its quotes kept elsewhere."""
    return Case("documents", title, text, None, _asked_first(lines), "")


def groups(cases: Sequence[Case]) -> dict[str, list[Case]]:
    """The cases by their file."""
    found: dict[str, list[Case]] = {}
    for case in cases:
        found.setdefault(case.group, []).append(case)
    return found


def read_case(case: Case) -> Reading:
    """Analyse the passage and pair what was found with what is wanted, each quote once."""
    analysis = analyse(Document("case", case.text, "", metadata=metadata(published=case.published)))
    surplus = [_found(case.text, analysis, quote) for quote in analysis.quotes]
    missing = []
    for wanted in case.wanted:
        found = next((found for found in surplus if wanted.accepts(found)), None)
        if found is not None:
            surplus.remove(found)
        elif wanted.asked:
            missing.append(wanted)
    return Reading(tuple(missing), tuple(surplus))


def same(name: str) -> str:
    """A name as it is compared: without case and leading article."""
    return re.sub(r"^(?:the|a|an) ", "", name.replace("’", "'").casefold())


def bare(words: str) -> str:
    """Words as they are compared: without marks at either end, white space and a leading "that"."""
    return re.sub(r"^that ", "", re.sub(r"^\W+|\W+$", "", " ".join(words.split())))


def _case(group: str, block: str) -> Case:
    title, *lines = block.split("\n")
    text = "\n".join("" if line == _BLANK_LINE else line for line in lines if not line.startswith(_MARKED))
    published = next((line[2:] for line in lines if line.startswith("@ ")), None)
    unread = next((line.removeprefix(UNREAD) for line in lines if line.startswith(UNREAD)), "")
    return Case(group, title[2:], text, published, _asked_first(lines), unread)


def _asked_first(lines: Sequence[str]) -> tuple[Wanted, ...]:
    return tuple(sorted(_wanted(lines), key=lambda wanted: not wanted.asked))


def _wanted(lines: Sequence[str]) -> Iterator[Wanted]:
    """What the lines ask for and allow, each with the versions that follow it."""
    for at, line in enumerate(lines):
        if line.startswith(("= ", "=? ")) and line != "= nothing":
            others = takewhile(lambda other: other.startswith("=| "), lines[at + 1 :])
            asked = line.startswith("= ")
            given = line[2:].strip() if asked else line[3:]
            yield Wanted(given, (_version(given), *(_version(other[3:]) for other in others)), asked)


def _version(line: str) -> Version:
    speakers, kind, words, *rest = (part.strip() for part in line.split("|"))
    day = rest[0].removeprefix("~ ") if rest else ""
    return Version(frozenset(map(_names, speakers.split(" or "))), kind, frozenset(map(_pieces, _variants(words))), day)


def _precision(day: str) -> str:
    if day.startswith("<="):
        return "on-or-before"
    return "week" if "W" in day else {4: "year", 7: "month", 10: "day"}[len(day)]


def _names(speakers: str) -> frozenset[str]:
    return frozenset() if speakers == "?" else frozenset(same(name) for name in speakers.split(" + "))


def _variants(words: str) -> Iterator[str]:
    """The words with and without each stretch in brackets."""
    parts = re.split(r"\[([^\]]*)\]", words)
    for kept in product((True, False), repeat=len(parts) // 2):
        yield "".join(part for at, part in enumerate(parts) if at % 2 == 0 or kept[at // 2])


def _pieces(words: str) -> tuple[str, ...]:
    return tuple(bare(piece) for piece in f" {words} ".split(" … ") if piece.strip())


def _found(text: str, analysis: Analysis, quote: Quote) -> Found:
    names = {actor.id: actor.name for actor in analysis.actors}
    speakers = [names[id] for id in quote.speakers]
    pieces = [" ".join(text[start:end].split()) for start, end in quote.content]
    return Found(
        line=f"{' + '.join(speakers) or '?'} | {quote.kind} | {' … '.join(pieces)} | ~ {_day(quote)}",
        speakers=frozenset(map(same, speakers)),
        kind=quote.kind,
        words=tuple(map(bare, pieces)),
        day=quote.said.value,
        precision=quote.said.precision,
    )


def _day(quote: Quote) -> str:
    return f"{'<=' if quote.said.precision == 'on-or-before' else ''}{quote.said.value or '?'}"


def _overlap(wanted: Wanted, found: Found) -> bool:
    theirs = set(" ".join(found.words).casefold().split())
    said = [words for version in wanted.versions for words in version.words]
    return any(len(theirs & set(" ".join(words).casefold().split())) > 1 for words in said)
