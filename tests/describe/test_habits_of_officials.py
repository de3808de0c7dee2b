"""Small texts with habits of officials that leave a label, a colon or a heading out."""

from __future__ import annotations

from typing import Any

import pytest

from kuvauslint.describe.canonical import plain
from kuvauslint.describe.published import describe
from kuvauslint.model.document import Source
from kuvauslint.readers.formats import read

TOP = "Asiakirjajulkisuuskuvaus\n\nTietovarannot\n\n"


def told(text: str, kind: str = "text", name: str = "a.txt") -> dict[str, Any]:
    found = plain(describe(read(Source(name, text.encode(), kind))).root)
    assert isinstance(found, dict)
    return found


def entries(text: str, kind: str = "text", name: str = "a.txt") -> list[dict[str, Any]]:
    return [
        {**entry, "datasets": [one["name"] for one in entry.get("datasets", [])]}
        for entry in told(text, kind, name)["repositories"]
    ]


def test_chapters_by_element_in_running_text() -> None:
    """Each sentence begins with the name of the entry it tells of, in whatever case."""
    first, second = entries(
        f"{TOP}Vuokrauksen tietovaranto\n\nTietovarantoa käytetään tilojen vuokraamiseen.\n\nMajoituksen tietovaranto\n\n"
        "Tietovarantoa käytetään majoituksen järjestämiseen.\n\nTietojärjestelmät\n\nVuokrauksen tietovarannon tiedot "
        "ovat Pulmussa. Majoituksen tietovarannon tiedot ovat Kuovissa ja Tiirassa.\n\nHakutekijät\n\nVuokrauksen "
        "tietovarannosta tietoja haetaan nimellä ja asianumerolla. Majoituksen tietovarannossa hakutekijöitä ovat tila "
        "ja päivämäärä.\n"
    )
    assert (first["systems"], first["search_keys"]) == (["Pulmu"], ["nimi", "asianumero"])
    assert (second["systems"], second["search_keys"]) == (["Kuovi", "Tiira"], ["tila", "päivämäärä"])


def test_bullets_of_an_entry_whose_heading_is_lost() -> None:
    """They tell of it alone: its keys and its answer hold for no other entry."""
    page = told(
        "Asiakirjajulkisuuskuvaus\n\nTiedot ja tietovarannot\n\n • Tiedot on tallennettu Pulmu-järjestelmään.\n"
        " • Tietoaineistoja ei ole saatavana avoimen rajapinnan kautta.\n • Hakutekijöinä toimivat nimi ja tunnus.\n\n"
        "Opetus\n\nKurssit\n\n • Tiedot on tallennettu Kuovi-järjestelmään.\n • Hakutekijöinä toimivat nimi ja vuosi.\n"
    )
    lost, courses = page["repositories"]
    assert lost["systems"] == ["Pulmu-järjestelmä"]
    assert courses["systems"] == ["Kuovi-järjestelmä"]
    assert "search_keys" not in page
    assert "api" not in page
    assert "api" not in courses


@pytest.mark.parametrize(
    ("sentence", "systems"),
    [
        ("Tietovaranto koostuu järjestelmistä eli Pulmusta ja Kuovista.", ["Pulmu", "Kuovi"]),
        ("Tietovaranto on kahdessa järjestelmässä eli Pulmussa ja Kuovissa.", ["Pulmu", "Kuovi"]),
        ("Lainat käsitellään Pulmussa ja kokoelmatiedot Kuovissa.", ["Pulmu", "Kuovi"]),
        ("Asiakastiedot tallennetaan Pulmu-järjestelmään ja päätökset asianhallintajärjestelmään.",
         ["Pulmu-järjestelmä", "asianhallintajärjestelmä"]),
        ("Tietojärjestelminä käytetään Pulmua ja Kuovi-järjestelmää.", ["Pulmu", "Kuovi-järjestelmä"]),
        ("Tietojärjestelmä Pulmu", ["Pulmu"]),
    ],
)  # fmt: skip
def test_systems_that_a_sentence_or_a_line_names(sentence: str, systems: list[str]) -> None:
    """In their cases, each behind a subject of its own, or behind a label whose colon is lost."""
    (entry,) = entries(f"{TOP}Kirjaston tietovaranto\n\n{sentence}\n\nHakutekijät: nimi\n")
    assert entry["systems"] == systems


