"""One thing in two spellings, references, labels, punctuation, languages: the real thing and its look-alikes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from building import from_text, from_yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kuvauslint.checks import (
    counterpart,
    duplicates,
    labels,
    languages,
    links,
    model_export,
    names,
    publication,
    punctuation,
    references,
    search_keys,
    values,
)
from kuvauslint.checks.hit import Hit, Subject
from kuvauslint.model.description import Description, Pointer
from kuvauslint.model.document import Document, Source
from kuvauslint.model.node import Node
from kuvauslint.model.place import Place


def hits(check: Any, text: str, **circumstances: Any) -> list[Hit]:
    """What a check says of a description file."""
    subject = from_yaml("kuvauslint: 1\n" + text, **circumstances)
    return list(check(subject.root, subject))


def stores(*rows: str) -> str:
    """Repositories, one flow mapping a row."""
    return "tietovarannot:\n" + "".join(f"  - {{{row}}}\n" for row in rows)


@pytest.mark.parametrize(
    ("first", "second", "seen"),
    [
        ("Vuorokone-suunnittelu", "Vuorokone-suunittelu", True),
        ("M-Files", "M-files", True),
        ("ProConsona", "Pro Consona", True),
        ("Wilma", "Wilmo", True),
        ("Asianhallinta (Kirjuri)", "asianhallinta (Kirjuri)", False),
        ("Wilma", "Wilman", False),
        ("Primus", "Kurre", False),
        ("Dynasty 10", "Dynasty 360", False),
        ("Aura", "Laura", False),
        ("SAP", "SAS", False),
        ("Kouluhallinnon järjestelmä", "Oppilashallinnon järjestelmä", False),
        ("Potilastietojärjestelmä", "Potilastietojärjestelmät", False),
        ("Palkat", "Paikat", False),
        ("Louhi", "Louhi-karttapalvelu", False),
    ],
)
def test_spellings_of_systems(first: str, second: str, seen: bool) -> None:
    """KL901: the second spelling is told, with the first as the related place."""
    found = hits(
        names.system_variants,
        stores(f"nimi: A, tietojärjestelmät: [{first}]", f"nimi: B, tietojärjestelmät: [{second}]"),
    )
    assert bool(found) is seen
    assert [dict(hit.values)["name"] for hit in found] == [second] * len(found)


def test_the_rarer_spelling_is_told() -> None:
    """Of two spellings the one that stands less often is the likely slip."""
    rows = ["nimi: A, tietojärjestelmät: [Lainarri]", *(f"nimi: {x}, tietojärjestelmät: [Lainari]" for x in "BCD")]
    assert [hit.values["name"] for hit in hits(names.system_variants, stores(*rows))] == ["Lainarri"]


@pytest.mark.parametrize(
    ("first", "second", "seen"),
    [
        ("nimi: Kirjaston tietovaranto", "nimi: Kirjastojen tietovaranto", True),
        ("nimi: Kirjaston tietovaranto", "nimi: Kirjaston  tietovaranto", True),
        ("nimi: Kirjaston tietovaranto", "nimi: Kirjaamon tietovaranto", False),
        ("nimi: Vaalit 2023", "nimi: Vaalit 2024", False),
        ("nimi: Rekisteri", "nimi: Rekisterit", False),
        ("nimi: Asiakkaat, toimiala: Tekninen", "nimi: Asiakkaat, toimiala: Sivistys", False),
        (
            "nimi: Tilavarausrekisteri, käyttötarkoitus: Varaukset",
            "nimi: Tilavarasrekisteri, käyttötarkoitus: Varaukset",
            True,
        ),
        (
            "nimi: Tilavarausrekisteri, käyttötarkoitus: Tilat",
            "nimi: Tilavarasrekisteri, käyttötarkoitus: Varas",
            False,
        ),
    ],
)
def test_repositories_described_twice(first: str, second: str, seen: bool) -> None:
    """KL902: equal names and other spellings of one; other units and other numbers are two things."""
    assert bool(hits(duplicates.entries, stores(first, second))) is seen


@pytest.mark.parametrize(
    ("target", "seen"),
    [
        ("hallinto-osasto, asianhallintarekisteri", True),
        ("teknisen toimen tietovaranto", True),
        ("kirjaston tietovaranto", False),
        ("kirjastojen tietovarannosta", False),
        ("kunnan asiarekisteri", False),
        ("rekisterin tietosuojaseloste", False),
        ("hallintosääntö 12 §", False),
        ("www.mallila.example/rekisterit", False),
        ("kohta 4", False),
    ],
)
def test_references(target: str, seen: bool) -> None:
    """KL904: a register that the description does not have; a notice, a section or a page is no register."""
    subject = from_yaml(
        "kuvauslint: 1\nasiarekisteri: {nimi: Asiarekisteri}\n" + stores("nimi: Kirjaston tietovaranto")
    )
    pointer = Pointer(f"Katso {target}", target, Place(3, 1), "Kirjaston tietovaranto")
    subject = subject._replace(description=subject.description._replace(pointers=(pointer,), published=True))
    assert bool(list(references.unresolved(subject.root, subject))) is seen


def described(labelled: list[tuple[str, str, str | None]]) -> Subject:
    """A published description with labels: (field, label, entry)."""
    owners = sorted({entry for _, _, entry in labelled if entry})
    entries = tuple(
        Node(("repositories", i), None, fields={"name": Node(("repositories", i, "name"), None, name)})
        for i, name in enumerate(owners)
    )
    root = Node((), None, fields={"repositories": Node(("repositories",), None, items=entries)})
    marks = tuple(
        (field, label, Place(i + 1, 1), ("repositories", owners.index(entry)) if entry else None)
        for i, (field, label, entry) in enumerate(labelled)
    )
    document = Document(Source("a.txt", b"", "text"), ())
    return Subject(Description(document, root, "fi", published=True, labels=marks), date(2026, 11, 22))


@pytest.mark.parametrize(
    ("odd", "field", "seen"),
    [
        ("Keskeiset tietovarannot", "datasets", True),
        ("KESKEISET TIETOAINEISTOT:", "datasets", False),
        ("keskeiset  tietoaineistot", "datasets", False),
        ("Puistojen tietoaineistot", "datasets", False),
        ("Asiakirjajulkisuuskuvaus", "datasets", False),
        ("Tietoaineistot ovat saatavilla verkossa.", "datasets", False),
        ("Sähköposti", "request", False),
    ],
)
def test_labels(odd: str, field: str, seen: bool) -> None:
    """KL906: one label that its siblings do not have; its spelling, a title or the entry's name is no other label."""
    rows = [(field, "Keskeiset tietoaineistot", name) for name in ("Arkisto", "Kirjasto", "Museo", "Liikunta")]
    subject = described([*rows, (field, odd, "Puistojen tietovaranto")])
    assert bool(list(labels.mismatched(subject.root, subject))) is seen


