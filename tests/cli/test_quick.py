"""The arguments that are read without click are read as click reads them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kuvauslint.cli import quick
from kuvauslint.cli.arguments import Run
from kuvauslint.cli.check import command
from kuvauslint.cli.options import run_of

WORDS = [
    "kuvaus.yaml", ".", "-", "a b.txt", "--profile", "strict", "--profile=law", "--profile=x", "--as-of", "2026-11-22",
    "--as-of=22.11.2026", "--as-of=eilen", "--lang", "sv", "--lang=en", "--output-format", "concise", "--output-format=json",
    "--select", "KL1,KL140", "--select=", "--ignore=KL801", "--extend-select", "KL308", "--exit-zero", "--isolated",
    "--no-cache", "--statistics", "--fail-on=info", "--fail-on", "warning", "-o", "x.json", "--fix", "--help", "--", "--prof",
    "--exit-zero=1", "--color=never", "--exit_zero", "", "--severity", "KL1=info", "-h",
]  # fmt: skip


def by_click(arguments: list[str]) -> Run | None:
    """What click makes of the arguments of `check`; None where it refuses them or shows its help."""
    import click

    try:
        context = command.make_context("check", list(arguments))
    except (click.ClickException, click.exceptions.Exit):
        return None
    return run_of(dict(context.params), context)


@settings(max_examples=600, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=6))
def test_what_is_read_quickly_is_read_as_click_reads_it(arguments):
    """Whatever the quick way reads, click reads the same; it may leave anything to click."""
    read = quick.run_of(["check", *arguments])
    if read is not None:
        assert read == by_click(arguments)


@pytest.mark.parametrize(
    "arguments",
    [
        ["check"],
        ["check", "kuvaus.yaml"],
        ["check", "--profile", "strict", "--as-of", "2026-11-22", "--output-format", "concise", "a.yaml", "b.yaml"],
        ["check", "--select=KL1", "--ignore", "KL104,KL160", "--lang=fi", "--exit-zero", "."],
    ],
)
def test_plain_arguments_need_no_click(arguments):
    assert quick.run_of(arguments) == by_click(arguments[1:])


def test_an_environment_variable_of_ours_is_left_to_click(monkeypatch):
    monkeypatch.setenv("KUVAUSLINT_PROFILE", "strict")
    assert quick.run_of(["check"]) is None
    assert by_click([]).given["profile"].value == "strict"


@pytest.mark.parametrize(
    "arguments", [[], ["rule"], ["--help"], ["check", "--help"], ["check", "--fix"], ["check", "--lang"]]
)
def test_other_arguments_are_left_to_click(arguments):
    assert quick.run_of(arguments) is None


def test_every_mirrored_option_is_left_to_click(monkeypatch):
    named = {option.envvar for option in command.params if option.envvar}
    assert named <= quick.MIRRORS
    for name in sorted(named):
        with monkeypatch.context() as patched:
            patched.setenv(name, "1")
            assert quick.run_of(["check"]) is None
    monkeypatch.setenv("KUVAUSLINT_CACHE_DIR", "/nowhere")
    assert quick.run_of(["check"]) is not None
