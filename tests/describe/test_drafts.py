"""How the pieces that were read of an entry become its fields: lists, requests, deciders, statements."""

from __future__ import annotations

from typing import Any

import pytest

from kuvauslint.describe.canonical import plain
from kuvauslint.describe.drafts import Draft, Value, api_node, field_node, request_node
from kuvauslint.describe.interface import Answer
from kuvauslint.describe.spans import Span, whole
from kuvauslint.model.document import Block, locate_slices
from kuvauslint.model.node import Node
from kuvauslint.model.place import Place


def span(text: str, line: int = 1) -> Span:
    return whole(Block("paragraph", text, Place(line, 1, line, len(text) + 1)))


KEY = span("Otsake", 9)


def value(text: str, line: int = 1, **more: Any) -> Value:
    return Value(span(text, line), **{"key": KEY, **more})


def at(mark: Any) -> tuple[int | None, int | None, int | None]:
    place = locate_slices(mark)
    return place.line, place.column, place.end_column


def test_a_value_of_nothing_but_a_dash_only_keeps_its_place() -> None:
    """It is remembered, but tells nothing; so does white space."""
    draft = Draft()
    for text in ("-", "–", "— .", ".", " ", ""):
        draft.add("purpose", Value(span(text)))
    assert draft.values == {}
    assert [(field, one.text) for field, one in draft.dashes] == [
        ("purpose", "-"),
        ("purpose", "–"),
        ("purpose", "— ."),
        ("purpose", "."),
    ]
    assert draft.last("purpose") is None
    draft.add("purpose", Value(span("-a")))
    draft.add("purpose", Value(span("b")))
    assert [one.text for one in draft.spans("purpose")] == ["-a", "b"]
    assert draft.spans("notes") == []


def test_a_text_that_was_broken_is_joined() -> None:
    """By a space, to the last piece; each half keeps its place."""
    draft = Draft()
    draft.add("purpose", Value(span("Lainaus")))
    draft.add("purpose", Value(span("ja")))
    draft.lengthen("purpose", span("kokoelmat", 2))
    last = draft.last("purpose")
    assert last is not None
    assert [one.text for one in draft.spans("purpose")] == ["Lainaus", "ja kokoelmat"]
    assert [mark.block.place.line for mark in last.span.marks] == [1, 2]


def test_an_entry_with_its_name_and_unit() -> None:
    """The name with its label, the unit it stands under unless it tells its own, and whether it is sure."""
    draft = Draft(span("Kirjaston tietovarannon"), span("Sivistys", 2), sure=False)
    draft.base, draft.name_key = "Kirjaston tietovaranto", KEY
    draft.add("notes", value("x", sure=False))
    node = draft.freeze(("repositories", 3))
    assert plain(node) == {"name": "Kirjaston tietovaranto", "unit": "Sivistys", "notes": "x"}
    assert [(one.path, one.sure) for one in node.walk()] == [
        (("repositories", 3), False),
        (("repositories", 3, "name"), False),
        (("repositories", 3, "unit"), True),
        (("repositories", 3, "notes"), False),
    ]
    name = node.fields["name"]
    assert (name.raw, at(name.key_mark), at(name.mark), at(node.mark)) == (
        "Kirjaston tietovarannon", (9, 1, 7), (1, 1, 24), (1, 1, 24),
    )  # fmt: skip
    draft.add("unit", value("Kulttuuri"))
    assert plain(draft.freeze(()))["unit"] == "Kulttuuri"


def test_an_entry_without_a_name_stands_where_its_first_value_does() -> None:
    """So that it has a place at all."""
    draft = Draft()
    draft.add("notes", value("x", 4))
    assert at(draft.freeze(()).mark) == (4, 1, 2)
    assert Draft().freeze(()) == Node((), ())


def test_a_system_has_the_fields_of_a_system() -> None:
    """What is the purpose and the responsible party of a store is the description and owner of a system."""
    draft = Draft(span("Hylly"))
    for field in ("purpose", "responsible", "users"):
        draft.add(field, value(field))
    assert plain(draft.freeze(("systems", 0), system=True)) == {
        "name": "Hylly", "description": "purpose", "owner": "responsible", "users": "users",
    }  # fmt: skip
    assert draft.freeze(("systems", 0), system=True).fields["owner"].path == ("systems", 0, "owner")
    assert set(plain(draft.freeze(()))) == {"name", "purpose", "responsible", "users"}


def field(name: str, *values: Value, language: str = "fi") -> Node:
    return field_node(("x", name), name, list(values), language)


@pytest.mark.parametrize(
    ("name", "text"), [("purpose", "a\n\nb"), ("notes", "a\nb"), ("users", "a\nb"), ("disclosure", "a\nb")]
)
def test_running_texts_are_joined(name: str, text: str) -> None:
    """Paragraphs of a purpose stay paragraphs, lines of the others lines; the first label is the key."""
    node = field(name, value("a", sure=False), value("b", 2, key=span("Toinen", 8)))
    assert (node.path, node.text, node.sure, at(node.key_mark)) == (("x", name), text, False, (9, 1, 7))


