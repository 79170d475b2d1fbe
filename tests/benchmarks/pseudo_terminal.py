"""A program in a terminal that counts what it is sent. Bytes are exact; milliseconds depend on who else is busy."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType

from measuring import reap

DEADLINE = 30.0
"""Seconds until what is waited for must have come."""
_MODE_ASKED = re.compile(rb"\x1b\[\?(\d+)\$p")
_ANSWERS = {
    b"\x1b[c": b"\x1b[?62;22c",
    b"\x1b[6n": b"\x1b[1;1R",
    b"\x1b]10;?": b"\x1b]10;rgb:dcdc/d8d8/cfcf\x07",
    b"\x1b]11;?": b"\x1b]11;rgb:1414/1616/1919\x07",
}
"""What xterm says when it is asked for its kind, the cursor, and its colours."""
_SYNCHRONISED = b"2026"
_AT_ONCE = 0.04
"""Seconds of silence after which what comes next was put off on purpose, as a preview is."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """Bytes that a key cost, in all and at once, and milliseconds until the first of them and the last at once."""

    sent: int
    at_once: int
    waited: float
    answered: float


class PseudoTerminal:
    """Runs a command until it is left; then the command is killed. ``heard`` is given all that it sends."""

    def __init__(self, command: Sequence[str], environ: Mapping[str, str], columns: int, rows: int) -> None:
        self._outer, inner = pty.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.sent = 0
        self.heard: Callable[[bytes], object] = lambda data: None
        self.started = self.last = time.perf_counter()
        self._seen = b""
        self._process = subprocess.Popen(
            command, env=dict(environ), stdin=inner, stdout=inner, stderr=inner, start_new_session=True
        )
        os.close(inner)

    def __enter__(self) -> PseudoTerminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()
        os.close(self._outer)

    def kill(self) -> float:
        """End the command and all it started; the seconds of processor time it took until now, 0 if it had ended."""
        if self._process.returncode is not None:
            return 0.0
        with suppress(ProcessLookupError, PermissionError):  # it has ended by itself; macOS then says the latter
            os.killpg(self._process.pid, signal.SIGKILL)
        return reap(self._process)

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    def _read(self, wait: float) -> bytes:
        """What comes within so many seconds, nothing where the terminal stays silent."""
        if not select.select([self._outer], [], [], wait)[0]:
            return b""
        try:
            data = os.read(self._outer, 1 << 16)
        except OSError:  # Linux says so when the other side has ended
            return b""
        self.last, self.sent = time.perf_counter(), self.sent + len(data)
        self.heard(data)
        self._answer(data)
        return data

    def _answer(self, data: bytes) -> None:
        for asked in _MODE_ASKED.findall(data):
            os.write(self._outer, b"\x1b[?" + asked + (b";2$y" if asked == _SYNCHRONISED else b";0$y"))
        for question, answer in _ANSWERS.items():
            if question in data:
                os.write(self._outer, answer)

    def wait_for(self, *marks: str) -> float:
        """Seconds from the start until all of these words have been sent, each in one piece."""
        wanted = {mark.encode() for mark in marks}
        while missing := {mark for mark in wanted if mark not in self._seen}:
            if time.perf_counter() - self.started > DEADLINE:
                raise TimeoutError(f"{missing} never came; the last was {self._seen[-400:]!r}")
            self._seen += self._read(0.05)
        return self.last - self.started

    def settle(self, silence: float = 0.4) -> None:
        """Wait until nothing has come for so many seconds."""
        while self._read(silence):
            pass

    def press(self, key: str, silence: float = 0.25) -> Pressed:
        """Press a key and wait until nothing follows any more."""
        before, pressed = self.sent, time.perf_counter()
        os.write(self._outer, key.encode())
        first = self._read(0.5)
        waited = (self.last - pressed) * 1e3 if first else 0.0
        self.settle(_AT_ONCE)
        at_once, answered = self.sent - before, (self.last - pressed) * 1e3 if first else 0.0
        self.settle(silence)
        return Pressed(self.sent - before, at_once, waited, answered)

    def hold(self, key: str, presses: int = 30, every: float = 0.03) -> int:
        """Bytes that a held key costs, as keyboards repeat it."""
        before = self.sent
        for _ in range(presses):
            os.write(self._outer, key.encode())
            self.listen(every)
        self.settle()
        return self.sent - before

    def listen(self, seconds: float) -> int:
        """Bytes that come within so many seconds."""
        before, end = self.sent, time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self._read(left)
        return self.sent - before