def test_places_are_no_systems() -> None:
    """What is kept in a town is kept in no system, and neither are small words after the verb."""
    (entry,) = entries(
        f"{TOP}Kirjaston tietovaranto\n\nLainat käsitellään huolellisesti tiloissa.\n\nHakutekijät: nimi\n"
    )
    assert "systems" not in entry


def test_a_purpose_with_a_pointer_behind_it() -> None:
    """The pointer is no part of it, and does not take it away."""
    (entry,) = entries(
        f"{TOP}Kirjaston tietovaranto\n\nLainaustoiminnan hoitaminen. Ks. tietosuojaseloste.\n\nTietojärjestelmät\n\nPulmu\n"
    )
    assert entry["purpose"] == "Lainaustoiminnan hoitaminen."


def test_entries_of_one_line_and_what_follows_them() -> None:
    """Elements in the essive behind the purpose; what stands under "further information" below the list is for all."""
    page = told(
        f"{TOP} • Kirjaston tietovaranto: lainaaminen, aineistoina lainat ja varaukset. Tietojärjestelmät: Pulmu\n"
        " • Museon tietovaranto: kokoelmien hoito, tietoaineistoina esineet ja kuvat, järjestelmänä Kuovi\n\n"
        "Lisätietoja:\n\nTietoaineistot eivät ole saatavissa avoimen teknisen rajapinnan kautta.\n\n"
        "kirjaamo@aallokko.example\n"
    )
    library, museum = page["repositories"]
    assert library["purpose"] == "lainaaminen"
    assert [one["name"] for one in library["datasets"]] == ["lainat", "varaukset"]
    assert ([one["name"] for one in museum["datasets"]], museum["systems"]) == (["esineet", "kuvat"], ["Kuovi"])
    assert page["api"]["open"] == "no"
    assert page["request"]["email"] == ["kirjaamo@aallokko.example"]


def test_an_answer_among_the_notes_of_an_entry() -> None:
    """Whether data are open is no mere note; the rest of the notes stays."""
    (entry,) = entries(
        f"{TOP}Kirjaston tietovaranto\n\nTietojärjestelmät: Pulmu\nLisätietoja: Tietoja päivitetään viikoittain. "
        "Tietoja ei ole saatavana avoimen rajapinnan kautta.\n"
    )
    assert entry["api"]["open"] == "no"
    assert entry["notes"] == "Tietoja päivitetään viikoittain."


def test_english_keys_that_share_their_head() -> None:
    """A word that is a key alone shares none."""
    (entry,) = entries(
        "Description of document publicity\n\nInvoicing data repository\nPurpose: invoicing\n"
        "Search keys: name or date of birth, customer or invoice number\nInformation systems: Pulmu\n"
    )
    assert entry["search_keys"][1:] == ["customer number", "invoice number"]


def test_the_last_two_of_an_enumeration() -> None:
    """An enumeration with commas ends in an "and" that parts two things, unless they share a modifier."""
    (entry,) = entries(
        "Description of document publicity\n\nStudies data repository\nPurpose: studies\n"
        "Data sets: student records, study attainments and certificates\nInformation systems: Pulmu\n"
    )
    assert entry["datasets"] == ["student records", "study attainments", "certificates"]
    (entry,) = entries(
        f"{TOP}Talouden tietovaranto\nTietojärjestelmät: Pulmu\nTietoaineistot: laskut, talouden raportit ja kuvaajat\n"
    )
    assert entry["datasets"] == ["laskut", "talouden raportit ja kuvaajat"]


