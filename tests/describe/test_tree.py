"""A raw tree to canonical fields; the fast path and jsonschema must agree on what is valid."""

from __future__ import annotations

import json

import pytest
import yaml
from hypothesis import event, example, given, settings
from hypothesis import strategies as st

from kuvauslint.describe.canonical import plain
from kuvauslint.describe.tree import describe
from kuvauslint.describe.validity import faults
from kuvauslint.model.document import Source
from kuvauslint.readers import json as json_reader
from kuvauslint.readers import yaml as yaml_reader
from kuvauslint.vocabulary.store import load


def description(text, reader=yaml_reader, kind="yaml"):
    document = reader.read(Source(f"x.{kind}", text.encode(), kind))
    assert not document.problems
    return describe(document)


def told(text):
    found = description(text)
    return [(p.rule, p.values.get("field"), found.document.locate(p.mark, None, None).label()) for p in found.problems]


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_keys_of_each_language_mean_the_same(root, language):
    """Every field of the vocabulary is read under its proper key in every language."""
    groups = load("vocabulary/fields")["groups"]
    for name, spec in groups["entry"].items():
        if spec["kind"] in ("text", "texts"):
            entries = {name if language == "en" else spec["key"][language]: "arvo"}
            key = "repositories" if language == "en" else groups["description"]["repositories"]["key"][language]
            found = description(json.dumps({key: [entries]}, ensure_ascii=False))
            assert found.root.list_of("repositories")[0].get(name).filled(), (language, name)
            assert not found.problems


@pytest.mark.parametrize("key", ["Käyttötarkoitus", "kayttotarkoitus", "KÄYTTÖTARKOITUS"])
def test_case_and_missing_diacritics_in_keys_are_forgiven(key):
    found = description(f"tietovarannot:\n  - {key}: lainaus\n")
    assert found.root.list_of("repositories")[0].text_of("purpose") == "lainaus"
    assert not found.problems


def test_joins_in_keys_are_forgiven():
    found = description("organisation: {business-id: 1234567-1}\nsearch keys: [a]\n")
    assert found.root.get("organisation").text_of("business_id") == "1234567-1"
    assert found.root.get("search_keys").filled()


def test_controlled_values_of_each_language_become_canonical():
    text = "rajapinta: {avoin: viranomaisille}\ntietovarannot:\n  - manuaalinen: vain\n    rajapinta: {avoin: true}\n"
    found = description(text)
    entry = found.root.list_of("repositories")[0]
    assert found.root.get("api").text_of("open") == "authorities"
    assert (entry.text_of("manual"), entry.get("api").text_of("open")) == ("only", "yes")


def test_a_bilingual_text_has_the_file_s_language_first():
    found = description("språk: sv\ninformationslager:\n  - namn: {fi: Kirjasto, sv: Bibliotek}\n")
    entry = found.root.list_of("repositories")[0]
    assert entry.text_of("name") == "Bibliotek"
    assert entry.get("name").variants["fi"].text == "Kirjasto"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("käyttötarkotus: x\n", [("KL004", "käyttötarkotus", "1:1")]),
        ("tietovarannot:\n  - nimi: a\n    foo: b\n", [("KL004", "foo", "3:5")]),
        ("päivitetty: 31.2.2026\n", [("KL005", "updated", "1:13")]),
        ("päivitetty: eilen\n", [("KL005", "updated", "1:13")]),
        ("tietovarannot: kirjasto\n", [("KL005", "repositories", "1:16")]),
        ("tietovarannot:\n  - kirjasto\n", [("KL005", "repositories", "2:5")]),
        ("rajapinta: {avoin: ehkä}\n", [("KL005", "open", "1:20")]),
        ("tiedonhallintayksikkö: {tyyppi: kylä}\n", [("KL005", "type", "1:33")]),
        ("tiedonhallintayksikkö: {verkkosivu: ei ole}\n", [("KL005", "website", "1:37")]),
        ("kuvauslint: 2\n", [("KL005", "kuvauslint", "1:13")]),
        ("tietovarannot:\n  - nimi: [a, b]\n", [("KL005", "name", "2:11")]),
        ("tietovarannot:\n  - nimi: true\n", [("KL005", "name", "2:11")]),
        ("hakutekijät: [a, {nimi: b}]\n", [("KL005", "search_keys", "1:18")]),
        ("nimi: x\nkäyttötarkotus: y\n", [("KL004", "nimi", "1:1"), ("KL004", "käyttötarkotus", "2:1")]),
        ("tietovarannot:\n  - käyttötarkoitus: a\n    kayttotarkoitus: b\n", [("KL003", None, "3:5")]),
        ("tietovarannot:\n  - nimi:\n    hakutekijät: []\n", []),
        ("puhelin: 1\n", [("KL004", "puhelin", "1:1")]),
        ("tietopyynnöt: {puhelin: 0401234567}\n", []),
    ],
)
def test_what_the_schema_refuses_is_told_at_its_place(text, expected):
    assert told(text) == expected


