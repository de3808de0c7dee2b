"""Who is answered, and what the browser may do with the answer."""

from __future__ import annotations

import re
from collections.abc import Collection

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kuvauslint.web.limits import HOSTS
from kuvauslint.web.words import say, spoken

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # not no-referrer: with that a browser says "Origin: null" of the page's own form
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",  # an answer holds the document, and a browser's cache is a disk
}


class OwnPagesOnly:
    """Refuses what is addressed to another name or asked by a page of another origin; sets every answer's headers.

    `names` are those that the page may be asked by: a name that somebody else made point here (DNS
    rebinding) is none of them. A browser says in `Origin` (and in `Sec-Fetch-Site`) which page a form was
    sent from. What says neither is no browser, and cannot be made to ask by a page.
    """

    def __init__(self, app: ASGIApp, names: Collection[str] = HOSTS) -> None:
        self.app = app
        self.names = frozenset(name.lower() for name in names)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        headers = Headers(scope=scope)
        refused = ""
        if name_in(headers.get("host", "")) not in self.names or len(headers.getlist("host")) != 1:
            refused = "wrong_host"
        elif is_stranger(scope["method"], headers):
            refused = "stranger"
        if refused:
            from starlette.responses import HTMLResponse

            from kuvauslint.web import pages

            language = spoken(Request(scope).query_params.get("lang", ""), headers.get("accept-language", ""))
            said = pages.fault(language, say(refused, language, "faults"))
            status = 400 if refused == "wrong_host" else 403
            await HTMLResponse(said, status, headers={"Connection": "close"})(scope, receive, with_headers)
            return
        await self.app(scope, receive, with_headers)


def name_in(host: str) -> str:
    """The name or address in a Host header, without its port; empty for what is none."""
    form = re.fullmatch(r"(?:\[([0-9a-f:.]+)\]|([a-z0-9_.-]+))(?::\d{1,5})?", host.strip().lower())
    return (form[1] or form[2]) if form else ""


def is_stranger(method: str, headers: Headers) -> bool:
    """Whether a request was made by a page that is not ours."""
    if method in ("GET", "HEAD"):
        return False  # changes nothing, and no page of another origin can read the answer
    origin = headers.get("origin")
    if origin is not None:  # a proxy that speaks TLS to the browser speaks plain HTTP to us
        scheme, _, host = origin.lower().partition("://")
        return scheme not in ("http", "https") or host != headers.get("host", "").lower()
    return headers.get("sec-fetch-site", "none") not in ("same-origin", "none")
