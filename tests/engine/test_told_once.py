"""What stands in one place is told once there, in the line and column where it stands."""

from __future__ import annotations

from datetime import date

import pytest

from kuvauslint.engine.pipeline import Options, lint
from kuvauslint.model.document import Source
from kuvauslint.rulebook.book import Choice
from kuvauslint.rulebook.compiled import rulebook

TOP = "kuvauslint: 1\ntiedonhallintayksikkö: {nimi: Esimerkkilän kunta, tyyppi: kunta}\n"


def found(text: str, *rules: str) -> list[tuple[str, int | None, int | None]]:
    """The findings of some rules with their lines and columns."""
    options = Options(Choice("strict"), date(2026, 11, 22))
    findings = lint([Source("kuvaus.yaml", (TOP + text).encode(), "yaml")], rulebook(), options).findings
    return [(one.rule, one.place.line, one.place.column) for one in findings if one.rule in rules]


def test_an_anchor_is_judged_once():
    """Its aliases give the same value to other entries, but the fault is one."""
    text = (
        "tietopyynnöt: &pyynto\n  viranomainen: Kunnanhallitus\n  sähköposti: 'kirjaamo[at]'\n"
        "tietovarannot:\n  - nimi: Luvat\n    tietopyynnöt: *pyynto\n  - nimi: Kaavat\n    tietopyynnöt: *pyynto\n"
    )
    assert found(text, "KL510") == [("KL510", 5, 16)]


@pytest.mark.parametrize(
    ("block", "line", "column"),
    [
        ("|\n    Ohje.\n\n    Pyyntöön vastataan kuukauden kuluessa.\n      Sisennetty.\n", 7, 24),
        ("|+\n    Ohje.\n\n\n    Pyyntöön vastataan kuukauden kuluessa.\n\n", 8, 24),
        (">-\n    Ohje\n    jatkuu.\n\n\n    Pyyntöön vastataan\n    kuukauden kuluessa.\n", 10, 5),
        ("|2-\n     Ohje.\n     Pyyntöön vastataan kuukauden kuluessa.\n", 6, 25),
        ('"Ohje.\n    \n\n    Pyyntöön vastataan kuukauden\n    kuluessa."\n', 7, 24),
    ],
    ids=["literal", "blank-lines-kept", "folded", "deeper", "quoted"],
)
def test_a_place_within_a_text_of_many_lines(block, line, column):
    """Blank lines and deeper indentation move nothing."""
    text = f"tietopyynnöt:\n  ohje: {block}tietovarannot:\n  - nimi: Luvat\n"
    assert found(text, "KL501") == [("KL501", line, column)]


def test_a_value_of_a_wrong_kind_is_not_missing():
    """KL005 tells of it, and no other rule says that it is not there."""
    text = (
        "rajapinta: {avoin: kenties}\ntietopyynnöt: [kirjaamo]\n"
        "tietovarannot:\n  - nimi: Luvat\n    tietojärjestelmät: [{nimi: Lupa, kuvaus: x, toimittaja: y}]\n"
        "  - nimi: Kaavat\n    tietojärjestelmät: [Kaava]\n"
    )
    rules = {rule for rule, _, _ in found(text, "KL005", "KL150", "KL120", "KL121", "KL507", "KL111")}
    assert rules == {"KL005"}
