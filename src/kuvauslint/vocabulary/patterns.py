"""Words and phrases to look for, as data: regular expressions with the letters that must be there for them to match."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from kuvauslint.vocabulary.store import load


class Pattern(NamedTuple):
    """A regular expression and its hints: where none of these lower-case letters occur, it cannot match."""

    hints: tuple[str, ...]
    regex: re.Pattern[str]

    def may_match(self, lowered: str) -> bool:
        """Whether a text, given in lower case, is worth the search."""
        return not self.hints or any(hint in lowered for hint in self.hints)

    def search(self, text: str) -> re.Match[str] | None:
        """The first match in a text, None where the hints already rule it out."""
        return self.regex.search(text) if self.may_match(text.lower()) else None


@cache
def pattern(file: str, name: str) -> Pattern:
    """A pattern of `rules/vocabulary/<file>.yaml`.

    There it is a list of alternatives, or a mapping: `any` the alternatives, `hints` the letters,
    `cased` true where capitals matter. `{other}` in an alternative stands for the alternatives of
    another pattern of the file.
    """
    data: Any = load(f"vocabulary/{file}")["patterns"]
    entry = data[name] if isinstance(data[name], dict) else {"any": data[name]}
    flags = re.UNICODE if entry.get("cased") else re.IGNORECASE | re.UNICODE
    return Pattern(tuple(entry.get("hints", ())), re.compile(_alternatives(data, name), flags))


def _alternatives(data: Any, name: str) -> str:
    entry = data[name]["any"] if isinstance(data[name], dict) else data[name]
    inner = re.compile(r"\{([a-z_]+)\}")
    return "|".join(inner.sub(lambda m: f"(?:{_alternatives(data, m[1])})", part) for part in entry)


@cache
def terms(file: str, name: str) -> frozenset[str]:
    """A list of words of `rules/vocabulary/<file>.yaml`, in lower case."""
    return frozenset(str(word).lower() for word in load(f"vocabulary/{file}")["terms"][name])
