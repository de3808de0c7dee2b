"""What the lines under an entry's heading tell: labels, lists, sentences, and what is left over."""

from __future__ import annotations

import time

import pytest
from tests.counting import lines as counted
from tests.describe.reading import lines

from kuvauslint.describe.beside_lists import clause_end
from kuvauslint.describe.body import Body
from kuvauslint.describe.drafts import Draft, Value
from kuvauslint.describe.statements import is_elsewhere, is_general


def body(text: str, *, shared: bool = False, labelled: bool = False) -> Body:
    found = Body(Draft(), shared=shared)
    found.labelled = labelled
    found.read(lines(text))
    return found


def told(found: Body) -> dict[str, list[str]]:
    return {field: [value.span.text for value in values] for field, values in found.draft.values.items()}


def left(found: Body) -> list[tuple[str, str]]:
    return [(one.role, one.span.text) for one in found.left]


LABELS = """Käyttötarkoitus
lainaus
Tietojärjestelmät: Hylly, Kortti
Hakutekijät:
- nimi
- kortin numero"""


def test_labels_and_their_values() -> None:
    """A label on its own line, one with its value, one over a list; each value knows its label."""
    found = body(LABELS)
    assert told(found) == {
        "purpose": ["lainaus"], "systems": ["Hylly, Kortti"], "search_keys": ["nimi", "kortin numero"],
    }  # fmt: skip
    assert [(v.key.text if v.key else "", v.item, v.sure) for vs in found.draft.values.values() for v in vs] == [
        ("Käyttötarkoitus", False, True), ("Tietojärjestelmät", False, True),
        ("Hakutekijät", True, True), ("Hakutekijät", True, True),
    ]  # fmt: skip
    assert [(field, text) for field, text, _ in found.draft.labels] == [
        ("purpose", "Käyttötarkoitus"), ("systems", "Tietojärjestelmät"), ("search_keys", "Hakutekijät"),
    ]  # fmt: skip
    assert left(found) == []


def test_a_misspelt_label_is_believed_with_doubt() -> None:
    """What stands under it is likely, not sure."""
    found = body("Tietoainestot:\n- Lainat")
    assert told(found) == {"datasets": ["Lainat"]}
    assert [value.sure for value in found.draft.values["datasets"]] == [False]


