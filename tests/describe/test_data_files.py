"""A description file value by value: what each kind of field takes, where it stands, and what is told of a fault."""

from __future__ import annotations

from typing import Any

import pytest
from tests.describe.soundness import words_at

from kuvauslint.describe.canonical import plain
from kuvauslint.describe.tree import Builder, describe
from kuvauslint.describe.validity import faults
from kuvauslint.model.description import Description
from kuvauslint.model.document import Source
from kuvauslint.model.node import Node
from kuvauslint.readers import yaml as yaml_reader


def described(text: str, default: str = "fi") -> Description:
    found = describe(yaml_reader.read(Source("x.yaml", text.encode(), "yaml")), default)
    assert found is not None
    return found


def told(text: str) -> Any:
    return plain(described(text).root)


@pytest.mark.parametrize("text", ["- a\n", "a\n", ""])
def test_a_file_that_is_no_mapping_is_no_description(text: str) -> None:
    """A list or a word has no keys."""
    assert describe(yaml_reader.read(Source("x.yaml", text.encode(), "yaml"))) is None


FILE = """kieli: sv
päivitetty: 2026-08-15
tiedonhallintayksikkö: {nimi: Mallila, kielet: [fi, ruotsi], tyyppi: kunta, verkkosivu: a.example}
tietopyynnöt: {viranomainen: {nimi: Hallitus, puhelin: 0401234567}, sähköposti: a@b.example}
hakutekijät: [nimi, {fi: tunnus, sv: kod}]
rajapinta: {avoin: false, oletus: true, osoite: https://a.example}
asiarekisteri: {nimi: Diaari, tietopyynnöt: {viranomainen: Johtaja}}
tietovarannot:
  - nimi: {fi: Kirjasto, sv: Bibliotek}
    tietoaineistot: [Lainat, {nimi: Kortit, tietoryhmä: Asiakkaat}]
    tietojärjestelmät: Hylly
    manuaalinen: true
    käyttötarkoitus: 12
    lisätiedot:
"""
PLACES = {
    "language": "sv", "updated": "2026-08-15", "organisation/name": "Mallila",
    "organisation/languages/0": "fi", "organisation/languages/1": "ruotsi", "organisation/type": "kunta",
    "organisation/website": "a.example", "request/authority/name": "Hallitus",
    "request/authority/phone/0": "0401234567", "request/email/0": "a@b.example",
    "search_keys/0": "nimi", "search_keys/1": "{", "api/open": "false", "api/default": "true",
    "api/url/0": "https://a.example", "case_register/name": "Diaari", "case_register/request/authority": "Johtaja",
    "repositories/0/name": "{", "repositories/0/datasets/0": "Lainat",
    "repositories/0/datasets/1/name": "Kortit", "repositories/0/datasets/1/group": "Asiakkaat",
    "repositories/0/systems/0": "Hylly", "repositories/0/manual": "true", "repositories/0/purpose": "12",
}  # fmt: skip


def nodes(node: Node) -> list[Node]:
    return [node, *(one for inner in (*node.items, *node.fields.values()) for one in nodes(inner))]


def test_every_kind_of_value() -> None:
    """Texts, choices, lists and groups in canonical fields, in the file's language first."""
    found = described(FILE)
    assert found.problems == ()
    assert (found.language, found.published, found.own_page) == ("sv", False, False)
    assert plain(found.root) == {
        "language": "sv",
        "updated": "2026-08-15",
        "organisation": {"name": "Mallila", "languages": ["fi", "sv"], "type": "municipality", "website": "a.example"},
        "request": {"authority": {"name": "Hallitus", "phone": ["0401234567"]}, "email": ["a@b.example"]},
        "search_keys": ["nimi", {"fi": "tunnus", "sv": "kod"}],
        "api": {"open": "no", "default": True, "url": ["https://a.example"]},
        "case_register": {"name": "Diaari", "request": {"authority": "Johtaja"}},
        "repositories": [
            {
                "name": {"fi": "Kirjasto", "sv": "Bibliotek"},
                "datasets": ["Lainat", {"name": "Kortit", "group": "Asiakkaat"}],
                "systems": ["Hylly"],
                "manual": "only",
                "purpose": "12",
            }
        ],
    }
    assert found.root.list_of("repositories")[0].text_of("name") == "Bibliotek"