def test_a_near_miss_is_suggested_in_the_file_s_own_language():
    assert description("tietovarannot:\n  - hakutekiät: [a]\n").problems[0].values["suggestion"] == "hakutekijät"
    assert description("informationslager:\n  - söktermerna: [a]\n").problems[0].values["suggestion"] == "söktermer"


def test_yaml_and_json_give_the_same_tree(root):
    text = (root / "examples" / "taydellinen.kuvaus.yaml").read_text(encoding="utf-8")
    from_yaml = description(text)
    from_json = description(json.dumps(yaml.load(text, yaml.BaseLoader), ensure_ascii=False), json_reader, "json")
    drop = ("kuvauslint", "api")
    assert {k: v for k, v in plain(from_yaml.root).items() if k not in drop} == {
        k: v for k, v in plain(from_json.root).items() if k not in drop
    }


SCALARS = st.sampled_from(
    [None, True, False, 0, 1, 2.5, "", "teksti", "2026-09-01", "31.2.2026", "kyllä", "ja", "no", "kunta", "fi", "suomi",
     "vain", "utkast", "https://a.example", "a.example", "ei osoite"]
)  # fmt: skip
ANY = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["fi", "sv", "en", "nimi", "namn", "name", "x"]), inner, max_size=3)
    ),
    max_leaves=4,
)


RIGHT = {
    "version": 1, "text": {"fi": "a", "sv": "b"}, "word": "a", "url": "a.example", "date": "1.9.2026", "texts": ["a", {"fi": "b"}],
    "words": "a", "urls": ["https://a.example"], "languages": ["fi", "svenska"], "boolean": False, "authority": "a", "names": ["a"],
}  # fmt: skip


def right(spec):
    """A valid value of the field; any value where the kind is a group."""
    if spec["kind"] == "choice":
        return st.sampled_from(
            [w for by in load("vocabulary/values")[spec["values"]].values() for ws in by.values() for w in ws]
        )
    return st.just(RIGHT[spec["kind"]]) if spec["kind"] in RIGHT else ANY


@st.composite
def descriptions(draw, group="description", depth=0):
    """Mappings with keys of the group, mostly right, with values of every shape."""
    groups = load("vocabulary/fields")["groups"]
    out = {}
    for name in draw(st.lists(st.sampled_from(sorted(groups[group])), unique=True, max_size=3)):
        spec = groups[group][name]
        key = draw(st.sampled_from([*spec["key"].values(), name, spec["key"]["fi"].upper()]))
        below = spec.get("fields") or spec.get("items")
        if below and depth < 2 and draw(st.integers(0, 3)):
            value = draw(descriptions(below, depth + 1))
            out[key] = [value] if spec["kind"] in ("list", "names") and draw(st.integers(0, 5)) else value
        else:
            out[key] = draw(right(spec) if draw(st.integers(0, 4)) else ANY)
    if not draw(st.integers(0, 9)):
        out["vieras"] = draw(ANY)
    return out


@settings(max_examples=400, deadline=None)
@given(descriptions())
@example({"tiedonhallintayksikkö": {"kielet": [None]}})
def test_the_fast_path_agrees_with_jsonschema(data):
    """The fast path doubts exactly the files that the schema refuses."""
    text = json.dumps(data, ensure_ascii=False)
    document = json_reader.read(Source("x.json", text.encode(), "json"))
    from kuvauslint.describe.tree import Builder

    builder = Builder("fi")
    builder.group(document.body, (), "description", None)
    event(f"valid: {not builder.doubts}")
    assert bool(builder.doubts) == bool(faults(document.body))


@pytest.mark.parametrize(
    ("key", "field"),
    [
        ("hakutekjät", "search_keys"),
        ("tietoaineistott", "datasets"),
        ("käyttötarkoitsu", "purpose"),
        ("sökterm", "search_keys"),
        ("hyllypaikka", None),
        ("haku", None),
    ],
)
def test_a_misspelt_key_is_read_as_what_is_meant(key, field):
    """Only where it is surely that; the key is told all the same."""
    text = f"tietovarannot:\n  - nimi: a\n    {key}: [b]\n"
    entry = description(text).root.list_of("repositories")[0]
    assert set(entry.fields) == {"name", *([field] if field else [])}
    assert ("KL004", key, "3:5") in told(text)


def test_a_misspelt_key_takes_the_place_of_none():
    """What is rightly spelt stands, whichever comes first."""
    for keys in (("hakutekjät", "hakutekijät"), ("hakutekijät", "hakutekjät")):
        text = "tietovarannot:\n  - nimi: a\n" + "".join(f"    {key}: [{key[-5:]}]\n" for key in keys)
        entry = description(text).root.list_of("repositories")[0]
        assert [one.text for one in entry.list_of("search_keys")] == ["kijät"]