def test_labels_that_run_into_their_values() -> None:
    """In bold type without a colon, or set apart by looks alone; below a label, the word for a name is a key."""
    (entry,) = entries(
        "<html lang='fi'><body><main><h1>Asiakirjajulkisuuskuvaus</h1><h2>Tietovarannot</h2><h3>Kirjaston tietovaranto</h3>"
        "<p><span>Käyttötarkoitus</span><span>Lainaustoiminta</span></p><p><strong>Tietojärjestelmät</strong> Pulmu, Kuovi "
        "<strong>Tietoaineistot</strong> lainat</p><p>Hakutekijät:</p><p>nimi<br>kortin numero</p></main></body></html>",
        "html",
        "a.html",
    )
    assert entry["purpose"] == "Lainaustoiminta"
    assert entry["systems"] == ["Pulmu", "Kuovi"]
    assert entry["datasets"] == ["lainat"]
    assert entry["search_keys"] == ["nimi", "kortin numero"]


def test_a_repository_named_first_and_a_title_below_navigation() -> None:
    """Keys alone make an entry of a repository; a heading over all repositories is none whatever stands above it."""
    page = told(
        "Hallinto ja talous\n\nPalvelujen ja toimintojen tietovarannot\n\nTietopyynnöt: kirjaamo@aallokko.example\n\n"
        "Kirjaston tietovaranto\n\nTietoja haetaan nimellä.\n\nMuseon tietovaranto\n\nTietojärjestelmät: Kuovi\n"
    )
    assert [one["name"] for one in page["repositories"]] == ["Kirjaston tietovaranto", "Museon tietovaranto"]
    assert page["request"]["email"] == ["kirjaamo@aallokko.example"]
    assert "search_keys" not in page


def test_labels_of_names_in_turn() -> None:
    """One entry below the other in two columns, each named by another word for it."""
    table = (
        "Rekisteri/tietovaranto;Kirjasto\nTietojärjestelmä;Pulmu, Kuovi\nTietovarannon nimike;Museo\n"
        "Tietojärjestelmä;Kuovi, Tiira\nTietovarannot;Arkisto\nTietojärjestelmä;Tiira, Pulmu\n"
    )
    found = entries(table, "csv", "a.csv")
    assert [(one["name"], one["systems"]) for one in found] == [
        ("Kirjasto", ["Pulmu", "Kuovi"]),
        ("Museo", ["Kuovi", "Tiira"]),
        ("Arkisto", ["Tiira", "Pulmu"]),
    ]


def test_two_numbers_before_a_name() -> None:
    """One that Word counts and one typed by hand."""
    page = told(
        f"{TOP}3.1. 1. Kirjaston rekisteri\n\nTietojärjestelmät: Pulmu\n\n3.2. 2. Museon rekisteri\n\nTietojärjestelmät: Kuovi\n"
    )
    assert [one["name"] for one in page["repositories"]] == ["Kirjaston rekisteri", "Museon rekisteri"]


def test_rows_below_the_last_entry_tell_of_all() -> None:
    """Set apart by an empty row, and told of no other entry; right below the last entry they are its own."""
    table = "Tietovaranto;Kirjasto\nTietojärjestelmä;Pulmu\n\nTietovaranto;Museo\nTietojärjestelmä;Kuovi\n"
    page = told(f"{table}\nTietopyynnöt;kirjaamo@aallokko.example\n", "csv", "a.csv")
    assert page["request"]["email"] == ["kirjaamo@aallokko.example"]
    page = told(f"{table}Tietopyynnöt;museo@aallokko.example\n", "csv", "a.csv")
    assert page["repositories"][1]["request"]["email"] == ["museo@aallokko.example"]


@pytest.mark.parametrize(("answer", "open_"), [("Kyllä, WFS ja WMS", "yes"), ("Kyllä, osa tiedoista", "partial")])
def test_a_yes_that_names_a_protocol(answer: str, open_: str) -> None:
    """It is whole; a yes with a limit is not."""
    (entry,) = entries(f"{TOP}Karttojen tietovaranto\nTietojärjestelmät: Pulmu\nAvoin rajapinta: {answer}\n")
    assert entry["api"]["open"] == open_


