"""Mending: a fix removes its finding, adds none, changes no other byte, and is done at once."""

from __future__ import annotations

import json
from datetime import date
from functools import cache

import pytest
from tests.engine.making import description

from kuvauslint.engine.mend import Mended, edited, mend
from kuvauslint.engine.pipeline import Options, lint
from kuvauslint.model.document import Source
from kuvauslint.model.finding import Edit, Finding
from kuvauslint.reporters import reporter
from kuvauslint.reporters.options import ReportOptions
from kuvauslint.rulebook.book import Choice
from kuvauslint.rulebook.compiled import rulebook

RULES = ("KL00", "KL1", "KL907", "KL908")
OPTIONS = Options(Choice(select=RULES), date(2026, 11, 22), digests=False)
HEAD = "kuvauslint: 1\ntiedonhallintayksikkö: {nimi: Mallilan kunta}\n"


def check(source: Source) -> tuple[Finding, ...]:
    return lint((source,), rulebook(), OPTIONS).findings


def mended(text: str | bytes, *, unsafe: bool = False, kind: str = "yaml") -> Mended:
    data = text.encode() if isinstance(text, str) else text
    return mend(Source(f"kuvaus.{kind}", data, kind), check, unsafe=unsafe)


def key(finding: Finding) -> tuple[str, str, str | None]:
    return finding.rule, finding.path, finding.field


@pytest.mark.parametrize("start", range(0, 1000, 100))
def test_fixes_keep_their_word_on_generated_descriptions(start: int) -> None:
    """Of 1,000 descriptions: no finding comes, what is offered goes, other lines stay, twice is once."""
    known = cache(check)  # of one text the same is asked before, while and after it is mended
    for seed in range(start, start + 100):
        source = Source("kuvaus.yaml", description(seed).encode(), "yaml")
        before = known(source)
        result = mend(source, known, unsafe=bool(seed % 2))
        if not result.fixes:
            assert result.after is source
            continue
        after = known(result.after)
        assert {key(f) for f in after} <= {key(f) for f in before}, seed
        assert len(after) <= len(before), seed
        assert mend(result.after, known, unsafe=bool(seed % 2)).fixes == (), seed
        if not any("shared by all" in fix.title["en"] for fix in result.fixes):
            assert only_mended_lines_differ(result), seed


def only_mended_lines_differ(result: Mended) -> bool:
    """Whether every changed line is one that a fix speaks of: as many as there are fixes, at most."""
    old, new = (one.data.decode().splitlines(keepends=True) for one in (result.before, result.after))
    changed = sum(before != after for before, after in zip(old, new, strict=True))
    return 0 < changed <= len(result.fixes)


@pytest.mark.parametrize(
    ("written", "proper"),
    [
        ("hakutekijat: [nimi]", "hakutekijät: [nimi]"),
        ("Hakutekijät: [nimi]", "hakutekijät: [nimi]"),
        ('"hakutekijat": [nimi]', '"hakutekijät": [nimi]'),
        ("päivitetty: 1. 9. 2026", "päivitetty: 2026-09-01"),
        ("päivitetty: 2026-9-1", "päivitetty: 2026-09-01"),
        ("tietopyynnöt: {sähköposti: kirjaamo (at) mallila.example}", "tietopyynnöt: {sähköposti: kirjaamo@mallila.example}"),
        ("tietopyynnöt: {sähköposti: 'kirjaamo[ät]mallila.example'}", "tietopyynnöt: {sähköposti: 'kirjaamo@mallila.example'}"),
        ("tietopyynnöt: {puhelin: 040-123 4567}", "tietopyynnöt: {puhelin: 040 123 4567}"),
        ("tietopyynnöt: {puhelin: +358 (0)40 123 4567}", "tietopyynnöt: {puhelin: +358 40 123 4567}"),
        ("hakutekijät: [asian  nimi]", "hakutekijät: [asian nimi]"),
        ("tietovarannot: [{nimi: 'Kirjaston tietovaranto,'}]", "tietovarannot: [{nimi: 'Kirjaston tietovaranto'}]"),
        ("tietovarannot: [{nimi: A, lisätiedot: Kaavat;; liitteet}]", "tietovarannot: [{nimi: A, lisätiedot: Kaavat; liitteet}]"),
        ("tietovarannot: [{nimi: A, lisätiedot: 'Kaavat , liitteet'}]", "tietovarannot: [{nimi: A, lisätiedot: 'Kaavat, liitteet'}]"),
        ("gränsyta: {öppen: nej}", "gränssnitt: {öppen: nej}"),
    ],
)  # fmt: skip
def test_a_safe_fix_writes_the_proper_form(written: str, proper: str) -> None:
    """Each family of safe fixes, byte for byte."""
    assert mended(HEAD + written + "\n").after.data.decode() == HEAD + proper + "\n"


@pytest.mark.parametrize(
    "text",
    [
        "päivitetty: 1.9.2026",  # a date the format knows
        "päivitetty: 1/9/2026",  # day or month first?
        "päivitetty: 31. 2. 2026",  # no day
        "tietopyynnöt: {puhelin: Vaihde 040-123}",
        "tietopyynnöt: {sähköposti: kirjaamo ja at mallila}",
        "hakutekijät: ['asian\tnimi']",
        "tietovarannot: [{nimi: Asiakastiedot (perhe}]",  # which parenthesis is missing only the author knows
        "tietovarannot: [{nimi: A, käyttötarkotus: hoito}]",  # a guess: unsafe
        "tietovarannot: [{nimi: A, käyttötarkoitus: Lupien lupien hoito}]",
    ],
)
def test_what_is_not_certain_is_left_alone(text: str) -> None:
    """Nothing is changed where the mending would be a guess, or there is nothing to mend."""
    source = HEAD + text + "\n"
    assert mended(source).after.data.decode() == source


