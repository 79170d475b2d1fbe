"""The dashboard in a browser: seen, and driven with keys that are typed there."""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Callable, Iterator
from typing import Any

import pyte
import pytest
from served import DEADLINE, Served

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
BROWSER = next(filter(None, map(shutil.which, NAMES)), None)
pytestmark = pytest.mark.skipif(BROWSER is None, reason="there is no Chromium on this machine (apt install chromium)")


@pytest.fixture(scope="module")
def context() -> Iterator[Any]:
    """A browser without a window; as root Chromium runs only outside its sandbox, as on machines that build."""
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=arguments)
        context = browser.new_context(viewport={"width": 1200, "height": 760})
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        yield context
        browser.close()


class Visit:
    """A page that was opened, what it asked for, and its screen: what came through its websocket, in a terminal."""

    def __init__(self, context: Any, address: str) -> None:
        self.page = context.new_page()
        self.asked: list[str] = []
        self.faults: list[str] = []
        self.screen: pyte.Screen | None = None
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("console", lambda said: said.type == "error" and self.faults.append(said.text))
        self.page.on("websocket", self._connected)
        self.page.goto(address)

    def _connected(self, websocket: Any) -> None:
        self.asked.append(websocket.url)
        width, height = map(int, re.findall(r"=(\d+)", websocket.url))
        self.screen = pyte.Screen(width, height)
        self.stream = pyte.ByteStream(self.screen)
        websocket.on("framereceived", self._received)

    def _received(self, payload: str | bytes) -> None:
        if isinstance(payload, bytes):
            self.stream.feed(payload)

    @property
    def lines(self) -> list[str]:
        """The lines of its screen."""
        return list(self.screen.display) if self.screen is not None else []

    def wait_for(self, true_of: Callable[[str], bool]) -> str:
        """The screen, once something is true of it."""
        end = time.monotonic() + DEADLINE
        while not true_of("\n".join(self.lines)):
            assert time.monotonic() < end, "\n".join(self.lines)
            self.page.wait_for_timeout(20)
        return "\n".join(self.lines)


def test_the_dashboard_is_seen_and_driven_from_the_keyboard(served: Served, context: Any) -> None:
    visit = Visit(context, served.address)
    visit.wait_for(lambda screen: "4 Preview" in screen and "because" in screen)
    assert visit.page.url == f"http://{served.host}/", "the key is gone from the address"
    assert visit.page.title().startswith("onrecord")
    before = visit.page.screenshot()
    visit.page.keyboard.type("j")  # no click was needed
    visit.wait_for(lambda screen: re.search(r"3 Quotes .* 2/\d+", screen))
    assert visit.page.screenshot() != before
    visit.page.keyboard.type("/likelihood")
    visit.wait_for(lambda screen: "good likelihood" in screen and " 1 of " in screen)
    visit.page.keyboard.press("Enter")
    visit.page.keyboard.type("Y")
    visit.wait_for(lambda screen: "with citation" in screen)
    copied = visit.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith('"good likelihood" - Lloyd Austin')
    visit.page.keyboard.type("q")
    visit.page.wait_for_selector("text=The session has ended.")
    own = re.compile(rf"(?:http|ws)://{re.escape(served.host)}/")
    assert [address for address in visit.asked if not own.match(address)] == []
    assert visit.faults == []
    visit.page.click("text=Begin again")
    visit.wait_for(lambda screen: "3 Quotes" in screen)
    visit.page.close()


def test_a_window_of_another_size_shows_more(served: Served, context: Any) -> None:
    visit = Visit(context, served.address)
    visit.wait_for(lambda screen: "1 Sources" in screen)
    visit.page.set_viewport_size({"width": 620, "height": 400})
    visit.screen.resize(50, 80)
    visit.wait_for(lambda screen: "1 Sources" not in screen and "3 Quotes" in screen)
    visit.page.close()


def test_a_page_from_elsewhere_gets_nowhere(served: Served, context: Any) -> None:
    page = context.new_page()
    page.route(
        "http://elsewhere.example/**", lambda route: route.fulfill(body="<title>x</title>", content_type="text/html")
    )
    page.goto("http://elsewhere.example/")
    closed = page.evaluate(
        """address => new Promise(done => {
            const socket = new WebSocket(address);
            socket.onopen = () => done("opened");
            socket.onclose = () => done("closed");
        })""",
        f"ws://{served.host}/ws",
    )
    assert closed == "closed"
    read = page.evaluate(
        "address => fetch(address, {credentials: 'include'}).then(answer => answer.text(), () => 'refused')",
        f"http://{served.host}/",
    )
    assert read == "refused"
    page.close()
