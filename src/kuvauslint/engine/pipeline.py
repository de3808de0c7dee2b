"""lint(): joins the stages; the only place that knows them all."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from kuvauslint.engine.gathered import Gathered
from kuvauslint.engine.judge import Circumstances, Judged, Part, judge, named_rules
from kuvauslint.engine.project import Project, RuleChooser, Unit, units
from kuvauslint.engine.run import fingerprinted
from kuvauslint.engine.shown import source_lines, with_lines
from kuvauslint.model.document import Source, Unread
from kuvauslint.model.finding import Finding
from kuvauslint.model.report import Report, Settled, Tally
from kuvauslint.rulebook.book import Choice, Rulebook

if TYPE_CHECKING:  # most runs have neither a suppression nor a baseline, and do without their modules
    from kuvauslint.engine import suppress
    from kuvauslint.engine.baseline import Baseline
    from kuvauslint.engine.suppress import Suppression


class Options(NamedTuple):
    """What a run is told: which rules, the day to judge by, and what documents do not say themselves.

    `digests`: with the hashes of files and findings, which a report for a terminal does not need.
    `fixes`: with the mendings of findings, for the reports that carry them. `jobs`: how many processes
    at most; 0 for as many as there are processors. `cache`: what earlier runs found may be taken.
    """

    choice: Choice = Choice()
    today: date = date.min
    organisation_type: str | None = None
    digests: bool = True
    project: Project = Project()
    baseline: Baseline | None = None
    fixes: bool = True
    jobs: int = 1
    cache: bool = False


# Up to so many descriptions neither a cache nor other processes are worth their start.
FEW = 12
# So many description files are judged together, each of up to so many bytes: their trees fit the processor's memory.
TOGETHER = 8
SMALL = 20_000


def lint(
    sources: Iterable[Source | Unread], rulebook: Rulebook, options: Options, seen: list[Part] | None = None
) -> Report:
    """Check the sources and tell what was found.

    `seen` is given what was read, for a caller that shows the documents too. `options.today` at its
    default means the day of the run. Raises UsageError for a rule that does not exist and
    CheckCrashed for a bug of ours; a fault of a source is a finding.
    """
    today = date.today() if options.today == date.min else options.today  # noqa: DTZ011 - the local day is meant
    digests = options.digests or options.baseline is not None
    chooser = RuleChooser(rulebook, options.choice, options.project)
    around = Circumstances(chooser, options.project, today, options.organisation_type, digests)
    quiet = _Quiet(around, rulebook)
    rules = chooser.rules()
    settled = _settled(units(sources, options.project), around, quiet, options, seen)
    held = None
    if options.baseline is not None:
        from kuvauslint.engine.baseline import Holding

        held = Holding(options.baseline, options.project.path_of)
        settled = map(held.hold, settled)
    gathered, tally = Gathered(), Tally()
    for part in settled:
        gathered.add(part)
        tally.add(part)
    of_run = quiet.of_configuration(gathered)
    if held is not None:
        of_run += fingerprinted(held.told(named_rules(rules)))
    if of_run:
        part = Settled((), tuple(of_run))
        gathered.add(part)
        tally.add(part)
    return Report(
        gathered,
        tally.totals(),
        tuple(rule.id for rule in rules),
        today.isoformat(),
        options.choice.profile,
        rulebook.version,
        held.progress(named_rules(rules)) if held is not None else None,
    )


def _settled(
    found: Iterator[Unit], around: Circumstances, quiet: _Quiet, options: Options, seen: list[Part] | None
) -> Iterator[Settled]:
    """Each unit judged, its suppressions heard and its findings mended."""

    def settled(judged: Judged) -> Settled:
        if seen is not None:
            seen.extend(judged.parts)
        left, silenced = quiet.sift(judged)
        mended = _mended(left, judged, around) if options.fixes and left else left
        return Settled(with_lines(judged, (*left, *silenced)), tuple(mended), silenced)

    def settle(units: Iterable[Unit]) -> Iterator[Settled]:
        return (settled(judged) for few in _together(units) for judged in judge(few, around))

    # Suppressions of the configuration are told of when nothing used them, which only one process can
    # know; what was read is not handed from one to another.
    alone = around.project.suppressions or seen is not None
    if alone or (options.jobs == 1 and not options.cache):
        return settle(found)
    first = list(islice(found, FEW + 1))
    every = chain(first, found)
    if len(first) <= FEW:
        return settle(every)
    from kuvauslint.engine.processes import shared_out
    from kuvauslint.engine.result_cache import ResultCache, keeps

    known = ResultCache(around, options.fixes) if options.cache and keeps(around) else None
    return shared_out(every, settle, options.jobs or os.cpu_count() or 1, known)


def _together(units: Iterable[Unit]) -> Iterator[list[Unit]]:
    """The units in order, some description files at a time; what is large or takes long to read is by itself."""
    few: list[Unit] = []
    for unit in units:
        small = unit.is_data() and sum(len(one.data) for one in unit.sources if isinstance(one, Source)) <= SMALL
        if few and (not small or len(few) == TOGETHER):
            yield few
            few = []
        few.append(unit)
        if not small:
            yield few
            few = []
    if few:
        yield few


class _Quiet:
    """Takes out what suppressions cover, and tells of those that are useless, expired or unexplained."""

    def __init__(self, around: Circumstances, rulebook: Rulebook) -> None:
        self.around, self.rulebook = around, rulebook
        self.used: frozenset[tuple[int, str]] = frozenset()

    def sift(self, judged: Judged) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
        """The findings of a unit that nothing silences with what is to be told of its comments, and the silenced."""
        shared = self.around.project.suppressions
        if not shared and not any(part.document.directives for part in judged.parts):
            return judged.findings, ()
        around = self._around(judged.checked[0].file)
        from kuvauslint.engine import suppress

        own: tuple[Suppression, ...] = ()
        for part in judged.parts:
            document = part.document
            if document.directives:
                own += suppress.of_comments(document.directives, source_lines(document), document.source.name)
        inside = suppress.split(judged.findings, own, judged.lines_of, around)
        outside = suppress.split(inside.kept, shared, judged.lines_of, around)
        self.used |= outside.used
        told = list(suppress.told(own, inside.used, around))
        return _in_order(judged, (*outside.kept, *fingerprinted(told))), (*inside.silenced, *outside.silenced)

    def _around(self, file: str = "") -> suppress.Around:
        chooser, project = self.around.chooser, self.around.project
        rules = named_rules(chooser.rules(file))
        from kuvauslint.engine import suppress

        return suppress.Around(suppress.names_in(self.rulebook), project.path_of, rules, self.around.today)

    def of_configuration(self, parts: Iterable[Settled]) -> list[Finding]:
        """What is to be told of the suppressions of the configuration once all parts were checked."""
        project = self.around.project
        if not project.suppressions:
            return []
        patterns = {one.pattern for one in project.suppressions}
        files = patterns.intersection(project.path_of(one.file) for part in parts for one in part.checked)

        def judged(one: Suppression) -> bool:
            # Where only some files are checked, what matches nothing may be for the others.
            return project.whole or one.pattern in files

        from kuvauslint.engine import suppress

        return list(fingerprinted(suppress.told(project.suppressions, self.used, self._around(), judged)))


def _in_order(judged: Judged, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    order = {one.file: i for i, one in enumerate(judged.checked)}
    return tuple(sorted(findings, key=lambda f: (order.get(f.file, 0), f.place.order(), f.rule)))


def _mended(findings: Iterable[Finding], judged: Judged, around: Circumstances) -> list[Finding]:
    """The findings with their mendings; a description in several files is mended file by file."""
    if len(judged.parts) > 1:
        return list(findings)
    from kuvauslint.engine.offer import with_fixes

    part = judged.parts[0]
    rules = {rule.id: rule.fix for rule in around.chooser.rules(part.document.source.name) if rule.fix}
    return with_fixes(findings, part.document, part.description, rules)
