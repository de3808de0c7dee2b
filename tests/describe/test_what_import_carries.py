"""What a description file holds of a page beside its fields, and what is told of it in the comments."""

from __future__ import annotations

import time

import pytest

from kuvauslint.describe.carried import carried
from kuvauslint.describe.export import canonical, in_language
from kuvauslint.describe.held import Held
from kuvauslint.describe.published import describe
from kuvauslint.model.document import Source
from kuvauslint.readers.text import read
from kuvauslint.reporters.imported import comments

HEAD = "Esimerkkilän kunnan asiakirjajulkisuuskuvaus\n\nPäivitetty 1.9.2026\n\n"
ENTRY = (
    "Lupien tietovaranto\n\nKäyttötarkoitus: Lupien käsittely\n\nTietojärjestelmät: Köysi\n\n"
    "Tietoaineistot: Lupahakemukset, päätökset\n\n"
)


def described(text):
    return describe(read(Source("a.txt", text.encode(), "text")))


def lines(text, language="fi"):
    description = described(text)
    return list(comments(description, carried(description), language))


def test_an_introduction_goes_to_the_notes_of_the_description():
    """With its place and its beginning in the comments."""
    intro = "Kuvauksen tarkoituksena on auttaa tietopyynnön yksilöimisessä."
    text = f"{HEAD}{intro}\n\n{ENTRY}Hakutekijät: nimi\n"
    made = carried(described(text))
    assert made.data["notes"] == intro
    assert made.left == ()
    assert lines(text) == [
        "Näille ei löytynyt omaa kenttää; teksti on kokonaan siinä kentässä, joka sen edellä mainitaan:",
        f"  rivi 5, lisätiedot: {intro}",
    ]


def test_a_long_text_is_told_by_its_beginning():
    """The whole of it stands in the field."""
    intro = "Tämä kuvaus kertoo kunnan tietovarannoista. " * 6
    told = lines(f"{HEAD}{intro}\n\n{ENTRY}")
    assert [line for line in told if line.startswith("  rivi 5")] == [
        "  rivi 5, lisätiedot: " + ("Tämä kuvaus kertoo kunnan tietovarannoista. " * 2).strip() + " Tämä kuvaus …"
    ]


def test_a_paragraph_that_tells_of_requests_is_their_instruction():
    """What of it is no contact is not lost."""
    asked = "Tietopyynnöt lähetetään osoitteeseen kirjaamo@esimerkkila.example. Kerro pyynnössä, mitä asia koskee."
    data = carried(described(f"{HEAD}{asked}\n\n{ENTRY}")).data
    assert data["request"]["email"] == ["kirjaamo@esimerkkila.example"]
    assert data["request"]["instructions"] == asked
    assert "notes" not in data


def test_a_text_in_an_entry_goes_to_its_notes():
    """And the notes of others stay as they are."""
    text = f"{HEAD}{ENTRY}Vanhimmat luvat ovat paperisina arkistossa.\n"
    data = carried(described(text)).data
    assert data["repositories"][0]["notes"] == "Vanhimmat luvat ovat paperisina arkistossa."


@pytest.mark.parametrize(
    ("written", "keys"),
    [
        ("Hakutekijät: esimerkiksi nimi, päivämäärä", ["esimerkiksi nimi", "päivämäärä"]),
        ("Hakutekijät: mm. nimi, päivämäärä", ["mm. nimi", "päivämäärä"]),
        ("Hakutekijät: nimi, päivämäärä", ["nimi", "päivämäärä"]),
        ("Hakutekijöinä voidaan käyttää nimeä ja päivämäärää.", ["esimerkiksi nimi", "päivämäärä"]),
    ],
)
def test_keys_that_are_examples_say_so(written, keys):
    """In the words of the page where these lead in a list; the plain values are without them."""
    description = described(f"{HEAD}{ENTRY}{written}\n")
    assert carried(description).data["repositories"][0]["search_keys"] == keys
    plain = carried(description, worded=False).data["repositories"][0]["search_keys"]
    assert plain == canonical(description)["repositories"][0]["search_keys"] == ["nimi", "päivämäärä"]


