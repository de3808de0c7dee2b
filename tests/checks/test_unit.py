"""What kind of organisation speaks, by its type, its name, or the way it speaks."""

from __future__ import annotations

from datetime import date

import pytest

from kuvauslint.checks.hit import Subject
from kuvauslint.checks.unit import affected, unit_of
from kuvauslint.engine.judge import describe
from kuvauslint.model.document import Source
from kuvauslint.readers.formats import read


def unit(data: str, told: str | None = None) -> tuple[str | None, str | None, bool]:
    description = describe(read(Source("x.yaml", data.encode(), "yaml")))
    assert description is not None
    found = unit_of(Subject(description, date(2026, 11, 22), told))
    return found.type, found.municipality.fi if found.municipality else None, found.sure


@pytest.mark.parametrize(
    ("name", "kind", "municipality"),
    [
        ("Kemin kaupunki", "municipality", "Kemi"),
        ("Helsingin kaupunki", "municipality", "Helsinki"),
        ("Helsinki", "municipality", "Helsinki"),
        ("Vasa stad", "municipality", "Vaasa"),
        ("Esimerkkilän kunta", "municipality", None),
        ("Exempelby kommun", "municipality", None),
        ("Pirkanmaan hyvinvointialue", "wellbeing_county", None),
        ("Mallin koulutuskuntayhtymä", "joint_municipal_authority", None),
        ("Mallin samkommun", "joint_municipal_authority", None),
        ("Tampereen yliopisto", "university", None),
        ("Turun ammattikorkeakoulu", "university_of_applied_sciences", None),
        ("Mallilan seurakunta", "parish", None),
        ("Oulun käräjäoikeus", "court", None),
        ("Lupa- ja valvontavirasto", "state_agency", None),
        ("Mallitoimija Oy", None, None),
    ],
)
def test_the_name_tells(name: str, kind: str | None, municipality: str | None) -> None:
    """The last word of a name says what it is; the first may be a municipality."""
    found = unit(f"kuvauslint: 1\ntiedonhallintayksikkö: {{nimi: {name}}}\ntietovarannot: [{{nimi: X}}]\n")
    assert found == (kind, municipality, True)


def test_the_told_type_wins() -> None:
    """A type in the file or the configuration is not guessed over."""
    text = "kuvauslint: 1\ntiedonhallintayksikkö: {nimi: Kemin kaupunki, tyyppi: muu julkinen}\ntietovarannot: [{nimi: X}]\n"
    assert unit(text) == ("other_public", None, True)
    assert unit("kuvauslint: 1\ntietovarannot: [{nimi: X}]\n", "parish") == ("parish", None, True)


@pytest.mark.parametrize(
    ("marks", "kind"),
    [
        ("Kaupunginhallituksen ja kaupunginvaltuuston päätökset", "municipality"),
        ("Kommunstyrelsens och kommunens ärenden", "municipality"),
        ("Hyvinvointialueen aluehallituksen päätökset, kunta", "wellbeing_county"),
        ("Seurakunnan kirkkoneuvoston päätökset", "parish"),
        ("Yksi kunta", None),
        ("Kunta ja hyvinvointialue, kaupunki ja hyvinvointialue", None),
    ],
)
def test_a_page_that_does_not_say_its_name_is_known_by_its_marks(marks: str, kind: str | None) -> None:
    """Guessed from its organs, and said to be a guess; not where two types speak alike."""
    assert unit(f"kuvauslint: 1\ntietovarannot: [{{nimi: '{marks}'}}]\n") == (kind, None, False)


def test_a_row_of_facts_concerns_types_and_leaves_out_some_municipalities() -> None:
    """Helsinki and Åland's municipalities are outside."""
    row = {"types": ["municipality"], "except": {"codes": ["091"], "counties": ["Ahvenanmaa"]}}
    wanted = {"Helsingin kaupunki": False, "Jomala kommun": False, "Kemin kaupunki": True, "Esimerkkilän kunta": True}
    for name, expected in wanted.items():
        data = f"kuvauslint: 1\ntiedonhallintayksikkö: {{nimi: {name}}}\ntietovarannot: [{{nimi: X}}]\n"
        description = describe(read(Source("x.yaml", data.encode(), "yaml")))
        assert description is not None
        assert affected(unit_of(Subject(description, date(2026, 11, 22))), row) is expected
