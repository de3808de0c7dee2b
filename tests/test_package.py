"""Promises of the package as a whole: names, layers, imports, languages in code, data in the wheel."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

import kuvauslint

SOURCES = sorted(Path(kuvauslint.__file__).parent.rglob("*.py"))
# Finnish and Swedish words without diacritics that would be the likeliest to slip into code.
FOREIGN = re.compile(
    r"\b(tietovaran\w*|tietoaineist\w*|tietojarjestelm\w*|hakutekij\w*|asiarekister\w*|kunta|kunnan|kaupunki\w*|"
    r"informationslager|informationsmaterial|informationssystem|soktermer|arenderegister|kommun\w*)\b",
    re.IGNORECASE,
)


def test_the_public_names_are_sorted_and_importable():
    assert kuvauslint.__all__ == sorted(kuvauslint.__all__)
    assert all(getattr(kuvauslint, name) is not None for name in kuvauslint.__all__)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.name))
def test_code_holds_no_finnish_or_swedish(path):
    """Words of the field live in data; only help texts for the terminal may name a Finnish form."""
    text = path.read_text(encoding="utf-8")
    assert not re.findall("[åäöÅÄÖ]", text)
    shown = {"check.py", "init.py", "options.py"}  # name examples of what the user may write
    if path.parent.name == "cli" and path.name in shown:
        return
    literals = [
        node.value
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "kuvaus" not in node.value
    ]
    docstrings = {ast.get_docstring(node, clean=False) for node in ast.walk(ast.parse(text)) if isinstance(node, (ast.Module, ast.FunctionDef, ast.ClassDef))}  # fmt: skip
    found = [word for literal in literals if literal not in docstrings for word in FOREIGN.findall(literal)]
    assert not found


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.name))
def test_modules_stay_small_and_well_named(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300
    assert path.stem not in {"utils", "helpers", "common", "base", "misc", "util"}


def test_the_layers_hold(root):
    """Data flows one way: the import contract of pyproject.toml."""
    lint_imports = Path(sys.executable).with_name("lint-imports")
    if not lint_imports.exists():
        pytest.skip("import-linter is not installed")
    result = subprocess.run([lint_imports], cwd=root, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


ALLOWED_ON_A_PLAIN_CHECK = {"click", "yaml", "kuvauslint"}
FORBIDDEN = {
    "asyncio", "jsonschema", "ruamel", "importlib.metadata", "multiprocessing", "subprocess", "urllib.request",
    "tomllib", "pathlib", "hashlib", "difflib", "concurrent", "logging", "dataclasses", "justhtml", "playa", "rapidfuzz",
}  # fmt: skip


@pytest.mark.parametrize(
    ("example", "allowed"),
    [
        ("taydellinen", ALLOWED_ON_A_PLAIN_CHECK | {"_yaml"}),  # it has a folded text, which libyaml reads
        ("kaksikielinen", ALLOWED_ON_A_PLAIN_CHECK - {"yaml"}),
    ],
)
def test_a_plain_check_imports_little(root, example, allowed):
    """One valid file: nothing but click, yaml and what the run needs of ours; without yaml where its lines are plain."""
    code = (
        "import sys\nbefore = set(sys.modules)\nfrom kuvauslint.cli.main import _run\n"
        f"code = _run(['check', '--as-of', '2026-11-22', '--profile', 'strict', 'examples/{example}.kuvaus.yaml'])\n"
        "for name in sorted(set(sys.modules) - before):\n"
        "    print(name, getattr(sys.modules[name], '__file__', None) or '-')\nassert code == 0, code"
    )
    subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, check=False)  # fills the cache
    result = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr + result.stdout
    rows = (line.split(" ", 1) for line in result.stdout.splitlines() if " " in line)
    loaded = {name: file for name, file in rows if name.split(".")[0].isidentifier()}
    assert not {name for name in loaded if name in FORBIDDEN or name.split(".")[0] in FORBIDDEN}
    third_party = {name.split(".")[0] for name, file in loaded.items() if "site-packages" in file}
    assert third_party <= allowed


def test_the_wheel_has_the_data(wheel, root):
    """Rules, schemas and the compiled rulebook are in the wheel, each rule file of the checkout among them."""
    names = set(zipfile.ZipFile(wheel).namelist())
    for path in (*(root / "rules").rglob("*.yaml"), *(root / "schema").glob("*.json")):
        assert f"kuvauslint/_data/{path.relative_to(root).as_posix()}" in names
    assert "kuvauslint/_data/compiled/rulebook.json" in names
    assert "kuvauslint/_data/compiled/vocabulary.fields.json" in names
    assert "kuvauslint/py.typed" in names


def test_the_installed_wheel_checks_without_the_checkout(wheel, root, tmp_path):
    """Installed in an environment of its own, with no checkout in sight, and writing no cache."""
    venv.create(tmp_path / "venv", with_pip=True)
    python = tmp_path / "venv" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", str(wheel)], check=True, capture_output=True)
    example = tmp_path / "puutteellinen.kuvaus.yaml"
    example.write_bytes((root / "examples" / "puutteellinen.kuvaus.yaml").read_bytes())
    result = subprocess.run(
        [tmp_path / "venv" / "bin" / "kuvauslint", "check", "--as-of", "2026-11-22", "--output-format", "concise", str(example)],
        cwd=tmp_path, capture_output=True, text=True, check=False, env={"KUVAUSLINT_CACHE_DIR": str(tmp_path / "cache")},
    )  # fmt: skip
    assert result.returncode == 1, result.stderr
    assert "KL151" in result.stdout or "KL150" in result.stdout
    assert not (tmp_path / "cache").exists()