def test_a_list_is_cut_unless_it_came_in_items() -> None:
    """A running text is an enumeration, a bullet is one item; signs at its end go."""
    node = field("systems", value("Köysi, Ankkuri."), value("Solmu, vanha;", 2, item=True, sure=False))
    assert [one.text for one in node.items] == ["Köysi", "Ankkuri", "Solmu, vanha"]
    assert [one.sure for one in node.items] == [True, True, False]
    assert [one.path for one in node.items] == [("x", "systems", n) for n in range(3)]
    assert [at(one.mark) for one in node.items] == [(1, 1, 6), (1, 8, 15), (2, 1, 13)]
    assert (node.raw, at(node.key_mark), node.sure) == ("Köysi, Ankkuri.\nSolmu, vanha;", (9, 1, 7), True)
    assert field("systems", value("Köysi", item=True)).raw is None


def test_systems_in_a_case_are_told_in_their_dictionary_form() -> None:
    """What was written is kept beside it."""
    node = field("systems", value("Solmuun ja Ankkuriin", case="illative"))
    assert [(one.text, one.raw) for one in node.items] == [("Solmu", "Solmuun"), ("Ankkuri", "Ankkuriin")]


def test_data_sets_have_the_group_they_stand_under() -> None:
    """Bullets under a group's heading are of the group, others of none."""
    node = field(
        "datasets",
        value("Lainat;", item=True, group=span("Asiakkaat", 5), sure=False),
        value("Kuvat, kartat", 2),
        value("Lapset, nuoret", 3, item=True),
    )
    assert plain(node) == [
        {"name": "Lainat", "group": "Asiakkaat"}, {"name": "Kuvat"}, {"name": "kartat"}, {"name": "Lapset, nuoret"},
    ]  # fmt: skip
    assert [one.path for one in node.walk()] == [
        ("x", "datasets"),
        ("x", "datasets", 0), ("x", "datasets", 0, "name"), ("x", "datasets", 0, "group"),
        *[("x", "datasets", n, *rest) for n in (1, 2, 3) for rest in ((), ("name",))],
    ]  # fmt: skip
    assert [(one.sure, one.fields["name"].sure) for one in node.items] == [(False, False)] + [(True, True)] * 3
    assert at(node.items[0].fields["group"].mark) == (5, 1, 10)
    assert at(node.items[2].mark) == (2, 8, 14)


@pytest.mark.parametrize(
    ("one", "language", "told"),
    [
        (value("nimellä ja tunnuksella"), "fi", ["nimi", "tunnus"]),
        (value("nimellä ja tunnuksella"), "sv", ["nimellä", "tunnuksella"]),
        (value("nimi, tunnus", case="adessive"), "fi", ["nimi", "tunnus"]),
        (value("nimellä, tai", item=True, case="adessive"), "fi", ["nimellä, tai"]),
        (value("nimellä.", item=True, case="adessive"), "fi", ["nimi"]),
        (value("nimellä.", item=True), "fi", ["nimellä"]),
        (value("personens eller ärendets namn"), "sv", ["personens namn", "ärendets namn"]),
    ],
)
def test_search_keys_in_their_case(one: Value, language: str, told: list[str]) -> None:
    """A running text may show its own case, a bullet has that of the sentence before it."""
    assert [item.text for item in field("search_keys", one, language=language).items] == told


def test_a_statement_on_interfaces() -> None:
    """Its class, its words, an address in it, and whether entries may tell otherwise."""
    node = api_node(("api",), [value("Kyllä, https://m.example/wfs", sure=False), value("Kartat ovat saatavilla.", 2)])
    assert plain(node, "api") == {
        "open": "yes", "statement": "Kyllä, https://m.example/wfs Kartat ovat saatavilla.", "url": "https://m.example/wfs",
    }  # fmt: skip
    assert [one.path for one in node.walk()] == [("api",), ("api", "open"), ("api", "statement"), ("api", "url")]
    assert (node.sure, at(node.key_mark), at(node.fields["open"].key_mark), at(node.fields["statement"].key_mark)) == (
        False, (9, 1, 7), (9, 1, 7), (9, 1, 7),
    )  # fmt: skip
    assert (at(node.mark)[0], at(node.fields["open"].mark)[0], at(node.fields["url"].mark)) == (1, 1, (1, 8, 29))
    default = api_node(("api",), [value("Ei, ellei toisin mainita")])
    assert plain(default, "api")["default"] is True
    assert (default.fields["default"].path, default.fields["default"].text) == (("api", "default"), "true")
    assert "default" not in api_node(("api",), [value("Ei")]).fields
    assert plain(api_node(("api",), [value("Ei")], Answer("partial")))["open"] == "partial"
    assert api_node(("api",), [value("Ei", key=None)]).key_mark is None


