"""The findings on the contents of 28 §, held against what follows from the truth of generated documents."""

from __future__ import annotations

from datetime import date

import pytest

from kuvauslint.engine.pipeline import Options, lint
from kuvauslint.model.document import Source
from kuvauslint.rulebook.book import Choice
from kuvauslint.rulebook.compiled import rulebook
from tests.generate.expected import Judged, judge
from tests.generate.families import FAMILIES
from tests.generate.formats import write
from tests.generate.reading import BY_SYSTEM, KINDS, missing, page_of

SEEDS = range(75)
SEEN, RIGHT = 0.94, 0.88  # of what must be told; of what is told
NOTHING_ASKED = 0.80  # of the documents have no miss and no false alarm at all


@pytest.fixture(scope="module", params=["txt", "html"])
def judged(request: pytest.FixtureRequest) -> dict[str, Judged]:
    """The judgement of every document of a format, by how it is made again."""
    kind = request.param
    if missing(kind):
        pytest.skip(f"cannot be read back: {missing(kind)}")
    families = [family for family in FAMILIES if family not in BY_SYSTEM]
    out = {}
    for seed in SEEDS:
        family, lang, lines, truth = page_of(seed, families, ["fi", "sv"], rare=0.0)
        source = Source(f"{seed}.{kind}", write(lines, kind, seed), KINDS.get(kind, kind))
        findings = lint([source], rulebook(), Options(Choice("strict"), date(2026, 11, 22))).findings
        out[f"--seed {seed} --formats {kind} ({family} {lang})"] = judge(truth, findings)
    return out


def told(judged: dict[str, Judged], field: str) -> str:
    """The misses or false alarms, with the documents they are in."""
    return "\n".join(f"{made}: {getattr(one, field)[:6]}" for made, one in judged.items() if getattr(one, field))


def test_what_is_missing_from_a_document_is_told(judged: dict[str, Judged]) -> None:
    """Of the gaps that the truth shows, nearly all are found, at the document or at the entry as they should be."""
    seen, missed = (sum(len(getattr(one, field)) for one in judged.values()) for field in ("seen", "missed"))
    assert seen / (seen + missed) >= SEEN, told(judged, "missed")


def test_what_stands_in_a_document_is_not_told_as_missing(judged: dict[str, Judged]) -> None:
    """Of what is told, nearly all is a gap that the truth shows."""
    seen, false = (sum(len(getattr(one, field)) for one in judged.values()) for field in ("seen", "false"))
    assert seen / (seen + false) >= RIGHT, told(judged, "false")


def test_most_documents_are_judged_without_a_fault(judged: dict[str, Judged]) -> None:
    """Neither a miss nor a false alarm."""
    assert sum(not one.missed and not one.false for one in judged.values()) / len(judged) >= NOTHING_ASKED
