"""What the elements and attributes of HTML mean for reading a page (WHATWG HTML, WAI-ARIA)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any


def _set(names: str) -> frozenset[str]:
    return frozenset(names.split())


_LINK_TEXT = 300  # characters
_MOST_PARTS = 100
SKIPPED = _set(
    "script style template head svg math select datalist textarea object iframe canvas audio video noembed "
    "noframes noscript map progress meter"
)
BLOCKS = _set(
    "address article aside blockquote body center div fieldset figcaption figure footer form header hgroup html "
    "legend main nav p section pre ul ol menu dir li dl dt dd details summary table caption tbody thead tfoot tr "
    "td th hr h1 h2 h3 h4 h5 h6 search option dialog"
)
REGIONS = {"nav": "navigation", "header": "header", "footer": "footer", "aside": "aside", "dialog": "aside"}
ROLES = {
    "navigation": "navigation",
    "banner": "header",
    "contentinfo": "footer",
    "complementary": "aside",
    "dialog": "aside",
    "alertdialog": "aside",
    "search": "aside",
}
CONTENTS = frozenset(("main", "h1", "article"))
ICONS = frozenset(("i", "span", "b", "em"))


@cache
def notice() -> re.Pattern[str]:
    """Classes of notices about cookies."""
    return re.compile(r"cookie|consent|gdpr", re.IGNORECASE)


@cache
def around() -> re.Pattern[str]:
    """Classes of paths, page numbers and skip links."""
    return re.compile(r"breadcrumb|skip-?(?:to|link|nav)|pagination", re.IGNORECASE)


@cache
def for_ears() -> re.Pattern[str]:
    """Classes of text for screen readers only."""
    return re.compile(
        r"(?:^|[\s_-])(?:sr-only|visually-?hidden|screen-reader(?:-text)?|u-hidden-visually)\b", re.IGNORECASE
    )


def region_of(name: str, attributes: dict[str, Any]) -> str:
    """What an element stands around the contents as; empty where it is no surrounding."""
    region = ROLES.get(str(attributes.get("role") or "")) or REGIONS.get(name, "")
    names = f"{attributes.get('id') or ''} {attributes.get('class') or ''}"
    if not region and notice().search(names):
        return "aside"
    if not region and (around().search(names) or around().search(str(attributes.get("aria-label") or ""))):
        return "navigation"
    return region


def is_switch(attributes: dict[str, Any]) -> bool:
    """Whether an element folds another one open: a tab, or a button that controls a panel."""
    return (
        attributes.get("role") == "tab"
        or "aria-expanded" in attributes
        or ("aria-controls" in attributes and attributes.get("role") == "button")
    )


def holds_blocks(node: Any) -> bool:
    """Whether an element in a line has blocks in it all the same."""
    return any(child.name in BLOCKS for child in node.children or ())


def several(node: Any) -> list[Any]:
    """The definitions of a definition list that stand beside another one of the same term: members of a list."""
    groups = [child for child in node.children or () if child.name == "div"]
    out = []
    for group in (node, *groups):
        told = [child for child in group.children or () if child.name in ("dt", "dd")]
        for before, here, after in zip([None, *told], told, [*told[1:], None], strict=False):
            if here.name == "dd" and "dd" in (before and before.name, after and after.name):
                out.append(here)
    return out


def in_head(root: Any, name: str) -> Iterator[Any]:
    """The elements of that name right in the page's head."""
    for top in root.children or ():
        for part in (top.children or ()) if top.name == "html" else ():
            yield from (one for one in part.children or () if part.name == "head" and one.name == name)


def base_of(root: Any) -> str:
    """The address that the page's head says its links start from; empty where it says none."""
    told = next(in_head(root, "base"), None)
    return str((told.attrs or {}).get("href") or "") if told is not None else ""


def link_text(node: Any) -> str:
    """What a link shows, white space folded; the beginning of it where it is long."""
    parts: list[str] = []
    stack = [node]
    while stack and len(parts) < _MOST_PARTS:
        one = stack.pop()
        if one.name == "#text":
            parts.append(str(one.data or ""))
        elif one.name == "img":
            parts.append(str((one.attrs or {}).get("alt") or ""))
        elif one.name not in SKIPPED:
            stack.extend(reversed(one.children or ()))
    return " ".join(" ".join(parts).split())[:_LINK_TEXT]


def ancestors_of_contents(root: Any) -> frozenset[int]:
    """The ids of the nodes that hold a main, article or h1 element: no such node is mere surroundings."""
    found: set[int] = set()
    path: list[Any] = []
    stack: list[tuple[Any, bool]] = [(root, False)]
    while stack:
        node, leaving = stack.pop()
        if leaving:
            path.pop()
            continue
        if node.name in CONTENTS:
            for above in reversed(path):
                if id(above) in found:
                    break
                found.add(id(above))
        children = node.children
        if children:
            path.append(node)
            stack.append((node, True))
            stack.extend((child, False) for child in reversed(children))
    return frozenset(found)


def span_of(value: Any) -> int:
    """How many rows or columns a cell spans by its attribute; 1 where that says nothing."""
    text = str(value or "1").strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 5 else 1


def figure(count: int, form: str) -> str:
    """The mark of an item by its number and the type of its list."""
    if form in ("a", "A") and 0 < count <= 26:
        return chr(ord(form) + count - 1)
    return str(count)
