"""The tools that kuvauslint is held against: how each is installed, called, and what it leaves out."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from measuring import Run, timed

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
    """`command(work, folder)` is what is run.

    `faulty` is the expression by which its output names a faulty file, empty for one that does not
    look at contents; `leaves_out` what of kuvauslint's work it does not do.
    """

    name: str
    command: Callable[[Path, Path], list[str]]
    install: Callable[[Path], bool]
    faulty: str
    leaves_out: str


def pip_install(work: Path, name: str, *what: str) -> Path:
    """An environment of its own with some packages in it; its folder of programs."""
    home = work / name
    if not (home / "installed").exists():
        subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
        subprocess.run([home / "bin" / "pip", "install", "--quiet", *what], check=True, capture_output=True)
        (home / "installed").touch()
    return home / "bin"


def own_install(work: Path, checkout: Path) -> Path:
    """An environment with kuvauslint as a wheel built of the checkout as it is now; its folder of programs."""
    programs = pip_install(work, "kuvauslint-env", f"{checkout}[documents]")
    again = ["install", "--quiet", "--force-reinstall", "--no-deps", str(checkout)]
    subprocess.run([programs / "pip", *again], check=True, capture_output=True)
    return programs


def _pip(package: str) -> Callable[[Path], bool]:
    def install(work: Path) -> bool:
        try:
            pip_install(work, package, package)
        except subprocess.CalledProcessError:
            return False
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


def fault_of(peer: Peer, work: Path, run: Run, planted: frozenset[str]) -> str:
    """What is wrong with a peer's answer; empty where it calls the very files faulty in which gaps were planted.

    Of a tool that looks at style only, a file with a key given twice must be told, and none of the others.
    """
    if not peer.faulty:
        probe = work / "probe"
        probe.mkdir(exist_ok=True)
        (probe / "00000.kuvaus.yaml").write_text("nimi: a\nnimi: b\n", encoding="utf-8")
        seen = timed(peer.command(work, probe))
        told = seen.code != 0 and "duplicat" in seen.output and run.code == 0
        return "" if told else f"exit codes {seen.code}, {run.code}: {seen.output[:200]}"
    named = frozenset(re.findall(peer.faulty, re.sub(r"\x1b\[[\d;]*m", "", run.output)))
    return "" if named == planted else f"names {len(named)} files, not the {len(planted)}: {run.output[:300]}"


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
        "",
        "no contents: style and duplicate keys only",
    ),
    Peer(
        "check-jsonschema",
        lambda work, folder: [str(work / "check-jsonschema/bin/check-jsonschema"), "--schemafile", str(work / "schema.json"), *_files(folder)],
        _pip("check-jsonschema"),
        r"(\d{5}\.kuvaus\.yaml)::",
        "schema only, no places",
    ),
    Peer(
        "Spectral",
        lambda work, folder: [_bin(work, "spectral"), "lint", "--fail-severity", "warn", "--ruleset", str(work / "spectral.json"), f"{folder}/*.yaml"],
        _npm("@stoplight/spectral-cli", "spectral"),
        r"(?m)^/\S*?(\d{5}\.kuvaus\.yaml)$",
        "20 rules",
    ),
    Peer(
        "ajv-cli",
        lambda work, folder: [_bin(work, "ajv"), "validate", "--all-errors", "--strict=false", "-s", str(work / "schema.json"), *[w for f in _files(folder) for w in ("-d", f)]],
        _npm("ajv-cli", "ajv"),
        r"(\d{5}\.kuvaus\.yaml) invalid",
        "schema only, no places",
    ),
    Peer(
        "sourcemeta",
        lambda work, folder: [_bin(work, "jsonschema"), "validate", "--continue", str(work / "schema.json"), *_files(folder)],
        _npm("@sourcemeta/jsonschema", "jsonschema"),
        r"fail: \S*?(\d{5}\.kuvaus\.yaml)",
        "schema only, a file’s first error",
    ),
)  # fmt: skip
