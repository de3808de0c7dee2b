"""Turns of invented documents, in several formats, that were read wrongly when they were met for the first time."""

from __future__ import annotations

import textwrap
from typing import Any

import pytest

from kuvauslint.describe.canonical import plain
from kuvauslint.describe.published import describe
from kuvauslint.model.document import Source
from kuvauslint.readers.formats import kind_of, read
from kuvauslint.vocabulary.match import find_label


def told(text: str, name: str = "x.html") -> Any:
    """What is read from a document."""
    source = Source(name, textwrap.dedent(text).lstrip("\n").encode(), kind_of(name))
    return plain(describe(read(source)).root)


def names(values: Any) -> list[str]:
    """The names in a list of names or of objects with names."""
    return [one["name"] if isinstance(one, dict) else one for one in values]


def test_a_box_beside_the_contents_adds_no_contact_to_theirs() -> None:
    page = """
        <html lang="fi"><body><main><h1>Asiakirjajulkisuuskuvaus</h1>
        <p>Tietopyynnöt osoitetaan kirjaamoon: kirjaamo@kunta.example, puh. 08 555 1200.</p>
        <h2>Tietovarannot</h2><h3>Asianhallinnan tietovaranto</h3><p><b>Tietoaineistot</b></p><ul><li>Sopimukset</li></ul>
        <aside><h2>Yhteystiedot</h2><p>Lehtojärven kunta<br>Puh. 08 555 1000<br>kunta@kunta.example</p></aside>
        </main></body></html>"""
    assert told(page)["request"]["email"] == ["kirjaamo@kunta.example"]
    assert told(page)["request"]["phone"] == ["08 555 1200"]
    alone = page.replace("Tietopyynnöt osoitetaan kirjaamoon: kirjaamo@kunta.example, puh. 08 555 1200.", "Kuvaus.")
    assert told(alone)["request"]["email"] == ["kunta@kunta.example"]


FORM = "<table><tr><td>{label}</td><td>{value}</td></tr><tr><td>Tietoryhmät</td><td>{data}</td></tr></table>"


@pytest.mark.parametrize(
    ("label", "named"),
    [
        ("Tietojärjestelmä", ["Koulutuksen tietovaranto", "Henkilöstö"]),
        ("Tietojärjestelmän nimi", ["Koulutuksen tietovaranto", "Rekry"]),
    ],
)
def test_a_heading_over_one_form_names_the_entry_and_the_form_its_system(label: str, named: list[str]) -> None:
    page = (
        "<html lang='fi'><body><h1>Asiakirjajulkisuuskuvaus</h1><p><b>1. Koulutuksen tietovaranto</b></p>"
        + FORM.format(label=label, value="Primus", data="Todistukset")
        + "<p><b>2. Henkilöstö</b></p>"
        + FORM.format(label=label, value="Rekry", data="Palkkatiedot")
        + "</body></html>"
    )
    entries = told(page)["repositories"]

    assert [entry["name"] for entry in entries] == named
    assert [entry["systems"] for entry in entries] == [["Primus"], ["Rekry"]]


def test_several_forms_of_systems_under_one_heading_stay_entries_of_their_own() -> None:
    forms = "".join(
        FORM.format(label="Tietojärjestelmä", value=name, data="Todistukset") for name in ("Primus", "Wilma")
    )
    page = f"<html lang='fi'><body><h1>Asiakirjajulkisuuskuvaus</h1><h2>Sivistyspalvelut</h2>{forms}</body></html>"

    assert [entry["name"] for entry in told(page)["repositories"]] == ["Primus", "Wilma"]


SAME = """
    Tietovaranto;Tietoaineistot;Järjestelmä;Hakutekijät;Päättävä viranomainen;Yhteystieto
    Asiarekisteri;Päätökset;Airo;asianumero;Virasto;kirjaamo@virasto.example
    Luotsaukset;Luotsauskirjat;{mark};{mark};{mark};{mark}
    """


@pytest.mark.parametrize(
    "mark", ["ks. edellinen", "sama kuin yllä", "”", "-''-", "Kts. ed.", "samma som ovan", "as above"]
)
def test_a_cell_that_only_points_at_the_one_above_holds_what_that_holds(mark: str) -> None:
    before, entry = (
        told(SAME.format(mark=mark), "x.csv")["case_register"],
        told(SAME.format(mark=mark), "x.csv")["repositories"][0],
    )

    assert entry["name"] == "Luotsaukset"
    for field in ("systems", "search_keys", "request"):
        assert entry[field] == before[field]


