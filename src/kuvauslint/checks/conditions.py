"""What is demanded of a requester: identity, reasons, money (621/1999 13 and 34 §)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kuvauslint.checks.hit import Hit
from kuvauslint.checks.mentions import NOT_OWN
from kuvauslint.checks.sentences import Sentence, once, sentences
from kuvauslint.checks.slots import shortened

if TYPE_CHECKING:
    from kuvauslint.checks.hit import Subject
    from kuvauslint.model.node import Node


def identity_demanded(node: Node, subject: Subject) -> Iterator[Hit]:  # noqa: ARG001 - every check has a node
    """Identity or reasons demanded of everyone, or for public documents; not where secret data are meant."""
    for sentence in _own(subject):
        if not (sentence.all_of("identity", "demand") and sentence.has("public", "everyone")):
            continue
        about = sentence.has("request", "requester", "public", "document")
        if about and not sentence.has("secret", "condition", "negation", "privacy"):
            yield _hit(sentence)


def identity_code_by_mail(node: Node, subject: Subject) -> Iterator[Hit]:  # noqa: ARG001
    """The requester is told to send an identity code by plain e-mail."""
    for sentence in _own(subject):
        by_mail = sentence.has("mail") or "@" in sentence.words()
        if by_mail and sentence.all_of("code", "send") and not sentence.has("secure", "negation"):
            yield _hit(sentence)


def fee_for_free_access(node: Node, subject: Subject) -> Iterator[Hit]:  # noqa: ARG001
    """A fee for what is free: oral or on-site access, a public electronic document by e-mail."""
    for sentence in _own(subject):
        if not sentence.all_of("fee", "free_access") or not sentence.has("document", "public", "request"):
            continue
        if not sentence.has("negation", "free", "chargeable", "secret"):
            yield _hit(sentence)


def refusal_without_path(node: Node, subject: Subject) -> Iterator[Hit]:  # noqa: ARG001
    """Refusal is spoken of and nowhere how to get a decision that can be appealed."""
    told = _own(subject)
    refusal = next((s for s in told if s.has("refusal") and s.has("request", "requester", "document")), None)
    if refusal is not None and not any(s.has("remedy") or (s.has("decision") and _advises(s)) for s in told):
        yield _hit(refusal)


def _advises(sentence: Sentence) -> bool:
    return sentence.text.field == "request" or sentence.text.role == "advice" or sentence.has("request", "requester")


def _own(subject: Subject) -> list[Sentence]:
    return [s for s in once(sentences(subject, "requests")) if s.text.role not in NOT_OWN]


def _hit(sentence: Sentence) -> Hit:
    return Hit(sentence.place(), {"text": shortened(sentence.words())}, sentence.text.entry, sentence.text.field)
