"""Where an enumeration falls apart into its items, and where it does not: one joint at a time."""

from __future__ import annotations

import pytest

from kuvauslint.describe.spans import Span, sentences, whole, without_number
from kuvauslint.describe.splitting import LONGEST, dangling, lead_in, split
from kuvauslint.model.document import Block
from kuvauslint.model.place import Place


def span(text: str) -> Span:
    return whole(Block("paragraph", text, Place(3, 5, 3, len(text) + 5)))


def items(text: str, kind: str = "datasets", **how: object) -> list[str]:
    """The items; each stands in the text where its place says."""
    found = split(span(text), kind, **how)  # type: ignore[arg-type]
    for item in found:
        place = item.place()
        assert place.column is not None
        assert place.end_column is not None
        assert text[place.column - 5 : place.end_column - 5] == item.text
    return [item.text for item in found]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("saapuneet ja lähetetyt asiakirjat", "fi"),
        ("vireillä olevat ja päätetyt asiat", "fi"),
        ("tulleet ja lähteneet kirjeet", "fi"),
        ("julkiset ja salassa pidettävät asiakirjat", "fi"),
        ("inkomna och upprättade handlingar", "sv"),
        ("incoming and outgoing documents", "en"),
    ],
)
def test_two_words_that_describe_one_noun_are_not_parted(text: str, language: str) -> None:
    assert items(text, language=language) == [text]


@pytest.mark.parametrize(
    ("text", "told", "language"),
    [
        ("luvat ja myönnetyt avustukset", ["luvat", "myönnetyt avustukset"], "fi"),
        ("asemakaavat ja laaditut selvitykset", ["asemakaavat", "laaditut selvitykset"], "fi"),
        ("koulut ja suljetut päiväkodit", ["koulut", "suljetut päiväkodit"], "fi"),
        ("koneet ja hankitut laitteet", ["koneet", "hankitut laitteet"], "fi"),
        ("saapuneet ja laskut", ["saapuneet", "laskut"], "fi"),
        ("ärende och upprättade handlingar", ["ärende", "upprättade handlingar"], "sv"),
        ("planning and existing permits", ["planning", "existing permits"], "en"),
    ],
)
def test_a_noun_before_a_described_one_is_an_item(text: str, told: list[str], language: str) -> None:
    assert items(text, language=language) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("luvat, kartat", ["luvat", "kartat"]),
        ("luvat; kartat", ["luvat", "kartat"]),
        ("luvat,kartat", ["luvat", "kartat"]),
        ("luvat, kartat.", ["luvat", "kartat"]),
        ("luvat,, kartat,", ["luvat", "kartat"]),
        ("luvat (haetut, myönnetyt), kartat", ["luvat (haetut, myönnetyt)", "kartat"]),
        ("luvat [haetut, myönnetyt], kartat", ["luvat [haetut, myönnetyt]", "kartat"]),
        ("luvat (haetut, (vanhat, uudet), muut), kartat", ["luvat (haetut, (vanhat, uudet), muut)", "kartat"]),
        ("luvat), kartat, kuvat (x, y)", ["luvat)", "kartat", "kuvat (x, y)"]),
        ("luvat (haetut, kartat", ["luvat (haetut", "kartat"]),
        ("kartat 1,5 metrin tarkkuudella, kuvat", ["kartat 1,5 metrin tarkkuudella", "kuvat"]),
        ("vuosi 1, 2 kuvaa", ["vuosi 1, 2 kuvaa"]),
        ("luvat 1;kartat", ["luvat 1", "kartat"]),
        ("luvat, kartat jne.", ["luvat", "kartat jne."]),
        ("luvat, kartat, jne.", ["luvat", "kartat"]),
        ("luvat, kartat, ym", ["luvat", "kartat"]),
        ("luvat, kartat...", ["luvat", "kartat..."]),
        ("luvat", ["luvat"]),
        ("luvat,", ["luvat"]),
        ("Xerox, X", ["Xerox", "X"]),
        ("", []),
        (" , ; ", []),
    ],
)
def test_commas_and_semicolons(text: str, told: list[str]) -> None:
    """They part items, but not inside parentheses or numbers; a closing "etc." is no item."""
    assert items(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("esimerkiksi luvat, kartat", ["luvat", "kartat"]),
        ("Esim. luvat, kartat", ["luvat", "kartat"]),
        ("muun muassa seuraavat: luvat, kartat", ["luvat", "kartat"]),
        ("bland annat: tillstånd, kartor", ["tillstånd", "kartor"]),
        ("kutenkin luvat, kartat", ["kutenkin luvat", "kartat"]),
        ("luvat mm, kartat", ["luvat mm", "kartat"]),
    ],
)
def test_words_that_lead_in_are_no_part_of_an_item(text: str, told: list[str]) -> None:
    """Only at the beginning, and only as whole words."""
    assert items(text) == told