@pytest.mark.parametrize(
    ("text", "fields", "rest"),
    [
        # a value broken over lines goes on in small letters
        ("Käyttötarkoitus: lainaus ja\nkokoelmat", {"purpose": ["lainaus ja kokoelmat"]}, []),
        ("Käyttötarkoitus: lainaus.\nkokoelmat", {"purpose": ["lainaus."]}, [("text", "kokoelmat")]),
        ("Käyttötarkoitus: lainaus:\nkokoelmat", {"purpose": ["lainaus:"]}, [("text", "kokoelmat")]),
        ("Käyttötarkoitus: lainaus\nKokoelmat", {"purpose": ["lainaus"]}, [("text", "Kokoelmat")]),
        ("Käyttötarkoitus: lainaus\n2 kokoelmaa", {"purpose": ["lainaus"]}, [("text", "2 kokoelmaa")]),
        # the list is over where a new paragraph comes
        ("Tietoaineistot\n- Lainat\n\nMuuta tietoa.", {"datasets": ["Lainat"]}, [("text", "Muuta tietoa.")]),
        # whole sentences behind a list belong to no label
        ("Tietojärjestelmät: Hylly ja Kortti, Vitriini. Niitä ylläpidetään keskitetysti.",
         {"systems": ["Hylly ja Kortti, Vitriini."]}, [("text", "Niitä ylläpidetään keskitetysti.")]),
        ("Tietojärjestelmät: Hylly, Kortti; niitä ylläpidetään keskitetysti", {"systems": ["Hylly, Kortti"]},
         [("text", "niitä ylläpidetään keskitetysti")]),
        ("Tietojärjestelmät: Hylly; Kortti", {"systems": ["Hylly; Kortti"]}, []),
        # a sentence under the label of a list gives its enumeration
        ("Tietojärjestelmät: Tietovarannossa käytössä ovat Hylly ja Kortti.", {"systems": ["Hylly ja Kortti"]}, []),
        ("Tietojärjestelmät\nKirjastojen ohjelmat:\n- Hylly", {"systems": ["Hylly"]}, [("note", "Kirjastojen ohjelmat:")]),
        ("Tietojärjestelmät\nSeuraavat järjestelmät:\n- Hylly", {"systems": ["Hylly"]}, []),
        ("Tietojärjestelmät\nOhjelmat:\n- Hylly", {"systems": ["Hylly"]}, []),
        ("Tietojärjestelmät: Tietovarannossa käytetään seuraavia: Hylly ja Kortti.", {"systems": ["Hylly ja Kortti"]}, []),
        ("Tietojärjestelmät\nHylly ja Kortti ovat käytössä.", {"systems": ["Hylly ja Kortti"]}, []),
        ("Tietojärjestelmät\nHylly on käytössä kirjastossa.", {"systems": ["Hylly"]}, []),
        ("Tietojärjestelmät\nTietovarannossa on käytössä Hylly ja Kortti.", {"systems": ["Hylly ja Kortti"]}, []),
        ("Informationssystem\nHylla är i bruk.", {"systems": ["Hylla"]}, []),
        ("Systems\nShelf is in use.", {"systems": ["Shelf"]}, []),
        ("Tietojärjestelmät\nKirjastossa toimivat Hylly ja Kortti. Museossa toimii Vitriini.",
         {"systems": ["Hylly ja Kortti", "Vitriini"]}, []),
        # what stands before a label on its line is a text of its own
        ("Kirjasto lainaa kirjoja, tietojärjestelmät: Hylly", {"purpose": ["Kirjasto lainaa kirjoja,"], "systems": ["Hylly"]}, []),
        ("Käyttötarkoitus: lainaus\nKirjasto on auki, tietojärjestelmät: Hylly",
         {"purpose": ["lainaus"], "systems": ["Hylly"]}, [("text", "Kirjasto on auki,")]),
        # a label as a value under its own label is a value
        ("Tietojärjestelmät\n- Tietojärjestelmä\n- Hylly", {"systems": ["Tietojärjestelmä", "Hylly"]}, []),
        # what only says of what kind the things of the list are
        ("Tietojärjestelminä käytetään seuraavia järjestelmiä:\n- Hylly\n- Kortti", {"systems": ["Hylly", "Kortti"]}, []),
        ("Hakuperusteina käytetään seuraavia tietoja:\n- nimi", {"search_keys": ["nimi"]}, []),
        ("Rekisteri sisältää:\n- Hylly-järjestelmän;\n- lainat;", {"systems": ["Hylly-järjestelmän;"], "datasets": ["lainat;"]}, []),
        # a list that a sentence opens holds systems too, by their heads
        ("Rekisteri sisältää:\n- Hylly-järjestelmän\n- lainat", {"systems": ["Hylly-järjestelmän"], "datasets": ["lainat"]}, []),
        ("Tietoaineistot\n- Hylly-järjestelmä\n- lainat", {"datasets": ["Hylly-järjestelmä", "lainat"]}, []),
        ("Tietojärjestelmät\n- Käytössä ovat Hylly ja Kortti.\n- Vitriini", {"systems": ["Hylly ja Kortti", "Vitriini"]}, []),
        # sentences on something else under a label
        ("Tietojärjestelmät\nTiedot eivät ole saatavilla rajapinnan kautta. Käytössä on Hylly.",
         {"api": ["Tiedot eivät ole saatavilla rajapinnan kautta."], "systems": ["Hylly"]}, []),
        ("Tietoaineistot\nKuvauksessa kerrotaan, mitä aineistoja on. Aineistoon kuuluvat lainat ja kortit.",
         {"datasets": ["lainat ja kortit"]}, [("text", "Kuvauksessa kerrotaan, mitä aineistoja on.")]),
        ("Hakutekijät\nTietoja haetaan nimellä tai päivämäärällä. Järjestelmänä on Hylly.",
         {"search_keys": ["nimellä tai päivämäärällä"]}, [("text", "Järjestelmänä on Hylly.")]),
        # what stands beside a system and lies on paper is kept for its reader
        ("Tietojärjestelmät\nKäytössä on Hylly. Vanhat luettelot ovat paperilla.", {"systems": ["Hylly"]},
         [("text", "Vanhat luettelot ovat paperilla.")]),
        ("Tietojärjestelmät\nHylly, Kirjakori. Vanhat luettelot ovat paperilla.", {"systems": ["Hylly, Kirjakori"]},
         [("text", "Vanhat luettelot ovat paperilla.")]),
        ("Käyttötarkoitus\nTietovarannolla tarkoitetaan aineistoja.", {}, [("text", "Tietovarannolla tarkoitetaan aineistoja.")]),
        # a clause behind a semicolon
        ("Tietojärjestelmät\nHylly; tietoja ylläpidetään siinä keskitetysti", {"systems": ["Hylly"]},
         [("text", "tietoja ylläpidetään siinä keskitetysti")]),
        ("Tietojärjestelmät\nHylly; Kortti; tietoja ylläpidetään siinä keskitetysti", {"systems": ["Hylly; Kortti"]},
         [("text", "tietoja ylläpidetään siinä keskitetysti")]),
        ("Tietojärjestelmät\nHylly on vanha; tietoja ylläpidetään siinä keskitetysti",
         {"systems": ["Hylly on vanha; tietoja ylläpidetään siinä keskitetysti"]}, []),
        # contacts belong to the decider only right below it
        ("Päättävä viranomainen: Hallitus\nHakutekijät: nimi\nSähköposti: h@m.example",
         {"authority": ["Hallitus"], "search_keys": ["nimi"]}, [("text", "Sähköposti: h@m.example")]),
        # groups of a list
        ("Tietoaineistot\n- Asiakkaat:\n  - Lainat\n- Kuvat", {"datasets": ["Lainat", "Kuvat"]}, []),
        # the date of the page is no item
        ("Tietoaineistot\n- Lainat\n- Päivitetty 4.5.2026", {"datasets": ["Lainat"]}, [("note", "Päivitetty 4.5.2026")]),
        # contacts below the one who decides
        ("Päättävä viranomainen: Hallitus\nSähköposti: h@m.example",
         {"authority": ["Hallitus", "Sähköposti: h@m.example"]}, []),
        ("Päättävä viranomainen: Hallitus\nSähköposti: tulossa", {"authority": ["Hallitus"]}, [("text", "Sähköposti: tulossa")]),
        ("Päättävä viranomainen: Hallitus\nVahtimestari: h@m.example", {"authority": ["Hallitus"]},
         [("text", "Vahtimestari: h@m.example")]),
        ("Käyttötarkoitus: lainaus\nSähköposti: h@m.example", {"purpose": ["lainaus"]},
         [("text", "Sähköposti: h@m.example")]),
    ],
)  # fmt: skip
def test_lines_under_labels(text: str, fields: dict[str, list[str]], rest: list[tuple[str, str]]) -> None:
    """What belongs to the open label, and what no longer does."""
    found = body(text)
    assert told(found) == fields
    assert left(found) == rest


