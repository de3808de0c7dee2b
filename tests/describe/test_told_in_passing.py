"""What a document tells in passing, outside labels and entries, and whether it holds for one entry or for all."""

from __future__ import annotations

from typing import Any

import pytest
from tests.describe.reading import blocks_of, lines
from tests.describe.test_small_documents import BOTH, LENDING, MUSEUM, TITLE, described, roles, told

from kuvauslint.describe.canonical import plain
from kuvauslint.describe.cues import asks, find_cues, listed_by, points_elsewhere, small, tells_purpose
from kuvauslint.describe.published import describe
from kuvauslint.describe.register import find_register
from kuvauslint.describe.sections import is_bullet_label, labelled_by
from kuvauslint.describe.spans import Span, joined, whole
from kuvauslint.model.document import Block, Document, Source
from kuvauslint.model.place import Place
from kuvauslint.readers.formats import read


def read_text(text: str) -> Any:
    """A whole plain text as it would be published."""
    source = Source("kuvaus.txt", f"Asiakirjajulkisuuskuvaus\n{text}".encode(), "text")
    return plain(describe(read(source)).root)


def span(text: str, line: int = 1) -> Span:
    return whole(Block("paragraph", text, Place(line, 1, line, len(text) + 1)))


DECIDES = "Tietojen antamisesta päättää hallitus."
ASKS = "Tietopyynnöt osoitteeseen a@m.example."
CLOSED = "Tietoaineistot eivät ole saatavilla rajapinnan kautta."


@pytest.mark.parametrize("where", ["before", "after"])
def test_a_preamble_may_tell_what_holds_for_all(where: str) -> None:
    """Who decides, where to ask and whether data are open, among other sentences."""
    text = f"Kirjasto palvelee kaikkia. {DECIDES} {ASKS} {CLOSED} Tervetuloa."
    entries = f"{LENDING}\n\n{MUSEUM}"
    found = told(f"{text}\n\n{entries}" if where == "before" else f"{entries}\n\n## Liitteet\n{text}")
    assert found["repositories"] == BOTH
    assert (found["request"]["authority"], found["request"]["email"]) == ("hallitus", ["a@m.example"])
    assert found["api"] == {"open": "no", "statement": CLOSED}


def test_what_entries_tell_is_not_taken_from_a_preamble() -> None:
    """Where an entry tells it, a sentence in passing is of something else."""
    text = f"## Liitteet\nNeuvontaa. {DECIDES}\n\n{LENDING}\nPäättävä viranomainen: johtaja"
    found = told(text)
    assert found["repositories"][0]["request"]["authority"] == "johtaja"


@pytest.mark.parametrize(
    "sentence",
    ["Kuvauksessa kerrotaan, ovatko tiedot saatavilla rajapinnan kautta.", "Kirjastorekisteri ei ole saatavilla rajapinnan kautta."],
)  # fmt: skip
def test_what_only_promises_or_speaks_of_one_register_holds_for_none(sentence: str) -> None:
    """Neither a promise nor a word on a single register is an answer for all."""
    assert "api" not in told(f"Alku. {sentence}\n\n{LENDING}")


def page(*blocks: tuple[str, str]) -> Any:
    """A page of (region, line)."""
    text = TITLE + "\n".join(line for _, line in blocks)
    made = list(blocks_of(text))
    for at, (region, _) in enumerate(blocks, 1):
        made[at] = made[at]._replace(region=region)
    return describe(Document(Source("a.txt", text.encode(), "text"), tuple(made)), "fi")


@pytest.mark.parametrize(("region", "known"), [("footer", True), ("navigation", False), ("aside", True)])
def test_the_registry_in_the_foot_of_a_page(region: str, known: bool) -> None:
    """Its address is where to ask, in a side box too; a menu tells nothing of requests."""
    entries = [("", line) for line in LENDING.split("\n")]
    found = page(*entries, (region, "Kirjaamo, kirjaamo@m.example"))
    assert (found.root.get("request") is not None) is known


