"""Each broken input gets one clear message with its place and the right exit code, and the rest of the run goes on."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

COMPLETE = "examples/taydellinen.kuvaus.yaml"


def check(*arguments, cwd=None, stdin=None):
    """Run the command as a user would; its standard error is never a traceback."""
    command = [sys.executable, "-m", "kuvauslint", "check", "--as-of", "2026-11-22", *map(str, arguments)]
    result = subprocess.run(command, cwd=cwd, capture_output=True, input=stdin, timeout=120, check=False)
    assert b"Traceback" not in result.stderr + result.stdout
    return result


BROKEN = {
    "empty": (b"", "KL001", "1:1"),
    "binary": (bytes(range(256)) * 4, "KL001", "1:1"),
    "windows-1252": ("kuvauslint: 1\nkieli: fi\nstatus: \u00e4\n".encode("cp1252"), "KL001", "3:9"),
    "syntax": (b"kuvauslint: 1\nkieli: [fi\n", "KL002", "3:1"),
    "duplicate": (b"kuvauslint: 1\nkieli: fi\nkieli: sv\n", "KL003", "3:1"),
    "explodes": (
        b"kuvauslint: 1\na: &a [x,x,x,x,x,x,x,x,x]\n"
        + b"".join(b"%c: &%c [%s]\n" % (n + 1, n + 1, b",".join([b"*%c" % n] * 9)) for n in range(97, 105)),
        "KL001",
        "",
    ),
    "itself": (b"kuvauslint: 1\na: &a\n  b: *a\n", "KL002", "3:6"),
    "deep": (b"kuvauslint: 1\na: " + b"[" * 20_000, "KL001", "2:"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_description_is_told_and_the_others_are_checked(name, tmp_path, root):
    data, rule, place = BROKEN[name]
    (tmp_path / "kuvaus.yaml").write_bytes(data)
    result = check("--output-format", "json", tmp_path / "kuvaus.yaml", root / COMPLETE)
    report = json.loads(result.stdout)
    own = [
        f
        for f in report["findings"]
        if f["location"]["file"].endswith("/kuvaus.yaml") and f["rule"] in ("KL001", "KL002", "KL003")
    ]
    assert result.returncode == 1
    assert [f["rule"] for f in own][:1] == [rule]
    label = f"{own[0]['location']['line']}:{own[0]['location']['column']}"
    assert label.startswith(place)
    assert own[0]["messages"]["fi"] != own[0]["messages"]["sv"]
    assert report["documents"][1]["entries"] == 4


@pytest.mark.parametrize("prefix", [b"\xef\xbb\xbf", b""])
@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
def test_a_byte_order_mark_and_windows_line_ends_are_read(prefix, line_end, tmp_path, root):
    data = prefix + (root / COMPLETE).read_bytes().replace(b"\n", line_end)
    (tmp_path / "kuvaus.yaml").write_bytes(data)
    assert check(tmp_path).returncode == 0


def test_an_unknown_key_gets_a_suggestion(tmp_path):
    (tmp_path / "kuvaus.yaml").write_text(
        "kuvauslint: 1\ntietovarannot:\n  - nimi: a\n    hakutekiät: [b]\n", encoding="utf-8"
    )
    result = check("--lang", "en", "--output-format", "concise", tmp_path)
    line = next(line for line in result.stdout.decode().splitlines() if "KL004" in line)
    assert "kuvaus.yaml:4:5" in line
    assert "hakutekijät" in line


def test_a_wrong_type_is_told_in_plain_words(tmp_path):
    (tmp_path / "kuvaus.yaml").write_text("kuvauslint: 1\ntietovarannot: kirjasto\n", encoding="utf-8")
    result = check("--lang", "en", "--output-format", "concise", "--select", "KL005", tmp_path)
    assert "kuvaus.yaml:2:16: KL005 error" in result.stdout.decode()
    assert "anyOf" not in result.stdout.decode()


def test_a_folder_without_descriptions_is_never_a_silent_pass(tmp_path):
    (tmp_path / "other.yaml").write_text("a: 1\n", encoding="utf-8")
    result = check(tmp_path)
    assert result.returncode == 2
    assert b"nothing to check" in result.stderr


def test_a_missing_file_is_wrong_use(tmp_path):
    result = check(tmp_path / "puuttuu.yaml")
    assert result.returncode == 2
    assert b"no such file" in result.stderr


def test_a_named_file_that_is_no_description_is_told(tmp_path):
    (tmp_path / "other.yaml").write_text("a: 1\nb: [2]\n", encoding="utf-8")
    result = check("--output-format", "json", tmp_path / "other.yaml")
    assert result.returncode == 1
    assert [f["rule"] for f in json.loads(result.stdout)["findings"]] == ["KL008"]


def test_a_fifo_is_not_waited_for(tmp_path, root):
    os.mkfifo(tmp_path / "kuvaus.yaml")
    result = check("--output-format", "json", tmp_path / "kuvaus.yaml", root / COMPLETE)
    report = json.loads(result.stdout)
    assert result.returncode == 1
    assert [f["rule"] for f in report["findings"]] == ["KL001"]


def test_a_huge_file_is_refused_at_once(tmp_path, root):
    with (tmp_path / "kuvaus.yaml").open("wb") as file:
        file.truncate(100_000_000)
    result = check("--output-format", "json", tmp_path / "kuvaus.yaml", root / COMPLETE)
    finding = json.loads(result.stdout)["findings"][0]
    assert (result.returncode, finding["rule"]) == (1, "KL001")
    assert "20 MB" in finding["message"]


def test_standard_input_is_read(root):
    data = (root / COMPLETE).read_bytes()
    assert check("-", stdin=data).returncode == 0
    assert check("-", "--stdin-filename", "kuvaus.yaml", stdin=data).returncode == 0
    assert check("-", "--stdin-filename", "kuvaus.json", stdin=data).returncode == 1


@pytest.mark.parametrize(
    "arguments",
    [["--select", "KL999"], ["--profile", "all"], ["--as-of", "eilen"], ["--nope"], ["--organisation-type", "kylä"]],
)
def test_wrong_arguments_exit_with_two(arguments, root):
    assert check(*arguments, root / COMPLETE).returncode == 2


def test_the_exit_code_follows_the_threshold(root):
    incomplete = root / "examples" / "puutteellinen.kuvaus.yaml"
    assert check(incomplete).returncode == 1
    assert check("--exit-zero", incomplete).returncode == 0
    assert check("--select", "KL160", "--fail-on", "error", incomplete).returncode == 0
    assert check("--select", "KL160", "--fail-on", "info", incomplete).returncode == 1
