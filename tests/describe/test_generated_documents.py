"""Generated documents of every layout family, one by one: what was read without a fault stays so.

`tests/generate/test_round_trip.py` holds the averages; here each document counts. The ones that are
not read rightly yet are in `generated_faults.yaml` with the number of their faults: fewer are
welcome, more are not. `pytest --update` writes the file anew, after a change of the generator.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml
from tests.generate.families import FAMILIES
from tests.generate.formats import write
from tests.generate.reading import page_of, run
from tests.generate.wordlists import LANGUAGES

from kuvauslint.describe.published import describe
from kuvauslint.model.document import Source
from kuvauslint.readers.text import read

FAULTS = Path(__file__).parent / "generated_faults.yaml"
SEEDS = {"txt": range(120), "md": range(120, 170), "csv": range(170, 180)}


def cases() -> Iterator[object]:
    for kind, seeds in SEEDS.items():
        for seed in seeds:
            yield pytest.param(kind, seed, id=f"{kind}-{seed}")


@cache
def known() -> dict[str, int]:
    return yaml.safe_load(FAULTS.read_text(encoding="utf-8")) or {}


@pytest.mark.parametrize(("kind", "seed"), list(cases()))
def test_a_generated_document_is_read_as_it_was_written(kind: str, seed: int, request: pytest.FixtureRequest) -> None:
    """Its entries and their fields are those it was made of, but for the faults that are known."""
    case = run(seed, kind, list(FAMILIES), list(LANGUAGES))
    if request.config.getoption("--update"):
        kept = {**known(), f"{kind}-{seed}": len(case.wrong)}
        known.cache_clear()
        FAULTS.write_text(yaml.safe_dump({k: v for k, v in kept.items() if v}, sort_keys=False), encoding="utf-8")
    assert not case.error
    assert len(case.wrong) <= known().get(f"{kind}-{seed}", 0), case.wrong


@pytest.mark.parametrize("seed", range(40))
def test_values_stand_where_they_are_told_to(seed: int) -> None:
    """A value that was written on one line as it is stands at its line and columns."""
    _, _, lines, _ = page_of(seed, list(FAMILIES), list(LANGUAGES))
    data = write(lines, "txt", seed)
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    written = data.decode(encoding).splitlines()
    description = describe(read(Source("a.txt", data, "text")))
    for node in description.root.walk():
        if not isinstance(node.raw, str) or node.text != node.raw or len(node.mark) != 1:
            continue
        place = description.place(node)
        if place.line is None or place.line != place.end_line or node.path[-1] in ("open", "language", "type"):
            continue
        there = written[place.line - 1][(place.column or 1) - 1 : (place.end_column or 1) - 1]
        assert " ".join(there.split()) == node.text, node.path
