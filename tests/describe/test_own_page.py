"""The page that `kuvauslint render` writes, after officials have worked on it: what is read back, and what is left."""

from __future__ import annotations

from typing import Any

import pytest
from tests.describe.soundness import assert_sound, words_at

from kuvauslint.describe.canonical import plain
from kuvauslint.describe.own_page import own_page
from kuvauslint.model.description import Description
from kuvauslint.model.document import Source
from kuvauslint.readers.formats import read

FOOT = "Sivu on koottu kuvaustiedostosta kuvauslint-ohjelmalla (sivun muoto 1)."
FOOT_SV = "Sidan har sammanställts av en beskrivningsfil med programmet kuvauslint (sidans form 1)."


def page_of(text: str) -> Description:
    description = own_page(read(Source("sivu.md", text.encode(), "markdown")))
    assert description is not None
    return description


def page(*parts: str) -> Description:
    """A page with its title and foot, and these parts between them."""
    return page_of("\n\n".join(("# Asiakirjajulkisuuskuvaus: Mallila", *parts, FOOT)) + "\n")


def told(description: Description) -> Any:
    """The description as plain data; whatever was read is where its path says and has a place."""
    assert_sound(description)
    tree = plain(description.root)
    assert tree.pop("language") == description.language
    return tree


def left(description: Description) -> list[tuple[str, str, Any]]:
    """(role, text, entry) of what became no field, without the title that stands on every page."""
    assert (description.prose[0].role, description.prose[0].entry) == ("title", None)
    return [(one.role, one.text, one.entry) for one in description.prose[1:]]


def rows(*pairs: str) -> str:
    """A table of two columns, as the page has it."""
    return "\n".join(["| Kohta | Tieto |", "| --- | --- |", *(f"| {pair} |" for pair in pairs)])


def table(head: str, *lines: str) -> str:
    return "\n".join([f"| {head} |", "|" + " --- |" * (head.count("|") + 1), *(f"| {line} |" for line in lines)])


STORE = "## Tietovarannot\n\n### Kirjaston tietovaranto"


def test_any_other_page_is_none() -> None:
    """A page without the line at the foot is not read by this reader, whatever its headings."""
    text = f"# Asiakirjajulkisuuskuvaus\n\n{STORE}\n\n{rows('Hakutekijät | nimi')}\n"
    assert own_page(read(Source("sivu.md", text.encode(), "markdown"))) is None
    assert own_page(read(Source("sivu.md", f"Ks. kohta: {FOOT}\n".encode(), "markdown"))) is None


def test_the_page_says_of_itself_what_it_is() -> None:
    """The description knows that it is published, a page of our own, and its language."""
    description = page(STORE)
    assert (description.published, description.own_page, description.language) == (True, True, "fi")
    assert description.problems == ()


