"""Descriptions for the benchmarks: valid but for two planted gaps in every tenth.

`python benchmarks/workload.py DIR COUNT [ENTRIES]` writes COUNT files. Every tenth, the first included,
lacks its update date (KL801) and the search keys of its fourth entry (KL141).
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

SERVICES = [
    "Kirjaston", "Museon", "Päiväkotien", "Peruskoulujen", "Lukion", "Liikunnan", "Nuorisotyön", "Kaavoituksen",
    "Rakennusvalvonnan", "Ympäristönsuojelun", "Vesihuollon", "Katujen", "Puistojen", "Tilojen", "Ruokahuollon",
    "Henkilöstön", "Talouden", "Hankintojen", "Viestinnän", "Kansalaisopiston",
]  # fmt: skip
TASKS = ["järjestäminen", "suunnittelu", "seuranta", "hallinnointi", "kehittäminen", "laskutus"]
MATERIALS = [
    ("hakemukset", "Hakemukset"), ("päätökset", "Päätöksenteko"), ("sopimukset", "Sopimukset"), ("laskut", "Talous"),
    ("asiakastiedot", "Asiakkaat"), ("tilastot", "Seuranta"), ("suunnitelmat", "Suunnittelu"),
]  # fmt: skip
KEYS = ["nimi", "asiakasnumero", "päivämäärä", "osoite", "kiinteistötunnus", "laskun numero", "sopimusnumero", "vuosi"]
PRODUCTS = ["Kaisla", "Koivu", "Vuokko", "Orvokki", "Ruusu", "Lumme", "Apila", "Kanerva", "Puolukka", "Mustikka"]


def description(number: int, entries: int) -> str:
    """One description as YAML; its contents vary with its number so that no value can be remembered."""
    pick = random.Random(number)
    gaps = number % 10 == 0
    lines = [
        "kuvauslint: 1",
        f"tiedonhallintayksikkö: {{nimi: Esimerkkilän kunta {number}, tyyppi: kunta, kielet: [fi]}}",
        "kieli: fi",
        *([] if gaps else ["päivitetty: 2026-09-01"]),
        "tietopyynnöt:",
        "  viranomainen: Kunnanhallitus",
        f"  sähköposti: kirjaamo@esimerkkila{number}.example",
        f"  puhelin: 08 2{number % 1000:03d} 345",
        "rajapinta:",
        "  avoin: ei",
        "  selite: Tietoaineistot eivät ole saatavissa avoimesti teknisen rajapinnan avulla.",
        "asiarekisteri:",
        "  nimi: Kunnan asiarekisteri",
        "  käyttötarkoitus: Vireille tulleiden asioiden käsittely ja päätöksenteko",
        "  tietoaineistot: [{nimi: Pöytäkirjat, tietoryhmä: Päätöksenteko}, {nimi: Saapuneet asiakirjat, tietoryhmä: Asiointi}]",
        "  tietojärjestelmät: [Asianhallintajärjestelmä]",
        "  hakutekijät: [asiatunnus, asian nimi, vireillepanija, lähettäjä, päivämäärä]",
        "  lisätiedot: Vanhin aineisto on paperilla kunnan arkistossa.",
        "tietovarannot:",
    ]
    for index in range(entries):
        service = SERVICES[(number + index) % len(SERVICES)]
        round_ = index // len(SERVICES)
        name = f"{service} tietovaranto" + (f" {round_ + 1}" if round_ else "")
        lines += [
            f"  - nimi: {name}",
            f"    toimiala: Palvelualue {index % 4 + 1}",
            f"    käyttötarkoitus: {service} {pick.choice(TASKS)} ja {pick.choice(TASKS)} alueella {index % 7 + 1}",
            "    tietoaineistot:",
            *(f"      - {{nimi: {service} {what}, tietoryhmä: {group}}}" for what, group in pick.sample(MATERIALS, 3)),
            f"    tietojärjestelmät: [{pick.choice(PRODUCTS)}{index}-järjestelmä]",
        ]
        if not (gaps and index == 3):
            lines.append(f"    hakutekijät: [{', '.join(pick.sample(KEYS, 3))}]")
        lines.append(f"    vastuutaho: {service} päällikkö")
    return "\n".join(lines) + "\n"


def write(folder: Path, count: int, entries: int = 15) -> int:
    """Write the files; returns how many gaps were planted."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"{number:05d}.kuvaus.yaml").write_text(description(number, entries), encoding="utf-8")
    return 2 * ((count + 9) // 10)


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 15)
