"""Styles and numbering of a Word document: which paragraph is a heading, which an item with what mark.

ECMA-376 part 1, 17.7 (styles), 17.9 (numbering).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from kuvauslint.readers.package import Package, collect

WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_CHAIN = 30  # styles based on one another
_LEVELS = 9

# a change of formatting or of a table keeps who made it and what was before
_CHANGES = ("rPr", "pPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "numbering")
TRACKED = frozenset(("del", "moveFrom", *(f"{name}Change" for name in _CHANGES)))
SKIPPED = TRACKED | {"instrText", "delText", "delInstrText"}  # elements that nobody sees
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships id"
_STRICT_RELATION = "http://purl.oclc.org/ooxml/officeDocument/relationships id"


def word_name(tag: str) -> str:
    """The local name of a WordprocessingML element or attribute, empty for another one."""
    space, _, name = tag.rpartition(" ")
    return name if space in WORD else ""


def attribute(attributes: dict[str, str], name: str) -> str | None:
    """An attribute in Word's own namespace."""
    for space in WORD:
        value = attributes.get(f"{space} {name}")
        if value is not None:
            return value
    return None


def number(attributes: dict[str, str], name: str = "val") -> int | None:
    """A small whole number in an attribute; None where there is none."""
    value = attribute(attributes, name) or ""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 9 else None


def is_on(attributes: dict[str, str]) -> bool:
    """Whether a toggle property (bold, caps, vanish) is set."""
    return attribute(attributes, "val") not in ("0", "false", "off", "none")


class Style(NamedTuple):
    """What a style says itself; None where it says nothing."""

    name: str = ""
    based_on: str = ""
    outline: int | None = None
    list_id: int | None = None
    list_level: int | None = None
    bold: bool | None = None
    hidden: bool | None = None


class Styles:
    """The styles of a document by their id."""

    def __init__(self, package: Package, part: str) -> None:
        self._styles: dict[str, Style] = {}
        self._resolved: dict[str, Style] = {}
        self._id = ""
        self.default = ""
        collect(package, part, self._start)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = word_name(tag)
        if name == "style":
            self._id = attribute(attributes, "styleId") or ""
            self._styles[self._id] = Style()
            if attribute(attributes, "default") in ("1", "true") and attribute(attributes, "type") == "paragraph":
                self.default = self._id
            return
        style = self._styles.get(self._id)
        if style is None:
            return
        value = attribute(attributes, "val") or ""
        if name == "name":
            style = style._replace(name=value.casefold())
        elif name == "basedOn":
            style = style._replace(based_on=value)
        elif name == "outlineLvl":
            style = style._replace(outline=number(attributes))
        elif name == "numId":
            style = style._replace(list_id=number(attributes))
        elif name == "ilvl":
            style = style._replace(list_level=number(attributes))
        elif name in ("b", "caps"):
            style = style._replace(bold=bool(style.bold) or is_on(attributes))
        elif name == "vanish":
            style = style._replace(hidden=is_on(attributes))
        self._styles[self._id] = style

    def get(self, ident: str) -> Style:
        """A style with all that it inherits."""
        found = self._resolved.get(ident)
        if found is not None:
            return found
        out = Style()
        at, seen = ident, 0
        while at in self._styles and seen < _CHAIN:
            style = self._styles[at]
            outline = style.outline
            if outline is None:
                outline = _outline_of(style.name)
            out = Style(
                out.name or style.name,
                "",
                outline if out.outline is None else out.outline,
                style.list_id if out.list_id is None else out.list_id,
                style.list_level if out.list_level is None else out.list_level,
                style.bold if out.bold is None else out.bold,
                style.hidden if out.hidden is None else out.hidden,
            )
            at, seen = style.based_on, seen + 1
        self._resolved[ident] = out
        return out


def _outline_of(name: str) -> int | None:
    """The outline level (0 the highest) that a built-in style has by its name, the same in all languages of Word."""
    if name == "title":
        return 0
    word, _, rest = name.partition(" ")
    return int(rest) - 1 if word == "heading" and rest.isdecimal() and rest in "123456789" else None


