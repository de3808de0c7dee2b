"""The tools that kuvauslint is held against: how each is installed, called, and what it leaves out."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

SCHEMA = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "type": "object",
    "required": ["tiedonhallintayksikkö", "päivitetty", "tietopyynnöt", "rajapinta", "asiarekisteri", "tietovarannot"],
    "properties": {
        "tietovarannot": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["nimi", "käyttötarkoitus", "tietoaineistot", "tietojärjestelmät", "hakutekijät"],
                "properties": {
                    "nimi": {"type": "string", "minLength": 1},
                    "hakutekijät": {"type": "array", "items": {"type": "string"}},
                    "tietojärjestelmät": {"type": "array", "items": {"type": "string"}},
                },
            },
        }
    },
}
YAMLLINT = "extends: relaxed\nrules: {line-length: disable, key-duplicates: enable, truthy: disable}\n"
_ENTRY = ["nimi", "käyttötarkoitus", "tietoaineistot", "tietojärjestelmät", "hakutekijät", "toimiala", "vastuutaho"]
_TOP = ["tiedonhallintayksikkö", "päivitetty", "tietopyynnöt", "rajapinta", "asiarekisteri", "tietovarannot", "kieli"]


def spectral_rules() -> str:
    """Twenty rules: the presence of fields, and patterns, as a ruleset of Spectral's own."""
    rules = {f"top-{i}": {"given": "$", "then": {"field": name, "function": "truthy"}} for i, name in enumerate(_TOP)}
    rules |= {
        f"entry-{i}": {"given": "$.tietovarannot[*]", "then": {"field": name, "function": "truthy"}}
        for i, name in enumerate(_ENTRY)
    }
    rules |= {
        f"shape-{i}": {
            "given": f"$.tietovarannot[*].{name}",
            "then": {"function": "pattern", "functionOptions": {"match": "."}},
        }
        for i, name in enumerate(["nimi", "käyttötarkoitus", "toimiala", "vastuutaho"])
    }
    rules |= {
        f"mail-{i}": {
            "given": f"$.tietopyynnöt.{name}",
            "then": {"function": "pattern", "functionOptions": {"match": "."}},
        }
        for i, name in enumerate(["sähköposti", "viranomainen"])
    }
    return json.dumps({"rules": rules}, ensure_ascii=False)


class Peer(NamedTuple):
    """`command(work, folder)` is what is run; `finds` how many files it must call faulty per file with gaps."""

    name: str
    command: Callable[[Path, Path], list[str]]
    install: Callable[[Path], bool]
    finds_gaps: bool
    leaves_out: str


def _pip(package: str) -> Callable[[Path], bool]:
    def install(work: Path) -> bool:
        home = work / package
        if not (home / "bin" / package).exists():
            subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
            subprocess.run([home / "bin" / "pip", "install", "--quiet", package], check=True, capture_output=True)
        return True

    return install


def _npm(package: str, binary: str) -> Callable[[Path], bool]:
    def install(work: Path) -> bool:
        if shutil.which("npm") is None:
            return False
        home = work / "node"
        home.mkdir(exist_ok=True)
        if not (home / "node_modules" / ".bin" / binary).exists():
            command = ["npm", "install", "--no-audit", "--no-fund", "--silent", "--prefix", str(home), package]
            return subprocess.run(command, capture_output=True, check=False).returncode == 0
        return True

    return install


def _files(folder: Path) -> list[str]:
    return [str(path) for path in sorted(folder.glob("*.yaml"))]


def write_settings(work: Path) -> None:
    """The schema and rules that the peers are given."""
    (work / "schema.json").write_text(json.dumps(SCHEMA, ensure_ascii=False), encoding="utf-8")
    (work / "yamllint.yaml").write_text(YAMLLINT, encoding="utf-8")
    (work / "spectral.json").write_text(spectral_rules(), encoding="utf-8")


def _bin(work: Path, name: str) -> str:
    return str(work / "node" / "node_modules" / ".bin" / name)


PEERS = (
    Peer(
        "yamllint",
        lambda work, folder: [str(work / "yamllint/bin/yamllint"), "-c", str(work / "yamllint.yaml"), "-f", "parsable", str(folder)],
        _pip("yamllint"),
        False,
        "no contents: style and duplicate keys only",
    ),
    Peer(
        "check-jsonschema",
        lambda work, folder: [str(work / "check-jsonschema/bin/check-jsonschema"), "--schemafile", str(work / "schema.json"), *_files(folder)],
        _pip("check-jsonschema"),
        True,
        "schema only, no places",
    ),
    Peer(
        "Spectral",
        lambda work, folder: [_bin(work, "spectral"), "lint", "--fail-severity", "warn", "--ruleset", str(work / "spectral.json"), f"{folder}/*.yaml"],
        _npm("@stoplight/spectral-cli", "spectral"),
        True,
        "20 rules",
    ),
    Peer(
        "ajv-cli",
        lambda work, folder: [_bin(work, "ajv"), "validate", "--all-errors", "--strict=false", "-s", str(work / "schema.json"), *[w for f in _files(folder) for w in ("-d", f)]],
        _npm("ajv-cli", "ajv"),
        True,
        "schema only, no places",
    ),
    Peer(
        "sourcemeta",
        lambda work, folder: [_bin(work, "jsonschema"), "validate", str(work / "schema.json"), *_files(folder)],
        _npm("@sourcemeta/jsonschema", "jsonschema"),
        True,
        "schema only; stops at a file's first error",
    ),
)  # fmt: skip