def test_guesses_are_made_only_when_asked_for() -> None:
    text = HEAD + "tietovarannot: [{nimi: A, käyttötarkotus: Lupien hoito, lisätiedot: Laskut laskut}]\n"
    after = text.replace("käyttötarkotus", "käyttötarkoitus").replace("Laskut laskut", "Laskut")
    assert mended(text, unsafe=True).after.data.decode() == after
    assert mended(text).fixes == ()


def test_a_fix_that_would_bring_a_finding_to_light_is_not_made() -> None:
    """Without the doubled word it is the item before it, told once more: that is for the author to see first."""
    text = HEAD + "tietovarannot: [{nimi: A, tietoaineistot: [Laskut, Laskut laskut]}]\n"
    assert mended(text, unsafe=True).fixes == ()
    assert mended(text.replace("[Laskut,", "[Kirjat,"), unsafe=True).fixes


def test_crlf_a_byte_order_mark_and_comments_stay() -> None:
    data = (
        ("\ufeff" + HEAD + "hakutekijat: [nimi]   # kommentti  \r\n")
        .replace("\n", "\r\n")
        .replace("\r\r", "\r")
        .encode()
    )
    after = mended(data).after.data
    assert after == data.replace(b"hakutekijat", "hakutekijät".encode())


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_json_is_mended_inside_its_quotes(newline: str) -> None:
    rest = f'],{newline} "tietopyynnöt": {{"puhelin": '
    data = f'{{"kuvauslint": 1, "hakutekijat": ["nimi  kaksi"{rest}"040-1234567"}}}}'
    after = mended(data, kind="json").after.data.decode()
    assert after == f'{{"kuvauslint": 1, "hakutekijät": ["nimi kaksi"{rest}"040 1234567"}}}}'


def test_a_contact_in_every_entry_is_written_once() -> None:
    contact = "    tietopyynnöt:\n      viranomainen: Kunnanhallitus\n      sähköposti: kirjaamo@mallila.example\n"
    text = HEAD + f"tietovarannot:\n  - nimi: A\n{contact}    manuaalinen: ei\n  - nimi: B\n{contact}"
    after = mended(text, unsafe=True).after.data.decode()
    assert after == HEAD + (
        "tietopyynnöt:\n  viranomainen: Kunnanhallitus\n  sähköposti: kirjaamo@mallila.example\n"
        "tietovarannot:\n  - nimi: A\n    manuaalinen: ei\n  - nimi: B\n"
    )
    assert mended(text).fixes == ()


def test_a_contact_with_a_comment_stays_where_it_is() -> None:
    contact = "    tietopyynnöt:\n      viranomainen: Kunnanhallitus  # päätetty 2024\n"
    text = HEAD + f"tietovarannot:\n  - nimi: A\n{contact}  - nimi: B\n{contact}"
    assert mended(text, unsafe=True).fixes == ()


def test_a_fix_that_would_add_a_finding_is_not_made() -> None:
    """The guessed key is there already: mending would make it a duplicate."""
    text = HEAD + "tietovarannot: [{nimi: A, käyttötarkoitus: hoito, käyttötarkotus: laskutus}]\n"
    assert mended(text, unsafe=True).after.data.decode() == text


def test_overlapping_fixes_converge() -> None:
    """A doubled word with a doubled blank in it: both are gone in the end, whichever came first."""
    text = HEAD + "tietovarannot: [{nimi: A, käyttötarkoitus: 'Lupien  lupien  hoito,'}]\n"
    assert "'Lupien hoito'" in mended(text, unsafe=True).after.data.decode()


def test_published_documents_are_never_mended() -> None:
    source = Source("kuvaus.txt", "Käyttötarkoitus: hoito hoito,,\n".encode(), "text")
    assert mend(source, check, unsafe=True).after is source


def test_edits_keep_everything_between() -> None:
    assert edited("abcdef", [Edit(1, 2, "X"), Edit(4, 4, "Y")]) == "aXcdYef"


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_mending_in_sarif_is_the_one_that_fix_makes(newline: str) -> None:
    """Applied by its lines and columns it gives the file that --fix would write."""
    text = "kuvauslint: 1\nkieli: fi\ntietovarannot:\n  - nimi: Kirjasto \U0001f600,\n    tietoaineistot: [Lainat., Lainaajat]\n"
    source = Source("kuvaus.yaml", text.replace("\n", newline).encode(), "yaml")
    options = Options(Choice("strict"), date(2026, 11, 22))
    report = lint((source,), rulebook(), options)
    log = json.loads("".join(reporter("sarif")(report, ReportOptions("fi"))))
    lines = text.replace("\n", newline).splitlines(keepends=True)
    found = [r["fixes"][0] for r in log["runs"][0]["results"] if "fixes" in r and r["fixes"][0]["properties"]["safe"]]
    assert found
    for fix in found:
        for one in fix["artifactChanges"][0]["replacements"]:
            region = one["deletedRegion"]
            line = lines[region["startLine"] - 1].encode("utf-16-le")
            start, end = 2 * (region["startColumn"] - 1), 2 * (region["endColumn"] - 1)
            new = line[:start] + one["insertedContent"]["text"].encode("utf-16-le") + line[end:]
            lines[region["startLine"] - 1] = new.decode("utf-16-le")
    mended = mend(source, lambda one: lint((one,), rulebook(), options._replace(digests=False)).findings)
    assert "".join(lines).encode() == mended.after.data
