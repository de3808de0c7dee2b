"""Whose description it is and when it was updated: where it is told, and where a body is only spoken of."""

from __future__ import annotations

import pytest

from kuvauslint.describe.organisation import is_body, organisation_node
from kuvauslint.describe.update_day import is_date_line, updated_node
from kuvauslint.model.document import Block, locate_slices
from kuvauslint.model.node import Node
from kuvauslint.model.place import Place


def blocks(*texts: str, kind: str = "paragraph") -> tuple[Block, ...]:
    return tuple(Block(kind, text, Place(n, 1, n, len(text) + 1)) for n, text in enumerate(texts, 1))


def where(node: Node, texts: tuple[str, ...]) -> str:
    """The words at the node's place."""
    place = locate_slices(node.mark)
    assert place.line == place.end_line
    return texts[(place.line or 0) - 1][(place.column or 0) - 1 : (place.end_column or 0) - 1]


def keeper(*texts: str, kind: str = "paragraph") -> tuple[str, str, str] | None:
    """(name, type, words it was read from) of the body."""
    node = organisation_node(blocks(*texts, kind=kind))
    if node is None:
        return None
    assert node.path == ("organisation",)
    name, of_type = node.fields["name"], node.get("type")
    assert name.path == ("organisation", "name")
    assert of_type is None or (of_type.path, of_type.raw) == (("organisation", "type"), of_type.text)
    assert all(locate_slices(one.mark) == locate_slices(name.mark) for one in (node, *((of_type,) if of_type else ())))
    return node.text_of("name"), node.text_of("type"), where(name, texts)


@pytest.mark.parametrize(
    ("text", "name", "kind", "words"),
    [
        # who says to be the unit
        ("Mallilan kaupunki on tiedonhallintayksikkö.", "Mallilan kaupunki", "municipality", "Mallilan kaupunki"),
        ("Tiedonhallintayksikkönä toimii Mallilan kaupunki.", "Mallilan kaupunki", "municipality", "Mallilan kaupunki"),
        ("Tiedonhallintayksikkö on Mallilan kaupunki.", "Mallilan kaupunki", "municipality", "Mallilan kaupunki"),
        ("Tiedonhallintayksikkönä toimii oma kaupunki.", None, "", ""),
        ("Mallila Oy on tiedonhallintayksikkö.", "Mallila Oy", "", "Mallila Oy"),
        ("Merenrannan vesilaitos toimii tiedonhallintayksikkönä.", "Merenrannan vesilaitos", "",
         "Merenrannan vesilaitos"),
        ("Mallila utgör en informationshanteringsenhet.", "Mallila", "", "Mallila"),
        ("Harbour Board is an information management unit.", "Harbour Board", "", "Harbour Board"),
        ("The board is an information management unit.", None, "", ""),
        ("Kunta on tiedonhallintayksikkö.", None, "", ""),
        ("Viranomainen on tiedonhallintayksikkö.", None, "", ""),
        ("Tämä laitos on tiedonhallintayksikkö.", None, "", ""),
        ("tässä mallila on tiedonhallintayksikkö.", None, "", ""),
        ("Yksi Kaksi Kolme Neljä Viisi Kuusi on tiedonhallintayksikkö.", "Yksi Kaksi Kolme Neljä Viisi Kuusi", "",
         "Yksi Kaksi Kolme Neljä Viisi Kuusi"),
        ("Yksi Kaksi Kolme Neljä Viisi Kuusi Seitsemän on tiedonhallintayksikkö.", None, "", ""),
        # whose page it is
        ("Mallilan kaupungin asiakirjajulkisuuskuvaus", "Mallilan kaupunki", "municipality", "Mallilan kaupungin"),
        ("Pohjois-Mallilan hyvinvointialueen tietovarannot", "Pohjois-Mallilan hyvinvointialue", "wellbeing_county",
         "Pohjois-Mallilan hyvinvointialueen"),
        ("Ala-Mallilan koulutuskuntayhtymän asiakirjajulkisuuskuvaus", "Ala-Mallilan koulutuskuntayhtymä",
         "joint_municipal_authority", "Ala-Mallilan koulutuskuntayhtymän"),
        ("Mallilan Yliopiston asiakirjajulkisuuskuvaus", "Mallilan Yliopisto", "university", "Mallilan Yliopiston"),
        ("Mallilan evankelisluterilaisen seurakunnan asiakirjajulkisuuskuvaus",
         "Mallilan evankelisluterilaisen seurakunta", "parish", "Mallilan evankelisluterilaisen seurakunnan"),
        ("Exempelby kommuns beskrivning av handlingars offentlighet", "Exempelby kommun", "municipality",
         "Exempelby kommuns"),
        ("The data repositories of the City of Mallila", "City of Mallila", "municipality", "City of Mallila"),
        ("Document publicity description of the Town of Vanha Mallila and others", "Town of Vanha Mallila",
         "municipality", "Town of Vanha Mallila"),
        ("Kaupungin asiakirjajulkisuuskuvaus", None, "", ""),
        ("Tämän kaupungin asiakirjajulkisuuskuvaus", None, "", ""),
        # who stands before the title
        ("Mallilan satama: asiakirjajulkisuuskuvaus", "Mallilan satama", "", "Mallilan satama"),
        ("Mallilan satama | Asiakirjajulkisuuskuvaus 2026", "Mallilan satama", "", "Mallilan satama"),
        ("Mallilan satama – Asiakirjajulkisuuskuvaus", "Mallilan satama", "", "Mallilan satama"),
        ("Mallilan virasto - asiakirjajulkisuuskuvaus", "Mallilan virasto", "state_agency", "Mallilan virasto"),
        ("mallilan satama: asiakirjajulkisuuskuvaus", None, "", ""),
        ("A B C D E F G: asiakirjajulkisuuskuvaus", None, "", ""),
        ("A B C D E F: asiakirjajulkisuuskuvaus", "A B C D E F", "", "A B C D E F"),
        ("Tietovarannot: asiakirjajulkisuuskuvaus", None, "", ""),
        ("Mallilan satama: maksut", None, "", ""),
        # who is named on top
        ("Mallilan kaupunki", "Mallilan kaupunki", "municipality", "Mallilan kaupunki"),
        ("Mallilan kaupunki palvelee.", "Mallilan kaupunki", "municipality", "Mallilan kaupunki"),
        ("Tervetuloa, Mallilan kaupunki palvelee.", None, "", ""),
        ("Ihana pieni kunta", "Ihana pieni kunta", "municipality", "Ihana pieni kunta"),
        ("Uimahalli palvelee kunnan asukkaita.", None, "", ""),
    ],
)  # fmt: skip
def test_the_keeper_in_one_line(text: str, name: str | None, kind: str, words: str) -> None:
    """Its name in the dictionary form, its type, and the words it was read from."""
    assert keeper(text) == ((name, kind, words) if name else None)


