"""Rows of docs/hostile-inputs.md on inputs that have very many of one thing: no function of ours does more than in proportion.

What is counted are the lines that each function of ours goes through at a size and at twice that size: a count,
and no time, so that a busy machine changes nothing. What is quadratic takes four times as many.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import CodeType

from kuvauslint.engine.pipeline import lint
from kuvauslint.model.document import Source
from kuvauslint.readers.amount import MOST_BLOCKS, MOST_LETTERS, MOST_LINED
from kuvauslint.readers.formats import kind_of
from kuvauslint.reporters import reporter
from kuvauslint.reporters.options import ReportOptions
from kuvauslint.rulebook.compiled import rulebook
from tests.counting import OURS, forget, lines
from tests.fuzz.invariants import OPTIONS
from tests.fuzz.targets import in_this_process
from tests.hostile import CASES, HEAD, case, command, linted

TEXT = "Asiakirjajulkisuuskuvaus\n\n"
MARKDOWN = "# Asiakirjajulkisuuskuvaus\n\n"
PAGE = "<!DOCTYPE html><html lang=fi><h1>Asiakirjajulkisuuskuvaus</h1>"
SHEET = "Tietovaranto;Tarkoitus;Hakutekijät\n"
SENTENCE = "Kunta ylläpitää tietovarantoa {0}, jonka tietoja käytetään palvelujen {0} järjestämiseen ja laskutukseen. "
__all__ = ["CASES"]
REPORTS = ("full", "json", "sarif", "html", "junit", "github", "gitlab", "markdown")
SIZE = 40
SEEN = 400  # lines of a function below which a ratio says nothing
RATIO = 2.7

Shape = tuple[str, Callable[[int], str]]


def each(template: str) -> Callable[[int], str]:
    """So many of a template, with their numbers in them."""
    return lambda size: "".join(template.replace("{0}", str(n)) for n in range(size))


def after(head: str, *templates: str, between: str = "") -> Callable[[int], str]:
    """So many of each template below a head."""
    return lambda size: head + between.join(each(template)(size) for template in templates)


PUBLISHED: dict[str, Shape] = {
    "entries": ("a.txt", after(TEXT, "Tietovaranto: V{0}\nTarkoitus: t{0}\nTietojärjestelmät: J{0}\n\n")),
    "entries without labels": ("a.txt", after(TEXT, "Varanto {0}\nKäytetään asian {0} hoitamiseen.\n\n")),
    "registers": ("a.txt", after(TEXT, "Asiarekisteri {0}\nTarkoitus: asiat {0}\n\nTietopyynnöt\nKirjaamo {0}\n\n")),
    "requests": ("a.txt", after(TEXT, "Tietopyynnöt osoitetaan kirjaamoon {0}, kirjaamo{0}@a.example.\n\n")),
    "requests below the last entry": ("a.txt", after(f"{TEXT}Tietovaranto: K\nTarkoitus: x\n\nTietovaranto: L\n\n", "Tietopyynnöt osoitetaan kirjaamoon {0}.\n\n", "Tietopyynnöt: {0}\n\n")),
    "numbered lines": ("a.txt", after(TEXT, "{0}. Varanto {0}\n")),
    "rows with tabs": ("a.txt", after(f"{TEXT}Tietovaranto\tTarkoitus\n", "V{0}\tt{0}\n")),
    "sentences": ("a.txt", after(f"{TEXT}Tietovaranto: K\nTarkoitus: ", SENTENCE)),
    "laws": ("a.txt", after(f"{TEXT}Tietovaranto: K\nSäädökset: ", "laki {0} ({0}/1999) {0} §, ")),
    "pointers": ("a.txt", after(TEXT, "Katso tietosuojaseloste {0}.\n")),
    "headings": ("a.md", after(MARKDOWN, "## Tietovaranto {0}\n\nteksti {0}\n\n")),
    "items": ("a.md", after(f"{MARKDOWN}## Tietovarannot\n\n", "- kohta {0}\n  - kohta {0}\n    - kohta {0}\n")),
    "links": ("a.md", after(MARKDOWN, "[linkki {0}](https://a.example/{0}) [k](mailto:k{0}@a.example)\n")),
    "marks that are never closed": ("a.md", after(MARKDOWN, "[a{0} **b *c `d {0} ")),
    "rows": ("a.md", after(f"{MARKDOWN}| Tietovaranto | Tarkoitus |\n|---|---|\n", "| V{0} | t{0} |\n")),
    "columns": ("a.md", after(f"{MARKDOWN}|", " a{0} |", "---|", " b{0} |", between="\n|")),
    "headings of a page": ("a.html", after(PAGE, "<h2>Tietovaranto {0}</h2><p>teksti {0}</p>")),
    "lists within lists": ("a.html", after(PAGE, "<ul><li>a{0}<ul><li>b{0}<ul><li>c{0}</ul></ul></ul>")),
    "elements within elements": ("a.html", after(PAGE, "<div><b>{0}")),
    "links of a page": ("a.html", after(PAGE, "<p><a href=mailto:k{0}@a.example>linkki {0}</a> <a href=/{0}>a</a> ")),
    "tables": ("a.html", after(PAGE, "<table><tr><td>Tietovaranto<td>V{0}<tr><td>Tarkoitus<td>t{0}</table>")),
    "parts that fold": ("a.html", after(PAGE, "<details><summary>V{0}</summary>t{0}</details>")),
    "terms": ("a.html", after(f"{PAGE}<dl>", "<dt>Tietovaranto<dd>V{0}<dt>Tarkoitus<dd>t{0}")),
    "rows of a sheet": ("a.csv", after(SHEET, "V{0};t{0};nimi\n")),
    "lines of a cell": ("a.csv", after(f'{SHEET}V;"', "rivi {0}\n")),
}  # fmt: skip
DATA: dict[str, Shape] = {
    "entries": ("a.yaml", after(f"{HEAD}tietovarannot:\n", "  - nimi: Varanto {0}\n    tietoaineistot: [Asiat {0}, Päätökset {0}]\n    tietojärjestelmät: [Järjestelmä {0}]\n    hakutekijät: [nimi, tunnus {0}]\n")),
    "equal entries": ("a.yaml", after(f"{HEAD}tietovarannot:\n", "  - {nimi: a}\n")),
    "entries on one line": ("a.json", lambda size: json.dumps({"kuvauslint": 1, "tietovarannot": [{"nimi": "ä𝄞"}] * size}, ensure_ascii=False)),
    "keys that do not exist": ("a.yaml", after(HEAD, "avain{0}: 1\n")),
    "keys told twice": ("a.yaml", after(f"{HEAD}tietovarannot:\n", "  - nimi: Sama\n    nimi: Toinen {0}\n")),
    "items": ("a.yaml", after(f"{HEAD}tietovarannot:\n  - nimi: V\n", "", "      - Järjestelmä {0}\n", "      - Aineisto {0}\n", between="    tietoaineistot:\n")),
    "systems": ("a.yaml", after(f"{HEAD}tietojärjestelmät:\n", "  - nimi: J{0}\n", "  - nimi: V{0}\n    tietojärjestelmät: [J{0}]\n", between="tietovarannot:\n")),
    "comments that silence": ("a.yaml", after(HEAD, '# kuvauslint: ignore-block[KL131] reason="syy {0}"\n', "  - nimi: V{0}  # kuvauslint: ignore[KL131]\n", between="tietovarannot:\n")),
    "aliases": ("a.yaml", after(f"{HEAD}tietovarannot:\n", "  - &a{0}\n    nimi: V{0}\n", "  - *a{0}\n")),
    "lines of a value": ("a.yaml", after(f"{HEAD}tietovarannot:\n  - nimi: V\n    lisätiedot: |\n", f"      {SENTENCE}\n")),
}  # fmt: skip


def steps(name: str, text: str) -> Counter[CodeType]:
    """The lines that each function of ours goes through while a file is checked and reported in every form."""

    def check() -> None:
        report = lint((Source(name, text.encode(), kind_of(name)),), rulebook(), OPTIONS)
        for form in REPORTS:
            "".join(reporter(form)(report, ReportOptions("fi")))

    return lines(check)


def steps_afresh(name: str, first: str, text: str) -> Counter[CodeType]:
    """The same with nothing remembered of other texts, but with what is made once for all of them."""
    forget()
    lint((Source(name, first.encode(), kind_of(name)),), rulebook(), OPTIONS)
    return steps(name, text)


def steep(shape: Shape, size: int = SIZE) -> list[str]:
    """The functions that take more than in proportion when there is twice as much."""
    name, text = shape
    with in_this_process():
        once, twice = (steps_afresh(name, text(2), text(many)) for many in (size, 2 * size))
    return [
        f"{code.co_filename.removeprefix(OURS)}:{code.co_firstlineno}:{code.co_name} {once[code]} -> {count}"
        for code, count in twice.items()
        if once[code] and count > SEEN and count > RATIO * once[code]  # not what is made when it is first needed
    ]


LINEAR = "read; no function takes more than in proportion (lines counted at a size and at twice that size)"


@case(
    "Size",
    "very many entries, headings, items, links, rows, columns, sentences, contacts and laws in text, Markdown, web pages and CSV",
    LINEAR,
)
def _(_: Path) -> None:
    found = {name: found for name, shape in PUBLISHED.items() if (found := steep(shape))}
    assert not found, found


@case(
    "Size",
    "very many entries, keys, duplicate keys, items, comments that silence, aliases and findings in YAML and JSON",
    LINEAR,
)
def _(_: Path) -> None:
    found = {name: found for name, shape in DATA.items() if (found := steep(shape))}
    assert not found, found


@case(
    "Size",
    "a published document of more than 40,000 paragraphs and table cells, or of more than a million letters",
    "KL001 at the first one too many, with the limit and the way out: several files, checked with `--as-one`",
)
def _(_: Path) -> None:
    for name, text, reason in (
        ("a.txt", TEXT + "Varanto\n\n" * (MOST_BLOCKS + 1), "blocks"),
        ("a.csv", SHEET + "V;t;nimi\n" * (MOST_BLOCKS // 3 + 1), "blocks"),
        ("a.html", f"{PAGE}{'<p>a' * (MOST_BLOCKS + 1)}", "blocks"),
        ("a.txt", TEXT + "Varanto " * (MOST_LETTERS // 8 + 1), "letters"),
    ):
        (found,) = linted(name, text).findings
        assert (found.rule, found.values["reason"]) == ("KL001", reason)
        assert found.values["limit"].replace("\u00a0", "") == str(MOST_BLOCKS if reason == "blocks" else MOST_LETTERS)
        assert name == "a.html" or found.place.line != 1
    (found,) = linted("a.txt", " " * MOST_LINED + "Varanto").findings
    assert found.values["reason"] == "size"


@case(
    "Size",
    "a YAML of 5 MB with long values, one value of 1 MB, a text of one line of 900 kB, 100,000 findings",
    "checked and reported within a minute in a process of its own",
)
def _(folder: Path) -> None:
    long = SENTENCE.format("") * 500
    values = "".join(f"  - nimi: V{n}\n    käyttötarkoitus: {long}\n" for n in range(100))
    for name, text in (
        ("a.yaml", f"{HEAD}tietovarannot:\n{values}"),
        ("b.yaml", f"{HEAD}tietovarannot:\n  - nimi: V\n    käyttötarkoitus: {long * 20}\n"),
        ("c.txt", f"{TEXT}Tietovaranto: K\nTarkoitus: {long * 17}\n"),
        ("d.yaml", f"{HEAD}tietovarannot:\n" + "  - {nimi: a}\n" * 20_000),
    ):
        (folder / name).write_text(text, encoding="utf-8")
        began = time.monotonic()
        options = ("--profile", "strict", "--as-of", "2026-11-22", "--output-format", "concise", "--no-cache")
        done = command(folder, "check", *options, name, seconds=300)
        assert done.returncode == 1, done.stderr
        assert time.monotonic() - began < 240
