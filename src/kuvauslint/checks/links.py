"""Links that lead nowhere. Nothing is fetched here: the answers of the servers are given.

With `--online` the run asks for every address of `addresses` and puts the answers into
`settings["KL205"]["links"]`: address -> HTTP status, as a number. Without them the check is silent.
"""

from __future__ import annotations

from collections.abc import Iterator

from kuvauslint.checks.hit import Hit, Subject, TextAt
from kuvauslint.checks.scan import found
from kuvauslint.model.node import Node

GONE = (404, 410)


def _links(subject: Subject) -> Iterator[tuple[TextAt, int, int, str]]:
    for text, match in found(subject, "publication", "link", silent=frozenset()):
        address = match[0].rstrip(".,;:!?)]*")
        yield text, match.start(), match.start() + len(address), address


def addresses(subject: Subject) -> list[str]:
    """Every web address of the description, each once, in reading order."""
    return list(dict.fromkeys(address for _, _, _, address in _links(subject)))


def dead(node: Node, subject: Subject) -> Iterator[Hit]:
    """Every link whose server said that there is nothing (404, 410)."""
    del node
    answers = subject.settings.get("KL205", {}).get("links", {})
    if not answers:
        return
    for text, start, end, address in _links(subject):
        status = answers.get(address)
        if status in GONE:
            values = {"address": address, "status": str(status)}
            yield Hit(text.place(start, end), values, text.entry, text.field)
