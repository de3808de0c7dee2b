"""Small published documents, each for one rule of reading: what is an entry, a group, a register, and what holds for all."""

from __future__ import annotations

from typing import Any

import pytest
from tests.describe.reading import blocks_of
from tests.describe.soundness import assert_sound

from kuvauslint.describe.canonical import plain
from kuvauslint.describe.published import describe
from kuvauslint.model.description import Description
from kuvauslint.model.document import Document, Source

TITLE = "# Asiakirjajulkisuuskuvaus\n\n"


def described(text: str, language: str | None = "fi") -> Description:
    text = TITLE + text
    document = Document(Source("a.txt", text.encode(), "text"), blocks_of(text), tuple(text.split("\n")))
    found = describe(document, language)
    assert_sound(found)
    assert (found.published, found.own_page, found.document) == (True, False, document)
    return found


def told(text: str, language: str | None = "fi") -> Any:
    tree = plain(described(text, language).root)
    assert tree.pop("language") == language or language is None
    return tree


def names(text: str) -> list[str]:
    return [entry.get("name", "") for entry in told(text).get("repositories", [])]


def roles(found: Description) -> list[tuple[str, str, Any]]:
    """(role, text, entry) of what became no field, without the title."""
    return [(one.role, one.text, one.entry) for one in found.prose if one.text != "Asiakirjajulkisuuskuvaus"]


LENDING = """## Kirjaston tietovaranto
Käyttötarkoitus: lainaus
Tietojärjestelmät: Hylly"""
MUSEUM = """## Museon tietovaranto
Käyttötarkoitus: näyttelyt
Tietojärjestelmät: Vitriini"""
BOTH = [
    {"name": "Kirjaston tietovaranto", "purpose": "lainaus", "systems": ["Hylly"]},
    {"name": "Museon tietovaranto", "purpose": "näyttelyt", "systems": ["Vitriini"]},
]


def test_headings_with_labels_below_are_entries() -> None:
    """Whatever the name's words are; the headings of the document mark them, or gaps do."""
    assert told(f"{LENDING}\n\n{MUSEUM}") == {"repositories": BOTH}
    text = f"{LENDING}\n\n{MUSEUM}".replace("## ", "").replace(" tietovaranto", "palvelut")
    assert names(text) == ["Kirjastonpalvelut", "Museonpalvelut"]
    assert names(f"{LENDING}\n\n{MUSEUM}".replace("## ", "** ")) == ["Kirjaston tietovaranto", "Museon tietovaranto"]


def test_a_chapter_s_number_is_no_part_of_a_name() -> None:
    """Nor is its colon."""
    assert names(LENDING.replace("## ", "## 2.1 ").replace("ranto\n", "ranto:\n")) == ["Kirjaston tietovaranto"]


def test_names_told_by_a_label() -> None:
    """After the label, or the name on the line below its label; the first begins the entry."""
    text = "Tietovaranto: Lainat\nKäyttötarkoitus: lainaus\n\nTietovaranto\nKuvat\nKäyttötarkoitus: näyttely"
    assert told(text)["repositories"] == [
        {"name": "Lainat", "purpose": "lainaus"}, {"name": "Kuvat", "purpose": "näyttely"},
    ]  # fmt: skip
    found = described(text)
    first = found.root.list_of("repositories")[0].fields["name"]
    assert found.key_place(first).column == 1


def test_the_form_of_one_system_names_it() -> None:
    """Where the label says "name of the system", the entry's name is its system too."""
    assert told("Tietojärjestelmän nimi: Hylly\nKäyttötarkoitus: lainaus")["repositories"] == [
        {"name": "Hylly", "purpose": "lainaus", "systems": ["Hylly"]}
    ]
    assert told("Tietojärjestelmän nimi: Hylly\nTietojärjestelmät: Kortti")["repositories"] == [
        {"name": "Hylly", "systems": ["Kortti"]}
    ]


def test_under_an_entry_the_name_of_a_system_is_its_system() -> None:
    """It begins no entry of its own there."""
    text = "## Kirjaston tietovaranto\nKäyttötarkoitus: lainaus\nTietojärjestelmän nimi: Hylly"
    assert told(text)["repositories"] == [
        {"name": "Kirjaston tietovaranto", "purpose": "lainaus", "systems": ["Hylly"]}
    ]