def test_items_under_a_group_know_it() -> None:
    """The group holds for the deeper items only."""
    found = body("Tietoaineistot\n- Asiakkaat:\n  - Lainat\n  - Kortit\n- Kuvat")
    groups = [(v.span.text, v.group.text if v.group else None) for v in found.draft.values["datasets"]]
    assert groups == [("Lainat", "Asiakkaat"), ("Kortit", "Asiakkaat"), ("Kuvat", None)]


def test_a_group_without_deeper_items_is_an_item() -> None:
    """A colon alone makes no group."""
    for text in ("Tietoaineistot\n- Asiakkaat:\n- Kuvat", "Tietoaineistot\n- Asiakkaat:"):
        assert told(body(text))["datasets"][0] == "Asiakkaat:"


@pytest.mark.parametrize(
    ("item", "field"),
    [
        ("Hylly-järjestelmä", "systems"), ("Lupapalvelu (vanha)", "systems"), ("Kirjasto-ohjelma, 3 kpl", "systems"),
        ("Lainat", "datasets"), ("Järjestelmäkuvaukset", "datasets"),
    ],
)  # fmt: skip
def test_a_mixed_label_leaves_each_item_its_own_nature(item: str, field: str) -> None:
    """Under "data sets and systems" a word for a system makes one."""
    assert told(body(f"Tietoaineistot ja tietojärjestelmät\n- {item}")) == {field: [item]}


