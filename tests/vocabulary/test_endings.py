"""Forms of one word, by the endings and the consonants before them."""

from __future__ import annotations

import pytest

from kuvauslint.vocabulary.endings import same_word


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("venepaikat", "venepaikkojen"), ("hautapaikka", "hautapaikat"), ("rakennuslupa", "rakennuslupien"),
        ("asiakastiedot", "asiakastietojen"), ("tietoverkko", "tietoverkot"), ("asiakas", "asiakkaiden"),
        ("oppilaat", "oppilaiden"), ("työntekijät", "työntekijöiden"), ("hakijan", "hakijoiden"), ("jäsenet", "jäsenten"),
        ("kaupunki", "kaupungin"), ("asiakaskierrot", "asiakaskiertojen"), ("maisemasilta", "maisemasillat"),
        ("pankkikonsertit", "pankkikonserttien"), ("asukasluvut", "asukaslukujen"), ("kirjasto", "kirjaston"),
    ],
)  # fmt: skip
def test_forms_of_one_word(one: str, other: str) -> None:
    """In either order."""
    assert same_word(one, other)
    assert same_word(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("wilma", "wilmo"), ("venepaikat", "venepaikkarekisteri"), ("kartta", "karta"), ("verkko", "verko"),
        ("primus", "priima"), ("asiakas", "asiakirja"), ("kunta", "kunto"), ("louhi", "louhos"),
    ],
)  # fmt: skip
def test_two_words(one: str, other: str) -> None:
    """Another vowel, another ending, a letter too few are no form."""
    assert not same_word(one, other)
