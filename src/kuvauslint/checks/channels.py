"""How a request can be made: instructions, forms, and the channels given."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kuvauslint.checks.hit import Hit
from kuvauslint.model.inheritance import channels_of

if TYPE_CHECKING:
    from kuvauslint.checks.hit import Subject
    from kuvauslint.model.node import Node

_OPEN_CHANNELS = ("email", "phone", "address")


def no_instructions(node: Node, subject: Subject) -> Iterator[Hit]:
    """Nothing in the whole description tells how to make a request."""
    requests = [request for _, request in subject.having("request")]
    # what stands below the heading of requests on a page may only tell who decides
    told = ("form",) if subject.description.published else ("instructions", "form")
    if any(child.filled() for request in requests for name in told if (child := request.get(name)) is not None):
        return
    if subject.description.published and _advised(subject):
        return
    if any(problem.rule == "KL005" and "request" in problem.path for problem in subject.description.problems):
        return  # it is there, only of a wrong kind
    yield Hit(node.get("request") or node, field="request")


def _advised(subject: Subject) -> bool:
    """Whether a page's prose tells how to make a request."""
    from kuvauslint.checks.sentences import sentences

    told = sentences(subject, "requests")
    # who decides is told below the same heading, and is no instruction yet
    if any("@" in text.text for text in subject.texts() if text.node is not None and "instructions" in text.node.path):
        return True
    below = [s for s in told if s.text.role == "advice" or s.text.field == "request"]
    if any(s.has("request", "requester", "send", "mail", "phone_leads") for s in below):
        return True
    own = [s for s in told if s.has("request") and s.text.field is None]
    return any(s.has("send", "make", "mail", "phone_leads", "help") or "@" in s.words() for s in own)


def login_only(node: Node, subject: Subject) -> Iterator[Hit]:  # noqa: ARG001 - every check has a node
    """The only way to make a request is a form behind strong identification, or the text says so."""
    from kuvauslint.checks.sentences import sentences

    told = [s for s in sentences(subject, "requests") if s.has("login") and not s.has("secret", "privacy")]
    behind = [s for s in told if not s.has("negation")]
    # "with strong identification; in no other way can a request be made" denies the other ways
    shut = (
        s
        for s in told
        if s.has("request") and (s.all_of("negation", "otherwise") if s.has("negation") else s.has("only"))
    )
    barred = next(shut, None)
    if barred is not None:
        yield Hit(barred.place(), entry=barred.text.entry, field="request")
        return
    requests = subject.having("request")
    if any(request.list_of(name) for _, request in requests for name in _OPEN_CHANNELS):
        return
    if any(
        channel.path[-2:-1] != ("form",) and channel.path[-1:] != ("form",)
        for holder, _ in requests
        for channel in channels_of(holder)
    ):
        return
    if any("@" in text.text for text in subject.texts()):
        return
    for sentence in behind:
        about = sentence.text.field == "request" or sentence.has("request") or sentence.text.role == "advice"
        if about:
            yield Hit(sentence.place(), entry=sentence.text.entry, field="request")
            return
