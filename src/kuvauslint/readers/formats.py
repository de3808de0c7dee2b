"""Which reader a file gets: by its ending, and by its bytes where these say otherwise.

`read` is the one way in. It never raises for what a file holds: an unreadable one is a Document
without body and with a KL001 that tells the reason; only a missing optional library is a UsageError.
"""

from __future__ import annotations

from importlib import import_module
from os.path import splitext  # not pathlib: this is on the way of every start
from typing import NamedTuple

from kuvauslint.errors import UsageError
from kuvauslint.model.document import DATA_KINDS, Document, Source
from kuvauslint.readers.amount import LINED, MOST_LINED, bounded
from kuvauslint.readers.refusal import MOST_BYTES, Refused

SUFFIXES = {
    ".yaml": "yaml", ".yml": "yaml", ".json": "json",
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown",
    ".csv": "csv", ".tsv": "csv",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".docx": "docx", ".docm": "docx", ".dotx": "docx", ".odt": "odt", ".ott": "odt",
    ".xlsx": "xlsx", ".xlsm": "xlsx", ".xls": "xls", ".ods": "ods", ".pdf": "pdf",
}  # fmt: skip

READERS = {
    "yaml": "kuvauslint.readers.yaml:read",
    "json": "kuvauslint.readers.json:read",
    "text": "kuvauslint.readers.text:read",
    "markdown": "kuvauslint.readers.markdown:read",
    "csv": "kuvauslint.readers.delimited:read",
    "html": "kuvauslint.readers.html:read",
    "docx": "kuvauslint.readers.docx:read",
    "odt": "kuvauslint.readers.odt:read",
    "xlsx": "kuvauslint.readers.sheets:read",
    "xls": "kuvauslint.readers.sheets:read",
    "ods": "kuvauslint.readers.sheets:read",
    "pdf": "kuvauslint.readers.pdf:read",
}

# formats that are known and not read, with the one to save them as
SAVE_AS = {
    ".doc": ".docx", ".dot": ".docx", ".rtf": ".docx", ".wpd": ".docx", ".pages": ".docx", ".fodt": ".odt",
    ".mht": ".html", ".mhtml": ".html", ".eml": ".docx", ".msg": ".docx",
    ".ppt": ".pdf", ".pptx": ".pdf", ".odp": ".pdf", ".vsd": ".pdf", ".vsdx": ".pdf", ".pub": ".pdf",
    ".xlsb": ".xlsx", ".numbers": ".xlsx", ".fods": ".ods", ".mdb": ".xlsx", ".accdb": ".xlsx",
    ".ps": ".pdf", ".xps": ".pdf", ".zip": ".docx", ".7z": ".docx", ".rar": ".docx",
}  # fmt: skip
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".heic", ".webp", ".bmp")  # saving anew gives no text

ISOLATED = frozenset(("html", "docx", "odt", "xlsx", "xls", "ods", "pdf"))
NEEDS = {
    "html": "justhtml",
    "xlsx": "python_calamine",
    "xls": "python_calamine",
    "ods": "python_calamine",
    "pdf": "playa",
}

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# where in the file a picture's mark stands, and the mark
_PICTURE_MARKS = (
    (0, b"\x89PNG\r\n"), (0, b"\xff\xd8\xff"), (0, b"II*\0"), (0, b"MM\0*"), (0, b"GIF8"),
    (4, b"ftyphei"), (4, b"ftypmif1"), (8, b"WEBP"),
)  # fmt: skip
_PACKAGED = (
    (b"application/vnd.oasis.opendocument.text", "odt"),
    (b"application/vnd.oasis.opendocument.spreadsheet", "ods"),
)


class Sniffed(NamedTuple):
    """What the bytes are: a kind that is read, or the ending of a format that is not, or a picture of any."""

    kind: str = ""
    unread: str = ""
    encrypted: bool = False
    picture: bool = False


def kind_of(name: str, data: bytes = b"") -> str:
    """The kind of a file by its ending, else by how a data file or a text begins; empty where neither tells."""
    suffix = splitext(name)[1].casefold()
    if suffix in SUFFIXES:
        return SUFFIXES[suffix]
    if suffix in SAVE_AS or suffix in PICTURES:
        return ""
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start[:1] in (b"{", b"["):
        return "json"
    return "yaml" if start.startswith(b"kuvauslint:") or b"\nkuvauslint:" in start else "text"


def sniff(data: bytes) -> Sniffed | None:
    """What the first bytes (of a zip: its directory) say the file is; None where they leave it open."""
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if b"%PDF-" in data[:1024]:
        return Sniffed("pdf")
    if data[:4] == b"PK\x03\x04" or data[:4] == b"PK\x05\x06":
        return _sniff_zip(data)
    if data.startswith(_OLE):
        return _sniff_ole(data)
    if head.startswith(b"{\\rtf"):
        return Sniffed(unread=".rtf")
    if any(data.startswith(mark, at) for at, mark in _PICTURE_MARKS):
        return Sniffed(picture=True)
    lower = head[:600].lower()
    if lower.startswith((b"<!doctype html", b"<html")) or (lower.startswith((b"<?xml", b"<!--")) and b"<html" in lower):
        return Sniffed("html")
    if lower.startswith((b"mime-version:", b"from: <saved by")) or b"\nmime-version:" in lower:
        return Sniffed(unread=".mht")
    return None