@pytest.mark.parametrize("mark", ["sama järjestelmä kuin varhaiskasvatuksessa", "–", "edellinen versio"])
def test_a_cell_with_a_text_of_its_own_does_not(mark: str) -> None:
    assert told(SAME.format(mark=mark), "x.csv")["repositories"][0].get("systems") != ["Airo"]


@pytest.mark.parametrize(
    "label",
    ["Kategorier av informationsmaterial", "Informationsmaterial enligt kategori", "Uppgifter per kategori"],
)
def test_the_words_of_the_act_head_a_column_of_data_sets(label: str) -> None:
    sheet = f"Informationslager;{label};Sökfaktorer\nÄrenderegister;Avtal, beslut;Rubrik\nPersonal;Löner;Namn\n"
    assert names(told(sheet, "x.csv")["repositories"][0]["datasets"]) == ["Löner"]


def test_a_second_row_of_a_header_parts_a_wide_column() -> None:
    page = """
        <html lang="en"><body><h1>Description of document publicity</h1><table>
        <tr><th>Information resource</th><th>Purpose of use</th><th colspan="2">Content</th><th>Search criteria</th></tr>
        <tr><th></th><th></th><th>Data sets</th><th>Information systems</th><th></th></tr>
        <tr><td>Research</td><td>Funding of projects</td><td>agreements</td><td>Otter</td><td>project number</td></tr>
        </table></body></html>"""
    assert told(page)["repositories"] == [
        {
            "name": "Research",
            "purpose": "Funding of projects",
            "datasets": [{"name": "agreements"}],
            "systems": ["Otter"],
            "search_keys": ["project number"],
        }
    ]


def test_the_first_item_below_a_label_is_no_label_of_another_field() -> None:
    page = """
        # Description of document publicity

        ## Permit repository

        Data sets:

        - applications
        - decisions

        Information systems: Docket
        """
    [entry] = told(page, "x.md")["repositories"]

    assert names(entry["datasets"]) == ["applications", "decisions"]
    assert entry["systems"] == ["Docket"]


@pytest.mark.parametrize(
    "line",
    ["Hillside Agency for Seed Inspection, version 1.3, 10 March 2026", "City of Hill", "Hillside City 10 March 2026"],
)
def test_a_body_with_the_version_below_the_title_is_no_entry(line: str) -> None:
    page = f"""
        # Document publicity description

        {line}

        # 1 Information requests

        Send your request to the registry: registry@agency.example.

        # 2 Data repositories

        ## 2.1 Seed repository

        Data sets: reports
        """
    description = told(page, "x.md")

    assert [entry["name"] for entry in description["repositories"]] == ["Seed repository"]
    assert description["request"]["email"] == ["registry@agency.example"]


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("protokoll, korrespondens, utlåtanden", ["protokoll", "korrespondens", "utlåtanden"]),
        ("saapuneet ja viraston laatimat asiakirjat", ["saapuneet ja viraston laatimat asiakirjat"]),
        ("sopimukset ja viraston laatimat asiakirjat", ["sopimukset", "viraston laatimat asiakirjat"]),
    ],
)
def test_items_of_a_cell(cell: str, items: list[str]) -> None:
    head = (
        "Informationslager;Informationsmaterial;Informationssystem"
        if "protokoll" in cell
        else "Tietovaranto;Tietoaineistot;Tietojärjestelmät"
    )
    assert (
        names(told(f"{head}\nX;{cell};Kaisla\nY;muut tiedot;Kaisla\n", "x.csv")["repositories"][0]["datasets"]) == items
    )


@pytest.mark.parametrize(
    ("question", "field"),
    [
        ("Where is the data kept?", "systems"),
        ("Var förvaras uppgifterna?", "systems"),
        ("Missä tietoja säilytetään?", "systems"),
        ("Miten asiakirjoja haetaan", "search_keys"),
        ("Haku mahdollista", "search_keys"),
        ("Finns öppet gränssnitt?", "api"),
        ("Vem fattar beslut om utlämnande?", "authority"),
    ],
)
def test_questions_that_head_columns(question: str, field: str) -> None:
    label = find_label(question)
    assert label is not None
    assert label.field == field


@pytest.mark.parametrize("heading", ["Jatkuva haku", "Haku ammatilliseen koulutukseen", "Missä liikut?", "Var bor du?"])
def test_headings_of_other_pages_are_no_labels(heading: str) -> None:
    assert find_label(heading) is None


