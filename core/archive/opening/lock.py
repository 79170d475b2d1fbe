"""One at a time: who indexes into an archive holds a lock beside it, which says who that is.

The lock is a file ``ARCHIVE.indexing`` with one line of JSON in it, held with ``flock``, so that the system lets go of
it however its holder ends; a file that nobody holds is a leftover and says nothing. It is taken away with the lock.
It only keeps two from doing the same work: that the file stays whole is seen to by SQLite's own locks. So on a file
system that has no ``flock`` (some network shares) the line alone decides, by whether its process lives on this host;
work from another host is not noticed there.
"""

from __future__ import annotations

import errno
import fcntl
import json
import os
import pwd
import socket
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, get_args

from core.archive.errors import ArchiveBusyError, ArchiveError

ENDING = ".indexing"
"""What the name of the archive is followed by in the name of its lock."""

Doing = Literal["indexing into", "repairing", "bringing up to date"]
"""What a holder does to the archive, as a sentence goes on with it."""

_LONGEST = 4096
"""Bytes of the line that are read; a name of a user or a host is far shorter."""
_NAME = 64
_TRIES = 200
_PAUSE = 0.001
_NO_FLOCK = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EINVAL})


@dataclass(frozen=True, slots=True)
class Indexer:
    """Who is at work on an archive, doing what, since when; None or "" for what the lock does not tell."""

    doing: Doing
    pid: int | None = None
    user: str = ""
    host: str = ""
    since: datetime | None = None

    def sentence(self, path: Path, now: datetime) -> str:
        """All of it in words, times as the clock on the wall shows them: "rosa on newsdesk has been ..."."""
        who = (self.user or "Somebody") + (f" on {self.host}" if self.host else "")
        when = f" since {_wall(self.since, now)}" if self.since else ""
        process = f" (process {self.pid})" if self.pid else ""
        return f"{who} has been {self.doing} {path}{when}{process}."


def utc_now() -> datetime:
    """The moment, with its zone."""
    return datetime.now(UTC)


def lock_of(path: Path) -> Path:
    """Where the lock of the archive at ``path`` lies: beside the file itself, under whichever name it was given."""
    real = path.resolve()
    return real.with_name(real.name + ENDING)


@contextmanager
def indexing(path: Path, *, doing: Doing = "indexing into", now: Callable[[], datetime] = utc_now) -> Iterator[Indexer]:
    """Be the one who works on the archive at ``path``, which need not be there yet, for the length of a block.

    Raises ``ArchiveBusyError`` at once if another does, ``ArchiveError`` where no lock can be laid beside the archive.
    Processes that are forked inside the block hold the lock too, spawned ones do not.
    """
    lock = lock_of(path)
    try:
        descriptor = _hold(lock, path, now)
    except OSError as error:
        raise ArchiveError(
            f"{lock} cannot be made ({error.strerror}). Who writes an archive must be allowed to write in its folder."
        ) from error
    try:
        me = Indexer(doing, os.getpid(), _user(), socket.gethostname(), now().astimezone(UTC).replace(microsecond=0))
        with suppress(OSError):  # without room for the line the lock holds all the same
            _write_line(descriptor, me)
        yield me
    finally:
        with suppress(OSError):
            if _lies_at(descriptor, lock):
                lock.unlink()
        os.close(descriptor)


def who_indexes(path: Path) -> Indexer | None:
    """Who is at work on the archive at ``path``, None if nobody; never waits and leaves nothing behind."""
    try:
        descriptor = os.open(lock_of(path), _plainly(os.O_RDONLY))
    except OSError:
        return None  # none there, or not for us to see
    try:
        line = _read_line(descriptor)
        if not line or not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return None
        held = _held_by_another(descriptor)
        return _understood(line) if (held if held is not None else _lives(_understood(line))) else None
    finally:
        os.close(descriptor)


def held_here(path: Path) -> bool:
    """Whether it is this process that is at work on the archive at ``path``."""
    indexer = who_indexes(path)
    return indexer is not None and indexer.pid == os.getpid() and indexer.host == _harmless(socket.gethostname())


def _plainly(flags: int) -> int:
    """Neither follow a link that somebody laid there, nor wait for the other end of a pipe."""
    return flags | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


