"""survey(): many descriptions to rows, in this process, in a pool, or on any concurrent.futures executor."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from datetime import date
from typing import NamedTuple

from kuvauslint.model.document import DATA_KINDS, Source
from kuvauslint.readers.formats import SUFFIXES
from kuvauslint.survey.roster import Body, Roster, held
from kuvauslint.survey.row import Row, Task, rows
from kuvauslint.survey.since import Moved, moved

CHUNK = 20  # descriptions in one task: few enough to share out, many enough to be worth sending
FEW = 24  # so few are done here before a pool has started
# Not read, but a description may be in one, and is then counted among those that cannot be read.
NOT_READ = (".doc", ".rtf", ".pages", ".mht", ".mhtml", ".fodt", ".xlsb", ".numbers", ".fods")
DOCUMENTS = (*(suffix for suffix, kind in SUFFIXES.items() if kind not in DATA_KINDS), *NOT_READ)


class Survey(NamedTuple):
    """The outcome: a row a description, in the order of the files."""

    rows: tuple[Row, ...]
    profile: str
    as_of: str
    roster: Roster | None = None
    moved: Moved | None = None


def survey(
    what: Iterable[str | Source],
    *,
    profile: str = "recommended",
    as_of: date | None = None,
    executor: Executor | None = None,
    jobs: int | None = None,
    roster: tuple[Body, ...] | None = None,
    since: dict[str, object] | None = None,
    progress: Callable[[int], None] | None = None,
) -> Survey:
    """Count what each description has and lacks.

    `what` are files (a worker opens them by their names, so they must be seen where it runs) or sources
    with their bytes. `executor` is any concurrent.futures executor, which stays the caller's; without it
    there is a pool of `jobs` processes, by default as many as there are processors. `progress` is told how
    many were done. Raises what a worker raised.
    """
    today = as_of or date.today()  # noqa: DTZ011 - the local day is meant
    items = tuple(what)
    done = tuple(_done(items, Task(profile, today), executor, jobs or os.cpu_count() or 1, progress or _silent))
    return Survey(
        done,
        profile,
        today.isoformat(),
        held(roster, done) if roster is not None else None,
        moved(since, done) if since is not None else None,
    )


def _silent(number: int) -> None:
    del number


def _done(
    items: tuple[str | Source, ...], task: Task, executor: Executor | None, jobs: int, progress: Callable[[int], None]
) -> Iterator[Row]:
    chunks = [items[at : at + CHUNK] for at in range(0, len(items), CHUNK)]
    if executor is not None:
        yield from _shared_out(chunks, task, executor, progress)
    elif jobs == 1 or len(items) <= FEW:
        for chunk in chunks:
            yield from rows(chunk, task)
            progress(len(chunk))
    else:
        from concurrent.futures import ProcessPoolExecutor

        with ProcessPoolExecutor(min(jobs, len(chunks))) as pool:
            yield from _shared_out(chunks, task, pool, progress)


def _shared_out(
    chunks: list[tuple[str | Source, ...]], task: Task, executor: Executor, progress: Callable[[int], None]
) -> Iterator[Row]:
    """The rows in the order of the files, whoever was done first."""
    from concurrent.futures import as_completed

    futures = {executor.submit(rows, chunk, task): number for number, chunk in enumerate(chunks)}
    done: dict[int, list[Row]] = {}
    try:
        for future in as_completed(futures):
            number = futures[future]
            done[number] = future.result()
            progress(len(chunks[number]))
    except BaseException:
        for future in futures:
            future.cancel()
        raise
    for number in range(len(chunks)):
        yield from done[number]


def files(paths: Iterable[str], documents: bool = False) -> list[str]:
    """The files that paths name: of a folder its description files, with `documents` published ones too.

    Raises UsageError for a path that does not exist.
    """
    from kuvauslint.engine.discover import in_directory
    from kuvauslint.errors import UsageError

    found: dict[str, None] = {}
    for path in paths:
        if not os.path.exists(path):
            raise UsageError(f"{path}: no such file or folder")
        if not os.path.isdir(path):
            found[path] = None
            continue
        inside = in_directory(path)
        if documents:
            inside = sorted({*inside, *_documents(path)})
        found.update(dict.fromkeys(inside))
    return list(found)


def _documents(folder: str) -> Iterator[str]:
    for top, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.lower().endswith(DOCUMENTS) and not name.startswith((".", "~$")):
                yield os.path.normpath(os.path.join(top, name))