@pytest.mark.parametrize(
    ("text", "fields", "rest"),
    [
        ("Tietovarantoa käytetään lainaukseen.", {"purpose": ["Tietovarantoa käytetään lainaukseen."]}, []),
        ("Kirjastossa lainataan kirjoja.", {"purpose": ["Kirjastossa lainataan kirjoja."]}, []),
        ("Tiedot tallennetaan Hyllyyn.", {"systems": ["Hyllyyn"]}, []),
        ("Kirjastossa lainataan kirjoja. Tiedot tallennetaan Hyllyyn.",
         {"systems": ["Hyllyyn"], "purpose": ["Kirjastossa lainataan kirjoja."]}, []),
        ("Kirjasto lainaa. Museo näyttää. Tiedot tallennetaan Hyllyyn. Muuta ei ole.",
         {"systems": ["Hyllyyn"], "purpose": ["Kirjasto lainaa. Museo näyttää."]}, [("text", "Muuta ei ole.")]),
        ("Tiedot tallennetaan Hyllyyn.\nKirjastossa lainataan kirjoja.",
         {"systems": ["Hyllyyn"], "purpose": ["Kirjastossa lainataan kirjoja."]}, []),
        ("Tiedot tallennetaan Hyllyyn.\nTietovarantoa käytetään lainaukseen.",
         {"systems": ["Hyllyyn"], "purpose": ["Tietovarantoa käytetään lainaukseen."]}, []),
        ("Tietoja voidaan hakea nimellä ja tunnuksella.", {"search_keys": ["nimellä ja tunnuksella"]}, []),
        ("Tietojen antamisesta päättää hallitus.", {"authority": ["hallitus"]}, []),
        ("Tietopyynnöt lähetetään osoitteeseen a@m.example.",
         {"request": ["Tietopyynnöt lähetetään osoitteeseen a@m.example."]}, []),
        ("Kuvia lähetetään osoitteeseen a@m.example.", {"purpose": ["Kuvia lähetetään osoitteeseen a@m.example."]}, []),
        ("Tiedot eivät ole saatavilla rajapinnan kautta.",
         {"api": ["Tiedot eivät ole saatavilla rajapinnan kautta."]}, []),
        ("Ks. tietosuojaseloste.", {}, [("text", "Ks. tietosuojaseloste.")]),
        ("Hakutekijöinä toimivat:\n- nimi\n- tunnus", {"search_keys": ["nimi", "tunnus"]}, []),
        ("Lyhyt on.", {"purpose": ["Lyhyt on."]}, []),
    ],
)  # fmt: skip
def test_sentences_without_labels(text: str, fields: dict[str, list[str]], rest: list[tuple[str, str]]) -> None:
    """A sentence tells its field by its words; the first of an entry tells the purpose, later ones need the words."""
    found = body(text)
    assert told(found) == fields
    assert left(found) == rest


def test_a_sentence_does_not_tell_what_a_label_tells() -> None:
    """Neither before it nor after it."""
    found = body("Tietojärjestelmät: Hylly\nTiedot tallennetaan Korttiin.")
    assert told(found)["systems"] == ["Hylly"]
    ahead = Body(Draft())
    ahead.ahead = frozenset({"systems"})
    ahead.read(lines("Tiedot tallennetaan Korttiin.\nTietojärjestelmät: Hylly"))
    assert told(ahead)["systems"] == ["Hylly"]
    found = body("Rajapinnat: Ei\nKartat ovat saatavilla rajapinnan kautta.")
    assert told(found)["api"] == ["Ei"]


