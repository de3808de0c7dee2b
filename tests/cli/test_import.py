"""`kuvauslint import`: what is on standard output, what is told beside it, and that secrets are covered."""

from __future__ import annotations

import json

import pytest
import yaml

from kuvauslint.cli.main import main
from kuvauslint.vocabulary.schema import description_schema

PAGE = """Esimerkkilän kunnan asiakirjajulkisuuskuvaus

Kuvauksen tarkoituksena on auttaa pyynnön yksilöimisessä.

Kirjaston tietovaranto
Käyttötarkoitus: Lainaus
Tietojärjestelmät: Koha
Tietoaineistot: lainaajat
Hakutekijät: esimerkiksi nimi
Huom! Palvelimen salasana: Kesa2024! on kirjastossa.

Päivitetty viimeksi syyskuussa 2026.
"""


@pytest.fixture
def page(tmp_path, monkeypatch):
    (tmp_path / "sivu.txt").write_text(PAGE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return "sivu.txt"


def run(capsys, *words):
    with pytest.raises(SystemExit) as stop:
        main(["import", *words])
    told = capsys.readouterr()
    return stop.value.code, told.out, told.err


def test_yaml_is_valid_and_tells_places(page, capsys):
    """The comments stand behind the data, in the language of the keys."""
    code, out, err = run(capsys, page)
    data = yaml.load(out, yaml.BaseLoader)
    assert code == 0
    assert list(data) == ["kuvauslint", "kieli", "tiedonhallintayksikkö", "päivitetty", "tietovarannot", "lisätiedot"]
    assert data["tietovarannot"][0]["hakutekijät"] == ["esimerkiksi nimi"]
    assert "#   rivi 3, lisätiedot: Kuvauksen tarkoituksena on auttaa pyynnön yksilöimisessä.\n" in out
    assert err.splitlines()[0].startswith("Luettu kohteita: 1; ")


def test_secrets_are_covered_and_that_is_told(page, capsys):
    """In the values and in the comments."""
    for form in ("yaml", "json"):
        _, out, err = run(capsys, page, "--format", form)
        assert "Kesa2024" not in out + err
        assert "********" in out
        assert "Ne on peitetty" in err
    assert "# Asiakirjassa on henkilötunnuksia tai salasanoja." in run(capsys, page)[1]


def test_json_holds_plain_values_and_the_rest_is_told(page, capsys):
    """JSON has no comments, so that they go to standard error."""
    _, out, err = run(capsys, page, "--format", "json", "--keys", "en")
    data = json.loads(out)
    assert data["repositories"][0]["search_keys"] == ["nimi"]
    assert data["notes"] == "Kuvauksen tarkoituksena on auttaa pyynnön yksilöimisessä."
    assert "  line 3, notes: Kuvauksen tarkoituksena" in err
    assert "Entries read: 1;" in err


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_what_is_written_passes_the_schema(page, capsys, language):
    """Of the language of its keys."""
    from jsonschema import Draft202012Validator

    data = yaml.safe_load(run(capsys, page, "--keys", language)[1])
    day = {key: str(value) if key in ("päivitetty", "uppdaterad", "updated") else value for key, value in data.items()}
    assert list(Draft202012Validator(description_schema(language)).iter_errors(day)) == []
