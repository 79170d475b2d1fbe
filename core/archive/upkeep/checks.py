"""What is looked at in an archive, and how each of it is put right: the table ``CHECKS``."""

from __future__ import annotations

import os
import re
import shutil
import stat
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import cast

import apsw

from core.archive.indexing.extraction import digest
from core.archive.opening import migration
from core.archive.opening.connection import files_of, log_of, size_of
from core.archive.opening.lock import utc_now, who_indexes
from core.archive.tables import codec, schema, terms, texts
from core.archive.upkeep.doctor import Check, Patient, Sight
from core.archive.writing import derived
from core.model import Span

INDEX_AGAIN = (
    "`onrecord doctor --repair` makes it anew from what can be read. Where that fails: your documents are untouched; "
    "move the archive away, and `onrecord index FOLDER` makes another, with other row ids."
)
MENDED_BY = "`onrecord doctor --repair` works it out anew."
_NO_PAGES = re.compile(r"(row \d+ missing from index|wrong # of entries in index|non-unique entry in index) ")
_UNUSED = re.compile(r"Page \d+: never used$")
_TREE = re.compile(r"^(?:On tree page|Tree) (\d+)")


# The file


def look_at_permissions(patient: Patient) -> Sight:
    status = patient.path.stat()
    mode = stat.S_IMODE(status.st_mode)
    if mode & 0o007:
        return Sight((f"everybody on this computer may use it (mode {mode:04o})",))
    remarks = []
    if mode & 0o070:
        remarks.append(f"its group may use it too (mode {mode:04o})")
    if status.st_uid != os.geteuid():
        remarks.append("it belongs to another user")
    return Sight(remarks=tuple(remarks))


def close_to_others(patient: Patient) -> None:
    for file in files_of(patient.path):
        if file.is_file() and not file.is_symlink():
            file.chmod(0o600)


def look_at_version(patient: Patient) -> Sight:
    if patient.version == schema.VERSION:
        return Sight()
    return Sight((f"it is of version {patient.version}, this onrecord reads {schema.VERSION}",))


def look_at_log(patient: Patient) -> Sight:
    """What lies beside the file while nobody is at work was left by a program that did not come to its end."""
    if who_indexes(patient.path):
        return Sight()
    remarks = []
    with suppress(FileNotFoundError):
        if size := log_of(patient.path).stat().st_size:
            remarks.append(f"{size:,} bytes wait beside the file; whoever writes next takes them in")
    if migration.beside(patient.path).exists():
        remarks.append(f"{migration.beside(patient.path)} was left by one who brought it up to date; it can be deleted")
    return Sight(remarks=tuple(remarks))


def look_who_works(patient: Patient) -> Sight:
    indexer = who_indexes(patient.path)
    if indexer is None or indexer.pid == os.getpid():
        return Sight()
    return Sight(remarks=(indexer.sentence(patient.path, utc_now()),))


def look_at_room(patient: Patient) -> Sight:
    """Whether there is room for making all of it anew, the most that is asked; none is where nothing is written."""
    folder = patient.path.resolve().parent
    free, wanted = shutil.disk_usage(folder).free, migration.room_for(size_of(patient.path))
    if free >= wanted or not os.access(folder, os.W_OK):
        return Sight()
    return Sight(
        remarks=(
            f"{free / 2**20:,.1f} MB are free on its disk; to be repaired or brought up to date it needs "
            f"{wanted / 2**20:,.1f} MB for a while. Make room before the next indexing.",
        )
    )


# The tables


def _objects(connection: apsw.Connection) -> dict[str, str]:
    """The statement that made each table, index and trigger, by its name; white space does not count."""
    found = connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'")
    return {name: " ".join(sql.split()) for name, sql in found}


def _wanted() -> dict[str, str]:
    model = apsw.Connection(":memory:")
    model.execute(schema.TABLES)
    wanted = _objects(model)
    model.close()
    return wanted


def look_at_tables(patient: Patient) -> Sight:
    there, wanted = _objects(patient.connection), _wanted()
    faults = [f"{name} is missing" for name in wanted if name not in there]
    faults += [f"{name} is not of this program" for name in there if name not in wanted]
    faults += [f"{name} is not as it is made today" for name in wanted if name in there and there[name] != wanted[name]]
    return Sight(tuple(faults))


def look_at_pages(patient: Patient) -> Sight:
    trees = dict(patient.connection.execute("SELECT rootpage, name FROM sqlite_schema WHERE rootpage"))
    faults = []
    for message in _integrity(patient.connection):
        tree = _TREE.match(message)
        name = trees.get(int(tree[1])) if tree else None
        faults.append(f"{name}: {message}" if name else message)
    return Sight(tuple(faults))