def test_the_surest_line_wins() -> None:
    """Who says to be the unit comes before whose page it is, and that before who is named on top."""
    top, title, unit = (
        "Ylälän kunta",
        "Mallilan kaupungin asiakirjajulkisuuskuvaus",
        "Alalan kunta on tiedonhallintayksikkö.",
    )
    assert (keeper(top, title, unit) or ("",))[0] == "Mallilan kaupunki"
    assert (keeper(top, unit, title) or ("",))[0] == "Alalan kunta"
    assert (keeper(top, "Maksut") or ("",))[0] == "Ylälän kunta"


@pytest.mark.parametrize(("at", "known"), [(7, True), (8, False)])
def test_a_name_at_the_head_of_a_line_is_the_keeper_only_near_the_top(at: int, known: bool) -> None:
    """Further down a body is one that is spoken of."""
    texts = ["Tietoa."] * at + ["Mallilan kaupunki palvelee."]
    assert (keeper(*texts) is not None) is known


@pytest.mark.parametrize(("at", "known"), [(3, True), (4, False)])
def test_the_title_stands_at_the_top(at: int, known: bool) -> None:
    """A line "name: description" further down may be a link to another body's page."""
    texts = ["Tietoa."] * at + ["Mallilan satama: asiakirjajulkisuuskuvaus"]
    assert (keeper(*texts) is not None) is known


def test_what_is_no_line_of_text_names_no_keeper() -> None:
    """A row of a table is none; a bullet may be a link to a body."""
    assert keeper("Mallilan kaupungin asiakirjajulkisuuskuvaus", kind="row") is None
    assert keeper("Mallilan kaupunki", kind="item") is None
    assert keeper("Mallilan kaupungin asiakirjajulkisuuskuvaus", kind="item") is not None
    assert keeper("", "Mallilan kaupunki") is not None


def test_a_long_paragraph_is_read_by_its_sentences() -> None:
    """The unit may be told in the middle of it."""
    filler = "Tämä sivu kertoo tiedoista, joita käsitellään, ja siitä, miten niitä voi pyytää, ja keneltä. " * 2
    text = f"{filler}Mallilan kaupunki on tiedonhallintayksikkö. Muuta."
    assert keeper(text) == ("Mallilan kaupunki", "municipality", "Mallilan kaupunki")


