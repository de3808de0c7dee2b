"""The comments of a YAML file that speak to kuvauslint."""

from __future__ import annotations

import re
from typing import Any

import yaml
from yaml.events import ScalarEvent

from kuvauslint.model.document import Directive
from kuvauslint.model.place import Place


def directives_in(text: str) -> tuple[Directive, ...]:
    """Comments that speak to kuvauslint, with the place of their words."""
    inside = _scalars(text)
    out: list[Directive] = []
    line, start = 1, 0
    for match in re.finditer(
        r"(\r\n|[\n\r\x85\u2028\u2029])|(?:^|(?<=\s))#[ \t]*(kuvauslint:[^\r\n\x85\u2028\u2029]*)", text
    ):
        if match[1]:
            line, start = line + 1, match.end()
            continue
        while inside and inside[-1][1] <= match.start():
            inside.pop()
        if not inside or match.start() < inside[-1][0]:
            column = match.start() - start + 1
            place = Place(line, column, line, column + match.end() - match.start())
            out.append(Directive(match[2].rstrip(), place))
    return tuple(out)


def _scalars(text: str) -> list[tuple[int, int]]:
    """Where in the text the scalars stand that hold a number sign, the last one first.

    What looks like a comment in them is none.
    """
    out = []
    parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    try:
        while parser.check_event():
            event = parser.get_event()
            if isinstance(event, ScalarEvent) and "#" in event.value and event.start_mark and event.end_mark:
                out.append((event.start_mark.index, event.end_mark.index))
    except yaml.YAMLError:
        pass
    finally:
        parser.dispose()
    return out[::-1]
