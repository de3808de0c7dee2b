"""PDF documents to blocks; places are pages.

The structure tree is read where there is a usable one, else what stands on the pages. playa, which
parses the file, is touched in pdf_book, pdf_page, pdf_tags and here.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator
from typing import Any

from kuvauslint.model.document import Document, Problem, Source
from kuvauslint.model.place import Place
from kuvauslint.readers import hidden
from kuvauslint.readers.assemble import assemble
from kuvauslint.readers.pdf_glyphs import Glyphs
from kuvauslint.readers.pdf_grid import lattices
from kuvauslint.readers.pdf_layout import layout
from kuvauslint.readers.pdf_page import Sheet, decoded, read_page
from kuvauslint.readers.pdf_places import numbered
from kuvauslint.readers.pdf_tags import tagged
from kuvauslint.readers.pdf_tree import Event, coverage, events_of, texts_of
from kuvauslint.readers.refusal import MOST_PAGES, Refused

_COVERED = 0.7  # of the letters: with fewer in it, the tree is left aside
_MOST_UNKNOWN = 0.3  # of the glyphs without a character
_ENOUGH_LETTERS = 200
_VOWELS = "aeiouy"
_FEWEST_VOWELS = 0.15  # of the letters; text of Finnish, Swedish and English has about twice that or more
_TAIL = 4_096  # bytes at the end, in which the file tells where its index is (ISO 32000-1, 7.5.5)
_NOTES = frozenset(("Text", "FreeText", "Highlight", "Underline", "Squiggly", "StrikeOut", "Caret", "Stamp", "Ink"))
_MOST_NOTES = 1_000


def read(source: Source) -> Document:
    """The blocks of a PDF. Raises Refused for an encrypted or damaged one, and one of too many pages."""
    if b"startxref" not in source.data[-_TAIL:] and b"trailer" not in source.data[-_TAIL:]:
        raise Refused("damaged")  # cut off: what is left would be taken for all
    logging.getLogger("playa").setLevel(logging.CRITICAL + 1)
    book = _open(source.data)
    pages = list(_pages(book))
    glyphs = Glyphs()
    sheets = [read_page(page, number, glyphs) for number, page in enumerate(pages, start=1)]
    if not _is_legible(sheets, glyphs):
        raise Refused("glyphs")
    problems = list(_textless(sheets))
    if all(not sheet.stretches for sheet in sheets):
        return Document(source, None, problems=tuple(problems))
    events = _events(book, sheets)
    use_tags = bool(events) and coverage(events, sheets) >= _COVERED and _tables_agree(events, sheets)
    space = glyphs.space
    parts = tagged(events, sheets, space) if use_tags else layout(sheets, space)
    traces = [*_annotations(pages), *hidden.authors(_authors(book))]
    return Document(source, numbered(assemble(parts)), problems=(*problems, *hidden.problems(traces)))


def _open(data: bytes) -> Any:
    import playa

    from kuvauslint.readers.pdf_book import opened

    try:
        return opened(data)
    except playa.PDFEncryptionError:
        raise Refused("encrypted") from None
    except ImportError:
        raise Refused("encrypted") from None
    except (playa.PDFException, ValueError, KeyError, TypeError, IndexError, AssertionError, OSError):
        raise Refused("damaged") from None


def _pages(book: Any) -> Iterator[Any]:
    try:
        count = len(book.pages)
    except Exception:  # noqa: BLE001 - whatever a broken page tree makes the parser raise
        raise Refused("damaged") from None
    if count == 0:
        raise Refused("damaged")
    if count > MOST_PAGES:
        raise Refused("size", limit=str(MOST_PAGES))
    yield from book.pages


def _is_legible(sheets: list[Sheet], glyphs: Glyphs) -> bool:
    """Whether the file tells which letters its glyphs are: they have characters, and these make up words."""
    if glyphs.unknown > _MOST_UNKNOWN * glyphs.met:
        return False
    letters: Counter[str] = Counter()
    for sheet in sheets:
        letters.update("".join(stretch.text for stretch in sheet.stretches).casefold())
    count = sum(count for letter, count in letters.items() if letter.isalpha())
    return count < _ENOUGH_LETTERS or sum(letters[vowel] for vowel in _VOWELS) > _FEWEST_VOWELS * count


def _textless(sheets: list[Sheet]) -> Iterator[Problem]:
    """KL007: nothing but pictures. Of a document with text, only a warning for such pages of it."""
    bare = [s.number for s in sheets if s.pictures and not any(c.isalnum() for t in s.stretches for c in t.text)]
    if all(not sheet.stretches for sheet in sheets):
        yield Problem("KL007", Place(page=1), {"pages": str(len(sheets))})
    elif bare:
        numbers = ", ".join(map(str, bare[:20]))
        related = tuple(Place(page=number) for number in bare[1:20])
        yield Problem("KL007", Place(page=bare[0]), {"pages": numbers}, related, level="warning")


def _events(book: Any, sheets: list[Sheet]) -> list[Event]:
    try:
        structure = book.structure
        return events_of(structure, texts_of(sheets)) if structure is not None else []
    except Exception:  # noqa: BLE001 - a broken tree is no tree: the pages are read instead
        return []


def _tables_agree(events: list[Event], sheets: list[Sheet]) -> bool:
    """Whether the tree knows of tables when the pages have ruled ones."""
    if any(event.role == "Table" for event in events):
        return True
    return not any(len(grid.ys) > 2 for sheet in sheets for grid in lattices(sheet.rules))


def _annotations(pages: list[Any]) -> Iterator[hidden.Trace]:
    left = _MOST_NOTES
    for number, page in enumerate(pages, start=1):
        try:
            found = [note.props for note in page.annotations]
        except Exception:  # noqa: BLE001, S112 - broken annotations are none
            continue
        for props in found:
            kind = getattr(props.get("Subtype"), "name", "")
            if str(kind) in _NOTES and left:
                left -= 1
                said = " ".join(decoded(props[key]) for key in ("T", "Contents") if isinstance(props.get(key), bytes))
                yield hidden.Trace("annotation", Place(page=number), said)


def _authors(book: Any) -> Iterator[str]:
    """The author in the document information (ISO 32000-1, 14.3.3), which the parser leaves to us."""
    from playa import resolve

    for table in book.xrefs:
        try:
            about = resolve(table.trailer.get("Info"))
            author = resolve(about.get("Author")) if isinstance(about, dict) else None
        except Exception:  # noqa: BLE001, S112 - broken information is none
            continue
        if isinstance(author, (bytes, str)):
            yield decoded(author)
