"""The rendered page is read back to the description it was made of, and judged the same."""

from __future__ import annotations

import random

import pytest
import yaml
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.generate.descriptions import Written, description, entries
from tests.publish.making import FILES, contents, described, findings, rendered, source_of

EXAMPLES = ["taydellinen", "kaksikielinen", "svensk", "puutteellinen"]
SEEDS = {"html": range(25), "markdown": range(25), "docx": range(8)}


@pytest.mark.parametrize("form", FILES)
@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_comes_back(root, name, form):
    """A page in the language of the file gives its texts in that language back; and the same findings of KL1."""
    source = source_of((root / "examples" / f"{name}.kuvaus.yaml").read_text(encoding="utf-8"))
    page = rendered(source, form)
    if name != "kaksikielinen":
        assert contents(described(page)) == contents(described(source))
    assert findings(page) == findings(source)


@pytest.mark.parametrize("form", FILES)
def test_both_languages_on_one_page_come_back(root, form):
    """A page in Finnish and Swedish gives every text in both languages back."""
    source = source_of((root / "examples" / "kaksikielinen.kuvaus.yaml").read_text(encoding="utf-8"))
    page = rendered(source, form, ("fi", "sv"))
    assert contents(described(page)) == contents(described(source))
    assert findings(page, "KL") == findings(source, "KL")


def damaged(seed: int) -> Written:
    """A generated description of which one part in five is taken away."""
    written = description(seed)
    rng = random.Random(seed)
    for entry in entries(written.plain):
        for name in [name for name in entry if name != "name"]:
            if rng.random() < 0.2:
                del entry[name]
    for name in ("request", "api", "search_keys", "updated"):
        if rng.random() < 0.2:
            written.plain.pop(name, None)
    return written


@pytest.mark.parametrize("form", FILES)
@pytest.mark.parametrize("make", [description, damaged])
def test_generated_descriptions_come_back(form, make):
    """Whatever the file says or leaves out, the page says the same and has the same gaps."""
    for seed in SEEDS[form]:
        source = source_of(make(seed).yaml())
        page = rendered(source, form)
        assert contents(described(page)) == contents(described(source)), seed
        assert findings(page, "KL") == findings(source, "KL"), seed


@pytest.mark.parametrize("form", FILES)
def test_a_case_register_with_nothing_but_a_name_is_judged_as_in_the_file(form):
    """Other published pages may only speak of the register; on this one it is an entry."""
    source = source_of(
        "kuvauslint: 1\nkieli: fi\nasiarekisteri: {nimi: Kunnan asiarekisteri}\ntietovarannot: [{nimi: A, hakutekijät: [k]}]\n"
    )
    found = findings(source, "KL")
    assert ("KL141", "Kunnan asiarekisteri", "search_keys") in found
    assert findings(rendered(source, form), "KL") == found


@pytest.mark.parametrize("form", FILES)
def test_notes_on_the_whole_come_back(form):
    """Line by line, and not as those of the last entry."""
    source = source_of(
        "kuvauslint: 1\nkieli: fi\ntietovarannot: [{nimi: A, lisätiedot: Oma}]\nlisätiedot: |\n  Johdanto.\n  Sivua päivitetään.\n"
    )
    page = rendered(source, form)
    assert described(page).root.get("notes").text.split("\n") == ["Johdanto.", "Sivua päivitetään."]
    assert contents(described(page)) == contents(described(source))
    assert findings(page, "KL") == findings(source, "KL")