def test_every_section_goes_where_it_belongs() -> None:
    """The body, requests, the interface, the register, the stores and the systems, each under its heading."""
    description = page(
        "Päivitetty: 15.8.2026",
        "Tila: luonnos",
        "## Tiedonhallintayksikkö",
        rows("Nimi | Mallilan kaupunki", "Tyyppi | kunta", "Kielet | suomi<br>ruotsi", "Y-tunnus | 0000000-0"),
        "## Tietopyynnöt",
        rows("Tietopyyntöjen sähköposti | a@mallila.example<br>b@mallila.example", "Tietopyyntöjen puhelin | 09 1234"),
        "## Yhteiset hakutekijät",
        "- diaarinumero\n- päiväys",
        "## Avoin tekninen rajapinta",
        rows(
            "Saatavissa avoimesti teknisen rajapinnan avulla | Osittain",
            "Rajapinnan osoite | https://mallila.example/wfs",
            "Rajapintatieto pätee, ellei kohdassa sanota toisin | kyllä",
        ),
        "## Asiarekisteri",
        "### Kaupungin asiarekisteri",
        rows("Käyttötarkoitus | asiat"),
        STORE,
        rows("Toimiala | Sivistys", "Hakutekijät | nimi<br>kortti", "Käsin ylläpidettävä | Osittain"),
        "### Museon tietovaranto",
        rows("Lisätiedot | paperilla"),
        "## Tietojärjestelmien luettelo",
        table("Tietojärjestelmä | Kuvaus | Omistaja | Käyttäjät", "Hylly | lainat | Sivistys | kirjasto", "Vitriini"),
    )
    assert told(description) == {
        "updated": "2026-08-15",
        "status": "draft",
        "organisation": {
            "name": "Mallilan kaupunki",
            "type": "municipality",
            "languages": ["fi", "sv"],
            "business_id": "0000000-0",
        },
        "request": {"email": ["a@mallila.example", "b@mallila.example"], "phone": ["09 1234"]},
        "search_keys": ["diaarinumero", "päiväys"],
        "api": {"open": "partial", "url": ["https://mallila.example/wfs"], "default": True},
        "case_register": {"name": "Kaupungin asiarekisteri", "purpose": "asiat"},
        "repositories": [
            {
                "name": "Kirjaston tietovaranto",
                "unit": "Sivistys",
                "search_keys": ["nimi", "kortti"],
                "manual": "partly",
            },
            {"name": "Museon tietovaranto", "notes": "paperilla"},
        ],
        "systems": [
            {"name": "Hylly", "description": "lainat", "owner": "Sivistys", "users": "kirjasto"},
            {"name": "Vitriini"},
        ],
    }
    assert left(description) == []


PLACES = page(
    "Päivitetty: 15.8.2026",
    "## Tietopyynnöt",
    rows("Tiedon antamisesta päättävä viranomainen | Hallitus", "Tietopyyntöjen sähköposti | a@m.example<br>b@m.example"),
    "## Yhteiset hakutekijät",
    "- diaarinumero",
    STORE,
    rows("Käyttötarkoitus | lainaus", "Hakutekijät | nimi<br>kortti"),
    table("Tietoaineisto | Tietoryhmä", "Lainat | Asiakkaat"),
    "## Tietojärjestelmien luettelo",
    "- Hylly",
)  # fmt: skip


def test_every_value_stands_where_its_words_do() -> None:
    """The place of a value is that of its own words, so a finding points at them."""
    words = {
        "/".join(map(str, node.path)): words_at(PLACES, PLACES.place(node))
        for node in PLACES.root.walk()
        if node.text is not None and node.path != ("language",)
    }
    assert words == {
        "updated": "15.8.2026",
        "request/authority": "Hallitus",
        "request/email/0": "a@m.example",
        "request/email/1": "b@m.example",
        "search_keys/0": "diaarinumero",
        "repositories/0/name": "Kirjaston tietovaranto",
        "repositories/0/purpose": "lainaus",
        "repositories/0/search_keys/0": "nimi",
        "repositories/0/search_keys/1": "kortti",
        "repositories/0/datasets/0/name": "Lainat",
        "repositories/0/datasets/0/group": "Asiakkaat",
        "systems/0/name": "Hylly",
    }


def test_lists_and_groups_stand_where_their_first_value_does() -> None:
    """What only holds values has the place of them, never none."""
    places = {
        "/".join(map(str, node.path)): words_at(PLACES, PLACES.place(node))
        for node in PLACES.root.walk()
        if (node.items or node.fields) and len(node.path) < 4 and node.path and "search_keys" not in node.path[2:]
    }
    assert places == {
        "request": "Hallitus",
        "request/email": "a@m.example<br>b@m.example",
        "search_keys": "diaarinumero",
        "repositories": "Kirjaston tietovaranto",
        "repositories/0": "Kirjaston tietovaranto",
        "repositories/0/datasets": "Lainat",
        "systems": "Hylly",
        "systems/0": "Hylly",
    }


