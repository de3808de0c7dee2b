"""The language server as an editor meets it: a real client, over standard input and output."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("pygls", reason="the extra lsp is not installed")

from lsprotocol import types
from session import Session, applied, covered

HEAD = """kuvauslint: 1
tiedonhallintayksikkö: {nimi: Esimerkkilän kunta, tyyppi: kunta, kielet: [fi]}
kieli: fi
päivitetty: 2026-09-01
tietopyynnöt: {viranomainen: Kunnanhallitus, sähköposti: kirjaamo@esimerkkila.example}
rajapinta: {avoin: ei}
hakutekijät: [asiatunnus, asian nimi, asianosaisen nimi, päivämäärä]
asiarekisteri: {nimi: Asiarekisteri, käyttötarkoitus: Asioiden käsittely, tietoaineistot: [Asiat, Päätökset], tietojärjestelmät: [Asianhallinta]}
tietovarannot:
"""
ENTRY = """  - nimi: Kirjaston tietovaranto
    käyttötarkoitus: Lainaustoiminta
    tietoaineistot: [Lainaajien tiedot, Lainat]
    tietojärjestelmät: [Kirjastojärjestelmä]
    manuaalinen: ei
"""
GAP = """  - nimi: "Venesatama 🛥 tietovaranto"
    käyttötarkoitus: täydennetään
    tietoaineistot: [Laituripaikat, Varaukset]
    tietojärjestelmät: [Satamajärjestelmä]
    manuaalinen: ei
