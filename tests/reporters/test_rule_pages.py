"""docs/rules/ is what the rule files say."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from kuvauslint.cli.rule import command
from kuvauslint.reporters.rule_pages import TABLE, pages
from kuvauslint.rulebook.compiled import rulebook

PAGES = pages()


def test_the_pages_are_up_to_date(root: Path) -> None:
    """Stale? python -m kuvauslint.reporters.rule_pages."""
    folder = root / "docs" / "rules"
    written = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.md")}
    assert sorted(written) == sorted(PAGES)
    assert [name for name in PAGES if written[name] != PAGES[name]] == []


@pytest.mark.parametrize("rule", [rule.id for rule in rulebook().rules])
def test_the_command_prints_what_the_page_says(rule: str) -> None:
    """In Finnish the beginning of the page to the letter; what it says in the others is on it too."""
    page = PAGES[f"{rule}.md"]
    for language in ("fi", "sv", "en"):
        printed = CliRunner().invoke(command, [rule, "--lang", language], standalone_mode=False)
        assert printed.exception is None
        if language == "fi":
            assert page.startswith(printed.output)
        else:
            sentence = next(line for line in printed.output.splitlines() if line.startswith("> "))
            assert sentence in page


def test_the_table_has_every_rule_once() -> None:
    rows = [line.split("|")[2].strip() for line in PAGES[TABLE].splitlines() if line.startswith("| [KL")]
    assert rows == [rule.name for rule in rulebook().rules]
