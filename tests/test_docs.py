"""What the pages show is so: commands run, examples are checked, links lead somewhere, tables are whole."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from kuvauslint import Options, Source, lint
from kuvauslint.engine import config
from kuvauslint.vocabulary.store import load

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("README*.md"), ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")])
FENCE = re.compile(r"^( *)```([^\n`]*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
# Pages whose commands have a test of their own.
ELSEWHERE = {"adopting.md": "tests/test_adopting.py", "integrations.md": "tests/cli/test_integrations_page.py"}
# Blocks that do not run here, by how they begin, and why.
NOT_RUN = {
    "python3 -m venv .venv && .venv/bin/pip install --quiet . ": "installs from a package index; .ci/run and tests/test_package.py do the same",
    'python3 -m venv .venv && .venv/bin/pip install --quiet -e ".[all,test]"': "is the command that runs these tests; .ci/run takes it from the page",
    "python -m pytest": "is the command that runs these tests",
    "uv pip": "installs from a package index",
    "git tag": "would publish a release",
}
# Kinds of blocks that show something else than what can be run or read.
SHOWN = {"console", "text", "lua"}
# Files that a page speaks of, beside the copies of examples/.
FILES = {
    "README.md": {"kuvaus.yaml": "puutteellinen.kuvaus.yaml", "sivu.txt": "published/f1-rivit.txt"},
    "README.fi.md": {"kuvaus.yaml": "puutteellinen.kuvaus.yaml", "sivu.txt": "published/f1-rivit.txt"},
    "render.md": {
        "taydellinen.kuvaus.yaml": "taydellinen.kuvaus.yaml",
        "kaksikielinen.kuvaus.yaml": "kaksikielinen.kuvaus.yaml",
    },
    "diff.md": {"taydellinen.kuvaus.yaml": "taydellinen.kuvaus.yaml"},
    "survey.md": {"taydellinen.kuvaus.yaml": "taydellinen.kuvaus.yaml"},
}


class Fenced(NamedTuple):
    """A block of a page: `kind` and `notes` are the words behind the fence."""

    page: Path
    line: int
    kind: str
    notes: tuple[str, ...]
    text: str

    def __str__(self) -> str:
        return f"{self.page.name}:{self.line}"


def blocks(page: Path) -> list[Fenced]:
    """The fenced blocks of a page."""
    text = page.read_text(encoding="utf-8")
    out = []
    for indent, info, body in ((m[1], m[2].split(), m) for m in FENCE.finditer(text)):
        lines = [line.removeprefix(indent) for line in body[3].splitlines()]
        out.append(Fenced(page, text.count("\n", 0, body.start()) + 1, info[0] if info else "", tuple(info[1:]), "\n".join(lines) + "\n"))  # fmt: skip
    return out


ALL = [block for page in PAGES for block in blocks(page)]


def of_kind(*kinds: str) -> list[Fenced]:
    return [block for block in ALL if block.kind in kinds]


def test_every_block_says_what_it_is() -> None:
    """A block is run, read or on the list of what is only shown."""
    known = {"sh", "yaml", "toml", "json"} | SHOWN
    assert [(str(block), block.kind) for block in ALL if block.kind not in known] == []
    assert all(any(block.text.startswith(start) for block in of_kind("sh")) for start in NOT_RUN), "a reason for a block that is no more"  # fmt: skip


def reason_not_to_run(block: Fenced) -> str | None:
    return next((why for start, why in NOT_RUN.items() if block.text.startswith(start)), None)


def commands(page: Path) -> list[Fenced]:
    return [block for block in blocks(page) if block.kind == "sh" and reason_not_to_run(block) is None]


WITH_COMMANDS = [page for page in PAGES if page.name not in ELSEWHERE and commands(page)]


@pytest.mark.parametrize("page", WITH_COMMANDS, ids=lambda page: page.name)
def test_the_commands_of_a_page_run(page: Path, tmp_path: Path) -> None:
    """In the order of the page, in one folder; a block exits with 0 or as its fence says (`sh exits=1`)."""
    run = commands(page)
    if shutil.which("bash") is None:
        pytest.skip("bash is not installed")
    folder, environment = surroundings(page, tmp_path)
    printed = ""
    for block in run:
        expected = int(next((note.removeprefix("exits=") for note in block.notes if note.startswith("exits=")), 0))
        codes = [
            subprocess.run(
                ["bash", "-eu", "-c", part],
                cwd=folder,
                env=environment,
                capture_output=True,
                text=True,
                check=False,
                timeout=120,
            )
            for part in parts(block)
        ]
        printed += "".join(one.stdout + one.stderr for one in codes)
        told = [(one.returncode, one.stdout[-500:], one.stderr[-500:]) for one in codes]
        assert max(one.returncode for one in codes) == expected, (str(block), told)
    for block in blocks(page):
        if block.kind == "text":  # what the page says is printed, but for numbers
            assert re.sub(r"\d+", "0", block.text) in re.sub(r"\d+", "0", printed), str(block)


def parts(block: Fenced) -> list[str]:
    """The commands of a block: its lines where each is one of ours, else the whole as a script."""
    lines = [line for line in block.text.splitlines() if line.strip()]
    alone = "<<" not in block.text and all(line.startswith("kuvauslint ") for line in lines)
    return lines if alone else [block.text]


def surroundings(page: Path, tmp_path: Path) -> tuple[Path, dict[str, str]]:
    """An empty folder, or one with examples/ and the files that the page names; and the environment."""
    commands = tmp_path / "bin"
    commands.mkdir()
    for name, words in (("kuvauslint", "-m kuvauslint"), ("python3", ""), ("python", "")):
        shim = commands / name
        shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" {words} "$@"\n', encoding="utf-8")
        shim.chmod(0o755)
    folder = tmp_path / "work"
    folder.mkdir()
    if page.name in FILES:
        shutil.copytree(ROOT / "examples", folder / "examples")
        for name, source in FILES[page.name].items():
            shutil.copy(ROOT / "examples" / source, folder / name)
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("KUVAUSLINT_", "GITHUB_"))}
    return folder, {
        **environment,
        "PATH": f"{commands}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT / "src"),
        "KUVAUSLINT_CACHE_DIR": str(tmp_path / "cache"),
        "KUVAUSLINT_AS_OF": "2026-11-22",
    }


def findings(text: str, kind: str) -> list[tuple[str, str]]:
    from datetime import date

    report = lint([Source(f"kuvaus.{kind}", text.encode(), kind)], Options(today=date(2026, 11, 22)))
    return [(one.rule, one.severity) for one in report.findings]


@pytest.mark.parametrize("block", of_kind("yaml", "json"), ids=str)
def test_an_example_of_a_file_is_right(block: Fenced, tmp_path: Path) -> None:
    """A description has no fault of form, on the page of the format no finding at all; a rule passes its own examples."""
    data = yaml.safe_load(block.text) if block.kind == "yaml" else json.loads(block.text)
    assert isinstance(data, dict)
    if "kuvauslint" in data:
        found = findings(block.text, block.kind)
        assert [rule for rule, _ in found if rule.startswith("KL0")] == []
        if block.page.name == "description-file.md":
            assert [one for one in found if one[1] != "info"] == []
    elif "check" in data:
        from kuvauslint.engine.examples import outcomes
        from kuvauslint.engine.plugins import project_rules
        from kuvauslint.rulebook.compiled import add_rules

        path = tmp_path / f"{data['id']}-{data['name']}.yaml"
        path.write_text(block.text, encoding="utf-8")
        try:
            added = project_rules([path])
            add_rules(added)
            assert all(one.right for rule, text in added for one in outcomes(rule, text))
        finally:
            add_rules(())
    else:
        known = set(load("vocabulary/fields")["groups"]["description"])
        keys = {key for spec in load("vocabulary/fields")["groups"]["description"].values() for key in spec["key"].values()}  # fmt: skip
        others = {"repos", "on", True, "jobs", "permissions", "include", "stages", "glspc.server.command", "yaml.schemas", "json.schemas"}  # fmt: skip
        assert set(data) & (known | keys | others), f"{block}: of what kind is this?"


@pytest.mark.parametrize("block", of_kind("toml"), ids=str)
def test_a_configuration_is_valid(block: Fenced, tmp_path: Path) -> None:
    """TOML parses; what is a configuration of ours has no fault."""
    data = tomllib.loads(block.text)
    if not set(data) & {"project", "tool", "language-server"}:
        path = tmp_path / "kuvauslint.toml"
        path.write_text(block.text, encoding="utf-8")
        assert config.read(str(path)).values == data


def test_links_lead_to_pages_and_headings_that_exist() -> None:
    """Every relative link of every page, those of the rules' table among them."""
    broken = []
    for page in [*PAGES, ROOT / "docs" / "rules" / "README.md"]:
        for target in re.findall(r"\]\(([^)\s]+)\)", FENCE.sub("", page.read_text(encoding="utf-8"))):
            if re.match(r"[a-z]+:", target):
                continue
            name, _, anchor = target.partition("#")
            path = (page.parent / name) if name else page
            if not path.exists() or (anchor and anchor not in anchors(path)):
                broken.append((page.name, target))
    assert broken == []


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_the_page_of_the_format_has_every_field_and_value() -> None:
    """Its tables are those of rules/vocabulary/fields.yaml and values.yaml."""
    text = (ROOT / "docs" / "description-file.md").read_text(encoding="utf-8")
    for fields in load("vocabulary/fields")["groups"].values():
        for spec in fields.values():
            keys = " | ".join(f"`{spec['key'][code]}`" for code in ("fi", "sv", "en"))
            assert f"| {keys} |" in text
            assert f"{spec['help']['en']} |" in text
    for values in load("vocabulary/values").values():
        assert ", ".join(words["fi"][0] for words in values.values()) in text