def test_the_key_of_a_row_is_its_label() -> None:
    """A finding on a field may point at the label of its row; the labels are listed with their entry."""
    keys = {
        node.path[-1]: words_at(PLACES, PLACES.key_place(node))
        for node in PLACES.root.walk()
        if node.key_mark is not None
    }
    assert keys == {
        "authority": "Tiedon antamisesta päättävä viranomainen",
        "email": "Tietopyyntöjen sähköposti",
        "purpose": "Käyttötarkoitus",
        "search_keys": "Hakutekijät",
    }
    assert [(field, text, entry) for field, text, _, entry in PLACES.labels] == [
        ("request", "Tiedon antamisesta päättävä viranomainen", None),
        ("request", "Tietopyyntöjen sähköposti", None),
        ("purpose", "Käyttötarkoitus", ("repositories", 0)),
        ("search_keys", "Hakutekijät", ("repositories", 0)),
    ]


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("Päivitetty: 15.8.2026", "updated", "2026-08-15"),
        ("Päivitetty: viime keväänä", "updated", "viime keväänä"),
        ("Tila: julkaistu", "status", "published"),
        ("Tila: jokseenkin valmis", "status", None),
        ("Päivitetty 15.8.2026", "updated", None),
    ],
)
def test_the_facts_under_the_title(line: str, field: str, value: str | None) -> None:
    """The day and the status; a day in its ISO form however it is written, else the words as they stand."""
    description = page(line, STORE)
    assert told(description).get(field) == value
    assert left(description) == ([] if ":" in line else [("text", line, None)])


@pytest.mark.parametrize("heading", ["## Tiedonhallintayksikkö", "## Tietopyynnöt", STORE])
def test_facts_stand_only_under_the_title(heading: str) -> None:
    """A line like a fact below a section's heading is a text that somebody added."""
    description = page(heading, "Päivitetty: 15.8.2026")
    assert "updated" not in told(description)
    assert [one[:2] for one in left(description)] == [("text", "Päivitetty: 15.8.2026")]


def test_the_words_of_the_page_itself_are_nothing_of_the_description() -> None:
    """The introduction, what holds for all, the links to the data and the foot are neither fields nor texts."""
    description = page(
        "Tiedonhallintalain (906/2019) 28 §:n mukainen kuvaus tietovarannoista ja asiarekisteristä. Kuvauksen avulla voi "
        "selvittää, mitä asiakirjoja meillä on, ja kohdistaa tietopyynnön oikein.",
        "Sama kuvaus koneluettavana: JSON",
        "## Tietopyynnöt",
        "Koskee kaikkia tämän sivun tietovarantoja, joiden kohdalla ei sanota toisin.",
    )
    assert (told(description), left(description)) == ({}, [])


def test_added_texts_are_kept_with_the_entry_they_stand_in() -> None:
    """What somebody wrote into the page is prose: of the entry under whose heading it stands, else of the page."""
    description = page(
        "Alkusanat.",
        "## Sisällys",
        "- [Tietovarannot](#tietovarannot)",
        STORE,
        "Kysy tiskiltä.",
        "### Museon tietovaranto",
        "- näyttelyt",
        "## Asiarekisteri",
        "Kysy kirjaamosta.",
        "## Tietopyynnöt",
        "- sähköpostilla",
    )
    assert left(description) == [
        ("text", "Alkusanat.", None),
        ("navigation", "Tietovarannot", None),
        ("text", "Kysy tiskiltä.", ("repositories", 0)),
        ("text", "näyttelyt", ("repositories", 1)),
        ("text", "Kysy kirjaamosta.", ("case_register",)),
        ("text", "sähköpostilla", None),
    ]
    assert all(one.block is not None and one.place == one.block.place for one in description.prose)


def test_a_heading_of_ones_own_ends_the_section() -> None:
    """Below a heading that the page does not have nothing is a field, and the heading is told of."""
    description = page(
        "## Tietopyynnöt",
        rows("Tietopyyntöjen puhelin | 09 1234"),
        "## Maksut",
        rows("Tietopyyntöjen puhelin | 09 9999"),
        "- diaarinumero",
    )
    assert told(description) == {"request": {"phone": ["09 1234"]}}
    assert [one[:2] for one in left(description)] == [
        ("unknown_heading", "Maksut"),
        ("unknown_heading", "Tietopyyntöjen puhelin\t09 9999"),
        ("text", "diaarinumero"),
    ]


