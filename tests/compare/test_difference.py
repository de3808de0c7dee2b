"""What a change does to a description, told in words, and to its findings."""

from __future__ import annotations

import json
import os
from datetime import date

import pytest

from kuvauslint import Options
from kuvauslint.cli.main import main
from kuvauslint.compare.difference import Change, compare
from kuvauslint.compare.words import data, markdown, text
from kuvauslint.rulebook.book import Choice
from tests.generate.descriptions import copied, description, entries
from tests.publish.making import rendered, source_of

OPTIONS = Options(Choice("recommended"), date(2026, 11, 22))
BASE = """\
kuvauslint: 1
kieli: fi
päivitetty: 2026-09-01
tietopyynnöt: {viranomainen: Kunnanhallitus, sähköposti: kirjaamo@mallila.example}
tietovarannot:
- nimi: Kirjaston tietovaranto
  käyttötarkoitus: Lainaus
  tietoaineistot: [Lainat, {nimi: Kokoelma, tietoryhmä: Aineistot}]
  tietojärjestelmät: [Lumo]
  hakutekijät: [nimi, kortti]
- nimi: Museon tietovaranto
  käyttötarkoitus: Kokoelmat
  tietojärjestelmät: [Esine]
"""


def between(old, new):
    return compare(source_of(old, "old.yaml"), source_of(new, "new.yaml"), OPTIONS)


def test_the_same_is_no_difference():
    """Also when order of keys, spelling of a date and white space differ."""
    other = BASE.replace("päivitetty: 2026-09-01\n", "").replace("kieli: fi", "kieli: fi\npäivitetty: 1.9.2026")
    assert not between(BASE, other.replace("käyttötarkoitus: Lainaus", 'käyttötarkoitus: " Lainaus "')).any()


def test_entries_added_and_removed():
    """An entry that shares nothing with another is not the other renamed."""
    new = (
        BASE.replace("Museon tietovaranto", "Sataman tietovaranto")
        .replace("Kokoelmat", "Alukset")
        .replace("Esine", "Laituri")
    )
    difference = between(BASE, new)
    assert [(e.kind, e.name) for e in difference.entries] == [
        ("added", "Sataman tietovaranto"),
        ("removed", "Museon tietovaranto"),
    ]


def test_an_entry_renamed_is_seen_by_its_contents():
    """And its findings go with it: none came, none went."""
    difference = between(BASE, BASE.replace("Museon tietovaranto", "Museopalvelujen varanto"))
    assert [(e.kind, e.was, e.name, e.changes) for e in difference.entries] == [
        ("renamed", "Museon tietovaranto", "Museopalvelujen varanto", ())
    ]
    assert (difference.came, difference.went) == ((), ())
    assert difference.same > 0


def test_elements_changed():
    """Texts, members of lists, order, and what is inherited by all."""
    new = (
        BASE.replace("[Lumo]", "[Lumo, Kide]")
        .replace("[nimi, kortti]", "[kortti, nimi]")
        .replace("Kunnanhallitus", "Kunnanjohtaja")
        .replace("tietoryhmä: Aineistot", "tietoryhmä: Teokset")
    )
    difference = between(BASE, new)
    assert difference.whole == (Change("request.authority", "changed", ("Kunnanhallitus",), ("Kunnanjohtaja",)),)
    assert difference.entries[0].changes == (
        Change("datasets", "changed", ("Kokoelma (Aineistot)",), ("Kokoelma (Teokset)",)),
        Change("systems", "added", (), ("Kide",)),
        Change("search_keys", "reordered", ("nimi", "kortti"), ("kortti", "nimi")),
    )


def test_a_translation_changed():
    """The change is told of the language it is in."""
    old = BASE.replace("käyttötarkoitus: Kokoelmat", "käyttötarkoitus: {fi: Kokoelmat, sv: Samlingar}")
    (entry,) = between(old, old.replace("Samlingar", "Museisamlingar")).entries
    assert entry.changes == (Change("purpose", "changed", ("Samlingar",), ("Museisamlingar",), "sv"),)