def test_a_side_box_may_tell_where_to_ask() -> None:
    """But nothing else."""
    entries = [("", line) for line in LENDING.split("\n")]
    found = page(*entries, ("aside", "Tietopyynnöt: kirjaamo@m.example"), ("aside", "Käyttötarkoitus: mainos"))
    assert plain(found.root)["request"] == {"email": ["kirjaamo@m.example"]}
    assert plain(found.root)["repositories"] == BOTH[:1]


@pytest.mark.parametrize(
    ("text", "name", "systems", "datasets"),
    [
        ("Kunnan asiarekisterinä toimii Diaari.", "asiarekisteri", "Diaari", None),
        ("Kunnan asiarekisterinä toimii Diaari, johon kirjataan saapuneet asiat.", "asiarekisteri", "Diaari", "saapuneet asiat"),
        ("Kunnan asiarekisteri koostuu asioista.", "Kunnan asiarekisteri", None, None),
        ("Som kommunens ärenderegister fungerar Diaari.", "ärenderegister", "Diaari", None),
        ("The case register contains matters.", "The case register", None, None),
        ("Kirjasto palvelee.", None, None, None),
        ("Asiarekisteri", None, None, None),
    ],
)  # fmt: skip
def test_a_sentence_on_the_case_register(
    text: str, name: str | None, systems: str | None, datasets: str | None
) -> None:
    """Its name, its system and what is entered into it."""
    found = find_register(lines(f"\n\n{text}"))
    assert (found is None) is (name is None)
    if found is not None:
        values = {field: [value.span.text for value in held] for field, held in found.draft.values.items()}
        assert found.draft.name is not None
        assert found.draft.name.text == name
        assert values["purpose"] == [text]
        assert (values.get("systems"), values.get("datasets")) == (
            [systems] if systems else None, [datasets] if datasets else None,
        )  # fmt: skip


def test_the_rest_of_the_text_around_the_register_stays() -> None:
    """Sentences before it and lines that do not name its system are left; what names it is taken."""
    text = (
        "Alku.\nJohdanto on tämä. Kunnan asiarekisterinä toimii Diaari. Diaarista haetaan tietoja nimellä. Loppu on.\n"
        "Muuta on.\nDiaarissa on kuvia.\n- sana"
    )
    found = find_register(lines(f"\n\n{text}"))
    assert found is not None
    assert [line.text for line in found.rest] == [
        "Alku.", "Johdanto on tämä. Kunnan asiarekisterinä toimii Diaari. Loppu on.", "Muuta on.", "- sana"[2:],
    ]  # fmt: skip
    assert [value.span.text for value in found.draft.values["search_keys"]] == ["nimellä"]


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("Tiedot tallennetaan Hyllyyn.", [("systems", "Hyllyyn", "illative", False)]),
        ("Tietoja voidaan hakea nimellä.", [("search_keys", "nimellä", "adessive", False)]),
        ("Hakutekijöinä käytetään nimeä.", [("search_keys", "nimeä", "partitive", False)]),
        ("Hakutekijät ovat seuraavat:", [("search_keys", "", "nominative"[:0], True)]),
        ("Tietojen antamisesta päättää hallitus.", [("authority", "hallitus", "", False)]),
        ("Tietovarannosta vastaa johtaja.", [("responsible", "johtaja", "", False)]),
        ("Uppgifterna sparas i Hyllan.", [("systems", "Hyllan", "", False)]),
        ("The data are stored in the Shelf.", [("systems", "Shelf", "", False)]),
        ("Kirjasto palvelee.", []),
        ("", []),
    ],
)
def test_sentences_that_tell_a_field(text: str, cues: list[tuple[str, str, str, bool]]) -> None:
    """The field, the words of its value, their case, and whether a list goes on below."""
    assert [(cue.field, cue.value.text, cue.case, cue.goes_on) for cue in find_cues(span(text))] == cues


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("Seuraavat ohjelmat: Hylly ja Kortti.", "Hylly ja Kortti"),
        ("Käytössä ovat Hylly ja Kortti.", "Hylly ja Kortti"),
        ("De är Hyllan och Kortet.", "Hyllan och Kortet"),
        ("Hylly ja Kortti", None),
    ],
)
def test_the_enumeration_in_a_sentence(text: str, listed: str | None) -> None:
    """Behind what leads into it, without its full stop."""
    found = listed_by(span(text))
    assert (found.text if found else None) == listed


