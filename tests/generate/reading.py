"""From bytes through the readers and the recogniser to the canonical JSON, whatever their state."""

from __future__ import annotations

import importlib
import random
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.generate.families import BY_SYSTEM, generate
from tests.generate.formats import TABLE_FORMATS, write
from tests.generate.score import Tally, differences, score

if TYPE_CHECKING:
    from tests.generate.page import Line
    from tests.generate.truth import Labelled

KINDS = {"txt": "text", "md": "markdown"}  # the names of kinds in the model, where they differ
READERS = {"txt": "text", "md": "markdown", "csv": "delimited", "xlsx": "sheets"}  # the modules, where they differ
WRITERS = {"docx": "docx", "xlsx": "openpyxl", "pdf": "docx"}  # what a format is written with
TABLE_FAMILIES = frozenset({"F8"})


class Case(NamedTuple):
    """One generated document that was read back."""

    seed: int
    family: str
    lang: str
    kind: str
    tally: Tally
    error: str = ""
    wrong: tuple[tuple[str, str, object, object], ...] = ()


def missing(kind: str = "txt") -> str:
    """Why this format cannot be read back here; empty when it can."""
    for module in (
        WRITERS.get(kind, "yaml"),
        f"kuvauslint.readers.{READERS.get(kind, kind)}",
        "kuvauslint.describe.published",
    ):
        try:
            importlib.import_module(module)
        except ImportError as error:
            return f"no {error.name}"
    return ""


def read_back(name: str, kind: str, data: bytes) -> dict[str, Any]:
    """Give the canonical JSON of a published document's bytes."""
    document = importlib.import_module("kuvauslint.model.document")
    reader = importlib.import_module(f"kuvauslint.readers.{READERS.get(kind, kind)}")
    published = importlib.import_module("kuvauslint.describe.published")
    canonical = importlib.import_module("kuvauslint.describe.canonical")
    source = document.Source(name, data, KINDS.get(kind, kind))
    description = published.describe(reader.read(source))
    plain = canonical.plain(description.root) if description is not None else {}
    return plain if isinstance(plain, dict) else {}


def families_for(kind: str, wanted: list[str]) -> list[str]:
    """Give the families that a format can carry."""
    return [f for f in wanted if kind not in TABLE_FORMATS or f in TABLE_FAMILIES]


def page_of(
    seed: int, families: list[str], langs: list[str], rare: float = 0.15
) -> tuple[str, str, list[Line], list[Labelled]]:
    rng = random.Random(f"{seed} family")
    shares = [{"fi": 6, "sv": 3, "en": 1}[lang] for lang in langs]
    family, lang, page = generate(seed, rng.choice(families), rng.choices(langs, shares)[0], rare)
    return family, lang, page.lines, page.truth


def run(seed: int, kind: str, families: list[str], langs: list[str], rare: float = 0.15) -> Case:
    """Generate, write, read back and score one document."""
    family, lang, lines, truth = page_of(seed, families_for(kind, families), langs, rare)
    plain, error = {}, ""
    try:
        plain = read_back(f"{seed}.{kind}", kind, write(lines, kind, seed))
    except Exception as exception:  # noqa: BLE001 (a crash is a result of the sweep: the seed is told)
        error = f"{type(exception).__name__}: {exception}"
    return Case(seed, family, lang, kind, score(plain, truth), error, tuple(differences(plain, truth)))


__all__ = ["BY_SYSTEM", "Case", "families_for", "missing", "page_of", "read_back", "run"]
