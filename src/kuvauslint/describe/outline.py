"""Finds the headings: which line opens a new part of the document, and which belongs to the part before."""

from __future__ import annotations

from collections import Counter

from kuvauslint.describe import neighbours
from kuvauslint.describe.entry_names import element_heading, register_is_cut_up
from kuvauslint.describe.lines import (
    Line,
    is_furniture,
    is_navigation,
    is_sentence,
    is_stop,
    reads_like_name,
    repository_name,
)
from kuvauslint.describe.namelines import item_names, names_something
from kuvauslint.describe.one_line_entries import one_line, one_liners
from kuvauslint.describe.organisation import is_body
from kuvauslint.describe.register_names import is_case_register
from kuvauslint.describe.sections import PERSONAL, Context, Section, is_bullet_label, is_key
from kuvauslint.describe.sentence_names import named_by_sentence
from kuvauslint.describe.small_words import begins_small
from kuvauslint.describe.spans import without_number
from kuvauslint.describe.update_day import is_date_line
from kuvauslint.vocabulary.match import Label, is_container, is_title, undress
from kuvauslint.vocabulary.store import load

LONGEST_ENTRY = 12  # lines below a heading in which its labels are looked for
ENOUGH = 3  # labels that make up an entry
BEFORE = frozenset({"start", "title", "date", "navigation", "stop"})  # what may stand before the body's name


def sections(lines: list[Line]) -> list[Section]:
    """The lines in sections, in reading order."""
    out = [Section("start", None, None)]
    context = Context()
    context.run = run = one_liners(lines)
    headings = (line.span for line in lines if line.label is None and not line.pairs)
    context.cut_up = cut_up = register_is_cut_up(headings)
    context.first = True
    headed = _naming_levels(lines)
    at, begun = 0, False  # `begun`: an entry has something under it
    while at < len(lines):
        line = lines[at]
        if line.head is not None or (out[-1].kind in ("name", "one", "element", "case") and (line.label or line.pairs)):
            line = lines[at] = _system_name(line)
        told = named_by_sentence(lines, at, out[-1], context)
        opened = (told, 1) if told is not None else None
        opened = (
            opened
            or (
                None if begun or _is_named(out[-1]) or _is_of_register(out[-1], line) else _over_all(lines, at, context)
            )
            or (None if _tells_named(out[-1], line) else _heading(lines, at, context))
        )
        if opened is None:
            _note(line, context)
            out[-1].lines.append(line)
            begun = begun or out[-1].kind in ("name", "one", "label", "element", "case")
            at += 1
            continue
        section, used = opened
        out.append(section)
        context = Context()
        context.run, context.cut_up = run, cut_up
        context.first = all(one.kind in BEFORE for one in out)
        context.headed = section.level if _is_named(section) and section.level in headed else 0
        if told is not None:
            context.values, begun = 1, True
        if section.element is not None:
            context.label(section.element.label.fields, awaiting=True)
        for pair in section.pairs:
            context.label(pair.label.fields, awaiting=not pair.value.text)
        at += used
    return out


def _naming_levels(lines: list[Line]) -> set[int]:
    """The levels of headings on which several surely name a repository: no plain line below one is a heading, too."""
    named = (line for line in lines if line.kind == "heading" and line.level)
    levels = Counter(line.level for line in named if repository_name(line.text) == "strong")
    return {level for level, count in levels.items() if count > 1}


def _is_named(section: Section) -> bool:
    """Whether a section stands under a name that is surely a repository's, so that labels below tell of it."""
    return section.kind == "name" and section.name is not None and repository_name(section.name.text) == "strong"


def _tells_named(section: Section, line: Line) -> bool:
    """Whether a line right below a sure name tells of it: a sentence, then labels with their values."""
    first = not section.lines and not section.pairs and _is_named(section)
    if not first or line.head is None or line.kind != "paragraph" or line.explicit:
        return False
    return line.head.text.rstrip().endswith(".") and not repository_name(line.head.text.strip(" .:"))


def _is_of_register(section: Section, line: Line) -> bool:
    """Whether a line right below the heading of the case register is no heading of its own rank."""
    beside = line.kind == "heading" and bool(section.level) and line.level <= section.level
    return section.kind == "case" and not section.lines and not beside


def _note(line: Line, context: Context) -> None:
    if line.kind == "heading" and 0 < line.level <= context.headed:
        context.headed = 0
    if context.field == "search_keys" and is_key(line):
        context.values, context.awaiting = context.values + 1, False
    elif line.label is not None and (line.kind != "item" or is_bullet_label(line, awaiting=context.awaiting)):
        context.label(line.label.fields, awaiting=True)
    elif line.pairs and line.head is None:
        for pair in line.pairs:
            context.label(pair.label.fields, awaiting=not pair.value.text)
    else:
        context.items = context.items or line.kind == "item"
        context.values += 1
        context.awaiting = context.awaiting and line.text.rstrip().endswith(":")  # it leads in the list


