"""Finds the headings: which line opens a new part of the document, and which belongs to the part before."""

from __future__ import annotations

from kuvauslint.describe.cues import find_cues, small
from kuvauslint.describe.names import Element, element_heading
from kuvauslint.describe.lines import (
    Line,
    Pair,
    is_case_register,
    is_navigation,
    is_sentence,
    is_stop,
    is_title,
    reads_like_name,
    repository_name,
)
from kuvauslint.describe.spans import Span
from kuvauslint.model.document import Block
from kuvauslint.vocabulary.match import is_container, undress
from kuvauslint.vocabulary.store import load

SINGLE = frozenset({"api", "authority", "purpose", "responsible", "users", "disclosure", "notes"})


class Section:
    """A heading and the lines under it, until the next heading.

    kind    start (before any heading), title, container, stop, case, navigation, name (an entry or a
            group: the lines tell), one (a whole entry on one line), label (named by a label)
    pairs   what the heading line itself told after the name
    """

    def __init__(self, kind: str, name: Span | None, line: Line | None, pairs: tuple[Pair, ...] = ()) -> None:
        self.kind = kind
        self.name = name
        self.line = line
        self.pairs = pairs
        self.lines: list[Line] = []
        self.purpose: Span | None = None  # the rest of a one-line entry
        self.element: Element | None = None  # of a heading that carries a name and an element

    @property
    def level(self) -> int:
        """The level of its heading; 0 where unknown."""
        return self.line.level if self.line is not None and self.line.kind == "heading" else 0


class _Context:
    """What the lines since the last heading have told."""

    def __init__(self) -> None:
        self.field = ""
        self.awaiting = False
        self.items = False
        self.values = 0
        self.seen: set[str] = set()

    def label(self, fields: tuple[str, ...], *, awaiting: bool) -> None:
        self.field = fields[0] if awaiting else ""
        self.awaiting = awaiting
        self.items = False
        self.values = 0
        self.seen.update(fields)


def sections(lines: list[Line]) -> list[Section]:
    """The lines in sections, in reading order."""
    out = [Section("start", None, None)]
    context = _Context()
    at = 0
    while at < len(lines):
        line = lines[at]
        opened = _heading(lines, at, context)
        if opened is None:
            _note(line, context)
            out[-1].lines.append(line)
            at += 1
            continue
        section, used = opened
        out.append(section)
        context = _Context()
        if section.element is not None:
            context.label(section.element.label.fields, awaiting=True)
        for pair in section.pairs:
            context.label(pair.label.fields, awaiting=not pair.value.text)
        at += used
    return out


def _note(line: Line, context: _Context) -> None:
    if line.label is not None and (line.kind != "item" or is_bullet_label(line)):
        context.label(line.label.fields, awaiting=True)
    elif line.pairs and line.head is None:
        for pair in line.pairs:
            context.label(pair.label.fields, awaiting=not pair.value.text)
    else:
        context.items = context.items or line.kind == "item"
        context.values += 1
        context.awaiting = False


def is_bullet_label(line: Line) -> bool:
    """Whether one bullet of a list is a heading that was turned into a bullet."""
    return undress(line.text) in load("vocabulary/labels")["bullets"] or line.text.rstrip().endswith(":")


def _heading(lines: list[Line], at: int, context: _Context) -> tuple[Section, int] | None:
    """The section that the line opens, and how many lines its heading takes; None where it opens none."""
    line = lines[at]
    if line.kind == "row" or not line.text:
        return None
    if (one := _one_line(line)) is not None:
        return one, 1
    if (element := _element(line)) is not None:
        return element, 1
    if line.label is not None:
        if line.label.field == "name" and context.field not in ("request", "authority", "responsible"):
            return _named(lines, at)
        return None
    if line.pairs:
        return _headed(line, context)
    if line.kind == "item":
        return (Section("name", line.span.trim(":"), line), 1) if _item_heading(lines, at, context) else None
    if kind := _fixed(line, context):
        return Section(kind, line.span.trim(":"), line), 1
    if _is_name(lines, at, context):
        return Section("name", line.span.trim(":"), line), 1
    return None


def _element(line: Line) -> Section | None:
    """A heading with a name and an element, and nothing behind it."""
    if (
        line.label is not None
        or line.kind not in ("heading", "paragraph")
        or line.text.rstrip().endswith(".")
        or any(pair.value.text for pair in line.pairs)
    ):
        return None
    element = element_heading(line.span)
    if element is None:
        return None
    section = Section("element", element.name, line)
    section.element = element
    return section


def _fixed(line: Line, context: _Context) -> str:
    """The kind of a heading that is known by its words alone."""
    text = line.text
    if is_navigation(text) and not context.awaiting:
        return "navigation"
    if not reads_like_name(text) and not (line.explicit and len(text) < 150):
        return ""
    if is_title(text):
        return "title"
    if is_case_register(text) and not context.awaiting:
        return "case"
    if is_container(text):
        return "container"
    return "stop" if is_stop(text) and not (context.awaiting and not line.explicit) else ""


def _named(lines: list[Line], at: int) -> tuple[Section, int] | None:
    """A label for the name, with the name on the next line."""
    if at + 1 < len(lines) and lines[at + 1].label is None and not lines[at + 1].pairs and lines[at + 1].kind != "row":
        return Section("label", lines[at + 1].span.trim(":."), lines[at]), 2
    return None


