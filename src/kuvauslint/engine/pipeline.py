"""lint(): joins the stages; the only place that knows them all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from kuvauslint.checks.hit import Subject
from kuvauslint.engine.coverage import coverage
from kuvauslint.engine.run import fingerprinted, problems, run
from kuvauslint.model.description import Description
from kuvauslint.model.document import Document, Problem, Source, Unread
from kuvauslint.model.finding import Finding
from kuvauslint.model.node import Node
from kuvauslint.model.place import START
from kuvauslint.model.report import Checked, Report
from kuvauslint.readers.decode import Undecodable, decode
from kuvauslint.readers.formats import read
from kuvauslint.rulebook.book import Choice, Rulebook
from kuvauslint.rulebook.rule import Rule

DATA_KINDS = ("yaml", "json")
TEXT_KINDS = (*DATA_KINDS, "text", "markdown", "html", "csv")


class Options(NamedTuple):
    """What a run is told: which rules, the day to judge by, and what documents do not say themselves.

    `digests`: with the hashes of files and findings, which a report for a terminal does not need.
    """

    choice: Choice = Choice()
    today: date = date.min
    organisation_type: str | None = None
    digests: bool = True


def lint(sources: Iterable[Source | Unread], rulebook: Rulebook, options: Options) -> Report:
    """Check the sources and tell what was found.

    `options.today` at its default means the day of the run. Raises UsageError for a rule that
    does not exist and CheckCrashed for a bug of ours; a fault of a source is a finding.
    """
    today = date.today() if options.today == date.min else options.today  # noqa: DTZ011 - the local day is meant
    options = options._replace(today=today)
    rules = rulebook.chosen(options.choice)
    checked: list[Checked] = []
    findings: list[Finding] = []
    for source in sources:
        one, found = check_source(source, rules, options)
        checked.append(one)
        findings += found
    return Report(
        tuple(checked),
        tuple(findings),
        (),
        tuple(rule.id for rule in rules),
        today.isoformat(),
        options.choice.profile,
        rulebook.version,
    )


def check_source(source: Source | Unread, rules: tuple[Rule, ...], options: Options) -> tuple[Checked, list[Finding]]:
    """One source through all stages."""
    if isinstance(source, Unread):
        document = Document(Source(source.name, b"", ""), None, problems=(source.problem,))
    else:
        document = read(source)
    description = describe(document)
    found = list(_findings(document, description, rules, options))
    found.sort(key=lambda finding: (finding.place.order(), finding.rule))
    checked = _checked(document, description, shown=bool(found))
    if not options.digests:
        return checked, found
    from hashlib import sha256

    checked = checked._replace(sha256=sha256(document.source.data).hexdigest())
    return checked, list(fingerprinted(found))


def describe(document: Document) -> Description | None:
    """The description in a document; None where there is nothing to describe."""
    if document.body is None:
        return None
    if document.source.kind in DATA_KINDS:
        from kuvauslint.describe.tree import describe as describe_tree

        return describe_tree(document)
    from kuvauslint.describe.published import describe as describe_published

    return describe_published(document)


def _findings(
    document: Document, description: Description | None, rules: tuple[Rule, ...], options: Options
) -> Iterator[Finding]:
    by_id = {rule.id: rule for rule in rules}
    entries = description.entries() if description is not None else ()
    unmarked = _unmarked(document, description)
    # of a file that is no description, its fields are not judged
    own = description.problems if description is not None and not unmarked else ()
    told = (*document.problems, *own)
    yield from problems((*told, *unmarked), document, by_id, entries)
    if description is None or unmarked or any(problem.rule == "KL008" for problem in told):
        return
    stated = description.root.get("organisation")
    kind = stated.text_of("type") if stated is not None else ""
    yield from run(rules, Subject(description, options.today, kind or options.organisation_type, memo={}))


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


def _checked(document: Document, description: Description | None, shown: bool) -> Checked:
    """What is told of a document; its lines only where findings are to be shown at them."""
    source = document.source
    lines = source_lines(document) if shown else ()
    if description is None:
        return Checked(source.name, "", 0, "", "fi", (), lines)
    organisation = description.root.get("organisation")
    return Checked(
        source.name,
        "",
        len(description.root.list_of("repositories") or description.root.list_of("systems")),
        organisation.text_of("name") if organisation is not None else "",
        description.language,
        coverage(description),
        lines,
    )


def source_lines(document: Document) -> tuple[str, ...]:
    """The lines of a text source, split as its reader counts them; none of a binary format."""
    if document.lines is not None:
        return document.lines
    if document.source.kind not in TEXT_KINDS:
        return ()
    try:
        text = decode(document.source.data).text
    except Undecodable:
        return ()
    if document.source.kind == "yaml":  # YAML counts these as line breaks too (1.1, which libyaml reads)
        for other in ("\x85", "\u2028", "\u2029"):
            text = text.replace(other, "\n")
    return tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
