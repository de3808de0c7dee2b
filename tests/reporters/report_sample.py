"""A report with every kind of place, severity and awkward character, for the tests of the reporters."""

from __future__ import annotations

from kuvauslint.model.finding import Edit, Finding, Fix, Related
from kuvauslint.model.place import Place
from kuvauslint.model.report import Checked, Coverage, Report, Settled, Tally

RULES = ("KL140", "KL141", "KL707", "KL802", "KL910")
YAML = "kuvaukset/kunta, 100 %: kuvaus.kuvaus.yaml"
PDF = "liitteet/Exempelby <b>\"bilaga\"</b> & 'mer'.pdf"
XLSX = "taulukko.xlsx"
DOCX = "sivu.docx"
CLEAN = "puhdas.kuvaus.yaml"
SECRET = "131052-308T"
# Per cent, newline, comma, colon, tab, controls, direction marks, half and forbidden characters, markup.
AWKWARD = (
    "50 %, a\nb: c\t\x07\x00\u202e\ufffe\ud83d <script>alert(1)</script> & | `x` *y* @somebody #1 😀 ]]> \"q\" 'r'"
)

LINES = (
    "kuvauslint: 1",
    "päivitetty: 2020-01-01",
    "tietovarannot:",
    "  - {nimi: 😀😀 Kirjaston tietovaranto, ohje: 'tunnus 131052-308T, 50 %'}",
)
AT = LINES[3].index(SECRET)


def report_of(
    documents: tuple[Checked, ...], findings: tuple[Finding, ...], suppressed: tuple[Finding, ...] = ()
) -> Report:
    """A report in one part."""
    part, tally = Settled(documents, findings, suppressed), Tally()
    tally.add(part)
    return Report((part,), tally.totals(), RULES, "2026-11-22", "strict", "0.1.0 (2026-11-22)")


def with_findings(report: Report, findings: tuple[Finding, ...]) -> Report:
    """The report with other findings."""
    return report_of(report.documents, findings, report.suppressed)


def covered(entries: int, *counts: int) -> tuple[Coverage, ...]:
    return tuple(Coverage(item, entries, count) for item, count in enumerate((entries, *counts)))


def finding(rule: str, severity: str, file: str, place: Place, number: int, **facts: object) -> Finding:
    return Finding(rule, severity, file, place, fingerprint=f"{number:016x}", **facts)  # type: ignore[arg-type]


def sample() -> Report:
    """Five documents; six findings in four of them; two suppressed findings."""
    documents = (
        Checked(YAML, "a" * 64, 3, "Esimerkkilän kunta", "fi", covered(3, 3, 3, 2, 0, 1), dict(enumerate(LINES, 1))),
        Checked(PDF, "b" * 64, 2, "Exempelby kommun", "sv", covered(2, 2, 2, 2, 1, 2)),
        Checked(XLSX, "c" * 64, 1, "", "fi", covered(1, 1, 1, 1, 1, 1)),
        Checked(DOCX, "d" * 64, 0, "", "en"),
        Checked(CLEAN, "e" * 64, 1, "Mallilan kunta", "fi", covered(1, 1, 1, 1, 1, 1)),
    )
    fix = Fix(
        {"fi": "Poista", "sv": "Ta bort", "en": "Remove"},
        (Edit(3, 5, "x", Place(2, 13, 2, 15)), Edit(20, 20, "\u00e4 %0A\n", Place(3, 1, 3, 1))),
        safe=True,
    )
    findings = (
        finding("KL140", "error", YAML, Place(1, 1, 1, 2), 1, field="search_keys", path="/search_keys"),
        finding("KL802", "warning", YAML, Place(2, 13, 2, 23), 2, values={"date": "1.1.2020", "days": ""}, fix=fix),
        finding(
            "KL707",
            "error",
            YAML,
            Place(4, AT + 1, 4, AT + 1 + len(SECRET)),
            3,
            values={"masked": "******-****", "entry": "😀😀 Kirjaston tietovaranto"},
            entry="😀😀 Kirjaston tietovaranto",
            field="notes",
            path="/repositories/0/notes",
            related=(Related(Place(4, 12, 4, 38), "first"),),
        ),
        finding(
            "KL141",
            "error",
            PDF,
            Place(line=7, page=3),
            4,
            values={"entry": AWKWARD},
            entry=AWKWARD,
            path="/repositories/1",
            sure=False,
        ),
        finding("KL910", "info", XLSX, Place(cell="Taul1!B3"), 5, values={"value": AWKWARD}, path="/repositories/0"),
        finding("KL910", "warning", DOCX, Place(paragraph=4), 6, values={"value": "ym."}),
    )
    suppressed = (
        finding("KL141", "error", YAML, Place(4, 12, 4, 38), 7, values={"entry": "A"}, entry="A", suppressed=AWKWARD),
        finding("KL910", "info", DOCX, Place(paragraph=9), 8, values={"value": "jne."}, suppressed="sovittu"),
    )
    return report_of(documents, findings, suppressed)


def nothing() -> Report:
    """One document in which nothing was found."""
    clean = Checked(CLEAN, "e" * 64, 1, "Mallilan kunta", "fi", covered(1, 1, 1, 1, 1, 1))
    return report_of((clean,), ())