def test_a_heading_of_ones_own_ends_the_entry() -> None:
    """After it a row belongs to no entry, and a store below it needs the heading of the stores anew."""
    description = page(STORE, "## Maksut", rows("Lisätiedot | 10 euroa"))
    assert told(description) == {"repositories": [{"name": "Kirjaston tietovaranto"}]}
    assert [one[:2] for one in left(description)] == [
        ("unknown_heading", "Maksut"), ("unknown_heading", "Lisätiedot\t10 euroa"),
    ]  # fmt: skip
    assert left(description)[1][2] is None


def test_headings_deeper_than_the_sections_are_entries_only_under_entries() -> None:
    """A subheading elsewhere is unknown; under the stores each is a store; the register has one name."""
    description = page(
        "## Tietovarannot",
        "### Kirjasto",
        "#### Musiikki",
        "## Asiarekisteri",
        "### Diaari",
        "### Toinen diaari",
        "## Tietopyynnöt",
        "### Kirjaamo",
    )
    assert told(description) == {
        "repositories": [{"name": "Kirjasto"}, {"name": "Musiikki"}],
        "case_register": {"name": "Diaari"},
    }
    assert left(description) == [
        ("unknown_heading", "Toinen diaari", ("case_register",)),
        ("unknown_heading", "Kirjaamo", None),
    ]


@pytest.mark.parametrize("heading", ["Nimeämätön kohta 1", "Nimeämätön kohta 12"])
def test_an_entry_without_a_name_gets_none_from_its_heading(heading: str) -> None:
    """The page needs a heading for it, which is no name."""
    described = told(page("## Tietovarannot", f"### {heading}", rows("Hakutekijät | nimi")))
    assert described == {"repositories": [{"search_keys": ["nimi"]}]}


@pytest.mark.parametrize("heading", ["Nimeämätön kohta", "Nimeämätön kohta 1 a", "Vanha nimeämätön kohta 1"])
def test_a_name_that_resembles_the_placeholder_is_a_name(heading: str) -> None:
    """Only the page's own words with a number stand for no name."""
    assert told(page("## Tietovarannot", f"### {heading}"))["repositories"] == [{"name": heading}]


@pytest.mark.parametrize(
    ("row", "known"),
    [
        ("Hakutekijät | nimi", True),
        ("HAKUTEKIJÄT | nimi", True),
        ("Hakutekijä | nimi", False),  # no word of the page
        ("Nimi | Mallila", False),  # of the body, not of an entry
    ],
)
def test_rows_of_an_entry(row: str, known: bool) -> None:
    """A row is read by the page's own labels; any other is told of, with its words and place."""
    description = page(STORE, rows(row))
    label, _, value = row.partition(" | ")
    assert told(description)["repositories"] == [
        {"name": "Kirjaston tietovaranto"} | ({"search_keys": [value]} if known else {})
    ]
    if not known:
        (problem,) = description.problems
        assert (problem.rule, dict(problem.values), problem.level) == ("KL004", {"field": label}, "info")
        assert words_at(description, problem.place) == label
        assert left(description) == [("unknown_heading", f"{label}\t{value}", ("repositories", 0))]


@pytest.mark.parametrize(
    ("heading", "row", "field"),
    [
        ("## Tiedonhallintayksikkö", "Nimi | Mallila", "organisation"),
        ("## Tietopyynnöt", "Nimi | Mallila", None),
        ("## Tietopyynnöt", "Tietopyyntöjen puhelin | 09 1234", "request"),
        ("## Avoin tekninen rajapinta", "Tietopyyntöjen puhelin | 09 1234", None),
        ("## Tietojärjestelmien luettelo", "Hakutekijät | nimi", None),
    ],
)
def test_rows_outside_the_entries_belong_to_their_section(heading: str, row: str, field: str | None) -> None:
    """A row in another section's table is no field of the page."""
    description = page(heading, rows(row))
    assert list(told(description)) == ([field] if field else [])
    assert len(description.problems) == (0 if field else 1)