def _headed(line: Line, context: _Context) -> tuple[Section, int] | None:
    """A line with pairs: "Name, label: value" or "Name label: value"."""
    first = line.pairs[0]
    if line.head is None:
        if first.label.field == "name" and first.value.text and context.field not in ("request", "authority"):
            return Section("label", first.value.trim("."), line, line.pairs[1:]), 1
        return None
    name = line.head.trim(",:;–- ")
    if line.kind == "item" and not repository_name(name.text):
        return None
    if reads_like_name(name.text) and not name.text.startswith("("):
        return Section("name", name, line, line.pairs), 1
    return None


def _one_line(line: Line) -> Section | None:
    """An entry on one line: a repository's name, then a colon or full stop, then its purpose and pairs."""
    text = line.head.text if line.pairs and line.head is not None else line.text
    if line.label is not None or (line.pairs and line.head is None) or line.kind == "row":
        return None
    for mark in (": ", ". ", " – ", " - "):
        at = text.find(mark)
        if at < 0 or at > 120:
            continue
        name = line.span.cut(0, at)
        if repository_name(name.text) and reads_like_name(name.text) and not _is_group_of_names(name.text):
            section = Section("one", name, line, line.pairs)
            rest = line.span.cut(at + len(mark), len(text))
            section.purpose = rest if rest.text else None
            return section
    if line.pairs and line.head is not None and text.rstrip().endswith((".", ":")):
        name = line.head.trim(".:")
        if repository_name(name.text) and reads_like_name(name.text):
            return Section("one", name, line, line.pairs)
    return None


def _is_group_of_names(text: str) -> bool:
    return is_container(text) or is_title(text) or is_case_register(text)


def _item_heading(lines: list[Line], at: int, context: _Context) -> bool:
    """Whether a bullet is the name of an entry: what follows it tells of it, and it is no link in a list."""
    line = lines[at]
    if not reads_like_name(line.text) or at + 1 >= len(lines):
        return False
    before, after = lines[at - 1] if at else None, lines[at + 1]
    in_list = (
        before is not None and before.kind == "item" and before.level == line.level and reads_like_name(before.text)
    )
    if in_list or (context.field and context.awaiting) or (context.field and context.items):
        return False
    if after.kind == "item":
        deeper = after.level > line.level
        return deeper and (bool(repository_name(line.text)) or _tells(after))
    if after.label is not None or after.kind == "row":
        return after.kind != "row" and repository_name(line.text) == "strong" and not context.items
    return (is_sentence(after.text) and _tells(after)) or repository_name(line.text) == "strong"


def _tells(line: Line) -> bool:
    return bool(line.pairs) or (is_sentence(line.text) and line.text.rstrip().endswith((".", ":")))


def _is_name(lines: list[Line], at: int, context: _Context) -> bool:
    """Whether a heading or a short line names something new, by what stands before and after it."""
    line = lines[at]
    after = lines[at + 1] if at + 1 < len(lines) else None
    strong = repository_name(line.text) == "strong"
    if line.kind == "heading" and line.level:
        return True
    if not reads_like_name(line.text):
        return line.explicit or _restarts(line, after, context, at)
    if line.explicit and not (context.awaiting and len(line.text.split()) == 1):
        return True
    if small(line.text[:1]) == line.text[:1] and line.text[:1].isalpha() and not strong:
        return False
    if context.awaiting:
        return (
            strong and context.field not in ("request", "authority", "notes") and not _labelled_soon(lines, at, context)
        )
    if context.field and not context.items:
        return strong or _value_is_over(lines, at, context)
    return line.gap or strong


def _labelled_soon(lines: list[Line], at: int, context: _Context) -> bool:
    """Whether the next line is a label that the current entry has not had: then this line is a value."""
    after = lines[at + 1] if at + 1 < len(lines) else None
    return after is not None and after.label is not None and after.label.field not in context.seen


def _restarts(line: Line, after: Line | None, context: _Context, at: int) -> bool:
    """Whether a line that ends in a full stop is a name all the same: the labels begin anew after it."""
    if after is None or not line.gap or len(line.text) > 150 or context.field or not at:
        return False
    fields = (
        after.pairs[0].label.fields if after.pairs and after.head is None else after.label.fields if after.label else ()
    )
    return bool(fields) and fields[0] in context.seen and bool(context.seen)


def _value_is_over(lines: list[Line], at: int, context: _Context) -> bool:
    """Whether a short line under a label that has its value already begins something new."""
    line, before = lines[at], lines[at - 1]
    after = lines[at + 1] if at + 1 < len(lines) else None
    if not line.gap or context.values == 0:
        return False
    if context.field in SINGLE or before.text.rstrip().endswith("."):
        return True
    if after is None:
        return False
    fields = after.label.fields if after.label else after.pairs[0].label.fields if after.pairs else ()
    if fields:
        return fields[0] in context.seen
    if reads_like_name(after.text):
        return bool(repository_name(after.text)) or after.explicit
    return after.kind in ("paragraph", "row") and context.field in ("systems", "datasets", "search_keys")


def told_by(section: Section) -> set[str]:
    """The fields that the section's labels and sentences tell."""
    fields = {field for pair in section.pairs for field in pair.label.fields}
    if section.purpose is not None:
        fields.add("purpose")
    for line in section.lines:
        if line.kind == "row":
            continue
        if line.label is not None and (line.kind != "item" or is_bullet_label(line)):
            fields.update(line.label.fields)
        fields.update(field for pair in line.pairs for field in pair.label.fields)
        if line.label is None and not line.pairs and len(line.text) < 2500:
            fields.update(cue.field for cue in find_cues(line.span))
    return fields


def blocks_of(section: Section) -> list[Block]:
    """The blocks of the section, its heading's first."""
    return ([section.line.block] if section.line is not None else []) + [line.block for line in section.lines]
