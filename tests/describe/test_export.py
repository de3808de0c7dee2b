"""A description written out again: canonical JSON, the keys of a language, what found no place."""

from __future__ import annotations

import json

import pytest

from kuvauslint.describe.export import canonical, doubtful, in_language
from kuvauslint.describe.tree import describe
from kuvauslint.model.document import Source
from kuvauslint.readers import json as json_reader
from kuvauslint.readers import yaml as yaml_reader

TEXT = """kuvauslint: 1
kieli: fi
tiedonhallintayksikkö: {nimi: {fi: Esimerkkilän kunta, sv: Exempelby kommun}, tyyppi: kunta, kielet: [fi]}
rajapinta: {avoin: viranomaisille}
tietopyynnöt: {viranomainen: {nimi: Kunnanhallitus, puhelin: 09 123 4567}, sähköposti: [a@b.example, c@b.example]}
tietovarannot:
  - nimi: Kirjasto
    manuaalinen: osittain
    hakutekijät: [nimi]
    tietoaineistot: [Lainat, {nimi: Kortit, julkisuus: julkinen}]
    tietopyynnöt: {sähköposti: d@b.example}
"""


def of_yaml(text):
    return describe(yaml_reader.read(Source("x.yaml", text.encode(), "yaml")))


def test_canonical_json():
    """English keys, lists always lists."""
    told = canonical(of_yaml(TEXT))
    assert told["kuvauslint"] == 1
    assert told["language"] == "fi"
    assert told["organisation"] == {
        "name": {"fi": "Esimerkkilän kunta", "sv": "Exempelby kommun"}, "type": "municipality", "languages": ["fi"],
    }  # fmt: skip
    assert told["api"] == {"open": "authorities"}
    assert told["request"] == {
        "authority": {"name": "Kunnanhallitus", "phone": ["09 123 4567"]}, "email": ["a@b.example", "c@b.example"],
    }  # fmt: skip
    assert told["repositories"] == [{
        "name": "Kirjasto", "manual": "partly", "search_keys": ["nimi"],
        "datasets": ["Lainat", {"name": "Kortit", "public": "julkinen"}], "request": {"email": ["d@b.example"]},
    }]  # fmt: skip


def test_keys_and_values_of_a_language():
    """Keys and controlled values are the language's; a single value stands alone, but among keys and systems."""
    told = in_language(canonical(of_yaml(TEXT)), "sv")
    assert told["informationshanteringsenhet"] == {
        "namn": {"fi": "Esimerkkilän kunta", "sv": "Exempelby kommun"}, "typ": "kommun", "språk": ["fi"],
    }  # fmt: skip
    assert told["gränssnitt"] == {"öppen": "myndigheter"}
    assert told["informationsbegäran"] == {
        "myndighet": {"namn": "Kunnanhallitus", "telefon": "09 123 4567"}, "e-post": ["a@b.example", "c@b.example"],
    }  # fmt: skip
    assert told["informationslager"] == [{
        "namn": "Kirjasto", "manuellt": "delvis", "söktermer": ["nimi"],
        "informationsmaterial": ["Lainat", {"namn": "Kortit", "offentlighet": "julkinen"}],
        "informationsbegäran": {"e-post": "d@b.example"},
    }]  # fmt: skip


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_what_is_written_is_read_again(language):
    """The keys of every language give the same description."""
    first = canonical(of_yaml(TEXT))
    text = json.dumps(in_language(first, language), ensure_ascii=False)
    again = describe(json_reader.read(Source("x.json", text.encode(), "json")))
    assert not again.problems
    assert canonical(again) == first


def test_doubtful_values_are_told_with_their_paths():
    """What was read with doubt, and nothing else."""
    description = of_yaml(TEXT)
    assert doubtful(description) == ()
    entry = description.root.list_of("repositories")[0]
    unsure = description.root._replace(fields={"repositories": entry._replace(sure=False)})
    told = doubtful(description._replace(root=unsure))
    assert [node.path for node in told] == [("repositories", 0)]


@pytest.mark.parametrize("codes", [("fi",), ("fi", "sv"), ("fi", "sv", "en", "se"), ("se",)])
def test_a_name_in_languages_keeps_its_codes(codes):
    """The codes of languages are no fields of a group."""
    name = {code: f"nimi {code}" for code in codes}
    assert in_language({"request": {"authority": name}}, "sv") == {"informationsbegäran": {"myndighet": name}}


def test_names_of_data_sets_in_languages_keep_their_codes():
    """Beside those that are told in parts."""
    datasets = [{"fi": "Lainat", "sv": "Lån"}, {"name": "Kortit", "group": "Asiakkaat"}, "Kuvat"]
    told = in_language({"repositories": [{"datasets": datasets}]}, "sv")["informationslager"][0]
    assert told["informationsmaterial"] == [
        {"fi": "Lainat", "sv": "Lån"}, {"namn": "Kortit", "kategori": "Asiakkaat"}, "Kuvat",
    ]  # fmt: skip