def test_the_name_of_a_person_is_no_entry() -> None:
    """Under the label of requests "name" is somebody's."""
    text = f"{LENDING}\nTietopyynnöt:\nNimi: Kirjaamo\nSähköposti: a@m.example"
    assert names(text) == ["Kirjaston tietovaranto"]


@pytest.mark.parametrize("over", ["## Sivistys", "## Tekniset palvelut"])
def test_a_heading_over_entries_is_their_unit(over: str) -> None:
    """It says nothing of its own; the unit holds until the next one."""
    text = f"{over}\n\n{LENDING.replace('## ', '### ')}\n\n## Muut\n\n{MUSEUM.replace('## ', '### ')}"
    found = described(text)
    unit = over.removeprefix("## ")
    assert [entry.text_of("unit") for entry in found.root.list_of("repositories")] == [unit, "Muut"]
    assert [one for one in roles(found) if one[0] == "group"] == [("group", unit, None), ("group", "Muut", None)]


def test_a_heading_with_an_introduction_over_entries() -> None:
    """A line or two below it make it no entry."""
    text = f"{LENDING}\n\n## Näyttelyt\nTervetuloa näyttelyihin.\n\n{MUSEUM}"
    assert names(text) == ["Kirjaston tietovaranto", "Museon tietovaranto"]
    assert told(text)["repositories"][1]["unit"] == "Näyttelyt"


def test_a_heading_over_a_text_that_names_no_store_is_none() -> None:
    """After entries it is told of, before them it is part of the preamble."""
    found = described(
        f"## Tervetuloa\nKirjasto palvelee.\nMuseo palvelee.\nHalli palvelee.\n\n{LENDING}\n\n## Maksujen perusteet\nKuva maksaa."
    )
    assert [entry.text_of("name") for entry in found.root.list_of("repositories")] == ["Kirjaston tietovaranto"]
    told_roles = {text: role for role, text, _ in roles(found)}
    assert told_roles["Tervetuloa"] == "preamble"
    assert told_roles["Kirjasto palvelee."] == "preamble"
    assert told_roles["Maksujen perusteet"] == "unknown_heading"
    assert told_roles["Kuva maksaa."] == "text"


def test_a_store_needs_no_more_than_a_sentence() -> None:
    """A heading that ends in a word for a store, with a text below, is an entry."""
    assert told("## Kirjaston tietovaranto\nKirjasto lainaa kirjoja kaikille.")["repositories"] == [
        {"name": "Kirjaston tietovaranto", "purpose": "Kirjasto lainaa kirjoja kaikille."}
    ]
    assert "repositories" not in told("## Kirjaston tietovaranto\n")


def test_a_heading_that_only_points_elsewhere_is_no_entry() -> None:
    """Such a text is left as it is."""
    found = described(f"{LENDING}\n\n## Luettelot\nKatso kohta 3")
    assert names_of(found) == ["Kirjaston tietovaranto"]
    assert ("unknown_heading", "Luettelot", None) in roles(found)


def names_of(found: Description) -> list[str]:
    return [entry.text_of("name") for entry in found.root.list_of("repositories")]


SHARED = """## Tietopyynnöt
Tietopyynnöt lähetetään osoitteeseen a@m.example.
Tietojen antamisesta päättää hallitus.

## Rajapinnat
Tietoaineistot eivät ole saatavilla rajapinnan kautta.

## Hakutekijät
- nimi
- tunnus

"""
ALL = {
    "request": {
        "authority": "hallitus",
        "email": ["a@m.example"],
        "instructions": "Tietopyynnöt lähetetään osoitteeseen a@m.example. Tietojen antamisesta päättää hallitus.",
    },
    "search_keys": ["nimi", "tunnus"],
    "api": {"open": "no", "statement": "Tietoaineistot eivät ole saatavilla rajapinnan kautta."},
}


def test_what_stands_before_the_entries_holds_for_all() -> None:
    """Requests, search keys and interfaces under headings of their own."""
    found = told(f"{SHARED}{LENDING}\n\n{MUSEUM}")
    assert found["repositories"] == BOTH
    assert found["search_keys"] == ["nimi", "tunnus"]
    assert found["api"] == ALL["api"]
    assert (found["request"]["authority"], found["request"]["email"]) == ("hallitus", ["a@m.example"])


