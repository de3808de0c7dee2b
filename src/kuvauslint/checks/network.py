"""Addresses inside networks: numbers, host names, shares, protocols, ports (JulkL 24 § 1 mom. 7 kohta)."""

from __future__ import annotations

from collections.abc import Iterator

from kuvauslint.checks.hit import Hit, Subject
from kuvauslint.checks.scan import found
from kuvauslint.model.node import Node
from kuvauslint.vocabulary.patterns import pattern

KINDS = (
    "private_address", "private_address_6", "internal_host", "named_server",
    "share_path", "internal_protocol", "internal_url", "port",
)  # fmt: skip
OCTET = 255


def addresses(node: Node, subject: Subject) -> Iterator[Hit]:
    """Every address that only people inside the network can use; a port in the address of an open interface is none."""
    del node
    seen: dict[int, list[tuple[int, int]]] = {}
    for kind in KINDS:
        for text, match in found(subject, "security", kind):
            if kind == "private_address" and not _is_address(text.text, match.start(), match[0]):
                continue
            if kind == "port" and text.field == "api":
                continue
            spans = seen.setdefault(id(text), [])
            if all(match.end() <= start or end <= match.start() for start, end in spans):
                spans.append(match.span())
                at = text.place(match.start(), match.end())
                yield Hit(at, {"address": match[0].strip().lstrip(".")}, text.entry, text.field)


def _is_address(text: str, start: int, address: str) -> bool:
    """Four numbers are an address when each fits and no word before says that they number something else."""
    numbers = address.partition("/")[0].split(".")
    before = pattern("security", "not_an_address_after").regex.search(text[max(0, start - 30) : start])
    return before is None and all(int(number) <= OCTET for number in numbers)