def _hold(lock: Path, path: Path, now: Callable[[], datetime]) -> int:
    """The lock's file, open and held."""
    lock.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    for _ in range(_TRIES):
        descriptor = _open(lock, path)
        if descriptor is None:
            continue
        try:
            taken = _take(descriptor)
            if taken and _lies_at(descriptor, lock):
                return descriptor
            if taken is False and _held_by_another(descriptor):
                raise _busy(_understood(_read_line(descriptor)), path, now())
            if taken is None:
                before = _understood(_read_line(descriptor))
                if _lives(before):
                    raise _busy(before, path, now())
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)  # taken away under us, or somebody only looked: once more
        time.sleep(_PAUSE)
    raise _busy(Indexer("indexing into"), path, now())


def _busy(indexer: Indexer, path: Path, now: datetime) -> ArchiveBusyError:
    return ArchiveBusyError(
        f"{indexer.sentence(path, now)} One at a time: wait until that is done. Reading goes on meanwhile.", indexer
    )


def _open(lock: Path, path: Path) -> int | None:
    """The lock's file, made where there is none, with the permissions of the archive (its owner's alone for a new one)
    whatever the umask says; None where it was there and is gone, as its holder took it away. Raises OSError.
    """
    try:
        descriptor = os.open(lock, _plainly(os.O_RDWR | os.O_CREAT | os.O_EXCL), 0o600)
    except FileExistsError:
        try:
            descriptor = os.open(lock, _plainly(os.O_RDWR))
        except FileNotFoundError:
            return None
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            raise OSError(errno.EEXIST, "something that is no file lies there; move it away") from None
        return descriptor
    with suppress(FileNotFoundError):
        os.fchmod(descriptor, path.stat().st_mode & 0o666)
    return descriptor


def _take(descriptor: int) -> bool | None:
    """Whether the lock is now held; None where the file system knows no such thing."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        if error.errno in _NO_FLOCK:
            return None
        raise
    return True


def _held_by_another(descriptor: int) -> bool | None:
    """Whether somebody holds the lock to work, rather than to look; None where the file system cannot tell."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
        fcntl.flock(descriptor, fcntl.LOCK_UN)
    except BlockingIOError:
        return True
    except OSError as error:
        if error.errno in _NO_FLOCK:
            return None
        raise
    return False


def _lies_at(descriptor: int, lock: Path) -> bool:
    """Whether the open file is the one of that name, not one that its holder has taken away meanwhile."""
    try:
        named = lock.lstat()
    except FileNotFoundError:
        return False
    mine = os.fstat(descriptor)
    return (named.st_dev, named.st_ino) == (mine.st_dev, mine.st_ino)


def _lives(indexer: Indexer) -> bool:
    """Whether the process a lock speaks of is there, as far as this host can tell."""
    if indexer.pid is None or indexer.host != _harmless(socket.gethostname()):
        return False
    try:
        os.kill(indexer.pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError) as error:
        return isinstance(error, PermissionError)  # somebody else's is alive too
    return True


def _write_line(descriptor: int, indexer: Indexer) -> None:
    since = indexer.since.isoformat(timespec="seconds") if indexer.since else None
    fields = {
        "pid": indexer.pid,
        "user": indexer.user,
        "host": indexer.host,
        "since": since,
        "doing": indexer.doing,
    }
    line = json.dumps(fields).encode() + b"\n"
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, line, 0)


def _read_line(descriptor: int) -> bytes:
    try:
        return os.pread(descriptor, _LONGEST, 0)
    except OSError:
        return b""  # a pipe, a folder


def _understood(line: bytes) -> Indexer:
    """What a lock says; whoever may write in the folder may have written it, so nothing of it is taken on trust."""
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError):
        fields = None
    if not isinstance(fields, dict):
        return Indexer("indexing into")
    pid, since = fields.get("pid"), fields.get("since")
    doing: Doing = next((one for one in get_args(Doing) if one == fields.get("doing")), "indexing into")
    return Indexer(
        doing,
        pid if isinstance(pid, int) and not isinstance(pid, bool) and pid > 0 else None,
        _harmless(fields.get("user")),
        _harmless(fields.get("host")),
        _moment(since) if isinstance(since, str) else None,
    )


def _harmless(text: object) -> str:
    return "".join(c if c.isprintable() else "?" for c in text[:_NAME]) if isinstance(text, str) else ""


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def _wall(moment: datetime, now: datetime) -> str:
    """A moment in local time, without the day if that is today."""
    try:
        there, here = moment.astimezone(), now.astimezone()
    except (OverflowError, ValueError):
        return moment.isoformat()
    return f"{there:%H:%M}" if there.date() == here.date() else f"{there:%Y-%m-%d %H:%M}"


def _user() -> str:
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return f"user {os.getuid()}"
