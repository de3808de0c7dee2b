"""Words and phrases to look for, as data: regular expressions with the letters that must be there for them to match."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from kuvauslint.vocabulary.store import load


class Pattern(NamedTuple):
    """A regular expression and its hints: where none of these lower-case letters occur, it cannot match."""

    hints: tuple[str, ...]
    file: str
    name: str
    flags: int

    @property
    def regex(self) -> re.Pattern[str]:
        """The expression; compiled when a text first has its hints, for that costs more than many texts."""
        return _compiled(self.file, self.name, self.flags)

    def may_match(self, lowered: str) -> bool:
        """Whether a text, given in lower case, is worth the search."""
        for hint in self.hints:  # no generator: this is the innermost loop of a run
            if hint in lowered:
                return True
        return not self.hints

    def search(self, text: str) -> re.Match[str] | None:
        """The first match in a text, None where the hints already rule it out."""
        return self.regex.search(text) if self.may_match(text.lower()) else None

    def occurs_in(self, text: str) -> bool:
        """Whether the expression matches in a text; seen without it where one of its plain alternatives is there."""
        lowered = text.lower()
        if not self.may_match(lowered):
            return False
        return any(letters in lowered for letters in _plain(self.file, self.name)) or bool(self.regex.search(text))


@cache
def _plain(file: str, name: str) -> tuple[str, ...]:
    """The alternatives of a pattern that are nothing but lower-case letters, digits, spaces and hyphens."""
    entry: Any = load(f"vocabulary/{file}")["patterns"][name]
    parts: list[str] = entry["any"] if isinstance(entry, dict) else entry
    ungrouped = [part for part in parts if not set(part) & set("()[]")]
    found = [letters for part in ungrouped for letters in part.split("|")]
    return tuple(letters for letters in found if re.sub("[ -]", "", letters).isalnum() and letters == letters.lower())


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
    return Pattern(tuple(entry.get("hints", ())), file, name, flags)


@cache
def _compiled(file: str, name: str, flags: int) -> re.Pattern[str]:
    return re.compile(_alternatives(load(f"vocabulary/{file}")["patterns"], name), flags)


def _alternatives(data: Any, name: str) -> str:
    entry = data[name]["any"] if isinstance(data[name], dict) else data[name]
    inner = re.compile(r"\{([a-z_]+)\}")
    return "|".join(inner.sub(lambda m: f"(?:{_alternatives(data, m[1])})", part) for part in entry)


@cache
def terms(file: str, name: str) -> frozenset[str]:
    """A list of words of `rules/vocabulary/<file>.yaml`, in lower case."""
    return frozenset(str(word).lower() for word in load(f"vocabulary/{file}")["terms"][name])
