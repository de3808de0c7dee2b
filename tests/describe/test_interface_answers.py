"""What a statement on open interfaces answers: word by word at the bounds of each class, in three languages."""

from __future__ import annotations

import pytest

from kuvauslint.describe.interface import answer, promises, speaks


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # a word or two
        ("Ei", "no"),
        ("Ei.", "no"),
        ("Nej, inget öppet gränssnitt", "no"),
        ("Ei avointa rajapintaa", "no"),
        ("Ei – tiedot ovat salassa pidettäviä ja ne tallennetaan paperilla", "no"),
        ("Kyllä", "yes"),
        ("Kyllä.", "yes"),
        ("Kyllä on", "yes"),
        ("Ja", "yes"),
        ("Yes", "yes"),
        ("Avoin rajapinta", "yes"),
        ("On ei", "no"),
        ("Saatavilla ei ole", "no"),
        ("Not available", "no"),
        # yes, and a limit to it
        ("Kyllä, karttojen osalta", "partial"),
        ("Kyllä (kartat ja kaavat)", "partial"),
        ("Ja, för kartornas del", "partial"),
        ("Kyllä, WFS-rajapinta", "yes"),
        ("Kyllä: https://mallila.example/wfs", "yes"),
        ("Kyllä, www.mallila.example", "yes"),
        # in part
        ("Osittain", "partial"),
        ("Osittain, kartat avoimesti", "partial"),
        ("Osa tiedoista", "partial"),
        ("Vissa uppgifter", "partial"),
        ("Delvis", "partial"),
        ("Partly", "partial"),
        # authorities
        ("Vain viranomaisille", "authorities"),
        ("Endast för myndigheter", "authorities"),
        ("For authorities only, by law, through a closed interface", "authorities"),
        ("Ei edes viranomaisille", "no"),
        # an address alone
        ("https://mallila.example/wfs", "yes"),
        ("<https://mallila.example/wfs>", "yes"),
        ("data.mallila.example", "yes"),
        ("data.mallila.example/wfs", "yes"),
        # nothing that answers
        ("Selvitetään", "unclear"),
        ("-", "unclear"),
        ("", "unclear"),
        ("Lukuisia järjestelmiä", "unclear"),
    ],
)
def test_an_answer_under_a_label(text: str, kind: str) -> None:
    """Under the label of interfaces a single word answers, and whatever answers nothing is unclear."""
    told = answer(text, labelled=True)
    assert told is not None
    assert (told.open, told.default) == (kind, False)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Tiedot ovat saatavilla avoimen rajapinnan kautta.", "yes"),
        ("Kartat julkaistaan rajapinnassa.", "yes"),
        ("Aineisto on ladattavissa avoimesta rajapinnasta.", "yes"),
        ("Aineistot ovat saatavilla avoimesti.", "yes"),
        ("Uppgifterna finns öppet tillgängliga.", "yes"),
        ("The data are available openly.", "yes"),
        ("The data are available through an API.", "yes"),
        ("Aineistoon on saatavilla REST-rajapinta.", "yes"),
        ("Tiedot eivät ole saatavilla rajapinnan kautta.", "no"),
        ("Rajapintaa ei ole.", "no"),
        ("Tietoaineistot ovat suljettuja, eivätkä ne ole saatavilla rajapinnan kautta.", "no"),
        ("Tietoaineistot ovat sisäisiä, eivätkä ole saatavissa teknisen rajapinnan avulla.", "no"),
        ("Aineisto on paperilla, eikä avointa rajapintaa ole.", "no"),
        ("Emme julkaise tietoja avoimessa rajapinnassa.", "no"),
        ("Data sets are closed, nor are they available through an open interface.", "no"),
        ("Tiedot ovat saatavilla avoimen rajapinnan kautta, eivätkä ne vaadi tunnuksia.", "yes"),
        ("Tiedot ovat saatavilla avoimen rajapinnan kautta, eikä käyttö maksa.", "yes"),
        ("Gränssnitt saknas.", "no"),
        ("There is no interface.", "no"),
        ("Osa tiedoista on saatavilla rajapinnan kautta.", "partial"),
        ("Osa tiedoista ei ole saatavilla rajapinnan kautta.", "partial"),
        ("Tiedot ovat pääosin saatavilla rajapinnan kautta.", "partial"),
        ("Rajapinnan kautta tietoja voidaan luovuttaa.", "partial"),
        ("Via gränssnittet kan uppgifter lämnas ut.", "unclear"),
        ("Uppgifter kan lämnas ut via gränssnitt.", "partial"),
        ("Tietoja luovutetaan rajapinnan kautta viranomaisille.", "authorities"),
        ("Rajapinta on vain viranomaisille.", "authorities"),
        ("Avoin rajapinta on viranomaisille saatavilla.", "yes"),
        ("Viranomaisille tietoja luovutetaan avoimen rajapinnan kautta.", "authorities"),
        ("Viranomaisille ei luovuteta tietoja rajapinnan kautta.", "unclear"),
        ("Rajapinta on suunnitteilla.", "unclear"),
    ],
)
def test_a_statement_without_a_label(text: str, kind: str) -> None:
    """A sentence that speaks of interfaces is judged by what it denies, limits, hands over or opens."""
    told = answer(text, labelled=False)
    assert told is not None
    assert (told.open, told.default) == (kind, False)


