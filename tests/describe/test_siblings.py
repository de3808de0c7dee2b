"""Headings among entries, and what running text under them tells."""

from __future__ import annotations

from tests.describe.test_published import told

CHAPTERS = """Saarnin kunnan asiakirjajulkisuuskuvaus

2 Tietovarannot

2.1 Rakennusvalvonta

Tietovarannon avulla käsitellään lupia. Tietovarantoon sisältyvät lupahakemukset ja piirustukset. Tietoja säilytetään Ruori-palvelussa ja vanhemmat luvat ovat paperisina arkistossa.

2.2 Vesihuolto

Vesilaitoksen asiakastietoja käsitellään Pisara-ohjelmalla. Aineistoon kuuluvat liittymissopimukset ja kulutustiedot. Tietoja haetaan asiakasnumerolla.

2.3 Henkilöstö

Henkilöstön tiedot ovat Köysi-järjestelmässä. Tietoja ovat palvelussuhteet, palkat ja poissaolot.

3 Pyynnöt

Pyynnöt lähetetään osoitteeseen kirjaamo@saarni.example. Asiakirjan antamisesta päättää hallintosäännön mukaan kunnanjohtaja.
"""


def test_a_chapter_among_entries_is_an_entry() -> None:
    """It names a system or is searched; what it tells is not taken for all."""
    found = told(CHAPTERS)
    entries = {entry["name"]: entry for entry in found["repositories"]}  # type: ignore[attr-defined]

    assert list(entries) == ["Rakennusvalvonta", "Vesihuolto", "Henkilöstö"]
    assert entries["Vesihuolto"]["systems"] == ["Pisara-ohjelma"]
    assert entries["Vesihuolto"]["search_keys"] == ["asiakasnumero"]
    assert entries["Henkilöstö"]["systems"] == ["Köysi-järjestelmä"]
    assert [one["name"] for one in entries["Henkilöstö"]["datasets"]] == ["palvelussuhteet", "palkat", "poissaolot"]
    assert "search_keys" not in found


def test_a_clause_behind_the_systems_is_no_system() -> None:
    """What goes on after "and" with a verb of its own tells something else."""
    entries = told(CHAPTERS)["repositories"]

    assert entries[0]["systems"] == ["Ruori-palvelu"]  # type: ignore[index]


def test_the_rule_by_which_it_decides_is_no_part_of_the_decider() -> None:
    """Nor are the words for the statutes."""
    assert told(CHAPTERS)["request"]["authority"] == "kunnanjohtaja"  # type: ignore[index]


def test_a_chapter_on_requests_among_chapters_is_no_entry() -> None:
    """Contacts and who decides hold for all."""
    text = CHAPTERS.replace("3 Pyynnöt", "2.4 Pyynnöt")

    assert len(told(text)["repositories"]) == 3  # type: ignore[arg-type]


def test_a_text_under_a_heading_alone_is_no_entry() -> None:
    """Without entries beside it, keys hold for the whole document."""
    found = told("Saarnin kunnan asiakirjajulkisuuskuvaus\n\n1.1 Haku\n\nTietoja haetaan asiakasnumerolla.\n")

    assert "repositories" not in found
    assert found["search_keys"] == ["asiakasnumero"]


def test_a_default_in_the_last_entry_holds_for_all() -> None:
    """Words that speak of all data are no entry's own, wherever they stand."""
    text = (
        "Lupien tietovaranto\n\nTietojärjestelmät: Köysi\n\nKartat\n\nTietojärjestelmät: Ruori\n\n"
        "Ellei toisin mainita, tietoaineistot eivät ole saatavissa avoimen rajapinnan kautta.\n"
    )
    found = told(text)

    assert found["api"]["open"] == "no"  # type: ignore[index]
    assert not any("api" in entry for entry in found["repositories"])  # type: ignore[attr-defined]


def test_the_closing_words_on_interfaces_hold_for_all() -> None:
    """A paragraph of its own below the last entry, where no entry answers."""
    closing = "Tietoaineistot eivät ole saatavissa avoimesti teknisen rajapinnan avulla.\n"
    entry = "Lupien tietovaranto\n\nTietojärjestelmät: Köysi\n\n"
    last = "Kartat\n\nTietojärjestelmät: Ruori\n\n"
    answered = entry.rstrip() + "\nRajapinta: ei\n\n"

    assert "api" in told(entry + last + closing)
    assert "api" not in told(answered + last + closing)
    assert "api" not in told(last + closing)
    assert "api" not in told(
        entry + last.rstrip() + "\n" + closing.replace("Tietoaineistot", "Rajapinta: tietoaineistot")
    )


def test_what_follows_a_list_of_one_line_entries_holds_for_all() -> None:
    """Requests and other chapters below a list whose entries are a line each, whatever comes last."""
    text = (
        "Saarnin kunta: asiakirjajulkisuuskuvaus\n\nTietovarannot\n"
        " • Luvat: Lupien käsittely. Tietoaineistot: Hakemukset. Tietojärjestelmät: Köysi. Hakutekijät: lupatunnus.\n"
        " • Museon tietovaranto: Kokoelmat. Tietoaineistot: Esineet. Tietojärjestelmät: Vitriini. Hakutekijät: esineen numero.\n\n"
        "Tietopyynnöt\nTietojen antamisesta päättää hallintojohtaja.\nSähköposti: kirjaamo@saarni.example\n\n"
        "Tietoaineistot eivät ole saatavissa avoimesti teknisen rajapinnan avulla.\n\n"
        "Muuta\nPaperiset asiakirjat ovat arkistossa.\n"
    )
    found = told(text)

    assert (found["request"]["authority"], found["request"]["email"]) == (
        "hallintojohtaja",
        ["kirjaamo@saarni.example"],
    )  # type: ignore[index]
    assert found["api"]["open"] == "no"  # type: ignore[index]
    assert not any({"request", "api", "notes"} & entry.keys() for entry in found["repositories"])  # type: ignore[attr-defined]