def test_every_value_stands_where_it_is_written() -> None:
    """And its path leads to it; the key of a field is its own."""
    found = described(FILE)
    at = {"/".join(map(str, node.path)): words_at(found, found.place(node)) for node in nodes(found.root) if node.text}
    assert at == PLACES
    for node in nodes(found.root):
        step: Any = found.root
        for part in node.path:
            step = step.items[part] if isinstance(part, int) else step.get(part)
        assert step is node
        last = node.path[-1] if node.path else 0
        assert (node.key_mark is not None) is isinstance(last, str)
    keys = {
        "/".join(map(str, node.path)): words_at(found, found.key_place(node))
        for node in nodes(found.root)
        if node.key_mark is not None
    }
    assert keys["organisation/name"] == keys["repositories/0/name"] == "nimi"
    assert (keys["request"], keys["api/open"], keys["repositories/0/systems"]) == (
        "tietopyynnöt", "avoin", "tietojärjestelmät",
    )  # fmt: skip
    assert (keys["repositories/0/notes"], keys["repositories/0/datasets"], keys["request/authority"]) == (
        "lisätiedot", "tietoaineistot", "viranomainen",
    )  # fmt: skip


def test_the_variants_of_a_text_stand_where_they_are_written() -> None:
    """Each language has its own place and key."""
    found = described(FILE)
    name = found.root.list_of("repositories")[0].fields["name"]
    assert {code: (one.path, words_at(found, found.place(one)), words_at(found, found.key_place(one)))
            for code, one in name.variants.items()} == {
        "fi": (("repositories", 0, "name", "fi"), "Kirjasto", "fi"),
        "sv": (("repositories", 0, "name", "sv"), "Bibliotek", "sv"),
    }  # fmt: skip


def test_all_that_is_said_is_kept_for_the_checks_of_texts() -> None:
    """Every text once, numbers as written; choices and booleans are no texts."""
    assert tuple(node.text for node in described(FILE).said) == (
        "2026-08-15", "Mallila", "a.example", "Hallitus", "0401234567", "a@b.example", "nimi", "tunnus", "kod",
        "https://a.example", "Diaari", "Johtaja", "Kirjasto", "Bibliotek", "Lainat", "Kortit", "Asiakkaat", "Hylly", "12",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("kieli: sv\n", "sv"), ("kieli: ruotsi\n", "sv"), ("kieli: klingon\n", "en"), ("nimi: sv\n", "en"),
        ("hakutekijät: [sv]\n", "en"), ("språk: fi\n", "fi"), ("kieli: 3\n", "en"), ("3: x\nkieli: sv\n", "sv"),
        ("unknown: x\nkieli: fi\n", "fi"), ("kieli: [sv]\n", "en"),
    ],
)  # fmt: skip
def test_the_language_of_the_file(text: str, language: str) -> None:
    """By its own field; otherwise the one that is asked for."""
    assert described(text, "en").language == language


