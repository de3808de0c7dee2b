"""What the rendered page promises besides coming back: headers, languages, no outside resource, no secrets."""

from __future__ import annotations

import itertools
import re

import pytest

from kuvauslint.cli.main import main
from kuvauslint.publish.publication import Refused, publish
from tests.publish.making import FILES, TODAY, described, rendered, source_of

SECRETS = {
    "KL707": "kuvauslint: 1\ntietovarannot:\n- nimi: A\n  lisätiedot: Liite, jossa 150385-1230 on.\n",
    "KL704": "kuvauslint: 1\ntietovarannot:\n- nimi: A\n  lisätiedot: 'Tunnus testi, salasana: Kesa2026!x'\n",
}
LABELLED = r'<table class="\w+" aria-labelledby="([\w-]+)">'


def page_of(root, name, form="html", languages=()):
    source = source_of((root / "examples" / f"{name}.kuvaus.yaml").read_text(encoding="utf-8"))
    return rendered(source, form, languages).data


def test_tables_have_headers_and_scopes(root):
    """Every table has a header row, every header a scope, every table the name of its heading."""
    html = page_of(root, "taydellinen").decode()
    tables = re.findall(r"<table[^>]*>.*?</table>", html, re.DOTALL)
    assert len(tables) > 8
    for table in tables:
        assert re.match(LABELLED + r"\s*<thead>", table)
        assert re.findall(r"<th(?! scope=)", table.replace("<thead", "")) == []
        assert f'id="{re.match(LABELLED, table)[1]}"' in html


def test_headings_go_down_one_level_at_a_time_and_contents_lead_to_them(root):
    """One h1 a language, no level skipped, and every entry of the contents list has its target."""
    html = page_of(root, "kaksikielinen", languages=("fi", "sv")).decode()
    levels = [int(level) for level in re.findall(r"<h(\d)", html)]
    assert levels.count(1) == 2
    assert all(b <= a + 1 for a, b in itertools.pairwise(levels))
    targets = re.findall(r'href="#([\w-]+)"', html)
    ids = re.findall(r'id="([\w-]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(targets) <= set(ids)
    assert len(targets) > 10


def test_languages_are_marked(root):
    """The page, each version on it, and each text in another language."""
    html = page_of(root, "kaksikielinen", languages=("sv", "fi")).decode()
    assert '<html lang="sv">' in html
    assert '<article id="fi" lang="fi">' in html
    swedish_labels = page_of(root, "taydellinen", languages=("sv",)).decode()
    assert '<span lang="fi">Lainaustoiminta ja kokoelmien ylläpito</span>' in swedish_labels


def test_nothing_is_fetched_from_elsewhere(root):
    """No script, picture, font or style from outside, and a policy that would stop them."""
    html = page_of(root, "taydellinen").decode()
    assert "default-src 'none'" in html
    assert not re.search(r"<(script|img|iframe|object|embed)\b|@import|url\(|src=", html)


def test_text_of_the_file_is_never_markup(root):
    """A tag in a text is shown as it was written."""
    source = source_of("kuvauslint: 1\ntietovarannot:\n- nimi: <script>x</script>\n  lisätiedot: '<b onclick=a>'\n")
    from markdown_it import MarkdownIt

    markdown = rendered(source, "markdown").data.decode()
    for page in (rendered(source, "html").data.decode(), MarkdownIt().enable("table").render(markdown)):
        assert "&lt;script&gt;x&lt;/script&gt;" in page
        assert "<script" not in page
        assert "<b " not in page


@pytest.mark.parametrize("form", FILES)
def test_the_same_description_gives_the_same_bytes(root, form):
    """So that a page kept under version control changes only with its description."""
    assert page_of(root, "taydellinen", form) == page_of(root, "taydellinen", form)


def test_a_page_that_was_edited_by_hand_keeps_what_was_added(root):
    """What somebody adds to the page is read as prose or told of, and the rest still comes back."""
    text = page_of(root, "taydellinen", "markdown").decode()
    edited = text.replace(
        "| Vastuutaho | Kirjastonjohtaja |", "| Vastuutaho | Johtaja |\n| Kissat | Kaksi |\n\nLisätty rivi.\n"
    )
    description = described(source_of(edited, "sivu.md")._replace(kind="markdown"))
    assert description.root.list_of("repositories")[0].text_of("responsible") == "Johtaja"
    assert [p.values["field"] for p in description.problems] == ["Kissat"]
    assert ("Lisätty rivi.", "text") in [(p.text, p.role) for p in description.prose]


@pytest.mark.parametrize("rule", SECRETS)
def test_secrets_are_refused(rule):
    """No page is made, and the message names the rule and the line, never the secret."""
    source = source_of(SECRETS[rule])
    with pytest.raises(Refused) as refusal:
        publish(source, described(source), today=TODAY)
    assert refusal.value.finding.rule == rule
    assert rule in str(refusal.value)
    assert not re.search(r"150385|Kesa2026", str(refusal.value))


def run(*arguments):
    with pytest.raises(SystemExit) as ended:
        main(list(map(str, arguments)))
    return ended.value.code


def test_the_command_refuses_and_leaves_no_file(tmp_path, capsys):
    """Also a page of before stays as it was."""
    file, page = tmp_path / "kuvaus.yaml", tmp_path / "sivu.html"
    file.write_text(SECRETS["KL707"], encoding="utf-8")
    page.write_text("entinen", encoding="utf-8")
    assert run("render", file, "-o", page, "--data") == 2
    assert "KL707" in capsys.readouterr().err
    assert page.read_text(encoding="utf-8") == "entinen"
    assert len(list(tmp_path.iterdir())) == 2


def test_both_languages_need_both(root, capsys):
    """A file in one language cannot be told in two."""
    assert run("render", root / "examples" / "taydellinen.kuvaus.yaml", "--lang", "both") == 2
    assert "molempia" in capsys.readouterr().err


def test_data_is_written_beside_the_page_and_linked(root, tmp_path):
    """The canonical JSON reads as the description, and the page names both files."""
    page = tmp_path / "sivu.html"
    assert run("render", root / "examples" / "taydellinen.kuvaus.yaml", "-o", page, "--data") == 0
    assert {file.name for file in tmp_path.iterdir()} == {"sivu.html", "sivu.json", "sivu.dcat.jsonld"}
    html = page.read_text(encoding="utf-8")
    assert 'href="sivu.json"' in html
    assert 'type="application/ld+json"' in html
    assert run("check", tmp_path / "sivu.json", "--as-of", "2026-11-22") == 0


def test_a_plain_check_loads_nothing_of_it(root):
    """Start-up is a feature: neither the page nor the survey nor the diff costs a check anything."""
    import subprocess
    import sys

    code = (
        "import sys\nfrom kuvauslint.cli.main import _run\n_run(['check', 'examples/taydellinen.kuvaus.yaml'])\n"
        "print([n for n in sys.modules if n.startswith(('kuvauslint.publish', 'kuvauslint.survey', 'kuvauslint.compare',"
        " 'kuvauslint.vocabulary.page', 'kuvauslint.describe.own_page', 'jinja2', 'docx'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
