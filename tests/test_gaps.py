"""Take a complete description, remove or damage one element, and exactly that is told of, at the right line."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kuvauslint.engine.pipeline import Options, lint
from kuvauslint.model.document import Source
from kuvauslint.model.finding import Finding
from kuvauslint.rulebook.book import Choice
from kuvauslint.rulebook.compiled import rule_texts, rulebook

# element of the lines below -> (item of 28 § 1 mom., rule for one entry, rule for the whole document)
RULES = {
    "purpose": (0, "KL171", "KL170"),
    "systems": (1, "KL111", "KL110"),
    "request": (2, "KL123", "KL120"),
    "datasets": (3, "KL131", "KL130"),
    "search_keys": (4, "KL141", "KL140"),
    "api": (5, "KL151", "KL150"),
}
PURPOSE_SECTION = "5"


class Line(NamedTuple):
    """A line of a description: what it gives (`element`) of which entry (its number, -1 for all)."""

    text: str
    element: str = ""
    entry: int = -1


def finnish() -> list[Line]:
    """Every entry with all its own elements."""
    lines = [
        Line("kuvauslint: 1"),
        Line("tiedonhallintayksikkö: {nimi: Esimerkkilän kunta, tyyppi: kunta, kielet: [fi]}"),
    ]
    lines += [Line("päivitetty: 2026-09-01"), Line("asiarekisteri:")]
    register = (
        "Esimerkkilän asiarekisteri",
        "Asioiden käsittely ja päätösten teko",
        "Asiat, Päätökset",
        "Asianhallinta",
    )
    lines += _entry(0, "  ", register)
    lines.append(Line("tietovarannot:"))
    stores = [
        ("Kirjaston tietovaranto", "Kirjastopalvelujen hoito", "Lainaajien tiedot, Lainat", "Kirjastojärjestelmä"),
        ("Rakennusvalvonnan tietovaranto", "Rakennuslupien käsittely", "Lupahakemukset, Piirustukset", "Lupajärjestelmä"),
        ("Varhaiskasvatuksen tietovaranto", "Varhaiskasvatuksen järjestäminen", "Lasten tiedot, Maksupäätökset", "Päivähoitojärjestelmä"),
        ("Nuorisotyön tietovaranto", "Nuorten vapaa-aika", "Ilmoittautumiset, Leirit", "Ilmoittautumispalvelu"),
    ]  # fmt: skip
    for number, store in enumerate(stores, 1):
        lines += _entry(number, "  - ", store)
    return lines


def _entry(number: int, lead: str, store: tuple[str, str, str, str]) -> list[Line]:
    name, purpose, datasets, system = store
    said = [
        Line(f"nimi: {name}", "name", number),
        Line(f"käyttötarkoitus: {purpose}", "purpose", number),
        Line(f"tietoaineistot: [{datasets}]", "datasets", number),
        Line(f"tietojärjestelmät: [{system}]", "systems", number),
        Line(f"hakutekijät: [{name} asiatunnus, päivämäärä, henkilön nimi]", "search_keys", number),
        Line(
            "tietopyynnöt: {viranomainen: Kunnanhallitus, sähköposti: kirjaamo@esimerkkila.example}", "request", number
        ),
        Line("rajapinta: {avoin: ei}", "api", number),
        Line("manuaalinen: ei"),
    ]
    return [line._replace(text=(lead if i == 0 else " " * len(lead)) + line.text) for i, line in enumerate(said)]


def swedish() -> list[Line]:
    """Search keys, requests and interfaces are given once for all."""
    head = [
        Line("kuvauslint: 1"),
        Line("språk: sv"),
        Line("informationshanteringsenhet: {namn: Exempelby kommun, typ: kommun, språk: [sv]}"),
        Line("uppdaterad: 2026-09-01"),
        Line("informationsbegäran: {myndighet: Kommunstyrelsen, e-post: registrator@exempelby.example}", "request"),
        Line("söktermer: [ärendekod, ärendets namn, partens namn, datum]", "search_keys"),
        Line("gränssnitt: {öppen: nej}", "api"),
        Line("informationslager:"),
    ]
    stores = [
        ("Kommunens ärenderegister", "Behandling av ärenden", "Ärenden, Beslut", "Ärendehantering"),
        ("Bibliotekets informationslager", "Bibliotekstjänster", "Låntagare, Lån", "Bibliotekssystemet"),
        ("Byggnadstillsynens informationslager", "Behandling av bygglov", "Ansökningar, Ritningar", "Bygglovssystemet"),
        ("Ungdomsarbetets informationslager", "Ungdomars fritid", "Anmälningar, Läger", "Anmälningstjänsten"),
    ]
    for number, (name, purpose, datasets, system) in enumerate(stores):
        head += [
            Line(f"  - namn: {name}", "name", number),
            Line(f"    ändamål: {purpose}", "purpose", number),
            Line(f"    informationsmaterial: [{datasets}]", "datasets", number),
            Line(f"    informationssystem: [{system}]", "systems", number),
            Line("    manuellt: nej"),
        ]
    return head


def bilingual() -> list[Line]:
    """The Finnish one with names and purposes in two languages."""
    out = []
    for line in finnish():
        key, _, value = line.text.partition(": ")
        two = line.element in ("name", "purpose")
        out.append(line._replace(text=f"{key}: {{fi: {value}, sv: {value} på svenska}}") if two else line)
    return [line._replace(text=line.text.replace("[fi]", "[fi, sv]")) for line in out]


MAKERS = {"fi": finnish, "sv": swedish, "both": bilingual}


def text_of(lines: list[Line]) -> str:
    return "".join(f"{line.text}\n" for line in lines)


@cache
def findings(text: str) -> tuple[Finding, ...]:
    """What the strict profile finds."""
    options = Options(Choice("strict"), date(2026, 11, 22))
    return lint([Source("kuvaus.yaml", text.encode(), "yaml")], rulebook(), options).findings


@pytest.mark.parametrize("maker", MAKERS.values(), ids=MAKERS)
def test_the_complete_description_lacks_nothing(maker):
    """No rule on the file or on the contents speaks of the descriptions that gaps are made in."""
    assert [f for f in findings(text_of(maker())) if f.rule[:3] in ("KL0", "KL1")] == []


def damaged(line: Line, how: str) -> str | None:
    """The line without its value, or with a placeholder; None where it is removed."""
    key = line.text.partition(":")[0]
    if how == "removed":
        return None
    if how == "emptied":
        return f"{key}:"
    return f'{key}: "-"' if line.element not in ("request", "api") else f"{key}: {{}}"


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_one_gap_is_told_of_and_nothing_else(data):
    """The finding of the lost element is there at its line, and only what concerns it has changed."""
    maker = data.draw(st.sampled_from(sorted(MAKERS)))
    lines = MAKERS[maker]()
    at = data.draw(st.sampled_from([i for i, line in enumerate(lines) if line.element in RULES]))
    how = data.draw(st.sampled_from(["removed", "emptied", "placeholder"]))
    line = lines[at]
    item, one, whole = RULES[line.element]
    changed = damaged(line, how)
    after = lines[:at] + ([] if changed is None else [line._replace(text=changed)]) + lines[at + 1 :]
    found = findings(text_of(after))

    wanted = whole if line.entry < 0 else one
    name = next((i for i, other in enumerate(after) if other.element == "name" and other.entry == line.entry), 0)
    place = (name if changed is None else at) + 1
    # what a case register is for is told by 25 §; the Swedish description has it among the repositories
    asked = line.element != "purpose" or line.entry != 0 or maker == "sv"
    assert [f.place.line for f in found if f.rule == wanted] == ([place] if asked else [])

    before = {(f.rule, f.entry, f.field) for f in findings(text_of(lines))}
    new = {(f.rule, f.entry, f.field): f for f in found}
    value = line.text.partition(": ")[2].strip("[]{}")
    for key in before ^ set(new):
        assert about(key[0], item) or key[0] == "KL162" or names(new.get(key), value), key


def about(rule: str, item: int) -> bool:
    """Whether a rule stands on that item of 28 § 1 mom., or on the purpose."""
    for basis in rule_texts()[rule].basis:
        if item == 0 and basis.section == PURPOSE_SECTION:
            return True
        if basis.section == "28" and basis.item == item:
            return True
    return False


def names(finding: Finding | None, value: str) -> bool:
    """Whether the facts of a finding hold a part of the value that was removed."""
    parts = [part.strip() for part in value.split(",")]
    return finding is not None and any(part and part in told for told in finding.values.values() for part in parts)