def test_a_dash_stands_in_its_field():
    """So that the file says, as the page does, that something is still to be told there."""
    table = (
        "Tietovaranto\tKäyttötarkoitus\tTietojärjestelmät\tHakutekijät\tVastuutaho\n"
        "Kirjasto\tLainaus\tKoha\t-\t–\nMuseo\tKokoelmat\tAxiell\tnimi\tMuseonjohtaja\n"
    )
    description = described(f"{HEAD}{table}")
    entry = carried(description).data["repositories"][0]
    assert (entry["search_keys"], entry["responsible"]) == ("-", "–")
    assert "search_keys" not in carried(description, worded=False).data["repositories"][0]


def test_a_register_that_is_only_spoken_of_is_no_entry():
    """The sentence that speaks of it is kept."""
    said = "Kunnan asiarekisteri on rekisteri vireille pannuista asioista."
    description = described(f"{HEAD}{said}\n\n{ENTRY}Hakutekijät: nimi\n")
    made = carried(description)
    assert "case_register" not in made.data
    assert said in made.data["notes"]
    assert carried(description, worded=False).data["case_register"]["purpose"] == said


def test_who_decides_on_a_system_is_kept():
    """A description of systems alone tells it of each."""
    page = (
        "Tietojärjestelmät\n\nLainaus-Ässä\nKuvaus: Kirjaston lainat\nOmistaja: Kirjasto\nKäyttäjät: Henkilökunta\n"
        "Päättävä viranomainen: Kirjastotoimenjohtaja\n\nTalous-Tiera\nKuvaus: Kirjanpito\nOmistaja: Talous\n"
        "Käyttäjät: Henkilökunta\n"
    )
    assert carried(described(page)).data["systems"][0]["request"] == {"authority": "Kirjastotoimenjohtaja"}


def test_who_uses_an_entry_is_kept_with_its_label():
    """An entry of a file has no such field."""
    table = (
        "Tietovaranto\tKäyttötarkoitus\tTietojärjestelmät\tKäyttäjät\n"
        "Kirjasto\tLainaus\tKoha\tAsiakaspalvelu\nMuseo\tKokoelmat\tAxiell\tMuseo\n"
    )
    description = described(f"{HEAD}{table}")
    assert canonical(description)["repositories"][0]["users"] == "Asiakaspalvelu"
    entry = carried(description).data["repositories"][0]
    assert entry["notes"] == "Käyttäjät: Asiakaspalvelu"
    assert "users" not in entry
    assert "  rivi 6, Kirjasto, lisätiedot: Käyttäjät: Asiakaspalvelu" in lines(f"{HEAD}{table}")


def test_a_page_without_entries_is_carried_whole():
    """Its title apart: what is on such a page is all that there is to be judged."""
    page = (
        "Asiakirjajulkisuus\n\nEsimerkkilän kunnan asiakirjajulkisuuskuvaus on luettavissa liitteestä:\n\n"
        "Asiakirjajulkisuuskuvaus (pdf)\n"
    )
    assert carried(described(page)).data["notes"].split("\n") == [
        "Esimerkkilän kunnan asiakirjajulkisuuskuvaus on luettavissa liitteestä:",
        "Asiakirjajulkisuuskuvaus (pdf)",
    ]


def test_quoted_law_is_kept_in_the_comments_alone():
    """It is nothing that the body says of itself."""
    text = (
        f"{HEAD}Kuvauksesta käy ilmi:\n\n- mihin tehtävään kuvaus liittyy\n- mitä tietoaineistoa tehtävässä käsitellään\n"
        f"- onko tietoaineistot saatavissa avoimesti teknisen rajapinnan avulla\n\n{ENTRY}Hakutekijät: nimi\n"
    )
    told = lines(text)
    assert "Näille ei löytynyt paikkaa kuvauksesta:" in told
    assert "  rivi 7: mihin tehtävään kuvaus liittyy" in told
    assert "rajapinnan avulla" not in str(carried(described(text)).data)


