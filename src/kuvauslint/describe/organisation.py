"""Whose description it is, and when it was last updated."""

from __future__ import annotations

from kuvauslint.model.document import Block
from kuvauslint.model.node import Node


def organisation_node(blocks: tuple[Block, ...], language: str) -> Node | None:
    return None


def updated_node(blocks: tuple[Block, ...]) -> Node | None:
    return None