@pytest.mark.parametrize(
    ("text", "fields", "rest"),
    [
        ("Tietopyynnöt: Kirjaamo, a@m.example. Rajapintaa ei ole.",
         {"request": ["Kirjaamo, a@m.example."], "api": ["Rajapintaa ei ole."]}, []),
        ("Tietopyynnöt: Kirjaamo, a@m.example. Tietojen antamisesta päättää hallitus.",
         {"request": ["Kirjaamo, a@m.example. Tietojen antamisesta päättää hallitus."], "authority": ["hallitus"]}, []),
        ("Tietopyynnöt: Kirjaamo a@m.example palvelee. Päivitetty 4.5.2026.",
         {"request": ["Kirjaamo a@m.example palvelee."]}, [("note", "Päivitetty 4.5.2026.")]),
        ("Tietopyynnöt: Soita. Rajapintaa ei ole. Kirjoita.",
         {"request": ["Soita.", "Kirjoita."], "api": ["Rajapintaa ei ole."]}, []),
        ("Päättävä viranomainen: Johtaja\nTietopyynnöt: Tietojen antamisesta päättää hallitus.",
         {"authority": ["Johtaja"], "request": ["Tietojen antamisesta päättää hallitus."]}, []),
        ("Tietopyynnöt: Tietojen antamisesta päättää hallitus, h@m.example.",
         {"authority": ["hallitus, h@m.example"], "request": ["Tietojen antamisesta päättää hallitus, h@m.example."]}, []),
        ("Tietopyynnöt: Rajapinta on suunnitteilla.", {"request": ["Rajapinta on suunnitteilla."]}, []),
    ],
)  # fmt: skip
def test_a_text_on_requests_may_tell_more(text: str, fields: dict[str, list[str]], rest: list[tuple[str, str]]) -> None:
    """Who decides and what is open is taken out of it, unless a label tells it."""
    found = body(text)
    assert told(found) == fields
    assert left(found) == rest
    assert all(value.key is not None for value in found.draft.values["request"])


@pytest.mark.parametrize(
    ("text", "fields", "rest"),
    [
        ("- Lainat\n- Kortit", {"loose": ["Lainat", "Kortit"]}, []),
        ("- Ks. tietosuojaseloste.", {}, [("note", "Ks. tietosuojaseloste.")]),
        ("- Tietovarantoa käytetään lainaukseen.", {"purpose": ["Tietovarantoa käytetään lainaukseen."]}, []),
        ("- Kirjasto on auki.", {"purpose": ["Kirjasto on auki."]}, []),
        ("Käyttötarkoitus: lainaus.\n- Kirjasto on auki.", {"purpose": ["lainaus."]}, [("text", "Kirjasto on auki.")]),
        ("- Tiedot tallennetaan Hyllyyn.", {"systems": ["Hyllyyn"]}, []),
    ],
)
def test_bullets_under_no_label(text: str, fields: dict[str, list[str]], rest: list[tuple[str, str]]) -> None:
    """A sentence tells a field, other bullets wait for what they are."""
    found = body(text)
    assert told(found) == fields
    assert left(found) == rest


def test_a_list_of_what_the_law_demands_is_no_list_of_the_entry() -> None:
    """It is a quotation, with or without its marks."""
    found = body("Kuvauksessa on kerrottava:\n- kuvaus varannoista\n- muut seikat\n\nmuut asiat")
    assert told(found) == {}
    assert left(found) == [
        ("text", "Kuvauksessa on kerrottava:"),
        ("statute", "kuvaus varannoista"), ("statute", "muut seikat"), ("statute", "muut asiat"),
    ]  # fmt: skip


SHARED = """Tietojärjestelmät:
- Hylly
- Kortti
Käyttötarkoitus: lainaus
Hakutekijät: nimi
Tietoaineistojamme ei ole saatavilla rajapinnan kautta.
Kirjastorekisteri ei ole saatavilla rajapinnan kautta.
Tietojen antamisesta päättää hallitus.
Tervetuloa."""


