"""The page as a Starlette application: routes, limits, and words for what goes wrong."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from kuvauslint.errors import UsageError
from kuvauslint.web import desk, pages
from kuvauslint.web.bench import Bench, Full
from kuvauslint.web.desk import Answer, Asked
from kuvauslint.web.guard import OwnPagesOnly
from kuvauslint.web.limits import (
    AT_ONCE,
    HOSTS,
    MEGABYTE,
    MOST_BODY,
    MOST_FILES,
    MOST_HELD,
    MOST_SECONDS,
    MOST_UPLOAD,
    SLOWEST_BODY,
    WAITING,
)
from kuvauslint.web.upload import Posted, Unreadable, posted
from kuvauslint.web.words import say, spoken

PART = "x-kuvauslint-part"  # asked for by the page's own script; no form of another page can send it


class Desk:
    """Answers one request after another; `stop` ends the program, where the page may. `shared`: to other computers."""

    def __init__(self, stop: Callable[[], None] | None, *, shared: bool = False) -> None:
        self.stop = stop
        self.shared = shared
        self.held = 0
        self.bench = Bench(AT_ONCE, WAITING)

    async def start(self, request: Request) -> Response:
        """GET /: the form."""
        return HTMLResponse(pages.start(self._asked(request)))

    async def check(self, request: Request) -> Response:
        """POST /: the result page of documents or a text."""
        asked = self._asked(request)

        async def answer() -> Response:
            sources = (await self._posted(request)).sources
            if not sources:
                said = say("nothing_given", asked.language, "faults")
                return HTMLResponse(pages.start(asked, fault=said), 400)
            return await self._answer(lambda: desk.check(sources, asked))

        return await self._held(request, answer)

    async def mend(self, request: Request) -> Response:
        """POST /description: the result page of the description in the form."""
        return await self._form(request, desk.mend)

    async def save(self, request: Request) -> Response:
        """POST /save: the description as YAML."""
        return await self._form(request, desk.save)

    async def publish(self, request: Request) -> Response:
        """POST /publish: the page to publish."""
        return await self._form(request, desk.publish)

    async def end(self, request: Request) -> Response:
        """POST /stop: the last page."""
        if self.stop is None:
            raise HTTPException(404)
        self.stop()
        return HTMLResponse(pages.stopped(language_of(request)))

    def _asked(self, request: Request) -> Asked:
        return Asked(language_of(request), PART in request.headers, self.stop is not None, self.shared)

    async def _form(self, request: Request, answer: Callable[[Mapping[str, str], Asked], Answer]) -> Response:
        asked = self._asked(request)

        async def made() -> Response:
            fields = (await self._posted(request)).fields
            return await self._answer(lambda: answer(fields, asked))

        return await self._held(request, made)

    async def _held(self, request: Request, answer: Callable[[], Awaitable[Response]]) -> Response:
        """The answer, where the memory for what is sent is there: many large uploads at once are refused instead."""
        told = request.headers.get("content-length", "")
        size = min(int(told[:12]), MOST_BODY) if told.isdigit() else MOST_BODY
        if self.held + size > MOST_HELD:
            raise HTTPException(503)
        self.held += size
        try:
            return await answer()
        finally:
            self.held -= size

    async def _posted(self, request: Request) -> Posted:
        try:
            async with asyncio.timeout(SLOWEST_BODY):
                return await posted(request)
        except TimeoutError:
            raise HTTPException(408) from None

    async def _answer(self, make: Callable[[], Answer]) -> Response:
        try:
            made = await self.bench.run(make, MOST_SECONDS)
        except Full:
            raise HTTPException(503) from None
        except TimeoutError:
            raise HTTPException(504) from None
        headers = {"Content-Disposition": f'attachment; filename="{made.name}"'} if made.name else None
        return Response(made.body, made.status, headers, f"{made.kind}; charset=utf-8")


def language_of(request: Request) -> str:
    """The language of the page that is asked for."""
    return spoken(request.query_params.get("lang", ""), request.headers.get("accept-language", ""))


async def _static(request: Request) -> Response:
    path = request.url.path
    return Response(pages.static(path), media_type=pages.STATIC[path])


_SAID = {404: "not_found", 405: "not_allowed", 408: "too_slow_upload", 413: "too_large", 503: "busy", 504: "too_slow"}


async def _told(request: Request, error: Exception) -> Response:
    """What went wrong, in words, and never in a log: a traceback can hold a piece of the document."""
    language = language_of(request)
    slots: dict[str, Any] = {}
    if isinstance(error, UsageError):
        status, name = 422, "missing_extra"
    elif isinstance(error, Unreadable):
        status, name = (413, "too_large") if error.too_large else (400, "form_unreadable")
        if error.too_many:
            name, slots = "too_many_files", {"limit": MOST_FILES}
    elif isinstance(error, HTTPException):
        status, name = error.status_code, _SAID.get(error.status_code, "form_unreadable")
    else:
        status, name, slots = 500, "bug", {"kind": type(error).__name__}
    if name == "too_large":
        slots = {"limit": MOST_UPLOAD // MEGABYTE}
    return HTMLResponse(pages.fault(language, say(name, language, "faults", **slots)), status)


def _careful(endpoint: Callable[[Request], Any]) -> Callable[[Request], Any]:
    """An endpoint whose failure becomes a page here, before any machinery above could write it to a log."""

    async def run(request: Request) -> Response:
        try:
            response: Response = await endpoint(request)
        except ClientDisconnect:
            return Response(status_code=400)
        except Exception as error:  # noqa: BLE001 - the boundary
            return await _told(request, error)
        return response

    return run


def application(
    stop: Callable[[], None] | None = None, *, names: Collection[str] = HOSTS, shared: bool = False
) -> Starlette:
    """The application; with `stop` the page offers to end the program. `names` are those it may be asked by."""
    here = Desk(stop, shared=shared)
    routes = [
        Route("/", _careful(here.start), methods=["GET"]),
        Route("/", _careful(here.check), methods=["POST"]),
        Route("/description", _careful(here.mend), methods=["POST"]),
        Route("/save", _careful(here.save), methods=["POST"]),
        Route("/publish", _careful(here.publish), methods=["POST"]),
        Route("/stop", _careful(here.end), methods=["POST"]),
        *(Route(path, _static, methods=["GET"]) for path in pages.STATIC),
    ]
    return Starlette(
        routes=routes,
        middleware=[Middleware(OwnPagesOnly, names=names)],
        exception_handlers={HTTPException: _told, Exception: _told},
        max_body_size=MOST_BODY,
    )