def test_a_question_in_a_line_is_a_label_and_what_follows_its_value() -> None:
    page = """
        # Beskrivning av handlingars offentlighet

        Vem fattar beslut om utlämnande? Om inte annat anges fattas beslutet av kommundirektören.

        ## Ärenderegister

        Vilka uppgifter finns? Beslut, avtal
        """
    description = told(page, "x.md")

    assert description["request"]["authority"] == "kommundirektören"
    assert names(description["case_register"]["datasets"]) == ["Beslut", "avtal"]


TABLES = """
    <html lang="sv"><body><h1>Beskrivning av handlingsoffentligheten</h1>
    <h2>Dagvård</h2><table><tr><td>Innehåll</td><td>ansökningar</td></tr><tr><td>Program</td><td>Nalle</td></tr></table>{}
    <h2>Hamnen</h2><table><tr><td>Innehåll</td><td>avtal</td></tr><tr><td>Program</td><td>Kaj</td></tr></table>
    <p>Kommunen erbjuder inga öppna gränssnitt.</p><p>Uppgifterna i hamnen är från 1998.</p></body></html>"""


def test_what_stands_below_the_last_table_of_an_entry_holds_for_all() -> None:
    description = told(TABLES.format(""))
    assert description["api"]["open"] == "no"
    assert not any("api" in entry for entry in description["repositories"])


def test_what_stands_below_each_table_is_of_its_entry() -> None:
    first, last = told(TABLES.format("<p>Dagvården har ett öppet gränssnitt.</p>"))["repositories"]
    assert (first["api"]["open"], last["api"]["open"]) == ("yes", "no")


def test_abbreviated_labels_and_a_system_named_by_a_gradating_noun() -> None:
    page = """
        <html lang="fi"><body><h1>Asiakirjajulkisuuskuvaus</h1>
        <details><summary>Hankinnat</summary><p><b>Tarkoitus:</b> Julkiset hankinnat<br><b>Järj.:</b> Kilpa<br>
        <b>Hakutek.:</b> hankinnan nimi</p></details>
        <h2>Ratkaisujen tietovaranto</h2><p>Tietoja käsitellään Ratkaisuhaussa ja Vireo-järjestelmässä.</p></body></html>"""
    first, other = told(page)["repositories"]

    assert (first["purpose"], first["systems"], first["search_keys"]) == (
        "Julkiset hankinnat",
        ["Kilpa"],
        ["hankinnan nimi"],
    )
    assert other["systems"] == ["Ratkaisuhaku", "Vireo-järjestelmä"]


def test_a_note_below_a_sheet_on_none_of_the_repositories_holds_for_all() -> None:
    sheet = """
        Tietovaranto;Tietoryhmät;Ohjelma
        Valvonta;pöytäkirjat;Merlotti
        Torjunta;säiliöt;Merlotti
        ;;
        * Avointa rajapintaa ei ole missään tietovarannossa.;;
        """
    description = told(sheet, "x.csv")

    assert description["api"]["open"] == "no"
    assert [entry["systems"] for entry in description["repositories"]] == [["Merlotti"], ["Merlotti"]]


def test_an_answer_unless_entries_tell_otherwise_holds_for_all_below_the_last_entry() -> None:
    page = """
        # Description of document publicity

        ## Planning repository

        Datasets: plans

        Open interface: Yes, the plan is available through a WMS interface.

        ## Funding repository

        Datasets: applications

        Search keys: project code, applicant

        Unless otherwise stated, the datasets are not openly available through a technical interface.
        """
    description = told(page, "x.md")

    assert (description["api"]["open"], description["api"]["default"]) == ("no", True)
    assert description["repositories"][1]["search_keys"] == ["project code", "applicant"]


def test_answers_below_the_entries_of_a_turned_table() -> None:
    sheet = ";Ärenderegister;Kulturregister;Elevregister\nDatainnehåll;beslut;evenemang;elever\nÖppet API;nej;ja;nej\n"
    description = told(sheet, "x.csv")

    assert description["case_register"]["api"]["open"] == "no"
    assert [entry["api"]["open"] for entry in description["repositories"]] == ["yes", "no"]


