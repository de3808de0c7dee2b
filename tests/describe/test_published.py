"""Whole documents of every layout family, and what must hold however a document is dressed."""

from __future__ import annotations

import json
import os
import random
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kuvauslint.describe.canonical import plain
from kuvauslint.describe.published import describe
from kuvauslint.model.description import Description
from kuvauslint.model.document import Source, locate_slices
from kuvauslint.readers.text import read

DOCUMENTS = Path(__file__).parent / "documents"
CORPUS = os.environ.get("KUVAUSLINT_CORPUS")
needs_corpus = pytest.mark.skipif(not CORPUS, reason="KUVAUSLINT_CORPUS names the folder of the sample documents")


def described(text: str) -> Description:
    return describe(read(Source("a.txt", text.encode(), "text")))


def told(text: str) -> dict[str, object]:
    found = plain(described(text).root)
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("path", sorted(DOCUMENTS.glob("*.txt")), ids=lambda path: path.stem)
def test_document_of_each_family(path: Path) -> None:
    """Each family's document gives just the entries that a reader of it would write down."""
    expected = yaml.safe_load(path.with_name(f"{path.stem}.expected.yaml").read_text(encoding="utf-8"))

    assert told(path.read_text(encoding="utf-8")) == expected


@pytest.mark.parametrize("path", sorted(DOCUMENTS.glob("*.txt")), ids=lambda path: path.stem)
def test_places_point_at_the_words(path: Path) -> None:
    """A value written on one line stands at the line and column that are told for it."""
    text = path.read_text(encoding="utf-8")
    lines = text.split("\n")
    description = described(text)
    checked = 0
    for node in description.root.walk():
        if not isinstance(node.raw, str) or node.text != node.raw or len(node.mark) != 1:
            continue
        place = description.place(node)
        if place.line is None or place.line != place.end_line or node.path[-1] in ("open", "language", "type"):
            continue
        written = lines[place.line - 1][(place.column or 1) - 1 : (place.end_column or 1) - 1]
        assert written.replace("\xa0", " ") == node.text, node.path
        checked += 1
    assert checked or path.stem == "stub-fi"


def test_paths_are_canonical() -> None:
    """Each node knows its own way from the root."""
    root = described((DOCUMENTS / "f2b-sv.txt").read_text(encoding="utf-8")).root
    for node in root.walk():
        found = root
        for step in node.path:
            found = found.items[step] if isinstance(step, int) else found.fields[step]
        assert found is node


def test_heading_turned_into_a_bullet_is_a_label_not_a_value() -> None:
    """The bullet "Informationssystem" is no data set, what follows it are systems, and both stay visible."""
    description = described((DOCUMENTS / "f2b-sv.txt").read_text(encoding="utf-8"))
    labels = [(field, text) for field, text, _, entry in description.labels if entry == ("repositories", 0)]

    assert ("systems", "Informationssystem") in labels
    assert any(prose.role == "note" and prose.text == "Informationssystem" for prose in description.prose)


def test_reference_section_is_a_pointer_and_no_entry() -> None:
    """A reference under a heading makes a pointer, not an entry."""
    description = described((DOCUMENTS / "f2a-fi.txt").read_text(encoding="utf-8"))

    assert [pointer.target for pointer in description.pointers] == ["hallinto-osasto, päätösten tietovaranto"]
    assert len(description.root.list_of("repositories")) == 2


def test_promise_of_the_statute_is_no_statement() -> None:
    """A preamble that says what a description shows answers nothing, and is no KL008 either."""
    description = described((DOCUMENTS / "stub-fi.txt").read_text(encoding="utf-8"))

    assert description.root.get("api") is None
    assert description.problems == ()


def test_minutes_of_a_meeting_are_not_recognised() -> None:
    """A readable text that is no description gives KL008."""
    description = described("Kokouksen muistio\n\nPuheenjohtaja avasi kokouksen. Todettiin läsnäolijat.\n")

    assert [problem.rule for problem in description.problems] == ["KL008"]


