"""Documents as bodies put them out, in many formats, read as a careful reader labelled them beforehand.

`published/NAME.expected.yaml` has the values alone: data sets as names, `api` as its answer. Instructions
and statements in full are not compared, nor is a full stop at the end.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from kuvauslint.describe.canonical import plain
from kuvauslint.describe.published import describe
from kuvauslint.model.document import Source
from kuvauslint.readers.formats import kind_of, read

HERE = Path(__file__).parent / "published"
TEXTS = Path(__file__).parents[1] / "texts"  # of these, what is found in them is expected as well
DOCUMENTS = sorted(path for path in HERE.iterdir() if path.suffix != ".yaml")
EXPECTED = {path: path.with_suffix(".expected.yaml") for path in DOCUMENTS} | {
    path.with_suffix("").with_suffix(".txt"): path for path in sorted(TEXTS.glob("*.values.yaml"))
}


def values(told: Any, field: str = "") -> Any:
    """What is compared of a description."""
    if field == "api" and isinstance(told, dict):
        return told["open"]
    if isinstance(told, dict):
        return {name: values(value, name) for name, value in told.items() if name != "instructions"}
    if isinstance(told, list):
        return [values(one["name"] if field == "datasets" and isinstance(one, dict) else one) for one in told]
    return " ".join(str(told).split()).rstrip(".")


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.name)
def test_a_document_is_read_as_a_reader_reads_it(path: Path) -> None:
    """Menus, page heads, side boxes, tables of all shapes, pasted text: the entries and what holds for all."""
    expected = yaml.safe_load(EXPECTED[path].read_text(encoding="utf-8"))
    description = describe(read(Source(path.name, path.read_bytes(), kind_of(path.name))))

    assert values(plain(description.root)) == values(expected)
