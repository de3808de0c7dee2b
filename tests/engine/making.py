"""Random description files with faults in them, from a seed: the ground of the property tests."""

from __future__ import annotations

import random

_NAMES = ["Kirjaston", "Vesihuollon", "Päivähoidon", "Rakennusvalvonnan", "Liikuntapalvelujen", "Arkiston", "Sataman"]
_SETS = ["Asiakastiedot", "Sopimukset", "Piirustukset", "Laskut", "Lupahakemukset", "Pöytäkirjat"]
_KEYS = {"käyttötarkoitus": ["käyttötarkoitus", "Käyttötarkoitus", "kayttotarkoitus", "käyttötarkotus"],
         "tietoaineistot": ["tietoaineistot", "Tietoaineistot", "tietoaineistott"],
         "hakutekijät": ["hakutekijät", "hakutekijat", "HAKUTEKIJÄT"]}  # fmt: skip
_PURPOSES = [
    "Palvelun hoito",
    "Laskutus,",
    "Asioiden  käsittely",
    "Lupien lupien käsittely",
    "täydennetään",
    "Valvonta;; ohjaus",
]
_MAILS = ["kirjaamo@mallila.example", "kirjaamo (at) mallila.example", "kirjaamo(at)mallila.example"]
_PHONES = ["040 123 4567", "040-1234567", "+358 (0)40 123 4567"]
_DATES = ["2026-09-01", "1. 9. 2026", "2026-9-1", "1.9.2026"]


def entries(choose: random.Random, number: int) -> list[list[str]]:
    """The lines of entries with names of their own, each as a block of a list."""
    out = []
    for name in choose.sample(_NAMES, number):
        lines = [f"  - nimi: {name} tietovaranto"]
        if choose.random() < 0.8:
            lines.append(f"    {choose.choice(_KEYS['käyttötarkoitus'])}: {choose.choice(_PURPOSES)}")
        if choose.random() < 0.8:
            sets = choose.sample(_SETS, choose.randint(1, 3))
            lines.append(f"    {choose.choice(_KEYS['tietoaineistot'])}: [{', '.join(sets)}]  # aineistot")
        if choose.random() < 0.7:
            lines.append(f"    tietojärjestelmät: [{choose.choice(['Kuntarekisteri', 'Laskutin', 'Lupajärjestelmä'])}]")
        if choose.random() < 0.6:
            lines.append(f"    {choose.choice(_KEYS['hakutekijät'])}: [nimi, osoite]")
        if choose.random() < 0.3:
            lines.append("    # muistiinpano")
        out.append(lines)
    return out


def document(head: list[str], blocks: list[list[str]]) -> str:
    """The text of a description file."""
    return "\n".join([*head, "tietovarannot:", *(line for block in blocks for line in block)]) + "\n"


def head(choose: random.Random) -> list[str]:
    """The lines above the entries."""
    lines = [
        "kuvauslint: 1",
        "tiedonhallintayksikkö: {nimi: Mallilan kunta, tyyppi: kunta}",
        f"päivitetty: {choose.choice(_DATES)}",
    ]
    if choose.random() < 0.7:
        lines += ["tietopyynnöt:", "  viranomainen: Kunnanhallitus", f"  sähköposti: {choose.choice(_MAILS)}"]
        lines += [f"  puhelin: {choose.choice(_PHONES)}"]
    if choose.random() < 0.5:
        lines.append("rajapinta: {avoin: ei}")
    if choose.random() < 0.7:
        lines += ["asiarekisteri:", "  nimi: Asiarekisteri", "  tietojärjestelmät: [Asianhallinta]"]
    return lines


def description(seed: int) -> str:
    """One description file."""
    choose = random.Random(seed)
    return document(head(choose), entries(choose, choose.randint(1, 5)))