def test_a_turned_table_with_a_row_of_systems() -> None:
    """The row of systems names none of the entries, which stand beside each other."""
    rows = [
        ("", "Kirjasto", "Museo"),
        ("Käyttötarkoitus", "Lainaus", "Näyttelyt"),
        ("Tietojärjestelmä", "Pulmu", "Kuovi, Tiira"),
    ]
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    found = entries(f"<h1>Asiakirjajulkisuuskuvaus</h1><h2>Vapaa-aika</h2><table>{table}</table>", "html", "a.html")
    assert [(one["name"], one["systems"]) for one in found] == [("Kirjasto", ["Pulmu"]), ("Museo", ["Kuovi", "Tiira"])]


def test_a_chapter_on_requests_and_interfaces() -> None:
    """Each sentence tells what it tells, whichever of the two the heading is taken for."""
    page = told(
        f"{TOP}Kirjaston tietovaranto\n\nTietojärjestelmät: Pulmu\n\nMuseon tietovaranto\n\nTietojärjestelmät: Kuovi\n\n"
        "Tietopyynnöt ja rajapinnat\n\nTietopyynnöt lähetetään kirjaamoon: kirjaamo@aallokko.example. Tiedon antamisesta "
        "päättää johtaja. Tietovarantojen tietoja ei ole saatavilla avoimen rajapinnan kautta.\n"
    )
    assert page["request"]["email"] == ["kirjaamo@aallokko.example"]
    assert page["request"]["authority"] == "johtaja"
    assert page["api"]["open"] == "no"


def test_questions_for_labels() -> None:
    """What a header asks, by its words alone, and an answer behind the list of a label."""
    (entry,) = entries(
        "Beskrivning av handlingars offentlighet\n\nInformationslager\n\nBibliotekets informationslager\n"
        "Vad används uppgifterna till: utlåning\nUppgifter kan sökas med: namn, datum. Tillgängligt via öppet gränssnitt.\n"
        "Informationssystem: Pulmu\n"
    )
    assert (entry["purpose"], entry["search_keys"], entry["api"]["open"]) == ("utlåning", ["namn", "datum"], "yes")


def test_lines_that_were_joined() -> None:
    """A label with a capital begins anew behind a value without a full stop; a number ends its line."""
    lines = (
        "Kirjaston tietovaranto\nTietovarannon tarkoituksena on lainaustoiminnan hoitaminen ja kokoelmien\n"
        "ylläpito sekä asiakkaiden neuvonta kirjaston kaikissa toimipisteissä ja\nverkossa kaikkina vuodenaikoina.\n"
        "Tietoaineistot: lainat, varaukset, kokoelmat, maksut\nTietojärjestelmät: Pulmu, Kuovi\n"
        "Tietopyynnöt: kirjasto@aallokko.example, puhelin 050 111 2233\nTiedon antamisesta päättää kirjastonjohtaja.\n"
    )
    (entry,) = entries(f"{TOP}{lines}")
    assert entry["datasets"] == ["lainat", "varaukset", "kokoelmat", "maksut"]
    assert entry["systems"] == ["Pulmu", "Kuovi"]
    assert entry["request"]["phone"] == ["050 111 2233"]
    assert entry["request"]["authority"] == "kirjastonjohtaja"


def test_what_follows_entries_that_are_lists() -> None:
    """A paragraph below the last list is for all, where it tells what no entry tells."""
    lists = "".join(f"- **{name}**\n  - **Tietojärjestelmät:** {system}\n" for name, system in (
        ("Kirjaston tietovaranto", "Pulmu"), ("Museon tietovaranto", "Kuovi")
    ))  # fmt: skip
    page = told(
        f"# Tietovarannot\n\n{lists}\nTietopyynnöt: kirjaamo@aallokko.example. Tietoaineistot eivät ole saatavilla "
        "avoimen rajapinnan kautta.\n",
        "markdown",
        "a.md",
    )
    assert page["request"]["email"] == ["kirjaamo@aallokko.example"]
    assert page["api"]["open"] == "no"


