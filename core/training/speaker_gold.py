"""Sources whose speaker a person has read: attributions with the given cue, content and source, and who was meant."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from core.analysis.actors.cast import Cast, Member
from core.analysis.actors.offices import hold_offices
from core.analysis.provenance import trace
from core.analysis.reading import Reading, read
from core.analysis.speech.attribution import Attribution, Range
from core.analysis.speech.phrases import Phrase, after, kind_of
from core.model import Document, Source, metadata

NOT_IN_NAMES = frozenset(
    [
        "jr",
        "sr",
        "mr",
        "mrs",
        "ms",
        "sen",
        "senator",
        "gov",
        "governor",
        "rep",
        "president",
        "secretary",
        "dr",
        "the",
        "of",
        "and",
    ]
)
Spans = Sequence[Sequence[int]]


class GoldQuote(TypedDict):
    """One attribution of the gold file, in characters of its article."""

    content: Spans
    cue: Spans
    source: Spans
    kind: str
    speech: bool


@dataclass(frozen=True, slots=True)
class Labelled:
    """An article: its reading, who stands behind it, its attributions and, for the labelled ones by number, who speaks,
    None for somebody whom the text does not name."""

    id: str
    reading: Reading
    origin: tuple[Source, ...]
    attributions: Sequence[Attribution]
    meant: Mapping[int, str | None]

    def cast(self) -> Cast:
        """The actors of the article before any attribution is read."""
        cast = Cast(self.reading, self.origin)
        hold_offices(cast)
        return cast


def read_labels(path: Path) -> dict[str, dict[int, str | None]]:
    """By article the labels of ``speakers.train.tsv``: where a source starts, and who is meant."""
    labels: dict[str, dict[int, str | None]] = {}
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        article, start, _, name = line.split("\t")
        labels.setdefault(article, {})[int(start)] = None if name == "NULL" else name
    return labels


def training_articles(folder: Path) -> Iterator[Labelled]:
    """The articles of PolNeAR's training part in which somebody read who is meant."""
    labels = read_labels(folder / "speakers.train.tsv")
    with (folder / "polnear.train.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["id"] in labels:
                yield _labelled(row["id"], row["text"], row["date"], row["quotes"], labels[row["id"]])


def dev_articles(folder: Path) -> Iterator[Labelled]:
    """The articles of PolNeAR's dev part, with the speakers that a person read."""
    with (folder / "polnear.dev.speakers.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            meant = {q["source"][0][0]: q["speaker_name"] for q in row["quotes"] if q.get("speaker_by") == "read"}
            yield _labelled(row["id"], row["text"], row["date"], row["quotes"], meant)


def _labelled(
    id: str, text: str, published: str | None, quotes: Sequence[GoldQuote], labels: Mapping[int, str | None]
) -> Labelled:
    origin = trace(Document(id, text, "", metadata=metadata(published=published)))
    reading = read(text, origin.furniture, origin.title_span)
    items: list[Attribution] = []
    meant: dict[int, str | None] = {}
    told = set[int]()
    for quote in sorted(quotes, key=lambda q: (q["cue"] or q["content"])[0][0]):
        item = _attribution(reading, quote)
        if item is None or not quote["speech"]:
            continue
        start = quote["source"][0][0] if quote["source"] else -1
        if start in labels and start not in told:
            meant[len(items)] = labels[start]
            told.add(start)
        items.append(item)
    return Labelled(id, reading, origin.sources, items, meant)


def _attribution(reading: Reading, quote: GoldQuote) -> Attribution | None:
    content = tuple(r for span in quote["content"] if (r := _range(reading, span)) is not None)
    if not content:
        return None
    cue = tuple(r for span in quote["cue"] if (r := _range(reading, span)) is not None)
    source = _range(reading, quote["source"][0]) if quote["source"] else None
    at = source[0] if source else (cue or content)[0][0]
    sentence = reading.sentences[reading.sentence_of[at]]
    return Attribution(sentence, content, cue, phrase_in(reading, *source) if source else None, "given")


def _range(reading: Reading, span: Sequence[int]) -> Range | None:
    words = reading.tokens.between(span[0], span[1])
    return (words.start, words.stop) if words else None


def phrase_in(reading: Reading, first: int, stop: int) -> Phrase:
    """The noun phrase that names the speaker within the tokens ``[first, stop)`` of a source."""
    phrase = after(reading, first, stop)
    return phrase if phrase is not None else Phrase(first, stop, stop, kind_of(reading, first, stop))


def named(member: Member) -> str | None:
    """The name of an actor that has one of its own; None for a voice, a group, "the newspaper"."""
    proper = member.kind not in ("unnamed", "group") and any(c.isupper() for c in member.name)
    return member.name if proper else None


def words_of(name: str) -> list[str]:
    """The words of a name that tell it from another, lower case."""
    return [w for w in re.findall(r"\w+", re.sub(r"['’]s\b", "", name.lower())) if w not in NOT_IN_NAMES]


def same_name(one: str, other: str) -> bool:
    """Whether one name is the other or part of it with its last word; somebody's campaign is one however called."""
    a, b = sorted((words_of(one), words_of(other)), key=len)
    if "campaign" in a and "campaign" in b:
        return bool(set(a) & set(b) - {"campaign"})
    return bool(a) and (a == b or (a[-1] == b[-1] and set(a) <= set(b)))


def is_right(gold: str | None, members: Sequence[Member]) -> bool:
    """Whether these actors are who was meant; for nobody named, that none of them has a name."""
    names = [name for member in members if (name := named(member)) is not None]
    if gold is None:
        return not names
    wanted = gold.split(" and ") if " and " in gold and len(members) > 1 else [gold]
    if len(names) != len(wanted):
        return False
    by_name = {named(member): (member.name, *member.aliases) for member in members}
    return all(any(same_name(w, form) for name in names for form in by_name[name]) for w in wanted)