def _over_all(lines: list[Line], at: int, context: Context) -> tuple[Section, int] | None:
    """A bare label before any entry that no list follows: the heading over all entries."""
    line = lines[at]
    if context.field == "search_keys" and is_key(line):
        return None
    if line.label is None or line.label.field not in ("systems", "datasets") or line.kind == "item":
        return None
    after = neighbours.after(lines, at)
    if after is None or after.kind in ("item", "row") or not (after.gap or line.explicit):
        return None
    told = at + 2 < len(lines) and (
        lines[at + 2].label is not None or bool(lines[at + 2].pairs) or reads_like_name(lines[at + 2].text)
    )
    prose = is_sentence(after.text) and len(after.text) > 60
    return (
        (Section("container", line.span.trim(":"), line), 1)
        if prose or is_stop(after.text) or (reads_like_name(after.text) and told)
        else None
    )


def names_system(label: str) -> bool:
    """Whether a label says "name of the system"."""
    return undress(label) in load("vocabulary/labels")["columns"]["systems"]


def _system_name(line: Line) -> Line:
    """The label "name of the system" under an entry's own name is the label of its systems."""
    if line.label is not None and names_system(line.text):
        return line._replace(label=Label(("systems",)))
    pairs = tuple(
        pair._replace(label=Label(("systems",))) if names_system(pair.key.text) else pair for pair in line.pairs
    )
    return line._replace(pairs=pairs)


def _heading(lines: list[Line], at: int, context: Context) -> tuple[Section, int] | None:
    """The section that the line opens, and how many lines its heading takes; None where it opens none."""
    line = lines[at]
    if line.kind == "row" or not line.text:
        return None
    value = context.awaiting and line.kind != "heading" and at not in context.run
    under = context.awaiting and not line.gap and not line.explicit  # the value right below its label
    if not under and (element := _element(line, context)) is not None:
        return element, 1
    if not value and (one := one_line(line, loosely=at in context.run)) is not None:
        return one, 1
    if line.label is not None:
        if (
            line.label.field == "name"
            and line.kind != "item"
            and not (context.field == "search_keys" and is_key(line))
            and (context.field not in PERSONAL or " " in undress(line.text))
        ):
            return _named(lines, at)
        if line.kind == "heading" and " " in line.text.strip() and _tells_of_all(lines, at):
            return Section("name", line.span.trim(":"), line), 1
        return None
    if line.pairs:
        return _headed(line, context)
    if line.kind == "item":
        last = at + 1 == len(lines) or lines[at + 1].kind == "item"
        if (
            not last
            and not context.awaiting
            and (is_title(line.text) or is_stop(line.text))
            and (kind := _fixed(line, context))
        ):
            return Section(kind, line.span.trim(":"), line), 1
        return (Section("name", line.span.trim(":"), line), 1) if item_names(lines, at, context) else None
    if kind := _fixed(line, context):
        return Section(kind, line.span.trim(":"), line), 1
    if names_something(lines, at, context):
        return Section("name", line.span.trim(":"), line), 1
    return None


def _tells_of_all(lines: list[Line], at: int) -> bool:
    """Whether the labels below a heading tell, each once, what its own words would be the label of and more."""
    below: list[str] = []
    for line in lines[at + 1 : at + 1 + LONGEST_ENTRY]:
        if line.kind == "heading":
            break
        below += [pair.label.field for pair in line.pairs if line.head is None]
    label = lines[at].label
    return label is not None and label.field in below and ENOUGH <= len(below) == len(set(below))


def _element(line: Line, context: Context) -> Section | None:
    """A heading with a name and an element, and nothing behind it."""
    if (
        line.label is not None
        or line.kind not in ("heading", "paragraph")
        or line.text.rstrip().endswith(".")
        or any(pair.value.text for pair in line.pairs)
    ):
        return None
    element = element_heading(without_number(line.span), register=context.cut_up)
    if element is None:
        return None
    section = Section("element", element.name, line)
    section.element = element
    return section


def _fixed(line: Line, context: Context) -> str:
    """The kind of a heading that is known by its words alone."""
    text = line.text
    if is_date_line(text):
        return "date"
    if is_furniture(text) or (is_navigation(text) and not context.awaiting):
        return "navigation"
    if not reads_like_name(text) and not (line.explicit and len(text) < 150):
        return ""
    if is_title(text) or (context.first and is_body(text)):
        return "title"
    if is_case_register(text) and not context.awaiting:
        return "case"
    if is_container(text):
        return "container"
    listed = not line.explicit and (context.awaiting or begins_small(text))  # a value, or a member of a list
    return "stop" if is_stop(text) and not listed else ""


def _named(lines: list[Line], at: int) -> tuple[Section, int] | None:
    """A label for the name, with the name on the next line."""
    if at + 1 < len(lines) and lines[at + 1].label is None and not lines[at + 1].pairs and lines[at + 1].kind != "row":
        return Section("label", lines[at + 1].span.trim(":."), lines[at]), 2
    return None


def _headed(line: Line, context: Context) -> tuple[Section, int] | None:
    """A line with pairs: "Name, label: value" or "Name label: value"."""
    first = line.pairs[0]
    if line.head is None:
        if (
            first.label.field == "name"
            and first.value.text
            and (context.field not in PERSONAL or " " in undress(first.key.text))
        ):
            return Section("label", first.value.trim("."), line, line.pairs[1:]), 1
        return None
    name = line.head.trim(",:;–- ")
    if line.kind == "item" and not repository_name(name.text):
        return None
    if reads_like_name(name.text) and not name.text.startswith("("):
        return Section("name", name, line, line.pairs), 1
    return None
