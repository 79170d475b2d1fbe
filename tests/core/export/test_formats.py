"""Whatever the format: the words come back as they were, all that is known is told, and nothing waits in memory."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from core.archive.indexing.updating import index
from core.archive.language.query import Query
from core.archive.protocol import ActorRef, Archive, Place
from core.archive.store import open_archive
from core.export.bibtex import COMMANDS
from core.export.entry import Entry
from core.export.formats import FORMATS, Format, for_file, named
from core.export.reading import Entries

Make = Callable[..., Entry]

EVERY_FORMAT = pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
HOSTILE = {
    "a formula": '=HYPERLINK("http://evil.example","x")',
    "a formula after a plus": "+cmd|' /C calc'!A0",
    "a number": "-12",
    "an address": "@sum(1)",
    "an apostrophe before a formula": "'=1+1",
    "a comma, a quotation mark": 'one, "two", three',
    "Markdown": "# *not* _slanted_ [a](b) `c` <b>d</b> & | ~~e~~ ^f^ $g$ {h} [^1] \\ -- ...",
    "a list": "1. first",
    "a bullet": "- first",
    "BibTeX": "}, title={x} @misc{y, 50% of #1 & $2_000 ~ ^ \\end{document} -- ``so'' ''",
    "one brace": "{",
    "a backslash at the end": "so be it\\",
    "Chinese": "能源价格不会下降",
    "Arabic": "\u200fقال الوزير إن الأسعار ستنخفض\u200f",
    "Hebrew with direction marks": "\u2067שלום\u2069 and \u202eturned\u202c",
    "letters with marks": "ne\u0301e 👩\u200d🚀 🇰🇷",
    "100 kB": "word " * 20_000 + "end",
}
CONTROLS = "\x1b[31mred\x1b]52;c;QUFB\x07 \x00 \x7f \x9b2J"


def plain_text(text: str) -> list[str]:
    return [block.split("\n")[0] for block in text.rstrip("\n").split("\n\n")]


def markdown(text: str) -> list[str]:
    shown = re.findall(r"^> (.*)\[\^\d+\]$", text, re.MULTILINE)
    return [re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", line) for line in shown]


def spreadsheet(text: str) -> list[str]:
    rows = csv.DictReader(io.StringIO(text, newline=""))
    return [re.sub(r"^'(?='*[=+\-@\t\r\n＝＋－＠])", "", row["words"]) for row in rows]


def json_lines(text: str) -> list[str]:
    return [json.loads(line)["words"] for line in text.splitlines()]


def csl(text: str) -> list[str]:
    return [item["annote"] for item in json.loads(text)]


def bibtex(text: str) -> list[str]:
    found = re.findall(r"^  annote = \{(.*)\},$", text, re.MULTILINE)
    signs = {command: sign for sign, command in COMMANDS.items()} | {"{}": ""}
    pattern = re.compile("|".join(map(re.escape, sorted(signs, key=len, reverse=True))))
    return [pattern.sub(lambda match: signs[match[0]], words) for words in found]


READ_BACK: dict[str, Callable[[str], list[str]]] = {
    "text": plain_text, "markdown": markdown, "csv": spreadsheet, "jsonl": json_lines, "csl": csl, "bibtex": bibtex,
}  # fmt: skip
MARKED = {"text", "markdown"}
"""Formats that set direct words between marks, as a person reads them."""


def written(form: Format, entries: Iterable[Entry]) -> str:
    return b"".join(form.encoded(entries)).decode()


def expected(form: Format, entry: Entry) -> str:
    words = entry.quote.row.words
    return f"“{words}”" if form.name in MARKED and entry.quote.row.kind == "direct" else words


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, checkout: Path) -> Iterator[Archive]:
    """Every document that ships."""
    path: Path = tmp_path_factory.mktemp("store") / "archive.db"
    with open_archive(path, write=True) as writing:
        index(writing, [checkout / "seeds"])
    with open_archive(path) as archive:
        yield archive


@EVERY_FORMAT
def test_the_words_of_every_shipped_quote_come_back(form: Format, store: Archive) -> None:
    rows = store.search(Query(), 10_000).rows
    places = [Place(row.document, row.id) for row in rows]
    entries = list(Entries(store, places))
    assert [entry.words for entry in entries] == [row.words for row in rows]
    assert READ_BACK[form.name](written(form, entries)) == [expected(form, entry) for entry in entries]


@EVERY_FORMAT
@pytest.mark.parametrize("kind", ["direct", "indirect"])
@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_come_back(form: Format, kind: str, words: str, make: Make) -> None:
    entries = [make(words, kind=kind, id=1), make(id=2)]
    assert READ_BACK[form.name](written(form, entries)) == [expected(form, entry) for entry in entries]


@EVERY_FORMAT
def test_no_control_character_is_written(form: Format, make: Make) -> None:
    everywhere = make(CONTROLS, title=CONTROLS, name=CONTROLS, path=None, reason=CONTROLS)
    text = written(form, [everywhere])
    if form.name in ("jsonl", "csl"):
        assert "\x1b" not in text
        assert READ_BACK[form.name](text) == [CONTROLS]
    else:
        assert not set(text) & {chr(code) for code in (*range(9), *range(14, 32), *range(0x7F, 0xA0))}


@EVERY_FORMAT
def test_a_name_of_half_characters_does_not_stop_it(form: Format, make: Make) -> None:
    text = written(form, [make(path=Path("/news/bad\udce9.txt"))])
    assert "bad" in text
    assert READ_BACK[form.name](text)


@EVERY_FORMAT
def test_an_entry_is_taken_when_it_is_written(form: Format, make: Make) -> None:
    taken: list[int] = []

    def entries() -> Iterator[Entry]:
        for id in range(1, 4):
            taken.append(id)
            yield make(f"number {id} of three", id=id)

    for piece in form.write(entries()):
        for id in (1, 2, 3):
            if f"number {id} of three" in piece:
                assert taken == list(range(1, id + 1))
    assert taken == [1, 2, 3]


@EVERY_FORMAT
@pytest.mark.parametrize(
    ("speakers", "state"),
    [
        ((ActorRef(1, "Ann Lee", "person"),), "named"),
        ((ActorRef(2, "a senior aide", "unnamed"),), "unnamed"),
        ((ActorRef(2, "a senior aide", "unnamed"), ActorRef(3, "Seoul", "state")), "named"),
        ((), "unknown"),
    ],
)
def test_it_says_whether_the_speaker_is_named(
    form: Format, speakers: tuple[ActorRef, ...], state: str, make: Make
) -> None:
    text = written(form, [make(speakers=speakers)])
    assert re.search(rf"\b{state}\b", text)
    assert all(actor.name in text for actor in speakers)


@EVERY_FORMAT
def test_everything_needed_to_check_it_is_told(form: Format, make: Make) -> None:
    text = written(form, [make()])
    for part in ("Harbour Post", "Coastal News Agency", "Ana Reyes", "Harbour reopens", "/news/2024/harbour.txt"):
        assert part in text
    assert "ab" * 32 in text
    assert "named beside the cue" in text
    assert re.search(r"89 ?\\?%|0\.89", text)
    assert re.search(r"30 Oct\. 2024|2024-10-30", text)
    assert re.search(r"31 Oct\. 2024|2024-10-31", text)
    assert re.search(r'line 3|"line": 3|,3,', text)


@EVERY_FORMAT
def test_nothing_known_is_no_error(form: Format, make: Make, unknown: Any) -> None:
    bare = make("so", title=None, said=unknown, published=unknown, sources=(), path=None, speakers=(), reason="")
    assert READ_BACK[form.name](written(form, [bare])) == [expected(form, bare)]


@EVERY_FORMAT
def test_no_quotes_make_a_file_that_can_be_read(form: Format) -> None:
    assert READ_BACK[form.name](written(form, [])) in ([], [""])


def test_a_format_is_known_by_its_name_and_by_the_ending_of_its_files() -> None:
    for form in FORMATS:
        assert named(form.name) is form
        assert for_file(Path(f"x{form.suffix.upper()}")) is form
    assert for_file(Path("x.xls")) is None