def test_what_stands_behind_the_last_entry_on_its_level_holds_for_all() -> None:
    """Its heading is as high as the entries' own, and no entry has such a heading."""
    found = told(f"{LENDING}\n\n{MUSEUM}\n\n{SHARED}")
    assert found["repositories"] == BOTH
    assert (found["search_keys"], found["api"]) == (ALL["search_keys"], ALL["api"])


def test_what_is_told_once_behind_the_last_entry_holds_for_all() -> None:
    """Without headings, behind a gap, a label that no entry has; one that each has is the entry's own."""
    tail = "\n\nTietopyynnöt: Kirjaamo, a@m.example\nPäättävä viranomainen: hallitus"
    plain_text = f"{LENDING}\n\n{MUSEUM}".replace("## ", "")
    found = told(plain_text + tail)
    assert found["request"]["email"] == ["a@m.example"]
    assert all("request" not in entry for entry in found["repositories"])
    own = f"{LENDING}{tail.replace('a@', 'b@')[1:]}\n\n{MUSEUM}{tail[1:]}".replace("## ", "")
    found = told(own)
    assert "request" not in found
    assert [entry["request"]["email"] for entry in found["repositories"]] == [["b@m.example"], ["a@m.example"]]


def test_systems_listed_in_a_chapter_of_their_own() -> None:
    """Beside the repositories they are the list of systems."""
    found = told(f"# Tietojärjestelmät\n- Hylly;\n- Vitriini.\n\n# Tietovarannot\n\n{LENDING}")
    assert found["systems"] == [{"name": "Hylly"}, {"name": "Vitriini"}]
    assert [entry["name"] for entry in found["repositories"]] == ["Kirjaston tietovaranto"]


def test_entries_told_as_triples_are_systems() -> None:
    """Each with its description, owner and users: a list of systems, not of stores."""
    text = "## Hylly\nKäyttötarkoitus: lainaus\nVastuutaho: Sivistys\nKäyttäjät: kirjasto\n\n## Vitriini\nKäyttötarkoitus: näyttely\nVastuutaho: Sivistys\nKäyttäjät: museo"
    assert told(text) == {
        "systems": [
            {"name": "Hylly", "description": "lainaus", "owner": "Sivistys", "users": "kirjasto"},
            {"name": "Vitriini", "description": "näyttely", "owner": "Sivistys", "users": "museo"},
        ]
    }
    assert "repositories" in told(text.replace("Käyttäjät", "Hakutekijät"))


REGISTER = "## Asiarekisteri\nKäyttötarkoitus: asiat\nTietojärjestelmät: Diaari"


def test_the_case_register_is_no_repository() -> None:
    """By its heading, wherever it stands, with whose it is before it; a second one is not taken for it."""
    for heading in ("Asiarekisteri", "Kunnan asiarekisteri", "Mallilan kaupungin asiarekisteri"):
        for text in (f"{{}}\n\n{LENDING}", f"{LENDING}\n\n{{}}"):
            found = told(text.format(REGISTER.replace("Asiarekisteri", heading)))
            assert found["case_register"] == {"name": heading, "purpose": "asiat", "systems": ["Diaari"]}
            assert [entry["name"] for entry in found["repositories"]] == ["Kirjaston tietovaranto"]


def test_a_service_s_register_is_a_repository() -> None:
    """Not everything with the word in it is the register of the whole body."""
    found = told("## Kirjaston asiakasrekisteri\nKäyttötarkoitus: lainaus")
    assert (list(found), found["repositories"][0]["name"]) == (["repositories"], "Kirjaston asiakasrekisteri")


@pytest.mark.parametrize(
    ("sentence", "systems", "datasets"),
    [
        ("Kunnan asiarekisterinä toimii Diaari.", ["Diaari"], None),
        ("Kunnan asiarekisterinä toimii Diaari, johon tallennetaan saapuneet asiat.", ["Diaari"], ["saapuneet asiat"]),
        ("Asiarekisteri sisältää kunnan asiat.", None, None),
    ],
)
def test_a_sentence_may_tell_of_the_case_register(sentence: str, systems: Any, datasets: Any) -> None:
    """Outside the entries; the sentence is its purpose."""
    register = told(f"{sentence}\n\n{LENDING}")["case_register"]
    assert register["purpose"] == sentence
    assert (register.get("systems"), register.get("datasets") and [one["name"] for one in register["datasets"]]) == (
        systems, datasets,
    )  # fmt: skip


