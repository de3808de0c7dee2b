"""What a finding on interfaces points at and says: the words, the entry, the field, and the other place."""

from __future__ import annotations

from typing import Any

import pytest
from building import from_text, from_yaml

from kuvauslint.checks import interfaces
from kuvauslint.checks.hit import Subject
from kuvauslint.model.place import Place


def words_at(subject: Subject, place: Place) -> str:
    lines = subject.description.document.source.data.decode().split("\n")
    assert place.line is not None
    return lines[place.line - 1][(place.column or 1) - 1 : (place.end_column or 0) - 1]


def told(check: str, subject: Subject) -> list[tuple[str, dict[str, str], str, str | None, list[str]]]:
    """(words at the place, values, entry's name, field, words at the related places) of every hit."""
    return [
        (
            words_at(subject, hit.at if isinstance(hit.at, Place) else subject.description.place(hit.at)),
            dict(hit.values),
            hit.entry.text_of("name") if hit.entry is not None else "",
            hit.field,
            [words_at(subject, place) for place in hit.related],
        )
        for hit in getattr(interfaces, check)(subject.root, subject)
    ]


def store(api: str, more: str = "", shared: str = "", name: str = "Kartat") -> str:
    lines = [
        shared,
        "tietovarannot:",
        f"  - nimi: {name}",
        f"    rajapinta: {{{api}}}",
        *([f"    {more}"] if more else []),
    ]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("check", "text", "words", "values"),
    [
        ("authority_channel", store("avoin: kyllä, selite: Palveluväylän kautta"), "Palveluväylän kautta",
         {"channel": "Palveluväylän"}),
        ("authority_channel", store("avoin: osittain, selite: Avoin rajapinta vain viranomaisille"),
         "Avoin rajapinta vain viranomaisille", {"channel": "vain viranomaisille"}),
        ("viewing_connection", store("avoin: kyllä, selite: Katseluyhteys on"), "Katseluyhteys on",
         {"text": "Katseluyhteys"}),
        ("viewing_connection", store("avoin: epäselvä, selite: Katseluyhteys on"), "Katseluyhteys on",
         {"text": "Katseluyhteys"}),
        ("without_address", store("avoin: kyllä"), "kyllä", {}),
        ("without_address", store("avoin: kyllä, selite: WFS on"), "WFS on", {}),
        ("without_address", store("avoin: osittain, selite: Kaikille"), "Kaikille", {}),
        ("web_page", store("avoin: epäselvä, selite: Tiedot verkkosivuilla"), "Tiedot verkkosivuilla",
         {"text": "verkkosivuilla"}),
        ("on_personal_data", store("avoin: kyllä", "tietoaineistot: [Potilaskertomukset]"), "kyllä",
         {"data": "Potilaskertomukset"}),
        ("on_personal_data", store("avoin: kyllä", "hakutekijät: [henkilötunnus]"), "kyllä", {"data": "henkilötunnus"}),
        ("without_licence", store("avoin: kyllä, selite: WFS on"), "WFS on", {}),
    ],
)  # fmt: skip
def test_what_a_finding_points_at(check: str, text: str, words: str, values: dict[str, str]) -> None:
    """The statement, else the answer, of the entry; the words that it is about are its values."""
    assert told(check, from_yaml(text)) == [(words, values, "Kartat", "api", [])]


@pytest.mark.parametrize(
    "check", ["authority_channel", "viewing_connection", "without_address", "web_page", "without_licence"]
)
def test_the_answer_for_all_is_of_no_entry(check: str) -> None:
    """It stands at the top of the description."""
    statement = {"authority_channel": "Palveluväylän kautta", "viewing_connection": "Katseluyhteys on",
                 "web_page": "Tiedot verkkosivuilla"}.get(check, "Kaikille")  # fmt: skip
    (hit,) = told(check, from_yaml(f"rajapinta: {{avoin: kyllä, selite: {statement}}}\ntietovarannot: [{{nimi: A}}]\n"))
    assert (hit[0], hit[2], hit[3]) == (statement, "", "api")


@pytest.mark.parametrize(
    ("check", "text"),
    [
        # an address of its own may be the open one, unless the data come through the channel
        ("authority_channel", store("avoin: kyllä, selite: Tiedot viranomaisille, osoite: https://a.example")),
        # the interface is spoken of, or no answer is given
        ("viewing_connection", store("avoin: ei, selite: Katseluyhteys on")),
        ("viewing_connection", store("selite: Katseluyhteys on")),
        ("viewing_connection", store("avoin: kyllä, selite: Rajapinta ja katseluyhteys")),
        # the address is told somewhere
        ("without_address", store("avoin: kyllä, osoite: https://a.example")),
        ("without_address", store("avoin: kyllä", shared="rajapinta: {avoin: ei, selite: Katso www.mallila.example}")),
        ("without_address", store("avoin: kyllä", shared="rajapinta: {avoin: ei, osoite: https://a.example}")),
        *[("without_address", store("avoin: kyllä", f"{key}: www.mallila.example"))
          for key in ("lisätiedot", "käyttötarkoitus", "luovutus", "tietojärjestelmät", "tietoaineistot")],
        ("without_address", store("avoin: osittain, selite: Soveltuvin osin")),
        ("without_address", store("avoin: viranomaisille")),
        # nothing personal, or told without it
        ("on_personal_data", store("avoin: kyllä", "tietoaineistot: [Potilasmäärien tilastot]")),
        ("on_personal_data", store("avoin: kyllä, selite: Ilman henkilötietoja", "tietoaineistot: [Potilaskertomukset]")),
        ("on_personal_data", store("avoin: osittain", "tietoaineistot: [Potilaskertomukset]")),
        # a page beside an interface or an address
        ("web_page", store("avoin: kyllä, selite: Tiedot verkkosivuilla, osoite: https://a.example")),
        ("web_page", store("avoin: kyllä, selite: Tiedot eivät ole verkkosivuilla")),
        ("web_page", store("avoin: viranomaisille, selite: Tiedot verkkosivuilla")),
        # terms of use are told
        ("without_licence", store("avoin: kyllä, lisenssi: CC BY 4.0")),
        ("without_licence", store("avoin: kyllä, selite: Lisenssi CC0")),
        ("without_licence", store("avoin: kyllä", "lisätiedot: Käyttöehdot sivulla")),
        ("without_licence", store("avoin: kyllä", shared="rajapinta: {avoin: kyllä, lisenssi: CC0}")),
        ("without_licence", store("avoin: kyllä", shared="rajapinta: {avoin: kyllä, selite: Lisenssi CC0}")),
        ("without_licence", store("avoin: osittain")),
    ],
)  # fmt: skip
def test_what_only_sounds_like_it(check: str, text: str) -> None:
    """Each with one thing that makes it right."""
    assert told(check, from_yaml(text)) == []