def test_labels_of_tables() -> None:
    """The header of one table among three is told of the whole document."""
    subject = described([("datasets", "Aineistot", None)] * 3 + [("datasets", "Varannot", None)])
    assert [hit.entry for hit in labels.mismatched(subject.root, subject)] == [None]
    even = described([("datasets", "Aineistot", None), ("datasets", "Varannot", None)] * 2)
    assert list(labels.mismatched(even.root, even)) == []


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("järjestöille, järjestöille", True),
        ("tiedot tiedot", True),
        ("och och", True),
        ("nuoriso, nuoriso- ja liikunta", False),
        ("kunta-alan alan tilastot", False),
        ("se, joka joka päivä", False),
        ("tieto. Tieto", False),
        ("10 10", False),
        ("ja ja", True),
        ("eu eu", False),
        ("Tietojen tietojenkäsittely", False),
    ],
)
def test_doubled_words(text: str, seen: bool) -> None:
    """KL907: a word twice in a row; parts of compounds and doubled pronouns are none."""
    subject = from_text(text)
    assert bool(list(values.doubled_words(subject.root, subject))) is seen


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Kirjuri,", True),
        ("Kaavat;", True),
        ("Kaavat;; liitteet", True),
        ("Kaavat, , liitteet", True),
        ("Kaavat ,liitteet ja , kartat", True),
        ("Kirjuri (asianhallinta", True),
        ("Kirjuri asianhallinta)", True),
        (", Kirjuri", True),
        ("Kirjuri (asianhallinta)", False),
        ("a) valmistelu b) päätös", False),
        ("1) valmistelu, 2) päätös", False),
        ("päätökset jne.", False),
        ("päätökset...", False),
        ("hinta 5,-", False),
        ("Palaute :)", False),
        ("Lupapiste.fi", False),
        ("https://www.mallila.example/a,,b", False),
        ("5 §:n 2 mom. 1 k., 2 k.", False),
    ],
)
def test_punctuation(text: str, seen: bool) -> None:
    """KL908: separators and parentheses that lead nowhere; marks of lists, abbreviations and addresses do."""
    assert bool(hits(punctuation.stray, stores(f'nimi: A, tietojärjestelmät: ["{text}"]'))) is seen


