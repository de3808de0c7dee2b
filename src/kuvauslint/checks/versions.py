"""Versions of software, against products whose names have figures, years of data and versions of papers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import dropwhile

from kuvauslint.checks.hit import Hit, Subject, TextAt
from kuvauslint.checks.scan import found
from kuvauslint.model.node import Node
from kuvauslint.vocabulary.patterns import pattern

YEAR = re.compile(r"(?:19|20)\d\d$")
NAMED = ("known_version", "said_version")


def versions(node: Node, subject: Subject) -> Iterator[Hit]:
    """Every product with its version: known software anywhere, other names where systems are listed."""
    del node
    seen: set[tuple[int, int]] = set()
    for kind in (*NAMED, "listed_version"):
        for text, match in found(subject, "security", kind, field=None if kind in NAMED else "systems"):
            product, version = match["product"], match["version"]
            if kind == "said_version":  # the words of the sentence before the name are no part of it
                product = " ".join(dropwhile(str.islower, product.split())) or product
            among_systems = text.field == "systems" and text.role == ""
            if (id(text), match.end()) in seen or not _is_version(kind, product, version, among_systems=among_systems):
                continue
            if kind == "listed_version" and _is_name(text, match, version):
                continue
            seen.add((id(text), match.end()))
            at = text.place(match.end("product") - len(product), match.end())
            yield Hit(at, {"product": product, "version": version}, text.entry, text.field)


def _is_version(kind: str, product: str, version: str, *, among_systems: bool) -> bool:
    whole = f"{product} {version}"
    if pattern("security", "not_a_version").regex.search(whole):
        return False
    if kind == "known_version":
        return True
    if pattern("security", "not_software").regex.search(product) or YEAR.match(version):
        return False
    return among_systems or (kind == "said_version" and "." in version and not product[0].islower())


def _is_name(text: TextAt, match: re.Match[str], version: str) -> bool:
    """Whether "Name 2.0 -word" is what the service is called: a round number bound to a common word."""
    rest = text.text[match.end() :]
    return version.endswith(".0") and rest.lstrip().startswith("-")