def test_folded_parts_with_headings_of_their_own_stand_beside_one_another() -> None:
    part = "<details><summary>{}</summary><h3>Aineistot</h3><p>{}</p><h3>Kuka päättää</h3><p>{}</p></details>"
    page = (
        "<html lang='fi'><body><h1>Asiakirjajulkisuuskuvaus</h1>"
        + part.format("Kirjaston tietovaranto", "lainat", "kirjastonjohtaja")
        + part.format("Museon tietovaranto", "esineet", "museonjohtaja")
        + "</body></html>"
    )
    description = told(page)

    assert [entry["request"]["authority"] for entry in description["repositories"]] == [
        "kirjastonjohtaja",
        "museonjohtaja",
    ]
    assert "request" not in description


ACTS = """
    # Asiakirjajulkisuuskuvaus

    ## Tekniset palvelut

    - Ruokapalvelut: aterioiden tuottaminen.
    - Asuntotoimi: asuntojen välittäminen.

    ## {}

    - Varhaiskasvatus: {}.
    """


def test_names_with_acts_in_a_list_below_a_heading_are_entries() -> None:
    entries = told(ACTS.format("Hyvinvointi", "hoidon järjestäminen"), "x.md")["repositories"]

    assert [entry["name"] for entry in entries] == ["Ruokapalvelut", "Asuntotoimi", "Varhaiskasvatus"]
    assert entries[2]["purpose"].rstrip(".") == "hoidon järjestäminen"


@pytest.mark.parametrize(
    ("heading", "rest"), [("Tietopyynnöt", "pyynnön yksilöiminen"), ("Aukioloajat", "maanantaista perjantaihin")]
)
def test_other_lists_are_none(heading: str, rest: str) -> None:
    entries = told(ACTS.format(heading, rest), "x.md")["repositories"]

    assert [entry["name"] for entry in entries] == ["Ruokapalvelut", "Asuntotoimi"]


def test_a_unit_with_one_repository_is_a_unit_where_others_have_several() -> None:
    page = "# Tietovarannot\n" + "".join(
        f"\n## {unit}\n"
        + "".join(
            f"\n### {name} tietovarannon tietoaineistot\n\n{name} tiedot\n\n### {name} tietovarannon tietojärjestelmät\n\nKaari\n"
            for name in names_
        )
        for unit, names_ in {"Tekniikka": ["Katujen", "Puistojen"], "Konsernipalvelut": ["Tilojen"]}.items()
    )
    entries = told(page, "x.md")["repositories"]

    assert [(entry["name"], entry["unit"]) for entry in entries] == [
        ("Katujen tietovaranto", "Tekniikka"),
        ("Puistojen tietovaranto", "Tekniikka"),
        ("Tilojen tietovaranto", "Konsernipalvelut"),
    ]


def test_numbers_of_headings_with_elements_are_no_part_of_the_name() -> None:
    page = "# Tietovarannot\n\n## 1.12. Museon tietovarannon tietoaineistot\n\nesineet\n\n## 1.13. Museon tietovarannon tietojärjestelmät\n\nKaari\n"
    assert [entry["name"] for entry in told(page, "x.md")["repositories"]] == ["Museon tietovaranto"]


def test_a_starred_line_with_the_day_is_no_data_set() -> None:
    page = "# Tietojärjestelmäseloste\n\n## Kurssila\n\nKuvaus: kurssit\n\nOmistaja: opisto\n\nKäyttäjät: rehtori\n\n* Päivitetty 23.4.2023 *\n"
    description = told(page, "x.md")

    assert "datasets" not in description["systems"][0]
    assert description["updated"] == "23.4.2023"


@pytest.mark.parametrize(
    "sentence", ["The repository is the responsibility of the archivist.", "The responsible person is the archivist."]
)
def test_who_is_responsible_in_an_english_sentence(sentence: str) -> None:
    page = f"# Description of document publicity\n\n## Payroll data repository\n\n- Pay slips and contracts.\n- {sentence}\n"
    [entry] = told(page, "x.md")["repositories"]

    assert entry["responsible"] == "the archivist"
    assert "purpose" not in entry


def test_tabs_part_a_table_below_prose_with_semicolons() -> None:
    prose = "".join(f"Rivi {n} kertoo kuvauksesta; se jatkuu; ja loppuu\n" for n in range(6))
    sheet = f"Asiakirjajulkisuuskuvaus\n{prose}Tietovaranto\tTietoaineistot\nLainat\tkirjat; kortit\nRetket\tleirit; kerhot\n"

    assert [names(entry["datasets"]) for entry in told(sheet, "x.csv")["repositories"]] == [
        ["kirjat", "kortit"],
        ["leirit", "kerhot"],
    ]