def test_sentences_that_name_the_register_s_system_tell_of_it() -> None:
    """Also in the lines below, and the list that such a sentence opens; others do not."""
    text = (
        "Kunnan asiarekisterinä toimii Diaari. Diaarista tietoja voidaan hakea nimellä. Muuta ei ole.\n"
        "Diaarin hakutekijät ovat seuraavat:\n- tunnus\n- vuosi\n\nKirjasto palvelee.\n\n"
    )
    found = told(text + LENDING)
    assert found["case_register"]["search_keys"] == ["nimi", "tunnus", "vuosi"]
    assert "search_keys" not in found


ONE_LINERS = """Tietovarannot
- Kirjaston tietovaranto: lainaus. Tietojärjestelmät: Hylly
- Museon tietovaranto: näyttelyt. Tietojärjestelmät: Vitriini"""


@pytest.mark.parametrize("mark", [": ", " – ", " - ", ". "])
def test_an_entry_on_one_line(mark: str) -> None:
    """The name, a mark, the purpose and pairs."""
    text = ONE_LINERS.replace("ranto: ", f"ranto{mark}")
    assert [(one["name"], one["systems"]) for one in told(text)["repositories"]] == [
        ("Kirjaston tietovaranto", ["Hylly"]), ("Museon tietovaranto", ["Vitriini"]),
    ]  # fmt: skip
    assert [one["purpose"].strip(".") for one in told(text)["repositories"]] == ["lainaus", "näyttelyt"]


def test_lines_in_a_row_are_entries_whatever_their_names() -> None:
    """Under the heading of the stores, name and purpose."""
    text = "## Tietovarannot\n- Lainat: kirjojen lainaaminen\n- Kuvat: näyttelyiden kuvaaminen"
    assert [(one["name"], one["purpose"]) for one in told(text)["repositories"]] == [
        ("Lainat", "kirjojen lainaaminen"), ("Kuvat", "näyttelyiden kuvaaminen"),
    ]  # fmt: skip


def test_contacts_in_a_row_are_no_entries() -> None:
    """A label of a contact, or a contact behind the colon."""
    text = f"{LENDING}\n\n## Yhteystiedot\n- Puhelin: 09 1234 567\n- Kirjaamo: a@m.example"
    assert names(text) == ["Kirjaston tietovaranto"]


def test_headings_that_carry_a_name_and_an_element() -> None:
    """Whose data sets they are stands in the heading itself: every such heading adds to the same entry."""
    text = (
        "## Kirjaston tietovarannon tietoaineistot\n- Lainat\n\n## Kirjaston tietovarannon hakutekijät\n- nimi\n\n"
        "## Museon tietovaranto – tietoaineistot\n- Kuvat"
    )
    assert told(text)["repositories"] == [
        {"name": "Kirjaston tietovaranto", "datasets": [{"name": "Lainat"}], "search_keys": ["nimi"]},
        {"name": "Museon tietovaranto", "datasets": [{"name": "Kuvat"}]},
    ]


def test_element_headings_below_the_name() -> None:
    """A bare heading with the same name is the entry that they tell of."""
    text = "## Kirjaston tietovaranto\n\n### Kirjaston tietovarannon tietoaineistot\n- Lainat"
    assert told(text)["repositories"] == [{"name": "Kirjaston tietovaranto", "datasets": [{"name": "Lainat"}]}]


BY_ELEMENT = """## Käyttötarkoitukset
Kirjasto: lainaus
Museo: näyttelyt

## Tietojärjestelmät
Kirjasto: Hylly
Museo: Vitriini"""


def test_a_document_cut_by_element() -> None:
    """A chapter for each label, and the names again in each."""
    assert told(BY_ELEMENT)["repositories"] == [
        {"name": "Kirjasto", "purpose": "lainaus", "systems": ["Hylly"]},
        {"name": "Museo", "purpose": "näyttelyt", "systems": ["Vitriini"]},
    ]


def test_the_page_around_the_contents() -> None:
    """Lines of navigation are no entries, wherever they stand."""
    found = described(f"Siirry sisältöön\n\n{LENDING}\n\nTulosta sivu")
    assert names_of(found) == ["Kirjaston tietovaranto"]
    assert [(role, text) for role, text, _ in roles(found)] == [
        ("navigation", "Siirry sisältöön"), ("navigation", "Tulosta sivu"),
    ]  # fmt: skip


