"""All that is read out of whole documents, with places, roles and labels: a change detector.

`read/NAME.txt` has one line for each value, each text that became no field, each pointer, label and
problem. What stands there was not judged line by line; it shows what else a change changes, which the
hand-written expectations (`documents/*.expected.yaml`, `tests/texts/*.expected.yaml`) are too few to
see. `pytest --update` writes the files anew: read the difference before committing it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.describe.soundness import assert_sound
from tests.generate.families import FAMILIES
from tests.generate.formats import write
from tests.generate.reading import families_for, page_of

from kuvauslint.describe.published import describe
from kuvauslint.model.description import Description
from kuvauslint.model.document import Source
from kuvauslint.model.place import Place
from kuvauslint.readers.formats import read

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FOLDERS = (HERE / "documents", ROOT / "tests" / "texts", ROOT / "examples" / "published")
TEXTS = {path.stem: path for folder in FOLDERS for path in sorted(folder.glob("*.txt"))}
# Generated documents in the kinds that have headings of their own: kind -> (kind of source, seeds).
GENERATED = {"md": ("markdown", range(200, 230)), "txt": ("text", range(230, 290))}


def sources() -> Iterator[object]:
    for name, path in TEXTS.items():
        yield pytest.param(name, Source(path.name, path.read_bytes(), "text"), id=name)
    for kind, (of, seeds) in GENERATED.items():
        for seed in seeds:
            lines = page_of(seed, families_for(kind, list(FAMILIES)), ["fi", "sv", "en"])[2]
            name = f"{kind}-{seed}"
            yield pytest.param(name, Source(f"{name}.{kind}", write(lines, kind, seed), of), id=name)


def at(place: Place) -> str:
    return f"{place.line}:{place.column}-{place.end_line}:{place.end_column}"


def told(description: Description) -> Iterator[str]:
    """Everything of a description, one thing a line."""
    yield f"language {description.language}"
    for node in description.root.walk():
        if node.items or node.fields or not node.path:
            continue
        value = node.text if node.text is not None else node.raw
        path = "/".join(map(str, node.path))
        yield f"{at(description.place(node))} {path} = {value}{'' if node.sure else ' (likely)'}"
        if node.key_mark is not None:
            yield f"    under {at(description.key_place(node))}"
    for prose in description.prose:
        yield f"{at(prose.place)} {prose.role} {'/'.join(map(str, prose.entry or ()))}: {prose.text[:60]}"
    for pointer in description.pointers:
        yield f"{at(pointer.place)} pointer in {pointer.entry}: {pointer.target} < {pointer.text}"
    for field, label, place, entry in description.labels:
        yield f"{at(place)} label {field} {'/'.join(map(str, entry or ()))}: {label}"
    for problem in description.problems:
        yield f"{problem.rule} {dict(problem.values)}"


@pytest.mark.parametrize(("name", "source"), list(sources()))
def test_what_is_read_is_what_was_read(name: str, source: Source, request: pytest.FixtureRequest) -> None:
    """Nothing of the description has changed."""
    description = describe(read(source))
    assert_sound(description)
    now = [line.replace("\n", "⏎") for line in told(description)]
    path = HERE / "read" / f"{name}.txt"
    if request.config.getoption("--update"):
        path.parent.mkdir(exist_ok=True)
        path.write_text("".join(f"{line}\n" for line in now), encoding="utf-8")
    assert now == path.read_text(encoding="utf-8").split("\n")[:-1]
