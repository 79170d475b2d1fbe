"""`onrecord serve` as a process of its own, and plain questions to it."""

from __future__ import annotations

import http.client
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

DEADLINE = 60


@dataclass(frozen=True)
class Served:
    """A running server: its process, port and key."""

    process: subprocess.Popen[str]
    address: str

    @property
    def port(self) -> int:
        port = urlsplit(self.address).port
        assert port is not None
        return port

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def key(self) -> str:
        return parse_qs(urlsplit(self.address).query)["key"][0]

    @property
    def cookie(self) -> str:
        return f"onrecord-session={self.key}"

    def ask(self, path: str, *headers: tuple[str, str], method: str = "GET") -> tuple[int, dict[str, str], bytes]:
        """One request with these headers and no others, the path as it is: status, headers, body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=DEADLINE)
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in headers:
            connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        body = answer.read() if answer.status != 101 else b""
        connection.close()
        return answer.status, dict(answer.getheaders()), body

    def end(self, number: int = signal.SIGINT) -> int:
        """Send a signal; the exit code."""
        self.process.send_signal(number)
        return self.process.wait(DEADLINE)


def serve(archive: Path, *words: str, **environ: str) -> Served:
    """Start it and wait until it listens."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tui.cli", "serve", "--archive", str(archive), *words],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, **environ},
    )  # fmt: skip
    assert process.stdout
    address = process.stdout.readline().strip()
    assert address, process.stderr and process.stderr.read()
    return Served(process, address)