@pytest.mark.parametrize(
    "text",
    [
        "Tiedot ovat saatavilla kirjaamosta.",
        "Avoimesti keskusteleva työyhteisö.",
        "Kirjastossa on avoimet ovet.",
        "Öppet hus ordnas i maj.",
        "Ohjelmoimme rajapyykkejä.",
        "Kuvauksesta ilmenee, ovatko tiedot saatavilla rajapinnan kautta.",
        "Rajapinnalla tarkoitetaan yhteyttä järjestelmien välillä.",
        "",
        "Ei",
        "https://mallila.example/wfs",
    ],
)
def test_texts_that_are_no_statement(text: str) -> None:
    """Other things that are open, definitions of terms, and bare words outside a label answer nothing."""
    assert answer(text, labelled=False) is None


@pytest.mark.parametrize(
    ("text", "kind", "default"),
    [
        ("Ellei toisin mainita, tiedot eivät ole saatavilla rajapinnan kautta.", "no", True),
        ("Tiedot ovat saatavilla rajapinnan kautta, ellei toisin mainita.", "partial", True),
        ("Om inte annat anges finns uppgifterna inte tillgängliga via gränssnitt.", "no", True),
        ("Unless otherwise stated the data are not available through an interface.", "no", True),
        ("Rajapintaa ei ole, ellei toisin mainita.", "no", True),
        ("Tiedot eivät ole saatavilla rajapinnan kautta.", "no", False),
    ],
)
@pytest.mark.parametrize("labelled", [True, False])
def test_an_answer_that_holds_unless_an_entry_tells_otherwise(
    text: str, kind: str, default: bool, labelled: bool
) -> None:
    """The clause makes it a default; what is denied by default is denied, what is open by default is so in part."""
    told = answer(text, labelled=labelled)
    assert told is not None
    assert (told.open, told.default) == (kind, default)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ei, ellei toisin mainita", "no"),
        ("Kyllä, ellei toisin mainita", "partial"),
        ("Ellei toisin mainita", "partial"),
    ],
)
def test_a_short_answer_that_holds_unless_an_entry_tells_otherwise(text: str, kind: str) -> None:
    """A yes or no under the label with the same clause."""
    told = answer(text, labelled=True)
    assert told is not None
    assert (told.open, told.default) == (kind, True)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kartat ovat saatavilla rajapinnan kautta. Luvat eivät ole saatavilla rajapinnan kautta.", "partial"),
        ("Luvat eivät ole saatavilla rajapinnan kautta. Tietoja luovutetaan rajapinnalla viranomaisille.", "no"),
        ("Kartat ovat saatavilla rajapinnan kautta. Tietoja luovutetaan rajapinnalla viranomaisille.", "partial"),
        ("Rajapinta on suunnitteilla. Luvat eivät ole saatavilla rajapinnan kautta.", "no"),
        ("Rajapinta on suunnitteilla. Rajapinta tulee joskus.", "unclear"),
        ("Kirjaamo on torilla. Luvat eivät ole saatavilla rajapinnan kautta.", "no"),
        ("Ei. Kysy kirjaamosta.", "no"),
    ],
)  # fmt: skip
def test_several_sentences_are_one_answer(text: str, kind: str) -> None:
    """What differs makes it partial; a plain no answers, whatever authorities get beside it."""
    told = answer(text, labelled=text.startswith("Ei."))
    assert told is not None
    assert told.open == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Asiakas voi kirjautua verkkopalveluun.", "unclear"),
        ("Tiedot ovat saatavilla verkkosivulla.", "unclear"),
        ("Tiedot ovat saatavilla verkkosivulla ja rajapinnassa.", "yes"),
        ("Tiedot ovat saatavilla.", "yes"),
        ("Tietoja ei anneta.", "no"),
        ("Tiedot voidaan luovuttaa.", "partial"),
        ("Avoimesti saatavilla olevia tietoja voidaan luovuttaa.", "yes"),
    ],
)
def test_under_the_label_the_word_interface_may_be_missing(text: str, kind: str) -> None:
    """But a web page and one's own matter are no interface."""
    told = answer(text, labelled=True)
    assert told is not None
    assert told.open == kind


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("Rajapinta", True),
        ("REST-rajapinta", True),
        ("karttapalvelun WFS-rajapinnasta", True),
        ("Rajapinnat", True),
        ("Pienrajapinta", False),
        ("Avoimesti", False),
        ("Avoimesti saatavilla", True),
        ("Tarjotaan avoimesti", True),
        ("The openly published data", True),
        ("Kapinat", False),
        ("", False),
    ],
)
def test_what_speaks_of_interfaces(text: str, does: bool) -> None:
    """The word begins a word or follows a hyphen; "openly" needs something that is available."""
    assert speaks(text) is does


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("Kuvauksessa on kerrottava tietovarannoista.", True),
        ("Tiedonhallintalain 28 §:n mukaan", True),
        ("Beskrivningen innehåller uppgifter.", True),
        ("The description contains the repositories.", True),
        ("Tiedot ovat saatavilla.", False),
        ("Uppgifterna är öppna.", False),
    ],
)
def test_what_only_promises(text: str, does: bool) -> None:
    """A text on what a description holds is no answer."""
    assert promises(text) is does


def test_a_very_long_text_is_judged_by_its_beginning() -> None:
    """A statement stands at the beginning or nowhere."""
    filler = "Kirjaamo palvelee torilla. " * 200
    assert answer(f"Rajapintaa ei ole. {filler}", labelled=False) is not None
    assert answer(f"{filler} Rajapintaa ei ole.", labelled=False) is None
    assert not promises(f"{filler} Kuvauksessa on.")
    assert not speaks(f"{filler} Rajapinta.")
