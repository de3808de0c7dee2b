"""`import` then `check` finds what `check` finds in the document, entry by entry (tests/generate/imported.py)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kuvauslint.model.document import Source
from kuvauslint.readers.formats import kind_of
from kuvauslint.rulebook.compiled import rule_texts
from kuvauslint.rulebook.rule import Example
from tests.generate.imported import SAME, compared, pages

TESTS = Path(__file__).parent
FOLDERS = (
    TESTS / "texts",
    TESTS / "describe" / "documents",
    TESTS / "describe" / "published",
    TESTS.parent / "examples" / "published",
)
DOCUMENTS = sorted(path for folder in FOLDERS for path in folder.iterdir() if path.suffix != ".yaml")
EXAMPLES = [
    (f"{rule}-{kind}{number}", example)
    for rule, texts in rule_texts().items()
    for kind, examples in (("good", texts.good), ("bad", texts.bad))
    for number, example in enumerate(examples, 1)
    if example.kind not in ("yaml", "json")
]
GENERATED = {"txt": 40, "md": 10, "html": 10, "csv": 6, "docx": 10, "odt": 6, "xlsx": 6}  # pages of each format
FIRST_SEED = 712_000


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_a_document_and_what_is_made_of_it(path: Path) -> None:
    """The texts and documents that other tests judge by hand."""
    assert compared(Source(path.name, path.read_bytes(), kind_of(path.name))) == SAME


@pytest.mark.parametrize("example", [one for _, one in EXAMPLES], ids=[name for name, _ in EXAMPLES])
def test_an_example_of_a_rule(example: Example) -> None:
    """Those that are published texts; one in which nothing is recognised cannot be imported."""
    suffix = {"text": "txt", "markdown": "md"}.get(example.kind, example.kind)
    source = Source(f"example.{suffix}", example.text.encode(), example.kind)
    found = compared(source, date.fromisoformat(example.as_of), example.organisation_type or None)
    assert found in (SAME, None)


@pytest.mark.parametrize("kind", GENERATED)
def test_generated_pages(kind: str) -> None:
    """Of all families and languages."""
    seeds = range(FIRST_SEED, FIRST_SEED + GENERATED[kind])
    assert [name for name, source in pages(seeds, kind) if compared(source) != SAME] == []


def test_published_documents(corpus: Path) -> None:
    """Those of the corpus."""
    paths = sorted((corpus / "published").glob("*.txt"))
    assert [path.name for path in paths if compared(Source(path.name, path.read_bytes(), "text")) != SAME] == []
    assert paths


@pytest.mark.parametrize("seed", [940_107, 940_113])
def test_sheets_that_once_differed(seed: int) -> None:
    """The header of a table claimed an interface; a dash was an answer on high-value data."""
    assert [compared(source) for _, source in pages(range(seed, seed + 1), "xlsx")] == [SAME]
