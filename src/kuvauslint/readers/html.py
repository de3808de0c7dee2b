"""Web pages to blocks; places are lines and columns of the source.

The parser (justhtml, the WHATWG algorithm) stays behind `_parse`; what a tag means is in html_body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kuvauslint.model.document import Block, Directive, Document, Link, Source, is_web_address
from kuvauslint.model.place import Place
from kuvauslint.readers.assemble import assemble
from kuvauslint.readers.decode import Undecodable, decode
from kuvauslint.readers.html_body import HtmlBody
from kuvauslint.readers.html_elements import ancestors_of_contents, base_of, in_head
from kuvauslint.readers.links import MOST_LINKS
from kuvauslint.readers.refusal import Refused
from kuvauslint.readers.scan import Scan

_LOOKED_AT = 4096
# encodings that pages of Finnish bodies may declare; the web reads Latin-1 as Windows-1252
_DECLARED = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "us-ascii": "cp1252",
    "windows-1252": "cp1252",
    "iso-8859-15": "iso-8859-15",
    "latin9": "iso-8859-15",
    "iso-8859-4": "iso-8859-4",
    "windows-1257": "cp1257",
    "macintosh": "mac_roman",
}


def read(source: Source) -> Document:
    """The blocks of a web page. Raises Refused for bytes that are no text."""
    text = text_of(source.data)
    scan = Scan(text)
    root = _parse(scan.text)
    body = HtmlBody(scan, ancestors_of_contents(root))
    body.walk(root)
    return Document(
        source,
        assemble(body.flow.finish()),
        lines=scan.lines(),
        directives=tuple(_directives(body.comments, scan)),
        links=tuple(_links(body, scan, base_of(root), source.name)),
        title=_title(root, scan),
    )


def _title(root: Any, scan: Scan) -> Block | None:
    """What the page is called, with its place."""
    told = next(in_head(root, "title"), None)
    if told is None:
        return None
    body = HtmlBody(scan, frozenset())
    body.walk(told)
    return next(iter(assemble(body.flow.finish())), None)


def _links(body: HtmlBody, scan: Scan, stated: str, name: str) -> Iterator[Link]:
    """The links of the page, whole where the page's own address is known."""
    from urllib.parse import urljoin

    try:
        base = urljoin(name if is_web_address(name) else "", stated)
    except ValueError:
        base = ""
    for address, text, offset, region in body.links[:MOST_LINKS]:
        try:
            whole = urljoin(base, address)
        except ValueError:  # brackets that hold no address of a machine
            continue
        line, column = scan.at(offset)
        yield Link(whole, text, Place(line, column, line, column + 1), region)


def text_of(data: bytes) -> str:
    """The page as text: UTF-8 where the bytes are that, whatever is declared; else as declared."""
    try:
        decoded = decode(data)
    except Undecodable as error:
        raise Refused(error.reason) from None
    if decoded.sure or decoded.encoding not in ("windows-1252", "iso-8859-15"):
        return decoded.text
    declared = re.search(rb"charset\s*=\s*[\"']?\s*([\w-]{3,20})", data[:_LOOKED_AT], re.IGNORECASE | re.ASCII)
    name = _DECLARED.get(declared[1].decode("ascii").casefold()) if declared else None
    return data.decode(name, errors="replace") if name else decoded.text


def _parse(text: str) -> Any:
    from justhtml import JustHTML

    return JustHTML(text, sanitize=False, track_node_locations=True, scripting_enabled=False).root


def _directives(comments: list[tuple[str, int]], scan: Scan) -> Iterator[Directive]:
    for text, offset in comments:
        if text.lstrip().startswith("kuvauslint:"):
            line, column = scan.at(offset)
            yield Directive(text.strip(), Place(line, column, line, column + len(text)))