def test_how_far_the_lead_in_goes() -> None:
    """Up to the first letter of the first item."""
    assert [lead_in(text) for text in ("mm. luvat", "mm.: luvat", "luvat mm.", "")] == [4, 5, 0, 0]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("luvat ja kartat", ["luvat", "kartat"]),
        ("luvat sekä kartat", ["luvat", "kartat"]),
        ("luvat JA kartat", ["luvat", "kartat"]),
        ("luvat ja kartat ja kuvat", ["luvat", "kartat", "kuvat"]),
        ("luvat, kartat ja kuvat", ["luvat", "kartat", "kuvat"]),
        ("luvat, ja kartat", ["luvat", "kartat"]),
        ("luvat tai kartat", ["luvat tai kartat"]),
        ("luvat (haetut ja myönnetyt)", ["luvat (haetut ja myönnetyt)"]),
        ("luvat (haetut) ja kartat", ["luvat (haetut)", "kartat"]),
        ("lupa- ja karttatiedot", ["lupa- ja karttatiedot"]),
        ("lupatiedot ja -päätökset", ["lupatiedot ja -päätökset"]),
        ("lupatiedot ja –päätökset", ["lupatiedot ja –päätökset"]),
        ("luvat 2019 ja 2020", ["luvat 2019 ja 2020"]),
        ("valtuuston pöytäkirjat ja esityslistat", ["valtuuston pöytäkirjat ja esityslistat"]),
        ("valtuuston ja hallituksen pöytäkirjat", ["valtuuston ja hallituksen pöytäkirjat"]),
        ("yhteiset luvat ja kaavoitus", ["yhteiset luvat", "kaavoitus"]),
        ("yhteinen lupa ja kaavoitus", ["yhteinen lupa ja kaavoitus"]),
        ("yhteiset luvat ja kartat", ["yhteiset luvat ja kartat"]),
        ("luvat ja vanhat kartat", ["luvat", "vanhat kartat"]),
        ("palvelu- ja maksupäätökset ja laskut", ["palvelu- ja maksupäätökset", "laskut"]),
        ("luvat ja", ["luvat ja"]),
        ("ja luvat", ["luvat"]),
        ("luvat ym. ja kartat", ["luvat ym. ja kartat"]),
    ],
)
def test_and_between_data_sets(text: str, told: list[str]) -> None:
    """It parts two things, but not two heads under one modifier, a hyphen's pair or years."""
    assert items(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Köysi ja Ankkuri", ["Köysi", "Ankkuri"]),
        ("Köysi ja ankkuri", ["Köysi", "ankkuri"]),
        ("köysi ja ankkuri", ["köysi", "ankkuri"]),
        ("Köysi, Ankkuri ja Solmu", ["Köysi", "Ankkuri", "Solmu"]),
        ("asianhallinta ja Köysi", ["asianhallinta", "Köysi"]),
        ("asianhallinta ja taloushallinta Köysi", ["asianhallinta ja taloushallinta Köysi"]),
        ("asianhallinta Köysi ja taloushallinta Solmu", ["asianhallinta Köysi", "taloushallinta Solmu"]),
        ("Köysi 2 ja taloushallinta", ["Köysi 2", "taloushallinta"]),
        ("Köysin, Ankkuri", ["Köysin", "Ankkuri"]),
    ],
)
def test_and_between_systems(text: str, told: list[str]) -> None:
    """A capital behind it begins a product; a product's name leans on nothing."""
    assert items(text, "systems") == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("nimi ja tunnus", ["nimi", "tunnus"]),
        ("nimi tai tunnus", ["nimi", "tunnus"]),
        ("nimi ja/tai tunnus", ["nimi", "tunnus"]),
        ("nimi ja tunnus, osoite", ["nimi ja tunnus", "osoite"]),
        ("osoite, nimi ja tunnus", ["osoite", "nimi", "tunnus"]),
        ("nimi eller namn", ["nimi", "namn"]),
        ("asian tai asiakirjan nimi", ["asian tai asiakirjan nimi"]),
        ("2019, 2020", ["2019", "2020"]),
    ],
)
def test_search_keys(text: str, told: list[str]) -> None:
    """The word "or" parts keys too; a pair before a comma is one key; years are keys of their own."""
    assert items(text, "search_keys") == told


