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


_FOLLOWS = 8  # characters behind "also in case" in which the "when" of it stands


def identity_demanded(node: Node, subject: Subject) -> Iterator[Hit]:  # noqa: ARG001 - every check has a node
    """Identity or reasons demanded of everyone, or for public documents; not where secret data are meant."""
    told = _own(subject)
    for sentence in told:
        if _nobody_unnamed(sentence):
            yield _hit(sentence)
            continue
        if not sentence.all_of("identity", "demand"):
            continue
        if not sentence.has("public", "everyone") and not _unlimited(sentence, told):
            continue
        about = sentence.has("request", "requester", "public", "document")
        if about and not _limited(sentence) and not sentence.has("negation"):
            yield _hit(sentence)


def _nobody_unnamed(sentence: Sentence) -> bool:
    """Whether a request that tells no name is told to go unanswered."""
    return sentence.all_of("anonymous", "unanswered", "request") and not _limited(sentence)


def _unlimited(sentence: Sentence, told: list[Sentence]) -> bool:
    """Whether the demand is put to every request: by its name, and with no word of secret data around it."""
    if not sentence.has("purpose_or_identity") or not sentence.has("own_request") or sentence.has("particular"):
        return False
    return not any(other.text is sentence.text and other.has("secret", "privacy") for other in told)


def _limited(sentence: Sentence) -> bool:
    """Whether a sentence speaks of secret data (beside what it demands), of a data subject or of a condition."""
    demanded = {mark.start for mark in sentence.of("identity")}
    secret = any(mark.start not in demanded for mark in sentence.of("secret"))
    return secret or sentence.has("privacy") or _on_condition(sentence)


def _on_condition(sentence: Sentence) -> bool:
    """Whether a sentence sets a condition; "also when the document is public" sets none."""
    granted = sentence.of("concession")
    return any(
        not any(one.start <= mark.start <= one.end + _FOLLOWS for one in granted) for mark in sentence.of("condition")
    )


def identity_code_by_mail(node: Node, subject: Subject) -> Iterator[Hit]:  # noqa: ARG001
    """The requester is told to send an identity code by plain e-mail, in one sentence or in two beside each other."""
    told = _own(subject)
    for number, sentence in enumerate(told):
        if not sentence.all_of("code", "send") or sentence.has("secure", "negation"):
            continue
        beside = [told[near] for near in (number - 1, number + 1) if 0 <= near < len(told)]
        if _by_mail(sentence) or any(_sent_by_mail(sentence, other) for other in beside):
            yield _hit(sentence)


def _by_mail(sentence: Sentence) -> bool:
    return sentence.has("mail") or "@" in sentence.words()


def _sent_by_mail(sentence: Sentence, other: Sentence) -> bool:
    """Whether the request that a sentence speaks of is by another one sent by e-mail, and by nothing else."""
    if other.text is not sentence.text or not sentence.has("request") or not other.has("request"):
        return False
    return _by_mail(other) and other.has("send", "make") and not other.has("secure", "negation", "other_way")


def fee_for_free_access(node: Node, subject: Subject) -> Iterator[Hit]:  # noqa: ARG001
    """A fee for what is free: oral or on-site access, a public electronic document by e-mail."""
    for sentence in _own(subject):
        every = sentence.all_of("everyone", "own_request")
        if not sentence.has("fee") or not (every or sentence.has("free_access")):
            continue
        if not sentence.has("document", "public", "request") or (every and sentence.has("condition")):
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
    # "if it is not given, you get a decision" tells it in one breath
    told = sentence.has("request", "requester", "refusal")
    return sentence.text.field == "request" or sentence.text.role == "advice" or told


def _own(subject: Subject) -> list[Sentence]:
    return [s for s in once(sentences(subject, "requests")) if s.text.role not in NOT_OWN]


def _hit(sentence: Sentence) -> Hit:
    return Hit(sentence.place(), {"text": shortened(sentence.words())}, sentence.text.entry, sentence.text.field)
