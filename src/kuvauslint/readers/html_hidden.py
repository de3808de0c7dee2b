"""What of a web page its reader never sees: it is hidden, and nothing on the page opens it.

The parts of accordions and tabs are hidden too, until they are opened: where something may open a part, it is
read. So is what only screen readers pass over (aria-hidden), for the eye sees it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

from kuvauslint.readers.html_elements import is_switch

_MOST_STYLE = 200_000  # characters of style sheets that are looked at
_TITLES = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt", "button", "label", "legend"))


class Hidden:
    """Tells of the elements of one page whether they are hidden for good."""

    def __init__(self, markup: str) -> None:
        self._markup = markup
        self._named: Counter[str] | None = None
        self._classes: frozenset[str] | None = None
        self._titles = 0  # elements around that may open what stands below them
        self._below_title = False  # whether the last words were in one

    def enter(self, name: str, attributes: dict[str, Any] | None) -> bool:
        """Begin an element; whether it may open what stands below it, to give to `leave`."""
        title = name in _TITLES or is_switch(attributes or {})
        self._titles += title
        return title

    def leave(self, *, title: bool) -> None:
        """End an element."""
        self._titles -= title

    def note_text(self, text: str) -> None:
        """Take note of a text of the page."""
        if text and not text.isspace():
            self._below_title = self._titles > 0

    def is_hidden(self, attributes: dict[str, Any]) -> bool:
        """Whether an element is hidden and stays so."""
        if not self._is_out_of_sight(attributes) or self._below_title:
            return False
        return not (_folds(attributes) or self._is_named(attributes))

    def _is_out_of_sight(self, attributes: dict[str, Any]) -> bool:
        if "hidden" in attributes and str(attributes["hidden"] or "").casefold() != "until-found":
            return True
        style = attributes.get("style")
        if style and _unseen().search(str(style)):
            return True
        classes = attributes.get("class")
        return bool(classes) and not self._hiding_classes().isdisjoint(str(classes).split())

    def _hiding_classes(self) -> frozenset[str]:
        """The classes that a style sheet in the page itself hides, on every screen and by their name alone."""
        if self._classes is None:
            hiding = (selectors for selectors, body in _rules(_sheet(self._markup)) if _unseen().search(body))
            names = (name.strip() for selectors in hiding for name in selectors.split(","))
            self._classes = frozenset(name[1:] for name in names if _one_class().fullmatch(name))
        return self._classes

    def _is_named(self, attributes: dict[str, Any]) -> bool:
        """Whether a link, a switch or a script of the page names an element by its id, and so may open it."""
        name = str(attributes.get("id") or "")
        if name and self._named is None:
            self._named = Counter(_names().findall(self._markup))
            self._named.subtract(_ids().findall(self._markup))
            self._named.update(word for listed in _controlled().findall(self._markup) for word in listed.split())
        return bool(name) and self._named is not None and self._named[name] > 0


def _folds(attributes: dict[str, Any]) -> bool:
    """Whether an element says of itself that it is a part to be opened."""
    if attributes.get("role") in ("tabpanel", "region") or "aria-labelledby" in attributes or is_switch(attributes):
        return True
    return _opened().search(f"{attributes.get('id') or ''} {attributes.get('class') or ''}") is not None


def _sheet(markup: str) -> str:
    """The text of the style elements, without comments."""
    low, parts, at = markup.casefold(), [], 0
    while (start := low.find("<style", at)) >= 0 and (end := low.find("</style", start)) >= 0:
        parts.append(markup[markup.find(">", start) + 1 : end])
        at = end
    return re.sub(r"/\*[^*]*\*+(?:[^/*][^*]*\*+)*/", " ", "\n".join(parts)[:_MOST_STYLE])


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """(Selectors, declarations) of the rules that stand in no at-rule, which holds for some screens only."""
    depth, selectors = 0, ""
    for text, mark in re.findall(r"([^{}]*)([{}])", sheet):
        if mark == "{":
            depth += 1
            selectors = text if depth == 1 else ""
        else:
            if depth == 1 and selectors:
                yield selectors, text
            depth, selectors = max(depth - 1, 0), ""


@cache
def _unseen() -> re.Pattern[str]:
    return re.compile(r"(?:^|[;\s{])(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)


@cache
def _one_class() -> re.Pattern[str]:
    return re.compile(r"\.-?[A-Za-z_][\w-]*")


@cache
def _names() -> re.Pattern[str]:
    """Names behind a number sign or between quotation marks, as links, attributes and scripts give them."""
    return re.compile(r"""(?:#|["'])([A-Za-z_][\w:-]{0,80})(?=["'\s),;>])""")


@cache
def _controlled() -> re.Pattern[str]:
    """What an element says that it controls: a list of names."""
    return re.compile(r"""\saria-(?:controls|owns)\s*=\s*["']?([\w\s:-]{1,300})""", re.IGNORECASE)


@cache
def _ids() -> re.Pattern[str]:
    return re.compile(r"""\sid\s*=\s*["']([A-Za-z_][\w:-]{0,80})(?=["'])""", re.IGNORECASE)


@cache
def _opened() -> re.Pattern[str]:
    """Ids and classes of parts that are opened."""
    return re.compile(
        r"accordion|collaps|panel|toggle|expand|folded|drawer|dropdown|spoiler|(?:^|[\s_-])tabs?(?:[\s_-]|$)|tab-?(?:pane|content)",
        re.IGNORECASE,
    )