@pytest.mark.parametrize(
    ("text", "how", "told"),
    [
        ("asiakkaan, tapahtuman", {}, ["asiakkaan", "tapahtuman"]),
        ("asiakkaan, tapahtuman nimet", {}, ["asiakkaan, tapahtuman nimet"]),
        ("asiakkaan, tapahtuman nimet", {"genitives": False}, ["asiakkaan", "tapahtuman nimet"]),
        ("asiakkaan ja tapahtuman", {"genitives": False}, ["asiakkaan", "tapahtuman"]),
        ("kundernas, barnens bilder", {"language": "sv"}, ["kundernas, barnens bilder"]),
        ("kundernas, barnens bilder", {}, ["kundernas", "barnens bilder"]),
        ("kundernas, barnens bilder", {"language": "en"}, ["kundernas", "barnens bilder"]),
        ("asiakkaan, tapahtuman nimet", {"language": "sv"}, ["asiakkaan", "tapahtuman nimet"]),
        ("kirjastossa, museossa", {"inflected": True}, ["kirjastossa", "museossa"]),
        ("kirjastossa, säilytetyt kuvat", {}, ["kirjastossa, säilytetyt kuvat"]),
        ("luvat, -päätökset", {}, ["luvat, -päätökset"]),
        ("luvat, - päätökset", {}, ["luvat", "- päätökset"]),
        ("luvat 2019, 2020", {}, ["luvat 2019, 2020"]),
    ],
)
def test_a_part_that_leans_on_the_next_stays_with_it(text: str, how: dict[str, object], told: list[str]) -> None:
    """Genitives by language; with no genitives to lean, or in another case, each part is its own."""
    assert items(text, **how) == told


@pytest.mark.parametrize(
    ("text", "kind", "told"),
    [
        ("Köyteen, Ankkuriin", "systems", ["Köyteen", "Ankkuriin"]),
        ("köyteen ja ankkuriin", "systems", ["köyteen", "ankkuriin"]),
        ("lupien, karttojen nimet", "datasets", ["lupien, karttojen nimet"]),
    ],
)
def test_an_inflected_enumeration(text: str, kind: str, told: list[str]) -> None:
    """An illative of a system looks like a genitive, and is none."""
    assert items(text, kind, inflected=True) == told


@pytest.mark.parametrize(
    ("phrase", "leans"),
    [
        ("lupa-", True),
        ("lupien", True),
        ("Lupien", True),
        ("lupa", False),
        ("puhelin", False),
        ("maan", False),  # too short to tell
        ("maiden", True),
        ("haun 2019", False),
        ("hakemuksia", True),
        ("kirjastossa", True),
        ("vanhat luvat", False),
    ],
)
def test_what_leans_on_a_noun_to_come(phrase: str, leans: bool) -> None:
    """A hyphen, a genitive or another case at the end; not a nominative that only looks like one."""
    assert dangling(phrase.split(), opening=True) is leans