def test_who_decides_under_the_heading_of_requests() -> None:
    """There a sentence need not say on what; under another heading it may speak of anything."""
    page = told(
        f"{TOP}Kirjaston tietovaranto\nTietojärjestelmät: Pulmu\n\nTIETOPYYNNÖT\nPuh. 050 111 2233\nPäätöksen antaa johtaja.\n"
    )
    assert page["repositories"][0]["request"]["authority"] == "johtaja"
    page = told(
        f"{TOP}Kirjaston tietovaranto\nTietojärjestelmät: Pulmu\nKäyttötarkoitus: lainaus. Päätöksen antaa lautakunta.\n"
    )
    assert "request" not in page["repositories"][0]


def test_english_headers_of_a_sheet() -> None:
    """Made of small words alone."""
    (entry,) = entries(
        "Name of the repository,Used for,Contents,System,Can be searched by\nLibrary,Lending,loans,Pulmu,title\n",
        "csv",
        "a.csv",
    )
    assert (entry["purpose"], entry["search_keys"]) == ("Lending", ["title"])


FRAGMENTS = (
    (
        "Kirjaston tietovaranto",
        ("lainaus ja ylläpito", "asiakastiedot, lainatiedot", "Pulmu, Kuovi", "nimi, kortin numero"),
    ),
    ("Museon tietovaranto", ("kokoelmien hoito", "esineet ja kuvat", "MuseoPlus", "esineen nimi")),
)


@pytest.mark.parametrize(("mark", "stop"), [("\n", "."), ("• ", "")])
def test_entries_of_bare_fragments(mark: str, stop: str) -> None:
    """Where every entry has the same ones in turn: keys are known by their nouns, systems by their capitals."""
    text = "".join(f"{name}\n" + "".join(f"{mark}{one}{stop}\n" for one in told_) + "\n" for name, told_ in FRAGMENTS)
    library, museum = entries(TOP + text)
    assert library["purpose"] == f"lainaus ja ylläpito{stop}"
    assert library["datasets"] == ["asiakastiedot", "lainatiedot"]
    assert library["systems"] == ["Pulmu", "Kuovi"]
    assert library["search_keys"] == ["nimi", "kortin numero"]
    assert (museum["systems"], museum["search_keys"]) == (["MuseoPlus"], ["esineen nimi"])


def test_lists_of_data_sets_are_no_fragments() -> None:
    """However alike the entries are: without systems and keys in them they are what they were."""
    text = "".join(f"{name}\n• asiakastiedot\n• lainat\n• kortin numero\n\n" for name, _ in FRAGMENTS)
    assert [len(entry["datasets"]) for entry in entries(TOP + text)] == [3, 3]


def test_a_table_of_entry_label_and_value() -> None:
    """The entry is told once, above the rows that go on with it, or in a cell that spans them."""
    table = (
        "Tietovaranto;Tieto;Selite\nKirjasto;Tarkoitus;Lainaus\n;Järjestelmä;Pulmu\n;Hakutekijä;nimi\n"
        "Museo;Tarkoitus;Näyttelyt\n;Järjestelmä;Kuovi, Tiira\n;Hakutekijä;esine\n"
    )
    found = entries(table, "csv", "a.csv")
    assert [(one["name"], one["purpose"], one["systems"], one["search_keys"]) for one in found] == [
        ("Kirjasto", "Lainaus", ["Pulmu"], ["nimi"]),
        ("Museo", "Näyttelyt", ["Kuovi", "Tiira"], ["esine"]),
    ]
    rows = "".join(
        f"<tr><td rowspan='2'>{name}</td><td>Tarkoitus</td><td>{purpose}</td></tr><tr><td>Hakutekijä</td><td>nimi</td></tr>"
        for name, purpose in (("Kirjasto", "Lainaus"), ("Museo", "Näyttelyt"), ("Arkisto", "Säilytys"))
    )
    found = entries(f"<h1>Asiakirjajulkisuuskuvaus</h1><table>{rows}</table>", "html", "a.html")
    assert [(one["name"], one["purpose"]) for one in found] == [
        ("Kirjasto", "Lainaus"),
        ("Museo", "Näyttelyt"),
        ("Arkisto", "Säilytys"),
    ]


