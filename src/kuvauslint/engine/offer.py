"""Findings with the mendings that their rules offer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module

from kuvauslint.fixes.written import Written
from kuvauslint.model.description import Description
from kuvauslint.model.document import DATA_KINDS, Document
from kuvauslint.model.finding import Finding, Fix
from kuvauslint.readers.decode import Undecodable, decode

Mend = Callable[[Finding, Written, Description | None], Fix | None]


def written_of(document: Document) -> Written | None:
    """The text of a data file that can be mended; None for anything else."""
    if document.source.kind not in DATA_KINDS or document.body is None:
        return None
    try:
        return Written(document, decode(document.source.data).text)
    except Undecodable:
        return None


def with_fixes(
    findings: Iterable[Finding], document: Document, description: Description | None, fixes: Mapping[str, str]
) -> list[Finding]:
    """The findings, with a fix where the rule (`fixes` by id) names a function and that has one to offer."""
    out = list(findings)
    file = document.source.name
    offered = [i for i, one in enumerate(out) if one.rule in fixes and one.fix is None and one.file == file]
    written = written_of(document) if offered else None
    for i in offered if written is not None else ():
        assert written is not None
        out[i] = out[i]._replace(fix=_placed(_load(fixes[out[i].rule])(out[i], written, description), written))
    return out


def _placed(fix: Fix | None, written: Written) -> Fix | None:
    """The fix with the lines and columns of its edits."""
    if fix is None:
        return None
    return fix._replace(edits=tuple(one._replace(place=written.place(one.start, one.end)) for one in fix.edits))


@cache
def _load(name: str) -> Mend:
    module, _, function = name.rpartition(".")
    mend: Mend = getattr(import_module(f"kuvauslint.fixes.{module}"), function)
    return mend


def without_finding(document: Document, description: Description | None, unsafe: bool) -> Iterator[Fix]:
    """The mendings of what no rule speaks of: forgiven keys, spelling; with `unsafe` what is said again and again."""
    from kuvauslint.fixes.keys import forgiven
    from kuvauslint.fixes.repeated_contact import contact_for_all
    from kuvauslint.fixes.spelling import spellings

    written = written_of(document)
    if written is None or description is None:
        return
    yield from forgiven(description, written)
    yield from spellings(description, written)
    if unsafe:
        yield from contact_for_all(description, written)
