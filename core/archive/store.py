"""The archive as one SQLite file: one writer, any number of readers, each question answered from one moment in time."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import apsw

from core.archive.asking import completing, facets, news, search
from core.archive.errors import ArchiveError
from core.archive.language.query import Query
from core.archive.opening.connection import check_unmoved, explained, mark_of, open_writer
from core.archive.opening.memo import Memo
from core.archive.opening.pool import Pool
from core.archive.opening.reader import Reader
from core.archive.protocol import (
    ActorPage,
    ActorRow,
    Completion,
    DocumentPage,
    Facets,
    InterruptedQueryError,
    Mark,
    News,
    Place,
    QuoteDetail,
    Result,
    SourceRow,
    Totals,
)
from core.archive.showing import actors, pages
from core.archive.tables.schema import COUNTED
from core.archive.tables.texts import UNREADABLE
from core.archive.words.nations import Nations, known_nations, known_outlets
from core.archive.words.wordlist import WordList
from core.archive.writing.documents import Writer
from core.archive.writing.ledger import failed
from core.archive.writing.preparing import Lore, Prepared, prepare
from core.model import Analysis, Document


def open_archive(
    path: Path,
    *,
    write: bool = False,
    nations: Callable[[], Nations] = known_nations,
    outlets: Callable[[], Mapping[str, tuple[str, ...]]] = known_outlets,
    upgrading: Callable[[int, int], None] | None = None,
) -> SqliteArchive:
    """Open the archive at ``path``; with ``write`` it is made where there is none, readable by its owner alone.

    One of an older version is brought up to date when it is opened to write; ``upgrading`` hears how far that is.
    ``nations`` and ``outlets`` give what the lexicon knows of states and of other names of outlets. Raises
    ``ArchiveMissingError`` (no file to read), ``ArchiveError`` (not an archive, another version, no permission).
    """
    return SqliteArchive(path, write=write, lore=Lore(nations, outlets), upgrading=upgrading)


class SqliteArchive:
    """Implements ``protocol.Archive``; with ``write`` documents can be added and dropped too. Safe from any thread."""

    def __init__(
        self, path: Path, *, write: bool, lore: Lore, upgrading: Callable[[int, int], None] | None = None
    ) -> None:
        self.path = path
        self._lore = lore
        self._lock = threading.Lock()
        self._pool = Pool(path, self._forget)
        self._asking: dict[int, Reader] = {}
        self._words = WordList()
        self._memo = Memo(0)
        self._totals: Totals | None = None
        self._writing = threading.RLock()
        self._writer = Writer(open_writer(path, upgrading)) if write else None
        self._failed = False
        self._written = mark_of(path) if write else None
        self._depth = 0
        if not write:
            self._pool.give_back(self._pool.take())

    # Reading

    def search(self, query: Query, limit: int = 200, seconds: float | None = None) -> Result:
        """Quotes that match, best first; with no free words, newest said first (see ``core.archive.asking.search``)."""
        with self._reading() as reader:
            return search.search(reader, query, limit, seconds)

    def places(self, query: Query, limit: int) -> Sequence[Place]:
        """The quotes of ``search`` in its order, as no more than places."""
        with self._reading() as reader:
            return search.places(reader, query, limit)

    def facets(
        self, query: Query, rows: int = facets.ROWS, seconds: float | None = None
    ) -> Generator[Facets, None, None]:
        """What the result is made of, counted further with every step (see ``core.archive.asking.facets``)."""
        with self._reading() as reader:
            yield from facets.live(reader, query, rows, seconds)

    def complete(self, text: str, place: int, limit: int = 12) -> Sequence[Completion]:
        """What may be meant by the word before a place in what is typed (see ``core.archive.asking.completing``)."""
        with self._reading() as reader:
            return completing.complete(reader, text, place, limit)

    def sources(self, query: Query) -> Sequence[SourceRow]:
        """Sources of the documents whose quotes match (all documents for an empty query), most quotes first."""
        with self._reading() as reader:
            return facets.sources(reader, query)

    def actors(self, query: Query) -> Sequence[ActorRow]:
        """Speakers of the matching quotes (every actor for an empty query, silent ones too), most quotes first."""
        with self._reading() as reader:
            return facets.actors(reader, query)

    def warm(self) -> None:
        """Read ahead what a misspelt word needs."""
        with self._reading() as reader:
            reader.vocabulary.load()

    def quote(self, id: int) -> QuoteDetail | None:
        """One quote, None if there is none of that id."""
        with self._reading() as reader:
            return pages.quote(reader, id)

    def document(self, id: int) -> DocumentPage | None:
        """One document with its quotes and mentions, None if there is none of that id."""
        with self._reading() as reader:
            return pages.document(reader, id)

    def actor(self, id: int) -> ActorPage | None:
        """One actor's page, None if there is none of that id."""
        with self._reading() as reader:
            return actors.actor(reader, id)

    def actors_named(self, name: str) -> Sequence[ActorRow]:
        """Actors, silent ones too, whose name or alias holds all these words, typos forgiven; most quotes first."""
        with self._reading() as reader:
            return facets.actors_named(reader, name)

    def sources_named(self, name: str) -> Sequence[SourceRow]:
        """Sources whose name or alias holds all these words, typos forgiven; most quotes first."""
        with self._reading() as reader:
            return facets.sources_named(reader, name)

    def mark(self) -> Mark:
        """How far the archive has come, to ask later what is new."""
        with self._reading() as reader:
            return news.mark(reader)

    def news(self, query: Query, since: Mark | None) -> News:
        """How many quotes match, and how many of them were added since a mark (see ``core.archive.asking.news``)."""
        with self._reading() as reader:
            return news.news(reader, query, since)

    def totals(self) -> Totals:
        """Counts of everything stored; ``stamp`` tells whether anything changed since the last call."""
        with self._reading() as reader:
            stamp = cast(int, reader.one("SELECT value FROM meta WHERE key = 'stamp'"))
            known = self._totals
            if known is not None and known.stamp == stamp:
                return known
            counts = dict(reader.rows("SELECT key, value FROM meta"))
            failures = tuple(failed(reader.connection))
            documents, quotes, actors, sources = (counts[table] for table in COUNTED)
            self._totals = Totals(documents, quotes, actors, sources, stamp, failures)
            return self._totals

    def interrupt(self) -> None:
        """Stop the running question of any thread; it raises InterruptedQueryError. Safe to call when none runs."""
        with self._lock:
            for reader in self._asking.values():
                reader.interrupt()

    def close(self) -> None:
        """Give the file back. Questions still running are stopped."""
        self.interrupt()
        self._pool.close()
        with self._writing:
            if self._writer is not None:
                self._writer.close()
                self._writer = None

    def __enter__(self) -> SqliteArchive:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    @contextmanager
    def _reading(self) -> Iterator[Reader]:
        """A connection of one's own for the length of one question, in one read transaction."""
        with explained(self.path):
            reader = Reader(self._pool.take(), self._words, self._lore.nations)
            with self._lock:
                self._asking[id(reader)] = reader
            try:
                reader.connection.execute("BEGIN")
                reader.memo = self._memo_of(reader)
                yield reader
            except apsw.InterruptError as error:
                raise InterruptedQueryError from error
            except UNREADABLE as error:
                raise apsw.CorruptError(str(error)) from error
            finally:
                self._put_back(reader)

    def _memo_of(self, reader: Reader) -> Memo:
        """What is known of the state that this reader sees."""
        stamp = cast(int, reader.one("SELECT value FROM meta WHERE key = 'stamp'"))
        memo = self._memo
        if memo.stamp != stamp:
            memo = self._memo = Memo(stamp)
        return memo

    def _put_back(self, reader: Reader) -> None:
        with self._lock:
            del self._asking[id(reader)]
        if reader.connection.in_transaction:
            reader.connection.execute("ROLLBACK")
        self._pool.give_back(reader.connection)

    def _forget(self) -> None:
        """Another file has taken the place of the one that was read: what is known of it no longer holds."""
        self._words = WordList()
        self._memo = Memo(0)
        self._totals = None

    # Writing

    @contextmanager
    def together(self) -> Iterator[None]:
        """Keep everything written inside in one transaction, or nothing of it if an exception leaves the block.

        A block inside another belongs to it: where one fails, all of the outermost is undone.
        """
        with self._writing, explained(self.path):
            writer = self._open_writer()
            if self._depth:
                with self._inside():
                    yield
                return
            self._check_unmoved()
            writer.begin()
            try:
                with self._inside():
                    yield
                if self._failed:
                    raise ArchiveError(f"{self.path}: a part of what was to be stored together failed; none of it is.")
                writer.commit()
            except BaseException:
                writer.undo()
                raise
            finally:
                self._failed = False
            self._check_unmoved()

    @contextmanager
    def _inside(self) -> Iterator[None]:
        # No savepoint marks the level: at each, the full-text index would write out all it holds in memory.
        self._depth += 1
        try:
            yield
        except BaseException:
            self._failed = True
            raise
        finally:
            self._depth -= 1

    def add(self, document: Document, analysis: Analysis) -> int:
        """Store a document and all that was read in it, in the place of an earlier reading; returns its row id.

        Raises ``ValueError`` if the analysis does not fit the text, ``ArchiveError`` if the file cannot be written.
        """
        return self.put(document, analysis)[0]

    def put(self, document: Document, analysis: Analysis) -> tuple[int, bool]:
        """``add``, and say also whether an earlier reading was replaced."""
        return self.store(prepare(document, analysis, self._lore))

    def store(self, document: Prepared) -> tuple[int, bool]:
        """``put`` for a document that another process may have prepared."""
        with self.together():
            return self._open_writer().put(document)

    def drop(self, id: int) -> bool:
        """Take out the document of this row id; False if there is none."""
        with self.together():
            return self._open_writer().drop(id)

    def writing_connection(self) -> apsw.Connection:
        """The connection of the writer. Changes are made inside ``together``; what no transaction may hold
        (taking in the log) is done outside of it. Raises ``ArchiveError`` if opened for reading.
        """
        return self._open_writer().connection

    def _check_unmoved(self) -> None:
        if self._written is not None and not self._depth:
            check_unmoved(self.path, self._written)

    def _open_writer(self) -> Writer:
        if self._writer is None:
            raise ArchiveError(f"{self.path} was opened for reading only.")
        return self._writer