class _Level(NamedTuple):
    form: str = "decimal"
    text: str = ""
    start: int = 1


class Numbering:
    """The lists of a document; `mark` counts, so it is to be asked once for each paragraph, in order."""

    def __init__(self, package: Package, part: str) -> None:
        self._abstract: dict[int, list[_Level]] = {}
        self._of: dict[int, int] = {}
        self._restart: dict[int, dict[int, int]] = {}
        self._counts: dict[int, list[int | None]] = {}
        self._at = (-1, 0)
        self._number = -1
        collect(package, part, self._start)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = word_name(tag)
        if name == "abstractNum":
            self._at = (number(attributes, "abstractNumId") or 0, 0)
            self._abstract[self._at[0]] = [_Level()] * _LEVELS
        elif name == "num":
            self._number = number(attributes, "numId") or 0
            self._at = (-1, 0)
        elif name == "abstractNumId":
            self._of[self._number] = number(attributes) or 0
        elif name == "lvl":
            self._at = (self._at[0], min(number(attributes, "ilvl") or 0, _LEVELS - 1))
        elif name == "lvlOverride":
            self._at = (-1, min(number(attributes, "ilvl") or 0, _LEVELS - 1))
        elif name == "startOverride":
            self._restart.setdefault(self._number, {})[self._at[1]] = number(attributes) or 0
        elif name in ("numFmt", "lvlText", "start") and self._at[0] in self._abstract:
            self._set(name, attributes)

    def _set(self, name: str, attributes: dict[str, str]) -> None:
        levels, at = self._abstract[self._at[0]], self._at[1]
        value = attribute(attributes, "val") or ""
        if name == "numFmt":
            levels[at] = levels[at]._replace(form=value)
        elif name == "lvlText":
            levels[at] = levels[at]._replace(text=value)
        else:
            levels[at] = levels[at]._replace(start=number(attributes) or 0)

    def mark(self, ident: int, depth: int) -> str:
        """The mark of the next paragraph of that list at that depth (from 0)."""
        abstract = self._of.get(ident)
        levels = self._abstract.get(-1 if abstract is None else abstract)
        depth = min(depth, _LEVELS - 1)
        if abstract is None or levels is None:
            return "\u2022"
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        for level, start in self._restart.pop(ident, {}).items():
            counts[level] = start - 1
        now = counts[depth]
        counts[depth] = levels[depth].start if now is None else now + 1
        counts[depth + 1 :] = [None] * (_LEVELS - depth - 1)
        if levels[depth].form == "bullet":
            return "\u2022"
        if levels[depth].form == "none":
            return ""
        text = levels[depth].text or f"%{depth + 1}."
        for level in range(depth + 1):
            count = counts[level]
            shown = formatted(levels[level].start if count is None else count, levels[level].form)
            text = text.replace(f"%{level + 1}", shown)
        return text.strip()


def formatted(count: int, form: str) -> str:
    """A list number as letters, Roman or Arabic figures."""
    if form in ("lowerLetter", "upperLetter", "a", "A") and 0 < count <= 26:
        letter = chr(ord("a") + count - 1)
        return letter.upper() if form in ("upperLetter", "A") else letter
    if form in ("lowerRoman", "upperRoman", "i", "I") and 0 < count < 4000:
        roman, left = "", count
        for value, sign in _ROMAN:
            roman += sign * (left // value)
            left %= value
        return roman.upper() if form in ("upperRoman", "I") else roman
    return str(count)


_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


class ParagraphProperties:
    """The paragraph that is open, and what its properties said."""

    def __init__(self) -> None:
        self.style = ""
        self.outline: int | None = None
        self.list_id: int | None = None
        self.list_level: int | None = None
        self.bold = self.hidden = False
        self.settled = False


def relation(attributes: Mapping[str, str]) -> str:
    """The id of the relation that an element names, in the transitional or the strict form; "" without one."""
    return attributes.get(_RELATION) or attributes.get(_STRICT_RELATION) or ""
