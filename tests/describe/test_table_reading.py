"""Tables read row by row: headers, names, units, broken rows, fields of one entry, columns of entries."""

from __future__ import annotations

from typing import Any

import pytest
from tests.describe.reading import lines, row

from kuvauslint.describe.canonical import plain
from kuvauslint.describe.drafts import Draft
from kuvauslint.describe.lines import Line, line_of
from kuvauslint.describe.loose_rows import loosened
from kuvauslint.describe.spans import Span, whole
from kuvauslint.describe.table import TableReader
from kuvauslint.describe.table_shape import tells_fields
from kuvauslint.model.document import Block
from kuvauslint.model.place import Place


def span(text: str) -> Span:
    return whole(Block("paragraph", text, Place(99, 1, 99, len(text) + 1)))


def read(text: str, unit: str = "", owner: Draft | None = None, reader: TableReader | None = None) -> Any:
    reader = reader or TableReader()
    return [plain(one.freeze(())) for one in reader.read(lines(text), span(unit) if unit else None, owner)]


HEAD = "Tietovaranto | Käyttötarkoitus | Tietojärjestelmät | Vuosi"


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("Lainat | lainaus | Hylly | 2019",
         [{"name": "Lainat", "purpose": "lainaus", "systems": ["Hylly"], "notes": "2019"}]),
        ("Lainat |  | Hylly | ", [{"name": "Lainat", "systems": ["Hylly"]}]),
        ("Lainat | - | Hylly | –", [{"name": "Lainat", "systems": ["Hylly"]}]),
        ("Lainat | lainaus", [{"name": "Lainat", "purpose": "lainaus"}]),
        ("Lainat | lainaus | Hylly | 2019 | viisi", [{"name": "Lainat", "purpose": "lainaus", "systems": ["Hylly"], "notes": "2019"}]),
        ("Lainat | lainaus | Hylly | 2019 | viisi | kuusi", []),
        ("Yhteensä | 12 |  | ", []),
        ("yhteensä: | 12 |  | ", []),
        (" |  |  | ", []),
        ("Yhteensä | 12 |  | \n |  |  | \na | b | c | d | e | f\nLainat | lainaus | Hylly | 2019",
         [{"name": "Lainat", "purpose": "lainaus", "systems": ["Hylly"], "notes": "2019"}]),
        # the rest of a row that a page's end parted
        ("Lainat | kirjojen | Hylly | 2019\n | lainaus |  | ",
         [{"name": "Lainat", "purpose": "kirjojen lainaus", "systems": ["Hylly"], "notes": "2019"}]),
        ("Lainat | kirja- | Hylly | 2019\n | Lainaus |  | ",
         [{"name": "Lainat", "purpose": "kirja- Lainaus", "systems": ["Hylly"], "notes": "2019"}]),
        ("Lainat | lainaus, | Hylly | 2019\n | Palautus |  | ",
         [{"name": "Lainat", "purpose": "lainaus, Palautus", "systems": ["Hylly"], "notes": "2019"}]),
        ("Lainat | lainaus | Hylly | 2019\n | Palautus |  | ",
         [{"name": "Lainat", "purpose": "lainaus\n\nPalautus", "systems": ["Hylly"], "notes": "2019"}]),
        ("Lainat | lainaus |  | 2019\n |  | Hylly | ",
         [{"name": "Lainat", "purpose": "lainaus", "notes": "2019", "systems": ["Hylly"]}]),
        (" | lainaus |  | ", []),
    ],
)  # fmt: skip
def test_rows_under_a_header(rows: str, told: Any) -> None:
    """A row is an entry; without a name it goes on the one before; sums and rows too wide are none."""
    assert read(f"{HEAD}\n{rows}") == told