def test_bullets_under_no_label_are_data_sets() -> None:
    """Unless the entry has others; then they are notes."""
    text = "## Kirjaston tietovaranto\nKäyttötarkoitus: lainaus\n\nKirjasto lainaa.\n- Lainat\n- Kortit"
    assert [one["name"] for one in told(text)["repositories"][0]["datasets"]] == ["Lainat", "Kortit"]


def test_a_dash_keeps_a_place_and_is_a_note() -> None:
    """The field is not told."""
    found = described(f"{LENDING}\nHakutekijät:\n–")
    assert plain(found.root)["repositories"] == BOTH[:1]
    assert ("note", "–", ("repositories", 0)) in roles(found)


def test_pointers_are_told_with_the_entry_they_stand_in() -> None:
    """What they point at, in its own words."""
    found = described(f"{LENDING}\nLisätiedot: (ks. kohta 3)\n\n{MUSEUM}")
    assert [(one.text, one.target, one.entry, one.place.line) for one in found.pointers] == [
        ("ks. kohta 3", "kohta 3", "Kirjaston tietovaranto", 6)
    ]


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("", []),
        ("Hei vain.", []),
    ],
)
def test_a_titled_page_that_describes_nothing_is_a_description_all_the_same(text: str, rules: list[str]) -> None:
    """It is judged by what it lacks."""
    assert [problem.rule for problem in described(text).problems] == rules


def test_a_page_of_anything_else_is_told_of() -> None:
    """It is not judged as a description; one that quotes the law is."""
    for text, rules in (("Kirjasto on auki.", ["KL008"]), ("Laki 906/2019 velvoittaa.", [])):
        found = describe(Document(Source("a.txt", text.encode(), "text"), blocks_of(text), (text,)))
        assert [problem.rule for problem in found.problems] == rules
    assert "case_register" in found.problems[0].values["looked_for"] if found.problems else True


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Tiedot ovat täällä ja ne on tallennettu.", "fi"), ("Uppgifterna är här och de har sparats.", "sv"),
        ("The data are here and they are stored.", "en"), ("12", "fi"),
    ],
)  # fmt: skip
def test_the_language_is_found_out(text: str, language: str) -> None:
    """By its small words; Finnish where nothing tells."""
    document = Document(Source("a.txt", text.encode(), "text"), blocks_of(text), (text,))
    assert describe(document).language == language
    assert describe(document, "sv").language == "sv"


def test_a_table_of_entries_under_a_heading() -> None:
    """The heading is their unit, and no entry."""
    found = described("## Sivistys\nTietovaranto | Käyttötarkoitus\nLainat | lainaus\nKuvat | näyttely")
    assert plain(found.root)["repositories"] == [
        {"name": "Lainat", "unit": "Sivistys", "purpose": "lainaus"},
        {"name": "Kuvat", "unit": "Sivistys", "purpose": "näyttely"},
    ]
    assert ("group", "Sivistys", None) in roles(found)


def test_two_tables_under_one_heading() -> None:
    """Each has its own header."""
    text = "## Luettelo\nTietovaranto | Käyttötarkoitus\nLainat | lainaus\n\nTietovaranto | Hakutekijät\nKuvat | aihe"
    assert told(text)["repositories"] == [
        {"name": "Lainat", "unit": "Luettelo", "purpose": "lainaus"},
        {"name": "Kuvat", "unit": "Luettelo", "search_keys": ["aihe"]},
    ]


def test_a_table_of_fields_between_the_lines_of_an_entry() -> None:
    """All of it tells the one entry."""
    text = (
        "## Kirjaston tietovaranto\nKäyttötarkoitus: lainaus\nTietojärjestelmät | Hylly\nHakutekijät | nimi\n"
        "Vastuutaho: johtaja"
    )
    assert told(text)["repositories"] == [
        {
            "name": "Kirjaston tietovaranto",
            "purpose": "lainaus",
            "systems": ["Hylly"],
            "search_keys": ["nimi"],
            "responsible": "johtaja",
        }
    ]


def test_a_table_of_fields_may_be_all_of_an_entry() -> None:
    """Of the register too."""
    table = "Käyttötarkoitus | asiat\nTietojärjestelmät | Diaari"
    assert told(f"## Kirjaston tietovaranto\n{table}")["repositories"] == [
        {"name": "Kirjaston tietovaranto", "purpose": "asiat", "systems": ["Diaari"]}
    ]
    assert told(f"## Asiarekisteri\n{table}\n\n{LENDING}")["case_register"] == {
        "name": "Asiarekisteri", "purpose": "asiat", "systems": ["Diaari"],
    }  # fmt: skip


