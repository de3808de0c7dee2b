"""The description as the page carries it: canonical data, what is kept as comments, what was considered.

The record travels in the form as the text of a YAML description; the server keeps nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from kuvauslint.describe.carried import carried
from kuvauslint.describe.export import in_language
from kuvauslint.engine.judge import describe
from kuvauslint.engine.shown import source_lines
from kuvauslint.model.description import Description
from kuvauslint.model.document import Document, Source
from kuvauslint.model.node import Node, Path, pointer
from kuvauslint.readers.formats import read
from kuvauslint.reporters.imported import comments as told_beside
from kuvauslint.reporters.wording import clean
from kuvauslint.web.judging import Judged, covered
from kuvauslint.web.pointers import shifted

NAME = "kuvaus.yaml"
MOST_COMMENTS = 5_000


class Considered(NamedTuple):
    """A finding that somebody has answered for: its rule, the path of its node, why and until when (ISO date)."""

    rule: str
    path: str
    reason: str
    until: str


class Record(NamedTuple):
    """A description to be mended: `data` in canonical form, `language` of its keys."""

    data: dict[str, Any]
    language: str
    comments: tuple[str, ...] = ()
    considered: tuple[Considered, ...] = ()


def empty(language: str) -> Record:
    """A description to begin from, in which nothing is told yet."""
    return Record({"kuvauslint": 1, "language": language}, language)


def record_of(judged: Judged) -> Record | None:
    """The record of a document that was read; secret values in it are covered. None without a description."""
    description = judged.description
    if description is None:
        return None
    made = carried(description)
    data: dict[str, Any] = _covered(made.data, judged.secrets)
    language = description.language
    if description.published:
        comments = tuple(told_beside(description, made, language))
        considered: tuple[Considered, ...] = ()
    else:
        comments = tuple(dict.fromkeys((*_comments(judged.document), *_unknown(judged.document, description))))
        considered = tuple(_considered(judged.document, description))
    kept = tuple(covered(line, judged.secrets).rstrip() for line in comments[:MOST_COMMENTS])
    return Record(data, language, kept, considered)


def as_yaml(record: Record) -> str:
    """The text of the description file: what was considered and what had no place stand in it as comments."""
    import yaml

    own = in_language(record.data, record.language)
    text: str = yaml.dump(own, Dumper=_dumper(), allow_unicode=True, sort_keys=False, width=110)
    if record.considered:
        text = _annotated(text, record.considered)
    return text + "".join(f"# {line}\n" for line in record.comments)


def source_of(record: Record) -> Source:
    """The description file as a source to be judged."""
    return Source(NAME, as_yaml(record).encode("utf-8"), "yaml")


def described(text: str) -> tuple[Document, Description | None]:
    """The description in the text of a YAML file."""
    document = read(Source(NAME, text.encode("utf-8"), "yaml"))
    return document, describe(document)


@cache
def _dumper() -> Any:
    import yaml

    class Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
        def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - each value is written out
            return True

    def text(dumper: Any, value: str) -> Any:
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style="|" if "\n" in value else None)

    Dumper.add_representer(str, text)
    return Dumper


def _covered(value: Any, secrets: tuple[str, ...]) -> Any:
    if not secrets:
        return value
    if isinstance(value, dict):
        return {key: _covered(one, secrets) for key, one in value.items()}
    if isinstance(value, list):
        return [_covered(one, secrets) for one in value]
    return covered(value, secrets) if isinstance(value, str) else value


def _comments(document: Document) -> Iterator[str]:
    """The comments that stand on lines of their own, but for those that speak to kuvauslint."""
    for line in source_lines(document):
        stripped = line.strip()
        if stripped.startswith("#") and "kuvauslint:" not in stripped:
            yield stripped[1:].removeprefix(" ").rstrip()


def _unknown(document: Document, description: Description) -> Iterator[str]:
    """The lines with a key that is no field, or a value that is none: the form has no place for them."""
    lines = source_lines(document)
    for problem in description.problems:
        place = document.locate(problem.mark, None, None) if problem.mark is not None else problem.place
        if problem.rule in ("KL003", "KL004", "KL005") and place.line and place.line <= len(lines):
            yield clean(lines[place.line - 1].strip())


_IGNORED = r"kuvauslint:\s*ignore(?:-file)?\s*\[(?P<rules>[^\]]{1,200})\](?P<options>[^\n]{0,2000})"


def _considered(document: Document, description: Description) -> Iterator[Considered]:
    if not document.directives:
        return
    paths = _paths_by_line(description)
    taken = {directive.place.line or 0 for directive in document.directives}
    for directive in document.directives:
        form = re.match(_IGNORED, directive.text)
        if form is None:
            continue
        line = (directive.place.line or 0) + 1
        while line in taken:
            line += 1
        reason = re.search(r'reason\s*=\s*"([^"]*)"', form["options"])
        until = re.search(r"until\s*=\s*(\d{4}-\d\d-\d\d)", form["options"])
        for rule in form["rules"].split(","):
            path = re.search(r"at=(\S+)", form["options"])
            where = path[1] if path else paths.get(line, "")
            yield Considered(
                rule.strip(), "" if where == "/" else where, reason[1] if reason else "", until[1] if until else "9999"
            )


def _paths_by_line(description: Description) -> dict[int, str]:
    out: dict[int, str] = {}
    for node in description.root.walk():
        line = description.key_place(node).line
        if line is not None:
            out.setdefault(line, pointer(node.path))
    return out


def _annotated(text: str, considered: tuple[Considered, ...]) -> str:
    """The text with a comment above each node that a considered finding is at."""
    _, description = described(text)
    assert description is not None
    lines = text.splitlines()
    above: dict[int, list[str]] = {}
    for one in considered:
        at = _line_of(description, one.path)
        reason = " ".join(one.reason.replace('"', "'").split())
        until = f" until={one.until}" if one.until != "9999" else ""
        where = f" at={one.path or '/'}"
        above.setdefault(at, []).append(f'kuvauslint: ignore[{one.rule}] reason="{reason}"{until}{where}')
    for at in sorted(above, reverse=True):
        margin = re.match(r"[ ]*", lines[at - 1])
        lines[at - 1 : at - 1] = [f"{margin[0] if margin else ''}# {comment}" for comment in above[at]]
    return "\n".join(lines) + "\n"


def _line_of(description: Description, pointer: str) -> int:
    """The line of the deepest node there is on the way to a path."""
    node = description.root
    best = 1
    for part in pointer.split("/")[1:]:
        child = _child(node, part)
        if child is None:
            break
        node = child
        best = description.key_place(node).line or best
    return best


def _child(node: Node, part: str) -> Node | None:
    if part.isdigit():
        return node.items[int(part)] if int(part) < len(node.items) else None
    return node.get(part)


def without(record: Record, removed: Path) -> Record:
    """The record without what was considered in an entry that is gone, and with the later ones moved up."""
    moved = ((one, shifted(one.path, removed)) for one in record.considered)
    return record._replace(considered=tuple(one._replace(path=path) for one, path in moved if path is not None))