@pytest.mark.parametrize(
    ("text", "purpose", "requests", "elsewhere"),
    [
        ("Tietovarantoa käytetään lainaukseen.", True, False, False),
        ("Käyttötarkoitus on lainaus.", True, False, False),
        ("Uppgifterna används för lån.", True, False, False),
        ("Tietopyynnöt kirjaamoon.", False, True, False),
        ("Kirjasto palvelee.", False, False, False),
    ],
)
def test_what_a_sentence_is_about(text: str, purpose: bool, requests: bool, elsewhere: bool) -> None:
    """Purposes, requests and what is told elsewhere, by their words."""
    assert (tells_purpose(text), asks(text), points_elsewhere(text)) == (purpose, requests, elsewhere)


def test_small_letters_one_for_one() -> None:
    """So that places in the text hold, also where a capital has no single small letter."""
    assert small("ÄİO") == "äİo"
    assert small("ÄÖ") == "äö"


def test_joined_texts_keep_their_places() -> None:
    """A piece of the joined text stands where its words were; pieces of two lines in both."""
    whole_text = joined([span("Hylly, ", 1).cut(0, 6), span("Kortti", 2), Span("", ()), span("Avain", 3)])
    assert whole_text.text == "Hylly, Kortti Avain"
    for start, end, places in ((7, 13, [(2, 1, 7)]), (14, 19, [(3, 1, 6)]), (3, 10, [(1, 4, 7), (2, 1, 4)])):
        part = whole_text.cut(start, end)
        assert part.text == whole_text.text[start:end].strip()
        found = [mark.at(mark.start, mark.end) for mark in part.marks]
        assert [(place.line, place.column, place.end_column) for place in found] == places
    inner = whole_text.cut(7, 19).cut(7, 12)
    assert (inner.text, inner.place().line, inner.place().column) == ("Avain", 3, 1)
    assert joined([span("a"), span("b", 2)], "\n").cut(2, 3).place().line == 2


@pytest.mark.parametrize(
    ("text", "label", "fields"),
    [
        ("- Hakutekijät", True, {"search_keys"}),
        ("- Hakutekijät:", True, {"search_keys"}),
        ("- Käyttötarkoitus", False, set()),
        ("- Käyttötarkoitus:", True, {"purpose"}),
        ("- Tietojärjestelmät ja rajapinnat sekä hakutekijät", False, set()),
        ("- Lainat", False, set()),
        ("Käyttötarkoitus", False, {"purpose"}),
        ("Käyttötarkoitus: lainaus. Hakutekijät: nimi", False, {"purpose", "search_keys"}),
    ],
)
def test_labels_among_bullets(text: str, label: bool, fields: set[str]) -> None:
    """One bullet is believed to be a label where its word is a field's or a colon follows."""
    (line,) = lines(f"\n{text}")
    if line.kind == "item":
        assert is_bullet_label(line) is label
    assert labelled_by(line) == fields


TAIL = "## Päättävä viranomainen\nHallitus\n\n## Tietopyynnöt\nKirjaamo, a@m.example"
DEEP = """# Kirjaston tietovaranto
## Käyttötarkoitus
lainaus

# Museon tietovaranto
## Käyttötarkoitus
näyttely

"""


def test_headings_higher_than_the_entries_own_labels_hold_for_all() -> None:
    """A label on the level of the entries, where theirs are deeper; on the level of theirs it is the last entry's."""
    found = told(DEEP + TAIL.replace("## ", "# "))
    assert found["request"] == {
        "authority": "Hallitus",
        "email": ["a@m.example"],
        "instructions": "Kirjaamo, a@m.example",
    }
    assert [sorted(entry) for entry in found["repositories"]] == [["name", "purpose"]] * 2