def test_a_title_in_the_plural_over_words_on_the_description_is_no_entry() -> None:
    page = """
        # Palvelujen tietovarannot

        Tässä kuvauksessa kerrotaan, mitä tietovarantoja virasto ylläpitää.

        Hakuperusteet

        Tietoa voi hakea esim. nimellä.

        | Nimi | Kuvaus | Tietoaineistot |
        |---|---|---|
        | Palkat | Palkkojen maksaminen | palkkatositteet |
        """
    assert [entry["name"] for entry in told(page, "x.md")["repositories"]] == ["Palkat"]


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("Palvia ja raportointijärjestelmä", ["Palvia", "raportointijärjestelmä"]),
        ("Kirjaston ja museon järjestelmä", ["Kirjaston ja museon järjestelmä"]),
    ],
)
def test_a_name_that_ends_like_a_case_leans_on_nothing(cell: str, items: list[str]) -> None:
    assert told(f"Tietovaranto;Tietojärjestelmät\nX;{cell}\nY;Kaari\n", "x.csv")["repositories"][0]["systems"] == items


def test_rows_that_repeat_the_name_tell_further_data_sets() -> None:
    sheet = """
        Tietovaranto;Tietoaineisto;Tietojärjestelmä;Hakutekijät
        Opetus;Oppilastiedot;Primula;nimi, syntymäaika
        Opetus;Todistukset;Primula;nimi
        Opetus;Asiakaskertomukset;Aura;nimi
        Kirjasto;Lainat;Lukunen;kortti
        """
    first, other = told(sheet, "x.csv")["repositories"]

    assert names(first["datasets"]) == ["Oppilastiedot", "Todistukset", "Asiakaskertomukset"]
    assert (first["systems"], first["search_keys"]) == (["Primula", "Aura"], ["nimi", "syntymäaika"])
    assert names(other["datasets"]) == ["Lainat"]


def test_the_same_row_twice_stays_two_entries() -> None:
    sheet = "Tietovaranto;Tietoaineisto;Tietojärjestelmä\nOpetus;Todistukset;Primula\nOpetus;Todistukset;Primula\n"
    assert len(told(sheet, "x.csv")["repositories"]) == 2


def test_a_table_of_contacts_below_the_entries_holds_no_entries() -> None:
    sheet = """
        <html lang="sv"><body><h1>Beskrivning av handlingsoffentligheten</h1>
        <table><tr><th>Informationslager</th><th>Material</th></tr><tr><td>Vård</td><td>remisser</td></tr></table>
        <h2>Begäran om information</h2><table><tr><td>E-post</td><td>registratur@vo.example</td></tr>
        <tr><td>Telefon</td><td>019 555 111</td></tr><tr><td>Beslutar om utlämnande</td><td>Direktören</td></tr></table>
        </body></html>"""
    description = told(sheet)

    assert [entry["name"] for entry in description["repositories"]] == ["Vård"]
    request = description["request"]
    assert (request["email"], request["phone"], request["authority"]) == (
        ["registratur@vo.example"],
        ["019 555 111"],
        "Direktören",
    )


@pytest.mark.parametrize(
    ("label", "field"),
    [("Avoimen rajapinnan osoite", "api"), ("Hur kan man söka?", "search_keys"), ("Search with", "search_keys")],
)
def test_labels_of_addresses_and_of_searching(label: str, field: str) -> None:
    found = find_label(label)
    assert found is not None
    assert found.field == field


@pytest.mark.parametrize(
    ("sentence", "systems"),
    [
        ("The information is processed in the Atlas system and in the Muse archive.", ["Atlas system", "Muse archive"]),
        ("Uppgifterna behandlas i registret Peppina och i systemet Antago.", ["registret Peppina", "Antago"]),
    ],
)
def test_a_preposition_before_each_system_belongs_to_none(sentence: str, systems: list[str]) -> None:
    title = (
        "Description of document publicity" if sentence.startswith("The") else "Beskrivning av handlingars offentlighet"
    )
    name = "Teaching data repository" if sentence.startswith("The") else "Informationslager för utbildning"
    [entry] = told(f"# {title}\n\n## {name}\n\n{sentence}\n", "x.md")["repositories"]

    assert entry["systems"] == systems


def test_what_a_repository_of_something_contains() -> None:
    page = "# Description of document publicity\n\n## Teaching\n\nThe data repository of teaching and studies contains records, decisions and theses. The information is processed in the Atlas system.\n"
    [entry] = told(page, "x.md")["repositories"]

    assert names(entry["datasets"]) == ["records", "decisions", "theses"]