def test_a_day_that_only_the_text_tells_is_the_day_of_update():
    """As the rules on currency read it."""
    page = (
        "Exempelby kommuns beskrivning av handlingars offentlighet\n\nBeskrivningen har uppdaterats i september 2026.\n"
    )
    assert carried(described(page)).data["updated"] == "2026-09-30"


def test_what_is_said_already_is_not_said_twice():
    """The same line twice on the page is once in the notes."""
    text = f"{HEAD}Sivua päivitetään.\n\n{ENTRY}Hakutekijät: nimi\n\nSivua päivitetään.\n"
    data = carried(described(text)).data
    assert str(data).count("Sivua päivitetään.") <= 2
    assert data["notes"] == "Sivua päivitetään."


def test_the_comments_are_in_the_language_of_the_keys():
    """Whatever the language of the page."""
    text = f"{HEAD}Kuvauksen tarkoituksena on auttaa.\n\n{ENTRY}"
    assert lines(text, "sv")[1] == "  rad 5, övrigt: Kuvauksen tarkoituksena on auttaa."
    assert lines(text, "en")[1] == "  line 5, notes: Kuvauksen tarkoituksena on auttaa."
    assert in_language(carried(described(text)).data, "sv")["övrigt"] == "Kuvauksen tarkoituksena on auttaa."


@pytest.mark.parametrize("dash", ["-", "–"])
def test_a_dash_behind_a_label_keeps_its_place(dash):
    """What stands below the label is not its value."""
    second = (
        f"Museon tietovaranto\n\nTietojärjestelmät: Axiell\nHakutekijät: {dash}\n\nKokoelmia esitellään museossa.\n"
    )
    entry = carried(described(f"{HEAD}{ENTRY}{second}")).data["repositories"][1]
    assert entry["search_keys"] == dash
    assert canonical(described(f"{HEAD}{ENTRY}{second}"))["repositories"][1]["systems"] == ["Axiell"]


def test_a_sentence_below_the_fields_of_the_last_entry_takes_nothing_from_it():
    """A table of fields under a name is an entry, whatever is said below it."""
    table = "Käyttötarkoitus\tKokoelmat\nTietojärjestelmät\tAxiell\nHakutekijät\tnimi\n"
    page = f"{HEAD}Tietovarannot\n\nKirjasto\n\n{table}\nMuseo\n\n{table}\nKortit ovat paperilla.\n"
    entries = carried(described(page)).data["repositories"]
    assert [one["name"] for one in entries] == ["Kirjasto", "Museo"]
    assert entries[1]["systems"] == ["Axiell"]
    assert "Kortit ovat paperilla." in str(entries[1])


def test_thousands_of_paragraphs_are_put_into_a_field_in_proportion() -> None:
    """Bounds far above what is measured; a field written anew with each text takes several times as much."""
    held, holder = Held(), {"notes": "first\nsecond"}
    begin = time.process_time()
    put = [
        held.put(holder, "notes", f"a paragraph of some length with the number {n % 30_000}", "fi")
        for n in range(40_000)
    ]
    held.write()
    assert time.process_time() - begin < 5
    assert sum(put) == 30_000
    assert holder["notes"].count("\n") == 30_001


def test_what_is_put_stands_behind_what_is_there() -> None:
    held = Held()
    data = {"request": {"instructions": "Ask."}, "purpose": {"fi": "a"}, "systems": ["A"]}
    assert not held.put(data["request"], "instructions", "Ask.", "fi")
    assert held.put(data["request"], "instructions", "Ask. By letter.", "fi")
    assert held.put(data, "purpose", "b", "fi")
    assert held.put(data, "systems", "B", "fi")
    assert held.put(data, "notes", "c", "fi")
    held.write()
    assert data == {
        "request": {"instructions": "Ask. By letter."},
        "purpose": {"fi": "a\nb"},
        "systems": ["A", "B"],
        "notes": "c",
    }
