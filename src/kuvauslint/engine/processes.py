"""Many units: what is known of them is taken from the cache, the others are shared among processes.

In the order they come, and with as few of them in memory at a time as keeps the processes busy.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from kuvauslint.engine.project import Unit
from kuvauslint.engine.result_cache import ResultCache
from kuvauslint.errors import KuvauslintError
from kuvauslint.model.report import Settled

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

CHUNK = 8  # units settled together: so few that at the end nobody waits long for the last of them
FIRST = 1  # the unit that comes before any process is started
FEW = 2  # of a chunk that are done at once rather than that processes are started for them
AHEAD = 3  # chunks under way for each process: the one it is at, and what it goes on with
ALONG = 4  # up to so many processes this one is one of them; of more, handing out is work enough for it

Settle = Callable[[Iterable[Unit]], Iterator[Settled]]

# What the processes do with a unit. They are forked and so have it, and nothing of it need be handed to them.
_WORK: list[Settle] = []


class _Chunk(NamedTuple):
    units: list[Unit]
    keys: list[bytes]
    known: list[Settled | None]
    fresh: Future[list[Settled]] | None  # what came of those not known; None where they are done when they are told


def shared_out(units: Iterable[Unit], settle: Settle, jobs: int, known: ResultCache | None) -> Iterator[Settled]:
    """Every unit settled, in order. Raises what `settle` raises."""
    pool: ProcessPoolExecutor | None = None
    others = jobs - 1 if jobs <= ALONG else jobs
    waiting: deque[_Chunk] = deque()
    rest = iter(units)
    warm = False
    try:
        while units_now := list(islice(rest, CHUNK if warm else FIRST)):
            chunk = _looked_up(units_now, known)
            missing = [unit for unit, found in zip(units_now, chunk.known, strict=True) if found is None]
            # The first description files are done here: the modules and patterns that they need, the processes
            # then have from the start. Documents take too long for that.
            warm = warm or not all(unit.is_data() for unit in missing)
            if warm and others and len(missing) > FEW:
                pool = pool or _pool(others, settle)
            if pool is not None and missing:
                free = _under_way(waiting) < AHEAD * others
                chunk = chunk._replace(fresh=_handed_over(pool, missing) if free else _done_here(missing, settle))
            warm = warm or bool(missing)
            waiting.append(chunk)
            while waiting and (waiting[0].fresh is None or waiting[0].fresh.done() or len(waiting) > _most(others)):
                yield from _told(waiting.popleft(), settle, known)
        while waiting:
            yield from _told(waiting.popleft(), settle, known)
        if known is not None:
            known.write()
    finally:
        if pool is not None:
            pool.shutdown(cancel_futures=True)


def _most(others: int) -> int:
    """Chunks that may wait for an earlier one: as many again as are handed over, and some that were done here."""
    return AHEAD * others + CHUNK


def _looked_up(units: list[Unit], known: ResultCache | None) -> _Chunk:
    if known is None:
        return _Chunk(units, [b""] * len(units), [None] * len(units), None)
    keys = [known.key(unit) for unit in units]
    return _Chunk(units, keys, [known.get(key, unit) for key, unit in zip(keys, units, strict=True)], None)


def _told(chunk: _Chunk, settle: Settle, known: ResultCache | None) -> Iterator[Settled]:
    missing = (unit for unit, found in zip(chunk.units, chunk.known, strict=True) if found is None)
    fresh = iter(_result(chunk.fresh)) if chunk.fresh is not None else settle(missing)
    for unit, key, found in zip(chunk.units, chunk.keys, chunk.known, strict=True):
        settled = found
        if settled is None:
            settled = next(fresh)
            if known is not None and key:
                known.put(key, unit, settled)
        yield settled


def _under_way(waiting: Iterable[_Chunk]) -> int:
    return sum(chunk.fresh is not None and not chunk.fresh.done() for chunk in waiting)


def _handed_over(pool: ProcessPoolExecutor, units: list[Unit]) -> Future[list[Settled]]:
    from concurrent.futures.process import BrokenProcessPool

    try:
        return pool.submit(_settle_all, units)
    except BrokenProcessPool:
        raise _ended() from None


def _done_here(units: list[Unit], settle: Settle) -> Future[list[Settled]]:
    """What came of units in this process while the others are busy; what is raised is raised when it is asked for."""
    from concurrent.futures import Future

    done: Future[list[Settled]] = Future()
    try:
        done.set_result(list(settle(units)))
    except Exception as error:  # noqa: BLE001 - an earlier unit may raise too, and is to be told first
        done.set_exception(error)
    return done


def _result(under_way: Future[list[Settled]]) -> list[Settled]:
    from concurrent.futures.process import BrokenProcessPool

    try:
        return under_way.result()
    except BrokenProcessPool:
        raise _ended() from None


def _ended() -> KuvauslintError:
    return KuvauslintError("a process that checks files was ended from outside; try --jobs 1")


def _pool(jobs: int, settle: Settle) -> ProcessPoolExecutor | None:
    """Processes forked from this one; None where processes cannot be forked."""
    from multiprocessing import get_all_start_methods, get_context

    if "fork" not in get_all_start_methods():
        return None
    from concurrent.futures import ProcessPoolExecutor

    _WORK[:] = [settle]
    return ProcessPoolExecutor(jobs, mp_context=get_context("fork"))


def _settle_all(units: list[Unit]) -> list[Settled]:
    return [settled.plain() for settled in _WORK[0](units)]