def test_a_label_that_every_entry_has_is_its_own() -> None:
    """Even where its heading stands as high as the entries'."""
    own = "## Hakutekijät\n- tunnus\n\n"
    text = DEEP.replace("# Museon", f"{own}# Museon") + own
    assert [entry.get("search_keys") for entry in told(text)["repositories"]] == [["tunnus"], ["tunnus"]]
    assert "search_keys" not in told(text)


def test_units_with_statements_of_their_own() -> None:
    """Where each unit has its own below its entries, they hold for that unit's entries."""

    def unit(name: str, store: str, key: str) -> str:
        return f"# {name}\n\n## {store}\n### Käyttötarkoitus\nlainaus\n\n## Hakutekijät\n- {key}\n\n"

    found = told(
        unit("Sivistys", "Kirjaston tietovaranto", "tunnus") + unit("Tekniikka", "Luvan tietovaranto", "vuosi")
    )
    assert [(entry["unit"], entry["search_keys"]) for entry in found["repositories"]] == [
        ("Sivistys", ["tunnus"]), ("Tekniikka", ["vuosi"]),
    ]  # fmt: skip
    assert "search_keys" not in found


def test_the_systems_that_an_entry_s_text_names() -> None:
    """Only where no label and no sentence tells them."""
    text = "## Kirjaston tietovaranto\nKäyttötarkoitus: lainaus Hylly-järjestelmässä"
    found = told(text)["repositories"][0]
    assert found.get("systems", ["Hylly-järjestelmä"])[0].startswith("Hylly")
    assert told(f"{text}\nTietojärjestelmät: Kortti")["repositories"][0]["systems"] == ["Kortti"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("## Johdanto\nKirjasto palvelee.", "preamble"),
        ("## Tietovarannot\nKirjasto palvelee.", "group"),
        ("Päivitetty 4.5.2026", "note"),
        ("Etusivu", "navigation"),
        ("## Asiarekisteri", "group"),
    ],
)
def test_what_headings_are_that_begin_no_entry(text: str, role: str) -> None:
    """Each kept with what it is, before the entries."""
    found = roles(described(f"{text}\n\n{LENDING}"))
    assert found[0] == (role, text.split("\n", maxsplit=1)[0].removeprefix("## "), None)
    rest = [("preamble", "Kirjasto palvelee.", None)] if "palvelee" in text else []
    assert found[1:] == rest


def test_the_leftovers_of_entries_and_tables() -> None:
    """Texts with their entry, headers of tables, and what no table row took."""
    table = "Tietovaranto | Käyttötarkoitus | Hakutekijät\nLainat | lainaus | nimi\n | x | \n"
    found = described(f"{LENDING}\nHakutekijät: tunnus.\n- Ks. liite.\n\n## Taulukko\n{table}")
    assert [entry.text_of("name") for entry in found.root.list_of("repositories")] == [
        "Kirjaston tietovaranto",
        "Lainat",
    ]
    assert ("header", "Tietovaranto\tKäyttötarkoitus\tHakutekijät", None) in roles(found)
    assert ("group", "Taulukko", None) in roles(found)


def test_prose_knows_the_block_it_is() -> None:
    """A whole line is its block; a piece of one is not."""
    found = described(f"{LENDING}\n\n## Liitteet\nKirjasto palvelee kaikkia. {DECIDES} Muuta on.\nTervetuloa.")
    by_text = {one.text: one.block for one in found.prose}
    assert by_text["Liitteet"] is not None
    assert by_text["Tervetuloa."] is not None
    assert by_text.get("Muuta on.") is None