def test_outside_the_entries_only_what_holds_for_all_is_taken() -> None:
    """Search keys, interfaces, requests and deciders; systems are a list; the rest stays text."""
    found = body(SHARED, shared=True)
    assert told(found) == {
        "listed": ["Hylly", "Kortti"],
        "search_keys": ["nimi"],
        "api": ["Tietoaineistojamme ei ole saatavilla rajapinnan kautta."],
        "authority": ["hallitus"],
    }
    assert left(found) == [
        ("text", "lainaus"),
        ("text", "Kirjastorekisteri ei ole saatavilla rajapinnan kautta."),
        ("text", "Tervetuloa."),
    ]


@pytest.mark.parametrize(
    ("text", "elsewhere"),
    [
        ("Ks. tietosuojaseloste.", True),
        ("Katso kohta 3", True),
        ("Katso kohta 3. Muuta.", False),
        ("Kirjasto on auki.", False),
    ],
)
def test_what_only_points_elsewhere(text: str, elsewhere: bool) -> None:
    """Such a text is no purpose."""
    assert is_elsewhere(text) is elsewhere


@pytest.mark.parametrize(
    ("text", "general"),
    [
        ("Tietoaineistot eivät ole saatavilla.", True),
        ("Mallilan kaupungin tiedot eivät ole saatavilla.", True),
        ("Kirjastorekisterin tiedot ovat saatavilla.", True),
        ("Kirjastorekisteri: tiedot ovat saatavilla.", False),
        ("Kirjasto on auki.", False),
        ("yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen yksitoista tiedot", True),
        ("yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen yksitoista kaksitoista tiedot", False),
        ("tiedot " * 45, True),
        ("tiedot " * 46, False),
    ],
)  # fmt: skip
def test_a_statement_on_all_the_data(text: str, general: bool) -> None:
    """It speaks of data near its beginning, not of one register, and is no long story."""
    assert is_general(text) is general


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Hylly, Kortti; niitä ylläpidetään", 13),
        ("Hylly; Kortti", 0),
        ("Hylly; Kortti; niitä ylläpidetään", 13),
        ("Hylly on; niitä ylläpidetään", 0),
        ("Hylly", 0),
        ("; niitä ylläpidetään", 0),
    ],
)
def test_where_a_clause_follows_a_list(text: str, end: int) -> None:
    """Behind a semicolon, where no clause stands before it."""
    assert clause_end(text) == end


def test_the_place_of_every_value_is_its_own() -> None:
    """Each piece is read from the line it stands on."""
    found = body(LABELS)
    assert [value.span.place().line for values in found.draft.values.values() for value in values] == [2, 3, 5, 6]


def test_systems_among_thousands_of_bullets_are_taken_in_proportion() -> None:
    """A bound far above what is measured; each bullet held against all systems takes several times as much."""
    found = lines("- Wilma-järjestelmä\n- asiat")
    system, other = (Value(line.span, item=True) for line in found)
    loose = [one._replace(case=str(n)) for n in range(15_000) for one in (system, other)]
    begin = time.process_time()
    body = Body(Draft())
    left = body.take_systems(loose)
    assert time.process_time() - begin < 5
    assert left == loose[1::2]
    assert len(body.draft.values["systems"]) == 15_000


def test_answers_are_not_held_against_all_those_before_them() -> None:
    """The lines of ours that are gone through grow as the answers do; four times as many would be quadratic."""

    def tell(many: int) -> int:
        body = Body(Draft())
        found = lines("\n".join(f"Tietoa ei luovuteta rajapinnalla {n}." for n in range(many)))
        steps = counted(lambda: [body.takes_answer(line.span) for line in found])
        assert len(body.draft.values["api"]) == many
        return sum(count for code, count in steps.items() if code.co_filename.endswith("statements.py"))

    assert tell(400) < 2.2 * tell(200)
