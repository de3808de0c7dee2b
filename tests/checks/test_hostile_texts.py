"""Checks that read words neither fail nor stall, whatever is put together."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kuvauslint.checks.hit import Subject
from kuvauslint.engine.judge import describe
from kuvauslint.engine.run import run
from kuvauslint.model.document import Source
from kuvauslint.readers.formats import read
from kuvauslint.rulebook.compiled import rulebook

RULES = tuple(rule for rule in rulebook().rules if rule.id.startswith(("KL5", "KL6", "KL8")) and rule.check)
PIECES = [
    "Tietopyyntöön vastataan 30 päivän kuluessa maksun suorittamisesta. ",
    "julkisuuslain (621/1999) 18 §:n 3 mom. ",
    "tietohallintolaki (906/2019), ",
    "aluehallintovirasto 31.12.2025 asti; ",
    "siirtyy 2022 ",
    "potilasrekisteri ",
    "puh. ",
    "050 123 ",
    "etunimi.sukunimi(at) ",
    "”",
    "kirjaamo@avi.fi ",
    "osoitteeseen. ",
    "Lähetä henkilötunnus sähköpostilla",
    "ja asiakasrekisteri tietovaranto ",
    "1. 1. ",
    "\u00ad",
    "(",
    "28 § ",
]


def judged(notes: str) -> int:
    """How many findings the three groups have in a description with that text in its notes and its instructions."""
    quoted = notes.replace("\\", "").replace('"', "'")
    data = f'kuvauslint: 1\ntietopyynnöt: {{ohje: "{quoted}"}}\ntietovarannot:\n  - {{nimi: "{quoted}", lisätiedot: "{quoted}"}}\n'
    description = describe(read(Source("x.yaml", data.encode(), "yaml")))
    assert description is not None
    return len(list(run(RULES, Subject(description, date(2026, 11, 22), "municipality", memo={}))))


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_no_combination_makes_a_check_fail(text: str) -> None:
    """Pieces of findings in any order."""
    assert judged(text) >= 0


@pytest.mark.parametrize("piece", PIECES)
def test_cost_is_linear_in_the_text(piece: str) -> None:
    """Four times the text takes nowhere near sixteen times as long."""
    size = 5_000
    judged(piece * 10)
    took = []
    for factor in (1, 4):
        began = time.process_time()
        judged(piece * (size * factor // len(piece)))
        took.append(time.process_time() - began)
    assert took[1] < 10 * took[0] + 0.5