def test_the_readmes_are_twins() -> None:
    """The same blocks but for their comments and language, and as many headings and rows, in both languages."""

    def shape(name: str) -> tuple[list[str], int, int]:
        text = (ROOT / name).read_text(encoding="utf-8")
        fenced = []
        for block in blocks(ROOT / name):
            if block.kind == "text":  # what is printed: the same rules at the same places, in as many lines
                fenced.append(f"{re.findall(r'KL[0-9]+|:[0-9]+', block.text)} {block.text.count(chr(10))}")
            else:
                fenced.append(re.sub(r" --lang (en|fi)\b", "", re.sub(r" +#.*", "", block.text)))
        bare = FENCE.sub("", text)
        return fenced, len(re.findall(r"^## ", bare, re.MULTILINE)), len(re.findall(r"^\|", bare, re.MULTILINE))

    assert shape("README.md") == shape("README.fi.md")


def test_the_readme_names_every_command() -> None:
    """Each subcommand of `kuvauslint --help`, and none that does not exist."""
    from kuvauslint.cli.main import COMMANDS

    for name in ("README.md", "README.fi.md"):
        table = re.findall(r"^\| `kuvauslint (\w+)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE)
        assert sorted(table) == sorted(COMMANDS)


@pytest.mark.parametrize(("page", "language"), [("officials-guide.fi.md", "fi"), ("officials-guide.sv.md", "sv")])
def test_the_officials_guide_names_what_stands_on_the_page(page: str, language: str) -> None:
    """What is in bold stands on the page in that language."""

    def texts(value: object) -> set[str]:
        if not isinstance(value, dict):
            return set()
        own = {str(value[language])} if language in value and isinstance(value[language], str) else set()
        return own.union(*(texts(one) for one in value.values()))

    known = texts(load("vocabulary/officials_page"))
    bold = re.findall(r"\*\*(.+?)\*\*", (ROOT / "docs" / page).read_text(encoding="utf-8"), re.DOTALL)
    assert len(bold) > 10
    known.add("kuvauslint-sivu")  # the program
    assert [word for word in bold if not any(" ".join(word.split()) in text for text in known)] == []


def test_the_site_builds(tmp_path: Path) -> None:
    """Strictly: a broken link or a page that is in no menu fails; and no page loads anything from elsewhere."""
    zensical = Path(sys.executable).with_name("zensical")
    if not zensical.exists():
        pytest.skip("zensical is not installed (the extra docs)")
    for name in ("docs", "mkdocs.yml"):
        (shutil.copytree if name == "docs" else shutil.copy)(ROOT / name, tmp_path / name)
    done = subprocess.run([zensical, "build", "--strict", "--config-file", "mkdocs.yml"], cwd=tmp_path, capture_output=True, text=True, check=False)  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    site = tmp_path / "site"
    for page in [*(ROOT / "docs").glob("*.md"), *(ROOT / "docs" / "rules").glob("*.md")]:
        relative = page.relative_to(ROOT / "docs").with_suffix("")
        folder = relative.parent if relative.name in ("index", "README") else relative
        built = (site / folder / "index.html").read_text(encoding="utf-8")
        assert not re.findall(
            r"<(?:script|img|link)\b[^>]*\b(?:src|href)=\"?(?:https?:)?//(?!kuvauslint\.example)[^>]*>", built
        )
