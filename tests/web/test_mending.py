"""The form without JavaScript: what was understood is corrected, filled in, considered and saved."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kuvauslint.model.document import Source
from kuvauslint.web.form import PREFIX, applied, form_of, target
from kuvauslint.web.judging import judge
from kuvauslint.web.record import Considered, Record, as_yaml, record_of

TODAY = date.today()  # noqa: DTZ011 - the page judges by today
NEXT_YEAR = (TODAY + timedelta(days=300)).isoformat()


@pytest.fixture
def gappy(root):
    return (root / "examples" / "puutteellinen.kuvaus.yaml").read_text(encoding="utf-8")


@pytest.fixture
def opened(client, gappy, form_of):
    """The fields of the form of the gappy example."""
    page = client.post("/", files={"document": ("kuvaus.yaml", gappy.encode())})
    return form_of(page.text)


def reread(text: str) -> Record:
    record = record_of(judge(Source("kuvaus.yaml", text.encode(), "yaml")))
    assert record is not None
    return record


def test_filling_the_gaps_leaves_nothing_to_mend(client, opened, form_of, rules_of):
    """From a gappy description to a saved one that has no findings, by the plain form alone."""
    opened |= {
        "f.updated": TODAY.isoformat(),
        "f.request.authority": "Kunnanhallitus",
        "f.api.open": "no",
        "f.search_keys": "asiatunnus\npäivämäärä\nasian nimi",
        "f.repositories.1.purpose": "Leirien ja kerhojen järjestäminen",
        "f.repositories.1.systems": "Ilmoittautumisjärjestelmä",
        "f.repositories.2.purpose": "Veden laskutus",
    }
    page = client.post("/description", data=opened)

    assert page.status_code == 200
    assert rules_of(page.text) == set()

    saved = client.post("/save", data=form_of(page.text))
    assert saved.headers["content-disposition"] == 'attachment; filename="kuvaus.yaml"'
    assert judge(Source("kuvaus.yaml", saved.content, "yaml")).findings == ()


def test_what_is_not_touched_stays(client, opened, form_of, gappy):
    """Sending the form back unchanged changes nothing of what is described."""
    again = form_of(client.post("/description", data=opened).text)

    assert reread(again["state"]).data == reread(opened["state"]).data == reread(gappy).data


def test_a_key_that_is_no_field_is_kept_as_a_comment(client, opened):
    saved = client.post("/save", data=opened).text

    assert "# käyttötarkotus: Laskutus" in saved


def test_datasets_with_groups_and_two_languages_survive_the_form():
    data = {
        "kuvauslint": 1,
        "language": "fi",
        "repositories": [
            {
                "name": {"fi": "Kirjasto", "sv": "Biblioteket"},
                "datasets": [{"name": "Lainat", "group": "Asiakkaat"}, "Varaukset"],
                "request": {"authority": {"name": "Sivistysjohtaja", "email": ["a@b.example"]}},
            }
        ],
    }
    posted = {control.name: control.value for control in form_of(data, "fi").controls()}
    assert applied(data, posted) == data

    posted["f.repositories.0.name"] = "Kirjaston tietovaranto"
    posted["f.repositories.0.datasets"] = "Lainat\nMaksut"
    posted["f.repositories.0.request.authority"] = "Lautakunta"
    entry = applied(data, posted)["repositories"][0]
    assert entry["name"] == {"fi": "Kirjaston tietovaranto", "sv": "Biblioteket"}
    assert entry["datasets"] == [{"name": "Lainat", "group": "Asiakkaat"}, "Maksut"]
    assert entry["request"]["authority"] == {"name": "Lautakunta", "email": ["a@b.example"]}


def test_emptying_a_control_removes_the_field_and_an_empty_group():
    data = {"language": "fi", "api": {"open": "no"}, "search_keys": ["nimi"]}

    assert applied(data, {"f.api.open": "", "f.search_keys": " \r\n "}) == {"language": "fi"}


def test_a_value_that_is_no_choice_is_not_taken():
    assert applied({"language": "fi"}, {"f.api.open": "<script>"}) == {"language": "fi"}


def test_a_finding_can_be_considered_and_taken_back(client, opened, form_of, rules_of, text_of):
    key = "KL122 /request/authority"
    asked = opened | {"consider": key, f"reason {key}": "Kirjaamo päättää itse", f"until {key}": NEXT_YEAR}
    page = client.post("/description", data=asked)

    assert "KL122" not in rules_of(page.text)
    assert "Kirjaamo päättää itse" in text_of(page.text)

    saved = client.post("/save", data=form_of(page.text)).text
    assert f'# kuvauslint: ignore[KL122] reason="Kirjaamo päättää itse" until={NEXT_YEAR}' in saved
    reopened = client.post("/", files={"document": ("kuvaus.yaml", saved.encode())})
    assert "KL122" not in rules_of(reopened.text)
    assert "Kirjaamo päättää itse" in text_of(reopened.text)

    back = client.post("/description", data=form_of(reopened.text) | {"withdraw": key})
    assert "KL122" in rules_of(back.text)


def test_a_reason_is_needed_to_consider(client, opened, rules_of):
    key = "KL122 /request/authority"
    page = client.post("/description", data=opened | {"consider": key, f"reason {key}": " "})

    assert "KL122" in rules_of(page.text)


def test_what_was_considered_moves_with_its_entry(client, opened, form_of):
    key = "KL171 /repositories/1/purpose"
    asked = opened | {"consider": key, f"reason {key}": "Ei tiedossa", f"until {key}": NEXT_YEAR}
    first = form_of(client.post("/description", data=asked).text)
    moved = form_of(client.post("/description", data=first | {"remove": "repositories.0"}).text)

    assert reread(moved["state"]).considered == (
        Considered("KL171", "/repositories/0/purpose", "Ei tiedossa", NEXT_YEAR),
    )


def test_entries_are_added_and_removed(client, opened, form_of):
    more = form_of(client.post("/description", data=opened | {"add": "repositories"}).text)
    assert "f.repositories.3.name" in more

    fewer = form_of(client.post("/description", data=opened | {"remove": "repositories.1"}).text)
    assert fewer["f.repositories.1.name"] == "Vesihuollon tietovaranto"
    assert "f.repositories.2.name" not in fewer


def test_one_can_begin_from_nothing(client, form_of):
    fields = form_of(client.post("/description", data={"begin": "sv"}).text)

    assert "språk: sv" in fields["state"]
    assert fields["f.organisation.name"] == ""


def test_a_saved_description_reopens_as_it_was():
    record = Record(
        {"kuvauslint": 1, "language": "sv", "repositories": [{"name": "Bibliotekets informationslager"}]},
        "sv",
        ("något som inte fick plats",),
        (Considered("KL141", "/repositories/0/search_keys", "Inga sökningar", NEXT_YEAR),),
    )

    assert reread(as_yaml(record)) == record


def test_a_secret_is_covered_on_the_page_and_in_the_file(client, form_of):
    secret = "010190-123" + "0123456789ABCDEFHJKLMNPRSTUVWXY"[10190123 % 31]
    text = f"Kirjaston tietovaranto\n\n- Käyttötarkoitus: Lainaus, esimerkiksi {secret}\n- Hakutekijät: nimi\n"
    page = client.post("/", data={"text": text}).text

    assert secret not in page
    assert secret not in client.post("/save", data=form_of(page)).text


@pytest.mark.parametrize(
    ("pointer", "expected"),
    [
        ("/repositories/0/search_keys/2", "f-repositories-0-search_keys"),
        ("/repositories/0/authority", "f-repositories-0-request-authority"),
        ("/repositories/0/nothing", "e-repositories-0"),
        ("/api", "f-api-open"),
        ("/repositories/7", "form"),
        ("", "form"),
    ],
)
def test_a_finding_leads_to_its_control(pointer, expected):
    from kuvauslint.web.view import ids_of

    ids = ids_of(form_of({"language": "fi", "repositories": [{}]}, "fi"))

    assert target(pointer, ids) == expected


def test_the_names_of_the_controls_are_their_paths():
    names = [control.name for control in form_of({"repositories": [{}]}, "en").controls()]

    assert len(names) == len(set(names))
    assert all(name.startswith(PREFIX) for name in names)


def test_the_results_alone_follow_the_typing(client, opened, rules_of):
    """What the page's script asks for: the results without the page around them."""
    page = client.post("/description", data=opened | {"f.api.open": "no"}, headers={"X-Kuvauslint-Part": "results"})

    assert page.text.lstrip().startswith('<section id="results"')
    assert "KL150" not in rules_of(page.text)


@pytest.mark.parametrize(("form", "start"), [("html", b"<!doctype html>"), ("docx", b"PK")])
def test_the_page_to_publish_holds_the_description(client, opened, form, start):
    """What `render` writes; the page reads it back with the same entries."""
    if form == "docx":
        pytest.importorskip("docx", reason="the extra publish is not installed")
    answer = client.post("/publish", data=opened | {"form": form})

    assert answer.status_code == 200
    assert answer.headers["content-disposition"] == f'attachment; filename="kuvaus.{form}"'
    assert answer.content.lower().startswith(start.lower())
    judged = judge(Source(f"kuvaus.{form}", answer.content, form))
    names = [entry.text_of("name") for entry in judged.description.root.list_of("repositories")]
    assert names == ["Kirjaston tietovaranto", "Nuorisopalvelujen tietovaranto", "Vesihuollon tietovaranto"]


def test_no_page_is_made_of_a_secret(client):
    secret = "010190-123" + "0123456789ABCDEFHJKLMNPRSTUVWXY"[10190123 % 31]
    answer = client.post("/publish", data={"begin": "fi", "f.organisation.name": f"Kunta {secret}", "form": "html"})

    assert answer.status_code == 422
    assert secret not in answer.text