@settings(deadline=None)
@given(st.lists(st.sampled_from(["(", ")", "a", "a)", " ", ":)", ","]), max_size=30).map("".join))
def test_balanced_texts_are_never_unbalanced(text: str) -> None:
    """Whatever stands between balanced parentheses of words is no fault."""
    balanced = f"({text.translate(str.maketrans('', '', '(),:'))}x)"
    assert hits(punctuation.stray, stores(f'nimi: A, käyttötarkoitus: "{balanced}"')) == []


@pytest.mark.parametrize(
    ("value", "seen"),
    [("ym.", True), ("Muut tiedot", True), ("övriga uppgifter", True), ("Soveltuvin osin", True), ("jne", True),
     ("Muut rakennusluvat", False), ("Soveltuvin osin verkossa", False), ("Muuttoilmoitukset", False)],
)  # fmt: skip
def test_vague_values(value: str, seen: bool) -> None:
    """KL910: a value that is nothing but "other data"."""
    assert bool(hits(values.vague, stores(f"nimi: A, tietoaineistot: [{value}]"))) is seen


def test_the_languages_of_a_bilingual_body() -> None:
    """KL911 is silent with a counterpart, and where the page says it is in one language only it speaks."""
    text = "tiedonhallintayksikkö: {nimi: Mallila, kielet: [fi, sv]}\n" + stores("nimi: Kirjasto")
    other = from_yaml("kuvauslint: 1\nspråk: sv\ninformationslager: [{namn: Biblioteket}]\n").description
    assert len(hits(languages.version_missing, text)) == 1
    assert hits(languages.version_missing, text, counterpart=other) == []
    subject = from_text("Tietovarantojen kuvaus on vain suomeksi.")
    assert len(list(languages.version_missing(subject.root, subject))) == 1
    subject = from_text("Palvelemme vain suomeksi.")
    assert list(languages.version_missing(subject.root, subject)) == []


def test_language_versions() -> None:
    """KL912: what one version has and the other has not; equal versions differ in nothing."""
    ours = "päivitetty: 2026-09-01\n" + stores("nimi: Kirjasto, hakutekijät: [nimi]", "nimi: Museo")
    theirs = "kuvauslint: 1\nspråk: sv\nuppdaterad: 2025-01-01\ninformationslager: [{namn: Biblioteket}]\n"
    other = from_yaml(theirs).description
    told = {
        hit.values["element"]: (hit.values["here"], hit.values["there"])
        for hit in hits(counterpart.differences, ours, counterpart=other)
    }
    assert told == {"entries": ("2", "1"), "updated": ("2026-09-01", "2025-01-01"), "search_keys_said": ("1", "0")}
    assert hits(counterpart.differences, ours, counterpart=from_yaml("kuvauslint: 1\n" + ours).description) == []


def test_the_information_management_model() -> None:
    """KL914: stores, systems and responsible parties, by names that may be spelled differently."""
    rows = [
        {"store": "kirjastojen tietovaranto", "system": "Lainari", "responsible": "Kirjasto"},
        {"store": "Arkiston tietovaranto", "system": "Arkistokone"},
        {"store": "Varautumisen tietovaranto", "secret": True},
    ]
    text = stores(
        "nimi: Kirjaston tietovaranto, tietojärjestelmät: [Lainari], vastuutaho: Sivistystoimi",
        "nimi: Museon tietovaranto, tietojärjestelmät: [Museokone]",
    )
    told = sorted((hit.values["which"], hit.values["name"]) for hit in hits(model_export.missing, text, model=rows))
    assert told == [
        ("only_in_description", "Museokone"),
        ("only_in_description", "Museon tietovaranto"),
        ("only_in_model", "Arkistokone"),
        ("only_in_model", "Arkiston tietovaranto"),
        ("responsible", "Kirjaston tietovaranto"),
    ]
    assert hits(model_export.missing, text) == []


