"""What some work costs, counted in instructions or lines of our code and not in seconds.

A count is the same on every machine and however busy it is; work inside functions of the interpreter, as
the search of a pattern, is not in it.
"""

from __future__ import annotations

import functools
import gc
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import kuvauslint

OURS = str(Path(kuvauslint.__file__).parent)


def instructions(work: Callable[[], Any]) -> Counter[CodeType]:
    """How many instructions each function of ours takes while the work is done."""
    return _counted(work, "opcode")


def lines(work: Callable[[], Any]) -> Counter[CodeType]:
    """How many lines of each function of ours are gone through while the work is done, a turn of a loop within a line too.

    It shows how a cost grows as well as instructions do, and is counted in a third of the time.
    """
    return _counted(work, "line")


def _counted(work: Callable[[], Any], what: str) -> Counter[CodeType]:
    counted: Counter[CodeType] = Counter()

    def enter(frame: FrameType, _event: str, _what: Any) -> Any:
        if not _is_ours(frame.f_code):
            return None
        frame.f_trace_opcodes, frame.f_trace_lines = what == "opcode", what == "line"
        return step

    def step(frame: FrameType, event: str, _what: Any) -> Any:
        if event == what:
            counted[frame.f_code] += 1
        return step

    before = sys.gettrace()
    sys.settrace(enter)
    try:
        work()
    finally:
        sys.settrace(before)
    return counted


@functools.cache
def _is_ours(code: CodeType) -> bool:
    return code.co_filename.startswith(OURS)


def forget() -> None:
    """Empty the memories of our functions, so that a count does not hang on what was met before."""
    for one in gc.get_objects():
        if isinstance(one, functools._lru_cache_wrapper) and str(one.__module__).startswith("kuvauslint."):
            one.cache_clear()