@pytest.mark.parametrize(
    ("row", "value"),
    [
        ("Saatavissa avoimesti teknisen rajapinnan avulla | Kyllä", {"api": {"open": "yes"}}),
        ("Saatavissa avoimesti teknisen rajapinnan avulla | vain viranomaisille", {"api": {"open": "authorities"}}),
        ("Saatavissa avoimesti teknisen rajapinnan avulla | en tiedä", {"api": {"open": "unclear"}}),
        ("Rajapintatieto pätee, ellei kohdassa sanota toisin | kyllä", {"api": {"default": True}}),
        ("Rajapintatieto pätee, ellei kohdassa sanota toisin | Kyllä", {"api": {"default": True}}),
        ("Rajapintatieto pätee, ellei kohdassa sanota toisin | ei", {"api": {"default": False}}),
        ("Käsin ylläpidettävä | Kokonaan", {"manual": "only"}),
        ("Käsin ylläpidettävä | joskus", {}),
        ("Tietoaineistot | Lainat", {"datasets": ["Lainat"]}),
        ("Tietojärjestelmät | Hylly<br><br>Kortti", {"systems": ["Hylly", "Kortti"]}),
        ("Tiedon antamisesta päättävä viranomainen | Hallitus", {"request": {"authority": "Hallitus"}}),
        ("Päättävän viranomaisen puhelin | 09 1234", {"request": {"authority": {"phone": ["09 1234"]}}}),
        ("Lisätiedot | ", {}),
    ],
)
def test_values_of_rows(row: str, value: dict[str, Any]) -> None:
    """Choices by the page's words, lists line by line; a word that is no choice is kept as a text of the entry."""
    description = page(STORE, rows(row))
    assert told(description)["repositories"] == [{"name": "Kirjaston tietovaranto", **value}]
    assert [one[0] for one in left(description)] == ([] if value else ["text"])


def test_the_decider_has_a_name_and_contacts() -> None:
    """The authority's name and its own contacts come together."""
    description = page(
        STORE,
        rows(
            "Tiedon antamisesta päättävä viranomainen | Hallitus",
            "Päättävän viranomaisen sähköposti | h@m.example",
            "Päättävän viranomaisen osoite | Tori 1",
        ),
    )
    assert told(description)["repositories"][0]["request"] == {
        "authority": {"name": "Hallitus", "email": ["h@m.example"], "address": ["Tori 1"]}
    }


def test_a_language_that_is_none_is_left_out_of_the_languages() -> None:
    """The others stay, at their own lines."""
    description = page("## Tiedonhallintayksikkö", rows("Kielet | suomi<br>klingon<br>Ruotsi"))
    assert told(description) == {"organisation": {"languages": ["fi", "sv"]}}


def test_data_sets_in_their_table() -> None:
    """A data set with nothing but a name is a name; with a group or publicity it is told in parts."""
    description = page(
        STORE,
        table("Tietoaineisto | Tietoryhmä | Julkisuus", "Lainat | Asiakkaat | salainen", "Kortit | | julkinen", "Kuvat", "|"),
        "## Asiarekisteri",
        table("Tietoaineisto | Julkisuus", "Pöytäkirjat |"),
    )  # fmt: skip
    assert told(description) == {
        "repositories": [
            {
                "name": "Kirjaston tietovaranto",
                "datasets": [
                    {"name": "Lainat", "group": "Asiakkaat", "public": "salainen"},
                    {"name": "Kortit", "public": "julkinen"},
                    "Kuvat",
                ],
            }
        ],
        "case_register": {"datasets": ["Pöytäkirjat"]},
    }
    assert left(description) == []


def test_columns_hold_for_their_own_table() -> None:
    """The next table has columns of its own, and rows of fields may follow a table of data sets."""
    description = page(
        STORE,
        table("Tietoaineisto | Tietoryhmä", "Lainat | Asiakkaat"),
        "Väliteksti.",
        rows("Lisätiedot | paperilla"),
        "Väliteksti.",
        table("Julkisuus | Tietoaineisto", "julkinen | Kuvat"),
    )
    assert told(description)["repositories"][0] == {
        "name": "Kirjaston tietovaranto",
        "datasets": [{"name": "Lainat", "group": "Asiakkaat"}, {"public": "julkinen", "name": "Kuvat"}],
        "notes": "paperilla",
    }


