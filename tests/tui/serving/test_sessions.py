"""Sessions of `onrecord serve`: a dashboard for each visit, that ends with it or with the server."""

from __future__ import annotations

import asyncio
import shutil
import signal
import subprocess
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType, WSServerHandshakeError
from served import DEADLINE, Served, serve

from tui.serving.server import SESSIONS, PortTaken, command_for, listening

needs_pgrep = pytest.mark.skipif(shutil.which("pgrep") is None, reason="pgrep is not installed")


@asynccontextmanager
async def visit(served: Served) -> AsyncIterator[ClientWebSocketResponse]:
    """A session as the page opens it."""
    headers = {"Cookie": served.cookie, "Origin": f"http://{served.host}"}
    async with ClientSession() as client:
        address = f"http://{served.host}/ws?width=100&height=30"
        async with client.ws_connect(address, headers=headers) as websocket:
            yield websocket


async def shown(websocket: ClientWebSocketResponse, words: str) -> str:
    """What is sent until these words come."""
    seen = ""
    async with asyncio.timeout(DEADLINE):
        while words not in seen:
            message = await websocket.receive()
            assert message.type in (WSMsgType.BINARY, WSMsgType.TEXT), message
            seen += message.data.decode() if isinstance(message.data, bytes) else message.data
    return seen


def children(pid: int) -> list[str]:
    """The processes that a process has started."""
    return subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False).stdout.split()


def until(true: Callable[[], Any]) -> None:
    """Wait for something; fails at the deadline."""
    end = time.monotonic() + DEADLINE
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


@pytest.fixture
def own(archive: Path, tmp_path: Path) -> Iterator[Served]:
    """A server of the test's own."""
    server = serve(archive, "--no-state", HOME=str(tmp_path))
    yield server
    server.end(signal.SIGKILL)


async def test_the_dashboard_answers_keys(served: Served) -> None:
    async with visit(served) as websocket:
        assert "3" in await shown(websocket, "Quotes")
        await websocket.send_json(["stdin", "/likelihood"])
        await shown(websocket, "good ")
        await websocket.send_json(["stdin", "\r"])
        await websocket.send_json(["stdin", "y"])
        sent = await shown(websocket, "copied")
        assert "\x1b]52;c;" in sent, "the clipboard is the browser's, not that of a tmux around the server"


@needs_pgrep
async def test_a_session_ends_with_its_visit_and_the_next_is_another(served: Served) -> None:
    async with visit(served) as websocket:
        await shown(websocket, "Quotes")
        assert len(children(served.process.pid)) == 1
    await asyncio.to_thread(until, lambda: not children(served.process.pid))
    async with visit(served) as websocket:
        await shown(websocket, "Quotes")
        await websocket.send_json(["stdin", "q"])
        async with asyncio.timeout(DEADLINE):
            while (await websocket.receive()).type not in (WSMsgType.CLOSE, WSMsgType.CLOSED, WSMsgType.CLOSING):
                pass
    await asyncio.to_thread(until, lambda: not children(served.process.pid))


@needs_pgrep
@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 0), (signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGKILL, -9)]
)
async def test_however_the_server_ends_its_sessions_end(number: int, code: int, own: Served) -> None:
    async with visit(own) as websocket:
        await shown(websocket, "Quotes")
        (child,) = children(own.process.pid)
        assert await asyncio.to_thread(own.end, number) == code
        gone = lambda: subprocess.run(["ps", "-p", child], capture_output=True, check=False).returncode != 0  # noqa: E731
        await asyncio.to_thread(until, gone)
    assert own.process.stderr
    assert "Traceback" not in own.process.stderr.read()


async def test_there_is_a_limit_to_sessions(own: Served) -> None:
    async with ClientSession() as client:
        headers = {"Cookie": own.cookie, "Origin": f"http://{own.host}"}
        address = f"http://{own.host}/ws"
        open_ones = [await client.ws_connect(address, headers=headers) for _ in range(SESSIONS)]
        with pytest.raises(WSServerHandshakeError) as refused:
            await client.ws_connect(address, headers=headers)
        assert refused.value.status == 503
        await open_ones[0].close()
        async with asyncio.timeout(DEADLINE):
            while True:
                try:
                    again = await client.ws_connect(address, headers=headers)
                except WSServerHandshakeError:
                    await asyncio.sleep(0.05)
                else:
                    break
        for websocket in (again, *open_ones[1:]):
            await websocket.close()


def test_a_port_that_is_taken_is_passed_over_unless_it_was_asked_for() -> None:
    with listening(None) as first, listening(None) as second:
        ports = first.getsockname()[1], second.getsockname()[1]
        assert ports[0] < ports[1]
        assert first.getsockname()[0] == second.getsockname()[0] == "127.0.0.1"
        with pytest.raises(PortTaken, match=f"port {ports[0]} is taken"):
            listening(ports[0])


def test_a_folder_of_any_name_is_one_word_of_the_call(tmp_path: Path) -> None:
    folder = tmp_path / "a'; touch harm; #"
    folder.mkdir()
    printed = subprocess.run(
        ["sh", "-c", command_for(["x", str(folder)]).replace(" -m tui.cli ", " -c 'import sys; print(sys.argv[2])' ")],
        capture_output=True, text=True, cwd=tmp_path, check=True,
    ).stdout  # fmt: skip
    assert printed == f"{folder}\n"
    assert [path.name for path in tmp_path.iterdir()] == [folder.name]