@pytest.mark.parametrize(
    "line", ["Tietopyynnöt: a@m.example", "Hakutekijät: tunnus", "Rajapinnat: ei", LENDING, REGISTER]
)
def test_a_page_without_a_title_that_tells_something_is_a_description(line: str) -> None:
    """Whatever it tells of what 28 § lists."""
    text = f"Kirjasto\n\n{line}"
    found = describe(Document(Source("a.txt", text.encode(), "text"), blocks_of(text), tuple(text.split("\n"))), "fi")
    assert [problem.rule for problem in found.problems] == []


def test_what_is_looked_for_is_told() -> None:
    """In the message on a page that tells none of it, at its beginning."""
    text = "Kirjasto on auki."
    (problem,) = describe(Document(Source("a.txt", text.encode(), "text"), blocks_of(text), (text,))).problems
    assert problem.values["looked_for"] == "api, case_register, repositories, request, search_keys, systems"
    assert (problem.place.line, problem.place.column, problem.level) == (1, 1, None)


SWEDISH = """## Bibliotekets informationslager
Användningsändamål: utlåning
Söktermer: personens eller ärendets namn

## Ärenderegister
Användningsändamål: ärenden
Söktermer: handlingens eller ärendets namn

## Söktermer
kundens eller ärendets namn"""


def test_keys_are_read_in_the_language_of_the_page() -> None:
    """Of entries, of the register and for all; Swedish genitives share a head, in a Finnish page they are words."""
    swedish = told(SWEDISH, "sv")
    assert swedish["repositories"][0]["search_keys"][:2] == ["personens namn", "ärendets namn"]
    assert swedish["case_register"]["search_keys"][:2] == ["handlingens namn", "ärendets namn"]
    finnish = told(SWEDISH, "fi")
    assert "personens namn" not in finnish["repositories"][0]["search_keys"]


def test_dashes_for_all_are_notes_of_none() -> None:
    """A value that only keeps its place, before the entries."""
    found = described(f"## Hakutekijät\n–\n\n{LENDING}")
    assert ("note", "–", None) in roles(found)
    assert found.root.get("search_keys") is None


def test_element_headings_stand_under_their_unit() -> None:
    """The heading over them is the unit of the entry they make."""
    text = (
        "# Sivistys\n\n## Kirjaston tietovarannon tietoaineistot\n- Lainat\n\n"
        "## Museon tietovarannon tietoaineistot\n- Kuvat\n\n"
        "# Tekniikka\n\n## Luvan tietovarannon tietoaineistot\n- Luvat"
    )
    assert [(entry["name"], entry.get("unit")) for entry in told(text)["repositories"]] == [
        ("Kirjaston tietovaranto", "Sivistys"), ("Museon tietovaranto", "Sivistys"), ("Luvan tietovaranto", "Tekniikka"),
    ]  # fmt: skip


def test_bullets_beside_data_sets_are_notes() -> None:
    """An entry that has data sets under a label gets no others from loose bullets."""
    text = "## Kirjaston tietovaranto\n- Lainat\n- Kortit\n\nTietoaineistot: Kuvat"
    found = described(text)
    entry = plain(found.root)["repositories"][0]
    names_told = [one["name"] for one in entry["datasets"]]
    assert names_told == ["Kuvat"]
    assert [one for one in roles(found) if one[0] == "note"] == [
        ("note", "Lainat", ("repositories", 0)), ("note", "Kortit", ("repositories", 0)),
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_what_is_looked_for_is_told_in_the_words_of_the_reader(language: str) -> None:
    """No name of the code in a message, and none of a format."""
    from kuvauslint.reporters.wording import filled
    from kuvauslint.rulebook.compiled import rule_texts

    text = "Kirjasto on auki."
    (problem,) = describe(Document(Source("a.txt", text.encode(), "text"), blocks_of(text), (text,))).problems
    for values in (problem.values, {"looked_for": "yaml"}, {"looked_for": "json"}):
        said = filled(rule_texts()["KL008"].message[language], values, language)
        assert "_" not in said
        assert not said.endswith(("yaml", "json"))