def test_questions_in_bold_type() -> None:
    """What they ask, where the answer stands, and a yes or no that follows a question on interfaces."""
    (entry,) = entries(
        "<h1>Document publicity</h1><h2>Collections data repository</h2><p><b>What is the data used for?</b> Lending.</p>"
        "<p><b>What data does it contain?</b> Objects and loans.</p><p><b>Which systems are used?</b> Pulmu</p>"
        "<p><b>How can documents be searched?</b> By name and date.</p>"
        "<p><b>Is the data available through an open interface?</b> No.</p>",
        "html",
        "a.html",
    )
    assert (entry["purpose"], entry["datasets"], entry["systems"]) == ("Lending.", ["Objects", "loans"], ["Pulmu"])
    assert (entry["search_keys"], entry["api"]["open"]) == (["name", "date"], "no")
    (entry,) = entries(
        f"{TOP}Kirjaston tietovaranto\n\nMissä tiedot ovat?\n\nPulmussa ja Kuovissa.\n\nHakutekijät: nimi\n"
    )
    assert entry["systems"] == ["Pulmu", "Kuovi"]


def test_an_element_of_an_element() -> None:
    """What a heading says of the label ("on the disclosure of") is no part of the name."""
    (entry,) = entries(
        "Description of document publicity\n\nData repositories\n\nInformation systems of the payroll data repository\n\n • Pulmu\n\n"
        "Authority deciding on the disclosure of the payroll data repository\n\nThe director\n"
    )
    assert (entry["name"], entry["request"]["authority"]) == ("Payroll data repository", "The director")


def test_an_empty_field_above_a_heading() -> None:
    """A label that has values in other entries stays one where its cell is empty."""
    table = (
        "Hallinto\nTietovaranto;Kirjasto\nTietojärjestelmä;Pulmu\nVastuuhenkilö;Johtaja\nTietovaranto;Museo\n"
        "Tietojärjestelmä;Kuovi\nVastuuhenkilö;\nTekninen\nTietovaranto;Kartat\nTietojärjestelmä;Tiira\nVastuuhenkilö;Insinööri\n"
    )
    found = entries(table, "csv", "a.csv")
    assert [(one["name"], one["systems"]) for one in found] == [
        ("Kirjasto", ["Pulmu"]),
        ("Museo", ["Kuovi"]),
        ("Kartat", ["Tiira"]),
    ]


def test_numbered_headings_that_are_labels() -> None:
    """A number before a label that stands alone makes it a heading, not a member of the list above."""
    page = told(
        "Asiakirjajulkisuuskuvaus\n1. Hakuperusteet\nAsianumero,\nLaitteen tunnus.\n2. Tiedon antamisesta päättävä viranomainen\n"
        "Johtaja\n3. Tietovarannot\nTietovaranto;Tietojärjestelmä\nKirjasto;Pulmu\n",
        "csv",
        "a.csv",
    )
    assert page["search_keys"] == ["Asianumero", "Laitteen tunnus"]
    assert page["request"]["authority"] == "Johtaja"


def test_an_answer_right_below_entries_of_one_line() -> None:
    """It is for all of them, not for the last, which has nothing of its own below it."""
    page = told(
        f"{TOP} • Kirjaston tietovaranto: lainaaminen. Tietojärjestelmät: Pulmu\n • Museon tietovaranto: kokoelmien hoito.\n\n"
        "Tietoaineistot eivät ole saatavilla avoimen teknisen rajapinnan kautta.\n"
    )
    assert page["api"]["open"] == "no"
    assert "api" not in page["repositories"][1]
