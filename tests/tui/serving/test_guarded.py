"""Who is let in, in plain HTTP: this machine's own browser, with the key, on the server's own page."""

from __future__ import annotations

import socket
import sys
from typing import Any

import pytest

FOREIGN = (
    "example.org", "example.org:{port}", "127.0.0.1.example.org:{port}", "localhost.example.org",
    "127.0.0.1@example.org", "127.0.0.1:{port}/", "127.0.0.1:{port}#", "0.0.0.0:{port}", "127.0.0.2:{port}",
    "[::]:{port}", "127.0.0.1:", "", "１２７.0.0.1",
)  # fmt: skip
ESCAPES = (
    "/static/../server.py", "/static/../../../../../../etc/passwd", "/static/%2e%2e/server.py", "/static//etc/passwd",
    "/static/%2e%2e%2f%2e%2e%2fetc/passwd", "/static/..%5cserver.py", "/static/%2Fetc%2Fpasswd", "/etc/passwd",
    "/static/js/../../server.py", "/page.html", "/../page.html", "/download/x", "/static", "/static/", "/static/js/",
)  # fmt: skip


def header(name: str, value: str, served: Any) -> tuple[str, str]:
    return name, value.format(port=served.port)


@pytest.mark.parametrize("host", FOREIGN)
def test_another_name_is_refused_even_with_the_key(host: str, served: Any) -> None:
    given = header("Host", host, served)
    try:
        value = given[1].encode("latin-1").decode("latin-1")
    except UnicodeEncodeError:
        value = given[1].encode().decode("latin-1")
    for path in ("/", f"/?key={served.key}", "/static/js/textual.js", "/ws"):
        status, headers, body = served.ask(path, ("Host", value), ("Cookie", served.cookie))
        assert status in (400, 403)
        assert b"onrecord" not in body
        assert "Set-Cookie" not in headers


def test_a_request_needs_one_name(served: Any) -> None:
    host = ("Host", served.host)
    assert served.ask("/", ("Cookie", served.cookie))[0] in (400, 403)
    assert served.ask("/", host, ("Host", "example.org"), ("Cookie", served.cookie))[0] in (400, 403)


@pytest.mark.parametrize(
    "origin",
    ["http://example.org", "http://127.0.0.1.example.org:{port}", "https://127.0.0.1:{port}", "http://127.0.0.1:1",
     "http://localhost:{port}", "null", "", "http://127.0.0.1:{port}, http://example.org"],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/", "/ws", "/static/js/textual.js"])
def test_another_page_is_refused_even_with_the_cookie(origin: str, path: str, served: Any) -> None:
    given = [("Host", served.host), header("Origin", origin, served), ("Cookie", served.cookie)]
    if path == "/ws":
        given += [("Connection", "Upgrade"), ("Upgrade", "websocket"), ("Sec-WebSocket-Version", "13"),
                  ("Sec-WebSocket-Key", "MDEyMzQ1Njc4OWFiY2RlZg==")]  # fmt: skip
    assert served.ask(path, *given)[0] == 403


def test_a_websocket_without_a_page_is_refused(served: Any) -> None:
    upgrade = [("Connection", "Upgrade"), ("Upgrade", "websocket"), ("Sec-WebSocket-Version", "13"),
               ("Sec-WebSocket-Key", "MDEyMzQ1Njc4OWFiY2RlZg==")]  # fmt: skip
    assert served.ask("/ws", ("Host", served.host), ("Cookie", served.cookie), *upgrade)[0] == 403


@pytest.mark.parametrize("path", ["/", "/?key=", "/?key=guessed", "/ws", "/static/js/textual.js", "/page.js"])
@pytest.mark.parametrize("cookie", ["", "onrecord-session=", "onrecord-session=guessed"])
def test_nothing_is_given_without_the_key(path: str, cookie: str, served: Any) -> None:
    origin = ("Origin", f"http://{served.host}")
    status, _, body = served.ask(path, ("Host", served.host), origin, ("Cookie", cookie))
    assert status == 403
    assert b"has printed" in body


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "LOCALHOST"])
def test_the_key_is_changed_for_a_cookie_that_no_script_and_no_other_page_can_use(name: str, served: Any) -> None:
    host = ("Host", f"{name}:{served.port}")
    status, headers, _ = served.ask(f"/?key={served.key}", host)
    assert (status, headers["Location"]) == (303, "/")
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(headers["Set-Cookie"].split("; "))
    status, _, body = served.ask("/", host, ("Cookie", headers["Set-Cookie"].partition(";")[0]))
    assert status == 200
    assert f'"ws://{name}:{served.port}/ws"' in body.decode()


def test_the_page_loads_nothing_from_elsewhere_and_says_so(served: Any) -> None:
    status, headers, body = served.ask("/", ("Host", served.host), ("Cookie", served.cookie))
    assert status == 200
    page = body.decode()
    assert "http:" not in page
    assert "https:" not in page
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert f"connect-src 'self' ws://{served.host};" in policy
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize("path", ESCAPES)
def test_no_path_leads_out(path: str, served: Any) -> None:
    status, _, body = served.ask(path, ("Host", served.host), ("Cookie", served.cookie))
    assert status in (400, 403, 404)
    assert b"root:" not in body
    assert b"import" not in body


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
def test_it_is_only_asked_never_told(method: str, served: Any) -> None:
    assert served.ask("/", ("Host", served.host), ("Cookie", served.cookie), method=method)[0] == 405


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere 127.0.0.2 is no address of this machine")
def test_it_listens_at_one_address_only(served: Any) -> None:
    with socket.socket() as other, pytest.raises(ConnectionRefusedError):
        other.connect(("127.0.0.2", served.port))


def test_letters_are_of_a_size_that_can_be_shown(served: Any) -> None:
    for asked, size in (("", 16), ("20", 20), ("1", 8), ("999999", 48), ('"><script>', 16)):
        _, _, body = served.ask(f"/?fontsize={asked}", ("Host", served.host), ("Cookie", served.cookie))
        assert f'data-font-size="{size}"' in body.decode()
        assert b"<script>" not in body
