"""Styles of an OpenDocument text: bold type, outline levels of paragraphs, marks of lists."""

from __future__ import annotations

from typing import NamedTuple

from kuvauslint.readers.docx_styles import formatted

_SPACE = "urn:oasis:names:tc:opendocument:xmlns:"
_CHAIN = 30


def open_name(tag: str) -> str:
    """`prefix:local` of an OpenDocument element, with the prefix that the standard uses; empty for another one."""
    space, _, name = tag.rpartition(" ")
    if not space.startswith(_SPACE):
        return ""
    return f"{space[len(_SPACE) :].partition(':')[0]}:{name}"


def attribute(attributes: dict[str, str], space: str, name: str) -> str:
    """An attribute of one of the standard's namespaces (`text`, `table`, `style`, `xsl-fo-compatible`), or empty."""
    return attributes.get(f"{_SPACE}{space}:1.0 {name}", "")


class _Style(NamedTuple):
    parent: str = ""
    name: str = ""
    bold: bool | None = None
    hidden: bool | None = None
    level: int | None = None


class _Mark(NamedTuple):
    form: str | None = None  # None for a bullet
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    shown: int = 1


class OdtStyles:
    """Handler that gathers the styles of styles.xml and content.xml."""

    def __init__(self) -> None:
        self._styles: dict[str, _Style] = {}
        self._lists: dict[str, dict[int, _Mark]] = {}
        self._style = ""
        self._list = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        name = open_name(tag)
        if name == "style:style":
            self._style = attribute(attributes, "style", "name")
            level = attribute(attributes, "style", "default-outline-level")
            self._styles[self._style] = _Style(
                attribute(attributes, "style", "parent-style-name"),
                attribute(attributes, "style", "display-name") or self._style,
                level=int(level) if level.isdecimal() and len(level) < 3 else None,
            )
        elif name == "style:text-properties" and self._style in self._styles:
            self._text_properties(attributes)
        elif name == "text:list-style":
            self._list = attribute(attributes, "style", "name")
            self._lists[self._list] = {}
        elif name in ("text:list-level-style-number", "text:list-level-style-bullet") and self._list in self._lists:
            level = attribute(attributes, "text", "level")
            if level.isdecimal() and len(level) < 3:
                self._lists[self._list][int(level)] = _mark(name, attributes)

    def _text_properties(self, attributes: dict[str, str]) -> None:
        style = self._styles[self._style]
        weight = attribute(attributes, "xsl-fo-compatible", "font-weight")
        transform = attribute(attributes, "xsl-fo-compatible", "text-transform")
        bold = weight in ("bold", "600", "700", "800", "900") if weight else None
        display = attribute(attributes, "text", "display")
        self._styles[self._style] = style._replace(
            bold=True if transform == "uppercase" else bold,
            hidden=display == "none" if display else style.hidden,
        )

    def end(self, tag: str) -> None:
        """An element ends."""
        if open_name(tag) == "style:style":
            self._style = ""

    def data(self, text: str) -> None:
        """Characters."""

    def _chain(self, ident: str) -> list[_Style]:
        out: list[_Style] = []
        while ident in self._styles and len(out) < _CHAIN:
            out.append(self._styles[ident])
            ident = out[-1].parent
        return out

    def is_bold(self, ident: str) -> bool | None:
        """Whether text of that style is bold; None where the style does not say."""
        return next((style.bold for style in self._chain(ident) if style.bold is not None), None)

    def is_hidden(self, ident: str) -> bool:
        """Whether text of that style is hidden."""
        return bool(next((style.hidden for style in self._chain(ident) if style.hidden is not None), None))

    def level(self, ident: str) -> int | None:
        """The outline level that a paragraph style gives; 1 for the title, None for running text."""
        for style in self._chain(ident):
            if style.level is not None:
                return style.level or None
            if style.name == "Title":
                return 1
        return None

    def mark(self, ident: str, depth: int, counts: list[int]) -> str:
        """The mark of an item at that depth (from 1), given how many items each depth has had (this one included)."""
        mark = self._lists.get(ident, {}).get(depth)
        if mark is None or mark.form is None:
            return "\u2022"
        if not mark.form:
            return ""
        shown = [
            formatted(counts[level - 1], (self._lists[ident].get(level) or mark).form or "1")
            for level in range(max(depth - mark.shown, 0) + 1, depth + 1)
        ]
        return mark.prefix + ".".join(shown) + mark.suffix

    def start_of(self, ident: str, depth: int) -> int:
        """The number of the first item."""
        mark = self._lists.get(ident, {}).get(depth)
        return 1 if mark is None else mark.start


def _mark(name: str, attributes: dict[str, str]) -> _Mark:
    if name.endswith("bullet"):
        return _Mark()
    start = attribute(attributes, "text", "start-value")
    shown = attribute(attributes, "text", "display-levels")
    return _Mark(
        attribute(attributes, "style", "num-format"),
        attribute(attributes, "style", "num-prefix"),
        attribute(attributes, "style", "num-suffix"),
        int(start) if start.isdecimal() and len(start) < 9 else 1,
        int(shown) if shown.isdecimal() and len(shown) < 3 else 1,
    )