def test_findings_came_and_went():
    """By rule, entry and field, whatever the lines."""
    new = "# rivi\n" + BASE.replace("  hakutekijät: [nimi, kortti]\n", "")
    difference = between(BASE, new)
    assert {f.rule for f in difference.came} == {"KL140"}
    assert "KL141" in {f.rule for f in difference.went}
    back = between(new, BASE)
    assert [f.rule for f in back.came] == [f.rule for f in difference.went]


def test_secrets_are_covered_in_every_form():
    """Neither the old nor the new value of a secret is shown."""
    new = BASE.replace("Kokoelmat", "'Kokoelmat, tunnus admin, salasana: Kesa2026! ja 131052-308T'")
    difference = between(BASE, new)
    for told in (text(difference, "fi"), markdown(difference, "fi"), json.dumps(data(difference))):
        assert "Kesa2026" not in told
        assert "131052-308T" not in told
        assert "******" in told.replace("\\", "")


@pytest.mark.parametrize("form", ["html", "docx"])
def test_a_published_page_is_compared_with_its_description(form):
    """The page made of a file says the same; and of a changed file what changed."""
    source = source_of(BASE)
    assert not compare(source, rendered(source, form), OPTIONS).any()
    changed = compare(source, rendered(source_of(BASE.replace("Lumo", "Kide")), form), OPTIONS)
    assert [c.field for e in changed.entries for c in e.changes] == ["systems"]


def test_generated_changes_are_told_and_nothing_else():
    """One element is taken from one entry of each description: that one change comes out."""
    for seed in range(40):
        written = description(seed)
        other = copied(written)
        changed = entries(other.plain)[seed % len(entries(other.plain))]
        del changed["systems"]
        difference = compare(source_of(written.yaml()), source_of(other.yaml()), OPTIONS)
        told = [(e.name, c.field, c.kind) for e in difference.entries for c in e.changes]
        assert told == [(changed["name"], "systems", "removed")], seed


def test_shuffled_entries_are_the_same_entries():
    """The order of the entries says nothing."""
    for seed in range(20):
        written = description(seed)
        other = copied(written)
        other.plain["repositories"].reverse()
        assert not compare(source_of(written.yaml()), source_of(other.yaml()), OPTIONS).entries


def run(*arguments):
    with pytest.raises(SystemExit) as ended:
        main(["diff", "--as-of", "2026-11-22", *map(str, arguments)])
    return ended.value.code


def test_exit_codes_and_languages(tmp_path, capsys):
    """0 without a difference, 1 with one, 2 when there is nothing to compare; a missing side is the null device."""
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    old.write_text(BASE, encoding="utf-8")
    new.write_text(BASE.replace("Lumo", "Kide"), encoding="utf-8")
    assert run(old, old) == 0
    assert "ennallaan" in capsys.readouterr().out
    assert run(old, new, "--lang", "sv") == 1
    assert "Informationssystem: borttaget ”Lumo”; tillagt ”Kide”" in capsys.readouterr().out
    assert run(old, new, "--exit-zero", "--output-format", "json") == 0
    assert json.loads(capsys.readouterr().out)["entries"][0]["kind"] == "changed"
    assert run(os.devnull, new, "--lang", "en") == 1
    assert "Added: Kirjaston tietovaranto" in capsys.readouterr().out
    assert run(old, tmp_path / "none.yaml") == 2
    (tmp_path / "broken.yaml").write_text("a: [", encoding="utf-8")
    assert run(old, tmp_path / "broken.yaml") == 2
    assert "KL002" in capsys.readouterr().err


def test_markdown_lets_no_text_be_markup():
    """A name cannot mention people, link or close the list."""
    new = BASE.replace("Museon tietovaranto", "'[x](http://a.example) @kaikki #12 <b>'")
    told = markdown(between(BASE, new), "fi")
    assert "\\[x\\](http://a.example) @<!-- -->kaikki \\#<!-- -->12 \\<b\\>" in told
