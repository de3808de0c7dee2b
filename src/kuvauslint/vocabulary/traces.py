"""Traces: the letters without which a word of a vocabulary cannot be in a text.

They are worked out once from the vocabularies and kept in compiled form, so that a run over
descriptions without any of the words loads no vocabulary at all.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from kuvauslint.resources import compiled


@cache
def needles() -> dict[str, tuple[str, ...]]:
    """Each piece of a word (see words.needle) and the traces it may be of."""
    return {piece: tuple(names) for piece, names in compiled("traces", lambda: {"traces": rows()})}


def rows() -> list[list[Any]]:
    """The compiled form: [piece, [names of traces]], from the facts and the vocabularies."""
    found: dict[str, set[str]] = {}
    for name, pieces in _pieces():
        for piece in pieces:
            found.setdefault(piece, set()).add(name)
    return [[piece, sorted(names)] for piece, names in sorted(found.items())]


def _pieces() -> list[tuple[str, tuple[str, ...]]]:
    from kuvauslint.vocabulary import facts
    from kuvauslint.vocabulary.store import load
    from kuvauslint.vocabulary.words import needle

    out: list[tuple[str, tuple[str, ...]]] = [(term.group, (needle(term),)) for term in facts.all_terms()]
    for vocabulary, groups in load("vocabulary/traces")["groups"].items():
        table = load(f"vocabulary/{vocabulary}")
        for group in groups:
            words = table[group]
            specs = words.items() if isinstance(words, dict) else [("", words)]
            for language, written in specs:
                for spec in written:
                    if language:
                        term = next(iter(facts.terms(group, group, {language: [spec]})))
                        out.append((f"{vocabulary}.{group}", (needle(term),)))
                    else:
                        out.append((f"{vocabulary}.{group}", (spec.split()[0].lower(),)))
    for row in load("vocabulary/terms")["unofficial"]:
        out += [("unofficial", (needle(term),)) for term in facts.terms("unofficial", row["id"], row["terms"])]
    out += [("domain", (fact.id,)) for fact in facts.rows("domains")]
    out += [(name, tuple(pieces)) for name, pieces in load("vocabulary/traces")["signs"].items()]
    return out