def _integrity(connection: apsw.Connection) -> list[str]:
    """What SQLite says of the pages, but for those that it only misses because it cannot read where they belong."""
    found: list[str] = []
    try:
        for (lines,) in connection.execute("PRAGMA integrity_check(1000)"):
            found += str(lines).splitlines()
    except apsw.CorruptError as error:
        found.append(str(error))
    faults = [line for line in found if line != "ok" and not line.startswith("*** in database")]
    return [line for line in faults if not _UNUSED.match(line)] or faults


def make_pages_anew(patient: Patient) -> None:
    """Indexes alone are made anew in place; else what is stored is read out of the damaged file into a new one."""
    faults = look_at_pages(patient).faults
    if all(_NO_PAGES.match(fault) for fault in faults):
        patient.connection.execute("REINDEX")
        return
    renew(patient)


def renew(patient: Patient) -> None:
    """Take what is stored over into new tables, and work out the rest."""
    migration.migrate(patient.connection, patient.path, patient.version, patient.upgrading)


# Rows


def look_for_strays(patient: Patient) -> Sight:
    connection = patient.connection
    faults = [
        f"{count:,} rows of {table} belong to no row of {parent}"
        for table, parent, count in connection.execute(
            'SELECT "table", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2'
        )
    ]
    faults += [f"{count:,} {what}" for what, (count, _) in _strays(connection).items() if count]
    return Sight(tuple(faults))


_STRAYS = {
    "actors that no document has": ("actors", "id NOT IN (SELECT actor FROM document_actors)"),
    "sources that no document has": ("sources", "id NOT IN (SELECT source FROM document_sources)"),
    "offices that nobody holds": ("titles", "id NOT IN (SELECT title FROM roles)"),
    "names of no document": ("names", "id NOT IN (SELECT name FROM document_names)"),
    "names in documents that are none": ("document_names", "name NOT IN (SELECT id FROM names)"),
    "texts of no document": ("texts", f"place / {texts.MOST_PIECES} NOT IN (SELECT id FROM documents)"),
}


def _strays(connection: apsw.Connection) -> dict[str, tuple[int, str]]:
    found = {}
    for what, (table, condition) in _STRAYS.items():
        count = connection.execute(f"SELECT count(*) FROM {table} WHERE {condition}").get
        found[what] = (count if isinstance(count, int) else 0, f"DELETE FROM {table} WHERE {condition}")
    return found


def take_strays_out(patient: Patient) -> None:
    connection = patient.connection
    for _ in range(4):  # what is taken out may leave others behind
        for table, parent, column in _references(connection):
            connection.execute(
                f"DELETE FROM {table} WHERE {column} IS NOT NULL AND {column} NOT IN (SELECT rowid FROM {parent})"
            )
        for count, delete in _strays(connection).values():
            if count:
                connection.execute(delete)


def _references(connection: apsw.Connection) -> list[tuple[str, str, str]]:
    """Table, the table it refers to by row id, and the column that does."""
    found = connection.execute(
        'SELECT s.name, f."table", f."from" FROM sqlite_schema s, pragma_foreign_key_list(s.name) f'
        " WHERE s.type = 'table'"
    )
    return [(str(table), str(parent), str(column)) for table, parent, column in found]


def look_at_places(patient: Patient) -> Sight:
    names = dict(patient.connection.execute("SELECT id, name FROM documents"))
    return Sight(tuple(f"{names[document]}: {fault}" for document, fault in _misplaced(patient.connection)))


def have_read_again(patient: Patient) -> None:
    """Let the next indexing read these documents as if it had never seen them."""
    for document, _ in list(_misplaced(patient.connection)):
        patient.connection.execute(
            "UPDATE files SET made_with = '' WHERE path = (SELECT file FROM documents WHERE id = ?)", (document,)
        )
        patient.connection.execute("UPDATE documents SET made_with = '' WHERE id = ?", (document,))


def _misplaced(connection: apsw.Connection) -> Iterator[tuple[int, str]]:
    """Documents whose text, mentions and quotes do not fit together, each with the first reason."""
    for (document,) in connection.execute("SELECT id FROM documents").fetchall():
        document = cast(int, document)
        try:
            length = len(texts.of_document(connection, document))
            outside = [place for place in _places(connection, document) if not 0 <= place[0] <= place[1] <= length]
        except derived.UNREADABLE as error:
            yield document, f"cannot be understood ({error})"
            continue
        if outside:
            start, end = outside[0]
            yield document, f"a place {start}-{end} outside its text of {length:,} characters"


def _places(connection: apsw.Connection, document: int) -> Iterator[Span]:
    """All places in a text that the archive speaks of; its moments are taken apart too, to see that it can be done."""
    spans, moments = [], []
    for title_span, published in connection.execute(_TITLE, (document,)):
        spans.append(codec.unpack_span(title_span))
        moments.append(published)
    for (span,) in connection.execute("SELECT span FROM document_sources WHERE document = ?", (document,)):
        spans.append(codec.unpack_span(span))
    for (packed,) in connection.execute("SELECT packed FROM mentions WHERE document = ?", (document,)):
        spans += [(mention.start, mention.end) for mention in codec.unpack_mentions(packed)]
    for several, said in connection.execute(_QUOTED, (document,)):
        spans += [span for group in codec.unpack_spans(several) for span in group]
        moments.append(said)
    for moment in moments:
        codec.unpack_moment(moment)
    return (span for span in spans if span is not None)