def test_dead_links() -> None:
    """KL205 speaks of 404 and 410 alone, and knows only the answers it was given."""
    text = stores("nimi: A, lisätiedot: 'Ks. https://a.example/1, https://a.example/2.'")
    subject = from_yaml("kuvauslint: 1\n" + text)
    assert links.addresses(subject) == ["https://a.example/1", "https://a.example/2"]
    answers = {"https://a.example/1": 404, "https://a.example/2": 503}
    told = hits(links.dead, text, settings={"KL205": {"links": answers}})
    assert [hit.values["address"] for hit in told] == ["https://a.example/1"]
    assert hits(links.dead, text) == []


@pytest.mark.parametrize(
    ("check", "text", "seen"),
    [
        ("withheld", "Kuvausta ei julkaista.", True),
        ("withheld", "Kuvaus annetaan vain pyynnöstä.", True),
        ("withheld", "Beskrivningen är sekretessbelagd.", True),
        ("withheld", "Järjestelmän kuvaus on salassa pidettävä.", False),
        ("withheld", "Kuvausta ei julkaista siltä osin kuin tiedot ovat salassa pidettäviä.", False),
        ("withheld", "Asiakirjat luovutetaan pyynnöstä.", False),
        ("withheld", "Kuvaus on saatavissa myös kirjaamosta.", False),
        ("withheld", "Kuvauksessa mainitut salassa pidettävät asiakirjat luovutetaan pyydettäessä.", False),
        ("behind_login", "Kuvaus on julkaistu kunnan intranetissä.", True),
        ("behind_login", "Beskrivningen finns på intranätet och kräver inloggning på intranet.", True),
        ("behind_login", "Tiedotteet julkaistaan intranetissä.", False),
        ("behind_login", "Kuvaus on julkaistu verkkosivuilla, eikä se vaadi kirjautumista.", False),
        ("blanket_secrecy", "Kaikki asiakirjat ovat salassa pidettäviä.", True),
        ("blanket_secrecy", "Tiedot ovat kokonaan salassa pidettäviä.", True),
        ("blanket_secrecy", "Alla uppgifter är sekretessbelagda.", True),
        ("blanket_secrecy", "Kaikki tiedot eivät ole salassa pidettäviä.", False),
        ("blanket_secrecy", "Kaikki salassa pidettävät tiedot poistetaan.", False),
        ("blanket_secrecy", "Kaikki asiakirjat ovat julkisia, elleivät ne ole salassa pidettäviä.", False),
        ("blanket_secrecy", "Kaikki potilasasiakirjat ovat salassa pidettäviä.", False),
    ],
)
def test_publication(check: str, text: str, seen: bool) -> None:
    """KL201, KL202 and KL206 on sentences of their own."""
    subject = from_text(text)
    assert bool(list(getattr(publication, check)(subject.root, subject))) is seen


def test_a_draft_is_not_published() -> None:
    """The publication rules are silent on a draft."""
    text = "tila: luonnos\ntietopyynnöt: {ohje: Kuvausta ei julkaista.}\n" + stores("nimi: A")
    assert hits(publication.withheld, text) == []
    assert len(hits(publication.withheld, text.replace("luonnos", "julkaistu"))) == 1


@pytest.mark.parametrize(
    ("check", "keys", "seen"),
    [
        ("free_text_only", "vapaa sanahaku", True),
        ("free_text_only", "fritextsökning", True),
        ("free_text_only", "vapaa sanahaku, nimi", False),
        ("free_text_only", "sanaston nimi", False),
        ("without_identifier", "kieli, tyyli", True),
        ("without_identifier", "henkilön nimeä", False),
        ("without_identifier", "asiakas-ID:tä", False),
        ("without_identifier", "fastighetsbeteckning", False),
        ("without_identifier", "ajankohta", False),
        ("without_identifier", "–", False),
    ],
)
def test_search_keys(check: str, keys: str, seen: bool) -> None:
    """KL402 and KL405 on one entry's keys."""
    assert bool(hits(getattr(search_keys, check), stores(f"nimi: A, hakutekijät: [{keys}]"))) is seen


@settings(deadline=None)
@given(st.text(max_size=60))
def test_no_check_raises(text: str) -> None:
    """Whatever a text holds, every check on texts ends without a traceback."""
    subject = from_text(text)
    for module in (publication, values, languages, references, labels, punctuation, names, duplicates, links):
        for check in list(vars(module).values()):
            own = getattr(check, "__module__", "") == module.__name__ and hasattr(check, "__code__")
            if own and check.__code__.co_varnames[:2] == ("node", "subject"):
                list(check(subject.root, subject))
