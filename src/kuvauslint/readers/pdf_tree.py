"""The structure tree of a tagged PDF as events in reading order (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from kuvauslint.readers.pdf_page import Sheet, Stretch

_MOST_DEPTH = 200
_MOST_EVENTS = 2_000_000
HEADINGS = {"H": 0, "Title": 1, **{f"H{n}": min(n, 6) for n in range(1, 10)}}


class Event(NamedTuple):
    """An element begins or ends, or its text stands here."""

    kind: str  # open, close, text
    role: str = ""
    element: Any = None
    stretches: tuple[Stretch, ...] = ()


def events_of(structure: Any, texts: dict[tuple[int, int], list[Stretch]]) -> list[Event]:
    """The tree in reading order; each piece of text once, however often a broken tree names it."""
    out: list[Event] = []
    used: set[tuple[int, int]] = set()
    stack: list[tuple[Any, str, int]] = [(child, "", 0) for child in reversed(list(structure))]
    while stack and len(out) < _MOST_EVENTS:
        node, closing, depth = stack.pop()
        if closing:
            out.append(Event("close", closing))
            continue
        role = getattr(node, "role", None)
        if role is None:
            mcid, page = getattr(node, "mcid", None), getattr(node, "page", None)
            key = (page.page_idx + 1, mcid) if page is not None and mcid is not None else None
            if key is not None and key in texts and key not in used:
                used.add(key)
                out.append(Event("text", stretches=tuple(texts[key])))
            continue
        if depth >= _MOST_DEPTH:
            continue
        role = str(role)
        own = str(getattr(node, "type", ""))
        role = own if own in HEADINGS else role  # some programs map their title style to a paragraph
        out.append(Event("open", role, node))
        stack.append((None, role, depth))
        stack.extend((child, "", depth + 1) for child in reversed(list(node)))
    return out


def texts_of(sheets: list[Sheet]) -> dict[tuple[int, int], list[Stretch]]:
    """The stretches by page and number in the tree."""
    out: dict[tuple[int, int], list[Stretch]] = {}
    for sheet in sheets:
        for stretch in sheet.stretches:
            if stretch.mcid is not None and not stretch.artifact:
                out.setdefault((sheet.number, stretch.mcid), []).append(stretch)
    return out


def coverage(events: list[Event], sheets: list[Sheet]) -> float:
    """The share of the letters outside artifacts that the tree holds."""
    held = sum(len(s.text) for event in events for s in event.stretches)
    every = sum(len(s.text) for sheet in sheets for s in sheet.stretches if not s.artifact)
    return held / every if every else 0.0


def spans_of(element: Any) -> tuple[int, int]:
    """ColSpan and RowSpan of a cell (ISO 32000-1, table 349)."""
    spans = {"ColSpan": 1, "RowSpan": 1}
    for attributes in _attributes(element):
        for name in spans:
            value = attributes.get(name)
            if isinstance(value, int) and value > 1:
                spans[name] = value
    return spans["ColSpan"], spans["RowSpan"]


def _attributes(element: Any) -> Iterator[dict[str, Any]]:
    from playa import resolve

    value = resolve(element.props.get("A"))
    for each in value if isinstance(value, list) else [value]:
        each = resolve(each)  # noqa: PLW2901 - the object behind the reference
        if isinstance(each, dict):
            yield each