_TITLE = "SELECT title_span, published FROM documents WHERE id = ?"
_QUOTED = "SELECT q.spans, m.packed FROM quotes q JOIN moments m ON m.id = q.said WHERE q.document = ?"


# What follows from other rows, and the index


def look_at_derived(patient: Patient, one: derived.Derived) -> Sight:
    count = derived.differences(patient.connection, one)
    return Sight((f"{count:,} are not what follows from the rest",)) if count else Sight()


def derive_anew(patient: Patient, one: derived.Derived) -> None:
    derived.rebuild(patient.connection, one)
    if one.table == "quote_words":
        derived.rebuild_index(patient.connection)


def look_at_index(patient: Patient) -> Sight:
    """Every quote is of some kind, which the index knows as a word of each."""
    connection = patient.connection
    indexed = f"SELECT rowid FROM quote_search('{terms.ANY}')"
    quotes = "SELECT ordinal FROM quotes"
    faults = []
    for words, one, other in (("missing from it", quotes, indexed), ("in it that are none", indexed, quotes)):
        count = connection.execute(f"SELECT count(*) FROM ({one} EXCEPT {other})").get
        if count:
            faults.append(f"{count:,} quotes {words}")
    if patient.writable and not faults:
        try:
            connection.execute("INSERT INTO quote_search(quote_search, rank) VALUES ('integrity-check', 1)")
        except apsw.CorruptError:
            faults.append("it does not hold the words of the quotes")
    return Sight(tuple(faults))


def make_index_anew(patient: Patient) -> None:
    derived.rebuild_index(patient.connection)


# The documents' files


def look_at_files(patient: Patient) -> Sight:
    """Whether the files that were read are there as they were: nothing is wrong if they are not, only to be read."""
    total = failed = 0
    gone: list[Path] = []
    changed: list[Path] = []
    unseen: list[Path] = []
    for stored, size, modified, sha256, reason in patient.connection.execute(
        "SELECT path, size, modified, sha256, reason FROM files"
    ):
        total += 1
        failed += reason is not None
        path = codec.unpack_path(stored)
        try:
            status = path.stat()
        except OSError:
            gone.append(path)
            continue
        dated = (status.st_size, status.st_mtime_ns) == (size, modified)
        same = digest(path) == sha256 if patient.files and sha256 else dated
        if not same:
            (unseen if dated else changed).append(path)
    remarks = [
        f"{len(paths):,} of {total:,} {words}, {paths[0]} among them: {call} takes that in"
        for words, call, paths in (
            ("are gone or out of reach", "`onrecord index`", gone),
            ("have changed since they were read", "`onrecord index`", changed),
            ("have another content than was read, of the same size and date", "`onrecord index --checksum`", unseen),
        )
        if paths
    ]
    if failed:
        remarks.append(f"{failed:,} of {total:,} could not be read: `onrecord index --report` says why")
    return Sight(remarks=tuple(remarks))


def _derived_checks() -> Iterator[Check]:
    for one in derived.DERIVED:
        yield Check(
            one.name, one.about, partial(look_at_derived, one=one), partial(derive_anew, one=one), remedy=MENDED_BY
        )


CHECKS: tuple[Check, ...] = (
    Check("permissions", "who may read it", look_at_permissions, close_to_others,
          "`onrecord doctor --repair` leaves it to its owner.", any_version=True, own_transaction=True),
    Check("work", "who is at work on it", look_who_works, any_version=True),
    Check("room", "room on its disk", look_at_room, any_version=True),
    Check("version", "the version of its tables", look_at_version, renew,
          "`onrecord doctor --repair` brings it up to date, and so does indexing a folder into it.",
          any_version=True, own_transaction=True),
    Check("log", "what a stopped writer left behind", look_at_log, any_version=True),
    Check("pages", "the pages of the file", look_at_pages, make_pages_anew, INDEX_AGAIN, any_version=True,
          own_transaction=True),
    Check("tables", "tables, indexes and triggers", look_at_tables, renew, MENDED_BY, own_transaction=True),
    Check("strays", "rows that belong to nothing", look_for_strays, take_strays_out, MENDED_BY),
    Check("places", "places of quotes and mentions in the texts", look_at_places, have_read_again,
          "After `onrecord doctor --repair` the next `onrecord index FOLDER` reads these documents again.",
          "The next `onrecord index FOLDER` reads these documents again."),
    *_derived_checks(),
    Check("index", "the search index", look_at_index, make_index_anew, MENDED_BY),
    Check("files", "the files of the documents", look_at_files),
)  # fmt: skip
"""In the order in which they are carried out: later ones rest on what earlier ones have put right."""
