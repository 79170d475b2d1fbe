"""Whether an archive is sound: what is checked, what was found, and putting right what can be.

A check looks at one thing and says what is wrong with it in words. Where what is wrong follows from what is stored, it
can be mended, in one transaction; where it does not, the documents are still where they were, and indexing them again
into a new file brings everything back. The checks themselves are in ``checks``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

import apsw

from core.archive.errors import ArchiveError
from core.archive.opening.connection import explained, open_to_examine, version_of
from core.archive.opening.lock import indexing
from core.archive.tables import schema

State = Literal["sound", "note", "wrong", "mended"]
"""``note``: worth knowing, and nothing to worry about; ``mended``: was wrong until now."""

NOT_MENDED = (
    "Repairing this was tried and could not be done. Your documents are untouched: move the archive away, and "
    "`onrecord index FOLDER` makes another, with other row ids."
)
_BEYOND_MENDING = (
    "{path} is damaged so far that it cannot be looked over, and nothing of it can be mended. Your documents are "
    "untouched: move the file away, and `onrecord index FOLDER` makes another, with other row ids."
)

MOST_NAMED = 5
"""How many faults of one kind are named one by one."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What a look has shown: what is wrong, and what is worth knowing; both in words, nothing where all is well."""

    faults: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(slots=True)
class Patient:
    """The archive that is looked at. ``files`` asks for every file to be read and compared, not only looked up;
    ``upgrading`` hears how far it is where all of it is made anew.
    """

    path: Path
    connection: apsw.Connection
    writable: bool
    files: bool = False
    upgrading: Callable[[int, int], None] | None = None

    @property
    def version(self) -> int:
        """The version of its tables; most checks know those of today only."""
        return version_of(self.connection, self.path)


Look = Callable[[Patient], Sight]
Mend = Callable[[Patient], None]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to look at, how it is mended (None: it cannot be), and what to do where it is not: ``remedy`` before
    mending was tried, ``remains`` afterwards.

    ``any_version`` if archives of older versions can be looked at too, ``own_transaction`` if mending sees to that
    itself.
    """

    name: str
    title: str
    look: Look
    mend: Mend | None = None
    remedy: str = ""
    remains: str = NOT_MENDED
    any_version: bool = False
    own_transaction: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of a check: its state, what was found in words, what to do, and whether mending can do it, which it
    cannot where it was tried.
    """

    name: str
    title: str
    state: State
    words: tuple[str, ...] = ()
    remedy: str = ""
    mendable: bool = False


@dataclass(slots=True)
class Doctor:
    """Looks an archive over. ``repair`` mends on the way what can be mended, and keeps others from writing meanwhile.

    Raises ``ArchiveError`` where the file cannot be opened or is no archive, ``ArchiveBusyError`` where it is to be
    mended and somebody is at work on it.
    """

    path: Path
    repair: bool = False
    files: bool = False
    upgrading: Callable[[int, int], None] | None = None
    checks: tuple[Check, ...] = field(default_factory=lambda: _all_checks())

    def findings(self) -> Iterator[Finding]:
        """What becomes of each check, one by one as it is done."""
        alone: AbstractContextManager[object] = indexing(self.path, doing="repairing") if self.repair else nullcontext()
        with explained(self.path), _beyond_mending(self.path):
            connection, writable = open_to_examine(self.path, write=self.repair)
            try:
                patient = Patient(self.path, connection, writable, self.files, self.upgrading)
                with alone:
                    for check in self.checks:
                        if check.any_version or patient.version == schema.VERSION:
                            yield self._examined(check, patient)
            finally:
                connection.close()

    def _examined(self, check: Check, patient: Patient) -> Finding:
        finding = examine(check, patient)
        if not (self.repair and finding.mendable and check.mend):
            return finding
        carried_out = mend(check, check.mend, patient)
        after = examine(check, patient)
        if after.state == "wrong":
            return replace(after, remedy=check.remains if carried_out else NOT_MENDED, mendable=False)
        return replace(finding, state="mended", remedy="")


@contextmanager
def _beyond_mending(path: Path) -> Iterator[None]:
    """Damage that keeps a file from being opened is said without sending anybody to the doctor, who is at work here."""
    try:
        yield
    except (ArchiveError, apsw.CorruptError) as error:
        cause = error.__cause__ if isinstance(error, ArchiveError) else error
        if not isinstance(cause, apsw.CorruptError):
            raise
        raise ArchiveError(_BEYOND_MENDING.format(path=path)) from cause


def examine(check: Check, patient: Patient) -> Finding:
    """Carry out one check. What cannot be read because the file is damaged is a fault like any other."""
    try:
        with nullcontext() if patient.writable else _one_moment(patient.connection):
            sight = check.look(patient)
    except apsw.CorruptError as error:
        return Finding(check.name, check.title, "wrong", (f"cannot be looked at: the file is damaged ({error})",))
    if sight.faults:
        words = (*_few(sight.faults), *sight.remarks)
        return Finding(check.name, check.title, "wrong", words, check.remedy, check.mend is not None)
    return Finding(check.name, check.title, "note" if sight.remarks else "sound", sight.remarks)


@contextmanager
def _one_moment(connection: apsw.Connection) -> Iterator[None]:
    """All that is read shows one state of the archive, whatever somebody who indexes commits meanwhile."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def mend(check: Check, how: Mend, patient: Patient) -> bool:
    """Put one thing right, wholly or not at all: whether damage to the file has let it be carried out."""
    try:
        if check.own_transaction:
            how(patient)
        else:
            _at_once(how, patient)
    except apsw.CorruptError:
        return False
    return True


def _at_once(how: Mend, patient: Patient) -> None:
    connection = patient.connection
    connection.execute("BEGIN IMMEDIATE")
    try:
        how(patient)
        connection.execute("UPDATE meta SET value = value + 1 WHERE key = 'stamp'")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _few(faults: tuple[str, ...]) -> tuple[str, ...]:
    more = len(faults) - MOST_NAMED
    return (*faults[:MOST_NAMED], f"and {more:,} more") if more > 0 else faults


def _all_checks() -> tuple[Check, ...]:
    from core.archive.upkeep.checks import CHECKS

    return CHECKS