def test_service_register_stays_among_the_repositories() -> None:
    """A service's "asiarekisteri" is a repository; the body's own is the case register."""
    found = told(
        "Asiarekisteri\n\nAsiarekisteri sisältää vireille tulleet asiat.\n\nTietojärjestelmät\n\n- Kaisla\n\n"
        "Uimahallin asiarekisteri\n\nTietojärjestelmät\n\n- Kloori\n"
    )

    assert found["case_register"]["systems"] == ["Kaisla"]  # type: ignore[index]
    assert [entry["name"] for entry in found["repositories"]] == ["Uimahallin asiarekisteri"]  # type: ignore[index, attr-defined]


def test_responsible_party_is_no_decider() -> None:
    """Vastuu and Omistaja are never the deciding authority."""
    found = told("Laiturien tietovaranto\n\nOmistaja: satamajohtaja\nTietojärjestelmät: Köysi\n")

    assert "request" not in found["repositories"][0]  # type: ignore[index]


def test_lost_address_is_no_address() -> None:
    """An address that a mail-hiding service took away is not among the addresses, but still in the text."""
    text = "Lupien tietovaranto\n\nTietojärjestelmät: Köysi\n\nTietopyynnöt: [email protected], puh. 09 1234 567\n"
    request = told(text)["repositories"][0]["request"]  # type: ignore[index]

    assert "email" not in request
    assert request["phone"] == ["09 1234 567"]
    assert "[email protected]" in request["instructions"]


SYNONYMS = {
    "Käyttötarkoitus:": "Tietojen käyttötarkoitus:",
    "Keskeiset tietoaineistot:": "Tietoaineistot:",
    "Tietojärjestelmä/ympäristö:": "Tietovarannon tietojärjestelmät:",
}


@pytest.mark.parametrize("mark", ["•", "–", "*", "▪", "\uf0b7", "o", "·"])
def test_list_marks_make_no_difference(mark: str) -> None:
    """Whatever the mark of a list, the entries are the same."""
    text = (DOCUMENTS / "f1-fi.txt").read_text(encoding="utf-8")

    assert told(re.sub(r"(?m)^- ", f" {mark} ", text)) == told(text)


def test_synonyms_make_no_difference() -> None:
    """Labels may be put in other words."""
    text = (DOCUMENTS / "f1-fi.txt").read_text(encoding="utf-8")
    other = text
    for label, synonym in SYNONYMS.items():
        other = other.replace(label, synonym)

    assert other != text
    assert told(other) == told(text)


def _sample(start: str) -> str:
    path = next((Path(str(CORPUS)) / "published").glob(f"{start}*"))
    return path.read_text(encoding="utf-8")


@needs_corpus
def test_sample_entries_may_change_places() -> None:
    """Shuffling the entries of a document changes their order and nothing else."""
    text = _sample("003")
    heads, *blocks = re.split(r"(?m)\n(?=[^\n]+\n\n(?:Tietojärjestelmän kuvaus|Järjestelmän kuvaus): )", text)
    groups = [block for block in blocks if "\n\n" in block.strip()]
    shuffled = list(groups)
    random.Random(7).shuffle(shuffled)

    def entries(parts: list[str]) -> list[str]:
        systems = told(heads + "\n" + "\n".join(parts))["systems"]
        assert isinstance(systems, list)
        return sorted(
            json.dumps({k: v for k, v in entry.items() if k != "unit"}, ensure_ascii=False) for entry in systems
        )

    assert len(groups) > 20
    assert entries(shuffled) == entries(groups)


@needs_corpus
@pytest.mark.parametrize("start", ["000", "001", "002", "003", "004"])
def test_sample_list_marks_make_no_difference(start: str) -> None:
    """The samples read the same with other bullets."""
    text = _sample(start)
    other = re.sub(r"(?m)^ ?• ", "  – ", re.sub(r"(?m)^- ", "• ", text))

    assert told(other) == told(text)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("aä:;,.()-• \n\t1@*#|Tiet"), max_size=400))
def test_no_text_is_too_odd(text: str) -> None:
    """Any text is described without an error, twice alike, and every mark can be located."""
    first, second = described(text), described(text)

    assert plain(first.root) == plain(second.root)
    for node in first.root.walk():
        locate_slices(node.mark)


