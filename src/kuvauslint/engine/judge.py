"""One description through the stages: read, described, checked, and what was answered for taken out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from kuvauslint.checks.hit import Subject
from kuvauslint.engine.coverage import coverage
from kuvauslint.engine.project import Project, RuleChooser, Unit, completed
from kuvauslint.engine.run import Runner, fingerprinted, problems
from kuvauslint.errors import KuvauslintError
from kuvauslint.model.description import Description
from kuvauslint.model.document import DATA_KINDS, Document, Problem, Source, Unread
from kuvauslint.model.finding import Finding
from kuvauslint.model.node import Node, node_at
from kuvauslint.model.place import START
from kuvauslint.model.report import Checked
from kuvauslint.readers.formats import read
from kuvauslint.rulebook.rule import Rule

if TYPE_CHECKING:
    from kuvauslint.engine.joined import Joined


class Part(NamedTuple):
    """A document and the description in it."""

    document: Document
    description: Description | None
    checkable: bool  # a description that the rules may judge
    told: tuple[Problem, ...]


class Judged(NamedTuple):
    """What came of one unit: its documents and findings; `lines_of` and `parts` are for the suppressions."""

    checked: tuple[Checked, ...]
    findings: tuple[Finding, ...]
    parts: tuple[Part, ...]
    lines_of: Callable[[Finding], frozenset[int]]


class Circumstances(NamedTuple):
    """What holds for every unit of a run."""

    chooser: RuleChooser
    project: Project
    today: date
    organisation_type: str | None
    digests: bool


class _Described(NamedTuple):
    """A unit that was read: its parts, and the description that the rules judge, joined where there are several."""

    unit: Unit
    parts: tuple[Part, ...]
    whole: Description | None
    joined: Joined | None


def judge(units: Sequence[Unit], around: Circumstances) -> list[Judged]:
    """What came of each unit: the findings, each at its own file, in reading order and with fingerprints.

    All are read before any is judged (see Runner.findings), so they should be few, and small.
    """
    described = [_described(unit, around) for unit in units]
    asked = [_subjects(one, around) for one in described]
    found = iter(_ruled([subject for subjects in asked for subject in subjects], around))
    return [
        _judged(one, _in_all(subjects, [next(found) for _ in subjects]), around)
        for one, subjects in zip(described, asked, strict=True)
    ]


def _described(unit: Unit, around: Circumstances) -> _Described:
    parts = tuple(_part(source, around.project) for source in unit.sources)
    checkable = [part.description for part in parts if part.checkable and part.description is not None]
    joined = _joined(tuple(one for each in checkable for one in (each, *each.versions))) if len(checkable) > 1 else None
    whole = joined.description if joined is not None else checkable[0] if checkable else None
    return _Described(unit, parts, whole, joined)


def _judged(described: _Described, ruled: Iterable[Finding], around: Circumstances) -> Judged:
    _, parts, whole, joined = described
    by_file: dict[str, list[Finding]] = {part.document.source.name: [] for part in parts}
    for part in parts:
        if part.told:
            name = part.document.source.name
            by_id = {rule.id: rule for rule in around.chooser.rules(name)}
            entries = part.description.entries() if part.description is not None else ()
            by_file[name] += problems(part.told, part.document, by_id, entries)
    for finding in ruled:
        home = finding if joined is None else joined.home(finding)
        by_file[home.file].append(home)
    checked: list[Checked] = []
    findings: list[Finding] = []
    for i, part in enumerate(parts):
        found = by_file[part.document.source.name]
        found = _once(found)
        shared = whole if joined is not None and i == 0 else None
        checked.append(_checked(part, around.digests, shared, alone=joined is None))
        name = around.project.path_of(part.document.source.name)
        findings += fingerprinted(found, name) if around.digests else found
    return Judged(tuple(checked), tuple(findings), parts, lambda finding: _lines(finding, whole, joined))


def _once(found: list[Finding]) -> list[Finding]:
    """Findings in reading order; what is told twice of one place, as of an anchor with several aliases, only once."""
    seen: dict[tuple[object, ...], Finding] = {}
    for finding in sorted(found, key=lambda finding: (finding.place.order(), finding.rule)):
        facts = sorted(item for item in finding.values.items() if item[0] != "entry")
        key = (finding.rule, finding.place, *facts) if finding.place.line else (id(finding),)
        seen.setdefault(key, finding)
    return list(seen.values())


def _part(source: Source | Unread, project: Project) -> Part:
    if isinstance(source, Unread):
        document = Document(Source(source.name, b"", ""), None, problems=(source.problem,))
    else:
        document = read(source)
    description = describe(document)
    if description is not None:
        description = completed(description, project.organisation)
    unmarked = _unmarked(document, description)
    # of a file that is no description, its fields are not judged
    own = description.problems if description is not None and not unmarked else ()
    told = (*document.problems, *own)
    nothing = description is None or bool(unmarked) or any(problem.rule == "KL008" for problem in told)
    return Part(document, description, not nothing, (*told, *unmarked))


def _subjects(described: _Described, around: Circumstances) -> list[Subject]:
    """The description of a unit, held against its counterpart, and the same one in other languages on its page."""
    if described.whole is None:
        return []
    given, others = _counterpart(described.unit, around.project), described.whole.versions
    first = _subject(described.whole, given or (others[0] if others else None), around)
    return [first, *(_subject(other, other, around) for other in others)]


def _subject(description: Description, counterpart: Description | None, around: Circumstances) -> Subject:
    stated = description.root.get("organisation")
    kind = stated.text_of("type") if stated is not None else ""
    file = description.document.source.name
    return Subject(
        description,
        around.today,
        kind or around.chooser.organisation_type(file, around.organisation_type),
        around.project.settings,
        counterpart,
        around.project.model,
        memo={},
    )


def _ruled(subjects: Sequence[Subject], around: Circumstances) -> list[list[Finding]]:
    """The findings of the rules in each description."""
    alike: dict[Runner, list[int]] = {}
    for number, subject in enumerate(subjects):
        alike.setdefault(around.chooser.runner(subject.description.document.source.name), []).append(number)
    found: list[list[Finding]] = [[] for _ in subjects]
    try:
        for runner, numbers in alike.items():
            for number, findings in zip(numbers, runner.findings([subjects[at] for at in numbers]), strict=True):
                found[number] = findings
    except KuvauslintError:
        if len(subjects) == 1:
            raise
        # One by one, so that the fault of the first file is told, whichever were judged together.
        return [findings for subject in subjects for findings in _ruled([subject], around)]
    return found


def _in_all(subjects: Sequence[Subject], found: Sequence[list[Finding]]) -> Iterator[Finding]:
    """The findings in a description and its other languages; what the first lacks as a whole is told of it alone."""
    lacking = set()
    for finding in found[0] if found else ():
        lacking.add((finding.rule, finding.field, finding.entry))
        yield finding
    for subject, findings in zip(subjects[1:], found[1:], strict=True):
        other = subject.description
        whole = other.place(other.root)
        for finding in findings:
            if finding.place != whole or (finding.rule, finding.field, finding.entry) not in lacking:
                yield finding._replace(path=f"/{other.language}{finding.path}")  # no path of what is shown


def _counterpart(unit: Unit, project: Project) -> Description | None:
    """The other language version, joined where it is in several files."""
    parts = [_part(source, project) for source in unit.counterpart]
    found = tuple(part.description for part in parts if part.description is not None)
    return None if not found else found[0] if len(found) == 1 else _joined(found).description


def describe(document: Document) -> Description | None:
    """The description in a document; None where there is nothing to describe."""
    if document.body is None:
        return None
    if document.source.kind in DATA_KINDS:
        from kuvauslint.describe.tree import describe as describe_tree

        return describe_tree(document)
    from kuvauslint.describe.published import describe as describe_published

    return describe_published(document)


def _unmarked(document: Document, description: Description | None) -> tuple[Problem, ...]:
    """KL008 for a data file that is no description: not marked, and with next to none of its fields."""
    if document.source.kind not in DATA_KINDS or document.body is None:
        return ()
    if description is None or not _looks_like_one(description.root):
        return (Problem("KL008", START, {"looked_for": document.source.kind}),)
    return ()


def _looks_like_one(root: Node) -> bool:
    fields = root.fields
    return "kuvauslint" in fields or "repositories" in fields or "case_register" in fields or len(fields) >= 3


def _lines(finding: Finding, description: Description | None, joined: Joined | None) -> frozenset[int]:
    """The lines on which what the finding is about begins: its place, and the node's key and value.

    Of a field that is not there, those of what lacks it: a comment above `asiarekisteri:` speaks of it too.
    """
    lines = {finding.place.line or 0}
    node = node_at(description.root, finding.path) if description is not None and finding.path else None
    holder = finding.path.rpartition("/")[0]
    if node is None and holder and description is not None:
        node = node_at(description.root, holder)
    if description is not None and node is not None:
        for place in (description.key_place(node), description.place(node)):
            file, home = (finding.file, place) if joined is None else joined.back(place)
            if file == finding.file:
                lines.add(home.line or 0)
    return frozenset(lines - {0})


def _checked(part: Part, digests: bool, shared: Description | None, alone: bool) -> Checked:
    """What is told of a document, yet without lines.

    The coverage of a description in several files is counted once, with its first file (`shared`).
    """
    source, description = part.document.source, part.description
    digest = ""
    if digests:
        from hashlib import sha256

        digest = sha256(source.data).hexdigest()
    published = source.kind not in DATA_KINDS
    if description is None:
        return Checked(source.name, digest, 0, "", "fi", published=published)
    organisation = description.root.get("organisation")
    counted = description if alone else shared
    return Checked(
        source.name,
        digest,
        len(description.root.list_of("repositories") or description.root.list_of("systems")),
        organisation.text_of("name") if organisation is not None else "",
        description.language,
        coverage(counted) if counted is not None else (),
        published=published,
    )


def named_rules(rules: tuple[Rule, ...]) -> dict[str, Rule]:
    """The rules by their ids."""
    return {rule.id: rule for rule in rules}


def _joined(descriptions: tuple[Description, ...]) -> Joined:
    from kuvauslint.engine.joined import join

    return join(descriptions)