def test_labels_are_listed_with_their_entries_in_reading_order() -> None:
    """Those of the document, of the register and of each entry."""
    text = f"## Hakutekijät\n- tunnus\n\n{LENDING}\n\n## Asiarekisteri\nKäyttötarkoitus: asiat\n\n{MUSEUM}"
    assert [(field, label, entry) for field, label, _, entry in described(text).labels] == [
        ("search_keys", "Hakutekijät", None),
        ("purpose", "Käyttötarkoitus", ("repositories", 0)), ("systems", "Tietojärjestelmät", ("repositories", 0)),
        ("purpose", "Käyttötarkoitus", ("case_register",)),
        ("purpose", "Käyttötarkoitus", ("repositories", 1)), ("systems", "Tietojärjestelmät", ("repositories", 1)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "decider"),
    [
        ("Tietojen antamisesta päättää hallitus, ellei kohdassa toisin mainita.", "hallitus"),
        ("Om utlämnande beslutar styrelsen, om inte annat anges nedan.", "styrelsen"),
        ("The decision on disclosing a document is made by the board unless stated otherwise.", "the board"),
    ],
)
def test_that_an_entry_may_tell_another_is_no_part_of_the_decider(sentence: str, decider: str) -> None:
    assert told(f"Kirjasto palvelee kaikkia. {sentence}\n\n{LENDING}\n\n{MUSEUM}")["request"]["authority"] == decider


@pytest.mark.parametrize(
    ("sentence", "field", "value"),
    [
        ("Tiedot tallennetaan Kohaan; vanhemmat kortit säilytetään arkistossa.", "systems", "Kohaan"),
        ("Uppgifterna finns i Koha; äldre kort finns på papper i arkivet.", "systems", "Koha"),
        ("Haku nimellä tai kortin numerolla.", "search_keys", "nimellä tai kortin numerolla"),
    ],
)
def test_a_value_ends_where_another_sentence_begins(sentence: str, field: str, value: str) -> None:
    assert {cue.field: cue.value.text for cue in find_cues(span(sentence))}[field] == value


def test_the_other_sentence_is_left_for_the_rules_to_read() -> None:
    found = described(f"Kirjasto\n\nTiedot tallennetaan Kohaan; vanhemmat kortit säilytetään paperilla.\n\n{MUSEUM}")
    assert ("text", "vanhemmat kortit säilytetään paperilla") in [
        (role, text.rstrip(".")) for role, text, _ in roles(found)
    ]


def test_names_parted_by_semicolons_are_one_value() -> None:
    (cue,) = find_cues(span("Tiedot tallennetaan seuraaviin järjestelmiin: Koha; Finna; Celia"))
    assert cue.value.text.endswith("Koha; Finna; Celia")


def test_search_is_a_label_before_its_keys_and_furniture_alone() -> None:
    found = told(f"Valikko\n\nHaku\n\nSuomeksi\n\n{LENDING}\nHaku: nimi, kortin numero\n\n{MUSEUM}")
    assert found["repositories"][0]["search_keys"] == ["nimi", "kortin numero"]
    assert "search_keys" not in found


@pytest.mark.parametrize(
    "heading",
    ["Miten teet tietopyynnön?", "Näin pyydät tietoa", "Så här begär du handlingar", "How do I request documents?"],
)
def test_a_question_is_a_heading_of_requests(heading: str) -> None:
    """The list below tells the channels, whatever stands before it."""
    below = "Voit tehdä pyynnön\n• sähköpostilla a@m.example\n• puhelimitse 015 555 6000"
    found = told(f"{heading}\n{below}\nTietojen luovuttamisesta päättävät johtaja ja lääkäri.\n\n{LENDING}\n\n{MUSEUM}")
    assert found["request"]["email"] == ["a@m.example"]
    assert found["request"]["phone"] == ["015 555 6000"]
    assert found["request"]["authority"] == "johtaja ja lääkäri"


def test_questions_are_labels() -> None:
    text = (
        "Kirjaston tietovaranto\nMihin tietoja käytetään: lainaus\nMitä tietoja: lainat\n"
        "Missä järjestelmissä: Koha\nMiten haetaan: nimi, kortin numero\nOnko tieto avointa: ei"
    )
    (entry,) = told(f"# {TITLE}\n\n{text}")["repositories"]
    assert (entry["systems"], entry["search_keys"]) == (["Koha"], ["nimi", "kortin numero"])
    assert entry["api"]["open"] == "no"