def _sniff_zip(data: bytes) -> Sniffed:
    from kuvauslint.readers.package import Package

    for mark, kind in _PACKAGED:
        if mark in data[:200]:
            return Sniffed(kind)
    if b"application/vnd.oasis" in data[:200]:
        return Sniffed(unread=".odp")
    names = Package(data).names  # raises Refused for one that is damaged or has too many parts
    if "content.xml" in names and "styles.xml" in names:
        return Sniffed("odt")
    for start, sniffed in (
        ("word/", Sniffed("docx")),
        ("xl/workbook.bin", Sniffed(unread=".xlsb")),
        ("xl/", Sniffed("xlsx")),
        ("ppt/", Sniffed(unread=".pptx")),
        ("visio/", Sniffed(unread=".vsdx")),
    ):
        if any(name.startswith(start) for name in names):
            return sniffed
    return Sniffed(unread=".zip")


def _sniff_ole(data: bytes) -> Sniffed:
    """By the names of the streams in a compound file (MS-CFB), which stand in it as UTF-16."""
    if _stream("EncryptedPackage") in data:
        return Sniffed(encrypted=True)
    if _stream("Workbook") in data or _stream("Book") in data:
        return Sniffed("xls")
    for stream, suffix in (("WordDocument", ".doc"), ("PowerPoint Document", ".ppt"), ("VisioDocument", ".vsd")):
        if _stream(stream) in data:
            return Sniffed(unread=suffix)
    return Sniffed(unread=".doc")


def _stream(name: str) -> bytes:
    return name.encode("utf-16-le") + b"\0\0"


def read(source: Source, *, isolated: bool = True) -> Document:
    """What a file holds, whatever it is called and whatever is wrong with it.

    Office documents, PDFs and web pages are read in a child process, unless `isolated` is False.
    Raises UsageError where the library for the format is not installed.
    """
    try:
        source = identify(source)
    except Refused as refused:
        return Document(source, None, problems=(refused.problem(),))
    _demand(source.kind)
    if isolated and source.kind in ISOLATED:
        from kuvauslint.readers.sandbox import read_in_child

        return read_in_child(source)
    return read_here(source)


def identify(source: Source) -> Source:
    """The source with the kind that its bytes have. Raises Refused for one that is not read."""
    data = source.data
    limit = MOST_LINED if source.kind in LINED else MOST_BYTES
    if len(data) > limit:
        raise Refused("size", limit=f"{limit // 1_000_000} MB")
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf"):
        raise Refused("empty")
    suffix = splitext(source.name)[1].casefold()
    sniffed = sniff(data)
    if sniffed is None:
        return _by_ending(source, suffix)
    if sniffed.encrypted or sniffed.picture:
        raise Refused("encrypted" if sniffed.encrypted else "picture")
    if sniffed.unread:
        # many programs pack their documents
        form = suffix if sniffed.unread == ".zip" and suffix in SAVE_AS else sniffed.unread
        raise Refused("save_as", format=form, save_as=SAVE_AS.get(form, ".docx"))
    if not sniffed.kind:
        raise Refused("damaged")
    if sniffed.kind == "html" and source.kind == "markdown":
        return source
    return source._replace(kind=sniffed.kind)


def _by_ending(source: Source, suffix: str) -> Source:
    """The source, whose bytes do not tell what it is. Raises Refused where its ending is of what is not read."""
    if suffix in SAVE_AS:
        raise Refused("save_as", format=suffix, save_as=SAVE_AS[suffix])
    if suffix in PICTURES:
        raise Refused("picture")
    if source.kind in ("docx", "odt", "xlsx", "xls", "ods", "pdf"):
        raise Refused("damaged")
    if source.kind not in READERS:
        raise Refused("unknown")
    return source


def _demand(kind: str) -> None:
    library = NEEDS.get(kind)
    if library is None:
        return
    from importlib.util import find_spec

    if find_spec(library) is None:
        raise UsageError(f'reading {kind} documents needs another package: pip install "kuvauslint[documents]"')


def read_here(source: Source) -> Document:
    """Read an identified source in this process; never raises for what it holds."""
    module, _, function = READERS[source.kind].partition(":")
    try:
        document: Document = getattr(import_module(module), function)(source)
    except Refused as refused:
        return Document(source, None, problems=(refused.problem(),))
    except MemoryError:
        return Document(source, None, problems=(Refused("memory").problem(),))
    except RecursionError:
        return Document(source, None, problems=(Refused("nesting").problem(),))
    except Exception as error:
        if source.kind not in ISOLATED:
            raise
        # a parser that trips over a file says nothing of us; what it was is kept for a report of the fault
        return Document(source, None, problems=(Refused("damaged", error=type(error).__name__).problem(),))
    return document if source.kind in DATA_KINDS else bounded(document)