@pytest.mark.parametrize(
    ("word", "language", "leans"),
    [
        ("kundernas", "sv", True),
        ("kundens", "sv", True),
        ("varuhus", "sv", False),
        ("armens", "sv", True),
        ("ens", "sv", False),
        ("kundernas", "fi", False),
        ("kundernas", "en", False),
        ("kirjastossa", "fi", True),
        ("kirjastossa", "fi inflected", False),
        ("kirjaston", "fi inflected", True),
    ],
)
def test_what_leans_in_each_language(word: str, language: str, leans: bool) -> None:
    """Each language has its own genitives; in an inflected list only the genitive leans."""
    assert dangling([word], language) is leans


@pytest.mark.parametrize(("words", "opening", "leans"), [
    (["Lupien"], True, True), (["Lupien"], False, True), (["vanha", "Lupien"], True, False), (["LupaLuvan"], False, False),
    (["LupaLuvan"], True, True), (["LUPIEN"], False, False),
])  # fmt: skip
def test_a_capital_that_leans(words: list[str], opening: bool, leans: bool) -> None:
    """A capital word is a name, unless it is alone and begins the text or is an ordinary word."""
    assert dangling(words, opening=opening) is leans


def test_a_very_long_text_is_one_item() -> None:
    """Nobody lists that much in one line; it is left alone."""
    text = "luvat, " * (LONGEST // 7)
    assert len(items(text)) == LONGEST // 7
    assert items(text + "kartat,") == [text + "kartat,"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Yksi. Kaksi.", ["Yksi.", "Kaksi."]),
        ("Yksi! Kaksi? Kolme", ["Yksi!", "Kaksi?", "Kolme"]),
        ("Yksi. kaksi.", ["Yksi. kaksi."]),
        ("Kokous 4. Huhtikuuta.", ["Kokous 4. Huhtikuuta."]),
        ("Kokous 2024. Huhtikuuta.", ["Kokous 2024.", "Huhtikuuta."]),
        ("Kokous 124. Huhtikuuta.", ["Kokous 124.", "Huhtikuuta."]),
        ("Esim. Kirjasto. Museo.", ["Esim. Kirjasto.", "Museo."]),
        ("Ks. Kirjasto.", ["Ks. Kirjasto."]),
        ("Hinta 1.5 euroa.", ["Hinta 1.5 euroa."]),
        ("Luvat (vanhat). Kartat.", ["Luvat (vanhat).", "Kartat."]),
        ("Luvat. (Vanhat.)", ["Luvat. (Vanhat.)"]),
        ("Rakennusvalvonnan. Kartat.", ["Rakennusvalvonnan.", "Kartat."]),
        ("Luvat. 12 karttaa on.", ["Luvat.", "12 karttaa on."]),
        ("Luvat. 12 Karttaa.", ["Luvat. 12 Karttaa."]),
        ("A. B", ["A. B"]),
        ("  ", []),
        ("", []),
    ],
)
def test_sentences(text: str, told: list[str]) -> None:
    """A full stop ends one before a capital or a counted thing; not after an abbreviation, a day or an initial."""
    assert [one.text for one in sentences(span(text))] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("1 Kirjasto", "Kirjasto"),
        ("1. kirjasto", "kirjasto"),
        ("2.3 Kirjasto", "Kirjasto"),
        ("1.1. Kirjasto", "Kirjasto"),
        ("4) Kirjasto", "Kirjasto"),
        ("12 kirjastoa", "12 kirjastoa"),
        ("2024 Kirjasto", "2024 Kirjasto"),
        ("1. 2020", "1. 2020"),
        ("Kirjasto 1", "Kirjasto 1"),
    ],
)
def test_the_number_of_a_chapter_is_no_part_of_its_name(text: str, told: str) -> None:
    """A number with a stop or before a capital; a count before a small letter belongs to the words."""
    assert without_number(span(text)).text == told


def test_cutting_and_trimming_keep_the_place() -> None:
    """White space and signs at the ends are left outside the place."""
    cut = span("nimi:  Kirjasto ; Museo").cut(5, 17)
    assert (cut.text, cut.place().column, cut.place().end_column) == ("Kirjasto ;", 12, 22)
    trimmed = cut.trim(";", "K")
    assert (trimmed.text, trimmed.place().column, trimmed.place().end_column) == ("irjasto", 13, 20)
    assert cut.trim("x") is cut