def request(*values: Value, authority: tuple[Value, ...] = ()) -> Any:
    node = request_node(("request",), {"request": list(values), "authority": list(authority)})
    return plain(node) if node is not None else None


def test_contacts_in_a_request_are_told_by_kind() -> None:
    """Each once however it is written; a text that is more than contacts is the instructions."""
    assert request(
        value("Kirjaamo, kirjaamo@m.example, puh. 09 1234 567"),
        value("Kirjaamo@M.example tai (09) 1234 567, PL 1, 01234 Mallila", 2),
        value("kirjaamo@m.example", 3),
        value("https://m.example/lomake", 4),
    ) == {
        "email": ["kirjaamo@m.example"],
        "phone": ["09 1234 567"],
        "address": ["PL 1, 01234 Mallila"],
        "form": ["https://m.example/lomake"],
        "instructions": "Kirjaamo, kirjaamo@m.example, puh. 09 1234 567",
    }


def test_instructions_are_joined_line_by_line() -> None:
    """Texts without contacts are instructions too."""
    assert request(value("Pyydä kirjallisesti."), value("Kerro aihe.", 2)) == {
        "instructions": "Pyydä kirjallisesti.\nKerro aihe."
    }
    assert request() is None


def test_the_places_of_a_request() -> None:
    """The request stands where its first text does, with its label; each contact at its own words."""
    node = request_node(
        ("request",),
        {"request": [value("Kirjaamo, a@m.example b@m.example", sure=False)], "authority": [value("Hallitus", 5)]},
    )
    assert node is not None
    assert (node.path, node.sure, at(node.mark), at(node.key_mark)) == (("request",), False, (1, 1, 34), (9, 1, 7))
    assert {one.path[1:]: at(one.mark) for one in node.walk() if len(one.path) > 1} == {
        ("authority",): (5, 1, 9),
        ("email",): (1, 11, 22),
        ("email", 0): (1, 11, 22),
        ("email", 1): (1, 23, 34),
        ("instructions",): (1, 1, 34),
    }
    only = request_node(("request",), {"authority": [value("Hallitus", 5, key=None)]})
    assert only is not None
    assert (at(only.mark), only.key_mark, only.sure) == ((5, 1, 9), None, True)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Kaupunginhallitus.", "Kaupunginhallitus"),
        ("Kaupunginhallitus, Tori 1", "Kaupunginhallitus, Tori 1"),
        ("Kaupunginhallitus, h@m.example", {"name": "Kaupunginhallitus", "email": ["h@m.example"]}),
        ("Kaupunginhallitus (puh. 09 1234)", {"name": "Kaupunginhallitus", "phone": ["09 1234"]}),
        ("Kaupunginhallitus; sähköposti: h@m.example", {"name": "Kaupunginhallitus", "email": ["h@m.example"]}),
        ("Kaupunginhallitus puh. 09 1234 tai h@m.example",
         {"name": "Kaupunginhallitus", "email": ["h@m.example"], "phone": ["09 1234"]}),
        ("h@m.example", {"email": ["h@m.example"]}),
        ("puh. 09 1234", {"phone": ["09 1234"]}),
        ("Kaupunginhallitus, https://m.example/hallitus", "Kaupunginhallitus, https://m.example/hallitus"),
        ("Xerox-lautakunta X", "Xerox-lautakunta X"),
    ],
)  # fmt: skip
def test_the_decider_and_its_contacts(text: str, told: Any) -> None:
    """Its name is what stands before its first contact; a page of its own is no contact."""
    assert request(authority=(value(text),)) == {"authority": told}


def test_the_decider_over_two_lines() -> None:
    """Name and contacts may stand on lines of their own."""
    node = request_node(("request",), {"authority": [value("Hallitus", sure=False), value("h@m.example", 2)]})
    assert node is not None
    assert plain(node) == {"authority": {"name": "Hallitus", "email": ["h@m.example"]}}
    authority = node.fields["authority"]
    assert {one.path[2:]: at(one.mark) for one in authority.walk() if len(one.path) > 2} == {
        ("name",): (1, 1, 9), ("email",): (2, 1, 12), ("email", 0): (2, 1, 12),
    }  # fmt: skip
    assert (authority.path, authority.sure, at(authority.key_mark)) == (("request", "authority"), False, (9, 1, 7))
    plain_one = request_node(("request",), {"authority": [value("Hallitus", sure=False), value("Lautakunta", 2)]})
    assert plain_one is not None
    assert plain_one.fields["authority"].text == "Hallitus, Lautakunta"
    assert (plain_one.fields["authority"].sure, at(plain_one.fields["authority"].key_mark)) == (False, (9, 1, 7))