def test_two_thousand_entries_are_no_trouble() -> None:
    """Work grows with the text, not with its square: all of a long list is read."""
    entry = "Reitin {n} tietovaranto\n\nKäyttötarkoitus: reitin hoito\nTietojärjestelmät: Polku, Opaste {n}\n\n"
    found = told("".join(entry.format(n=n) for n in range(2000)))

    assert len(found["repositories"]) == 2000  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Ammattikorkeakoulu Merenkurkun asiakirjajulkisuuskuvaus", "Ammattikorkeakoulu Merenkurkun"),
        ("Valtionkirjaamon asiakirjajulkisuuskuvaus", "Valtionkirjaamon"),
        ("Kirjaamo Saarni: asiakirjajulkisuuskuvaus", "Kirjaamo Saarni"),
        ("Merestads beskrivning av handlingars offentlighet", "Merestads"),
        ("Kunnan asiakirjajulkisuuskuvaus", None),
        ("Viranomaisen asiakirjajulkisuuskuvaus", None),
        ("Asiakirjajulkisuuskuvaus", None),
    ],
)
def test_whose_it_is_by_the_title(title: str, name: str | None) -> None:
    """A name before the title is the keeper's; the word for a kind of body is no name."""
    found = told(f"{title}\n\nLupien tietovaranto\n\nTietojärjestelmät: Köysi\n")

    assert (found.get("organisation") or {}).get("name") == name  # type: ignore[attr-defined]


def test_one_bullet_alone_is_an_enumeration() -> None:
    """Data sets in a sentence bullet are cut apart, those in a list of bullets stand as they are."""
    one = told("Lupien tietovaranto\n\n • Hakemukset, päätökset ja valitukset.\n • Tiedot on tallennettu Köyteen.\n")
    several = told("Lupien tietovaranto\n\n • Hakemukset, päätökset\n • Valitukset\n\nTietojärjestelmät: Köysi\n")

    assert [one["name"] for one in one["repositories"][0]["datasets"]] == ["Hakemukset", "päätökset", "valitukset"]  # type: ignore[index]
    assert len(several["repositories"][0]["datasets"]) == 2  # type: ignore[index]


def test_a_line_that_tells_the_day_has_its_place() -> None:
    """It is no text without a place."""
    from kuvauslint.describe.carried import carried

    text = "Lupien tietovaranto\n\nTietojärjestelmät: Köysi\n\nPäivitetty 1.9.2026\n"

    assert carried(described(text)).moved == ()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Asiakirjajulkisuuskuvaus\n\n1.9.2026\n\nLupien tietovaranto\n\nTietojärjestelmät: Köysi\n", "1.9.2026"),
        ("Lupien tietovaranto\n\nTietojärjestelmät: Köysi\n\n1.9.2026\n", "1.9.2026"),
        ("Julkaistu 2.8.2026\n\nLupien tietovaranto\n\nTietojärjestelmät: Köysi\n\n1.9.2026\n", "2.8.2026"),
        ("Lupien tietovaranto\n\nTietojärjestelmät: Köysi\n\nLaki tuli voimaan 1.1.2020.\n", None),
    ],
)
def test_a_date_that_stands_alone_is_the_day(text: str, day: str | None) -> None:
    """At the top or the end, where no words tell of another; a date in a sentence is none."""
    assert told(text).get("updated") == day


def test_a_joint_parish_is_no_joint_authority() -> None:
    """The word for the one ends like the word for the other."""
    found = told("Saarnin seurakuntayhtymä\n\nLupien tietovaranto\n\nTietojärjestelmät: Köysi\n")

    assert found["organisation"]["type"] == "parish"  # type: ignore[index]


def test_who_decides_behind_the_address() -> None:
    """The contact may stand before the name of the office, the name is not lost."""
    text = "Lupien tietovaranto\n\nTietojärjestelmät: Köysi\nTietopyynnöt: kirjaamo@saarni.example, satamajohtaja päättää tietojen antamisesta\n"
    authority = told(text)["repositories"][0]["request"]["authority"]  # type: ignore[index]

    assert authority["name"] == "satamajohtaja"
