"""Who may ask the server of `onrecord serve`: a browser of this machine, on the page that the server itself gave out.

Being bound to 127.0.0.1 is not enough. A page from elsewhere can make a browser ask here, under its own name if that
is pointed here ("DNS rebinding"), and websockets are open to every page: so the name asked for must be this machine's,
and what a page asks must come from that same name. Other people may have accounts on the machine: so the first visit
needs a key that only the terminal shows, later ones the cookie it was changed for.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping, Sequence
from http import HTTPStatus

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

HERE = re.compile(r"(?:127\.0\.0\.1|localhost|\[::1\])(?::[0-9]{1,5})?", re.ASCII | re.IGNORECASE)
"""Names of this machine with a port: any, because a port can be led here from another machine (`ssh -L`)."""
KEY, COOKIE = "key", "onrecord-session"
METHODS = ("GET", "HEAD")

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src data:; "
    "connect-src 'self' ws://{host}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""What the page may load: nothing that is not here. The terminal in it writes style sheets of its own."""
HEADERS: Mapping[str, str] = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def faults(hosts: Sequence[str], origins: Sequence[str], *, page: bool) -> str:
    """Why a request from there is refused, "" if it is not; ``page`` says whether only a page can have made it."""
    if len(hosts) != 1 or HERE.fullmatch(hosts[0]) is None:
        return "this server answers to 127.0.0.1 and localhost alone"
    if len(origins) > 1 or (origins and origins[0].casefold() != f"http://{hosts[0]}".casefold()):
        return "another page asked"
    if page and not origins:
        return "no page asked"
    return ""


def guarded(key: str) -> Middleware:
    """The middleware that lets in who knows the key."""

    def known(given: str) -> bool:
        return secrets.compare_digest(given.encode("utf-8", "surrogateescape"), key.encode())

    @web.middleware
    async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
        page = request.path == "/ws"
        fault = faults(request.headers.getall("Host", []), request.headers.getall("Origin", []), page=page)
        if fault:
            raise web.HTTPForbidden(text=f"Refused: {fault}.\n")
        if request.method not in METHODS:
            raise web.HTTPMethodNotAllowed(request.method, METHODS)
        if request.path == "/" and known(request.query.get(KEY, "")):
            # The key leaves the address, and with it the history.
            let_in = web.Response(status=HTTPStatus.SEE_OTHER, headers={"Location": "/"})
            let_in.set_cookie(COOKIE, key, httponly=True, samesite="Strict", path="/")
            return let_in
        if not known(request.cookies.get(COOKIE, "")):
            raise web.HTTPForbidden(text="Refused: open the whole address that `onrecord serve` has printed.\n")
        return await handler(request)

    return guard


async def protect(request: web.Request, response: web.StreamResponse) -> None:
    """Tell the browser what the page may do; for every answer."""
    host = request.host if HERE.fullmatch(request.host) else "127.0.0.1"
    response.headers.update({**HEADERS, "Content-Security-Policy": POLICY.format(host=host)})
