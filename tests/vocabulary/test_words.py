"""Terms are found however they are bent, and not inside other words."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kuvauslint.vocabulary import facts
from kuvauslint.vocabulary.inflect import stems
from kuvauslint.vocabulary.words import Lexicon, Term, parse

# Paradigms as a grammar gives them, not as the code makes them.
PARADIGMS = {
    (
        "fi",
        "maistraatti",
    ): "maistraatti maistraatin maistraattia maistraatissa maistraatista maistraattiin maistraatilla maistraatilta "
    "maistraatille maistraattina maistraatiksi maistraatitta maistraatit maistraattien maistraatteja maistraateissa maistraateista "
    "maistraatteihin maistraateille maistraatteina maistraateiksi maistraattimme maistraatistakin maistraatissaan",
    (
        "fi",
        "virasto",
    ): "virasto viraston virastoa virastossa virastosta virastoon virastolla virastolta virastolle virastona virastoksi "
    "virastot virastojen virastoja virastoissa virastoista virastoihin virastoilla virastoilta virastoille virastomme virastossakin virastonsa",
    (
        "fi",
        "keskus",
    ): "keskus keskuksen keskusta keskuksessa keskuksesta keskukseen keskukselle keskuksena keskukseksi keskukset "
    "keskusten keskuksia keskuksissa keskuksiin keskuksille keskuksensa keskuskin",
    (
        "fi",
        "lautakunta",
    ): "lautakunta lautakunnan lautakuntaa lautakunnassa lautakuntaan lautakunnalle lautakunnat lautakuntien "
    "lautakuntia lautakunnissa lautakuntiin lautakunnille lautakuntamme",
    ("fi", "laki/lai"): "laki lain lakia laissa laista lakiin laille lait lakien lakeja laeissa lakeihin",
    (
        "fi",
        "seloste",
    ): "seloste selosteen selostetta selosteessa selosteesta selosteeseen selosteelle selosteet selosteiden selosteita "
    "selosteissa selosteisiin selosteensa selostekin",
    (
        "fi",
        "palvelu",
    ): "palvelu palvelun palvelua palvelussa palveluun palvelut palvelujen palveluiden palveluja palveluita palveluissa "
    "palveluihin palveluille palvelumme",
    (
        "fi",
        "huolto",
    ): "huolto huollon huoltoa huollossa huoltoon huollolle huollot huoltojen huoltoja huolloissa huoltoihin huollonkin",
    ("fi", "hoito"): "hoito hoidon hoitoa hoidossa hoitoon hoidolle hoidot hoitojen hoitoja hoidoissa hoitoihin",
    ("fi", "toimi"): "toimi toimen tointa toimea toimessa toimeen toimelle toimet toimien toimia toimissa toimiin",
    (
        "fi",
        "vuorotyö",
    ): "vuorotyö vuorotyön vuorotyötä vuorotyössä vuorotyöhön vuorotyölle vuorotyöt vuorotöiden vuorotöitä vuorotöissä vuorotöihin vuorotyönsä",
    ("fi", "terveys"): "terveys terveyden terveyttä terveydessä terveyteen terveydelle terveyksiä terveyksien",
    ("fi", "päihde"): "päihde päihteen päihdettä päihteessä päihteet päihteiden päihteitä päihteissä",
    (
        "fi",
        "potilas",
    ): "potilas potilaan potilasta potilaassa potilaalle potilaat potilaiden potilaita potilaissa potilaisiin",
    (
        "fi",
        "asiakas",
    ): "asiakas asiakkaan asiakasta asiakkaalle asiakkaaseen asiakkaat asiakkaiden asiakkaita asiakkaille",
    (
        "fi",
        "perheoikeudellinen",
    ): "perheoikeudellinen perheoikeudellisen perheoikeudellista perheoikeudellisessa perheoikeudelliset "
    "perheoikeudellisten perheoikeudellisia perheoikeudellisissa perheoikeudellisiin",
    ("fi", "piiri"): "piiri piirin piiriä piirissä piiriin piirille piirit piirien piirejä piireissä piireihin",
    ("sv", "magistrat"): "magistrat magistraten magistratens magistrater magistraterna magistraternas magistrats",
    ("sv", "register"): "register registret registrets registren registrens registers",
    ("sv", "byrå"): "byrå byrån byråns byråer byråerna byråernas",
    ("sv", "central"): "central centralen centralens centraler centralerna centralernas",
    ("sv", "ämbete"): "ämbete ämbetet ämbetets ämbeten ämbetena",
    ("sv", "skola"): "skola skolan skolans skolor skolorna skolornas",
    ("sv", "myndighet"): "myndighet myndigheten myndighetens myndigheter myndigheterna",
    ("en", "register"): "register registers register's",
}


def lexicon(*specs: str, language: str = "fi") -> Lexicon:
    return Lexicon(Term("test", spec, language, spec) for spec in specs)


def found(words: Lexicon, text: str) -> list[str]:
    return [match.form for match in words.find(text)]


@pytest.mark.parametrize(
    ("language", "spec", "form"), [(*key, form) for key, all_ in PARADIGMS.items() for form in all_.split()]
)
def test_every_form_of_a_paradigm_is_found(language: str, spec: str, form: str) -> None:
    """A form is found in running text, in small letters, as the first word and in capitals."""
    words = lexicon(spec, language=language)
    for written in (form, form.capitalize(), form.upper()):
        assert found(words, f"Asia, {written}; toinen.") == [written]


ALL_TERMS = sorted({(term.language, term.spec) for term in facts.all_terms()})


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_every_generated_form_of_every_term_is_found(data: st.DataObject) -> None:
    """Whatever ending each word of a term takes, the one lexicon of all terms finds it."""
    language, spec = data.draw(st.sampled_from(ALL_TERMS))
    parts = []
    for word in parse(spec, language):
        if word.literal or word.abbreviation:
            parts.append(word.lemma)
        else:
            stem = data.draw(st.sampled_from(stems(word.lemma, word.language, word.more)))
            parts.append(stem.text + data.draw(st.sampled_from(sorted(stem.endings))))
    written = " ".join(parts)
    text = f"({data.draw(st.sampled_from(['', 'Katso ', '1. ', '– ']))}{written}, ja muuta."
    assert any(m.term.spec == spec and m.form == written for m in facts.lexicon().find(text))
    assert facts.lexicon().might_contain(text)


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(["maistraatti", "aluehallintovirasto", "neuvola", "terveydenhuolto", "seloste"]),
    st.text("bcdfghjklmnprstv", min_size=2, max_size=5),
    st.sampled_from(["before", "after"]),
)
@example("terveydenhuolto", "ympäristö", "before")
@example("neuvola", "asumis", "before")
def test_a_word_that_merely_contains_the_term_is_another_word(lemma: str, more: str, side: str) -> None:
    """Letters before a term, or consonants after it that no ending begins with, make another word of it."""
    other = f"{more}{lemma}" if side == "before" else f"{lemma}b{more}"
    assert found(lexicon(lemma), f"Tämä on {other} eikä muuta") == []


def test_what_compounds_count_is_told_by_the_term() -> None:
    """A star says on which side a compound may grow."""
    text = "osoiterekisteristä rekisteriote rekisterin ark"
    assert found(lexicon("rekisteri"), text) == ["rekisterin"]
    assert found(lexicon("*rekisteri"), text) == ["rekisteristä", "rekisterin"]
    assert found(lexicon("rekisteri*"), text) == ["rekisteri", "rekisterin"]


def test_an_abbreviation_keeps_its_capitals() -> None:
    """Capitals as written, colon endings, no other words in capitals or small letters."""
    words = lexicon("AVI", "ARA", "HUS", "VRK", "TE-toimisto")
    text = "AVI, AVI:n, AVI:lle; avi, AVIATION, HUS-yhtymä, aran, VRK-varmenne TE-toimiston te-toimistoon VRK:stä"
    assert found(words, text) == ["AVI", "AVI:n", "AVI:lle", "TE-toimiston", "te-toimistoon", "VRK:stä"]


def test_a_phrase_is_bent_word_by_word_and_stands_together() -> None:
    """Each word takes its own ending; another word between them breaks the phrase."""
    words = lexicon("perheoikeudellinen palvelu", "työ- ja elinkeinotoimisto")
    assert found(words, "perheoikeudellisten\npalvelujen ja Työ- ja elinkeinotoimistolle") == [
        "perheoikeudellisten\npalvelujen",
        "Työ- ja elinkeinotoimistolle",
    ]
    assert found(words, "perheoikeudelliset ja palvelut, työ, ja elinkeinotoimisto") == []


@pytest.mark.parametrize(
    "text", ["alue\u00adhallinto\u00advirastossa", "ALUEHALLINTOVIRASTOSSA", "Aluehallintovirastossa"]
)
def test_soft_hyphens_and_case_hide_nothing(text: str) -> None:
    """The match is told in the letters of the text."""
    match = lexicon("aluehallintovirasto").find(f"x {text} y")
    assert [(m.start, m.end, m.form) for m in match] == [(2, 2 + len(text), text)]


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_searched(text: str) -> None:
    """No text makes it fail, and every match lies where it says."""
    for match in facts.lexicon().find(text):
        assert text[match.start : match.end] == match.form


@pytest.mark.parametrize("piece", ["a", "terveyden", "työ- ", "AVI:", "perheoikeudellisten ", "-", ":"])
def test_cost_grows_with_the_text_only(piece: str) -> None:
    """A long run of what looks like a beginning ends soon."""
    import time

    text = piece * (200_000 // len(piece))
    began = time.process_time()
    facts.lexicon().find(text)
    assert time.process_time() - began < 4
