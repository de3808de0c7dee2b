"""What only keeps a place, and what tells something."""

from __future__ import annotations

import pytest

from kuvauslint.vocabulary.contents import is_placeholder


@pytest.mark.parametrize(
    "text",
    [
        "-", "–", "…", "...", "---", "xxx", "XX", "???", "TODO", "todo: kysy arkistosta", "TBD", "n/a", "täydennetään",
        "Täydennetään myöhemmin.", "lisätään myöhemmin", "tulossa", "Tulossa pian!", "[kunnan nimi]", "<nimi>", "{{nimi}}",
        "lorem ipsum dolor sit amet", "Sivua päivitetään", "Sivua päivitetään parhaillaan.", "Sivu on työn alla",
        "Tiedot lisätään myöhemmin", "Sidan uppdateras", "kompletteras senare", "uppgifter saknas", "To be added",
        "This page is under construction", "to be completed later",
    ],
)  # fmt: skip
def test_a_place_is_kept(text):
    """These say nothing to a reader."""
    assert is_placeholder(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "   ", "Ei", "ei luovuteta", "A", "x", "Sivua päivitetään vuosittain", "Sidan uppdateras årligen",
        "Tietoja päivitetään asiakastietojärjestelmään", "Täydennetään tarvittaessa asiakkaan antamilla tiedoilla",
        "Täydennyskoulutus", "Todoro", "kunta [entinen nimi]", "[a] ja [b]", "Tulossa olevat hankkeet", "Kesken olevat asiat",
        "Lisätään asiakkaan tiedot", "missing persons", "Uppgifter saknas för åren före 1990",
    ],
)  # fmt: skip
def test_something_is_told(text):
    """A sentence that holds the word otherwise is a sentence."""
    assert not is_placeholder(text)


def test_every_value_of_a_description_is_looked_at(find):
    """Placeholders in lists, in groups and in language versions are told of at their place."""
    text = (
        'kuvauslint: 1\nhakutekijät: [nimi, "xxx"]\ntietovarannot:\n  - nimi: {fi: Kirjasto, sv: TODO}\n'
        '    tietoaineistot: [{nimi: Lainat, julkisuus: "-"}]\n    tietopyynnöt: {viranomainen: {nimi: "[nimi]"}}\n'
    )
    assert [(f.place.line, f.values["value"], f.entry) for f in find(text, "KL162")] == [
        (2, "xxx", None),
        (4, "TODO", "Kirjasto"),
        (5, "-", "Kirjasto"),
        (6, "[nimi]", "Kirjasto"),
    ]