@pytest.mark.parametrize(
    ("text", "raw", "value"),
    [
        ("rajapinta: {avoin: true}", "yes", "yes"), ("rajapinta: {avoin: false}", "no", "no"),
        ("tietovarannot: [{manuaalinen: false}]", "no", "no"), ("kuvauslint: 1", 1, "1"),
        ("rajapinta: {oletus: false}", False, "false"), ("rajapinta: {oletus: true}", True, "true"),
    ],
)  # fmt: skip
def test_typed_values(text: str, raw: Any, value: str) -> None:
    """A boolean answers a choice; the format's version is the number one."""
    found = described(f"{text}\n")
    node = next(one for one in nodes(found.root) if one.text is not None)
    assert (found.problems, node.text) == ((), value)
    assert node.raw in (raw, None)


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        ("hakutekijät: [a]", 0),
        ("hakutekijät: a", 0),
        ("hakutekijät:", 0),
        ("hakutekijät: [a, {x: b}]", 1),
        ("hakutekijät: [a, [b]]", 1),
        ("hakutekijät: [true, false]", 2),
        ("hakutekijät: [3]", 0),
        ("vieras: a\ntoinen: b", 2),
        ("3: a", 1),
        ("hakutekijät: a\nHakutekijät: b", 1),
        ("päivitetty: eilen", 1),
        ("päivitetty: 3", 1),
        ("päivitetty: [a]", 1),
        ("tietovarannot: a", 1),
        ("tietovarannot: {nimi: a}", 1),
        ("tietovarannot: [a, b]", 2),
        ("tietovarannot: [[a]]", 1),
        ("rajapinta: a", 1),
        ("rajapinta: [a]", 1),
        ("rajapinta: {avoin: ehkä}", 1),
        ("rajapinta: {avoin: 1}", 1),
        ("rajapinta: {oletus: kyllä}", 1),
        ("rajapinta: {osoite: a}", 1),
        ("rajapinta: {osoite: 3}", 1),
        ("kuvauslint: 2", 1),
        ("kuvauslint: true", 1),
        ("kuvauslint: yksi", 1),
        ("tietovarannot: [{nimi: {fi: a, sv: b}}]", 0),
        ("tietovarannot: [{nimi: {}}]", 1),
        ("tietovarannot: [{nimi: {fi: a, xx: b}}]", 1),
        ("tietovarannot: [{nimi: {fi: [a]}}]", 1),
        ("tietovarannot: [{nimi: {fi: true}}]", 1),
        ("tietovarannot: [{nimi: {fi: 3}}]", 0),
        ("tietovarannot: [{nimi: {fi: {fi: a}}}]", 1),
        ("tietovarannot: [{tunnus: {fi: a}}]", 1),
        ("tietopyynnöt: {viranomainen: {fi: a, sv: b}}", 0),
        ("tietopyynnöt: {viranomainen: {fi: a, nimi: b}}", 1),
        ("tietopyynnöt: {viranomainen: {nimi: b}}", 0),
        ("tietopyynnöt: {viranomainen: {}}", 0),
        ("tietopyynnöt: {viranomainen: [a]}", 1),
        ("tietovarannot: [{tietoaineistot: [{fi: a, sv: b}, {nimi: c}, d]}]", 0),
        ("tietovarannot: [{tietoaineistot: {nimi: c}}]", 0),
        ("tiedonhallintayksikkö: {kielet: [fi, xx]}", 1),
        ("tiedonhallintayksikkö: {kielet: fi}", 0),
    ],
)
def test_what_the_fast_path_doubts(text: str, doubts: int) -> None:
    """Each fault once; what is right is not doubted, and jsonschema agrees on which files have faults."""
    body = yaml_reader.read(Source("x.yaml", f"{text}\n".encode(), "yaml")).body
    builder = Builder("fi")
    builder.group(body, (), "description", None)
    assert builder.doubts == doubts
    assert bool(faults(body)) is bool(doubts)


def problems(text: str) -> list[tuple[str, str, dict[str, str]]]:
    """(rule, words at the place, values) of each problem."""
    found = described(f"{text}\n")
    out = []
    for problem in found.problems:
        place = found.document.locate(problem.mark, None, None)
        out.append((problem.rule, words_at(found, place), dict(problem.values)))
    return out


def invalid(field: str, expected: str, found: str, allowed: str = "") -> dict[str, str]:
    return {"field": field, "expected": expected, "allowed": allowed, "found": found}


