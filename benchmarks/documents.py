"""The same forty entries as a published document of each format."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))
ENTRIES = 40
# The formats in the order of the table; what is not written by ourselves is converted by LibreOffice.
CONVERTED = {"pdf": "docx"}


def documents(folder: Path) -> list[Path]:
    """One document of each format that can be made here."""
    from tests.generate.formats import write
    from tests.generate.page import Line

    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for kind in ("html", "docx", "odt", "xlsx"):
        path = folder / f"kuvaus.{kind}"
        path.write_bytes(write(_table(Line) if kind == "xlsx" else _lines(Line), kind, 1))
        made.append(path)
    office = shutil.which("soffice")
    for kind, source in CONVERTED.items() if office else ():
        command = [
            str(office),
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            str(folder),
            str(folder / f"kuvaus.{source}"),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        made.append(folder / f"kuvaus.{kind}")
    return sorted(made)


def _entries() -> list[dict[str, str]]:
    from workload import KEYS, MATERIALS, PRODUCTS, SERVICES, TASKS

    pick = random.Random(40)
    found = []
    for index in range(ENTRIES):
        service = SERVICES[index % len(SERVICES)]
        found.append({
            "Nimi": f"{service} tietovaranto" + (" 2" if index >= len(SERVICES) else ""),
            "Käyttötarkoitus": f"{service} {pick.choice(TASKS)} alueella {index % 7 + 1}",
            "Tietoaineistot": ", ".join(f"{service} {what}".lower() for what, _ in pick.sample(MATERIALS, 3)),
            "Tietojärjestelmät": f"{pick.choice(PRODUCTS)}{index}-järjestelmä",
            "Hakutekijät": ", ".join(pick.sample(KEYS, 3)),
        })  # fmt: skip
    return found


def _opening(line: type) -> list:  # type: ignore[type-arg]
    return [
        line("heading", "Esimerkkilän kunnan asiakirjajulkisuuskuvaus", level=1),
        line(
            "para", "Päivitetty 1.9.2026. Tietopyynnöt: Kunnanhallitus, kirjaamo@esimerkkila.example, puh. 08 2000 345."
        ),
        line("para", "Tietoaineistot eivät ole saatavissa avoimesti teknisen rajapinnan avulla."),
    ]


def _lines(line: type) -> list:  # type: ignore[type-arg]
    lines = _opening(line)
    for entry in _entries():
        lines.append(line("heading", entry["Nimi"], level=2))
        lines += [line("field", value, label=f"{name}:") for name, value in entry.items() if name != "Nimi"]
    return lines


def _table(line: type) -> list:  # type: ignore[type-arg]
    entries = _entries()
    rows = [line("row", cells=tuple(entries[0]), header=True, table=1)]
    return _opening(line) + rows + [line("row", cells=tuple(entry.values()), table=1) for entry in entries]