def test_a_table_of_ones_own_is_a_text() -> None:
    """Three columns that the page does not have, or data sets outside any entry, are no fields."""
    description = page(
        "## Tietopyynnöt",
        table("Tietoaineisto | Tietoryhmä", "Lainat | Asiakkaat"),
        "Väliteksti.",
        table("Hinta | Sivuja | Aika", "1 | 2 | 3"),
    )
    assert told(description) == {}
    assert [one[0] for one in left(description)] == ["text", "text", "text", "text"]


def test_a_system_of_the_list_is_told_in_parts() -> None:
    """The list of systems is a list or a table; an entry's rows before it do not take it over."""
    for listed in ("- Hylly", table("Tietojärjestelmä | Omistaja", "Hylly |")):
        described = told(page(STORE, "## Tietojärjestelmien luettelo", listed))
        assert described["systems"] == [{"name": "Hylly"}]


FINNISH = f"""# Asiakirjajulkisuuskuvaus: Mallila

{STORE}

{rows("Käyttötarkoitus | lainaus", "Toimiala | ICT", "Hakutekijät | nimi<br>kortti", "Lisätiedot | paperilla")}

{FOOT}
"""
SWEDISH = f"""# Beskrivning av handlingars offentlighet: Mallila

## Informationslager

### Bibliotekets informationslager

| Punkt | Uppgift |
| --- | --- |
| Användningsändamål | utlåning |
| Verksamhetsområde | ICT |
| Söktermer | namn<br>kort |
| Ansvarig | bildning |

{FOOT_SV}
"""


def test_two_languages_on_one_page_are_one_description() -> None:
    """Texts that differ are texts by language; what only one version says stays as it is."""
    description = page_of(f"{FINNISH}\n{SWEDISH}")
    assert description.language == "fi"
    assert told(description) == {
        "repositories": [
            {
                "name": {"fi": "Kirjaston tietovaranto", "sv": "Bibliotekets informationslager"},
                "purpose": {"fi": "lainaus", "sv": "utlåning"},
                "unit": "ICT",
                "search_keys": [{"fi": "nimi", "sv": "namn"}, {"fi": "kortti", "sv": "kort"}],
                "notes": "paperilla",
                "responsible": "bildning",
            }
        ]
    }
    variants = description.root.list_of("repositories")[0].fields["name"].variants
    assert {code: node.path for code, node in variants.items()} == {
        code: ("repositories", 0, "name", code) for code in ("fi", "sv")
    }
    assert [words_at(description, description.place(node)) for node in variants.values()] == [
        "Kirjaston tietovaranto", "Bibliotekets informationslager",
    ]  # fmt: skip


def test_the_language_that_comes_first_is_the_page_s() -> None:
    """The same page the other way round is a Swedish one, and its labels are the first version's."""
    description = page_of(f"{SWEDISH}\n{FINNISH}")
    assert description.language == "sv"
    assert [text for _, text, _, _ in description.labels] == [
        "Användningsändamål", "Verksamhetsområde", "Söktermer", "Ansvarig",
    ]  # fmt: skip


def test_each_version_keeps_its_own_leftovers_and_problems() -> None:
    """What is no field in either version is told of."""
    swedish = SWEDISH.replace("Ansvarig", "Chef")
    finnish = FINNISH.replace("Lisätiedot", "Esimies")
    description = page_of(f"{finnish}\n{swedish}")
    assert [dict(problem.values) for problem in description.problems] == [{"field": "Esimies"}, {"field": "Chef"}]
    assert [one.role for one in description.prose] == ["title", "unknown_heading", "title", "unknown_heading"]


def test_a_page_that_lost_its_title_is_read_all_the_same() -> None:
    """The foot tells the language, and reading begins at the top."""
    assert told(page_of(FINNISH.partition("\n")[2])) == told(page_of(FINNISH))


def test_what_stands_above_the_title_belongs_to_the_first_version() -> None:
    """A line that a content management system put on top is kept."""
    description = page_of(f"Etusivu\n\n{FINNISH}\n{SWEDISH}")
    assert [one.text for one in description.prose if one.role == "text"] == ["Etusivu"]
