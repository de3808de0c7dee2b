"""Whether a term is spoken of as past or quoted is judged in its own part of the sentence."""

from __future__ import annotations

from datetime import date

import pytest

from kuvauslint.vocabulary.context import clause, judge, quoted, sentences

TODAY = date(2026, 11, 22)

PAST = [
    "Entinen Etelä-Suomen [aluehallintovirasto] antoi luvat.",
    "Lupa- ja valvontavirasto (aiemmin [aluehallintovirasto])",
    "DVV (ent. [maistraatti])",
    "Vuoteen 2025 saakka luvat haettiin [AVI:sta].",
    "[AVI] 31.12.2025 asti",
    "Ennen vuotta 2026 luvat haettiin [aluehallintovirastosta]",
    "[Potilasrekisteri] siirtyi hyvinvointialueelle 1.1.2023; muu jäi.",
    "Luvat vuosilta 2010–2025, [aluehallintovirasto]",
    "f.d. [magistraten]",
    "Den tidigare [NTM-centralen]",
    "[Magistraten], som upphörde 2019, gav intyg.",
    "The former [ELY Centre] gave permits.",
]
PRESENT = [
    "Lupa haetaan [aluehallintovirastosta].",
    "Potilasrekisteri siirtyi hyvinvointialueelle 1.1.2023; [lastensuojelun] rekisteri on kunnan.",
    "Lupa siirtyi toisaalle, mutta [maistraatti] antaa todistuksen.",
    "[AVI] 31.12.2027 asti",
    "Entinen kunnantalo, jossa toimii [maistraatti]",
    "[NTM-centralen] sköter detta. Tidigare var allt bättre.",
    "Vuoden 2022 loppuun asti kunta, jonka jälkeen toiminta siirtyy [ARA:lle]",
    "Patentti, dokument. [Maistraatti] toimii.",
]


def cut(marked: str) -> tuple[str, int, int]:
    """A text with its marked part taken out of the brackets, and where that part is."""
    start, end = marked.index("["), marked.index("]") - 1
    return marked.replace("[", "").replace("]", ""), start, end


@pytest.mark.parametrize("marked", PAST)
def test_what_is_told_as_past_is_past(marked: str) -> None:
    """A marker in the term's own part of the sentence."""
    assert judge(*cut(marked), TODAY).historical


@pytest.mark.parametrize("marked", PRESENT)
def test_a_marker_elsewhere_does_not_excuse(marked: str) -> None:
    """No marker, one in another part, or a day still to come."""
    assert not judge(*cut(marked), TODAY).historical


def test_the_day_of_the_run_decides_an_until() -> None:
    """The same words are present before their day and past after it."""
    text, start, end = cut("[AVI] 31.12.2025 asti")
    assert not judge(text, start, end, date(2025, 12, 30)).historical
    assert judge(text, start, end, date(2025, 12, 31)).historical


def test_a_long_quotation_is_quoted_and_a_name_in_marks_is_not() -> None:
    """Quotation marks around a name are no quotation."""
    text, start, end = cut("Laissa: ”kunnan [maistraatin] on annettava asiakirja siitä huolimatta” ja muuta")
    assert quoted(text, start, end)
    assert not quoted(*cut("Kutsutaan ”[maistraatti]” vielä"))
    assert not quoted(*cut("Avoin lainaus ”joka ei sulkeudu, [maistraatti]"))


def test_sentences_end_at_stops_and_not_at_abbreviations_or_dates() -> None:
    """Ordinals, abbreviations and dates hold a sentence together; lines part them."""
    text = "Tiedot, mm. Helsingin, 1. 1. 2020. Puh. 09 123. Uusi rivi\nToinen"
    assert [text[a:b] for a, b in sentences(text)] == [
        "Tiedot, mm. Helsingin, 1. 1. 2020",
        "Puh. 09 123",
        "Uusi rivi",
        "Toinen",
    ]


def test_an_endless_sentence_is_read_in_part() -> None:
    """The work for one term does not grow with the sentence it stands in."""
    text = "sana " * 40_000
    left, right = clause(text, 100_000, 100_004)
    assert right - left < 2_000
