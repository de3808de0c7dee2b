"""`--fix` and `--diff`: mending the named files, or showing what would be mended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kuvauslint.cli.arguments import Run
from kuvauslint.cli.console import complain, say
from kuvauslint.engine.mend import Mended, mend, same_on_disk
from kuvauslint.engine.pipeline import Options, lint
from kuvauslint.model.document import Source, Unread, is_web_address
from kuvauslint.model.finding import Finding
from kuvauslint.rulebook.compiled import rulebook


class AllMended(NamedTuple):
    """The sources as they are on the disk now, and whether any was or would be changed."""

    sources: list[Source | Unread]
    changed: bool


def mend_all(sources: Iterable[Source | Unread], options: Options, run: Run, language: str | None) -> AllMended:
    """Mend the files; with --diff only show what would change. `language`: of what is told (None: each file's own)."""
    out: list[Source | Unread] = []
    changed = False
    for source in sources:
        if isinstance(source, Unread) or source.name in ("-", run.stdin_filename) or is_web_address(source.name):
            out.append(source)
            continue
        mended = mend(source, _check(options), unsafe=run.unsafe_fixes)
        changed |= bool(mended.fixes)
        if mended.fixes and run.diff:
            say("".join(difference(mended)))
        out.append(_written(mended, language) if mended.fixes and not run.diff else source)
    return AllMended(out, changed)


def _check(options: Options) -> _Check:
    """The findings of one file on its own: what the baseline knows is mended like everything else."""
    project = options.project._replace(groups=(), as_one=False)
    return _Check(options._replace(baseline=None, project=project, fixes=True, digests=False))


class _Check:
    def __init__(self, options: Options) -> None:
        self.options = options

    def __call__(self, source: Source) -> tuple[Finding, ...]:
        return lint((source,), rulebook(), self.options).findings


def _written(mended: Mended, language: str | None) -> Source:
    """Write the file, unless it was changed by someone else meanwhile; the source as it is now on the disk.

    What was done is told in the language asked for, else in the file's own, as its findings are.
    """
    from kuvauslint.engine.files import write_atomically
    from kuvauslint.engine.judge import describe
    from kuvauslint.readers.formats import read
    from kuvauslint.reporters.told import DEFAULT_LANGUAGE
    from kuvauslint.reporters.wording import clean, word

    name = mended.before.name
    if language is None:
        description = describe(read(mended.after))
        language = description.language if description is not None else DEFAULT_LANGUAGE
    if not same_on_disk(mended.before):
        complain(word("labels", "changed_meanwhile", language, file=clean(name)))
        return mended.before
    write_atomically(name, mended.after.data)
    complain(word("labels", "mended_in", language, file=clean(name), n=len(mended.fixes)))
    for fix in mended.fixes:
        complain(f"  {clean(fix.title[language])}")
    return mended.after


def difference(mended: Mended) -> Iterator[str]:
    """The unified diff of a mended file."""
    from difflib import unified_diff

    from kuvauslint.readers.decode import decode

    before, after = (decode(one.data).text.splitlines(keepends=True) for one in (mended.before, mended.after))
    for line in unified_diff(before, after, mended.before.name, f"{mended.before.name} (mended)"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