ROWS = "Kirjaston tietovaranto\nJärjestelmät: Koha\nAineisto: lainat\n\nMuseon tietovaranto\nJärjestelmät: Siiri\nAineisto: esineet"
CLOSING = "Tietopyynnöt: hallitus päättää asiakirjan antamisesta. Osoite: a@m.example"


def test_a_closing_label_of_requests_set_apart_holds_for_all() -> None:
    found = read_text(f"{ROWS}\n\n{CLOSING}\n")
    assert (found["request"]["authority"], found["request"]["email"]) == ("hallitus", ["a@m.example"])
    assert all("request" not in entry for entry in found["repositories"])


@pytest.mark.parametrize(
    "text",
    [
        f"{ROWS}\n{CLOSING}",  # next to the rest of the entry
        "\n\n".join(f"{ROWS}\n{CLOSING}".replace("\n\n", "\n").split("\n")),  # every line is set apart
        f"{ROWS}\n\n{CLOSING}".replace("lainat", "lainat\nTietopyynnöt: b@m.example"),  # each tells its own
    ],
)
def test_what_an_entry_tells_of_requests_stays_its_own(text: str) -> None:
    found = read_text(text)
    assert found["repositories"][-1]["request"]["email"] == ["a@m.example"]
    assert "email" not in found.get("request", {})


def test_numbers_with_and_without_points_are_chapters_over_decimals() -> None:
    for point in ("", "."):
        found = read_text(
            f"1{point} Yleistä\nKaupunki julkaisee tämän.\n2{point} Tietovarannot\n2.1 Kirjasto\nJärjestelmät: Koha\n"
            f"2.2 Museo\nJärjestelmät: Siiri\n3{point} Asiarekisteri\nAsiat kirjataan Dynastyyn.\n4{point} Tietopyynnöt\n{ASKS}\n"
        )
        assert [entry["name"] for entry in found["repositories"]] == ["Kirjasto", "Museo"]
        assert all("unit" not in entry for entry in found["repositories"])
        assert found["case_register"]["name"] == "Asiarekisteri"
        assert found["request"]["email"] == ["a@m.example"]


@pytest.mark.parametrize(
    ("text", "name", "day"),
    [
        ("Österviks stad\n\nStaden är en informationshanteringsenhet.", "Österviks stad", None),
        (
            "Tiedonhallintayksikkö: Metsän ammatillinen koulutuskuntayhtymä",
            "Metsän ammatillinen koulutuskuntayhtymä",
            None,
        ),
        (f"{ROWS}\n\nMallilan kaupunki 2.9.2026", "Mallilan kaupunki", "2.9.2026"),
    ],
)
def test_whose_it_is_and_of_what_day(text: str, name: str, day: str | None) -> None:
    found = read_text(text)
    assert (found["organisation"]["name"], found.get("updated")) == (name, day)


@pytest.mark.parametrize("mark", [",", ";"])
def test_words_of_labels_part_a_line_without_colons(mark: str) -> None:
    """The name, what it holds, and then parts that begin with a label's word."""
    rows = [
        ("Kirjaston tietovaranto", "lainat ja lainaajat", "Koha", "nimellä ja kortin numerolla"),
        ("Museon tietovaranto", "esineet ja kuvat", "Siiri", "esineen numerolla"),
    ]
    text = "".join(
        f"{name}: {held}{mark} järjestelmä {system}{mark} haku {by}{mark} ei avointa rajapintaa.\n"
        for name, held, system, by in rows
    )
    first, second = read_text(f"\n{text}")["repositories"]
    assert first["datasets"] == [{"name": "lainat"}, {"name": "lainaajat"}]
    assert (first["systems"], second["systems"]) == (["Koha"], ["Siiri"])
    assert (first["search_keys"], second["search_keys"]) == (["nimi", "kortin numero"], ["esineen numero"])
    assert first["api"]["open"] == second["api"]["open"] == "no"