@pytest.mark.parametrize(
    ("text", "written", "date"),
    [
        ("Päivitetty 4.5.2026", "4.5.2026", "4.5.2026"),
        ("Päivitetty: 04. 05. 2026", "04. 05. 2026", "04.05.2026"),
        ("Sivu on päivitetty (4.5.2026)", "4.5.2026", "4.5.2026"),
        ("Senast uppdaterad 2026-05-04", "2026-05-04", "2026-05-04"),
        ("Last updated: 5/2026", "5/2026", "2026-05-31"),
        ("Päivitetty 5.2026", "5.2026", "2026-05-31"),
        ("Päivitetty 4. toukokuuta 2026", "4. toukokuuta 2026", "2026-05-04"),
        ("Päivitetty toukokuu 2026", "toukokuu 2026", "2026-05-31"),
        ("Uppdaterad den 4 maj 2026", "den 4 maj 2026", "2026-05-04"),
        ("Last updated on 4 May 2026", "4 May 2026", "2026-05-04"),
        ("Last updated May 4, 2026", "May 4, 2026", "2026-05-04"),
        ("Päivitetty 31. helmikuuta 2026", "31. helmikuuta 2026", "31. helmikuuta 2026"),
        ("Päivitetty 13/2026", "13/2026", "13/2026"),
        ("Julkaistu 4.5.2026", "4.5.2026", "4.5.2026"),
        ("Julkaistu 4.5.2025, päivitetty 4.5.2026", "4.5.2026", "4.5.2026"),
        ("Päivitetty 4.5.2026, julkaistu 4.5.2025", "4.5.2026", "4.5.2026"),
        ("Asiakirjajulkisuuskuvaus 4.5.2026", "4.5.2026", "4.5.2026"),
        ("Päivitettyjä 4.5.2026", None, None),
        ("Epäpäivitetty 4.5.2026", None, None),
        ("Päivitetty viimeksi jo 4.5.2026", None, None),
        ("Kokous 4.5.2026", None, None),
        ("Päivitetty", None, None),
    ],
)
def test_the_day_of_the_update(text: str, written: str | None, date: str | None) -> None:
    """A day right behind a word for updating, in figures or words; of publication where there is no other."""
    node = updated_node(blocks(text))
    assert (node.text if node else None) == date
    if node is not None:
        assert node.path == ("updated",)
        assert where(node, (text,)) == written


@pytest.mark.parametrize(
    ("texts", "date"),
    [
        (("Päivitetty", "4.5.2026"), "4.5.2026"),
        (("Päivitetty:", "4.5.2026."), "4.5.2026"),
        (("Päivitetty", "2026-05-04"), "2026-05-04"),
        (("Päivitetty", "4.5.2026 klo 12"), None),
        (("Julkaistu 1.1.2025", "Päivitetty 4.5.2026"), "4.5.2026"),
        (("Julkaistu 1.1.2025", "Julkaistu 1.1.2026"), "1.1.2025"),
        (("Päivitetty 4.5.2026", "Päivitetty 5.5.2026"), "4.5.2026"),
        (("Päivitetty", "4.5.2026", "Päivitetty", "5.5.2026"), "4.5.2026"),
        ((f"{'Tietoa. ' * 75} Päivitetty 4.5.2026",), None),
    ],
)
def test_the_day_of_the_update_over_lines(texts: tuple[str, ...], date: str | None) -> None:
    """The word and the day may be on lines of their own; a long text is no such line."""
    node = updated_node(blocks(*texts))
    assert (node.text if node else None) == date
    assert updated_node(blocks(*texts, kind="row")) is None


@pytest.mark.parametrize(
    ("at", "line", "kind", "known"),
    [
        (3, "4.5.2026", "paragraph", True),
        (3, "(4.5.2026).", "heading", True),
        (4, "4.5.2026", "paragraph", False),
        (5, "4.5.2026", "paragraph", False),
        (6, "4.5.2026", "paragraph", True),
        (3, "4.5.2026", "item", False),
        (3, "klo 4.5.2026", "paragraph", False),
    ],
)
def test_a_day_that_stands_alone(at: int, line: str, kind: str, known: bool) -> None:
    """Under the title or at the very end it is the page's own; in the middle it is of something else."""
    texts = ["Tietoa."] * 10
    texts[at] = line
    page = list(blocks(*texts))
    page[at] = page[at]._replace(kind=kind)
    node = updated_node(tuple(page))
    assert (node.text if node else None) == ("4.5.2026" if known else None)
    if node is not None:
        assert (node.path, where(node, tuple(texts))) == (("updated",), "4.5.2026")


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Päivitetty 4.5.2026", True),
        ("- Päivitetty 4.5.2026", True),
        ("(Päivitetty 4.5.2026, tiedonhallinta)", True),
        ("Päivitetty 4.5.2026 ja tallennettu arkistoon saman tien", False),
        ("Sivu on päivitetty 4.5.2026", True),
        ("Denna sida har uppdaterats 4.5.2026", True),
        ("This page was last updated 4.5.2026", True),
        ("Ohje on päivitetty 4.5.2026", False),
        ("Kokous 4.5.2026", False),
        ("Päivitetty", False),
        ("", False),
    ],
)
def test_a_line_of_nothing_but_the_day(text: str, is_one: bool) -> None:
    """A few words may follow, but it begins with the word, or with what was updated: the page itself."""
    assert is_date_line(text) is is_one


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Mallilan kaupunki", True),
        ("Ala-Mallilan koulutuskuntayhtymä", True),
        ("Mallilan kaupunki.", False),
        ("Kaupunki", False),
        ("mallilan kaupunki", False),
        ("Mallilan kaupungin arkisto", False),
        ("Yksi Kaksi Kolme Neljä kunta", True),
        ("Yksi Kaksi Kolme Neljä Viisi kunta", False),
        ("", False),
    ],
)
def test_a_line_that_is_a_body_s_name(text: str, is_one: bool) -> None:
    """Two to five words, a capital, and a word for a body at the end."""
    assert is_body(text) is is_one
