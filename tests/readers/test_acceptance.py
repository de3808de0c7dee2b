"""A published text and the same text in another format say nearly the same to the recogniser."""

from __future__ import annotations

import statistics
from pathlib import Path
from typing import Any

import pytest
from convert import WRITERS, convert, office, pieces_of, to_docx, to_html

from kuvauslint.describe.export import canonical
from kuvauslint.engine.judge import describe
from kuvauslint.model.document import Source
from kuvauslint.readers.formats import kind_of, read

ALIKE = 0.98  # of the facts, on the average of the documents


def facts(name: str, data: bytes) -> set[tuple[str, str, str]]:
    """(entry, field, value) of all that was recognised, folded."""
    description = describe(read(Source(name, data, kind_of(name)), isolated=False))
    assert description is not None
    found: set[tuple[str, str, str]] = set()
    content = canonical(description)
    entries = [*content.get("repositories", []), *content.get("systems", [])]
    if "case_register" in content:
        entries.append(content["case_register"])
    for entry in entries:
        for field, value in entry.items():
            found.update((fold(entry.get("name", "")), field, leaf) for leaf in leaves(value))
    return found


def leaves(value: Any) -> list[str]:
    """The texts in a value."""
    if isinstance(value, dict):
        return [leaf for each in value.values() for leaf in leaves(each)]
    if isinstance(value, list):
        return [leaf for each in value for leaf in leaves(each)]
    return [fold(value)]


def fold(text: object) -> str:
    """Case, white space and closing marks do not count."""
    return " ".join(str(text).casefold().split()).strip(" ,;.:")


def alike(one: set[tuple[str, str, str]], other: set[tuple[str, str, str]]) -> float:
    """F1 of one against the other."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 1.0


def texts(corpus: Path) -> list[tuple[str, list[Any], set[tuple[str, str, str]]]]:
    """(name, pieces, facts) of each text, with what only typing put in (rows of dashes, stars) taken out."""
    return [
        (path.stem, pieces_of(path.read_text(encoding="utf-8"), headings=False), facts(path.name, path.read_bytes()))
        for path in sorted((corpus / "published").glob("*.txt"))
    ]


@pytest.mark.parametrize("suffix", sorted(WRITERS))
def test_a_format_says_what_the_text_says(corpus: Path, suffix: str) -> None:
    """For each format that we write ourselves."""
    scores = [alike(facts(f"{name}{suffix}", WRITERS[suffix](pieces)), known) for name, pieces, known in texts(corpus)]
    assert statistics.mean(scores) >= ALIKE, scores


@pytest.mark.skipif(office() is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("tagged", [True, False], ids=["tagged", "untagged"])
def test_a_pdf_says_what_the_text_says(corpus: Path, tmp_path: Path, *, tagged: bool) -> None:
    """A narrow table in an untagged PDF has words broken where nothing but the other words tells so."""
    scores = []
    for name, pieces, known in texts(corpus):
        source = tmp_path / f"{name}.docx"
        source.write_bytes(to_docx(pieces))
        printed = convert(source, ".pdf", tmp_path, tagged=tagged)
        scores.append(alike(facts(printed.name, printed.read_bytes()), known))
    assert statistics.mean(scores) >= ALIKE, scores


MARGIN = dict.fromkeys(("top", "bottom", "left", "right"), "12mm")
BORDERS = "<style>table {border-collapse: collapse} td, th {border: 1px solid}</style></head>"


@pytest.mark.parametrize("lines", [True, False], ids=["lines", "no lines"])
@pytest.mark.parametrize("tagged", [True, False], ids=["tagged", "untagged"])
def test_a_page_printed_by_a_browser_says_what_the_text_says(
    corpus: Path, browser: Any, *, tagged: bool, lines: bool
) -> None:
    """Bullets are drawn as shapes there, kerned letters apart.

    Where neither tags nor lines tell of a table, and its cells are set to the middle of their rows, more is lost.
    """
    scores = []
    page = browser.new_page()
    for name, pieces, known in texts(corpus):
        page.set_content(to_html(pieces).decode().replace("</head>", BORDERS if lines else "</head>"))
        scores.append(alike(facts(f"{name}.pdf", page.pdf(tagged=tagged, format="A4", margin=MARGIN)), known))
    assert statistics.mean(scores) >= (ALIKE if tagged or lines else ALIKE - 0.03), scores
