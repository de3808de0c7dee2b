"""What a page answers of material kept by hand becomes a controlled value, as a description file has it."""

from __future__ import annotations

import pytest
from tests.generate.imported import SAME, compared

from kuvauslint.describe.manual import manual_answer
from kuvauslint.engine.judge import describe
from kuvauslint.model.document import Source
from kuvauslint.readers.formats import read


@pytest.mark.parametrize(
    ("told", "value"),
    [
        ("Kyllä", "only"),
        ("Osittain", "partly"),
        ("Ei.", "no"),
        ("Ei paperiaineistoa", "no"),
        ("Osin: vanhat luvat mapeissa", "partly"),
        ("Kokonaan paperilla", "only"),
        ("Hakemukset vuosilta 1990–2004 mapeissa", "partly"),
        ("Eilisen mukaiset mapit", "partly"),
        ("Delvis, äldre avtal", "partly"),
        ("Nej", "no"),
        ("Helt på papper", "only"),
        ("No", "no"),
    ],
)
def test_an_answer_on_material_kept_by_hand(told, value):
    """A word for yes or no, a word for a part, or what there is on paper."""
    assert manual_answer(told) == value


SHEET = """Tietovaranto;Käyttötarkoitus;Tietojärjestelmät;Tietoaineistot;Hakutekijät;Manuaalinen aineisto
Asiarekisteri;Asioiden käsittely;Alma;Kirjeet, päätökset;Asiatunnus, päivämäärä;Osittain
Hakijat;Valinnat;Hakuri;Hakemukset;Hakijan nimi;Ei
Päättöarkisto;Vanhojen todistusten säilytys;Ei järjestelmää;Todistukset 1955–1996;Opiskelijan nimi;Kyllä
"""


def test_a_column_on_manual_material_is_read_and_written_out():
    """The values are those of a description file, so that what is made of the sheet is judged as the sheet is."""
    source = Source("kuvaus.csv", SHEET.encode(), "csv")
    root = describe(read(source)).root
    entries = [root.get("case_register"), *root.list_of("repositories")]
    assert [entry.text_of("manual") for entry in entries] == ["partly", "no", "only"]
    assert compared(source) == SAME
