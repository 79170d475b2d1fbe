"""The server of `onrecord serve`: one page, the terminal in it, and a dashboard of its own for each visit."""

from __future__ import annotations

import asyncio
import html
import shlex
import signal
import socket
import sys
from collections.abc import Callable, Sequence
from contextlib import redirect_stdout
from pathlib import Path
from string import Template

from aiohttp import web
from textual_serve.server import Server, to_int

from tui.serving.guard import guarded, protect

ADDRESS = "127.0.0.1"
PORT, TRIED = 8000, 20
"""The port that is asked for first, and how many after it are tried."""
SESSIONS = 8
"""Dashboards at a time: each is a process of its own."""
_LETTERS, _SMALLEST, _LARGEST = 16, 8, 48
"""Pixels of a letter, and bounds of what an address may ask for."""
_CLEAR = ("TMUX", "STY", "SSH_CONNECTION", "NO_COLOR")
"""What the terminal says of itself that is not so of a browser: a clipboard behind tmux, for one."""
_SET = ("TERM=xterm-256color", "COLORTERM=truecolor", "TEXTUAL_DRIVER=tui.serving.driver:Served")
_PATIENCE = 1.0
"""Seconds that sessions get to end."""


class PortTaken(OSError):  # noqa: N818  (a state of affairs, as callers say it)
    """Somebody else listens there."""


def listening(port: int | None) -> socket.socket:
    """A socket on this machine's own address at that port; at PORT or the next free one if None. Raises PortTaken."""
    wanted = range(PORT, PORT + TRIED) if port is None else [port]
    for each in wanted:
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((ADDRESS, each))
            # Two programs may be bound to one port until one of them listens.
            listener.listen()
        except OSError:
            listener.close()
            continue
        return listener
    taken = f"port {wanted[0]} is" if port is not None else f"ports {wanted[0]} to {wanted[-1]} are"
    raise PortTaken(f"{taken} taken")


def command_for(words: Sequence[str]) -> str:
    """The shell's words for a dashboard that is driven by a browser."""
    clear = [word for name in _CLEAR for word in ("-u", name)]
    # Without exec the shell would stay between the server and the dashboard.
    return "exec " + shlex.join(["env", *clear, *_SET, sys.executable, "-m", "tui.cli", *words])


class LocalServer(Server):
    """textual-serve's sessions behind a guard, with a page that loads nothing from anywhere else.

    ``words`` are those of the call that opens the dashboard, ``key`` is what a visitor must know.
    """

    def __init__(self, words: Sequence[str], *, title: str, key: str) -> None:
        super().__init__(command_for(words), host=ADDRESS, title=title)
        self.key, self.sessions = key, 0
        self.page = Template(_beside("page.html"))

    async def _make_app(self) -> web.Application:
        app = web.Application(middlewares=[guarded(self.key)])
        app.add_routes(
            [
                web.get("/", self.handle_index),
                web.get("/page.js", _script),
                web.get("/ws", self.handle_websocket),
                web.static("/static", self.statics_path),
            ]
        )
        app.on_response_prepare.append(protect)
        return app

    async def handle_index(self, request: web.Request) -> web.Response:
        """The page; the guard has seen to it that the host is one of ours."""
        size = min(_LARGEST, max(_SMALLEST, to_int(request.query.get("fontsize", ""), _LETTERS)))
        text = self.page.substitute(title=html.escape(self.title), host=request.host, size=size)
        return web.Response(text=text, content_type="text/html")

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """A dashboard of its own for this visit."""
        if self.sessions >= SESSIONS:
            raise web.HTTPServiceUnavailable(text=f"There are {SESSIONS} sessions already; close one.\n")
        self.sessions += 1
        try:
            return await super().handle_websocket(request)
        finally:
            self.sessions -= 1

    async def until_told(self, listener: socket.socket, ready: Callable[[], None]) -> int:
        """Serve until a signal ends it; its number. ``ready`` is called once the first visitor may come."""
        loop, told = asyncio.get_running_loop(), asyncio.Event()
        numbers: list[int] = []

        def end(number: int) -> None:
            numbers.append(number)
            told.set()

        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, end, number)
        runner = web.AppRunner(await self._make_app(), access_log=None, shutdown_timeout=_PATIENCE)
        await runner.setup()
        try:
            await web.SockSite(runner, listener).start()
            ready()
            # textual-serve prints on stdout what a session has left on its stderr.
            with redirect_stdout(sys.stderr):
                await told.wait()
        finally:
            await runner.cleanup()
        return numbers[0]


async def _script(request: web.Request) -> web.Response:
    return web.Response(text=_beside("page.js"), content_type="text/javascript")


def _beside(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")