def test_what_no_entry_takes_is_left() -> None:
    """The words are kept, so that they can be told of."""
    reader = TableReader()
    read("Lainat | lainaus | Hylly", reader=reader)
    read(f"{HEAD}\n | lainaus | Hylly | \na | b | c | d | e | f", reader=reader)
    assert [one.text for one in reader.stray] == ["Lainat", "lainaus", "Hylly", "a"]
    assert [one.place().line for one in reader.stray] == [1, 2, 2, 3]


def test_the_lines_of_a_cell() -> None:
    """One thing a line, which a capital in the next row goes on; or one enumeration that the cell's width cut."""
    blocks = [row("Informationslager | Informationsmaterial", 1), row("Lån | a", 2), row(" | Boendetillstånd", 3)]
    listed = blocks[1]._replace(cells=(blocks[1].cells[0], blocks[1].cells[1]._replace(text="Avgifter\nYrkanden")))
    draft = TableReader().read(list(map(line_of, (blocks[0], listed, blocks[2]))), None, None)[0]
    assert [value.span.text for value in draft.values["datasets"]] == ["Avgifter", "Yrkanden", "Boendetillstånd"]
    cut = blocks[1]._replace(
        cells=(blocks[1].cells[0], blocks[1].cells[1]._replace(text="Avgifter; yrkanden;\nlån; bilder"))
    )
    draft = TableReader().read(list(map(line_of, (blocks[0], cut))), None, None)[0]
    assert [value.span.text for value in draft.values["datasets"]] == ["Avgifter; yrkanden;\nlån; bilder"]


def test_a_table_that_goes_on_needs_no_header_again() -> None:
    """The next page's rows are read by the columns of the page before; a new header replaces them."""
    reader = TableReader()
    read(f"{HEAD}\nLainat | lainaus | Hylly | 2019", reader=reader)
    assert read("Kuvat | näyttely | Vitriini | 2020", reader=reader) == [
        {"name": "Kuvat", "purpose": "näyttely", "systems": ["Vitriini"], "notes": "2020"}
    ]
    assert read("Rekisteri | Hakutekijät | Aihe\nLuvat | nimi | x", reader=reader) == [
        {"name": "Luvat", "search_keys": ["nimi"], "notes": "x"}
    ]
    assert [block.place.line for block in reader.header_rows] == [1, 1]


@pytest.mark.parametrize(
    ("head", "fields"),
    [
        ("Tietovaranto | Käyttötarkoitus", ["name", "purpose"]),
        ("Nro | Tietovaranto | Käyttötarkoitus", ["index", "name", "purpose"]),
        ("Käyttötarkoitus | Aihe | Hakutekijät", ["purpose", "name", "search_keys"]),
        ("Käyttötarkoitus | Hakutekijät", ["name", "search_keys"]),
        ("Palvelu | Tietovaranto | Käyttötarkoitus", ["notes", "name", "purpose"]),
        ("Tietojärjestelmän nimi | Tietovaranto | Käyttötarkoitus", ["systems", "name", "purpose"]),
        ("Tietovaranto | Rekisteri | Käyttötarkoitus", ["name", "notes", "purpose"]),
        ("Tietovaranto/rekisteri | Käyttötarkoitus", ["name", "purpose"]),
        ("Toimiala | Tietovaranto | Käyttötarkoitus", ["unit", "name", "purpose"]),
    ],
)  # fmt: skip
def test_which_column_holds_what(head: str, fields: list[str]) -> None:
    """The best word for a name has the names; a second such column is systems or notes."""
    reader = TableReader()
    read(f"{head}\n{' | '.join('abcd'[: len(fields)])}", reader=reader)
    assert [(field, text) for field, text, _ in reader.headers] == list(zip(fields, head.split(" | "), strict=True))


@pytest.mark.parametrize(
    ("head", "is_header"),
    [
        ("Tietovaranto | Käyttötarkoitus", True),
        ("Tietovaranto | Jotain", False),
        ("Tietovaranto | Käyttötarkoitus | a | b", True),
        ("Tietovaranto | Käyttötarkoitus | a | b | c", False),
        ("Tietovaranto | ", False),
        ("Käyttötarkoitus | lainaus | nimi", True),
    ],
)
def test_what_is_a_header(head: str, is_header: bool) -> None:
    """At least two labels, and at least half of the cells."""
    reader = TableReader()
    read(f"{head}\nLainat | lainaus | x", reader=reader)
    assert (len(reader.header_rows) > 0) is is_header