def test_an_address_for_a_channel_is_no_open_interface() -> None:
    """Where the data come through the channel, an address changes nothing."""
    text = store("avoin: kyllä, selite: Palveluväylän kautta, osoite: https://a.example")
    assert len(told("authority_channel", from_yaml(text))) == 1


def test_a_view_called_an_interface_in_any_text() -> None:
    """Also in notes, at the very words; in a statement it is told once."""
    text = store("avoin: ei", "lisätiedot: Teknisen rajapinnan (katseluyhteyden) kautta")
    assert told("viewing_connection", from_yaml(text)) == [
        (
            "Teknisen rajapinnan (katseluyhteyden)",
            {"text": "Teknisen rajapinnan (katseluyhteyden)"},
            "Kartat",
            "notes",
            [],
        )
    ]


NO = "rajapinta: {avoin: ei, selite: Mikään ei ole avointa}"
OPEN_NOTES = "lisätiedot: Kartat ovat saatavilla WFS-rajapinnasta."


def test_the_answer_for_all_against_an_entry() -> None:
    """At the entry's answer, with the other one beside it."""
    assert told("contradictory", from_yaml(store("avoin: kyllä", shared=NO))) == [
        ("kyllä", {}, "Kartat", "api", ["Mikään ei ole avointa"])
    ]
    assert told("contradictory", from_yaml(store("avoin: ei", shared="rajapinta: {avoin: kyllä}"))) == [
        ("ei", {}, "Kartat", "api", ["kyllä"])
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (store("avoin: ei", OPEN_NOTES), ("saatavilla WFS", "Kartat", "notes", ["ei"])),
        (f"{NO}\ntietovarannot:\n  - nimi: Kartat\n    {OPEN_NOTES}\n",
         ("saatavilla WFS", "Kartat", "notes", ["Mikään ei ole avointa"])),
        (store("avoin: kyllä", OPEN_NOTES), None),
        (store("avoin: osittain", OPEN_NOTES), None),
        (f"tietovarannot:\n  - nimi: Kartat\n    {OPEN_NOTES}\n", None),
        (store("avoin: ei", "lisätiedot: Kartat eivät ole saatavilla WFS-rajapinnasta."), None),
        (store("avoin: ei", "lisätiedot: Jos kartat ovat saatavilla WFS-rajapinnasta, kysy."), None),
    ],
)  # fmt: skip
def test_a_text_against_an_answer(text: str, found: Any) -> None:
    """A sentence that an interface is there, against the entry's own no or the one for all."""
    hits = told("contradictory", from_yaml(text))
    assert (hits == []) is (found is None)
    if found is not None:
        ((words, values, entry, field, related),) = hits
        assert words.startswith(found[0]) or found[0].split()[0] in words
        assert (values, entry, field, related) == ({}, *found[1:])


def test_high_value_data_without_an_answer() -> None:
    """At the entry's name, with the words that show the theme; an answer of its own or for all is enough."""
    text = "tietovarannot:\n  - nimi: Kunnan kantakartta\n"
    assert told("high_value_unanswered", from_yaml(text)) == [
        ("Kunnan kantakartta", {"theme": "kantakartta"}, "Kunnan kantakartta", "api", [])
    ]
    by_data = "tietovarannot:\n  - nimi: Luvat\n    tietoaineistot: [Kuvat, {nimi: Osoiterekisteri}]\n"
    assert told("high_value_unanswered", from_yaml(by_data)) == [
        ("Luvat", {"theme": "Osoiterekisteri"}, "Luvat", "api", [])
    ]
    assert told("high_value_unanswered", from_yaml(f"{text}    rajapinta: {{avoin: ei}}\n")) == []
    assert told("high_value_unanswered", from_yaml(f"{NO}\n{text}")) == []
    assert told("high_value_unanswered", from_yaml(text.replace("kantakartta", "laskut"))) == []


def test_without_any_answer_nothing_is_said() -> None:
    """Checks of answers need one."""
    subject = from_yaml("tietovarannot: [{nimi: Kartat}]\n")
    for check in ("authority_channel", "viewing_connection", "without_address", "on_personal_data", "web_page",
                  "contradictory", "without_licence"):  # fmt: skip
        assert told(check, subject) == []
    assert told("contradictory", from_text("Kartat ovat saatavilla WFS-rajapinnasta.")) == []