@pytest.mark.parametrize(
    ("text", "rule", "words", "values"),
    [
        ("päivitetty: eilen", "KL005", "eilen", invalid("updated", "date", "eilen")),
        ("hakutekijät: [a, [b]]", "KL005", "[", invalid("search_keys", "texts", "")),
        ("tietovarannot: [a]", "KL005", "a", invalid("repositories", "list", "a")),
        ("tietovarannot: [{nimi: true}]", "KL005", "true", invalid("name", "text", "true")),
        ("rajapinta: {oletus: kyllä}", "KL005", "kyllä", invalid("default", "boolean", "kyllä")),
        ("rajapinta: {osoite: a b}", "KL005", "a b", invalid("url", "urls", "a b")),
        ("rajapinta: 3", "KL005", "3", invalid("api", "object", "3")),
        ("kuvauslint: 2", "KL005", "2", invalid("kuvauslint", "version", "2")),
        ("tiedonhallintayksikkö: {kielet: [xx]}", "KL005", "xx",
         invalid("languages", "languages", "xx", "fi, sv, en, se")),
        ("tila: vanha", "KL005", "vanha", invalid("status", "choice", "vanha", "luonnos, julkaistu")),
        ("tietovarannot: [{hakutekiät: a}]", "KL004", "hakutekiät",
         {"field": "hakutekiät", "suggestion": "hakutekijät"}),
        ("informationslager: [{söktemer: a}]", "KL004", "söktemer", {"field": "söktemer", "suggestion": "söktermer"}),
        ("xyz: a", "KL004", "xyz", {"field": "xyz", "suggestion": ""}),
        ("3: a", "KL004", "3", {"field": "3", "suggestion": ""}),
        ("hakutekijät: a\nHakutekijät: b", "KL003", "Hakutekijät", {"key": "Hakutekijät"}),
    ],
)  # fmt: skip
def test_what_is_told_of_a_fault(text: str, rule: str, words: str, values: dict[str, str]) -> None:
    """Where it is, what was found, and what is right in the file's own language."""
    assert problems(text) == [(rule, words, values)]


def test_the_path_of_a_fault_is_that_of_its_field() -> None:
    """So that it is told of the entry it is in."""
    text = "tietovarannot:\n  - nimi: a\n  - {nimi: b, vieras: c, manuaalinen: ehkä, käyttötarkoitus: [d]}\n"
    assert [(problem.rule, problem.path) for problem in described(text).problems] == [
        ("KL004", ("repositories", 1, "vieras")),
        ("KL005", ("repositories", 1, "purpose")),
        ("KL005", ("repositories", 1, "manual")),
    ]


def test_all_faults_are_told_up_to_a_bound() -> None:
    """A file with more of them is no description."""
    assert len(problems("\n".join(f"vieras{n}: a" for n in range(50)))) == 50
    assert len(problems("\n".join(f"vieras{n}: a" for n in range(51)))) == 50


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("tietovarannot: [{vieras: x, nimi: a}]", {"repositories": [{"name": "a"}]}),
        ("tietovarannot: [{Nimi: x, nimi: a, käyttötarkoitus: b}]", {"repositories": [{"name": "x", "purpose": "b"}]}),
        ("tietovarannot: [{nimi: {xx: b, fi: a}}]", {"repositories": [{"name": {"fi": "a"}}]}),
        ("tietovarannot: [{nimi: {fi: [b], sv: a}}]", {"repositories": [{"name": {"sv": "a"}}]}),
        ("hakutekijät: [a, {x: b}, c]", {"search_keys": ["a", None, "c"]}),
        ("rajapinta: {avoin: ehkä, selite: a}", {"api": {"statement": "a"}}),
        ("päivitetty: eilen", {"updated": "eilen"}),
        ("3: a\nhakutekijät: b", {"search_keys": ["b"]}),
    ],
)
def test_what_is_right_is_read_beside_what_is_not(text: str, tree: Any) -> None:
    """A fault hides nothing else."""
    assert told(f"{text}\n") == tree


def test_nothing_is_nothing_wherever_it_stands() -> None:
    """A null has its place and no text."""
    found = described("tietovarannot:\n  - nimi: {fi: ~, sv: a}\n    hakutekijät: [~, b]\n    lisätiedot: ~\n")
    entry = found.root.list_of("repositories")[0]
    assert entry.text_of("name") == "a"  # what is said in another language is said
    first, second = entry.fields["search_keys"].items
    assert (first.path, first.text, first.raw, second.text) == (("repositories", 0, "search_keys", 0), None, None, "b")
    assert words_at(found, found.place(first)) == "~"
    notes = entry.fields["notes"]
    assert (notes.path, notes.text, notes.items, notes.filled()) == (("repositories", 0, "notes"), None, (), False)
    assert (words_at(found, found.place(notes)), words_at(found, found.key_place(notes))) == ("~", "lisätiedot")
