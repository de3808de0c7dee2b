"""A page of the web with its attachments as one source."""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from os.path import splitext
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from kuvauslint.model.document import Link, Source
from kuvauslint.online.address import NotAsked, parsed
from kuvauslint.online.visitor import Answer, Visitor
from kuvauslint.readers.formats import SUFFIXES, kind_of, read, sniff
from kuvauslint.vocabulary.patterns import pattern

# Media types of what is read; what a server calls by none of them is looked at by its name and its bytes.
TYPES = {
    "text/html": "html", "application/xhtml+xml": "html", "text/markdown": "markdown", "text/csv": "csv",
    "application/pdf": "pdf", "application/json": "json", "application/yaml": "yaml", "text/yaml": "yaml",
    "application/x-yaml": "yaml", "text/x-yaml": "yaml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.ms-word.document.macroenabled.12": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/vnd.ms-excel": "xls", "application/vnd.ms-excel.sheet.macroenabled.12": "xlsx",
    "application/vnd.oasis.opendocument.text": "odt", "application/vnd.oasis.opendocument.spreadsheet": "ods",
}  # fmt: skip
_BY_NAME = frozenset(("", "text/plain", "application/octet-stream", "binary/octet-stream", "application/x-download"))
ATTACHED = frozenset(("pdf", "docx", "odt", "xlsx", "xls", "ods", "csv"))
_UTF_8 = "utf-8"


class Page(NamedTuple):
    """A page that was read with its attachments, and what is to be told of the reading, a line each."""

    source: Source
    told: tuple[str, ...]


def page(address: str, visitor: Visitor) -> Page:
    """The page at an address and those of its attachments that are of the description.

    Raises NotAsked where the page cannot be read; an attachment that cannot is only told of.
    """
    answer = visitor.get(address, visitor.limits.page)
    source = _source(answer)
    told = [] if str(answer.address) == address else [f"{address}: leads to {answer.address}"]
    if source.kind != "html":
        return Page(source, tuple(told))
    attached: list[Source] = []
    wanted = attachments(read(source).links)
    for one in wanted[: visitor.limits.attachments]:
        try:
            found = _source(visitor.get(one, visitor.limits.attachment, site=answer.address.host))
        except NotAsked as why:
            told.append(f"{one}: attachment not read: {why}")
            continue
        if found.kind in ATTACHED and found.name not in (other.name for other in attached):
            attached.append(found)
            told.append(f"{found.name}: read as an attachment")
    if len(wanted) > visitor.limits.attachments:
        told.append(f"{address}: only the first {visitor.limits.attachments} of {len(wanted)} attachments are read")
    return Page(source._replace(attached=tuple(attached)), tuple(told))


def attachments(links: Iterable[Link]) -> list[str]:
    """The addresses of files that by the text of the link or by their names are (part of) the description."""
    out: list[str] = []
    for link in links:
        if link.region in ("navigation", "header", "footer") or not _is_file(link):
            continue
        name = unquote(urlsplit(link.address).path).rpartition("/")[2].replace("-", " ").replace("_", " ")
        told = f"{link.text} {name}"
        if _says("attachment_named", told) and not _says("attachment_of_another_kind", told):
            out.append(link.address.partition("#")[0])
    return list(dict.fromkeys(out))


def _is_file(link: Link) -> bool:
    suffix = splitext(urlsplit(link.address).path)[1].casefold()
    return SUFFIXES.get(suffix) in ATTACHED or (suffix not in SUFFIXES and _says("attachment_form", link.text))


def _says(name: str, text: str) -> bool:
    return pattern("publication", name).search(text) is not None


def _source(answer: Answer) -> Source:
    """What a server gave as a source, named by its address. Raises NotAsked for what is no document."""
    name = str(answer.address)
    kind = TYPES.get(answer.type)
    if kind is None:
        if answer.type not in _BY_NAME:
            raise NotAsked(f"is {answer.type[:60]}, which is not read")
        sniffed = sniff(answer.data)
        kind = sniffed.kind if sniffed is not None and sniffed.kind else kind_of(_path(name), answer.data)
    return Source(name, _in_utf_8(answer) if kind in ("html", "text", "csv", "markdown") else answer.data, kind)


def _path(name: str) -> str:
    return urlsplit(name).path


def _in_utf_8(answer: Answer) -> bytes:
    """A text in UTF-8 where the server says in what else it is; what is UTF-8 stays so, whatever it says."""
    try:
        answer.data.decode(_UTF_8)
    except UnicodeDecodeError:
        pass
    else:
        return answer.data
    try:
        known = codecs.lookup(answer.charset)
        return answer.data.decode(known.name, "replace").encode(_UTF_8, "replace")
    except (LookupError, ValueError, AssertionError):  # no such encoding, or one that is not of texts
        return answer.data


def checked_links(addresses: Iterable[str], visitor: Visitor) -> tuple[dict[str, int], int]:
    """What servers say of links, by address, and how many links were not asked for want of time or beyond the limit."""
    answers: dict[str, int] = {}
    known: dict[str, int | None] = {}
    wanted = list(dict.fromkeys(addresses))
    left = 0
    for text in wanted:
        try:
            own = str(parsed(text))
        except NotAsked:
            continue
        if own not in known:
            if len(known) >= visitor.limits.links or visitor.out_of_time:
                left += 1
                continue
            known[own] = visitor.status(own)
        status = known[own]
        if status is not None:
            answers[text] = status
    return answers, left
