"""The pages in docs/rules/, from the rule files.

`python -m kuvauslint.reporters.rule_pages` writes them: one page a rule, which begins as `kuvauslint rule`
prints it in Finnish, with Swedish and English folded below, and a table of all.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kuvauslint.model.finding import LANGUAGES
from kuvauslint.reporters.rules import page
from kuvauslint.reporters.wording import word
from kuvauslint.resources import data_path
from kuvauslint.rulebook.compiled import RULES_DATE, rulebook
from kuvauslint.rulebook.rule import GROUPS, Rule

FIRST = "fi"
TABLE = "README.md"
_ABOUT = f"""# The rules

<!-- Written by python -m kuvauslint.reporters.rule_pages from the files in rules/; change those. -->

{{count}} rules, last held against the law on {RULES_DATE}. Each page has the rule in Finnish, with Swedish and
English folded below; `kuvauslint rule KL140 --lang sv` prints one of them.

The claim says what a rule stands on: *{{law}}*, *{{reading}}*, *{{practice}}* or *{{form}}*. A profile holds the rules
of those before it: law, recommended (the default), strict. A preview rule is off until it is selected by its
id or name. Ids are never reused; see [versioning](../versioning.md).
"""


def pages() -> dict[str, str]:
    """The text of each page by its file name."""
    rules = tuple(rule for rule in rulebook().rules if rule.id[:3] in GROUPS)
    return {TABLE: _table(rules)} | {f"{rule.id}.md": whole_page(rule) for rule in rules}


def whole_page(rule: Rule) -> str:
    """A rule's page: Finnish as `kuvauslint rule` prints it, the other languages folded and without the examples."""
    parts = [page(rule, FIRST)]
    for language in LANGUAGES:
        if language != FIRST:
            parts.append(f'\n<details markdown="1">\n<summary>{word("report", "own_name", language)}</summary>\n')
            parts.append("\n" + _text_alone(page(rule, language), rule, language) + "\n</details>\n")
    return "".join(parts)


def _text_alone(text: str, rule: Rule, language: str) -> str:
    """A page without its heading and its examples, which are in the language of the linted text anyway."""
    body = text.removeprefix(f"# {rule.id} {rule.name}\n\n")
    for label in ("bad_example", "good_example"):
        body = body.split(f"\n**{word('labels', label, language)}**\n", 1)[0]
    return body


def _table(rules: tuple[Rule, ...]) -> str:
    claims = {claim: word("claim", claim, "en") for claim in ("law", "reading", "practice", "form")}
    return _ABOUT.format(count=len(rules), **claims) + "".join(_groups(rules))


def _groups(rules: tuple[Rule, ...]) -> Iterator[str]:
    for prefix, group in GROUPS.items():
        yield f"\n## {prefix} {group.replace('_', ' ').capitalize()}\n\n"
        yield "| rule | name | severity | claim | profile |\n|---|---|---|---|---|\n"
        for rule in rules:
            if rule.id.startswith(prefix):
                state = " (preview)" if rule.preview else ""
                cells = (rule.name, rule.severity, word("claim", rule.claim, "en"), f"{rule.profile}{state}")
                yield f"| [{rule.id}]({rule.id}.md) | {' | '.join(cells)} |\n"


def write(folder: Path) -> None:
    """Write the pages into a folder, and delete those of rules that are no more."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = pages()
    for path in folder.glob("*.md"):
        if path.name not in texts:
            path.unlink()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(data_path("docs", "rules")))
