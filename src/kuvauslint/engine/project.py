"""What the configuration and the command line say of files, beyond which rules run."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from kuvauslint.engine.file_patterns import matches
from kuvauslint.engine.run import Runner
from kuvauslint.errors import UsageError
from kuvauslint.model.description import Description
from kuvauslint.model.document import DATA_KINDS, Source, Unread, is_web_address
from kuvauslint.model.node import Node
from kuvauslint.rulebook.book import Choice, Rulebook
from kuvauslint.rulebook.rule import Rule

if TYPE_CHECKING:
    from kuvauslint.engine.suppress import Suppression

NOTHING: Mapping[str, Any] = MappingProxyType({})


class Group(NamedTuple):
    """Files that are one description, and those of its other language versions."""

    files: tuple[str, ...]
    counterpart: tuple[str, ...] = ()


class Project(NamedTuple):
    """What holds for the files of a run.

    root          the folder that file names in fingerprints and patterns start from
    settings      options of rules, by the rule's id
    organisation  name, type (canonical) and languages of the body, for documents that do not say
    per_file      rows of `[[per-file]]`
    suppressions  those of the configuration
    groups        descriptions in several files, and language versions
    as_one        all files of the run are one description
    counterpart   the other language version of what is checked
    model         rows of the information management model
    whole         whole folders are checked, so that what matches no file is known to be useless
    """

    root: str = ""
    settings: Mapping[str, Any] = NOTHING
    organisation: Mapping[str, Any] = NOTHING
    per_file: tuple[Mapping[str, Any], ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    groups: tuple[Group, ...] = ()
    as_one: bool = False
    counterpart: Source | Unread | None = None
    model: Any = None
    whole: bool = False

    def path_of(self, file: str) -> str:
        """A file as patterns and fingerprints name it: from the root, with slashes."""
        if not self.root or file == "-" or is_web_address(file):
            return file
        return os.path.relpath(file, self.root).replace(os.sep, "/")


class Unit(NamedTuple):
    """What is checked as one: its sources, and those of its other language version."""

    sources: tuple[Source | Unread, ...]
    counterpart: tuple[Source | Unread, ...] = ()

    def is_data(self) -> bool:
        """Whether it is in description files alone, which are quickly read."""
        return all(isinstance(source, Unread) or source.kind in DATA_KINDS for source in self.sources)


def units(sources: Iterable[Source | Unread], project: Project) -> Iterator[Unit]:
    """The sources as the descriptions they make up; the missing files of a group are read."""
    other = (project.counterpart,) if project.counterpart is not None else ()
    if project.as_one:
        together = tuple(one for source in sources for one in _with_attached(source))
        if together:
            yield Unit(together, other)
        return
    if not project.groups:
        for source in sources:
            yield Unit(_with_attached(source), other)
        return
    given = list(sources)
    at = {os.path.realpath(source.name): source for source in given}
    done: set[str] = set()
    for source in given:
        real = os.path.realpath(source.name)
        if real in done:
            continue
        group = next((g for g in project.groups if real in {os.path.realpath(f) for f in g.files}), None)
        if group is None:
            done.add(real)
            yield Unit(_with_attached(source), other)
            continue
        done |= {os.path.realpath(file) for file in group.files}
        members = tuple(at.get(os.path.realpath(file)) or _read(file) for file in group.files)
        yield Unit(members, tuple(_read(file) for file in group.counterpart))


def _with_attached(source: Source | Unread) -> tuple[Source | Unread, ...]:
    """The source and the attachments that it came with."""
    if isinstance(source, Unread) or not source.attached:
        return (source,)
    return (source._replace(attached=()), *source.attached)


def _read(file: str) -> Source | Unread:
    from kuvauslint.engine.discover import load

    if not os.path.exists(file):
        raise UsageError(f"{file}: is named in the configuration and does not exist")
    return load(file)


def groups_of(rows: Iterable[Mapping[str, Any]], resolved: Callable[[str], str]) -> tuple[Group, ...]:
    """The groups that `[[description]]` tables tell of."""
    out = []
    for row in rows:
        versions = [tuple(resolved(file) for file in files) for files in row.values() if files]
        for i, files in enumerate(versions):
            others = [one for j, one in enumerate(versions) if j != i]
            out.append(Group(files, others[0] if others else ()))
    return tuple(out)


class RuleChooser:
    """Which rules run on a file, with the options and the per-file rows of the configuration."""

    def __init__(self, rulebook: Rulebook, choice: Choice, project: Project) -> None:
        self.rulebook, self.choice, self.project = rulebook, choice, project
        self.known: dict[tuple[int, ...], tuple[Rule, ...]] = {}
        self.runners: dict[tuple[str, ...], Runner] = {}

    def rules(self, file: str = "") -> tuple[Rule, ...]:
        """The rules for a file; those of the run without one."""
        rows = self.project.per_file if file else ()
        path = self.project.path_of(file) if rows else ""
        fitting = tuple(i for i, row in enumerate(rows) if any(matches(path, one) for one in row["files"]))
        if fitting not in self.known:
            choice = self.choice
            for i in fitting:
                choice = _narrowed(choice, rows[i])
            self.known[fitting] = with_settings(self.rulebook.chosen(choice), self.project.settings)
        return self.known[fitting]

    def runner(self, file: str) -> Runner:
        """The rules for a file, ready to be run."""
        rules = self.rules(file)
        key = tuple(f"{rule.id} {rule.severity}" for rule in rules) if self.project.per_file else ()
        if key not in self.runners:
            self.runners[key] = Runner(rules)
        return self.runners[key]

    def organisation_type(self, file: str, default: str | None) -> str | None:
        """The type of the body that a file describes, where the configuration tells one for it."""
        path = self.project.path_of(file) if self.project.per_file else ""
        for row in self.project.per_file:
            if "organisation-type" in row and any(matches(path, one) for one in row["files"]):
                return type_named(row["organisation-type"])
        return default


def _narrowed(choice: Choice, row: Mapping[str, Any]) -> Choice:
    return Choice(
        row.get("profile", choice.profile),
        tuple(row.get("select", choice.select)),
        (*choice.extend_select, *row.get("extend-select", ())),
        (*choice.ignore, *row.get("ignore", ())),
        {**choice.severity, **row.get("severity", {})},
    )


def with_settings(rules: tuple[Rule, ...], settings: Mapping[str, Any]) -> tuple[Rule, ...]:
    """The rules with the options of their checks as the configuration sets them (by id)."""
    if not settings:
        return rules
    out = []
    for rule in rules:
        own = {key: value for key, value in settings.get(rule.id, {}).items() if key in rule.options}
        out.append(rule._replace(options={**rule.options, **own}) if own else rule)
    return tuple(out)


def settings_of(rows: Mapping[str, Any], rulebook: Rulebook) -> dict[str, Any]:
    """The rule options of the configuration by the rule's id.

    Raises UsageError for a name that is no rule.
    """
    return {rulebook.get(name).id: options for name, options in rows.items()}


def type_named(written: str | None) -> str | None:
    """The canonical organisation type of a written one."""
    if written is None:
        return None
    from kuvauslint.vocabulary.keys import choices, fold

    known = choices("organisation_type")
    if fold(written) not in known:
        raise UsageError(f"{written!r} is not a type of organisation; known: {', '.join(sorted(known))}")
    return known[fold(written)]


def completed(description: Description, organisation: Mapping[str, Any]) -> Description:
    """A published document's description with what the configuration knows of the body and it does not say."""
    if not organisation or not description.published:
        return description
    stated = description.root.get("organisation") or Node(("organisation",), ())
    fields = dict(stated.fields)
    for name in ("name", "type"):
        if organisation.get(name) and name not in fields:
            fields[name] = Node(("organisation", name), (), organisation[name])
    if organisation.get("languages") and "languages" not in fields:
        items = [Node(("organisation", "languages", i), (), code) for i, code in enumerate(organisation["languages"])]
        fields["languages"] = Node(("organisation", "languages"), (), None, tuple(items))
    root = description.root
    return description._replace(
        root=root._replace(fields={**root.fields, "organisation": stated._replace(fields=fields)}),
        versions=tuple(completed(one, organisation) for one in description.versions),
    )