def test_a_row_marked_as_header_needs_one_label() -> None:
    """Where the document itself says so; all its cells, and more than one."""
    for header, expected in ((True, 1), (False, 0)):
        reader = TableReader()
        blocks = [row("Tietovaranto | Jotain", 1, header=header), row("Lainat | x | y", 2)]
        reader.read([line_of(block) for block in blocks], None, None)
        assert len(reader.header_rows) == expected


def test_a_wide_header_stands_over_all_its_columns() -> None:
    """A cell that spans two columns labels both."""
    head = row("Tietovaranto | Tietojärjestelmät |  | Hakutekijät", 1)
    cells = [head.cells[0], head.cells[1]._replace(columns=2), head.cells[2]._replace(columns=0), head.cells[3]]
    reader = TableReader()
    found = reader.read(
        [line_of(head._replace(cells=tuple(cells))), line_of(row("Lainat | Hylly | Kortti | nimi", 2))], None, None
    )
    assert plain(found[0].freeze(())) == {"name": "Lainat", "systems": ["Hylly", "Kortti"], "search_keys": ["nimi"]}


def test_units_in_a_table() -> None:
    """In a column of their own they hold until the next one; else the unit the table stands under."""
    text = "Toimiala | Tietovaranto | Käyttötarkoitus\nSivistys | Lainat | lainaus\n | Kuvat | näyttely\nTekniikka | Luvat | luvat"
    assert [one.get("unit") for one in read(text, unit="Kunta")] == ["Sivistys", "Sivistys", "Tekniikka"]
    assert [one.get("unit") for one in read(f"{HEAD}\nLainat | x | y | z", unit="Kunta")] == ["Kunta"]
    reader = TableReader()
    read(text, reader=reader)
    assert read(f"{HEAD}\nLainat | x | y | z", reader=reader)[0].get("unit") is None


def test_a_wide_cell_alone_in_its_row_is_the_unit_of_the_rows_below() -> None:
    """One that spans no columns is an entry with nothing but a name."""
    head, one, two = row("Tietovaranto | Käyttötarkoitus", 1), row("Sivistys | ", 2), row("Lainat | lainaus", 3)
    for columns, told in (
        (2, [{"name": "Lainat", "unit": "Sivistys", "purpose": "lainaus"}]),
        (1, [{"name": "Sivistys"}, {"name": "Lainat", "purpose": "lainaus"}]),
    ):
        wide = one._replace(cells=(one.cells[0]._replace(columns=columns), one.cells[1]))
        found = TableReader().read([line_of(block) for block in (head, wide, two)], None, None)
        assert [plain(draft.freeze(())) for draft in found] == told


@pytest.mark.parametrize(
    ("cells", "asked"),
    [
        (["a@m.example", "b@m.example"], True),
        (["a@m.example", "Matti"], False),
        (["a@m.example", "b@m.example", "Matti"], True),
        (["a@m.example", "-"], True),
        (["Matti", "Maija"], False),
        (["-", ""], False),
    ],
)
def test_a_column_of_contacts_is_known_by_its_cells(cells: list[str], asked: bool) -> None:
    """Where its header says nothing and most cells are contacts, requests go there."""
    rows = "\n".join(f"Lainat | lainaus | {cell}" for cell in cells)
    reader = TableReader()
    read(f"Tietovaranto | Käyttötarkoitus | Taho\n{rows}", reader=reader)
    assert (reader.columns[2].fields == ("request",)) is asked


def test_a_column_with_a_label_keeps_it_whatever_its_cells() -> None:
    """Contacts under "users" are users; names are never requests."""
    reader = TableReader()
    read("Tietovaranto | Käyttäjät\na@m.example | b@m.example", reader=reader)
    assert [column.fields for column in reader.columns] == [("name",), ("users",)]