@pytest.mark.parametrize("form", FILES)
def test_systems_with_a_decider_of_their_own_come_back(form):
    """They do not fit in the rows of a list."""
    source = source_of(
        "kuvauslint: 1\nkieli: fi\ntietojärjestelmät:\n"
        "  - nimi: Kulku\n    kuvaus: Asianhallinta\n    omistaja: Keskushallinto\n    käyttäjät: Kaikki\n"
        "    tietopyynnöt: {viranomainen: hallintojohtaja, sähköposti: a@b.example}\n    rajapinta: {avoin: ei}\n"
        "  - {nimi: Sarastia, kuvaus: Palkat}\n"
    )
    page = rendered(source, form)
    assert contents(described(page)) == contents(described(source))
    found = findings(source, "KL")
    assert findings(page, "KL") == found
    assert ("KL123", "Sarastia", "request") in found
    assert ("KL151", "Sarastia", "api") in found


SIGNS = "aåb Zö1.,:;()-_*#|\\`[]<>&~!$+/='\"%@{}§–"
WORD = st.builds(
    lambda start, letter, rest: " ".join(f"{start}{letter}{rest}".split()),
    st.sampled_from(["", "", "#", "# ", "1.", "+", "> ", "| ", "*", "<b>", "[a](b)", "=", "~~", "&amp;"]),
    st.sampled_from("aÅb"),
    st.text(st.sampled_from(SIGNS), max_size=20),
)
WORDS = st.lists(WORD, min_size=1, max_size=3, unique=True)
REQUEST = st.fixed_dictionaries(
    {},
    optional={
        "authority": st.one_of(WORD, st.fixed_dictionaries({"name": WORD, "phone": WORDS})),
        "email": WORDS, "phone": WORDS, "address": WORDS, "form": WORDS, "instructions": WORD,
    },
)  # fmt: skip
API = st.fixed_dictionaries(
    {"open": st.sampled_from(["yes", "no", "partial", "authorities", "unclear", True, False])},
    optional={
        "statement": WORD,
        "url": st.just(["https://a.example/x?y=1&z=_2_"]),
        "licence": WORD,
        "default": st.booleans(),
    },
)
DATASET = st.one_of(WORD, st.fixed_dictionaries({"name": WORD}, optional={"group": WORD, "public": WORD}))
ENTRY = st.fixed_dictionaries(
    {},
    optional={
        "id": WORD, "name": WORD, "unit": WORD, "purpose": WORD, "datasets": st.lists(DATASET, min_size=1, max_size=3),
        "systems": WORDS, "search_keys": WORDS, "request": REQUEST, "api": API, "disclosure": WORD,
        "responsible": WORD, "manual": st.sampled_from(["only", "partly", "no", True, False]), "notes": WORD,
    },
)  # fmt: skip


def or_note(entry):
    """An entry with nothing in it is no entry: neither the file nor the page has it."""
    return entry or {"notes": "a"}


DESCRIPTION = st.fixed_dictionaries(
    {"kuvauslint": st.just(1), "language": st.sampled_from(["fi", "sv", "en"]), "repositories": st.lists(ENTRY.map(or_note), min_size=1, max_size=3)},
    optional={
        "organisation": st.fixed_dictionaries({"name": WORD}, optional={"business_id": WORD, "type": st.sampled_from(["city", "court"]), "languages": st.just(["fi", "se"]), "website": st.just("a.example")}),
        "updated": st.sampled_from(["2026-01-31", "1.2.2025"]), "status": st.sampled_from(["draft", "published"]),
        "request": REQUEST, "search_keys": WORDS, "api": API, "case_register": ENTRY.map(or_note),
        "systems": st.lists(st.fixed_dictionaries({"name": WORD}, optional={"description": WORD, "owner": WORD, "users": WORD}), min_size=1, max_size=2),
    },
)  # fmt: skip


@pytest.mark.parametrize("form", FILES)
def test_every_field_with_any_text_comes_back(form):
    """No text is taken for a mark of the page's own format, and no field is lost."""

    @settings(max_examples=40 if form != "docx" else 12, deadline=None, derandomize=True, phases=[Phase.generate])
    @given(DESCRIPTION)
    def holds(plain):
        source = source_of(yaml.safe_dump(plain, allow_unicode=True))
        assert contents(described(rendered(source, form))) == contents(described(source))

    holds()
