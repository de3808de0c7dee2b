"""Links that lead nowhere. Nothing is fetched here: the answers of the servers are given.

With `--online` the run asks for every address of `addresses` and puts the answers into
`settings["KL205"]["links"]`: address -> HTTP status, as a number. Without them the check is silent.
"""

from __future__ import annotations

from collections.abc import Iterator

from kuvauslint.checks.hit import Hit, Subject, TextAt
from kuvauslint.checks.scan import found
from kuvauslint.model.document import Link, is_web_address
from kuvauslint.model.node import Node

GONE = (404, 410)


def _links(subject: Subject) -> Iterator[tuple[TextAt, int, int, str]]:
    for text, match in found(subject, "publication", "link", silent=frozenset()):
        address = _bare(match[0])
        yield text, match.start(), match.start() + len(address), address


def _bare(address: str) -> str:
    """An address without the punctuation of its sentence; a bracket that was opened in it is its own."""
    while True:
        bare = address.rstrip(".,;:!?]*'\u2019\u00bb")
        if not bare.endswith(")") or bare.count("(") >= bare.count(")"):
            return bare
        address = bare[:-1]


def _behind_words(subject: Subject) -> Iterator[Link]:
    """The links in the contents of a document, whose addresses it does not show."""
    for link in subject.description.document.links:
        if not link.region and is_web_address(link.address):
            yield link


def addresses(subject: Subject) -> list[str]:
    """Every web address of the description, each once, in reading order; those of a page's links come last."""
    shown = [address for _, _, _, address in _links(subject)]
    return list(dict.fromkeys([*shown, *(link.address for link in _behind_words(subject))]))


def dead(node: Node, subject: Subject) -> Iterator[Hit]:
    """Every link whose server said that there is nothing (404, 410), once for each address behind words."""
    del node
    answers = subject.settings.get("KL205", {}).get("links", {})
    if not answers:
        return
    told: set[str] = set()
    for text, start, end, address in _links(subject):
        status = answers.get(address)
        if status in GONE:
            told.add(address)
            values = {"address": address, "status": str(status)}
            yield Hit(text.place(start, end), values, text.entry, text.field)
    for link in _behind_words(subject):
        status = answers.get(link.address)
        if status in GONE and link.address not in told:
            told.add(link.address)
            yield Hit(link.place, {"address": link.address, "status": str(status)})