FIELDS = "Tietovaranto | Lainat\nKäyttötarkoitus | lainaus\nHakutekijät | nimi"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (FIELDS, [{"name": "Lainat", "purpose": "lainaus", "search_keys": ["nimi"]}]),
        (f"{FIELDS}\nAihe | 2019", [{"name": "Lainat", "purpose": "lainaus", "search_keys": ["nimi"], "notes": "2019"}]),
        (f"{FIELDS}\n | tunnus", [{"name": "Lainat", "purpose": "lainaus", "search_keys": ["nimi", "tunnus"]}]),
        (f"{FIELDS}\n{FIELDS.replace('Lainat', 'Kuvat')}", [
            {"name": name, "purpose": "lainaus", "search_keys": ["nimi"]} for name in ("Lainat", "Kuvat")
        ]),
        (f"{FIELDS}\nTietojärjestelmä | Hylly",
         [{"name": "Lainat", "purpose": "lainaus", "search_keys": ["nimi"], "systems": ["Hylly"]}]),
        ("Käyttötarkoitus | lainaus\nHakutekijät | nimi", []),
        ("Tietovaranto | \nKäyttötarkoitus | lainaus\nHakutekijät | nimi", []),
    ],
)  # fmt: skip
def test_a_table_of_fields(text: str, told: Any) -> None:
    """Label and value; each name begins an entry; another word for a name is its system."""
    assert read(text) == told


def test_a_table_of_fields_under_an_entry_s_name() -> None:
    """It tells the entry that it stands under, and begins none."""
    owner = Draft(span("Lainat"))
    assert read("Käyttötarkoitus | lainaus\nJärjestelmä | Hylly\nAihe | x", owner=owner) == []
    assert plain(owner.freeze(())) == {"name": "Lainat", "purpose": "lainaus", "systems": ["Hylly"], "notes": "x"}
    assert [(field, text) for field, text, _ in owner.labels] == [
        ("purpose", "Käyttötarkoitus"), ("systems", "Järjestelmä"), ("notes", "Aihe"),
    ]  # fmt: skip
    assert [owner.values[field][0].sure for field in ("purpose", "systems", "notes")] == [True, True, False]


def test_the_lines_of_a_cell_are_items() -> None:
    """One line alone is an enumeration; the place of each is its own."""
    block = row("Hakutekijät | nimi, tunnus", 2)
    cell = block.cells[1]._replace(text="nimi, koko\n\ntunnus")
    owner = Draft(span("Lainat"))
    blocks = [
        row("Käyttötarkoitus | lainaus", 1),
        block._replace(cells=(block.cells[0], cell)),
        row("Hakutekijät | a, b", 3),
    ]
    TableReader().read([line_of(one) for one in blocks], None, owner)
    assert plain(owner.freeze(()))["search_keys"] == ["nimi, koko", "tunnus", "a", "b"]


TURNED = "Tietovaranto | Lainat | Kuvat\nKäyttötarkoitus | lainaus | näyttely\nAihe | a | b\nHakutekijät | nimi"