def test_a_purpose_with_semicolons_is_one() -> None:
    text = "\nKirjaston tietovaranto: lainaus; asiakaspalvelu; tilastot\nMuseon tietovaranto: kokoelmien hoito; näyttelyt\n"
    first, second = read_text(text)["repositories"]
    assert (first["purpose"], second["purpose"]) == ("lainaus; asiakaspalvelu; tilastot", "kokoelmien hoito; näyttelyt")


def test_a_counted_label_is_no_part_of_a_name() -> None:
    text = "Tietovaranto 1: Kirjasto\nJärjestelmät: Koha\n\nTietovaranto 2: Museo\nJärjestelmät: Siiri"
    assert [entry["name"] for entry in read_text(f"\n{text}")["repositories"]] == ["Kirjasto", "Museo"]


@pytest.mark.parametrize("leader", ["", " ........ 2", "\t2"])
def test_chapters_that_a_list_of_contents_told_before(leader: str) -> None:
    """The list says nothing of its own: its "requests" do not open the request."""
    chapters = ["1 Johdanto", "2 Tietovarannot", "3 Tietopyynnöt"]
    contents = "\n".join(f"{one}{leader}" for one in chapters)
    text = f"Sisällys\n{contents}\n\n{chapters[0]}\nKaupunki julkaisee tämän.\n\n{chapters[1]}\n{ROWS}\n\n{chapters[2]}\n{ASKS}\n"
    found = read_text(f"\n{text}")
    assert found["request"]["email"] == ["a@m.example"]
    assert found["request"].get("instructions", ASKS) == ASKS
    assert [entry["name"] for entry in found["repositories"]] == ["Kirjaston tietovaranto", "Museon tietovaranto"]
    assert all("request" not in entry for entry in found["repositories"])


def test_a_heading_on_disclosure_over_where_to_ask_is_of_requests() -> None:
    found = read_text(f"{ROWS}\n\nTiedon luovuttaminen\n{ASKS} {DECIDES}\n")
    assert (found["request"]["authority"], found["request"]["email"]) == ("hallitus", ["a@m.example"])
    assert all(entry.keys() <= {"name", "systems", "datasets"} for entry in found["repositories"])


def test_a_heading_on_disclosure_over_who_gets_the_data_is_not() -> None:
    found = read_text(f"{ROWS}\nTietojen luovuttaminen\nTietoja luovutetaan Tilastokeskukselle.\n")
    assert found["repositories"][-1]["disclosure"] == "Tietoja luovutetaan Tilastokeskukselle."
    assert "request" not in found


@pytest.mark.parametrize(
    ("text", "systems", "datasets"),
    [
        (
            "Lainaukseen tarvittavat tiedot: lainat, varaukset. Järjestelmät Koha ja Finna.",
            "Koha ja Finna",
            "lainat, varaukset",
        ),
        (
            "Uppgifter som behövs för utlåning: lån, reserveringar. System Koha och Finna.",
            "Koha och Finna",
            "lån, reserveringar",
        ),
        ("Data on lending: loans, reservations. Systems Koha and Finna.", "Koha and Finna", "loans, reservations"),
    ],
)
def test_short_sentences_that_run_on_from_a_word_for_them(text: str, systems: str, datasets: str) -> None:
    first, second = (f"{one}." for one in text.removesuffix(".").split(". "))
    assert [(cue.field, cue.value.text) for cue in find_cues(span(first))] == [("datasets", datasets)]
    assert [(cue.field, cue.value.text) for cue in find_cues(span(second))] == [("systems", systems)]


@pytest.mark.parametrize(
    "text", ["Järjestelmät suojataan hyvin.", "Systemet skyddas väl.", "Systems protected by passwords."]
)
def test_what_is_said_of_systems_names_none(text: str) -> None:
    assert [cue for cue in find_cues(span(text)) if cue.field == "systems"] == []


def test_the_system_of_which_the_register_is_made_up() -> None:
    (cue,) = find_cues(span("Kunnan asiarekisteri koostuu asianhallintajärjestelmän (Alfa) tiedoista ja papereista."))
    assert (cue.field, cue.value.text) == ("systems", "asianhallintajärjestelmän (Alfa)")
