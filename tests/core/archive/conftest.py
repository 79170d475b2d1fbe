"""Documents with their analyses built by hand, and an archive to put them in."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import apsw
import pytest

from core.archive.language.query import Filter, Query, Term
from core.archive.protocol import Failure, Result
from core.archive.store import SqliteArchive, open_archive
from core.archive.words.nations import Nations
from core.archive.writing.ledger import FileState, Ledger
from core.model import (
    UNKNOWN,
    Actor,
    Analysis,
    Document,
    Mention,
    Moment,
    Quote,
    QuoteKind,
    Role,
    Source,
    Spans,
    metadata,
)


@dataclass(frozen=True)
class State:
    name: str
    capitals: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()


STATES = (
    State("South Korea", ("Seoul",), ("S. Korea", "ROK", "Republic of Korea"), ("South Korean",)),
    State("North Korea", ("Pyongyang",), ("DPRK",), ("North Korean",)),
    State("United States", ("Washington",), ("U.S.", "US", "USA", "America"), ("American",)),
    State("Niger", ("Niamey",), (), ("Nigerien",)),
    State("Nigeria", ("Abuja",), (), ("Nigerian",)),
)
NATIONS = Nations(STATES, {"White House": "United States"}, {"government": "government", "army": "military"})
OUTLETS = {"associated press of pakistan": ("APP",), "kbs world radio": ("KBS",)}


def day(value: str) -> Moment:
    return Moment(value, "day", "the text says so")


def by(value: str) -> Moment:
    return Moment(value, "on-or-before", "the document is of that day")


@dataclass
class Article:
    """A document under construction: say who is in it and what they are quoted as saying, then ``build``."""

    name: str
    published: Moment = UNKNOWN
    sources: tuple[Source, ...] = ()
    title: str | None = None
    text: str = ""
    actors: dict[str, Actor] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)

    def actor(
        self,
        name: str,
        kind: str = "person",
        *,
        id: str | None = None,
        aliases: Sequence[str] = (),
        roles: Sequence[Role] = (),
        members: Sequence[str] = (),
    ) -> Article:
        id = id or name
        self.actors[id] = Actor(id, name, kind, tuple(aliases), tuple(roles), tuple(members))  # type: ignore[arg-type]
        return self

    def says(
        self, speaker: str | Sequence[str], words: str, *, said: Moment = UNKNOWN, kind: QuoteKind = "indirect"
    ) -> Article:
        speakers = (speaker,) if isinstance(speaker, str) else tuple(speaker)
        for one in speakers:
            if one not in self.actors:
                self.actor(one)
            start = len(self.text)
            self.text += f"{self.actors[one].name} "
            self.mentions.append(Mention(start, len(self.text) - 1, one, "name"))
        cue = len(self.text)
        self.text += "said "
        start = len(self.text)
        self.text += f"{words}. "
        content: Spans = ((start, start + len(words)),)
        self.quotes.append(Quote(kind, content, ((cue, cue + 4),), ((0, 1),), speakers, said, (), "said so", 0.9))
        return self

    def build(self) -> tuple[Document, Analysis]:
        sha256 = hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
        document = Document(self.name, self.text, sha256, Path("/news") / self.name, metadata(title=self.title))
        analysis = Analysis(
            self.name,
            sha256,
            self.title,
            None,
            "report",
            "en",
            self.published,
            self.sources,
            tuple(self.actors.values()),
            tuple(self.mentions),
            tuple(self.quotes),
        )
        return document, analysis


def ask(text: str) -> Query:
    """A query from what a person would type; only what these tests need of the language."""
    terms: list[Term] = []
    filters: list[Filter] = []
    for match in re.finditer(r'(-?)(?:(\w+):)?(?:"([^"]*)"|(\S+))', text):
        minus, name, quoted, word = match.groups()
        value = quoted if quoted is not None else word
        if name:
            days = None
            if name in ("said", "published"):
                first, _, last = value.removeprefix("~").partition("..")
                opening = date.fromisoformat(first) if first else date.min
                closing = (date.fromisoformat(last) if last else date.max) if ".." in value else opening
                days = (opening, closing)
            about = days is not None and value.startswith("~")
            filters.append(Filter(name, value, match.span(), bool(minus), days, about))  # type: ignore[arg-type]
        else:
            terms.append(Term(value, match.span(), quoted is not None, bool(minus)))
    return Query(text, tuple(terms), tuple(filters))


@dataclass
class Shelf:
    """An archive with short ways to fill and to ask it."""

    archive: SqliteArchive

    def put(self, *articles: Article) -> list[int]:
        return [self.archive.add(*article.build()) for article in articles]

    def search(self, text: str, limit: int = 200) -> Result:
        return self.archive.search(ask(text), limit)

    def words(self, text: str) -> list[str]:
        return [row.words for row in self.search(text).rows]

    def speakers(self, text: str) -> set[str]:
        return {speaker.name for row in self.search(text).rows for speaker in row.speakers}

    def marked(self, text: str) -> list[list[str]]:
        return [[row.words[start:end] for start, end in row.matches] for row in self.search(text).rows]

    def why(self, text: str) -> list[str]:
        return [row.why for row in self.search(text).rows]


@pytest.fixture
def article() -> Callable[..., Article]:
    return Article


@pytest.fixture
def open_here() -> Callable[..., SqliteArchive]:
    """Open an archive that knows the few states and outlets of these tests, whatever the lexicon holds."""

    def opened(path: Path, *, write: bool = True) -> SqliteArchive:
        def outlets() -> Mapping[str, tuple[str, ...]]:
            return OUTLETS

        return open_archive(path, write=write, nations=lambda: NATIONS, outlets=outlets)

    return opened


@pytest.fixture
def shelf(tmp_path: Path, open_here: Callable[..., SqliteArchive]) -> Iterator[Shelf]:
    with open_here(tmp_path / "archive.db") as archive:
        yield Shelf(archive)


@pytest.fixture
def query() -> Callable[[str], Query]:
    return ask


@pytest.fixture
def on_day() -> Callable[[str], Moment]:
    return day


@pytest.fixture
def on_or_before() -> Callable[[str], Moment]:
    return by


@pytest.fixture
def two_reports(shelf: Shelf) -> Shelf:
    """A broadcast and a wire story about the same week."""
    broadcast = Article(
        "kbs.txt",
        day("2024-10-22"),
        (Source("KBS World Radio", "publisher", None), Source("Kim Bum-soo", "reporter", None)),
    )
    broadcast.actor("Kim Tae-hyo", roles=[Role("first deputy director of national security", "South Korea")]).actor(
        "South Korea", "state", aliases=["Seoul"]
    ).actor("a senior presidential aide", "unnamed").actor(
        "Shin Won-sik", roles=[Role("director of national security", "South Korea")]
    )
    broadcast.says("Kim Tae-hyo", "that the troops had been discussed at an emergency meeting", said=day("2024-10-22"))
    broadcast.says("South Korea", "it plans to respond in phases", said=by("2024-10-22"))
    broadcast.says("a senior presidential aide", "sending offensive weapons in defense of Ukraine")

    wire = Article(
        "wire.txt",
        Moment("2024-10-31T12:20", "minute", "the published line"),
        (
            Source("UrduPoint", "publisher", None),
            Source("Associated Press of Pakistan", "agency", None),
            Source("Washington", "dateline", None),
        ),
        title="US, S.Korea Call For North To Withdraw Troops",
    )
    wire.actor("Lloyd Austin", roles=[Role("defense secretary", "United States")])
    wire.actor("Kim Yong-hyun", roles=[Role("defense minister", "South Korea")])
    wire.actor("the defense chiefs", "group", members=["Lloyd Austin", "Kim Yong-hyun"])
    wire.says("the defense chiefs", "North Korea to withdraw its troops from Russia", said=day("2024-10-30"))
    wire.says(
        "Lloyd Austin", "I call upon them to withdraw their troops out of Russia", kind="direct", said=day("2024-10-30")
    )
    wire.says("Kim Yong-hyun", "that Pyongyang will ask for technology transfers", kind="mixed", said=by("2024-10-31"))
    shelf.put(broadcast, wire)
    return shelf


def faults_of(path: Path) -> list[str]:
    """What is not as it must be in an archive file: damage, an index out of step, rows of no document."""
    connection = apsw.Connection(str(path))
    faults = [str(row) for row in connection.execute("PRAGMA integrity_check") if row != ("ok",)]
    faults += [str(row) for row in connection.execute("PRAGMA foreign_key_check")]
    connection.execute("INSERT INTO quote_search(quote_search, rank) VALUES ('integrity-check', 1)")
    counted: Counter[str] = Counter()
    for texts in connection.execute("SELECT words, speakers, outlets FROM quote_words"):
        counted.update({word for text in texts for word in str(text).split()})
    if counted != dict(connection.execute("SELECT word, quotes FROM vocabulary WHERE quotes <> 0")):
        faults.append("the vocabulary does not count the words there are")
    named = Counter(
        word for (word,) in connection.execute(
            "SELECT word FROM name_words UNION ALL SELECT word FROM title_words UNION ALL SELECT word FROM source_words"
        )
    )  # fmt: skip
    if named != dict(connection.execute("SELECT word, names FROM vocabulary WHERE names <> 0")):
        faults.append("the vocabulary does not count the words of names")
    for table in ("documents", "quotes", "actors", "sources"):
        if (
            connection.execute(f"SELECT count(*) FROM {table}").get
            != connection.execute("SELECT value FROM meta WHERE key = ?", (table,)).get
        ):
            faults.append(f"the {table} are not counted right")
    faults += [
        f"{count} of {what}"
        for what, sql in {
            "quotes without their words": "quotes WHERE ordinal NOT IN (SELECT ordinal FROM quote_words)",
            "words without their quote": "quote_words WHERE ordinal NOT IN (SELECT ordinal FROM quotes)",
            "actors of no document": "actors WHERE id NOT IN (SELECT actor FROM document_actors)",
            "sources of no document": "sources WHERE id NOT IN (SELECT source FROM document_sources)",
            "titles of no actor": "titles WHERE id NOT IN (SELECT title FROM roles)",
            "words of no quote": "vocabulary WHERE quotes + names = 0",
            "documents without text": "documents WHERE id NOT IN (SELECT place / 65536 FROM texts)",
            "texts without a document": "texts WHERE place / 65536 NOT IN (SELECT id FROM documents)",
            "name words without a name": "name_words WHERE name NOT IN (SELECT id FROM names)",
            "names of no document": "names WHERE id NOT IN (SELECT name FROM document_names)",
            "names counted wrong": "names n WHERE documents <> (SELECT count(*) FROM document_names WHERE name = n.id)",
            "actors counted wrong": "actors a WHERE (documents, mentions, quotes) <> (SELECT count(*), sum(mentions),"
            " sum(quotes) FROM document_actors WHERE actor = a.id)",
            "sources counted wrong": "sources s WHERE (documents, quotes) <> (SELECT count(DISTINCT d.document),"
            " count(DISTINCT q.id) FROM document_sources d LEFT JOIN quotes q ON q.document = d.document"
            " WHERE d.source = s.id)",
            "roles of sources counted wrong": "source_roles r WHERE documents <> (SELECT count(DISTINCT document)"
            " FROM document_sources d WHERE d.source = r.source AND d.role = r.role)",
            "spellings of no word": "deletions WHERE word NOT IN (SELECT id FROM vocabulary)",
        }.items()
        if (count := connection.execute(f"SELECT count(*) FROM {sql}").get)
    ]
    connection.close()
    return faults


@pytest.fixture
def faults() -> Callable[[Path], list[str]]:
    return faults_of


@pytest.fixture
def nations() -> Nations:
    return NATIONS


def fill_archive(archive: SqliteArchive) -> None:
    """A little of everything. It stands in the archives of older versions too (``versions``): never change it."""

    kbs = (Source("KBS World Radio", "publisher", None), Source("Kim Bum-soo", "reporter", (0, 4)))
    wire = (Source("UrduPoint", "publisher", None), Source("Associated Press of Pakistan", "agency", None))

    broadcast = Article("kbs.txt", day("2024-10-22"), kbs)
    broadcast.actor("Kim Tae-hyo", roles=[Role("first deputy director of national security", "South Korea")])
    broadcast.actor("South Korea", "state", aliases=["Seoul"]).actor("a senior presidential aide", "unnamed")
    broadcast.actor("South Korean army", "organisation")
    broadcast.says("Kim Tae-hyo", "that the troops had been discussed at a meeting", said=day("2024-10-21"))
    broadcast.says("South Korea", "it plans to respond in phases", said=Moment("2024-10-22", "on-or-before", ""))
    broadcast.says("a senior presidential aide", "sending offensive weapons")
    broadcast.says("South Korean army", "l’armée reste sur ses gardes, 軍隊は準備ができている")

    report = Article("wire.txt", Moment("2024-10-31T12:20", "minute", "the published line"), wire, title="A Call")
    report.actor("Lloyd Austin", roles=[Role("defense secretary", "United States")])
    report.actor("Kim Yong-hyun", aliases=["Kim"], roles=[Role("defense minister", "South Korea")])
    report.actor("the defense chiefs", "group", members=["Lloyd Austin", "Kim Yong-hyun"])
    report.says("the defense chiefs", "North Korea to withdraw its troops from Russia", said=day("2024-10-30"))
    report.says("Lloyd Austin", "I call upon them to withdraw", kind="direct", said=day("2024-10-30"))
    report.says(["Lloyd Austin", "Kim Yong-hyun"], "that Pyongyang will ask for technology", kind="mixed")

    reprint = Article("reprint.txt", day("2024-11-01"), wire[::-1])
    reprint.actor("Kim Yonghyun", roles=[Role("counterpart")]).actor("Lloyd J. Austin", roles=[Role("Pentagon chief")])
    reprint.actor("both ministers", "group", members=["Kim Yonghyun", "Lloyd J. Austin"])
    reprint.says("both ministers", "soldiers to go home")
    reprint.says("Kim Yonghyun", "that Pyongyang will ask for technology", said=day("2024-10-30"))

    silent = Article("silent.txt").actor("Lloyd Austin")
    gone = Article("gone.txt", day("2024-11-02"), (Source("Kestrel Wire", "agency", None),)).says("Mark Rutte", "no")
    again = Article("wire.txt", report.published, wire, title="A Second Call")
    again.actor("Lloyd Austin", roles=[Role("secretary of defense", "United States")])
    again.says("Lloyd Austin", "I call upon them to withdraw", kind="direct", said=day("2024-10-30"))
    again.says("Lloyd Austin", "they must go home", said=day("2024-10-30"))

    with archive.together():
        rows = [archive.add(*one.build()) for one in (broadcast, gone, report, reprint, silent, again)]
        archive.drop(rows[1])
        ledger = Ledger(archive.writing_connection())
        for row, name in ((rows[0], "kbs.txt"), (rows[2], "wire.txt"), (rows[3], "reprint.txt")):
            ledger.link(row, Path("/news") / name, "0.1.0")
            ledger.keep(FileState(Path("/news") / name, 1000 + row, 17 * 10**17 + row, "ab" * 32), "0.1.0", None)
        broken = Path("/news/broken.pdf")
        ledger.keep(FileState(broken, 7, 17 * 10**17, ""), "0.1.0", Failure(broken, f"{broken}: no text"))


@pytest.fixture
def fill() -> Callable[[SqliteArchive], None]:
    return fill_archive
