"""Names that only a sentence or a heading's form tells: keepers, registers, entries and systems."""

from __future__ import annotations

import pytest
from tests.describe.reading import blocks_of, lines

from kuvauslint.describe.named_systems import named_in
from kuvauslint.describe.organisation import organisation_node
from kuvauslint.describe.outline import sections
from kuvauslint.describe.register_names import is_case_register, sole_register
from kuvauslint.describe.spans import whole
from kuvauslint.model.document import Block, locate_slices
from kuvauslint.model.place import Place


def keeper(text: str) -> tuple[str, str, int | None] | None:
    """(name, type, column of its place) of the body that a page names."""
    node = organisation_node(blocks_of(text))
    if node is None:
        return None
    return node.text_of("name"), node.text_of("type"), locate_slices(node.mark).column


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Merisatama Oy ylläpitää asiarekisteriä.", ("Merisatama Oy", "", 1)),
        ("Harbour Board maintains its data repositories.", ("Harbour Board", "", 1)),
        ("Harbour Board maintains ships.", None),
        ("Viranomainen ylläpitää asiarekisteriä.", None),
        ("The sociala ministeriet.", None),
        ("Hallinto- ja kulttuuriministeriö. Hallinto- ja kulttuuriministeriön tiedot. Hallinto- ja kulttuuriministeriö.",
         ("Hallinto- ja kulttuuriministeriö", "state_agency", 1)),
        ("Mallilan satama ja ministeriö. Ministeriö. Ministeriö.", None),
    ],
)  # fmt: skip
def test_a_keeper_that_only_a_sentence_tells(text: str, told: tuple[str, str, int] | None) -> None:
    """Who maintains the description, or the one-word body that is spoken of again and again."""
    assert keeper(text) == told


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Asiarekisteri", True), ("Kunnan asiarekisteri", True), ("Yliopiston asiarekisteri", True),
        ("Exempelby kommuns ärenderegister", True), ("The university’s case register", True),
        ("The university's case register", True), ("Case register of the City of Mallila", True),
        ("Case register of the library", False), ("KuVa:n asiarekisteri", True), ("KUVA asiarekisteri", False),
        ("Kirjaston asiarekisteri", False), ("Yksi kaksi kolme kunnan asiarekisteri", True),
        ("Yksi kaksi kolme neljä kunnan asiarekisteri", False), ("Asiarekisterit", True),
        ("Hakutekijät asiarekisteri", False), ("Asiarekisterikeskus", False), ("Rekisteri", False),
    ],
)  # fmt: skip
def test_the_case_register_of_the_whole_body(text: str, is_one: bool) -> None:
    """By the noun and whose it is; a service's own is another."""
    assert is_case_register(text) is is_one


def test_the_one_entry_that_is_the_case_register() -> None:
    """The one whose name says so, the first of several; else none."""
    assert sole_register([("Kirjasto", ""), ("Kunnan asiarekisteri", ""), ("Asiarekisteri", "")]) == 1
    assert sole_register([("Kirjasto", ""), ("Museo", "")]) is None
    assert sole_register([]) is None
    assert sole_register([("Kirjaston asiarekisteri", "lainat")]) is None


def systems(text: str) -> list[tuple[str, str, bool]]:
    span = whole(Block("paragraph", text, Place(1, 1, 1, len(text) + 1)))
    return [(value.span.text, value.case, value.item) for value in named_in(span)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Lainat kirjataan Hylly-järjestelmään.", [("Hylly-järjestelmään", "illative", True)]),
        ("Lainat ovat Hylly-järjestelmässä ja Kortti-järjestelmässä.",
         [("Hylly-järjestelmässä", "inessive", True), ("Kortti-järjestelmässä", "inessive", True)]),
        ("Lainat kirjataan järjestelmään.", []),
        ("Lainat kirjataan Hyllyyn.", []),
        ("", []),
    ],
)  # fmt: skip
def test_systems_that_a_sentence_names(text: str, told: list[tuple[str, str, bool]]) -> None:
    """A name beside the word for a system, once each, in reading order, with its case."""
    assert systems(text) == told


def cut(text: str) -> list[tuple[str, str]]:
    return [
        (part.kind, part.name.text if part.name else "")
        for part in sections(lines(f"# Asiakirjajulkisuuskuvaus\n\n{text}"))
    ][2:]


SENTENCE = "Kirjaston tietovaranto on looginen varanto, jossa on lainoja."


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (f"{SENTENCE}\nHakutekijät: nimi", [("told", "Kirjaston tietovaranto")]),
        (f"{SENTENCE}\nHakutekijät\nnimi", [("told", "Kirjaston tietovaranto")]),
        (f"{SENTENCE}\nTietojärjestelmät: Hylly\n{SENTENCE.replace('Kirjaston', 'Museon')}\nTietojärjestelmät: Vitriini",
         [("told", "Kirjaston tietovaranto"), ("told", "Museon tietovaranto")]),
        (f"## Kirjasto\n{SENTENCE}\nHakutekijät: nimi", [("name", "Kirjasto")]),
        (f"- {SENTENCE}\nHakutekijät: nimi", []),
        ("Kirjasto on auki.\nHakutekijät: nimi", []),
    ],
)  # fmt: skip
def test_an_entry_that_only_a_sentence_names(text: str, parts: list[tuple[str, str]]) -> None:
    """Where labels that tell of it follow, and it has no heading of its own."""
    assert cut(text) == parts