def test_a_column_for_each_entry() -> None:
    """A row for each field; short rows leave the rest untold, and unknown labels are notes."""
    reader = TableReader()
    assert read(TURNED, unit="Kunta", reader=reader) == [
        {"name": "Lainat", "unit": "Kunta", "purpose": "lainaus", "notes": "a", "search_keys": ["nimi"]},
        {"name": "Kuvat", "unit": "Kunta", "purpose": "näyttely", "notes": "b"},
    ]
    assert [(field, text) for field, text, _ in reader.headers] == [
        ("purpose", "Käyttötarkoitus"), ("notes", "Aihe"), ("search_keys", "Hakutekijät"),
    ]  # fmt: skip
    found = TableReader().read(lines(TURNED), None, None)
    assert [found[0].values[field][0].sure for field in ("purpose", "notes")] == [True, False]
    assert read(TURNED.replace("Tietovaranto | ", " | "))[1]["name"] == "Kuvat"


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("Käyttötarkoitus | lainaus\nHakutekijät | nimi", True),
        ("Tietovaranto | Lainat\nHakutekijät | nimi", False),
        ("Käyttötarkoitus | lainaus", False),
        ("Käyttötarkoitus | lainaus\nAihe | nimi", False),
        ("Käyttötarkoitus | lainaus\nHakutekijät | nimi\nAihe | x", True),
        ("Käyttötarkoitus | a | b\nHakutekijät | c | d", False),
        ("Lainat | lainaus\nKuvat | näyttely", False),
    ],
)
def test_rows_that_are_the_fields_of_one_entry(text: str, does: bool) -> None:
    """Two columns, more than half of the first are labels, and the first is no name."""
    assert tells_fields([line.block for line in lines(text)]) is does
    assert tells_fields([]) is False


def loose(*rows: Block) -> list[tuple[str, str]]:
    return [(line.kind, line.text) for line in loosened([line_of(one) for one in rows])]


def one(text: str, number: int = 1, columns: int = 1, rows: int = 1, table: int = 1) -> Block:
    """A row whose first cell alone is filled."""
    block = row(f"{text} | ", number, table)
    return block._replace(cells=(block.cells[0]._replace(columns=columns, rows=rows), block.cells[1]))


FULL = row("Lainat | lainaus", 5)
FULL3 = row("Lainat | lainaus | Hylly", 5)


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        ((one("Sivistys"), FULL), "heading"),
        ((one("Sivistys"),), "paragraph"),
        ((one("Sivistyksen tiedot ovat tässä."), FULL), "paragraph"),
        ((FULL, one("Sivistys", 6), FULL), "heading"),
        ((FULL, one("Hakutekijät", 6), FULL), "row"),
        ((FULL, one("Hakutekijät", 6, table=2), FULL), "heading"),
        ((FULL, one("Hakutekijät", 6), one("diaarinumero", 7)), "heading"),
        ((one("Hakutekijät", 6), FULL), "heading"),
        ((FULL, one("sivistys", 6), FULL), "row"),
        ((FULL, one("kirjaamo@m.example", 6), FULL), "paragraph"),
        ((FULL, one("Sivistys", 6, rows=0), FULL), "row"),
        ((FULL, one("sivistys", 6, columns=2), FULL), "heading"),
        ((FULL3, row("Sivistys |  | ", 6), FULL3), "heading"),
        ((FULL3, row("Kirjaston tietovaranto |  | ", 6), FULL3), "row"),
        ((FULL3, row(" | Sivistys | ", 6), FULL3), "row"),
        ((FULL3, row("Asiakirjajulkisuuskuvaus |  | ", 6), FULL3), "heading"),
    ],
)  # fmt: skip
def test_a_row_with_one_filled_cell(rows: tuple[Block, ...], kind: str) -> None:
    """A group's heading or a note; but not a field without a value, an entry, or the rest of a cell."""
    filled = next(block for block in rows if sum(bool(cell.text) for cell in block.cells) == 1)
    text = next(cell.text for cell in filled.cells if cell.text)
    found = loose(*rows)[rows.index(filled)]
    assert found == (kind, filled.text if kind == "row" else text)


def test_a_loose_row_stands_where_its_cell_does() -> None:
    """So that what is read from it has the right place."""
    found: Line = loosened([line_of(one("Sivistys", 4)), line_of(FULL)])[0]
    assert (found.block.place, found.gap) == (Place(4, 1, 4, 9), True)


