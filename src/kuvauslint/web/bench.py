"""Work in threads, a few at a time, so that one slow document holds up no other."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import TypeVar

_T = TypeVar("_T")


class Full(Exception):
    """Too many are waiting already."""


class Bench:
    """Places to work at. What takes longer than it may is not waited for, but keeps its place until it ends."""

    def __init__(self, places: int, waiting: int) -> None:
        self._places = asyncio.Semaphore(places)
        self._room = waiting

    async def run(self, make: Callable[[], _T], seconds: float) -> _T:
        """What `make` gives. Raises Full, TimeoutError, and what `make` raises."""
        if self._room <= 0:
            raise Full
        self._room -= 1
        try:
            async with asyncio.timeout(seconds):
                await self._places.acquire()
                return await self._begun(make)
        finally:
            self._room += 1

    def _begun(self, make: Callable[[], _T]) -> asyncio.Future[_T]:
        loop = asyncio.get_running_loop()
        future: asyncio.Future[_T] = loop.create_future()

        def end(result: _T | None, error: BaseException | None) -> None:
            self._places.release()
            if future.done():  # nobody waits any more
                return
            if error is not None:
                future.set_exception(error)
            else:
                future.set_result(result)  # type: ignore[arg-type]

        def work() -> None:
            result, error = None, None
            try:
                result = make()
            except BaseException as raised:  # noqa: BLE001 - it is raised again where it is waited for
                error = raised
            try:
                loop.call_soon_threadsafe(end, result, error)
            except RuntimeError:
                return  # the program has ended meanwhile

        threading.Thread(target=work, daemon=True).start()
        return future