"""


@pytest.fixture(scope="module")
def session(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Session:
    one = Session(root, tmp_path_factory.mktemp("editor"))
    yield one
    one.stop()


def where(text: str, words: str) -> types.Range:
    """The editor's range of the first occurrence of the words."""
    before = text[: text.index(words)]
    line, start = before.count("\n"), len(before.rpartition("\n")[2].encode("utf-16-le")) // 2
    return types.Range(types.Position(line, start), types.Position(line, start + len(words.encode("utf-16-le")) // 2))


def only(diagnostics: list[types.Diagnostic], rule: str) -> types.Diagnostic:
    found = [one for one in diagnostics if one.code == rule]
    assert len(found) == 1, [(one.code, one.message) for one in diagnostics]
    return found[0]


def test_a_clean_description_has_no_diagnostics(session: Session) -> None:
    assert session.open("puhdas.kuvaus.yaml", HEAD + ENTRY) == []


def test_a_range_covers_just_the_value_after_characters_beyond_the_first_plane(session: Session) -> None:
    """The value is written after an emoji on its line: two UTF-16 units, one code point."""
    text = HEAD + ENTRY + '  - {id: "🛥🛥", nimi: Venesataman tietovaranto, käyttötarkoitus: täydennetään, tietoaineistot: [Laiturit, Veneet], tietojärjestelmät: [Satama], manuaalinen: ei}\n'  # fmt: skip
    found = only(session.open("emoji.kuvaus.yaml", text), "KL162")
    assert covered(text, found.range) == "täydennetään"
    assert found.severity is types.DiagnosticSeverity.Warning
    assert found.source == "kuvauslint"
    assert found.code_description is not None
    assert found.code_description.href.startswith("https://")


def test_the_units_that_the_client_counts_in_are_kept(root: Path, tmp_path: Path) -> None:
    """A client that counts in UTF-8 gets bytes; an official's ä is two of them."""
    session = Session(root, tmp_path, encodings=["utf-8"])
    try:
        assert session.server.capabilities.position_encoding == types.PositionEncodingKind.Utf8
        text = HEAD + ENTRY + GAP
        found = only(session.open("kuvaus.yaml", text), "KL162")
        line = text.split("\n")[found.range.start.line].encode()
        assert line[found.range.start.character : found.range.end.character].decode() == "täydennetään"
    finally:
        session.stop()
    assert session.code == 0


def test_lines_parted_by_what_only_yaml_takes_for_a_break(session: Session) -> None:
    """U+2028 in a comment is a line break to libyaml and none to an editor."""
    text = HEAD.replace("kieli: fi", "kieli: fi # a\u2028# b") + ENTRY + GAP
    found = only(session.open("erotin.kuvaus.yaml", text), "KL162")
    assert covered(text, found.range) == "täydennetään"


def test_a_byte_order_mark_and_windows_line_breaks_move_nothing(session: Session) -> None:
    text = "\ufeff" + (HEAD + ENTRY + GAP).replace("\n", "\r\n")
    found = only(session.open("windows.kuvaus.yaml", text), "KL162")
    assert covered(text, found.range) == "täydennetään"


@pytest.mark.parametrize("length", range(0, len(HEAD + GAP), 19))
def test_whatever_is_typed_the_server_answers(session: Session, length: int) -> None:
    """Every beginning of a description: most are no YAML; hover, completion and actions answer all the same."""
    text = (HEAD + GAP)[:length]
    broken = f"{text}|"
    session.complete("kesken.kuvaus.yaml", broken)
    line = text.count("\n")
    session.hover("kesken.kuvaus.yaml", line, 3)
    session.actions("kesken.kuvaus.yaml", types.Range(types.Position(0, 0), types.Position(line, 0)))
    assert not session.messages


def test_broken_yaml_is_one_diagnostic_and_mended_yaml_none(session: Session) -> None:
    found = session.open("rikki.kuvaus.yaml", HEAD + ENTRY + '  - nimi: "Kesken\n')
    assert [one.code for one in found] == ["KL002"]
    assert session.open("rikki.kuvaus.yaml", HEAD + ENTRY) == []


def test_files_that_are_no_descriptions_are_left_alone(session: Session) -> None:
    assert session.open("compose.yaml", "services:\n  web: {image: nginx}\n") == []
    assert session.complete("compose.yaml", "services:\n  |") == []
    assert [one.code for one in session.open("compose.yaml", "kuvauslint: 1\n")] != []


def test_hover_over_a_key_tells_the_field_in_the_files_language(session: Session) -> None:
    session.open("hover.kuvaus.yaml", HEAD + ENTRY)
    told = session.hover("hover.kuvaus.yaml", 6, 3)
    assert "**Hakutekijät** (`hakutekijät`)" in told
    assert "28 § 1 mom. 4 kohta" in told
    text = "kuvauslint: 1\nspråk: sv\ngränssnitt: {öppen: ja\n"  # not yet closed
    session.open("hover-sv.kuvaus.yaml", text)
    at = where(text, "öppen").start
    assert "`ja` · `nej` · `delvis`" in session.hover("hover-sv.kuvaus.yaml", at.line, at.character + 1)


def test_hover_over_a_finding_tells_why_and_on_what_basis(session: Session) -> None:
    text = HEAD + ENTRY + GAP
    session.open("syy.kuvaus.yaml", text)
    at = where(text, "täydennetään").start
    told = session.hover("syy.kuvaus.yaml", at.line, at.character + 2)
    assert "**KL162**" in told
    assert "Paikkamerkki ei kerro lukijalle mitään" in told
    assert "tiedonhallintalaki (906/2019) 28 § 1 mom.](https://" in told


COMPLETIONS = {
    "a key at the top": ("kuvauslint: 1\nkieli: fi\ntietoj|", {"tietojärjestelmät"}, {"kieli"}),
    "a key without its diacritics": ("kuvauslint: 1\nkieli: fi\npaiv|", {"päivitetty"}, set()),
    "a Swedish key": ("kuvauslint: 1\nspråk: sv\ninformations|", {"informationslager", "informationsbegäran"}, {"tietovarannot"}),
    "an English key": ("kuvauslint: 1\nlanguage: en\nrepo|", {"repositories"}, {"tietovarannot"}),
    "a key of an entry": (HEAD + "  - nimi: Kirjaston tietovaranto\n    |\n", {"käyttötarkoitus", "manuaalinen"}, {"nimi", "tietovarannot", "kuvauslint"}),
    "the first key of an entry": (HEAD + "  - |\n", {"nimi", "käyttötarkoitus"}, {"tietovarannot"}),
    "a key in the entry before the last": (HEAD + "  - nimi: A\n    |\n" + GAP, {"käyttötarkoitus", "tietoaineistot"}, {"nimi"}),
    "a key in brackets": ("kuvauslint: 1\nkieli: fi\nrajapinta: {avoin: ei, |}", {"selite"}, {"avoin", "tietovarannot"}),
    "a key in brackets that are open": ("kuvauslint: 1\nkieli: fi\ntietopyynnöt: {viranomainen: {nimi: A}, säh|", {"sähköposti"}, {"viranomainen"}),
    "a value": ("kuvauslint: 1\nkieli: fi\nrajapinta:\n  avoin: |", {"kyllä", "ei", "osittain", "viranomaisille", "epäselvä"}, {"avoin", "ja"}),
    "a value in brackets": ("kuvauslint: 1\nspråk: sv\ngränssnitt: {öppen: |}", {"ja", "nej", "delvis"}, {"kyllä"}),
    "a value begun": ("kuvauslint: 1\nkieli: fi\nasiarekisteri:\n  manuaalinen: os|", {"osittain"}, {"ei"}),
    "a type": ("kuvauslint: 1\nkieli: fi\ntiedonhallintayksikkö:\n  nimi: A\n  tyyppi: k|", {"kunta", "kuntayhtymä"}, {"nimi"}),
    "a language in a list": ("kuvauslint: 1\nkieli: fi\ntiedonhallintayksikkö: {kielet: [fi, |]}", {"sv", "se"}, {"nimi"}),
    "a language in a list of lines": ("kuvauslint: 1\nkieli: fi\ntiedonhallintayksikkö:\n  kielet:\n    - |", {"sv"}, {"nimi"}),
    "the languages of a text": (HEAD + "  - nimi:\n      fi: Kirjasto\n      |", {"sv", "en"}, {"fi", "nimi"}),
    "a day": ("kuvauslint: 1\nkieli: fi\npäivitetty: |", {"2026-11-22"}, set()),
    "a value after broken lines": ("kuvauslint: 1\nkieli: fi\nlisää: [\nrajapinta:\n  avoin: |", {"kyllä"}, set()),
}  # fmt: skip


@pytest.mark.parametrize("case", COMPLETIONS)
def test_completion_offers(session: Session, case: str) -> None:
    text, offered, not_offered = COMPLETIONS[case]
    labels = {item.label for item in session.complete("täydennys.kuvaus.yaml", text)}
    assert offered <= labels
    assert not not_offered & labels


def test_nothing_is_offered_where_text_is_written(session: Session) -> None:
    assert session.complete("teksti.kuvaus.yaml", HEAD + "  - nimi: Kirjas|") == []
    assert (
        session.complete("teksti.kuvaus.yaml", HEAD + "  - lisätiedot: |\n".replace("|", ">") + "      Sanoja ja |")
        == []
    )


def test_a_completed_key_stands_in_the_place_of_what_was_typed(session: Session) -> None:
    text = "kuvauslint: 1\nkieli: fi\npaiv|"
    item = next(one for one in session.complete("paikka.kuvaus.yaml", text) if one.label == "päivitetty")
    assert item.text_edit is not None
    assert item.text_edit.new_text == "päivitetty: "
    assert covered(text.replace("|", ""), item.text_edit.range) == "paiv"
    assert item.filter_text == "paiv"  # so that no editor filters it out
    assert item.detail == "Päivitetty"


def test_json_is_completed_with_quotes(session: Session) -> None:
    items = session.complete("kuvaus.json", '{"kuvauslint": 1, "kieli": "fi", "rajapinta": {"avoin": |}}', "json")
    assert '"kyllä"' in {item.text_edit.new_text for item in items}
    items = session.complete("kuvaus.json", '{"kuvauslint": 1, "kieli": "fi", |}', "json")
    assert '"tietovarannot": ' in {item.text_edit.new_text for item in items}


def test_a_quick_fix_mends_the_finding(session: Session) -> None:
    text = HEAD + ENTRY.replace("käyttötarkoitus", "käyttötarkotus")
    found = only(session.open("korjaus.kuvaus.yaml", text), "KL004")
    fixes = [one for one in session.actions("korjaus.kuvaus.yaml", found.range) if "käyttötarkoitus" in one.title]
    assert len(fixes) == 1
    assert fixes[0].kind == types.CodeActionKind.QuickFix
    mended = applied(text, fixes[0])
    assert mended == HEAD + ENTRY
    assert session.open("korjaus.kuvaus.yaml", mended) == []


def test_ignoring_inserts_a_comment_that_asks_for_its_reason_and_then_holds(session: Session) -> None:
    """With no reason yet the finding is gone and KL092 asks for one; with a reason nothing is left."""
    text = HEAD + ENTRY + GAP
    found = only(session.open("vaiennus.kuvaus.yaml", text), "KL162")
    action = next(one for one in session.actions("vaiennus.kuvaus.yaml", found.range) if "KL162" in one.title)
    silenced = applied(text, action)
    assert '\n    # kuvauslint: ignore[KL162] reason=""\n    käyttötarkoitus: täydennetään' in silenced
    after = session.open("vaiennus.kuvaus.yaml", silenced)
    assert "KL162" not in {one.code for one in after}
    assert "reason" in covered(silenced, only(after, "KL092").range)
    left = session.open("vaiennus.kuvaus.yaml", silenced.replace('reason=""', 'reason="Luonnos"'))
    assert {one.code for one in left} == {one.code for one in after} - {"KL092"}


def test_ignoring_inside_a_text_over_several_lines_goes_above_its_key(session: Session) -> None:
    """A comment within a block text would be text."""
    text = HEAD + ENTRY + "    lisätiedot: |\n      Kirjasto.\n      Ylläpitäjän tunnus: pekka, palvelin 10.20.30.41.\n"
    found = [one for one in session.open("lohko.kuvaus.yaml", text) if one.code == "KL701"]
    assert found, "the address of a server is found"
    action = next(one for one in session.actions("lohko.kuvaus.yaml", found[0].range) if "KL701" in one.title)
    assert '    # kuvauslint: ignore[KL701] reason=""\n    lisätiedot: |' in applied(text, action)


def test_ignoring_what_is_told_of_the_whole_description_names_the_file(session: Session) -> None:
    text = (HEAD + ENTRY).replace("päivitetty: 2026-09-01\n", "")
    found = only(session.open("koko.kuvaus.yaml", text), "KL801")
    action = next(one for one in session.actions("koko.kuvaus.yaml", found.range) if "KL801" in one.title)
    assert applied(text, action).startswith('# kuvauslint: ignore-file[KL801] reason=""\nkuvauslint: 1\n')


def test_json_offers_no_comment(session: Session) -> None:
    text = '{"kuvauslint": 1, "kieli": "fi", "tietovarannot": [{"nimi": "täydennetään"}]}'
    found = session.open("pelkka.kuvaus.json", text, "json")
    assert found
    assert [one.title for one in session.actions("pelkka.kuvaus.json", found[0].range) if "KL" in one.title] == []


def test_all_that_is_certain_is_mended_at_once_when_saving(session: Session) -> None:
    """`source.fixAll`, which editors ask for on saving; forgiven keys have no finding but are written properly."""
    text = (
        (HEAD + ENTRY).replace("päivitetty: 2026-09-01", "paivitetty: 2026-9-1").replace("hakutekijät", "hakutekijat")
    )
    session.open("tallennus.kuvaus.yaml", text)
    everything = types.Range(types.Position(0, 0), types.Position(50, 0))
    actions = session.actions("tallennus.kuvaus.yaml", everything, ["source.fixAll"])
    assert [one.kind for one in actions] == ["source.fixAll.kuvauslint"]
    assert applied(text, actions[0]) == HEAD + ENTRY


def test_a_secret_is_shown_in_no_message(session: Session) -> None:
    text = HEAD + ENTRY + "    lisätiedot: Yhteyshenkilö 020281-456H\n"
    found = session.open("salaisuus.kuvaus.yaml", text)
    assert "KL707" in {one.code for one in found}
    assert not [one for one in found if "020281-456H" in one.message]
    at = where(text, "020281").start
    assert "020281-456H" not in session.hover("salaisuus.kuvaus.yaml", at.line, at.character + 1)


def test_the_configuration_beside_the_file_holds(root: Path, tmp_path: Path) -> None:
    """Its language and rules; a faulty one is told once and ends nothing; mended it holds at the next saving."""
    config = tmp_path / "kuvauslint.toml"
    config.write_text('language = "en"\nignore = ["KL162"]\n', encoding="utf-8")
    session = Session(root, tmp_path)
    try:
        text = HEAD + ENTRY.replace("käyttötarkoitus", "käyttötarkotus") + GAP
        found = session.open("kuvaus.yaml", text)
        assert "KL162" not in {one.code for one in found}
        assert only(found, "KL004").message.startswith("The field")
        config.write_text("profile = \n", encoding="utf-8")
        assert session.open("kuvaus.yaml", text + "\n") == []
        assert session.open("kuvaus.yaml", text) == []
        assert len(session.messages) == 1
        assert "kuvauslint.toml:1" in session.messages[0]
        config.unlink()
        found = session.open("kuvaus.yaml", text + "\n\n")
        assert only(found, "KL004").message.startswith("Kenttää")
    finally:
        session.stop()


def test_closing_takes_the_diagnostics_away(session: Session) -> None:
    session.open("suljettu.kuvaus.yaml", "kuvauslint: 1\n")
    named = types.TextDocumentIdentifier(session.uri("suljettu.kuvaus.yaml"))
    session.loop.call_soon_threadsafe(session.client.text_document_did_close, types.DidCloseTextDocumentParams(named))
    assert session.diagnostics("suljettu.kuvaus.yaml", None) == []


def test_without_the_extra_the_command_says_what_to_install(root: Path) -> None:
    code = "import sys; sys.modules['pygls'] = None\nfrom kuvauslint.cli.main import main; main(['lsp'])"
    done = subprocess.run([sys.executable, "-c", code], cwd=root, env={"PYTHONPATH": str(root / "src")}, capture_output=True, text=True, check=False)  # fmt: skip
    assert done.returncode == 2
    assert 'pip install "kuvauslint[lsp]"' in done.stderr


@pytest.mark.parametrize(
    ("name", "lead", "line"),
    [
        ("asiakirjajulkisuuskuvaus.txt", "Esimerkkilän kunnan asiakirjajulkisuuskuvaus\n\n", "{}\n"),
        ("asiakirjajulkisuuskuvaus.md", "# Esimerkkilän kunnan asiakirjajulkisuuskuvaus\n\n", "{}\n\n"),
        (
            "Tietovarannot/asiakirjajulkisuus 🛥.html",
            "<!DOCTYPE html><html lang=fi><h1>Esimerkkilän kunnan asiakirjajulkisuuskuvaus</h1>\r\n",
            "<p>🛥 {}</p>\r\n",
        ),
    ],
)
def test_published_texts_get_findings_and_explanations(session: Session, name: str, lead: str, line: str) -> None:
    """By their names alone; there is nothing to complete or to mend in them."""
    if name.endswith(".html"):
        pytest.importorskip("justhtml")
    parts = ("Tietovaranto: Kirjasto", "Käyttötarkoitus: täydennetään", "Hakutekijät: nimi")
    text = lead + "".join(line.format(part) for part in parts)
    found = only(session.open(name, text), "KL162")
    assert covered(text, found.range) == "täydennetään"
    assert "KL162" in session.hover(name, found.range.start.line, found.range.start.character)
    assert not session.complete("asiakirjajulkisuus-toinen.md", text + "|")
    assert not [one for one in session.actions(name, found.range) if one.edit]


def test_other_texts_are_left_alone(session: Session) -> None:
    text = "# Asiakirjajulkisuuskuvaus\n\nTietovaranto: Kirjasto\n\nKäyttötarkoitus: täydennetään\n"
    assert session.open("muistio.md", text) == []