def test_a_table_of_fields_that_ends_with_a_name_goes_on_in_the_next() -> None:
    """As at the end of a page; what has its values already does not."""
    reader = TableReader()
    first = (
        "Rekisterin nimi | Kuvat\nKäyttötarkoitus | näyttely\nTietojärjestelmät | Vitriini\nRekisterin nimi | Lainat"
    )
    *_, entry = reader.read(lines(first), None, None)
    rest = "Käyttötarkoitus | lainaus\nTietojärjestelmät | Hylly\nHakutekijät | nimi"
    assert reader.read(lines(rest), None, None) == []
    found = {"name": "Lainat", "purpose": "lainaus", "systems": ["Hylly"], "search_keys": ["nimi"]}
    assert plain(entry.freeze(())) == found
    reader.read(lines(rest), None, None)
    assert plain(entry.freeze(())) == found


FUNCTION = "Tietovaranto | {} | Tietojärjestelmät | Hakutekijät"
ACT, SERVICE = "Kirjastopalvelujen järjestäminen", "Kirjastopalvelut"


@pytest.mark.parametrize(
    ("label", "cell", "told"),
    [
        # an act is what the data are for; a service is whose they are
        ("Tehtävä", ACT, {"purpose": ACT}),
        ("Toiminto", SERVICE, {"unit": SERVICE}),
        ("Funktion", "Ordnande av biblioteket", {"purpose": "Ordnande av biblioteket"}),
        ("Function", "Keeping of the library", {"purpose": "Keeping of the library"}),
        ("Tehtäväluokka", "12.03 Kirjasto", {"unit": "12.03 Kirjasto"}),
        ("Vuosi", "2019", {"notes": "2019"}),
        # where the purpose or the unit has a column of its own
        ("Käyttötarkoitus | Tehtävä", f"lainaus | {ACT}", {"purpose": "lainaus", "unit": ACT}),
        ("Toimiala | Toiminto", f"Sivistys | {SERVICE}", {"unit": "Sivistys", "notes": SERVICE}),
    ],
)
def test_a_column_of_functions(label: str, cell: str, told: dict[str, str]) -> None:
    """By what its cells say."""
    head = FUNCTION.format(label)

    assert read(f"{head}\nLainat | {cell} | Hylly | nimi\nKortit | {cell} | Hylly | nimi") == [
        {"name": name, **told, "systems": ["Hylly"], "search_keys": ["nimi"]} for name in ("Lainat", "Kortit")
    ]


@pytest.mark.parametrize(
    ("label", "cell", "request_"),
    [
        ("Päättävä viranomainen ja yhteystiedot", "Johtaja, a@m.example, puh. 040 123 4567",
         {"authority": "Johtaja", "email": ["a@m.example"], "phone": ["040 123 4567"]}),
        ("Beslutande myndighet och kontaktuppgifter", "Direktören (a@m.example)",
         {"authority": "Direktören", "email": ["a@m.example"]}),
        # the decider's own, of which requests are told elsewhere
        ("Päättävän viranomaisen yhteystiedot", "Johtaja, a@m.example",
         {"authority": {"name": "Johtaja", "email": ["a@m.example"]}}),
        ("Päättävä viranomainen ja yhteystiedot", "a@m.example / johtaja",
         {"authority": "johtaja", "email": ["a@m.example"]}),
        ("Päättävä viranomainen ja yhteystiedot", "Lautakunta. Yhteydenotot: a@m.example",
         {"authority": "Lautakunta", "email": ["a@m.example"]}),
        ("Päättävä viranomainen ja yhteystiedot", "Lautakunta", {"authority": "Lautakunta"}),
        # the label asks for nothing but who decides: the contact is the decider's own
        ("Päättävä viranomainen", "Johtaja, a@m.example", {"authority": {"name": "Johtaja", "email": ["a@m.example"]}}),
    ],
)  # fmt: skip
def test_a_column_of_deciders_with_contacts(label: str, cell: str, request_: dict[str, Any]) -> None:
    """The contacts are where requests go, where the label asks for them."""
    found = read(f"Tietovaranto | Tietojärjestelmät | {label}\nLainat | Hylly | {cell}\nKortit | Hylly | {cell}")

    assert [one["request"] for one in found] == [request_] * 2
