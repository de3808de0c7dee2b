"""Mending a contact that is repeated in every entry: written once, for all (inherited by each)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kuvauslint.fixes.lines import block_end, indent
from kuvauslint.fixes.written import Written, fix
from kuvauslint.model.description import Description
from kuvauslint.model.finding import Edit, Fix
from kuvauslint.model.node import Node


def contact_for_all(description: Description, written: Written) -> Iterator[Fix]:
    """One fix that moves `request` from every entry to the top, where all entries have the same.

    Only in block style, where whole lines can be moved, and where no comment would get lost.
    """
    entries = description.entries()
    root = description.root
    if written.kind != "yaml" or len(entries) < 2 or root.get("request") is not None:
        return
    requests = [entry.get("request") for entry in entries]
    first = requests[0]
    if first is None or not first.fields or any(one is None or _plain(one) != _plain(first) for one in requests):
        return
    blocks = [_block(description, one, written) for one in requests if one is not None]
    top = min(
        (description.key_place(root.fields[name]) for name in ("case_register", "repositories") if name in root.fields),
        key=lambda place: place.line or 0,
    )
    if any(block is None for block in blocks) or top.column != 1:
        return
    spans = [block for block in blocks if block is not None]
    start, end = spans[0]
    moved = written.text[start:end]
    depth = indent(moved)
    lines = moved.splitlines(keepends=True)
    if not moved.endswith(("\n", "\r")) or any(line.strip() and indent(line) < depth for line in lines):
        return
    above = "".join(line[depth:] if line.strip() else line for line in lines)
    at = written.line_start(top.line or 1)
    yield fix("inherit", (Edit(at, at, above), *(Edit(*span, "") for span in spans)), safe=False)


def _plain(node: Node) -> Any:
    if node.fields:
        return {name: _plain(child) for name, child in node.fields.items()}
    if node.variants:
        return {name: child.text for name, child in node.variants.items()}
    return [_plain(one) for one in node.items] if node.items else node.text


def _block(description: Description, node: Node, written: Written) -> tuple[int, int] | None:
    """The offsets of the whole lines of a key with its value; None where they hold anything else."""
    place = description.key_place(node)
    line = place.line or 1
    lines = written.text.splitlines()
    if len(lines) > len(written.starts) or line > len(lines) or lines[line - 1][: (place.column or 1) - 1].strip():
        return None
    last = block_end(line, lines)
    if any(mark in one for one in lines[line - 1 : last] for mark in ("#", "&", "*")):
        return None
    return written.line_start(line), written.line_start(last + 1)
