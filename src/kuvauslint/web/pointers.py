"""Pointers into a description (as /repositories/3/name) when its entries move."""

from __future__ import annotations

from collections.abc import Mapping

from kuvauslint.model.node import Path


def shifted(pointer: str, removed: Path) -> str | None:
    """The pointer once an entry is removed: the entries below it move up; None for what is removed with it."""
    group, gone = str(removed[0]), int(removed[1]) if len(removed) > 1 else -1
    parts = pointer.split("/")
    if len(parts) < 2 or parts[1] != group:
        return pointer
    if gone < 0:
        return None
    if len(parts) < 3 or not parts[2].isdigit():
        return pointer
    if int(parts[2]) == gone:
        return None
    return "/".join([*parts[:2], str(int(parts[2]) - (int(parts[2]) > gone)), *parts[3:]])


def moved_to(pointer: str, moves: Mapping[str, str]) -> str | None:
    """The pointer where its entry went, by (old, new) pointers of entries; None for what lies in none of them."""
    head = pointer
    while head:
        if head in moves:
            return moves[head] + pointer[len(head) :]
        head = head.rpartition("/")[0]
    return None
