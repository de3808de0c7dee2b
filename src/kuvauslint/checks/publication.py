"""How the description itself is published (28 § 2 mom.), and what is said of secrecy."""

from __future__ import annotations

from collections.abc import Iterator

from kuvauslint.checks.hit import Hit, Subject
from kuvauslint.checks.scan import found, sentence
from kuvauslint.model.node import Node
from kuvauslint.vocabulary.patterns import pattern

WORDS = "publication"
SHOWN = 90
ATTACHED = frozenset(("pdf", "docx", "odt", "xlsx", "xls", "ods", "csv"))  # kinds of files that hang on a page


def _draft(subject: Subject) -> bool:
    return subject.root.text_of("status") == "draft"


def _says(name: str, text: str) -> bool:
    return pattern(WORDS, name).regex.search(text) is not None


def _shown(text: str) -> str:
    folded = " ".join(text.split()).strip(" .,;")
    return folded if len(folded) <= SHOWN else folded[: SHOWN - 1].rstrip() + "\u2026"


def withheld(node: Node, subject: Subject) -> Iterator[Hit]:
    """A sentence that keeps the description, and not some documents, from the public."""
    del node
    if _draft(subject):
        return
    for text, match in found(subject, WORDS, "withheld"):
        if not _says("only_partly", sentence(text.text, match.start() + 2, match.end())):
            start = match.start() + len(match[0]) - len(match[0].lstrip(" .!?"))
            yield Hit(text.place(start, match.end()), {"text": _shown(match[0])}, text.entry, text.field)


def behind_login(node: Node, subject: Subject) -> Iterator[Hit]:
    """An intranet or a login given as the place of the description."""
    del node
    if _draft(subject):
        return
    organisation = subject.root.get("organisation")
    website = organisation.get("website") if organisation is not None else None
    if website is not None and website.text:
        address = website.text if "://" in website.text else f"https://{website.text}"
        if pattern(WORDS, "login_address").search(address):
            yield Hit(website, {"text": website.text}, None, "website")
    told: set[int] = set()
    for text, match in found(subject, WORDS, "behind_login"):
        if text.node is not None and text.node is website:
            continue
        if id(text) not in told and not _says("not_behind_login", sentence(text.text, *match.span())):
            told.add(id(text))
            yield Hit(text.place(*match.span()), {"text": _shown(match[0])}, text.entry, text.field)


def content_in_attachment(node: Node, subject: Subject) -> Iterator[Hit]:
    """No entries, and a pointer to a file that has the contents; told once.

    Of a page that was read with its attachments, the page alone is asked.
    """
    del node
    parts = subject.description.parts
    if any(part.document.source.kind in ATTACHED for part in parts[1:]):
        subject = subject._replace(description=parts[0], memo={})
    if _draft(subject) or subject.entries() or subject.root.list_of("systems"):
        return
    first = next(found(subject, WORDS, "content_elsewhere"), None)
    if first is not None:
        text, match = first
        yield Hit(text.place(*match.span()), {"text": _shown(match[0])}, None, text.field)


def secrecy_without_provision(node: Node, subject: Subject) -> Iterator[Hit]:
    """An entry that calls data secret, with no provision in the entry or said for all."""
    del node
    said = list(found(subject, WORDS, "secret_said"))
    if not said:
        return
    if any(text.entry is None and _says("provision", text.text) for text, _ in said):
        return
    cited = {
        id(text.entry)
        for text in subject.texts()
        if text.entry is not None and pattern(WORDS, "provision").search(text.text)
    }
    told: set[int] = set()
    for text, match in said:
        if text.entry is None or id(text.entry) in cited or id(text.entry) in told:
            continue
        around = sentence(text.text, *match.span())
        if not _says("not_secret_said", around) and not _says("withheld", around):
            told.add(id(text.entry))
            yield Hit(text.place(*match.span()), {"text": _shown(match[0])}, text.entry, text.field)


def blanket_secrecy(node: Node, subject: Subject) -> Iterator[Hit]:
    """Everything of a repository called secret, where no statute makes a whole record so."""
    del node
    for text, match in found(subject, WORDS, "blanket"):
        around = sentence(text.text, *match.span())
        if _says("withheld", around):  # the description itself, of which another rule tells
            continue
        name = text.entry.text_of("name") if text.entry is not None else ""
        if not _says("not_blanket", around) and not _says("secret_by_statute", f"{name} {around}"):
            yield Hit(text.place(*match.span()), {"text": _shown(match[0])}, text.entry, text.field)
    for text, match in found(subject, WORDS, "nothing_public"):
        if text.entry is None:
            continue
        around = sentence(text.text, match.end() - 1, match.end())
        about = f"{text.entry.text_of('name')} {around}"
        if not _says("only_a_part", around) and not _says("secret_by_statute", about):
            said = match[0].lstrip(" .!?\n")
            yield Hit(text.place(match.end() - len(said), match.end()), {"text": _shown(said)}, text.entry, text.field)
