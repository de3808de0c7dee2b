"""Mending data files: fixes are applied until nothing is left to do, and each is held to its word.

After each round the file is checked again. A fix that would add a finding, or leave its own, is not
made; so applying is the same twice as once, and overlapping fixes come in one after another. All
edits are made in the decoded text at their offsets, so that every other byte stays.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple

from kuvauslint.engine.judge import describe
from kuvauslint.engine.offer import without_finding
from kuvauslint.model.document import DATA_KINDS, Source
from kuvauslint.model.finding import Edit, Finding, Fix
from kuvauslint.readers.decode import decode
from kuvauslint.readers.formats import read

ROUNDS = 50

Check = Callable[[Source], tuple[Finding, ...]]
Key = tuple[str, str | None, str]


class Mended(NamedTuple):
    """A source as it was and as it is after its fixes, with what was done."""

    before: Source
    after: Source
    fixes: tuple[Fix, ...]


class _Offer(NamedTuple):
    fix: Fix
    finding: Finding | None


def mend(source: Source, check: Check, *, unsafe: bool = False) -> Mended:
    """The source with its safe fixes made, with `unsafe` all of them.

    `check` gives the findings of a source, with their fixes. Published documents and files that
    cannot be read as data stay as they are.
    """
    if source.kind not in DATA_KINDS:
        return Mended(source, source, ())
    now, findings = source, check(source)
    done: list[Fix] = []
    refused: set[tuple[str, tuple[str, ...], Key | None]] = set()
    for _ in range(ROUNDS):
        offers = [one for one in _offers(now, findings, unsafe) if _name(one) not in refused]
        if not offers:
            break
        now, findings, made, broken = _sifted(now, findings, _apart(offers), check)
        refused |= {_name(one) for one in broken}
        done += [one.fix for one in made]
    return Mended(source, now, tuple(done))


def _offers(source: Source, findings: Iterable[Finding], unsafe: bool) -> list[_Offer]:
    found = [_Offer(finding.fix, finding) for finding in findings if finding.fix is not None]
    document = read(source)
    found += [_Offer(fix, None) for fix in without_finding(document, describe(document), unsafe)]
    return [one for one in found if (unsafe or one.fix.safe) and one.fix.edits]


def _name(offer: _Offer) -> tuple[str, tuple[str, ...], Key | None]:
    """What a refused fix is remembered by; its offsets change as others are made."""
    texts = tuple(edit.text for edit in offer.fix.edits)
    return offer.fix.title["en"], texts, _key(offer.finding) if offer.finding is not None else None


def _apart(offers: list[_Offer]) -> list[_Offer]:
    """As many offers as can be made at once, the first of overlapping ones."""
    last, out = -1, []
    for start, end, offer in sorted(((*_hull(one.fix), one) for one in offers), key=lambda row: row[:2]):
        if start > last:
            last = end
            out.append(offer)
    return out


def _hull(fix: Fix) -> tuple[int, int]:
    return min(edit.start for edit in fix.edits), max(edit.end for edit in fix.edits)


def _applied(source: Source, fixes: Iterable[Fix]) -> Source:
    """The source with the edits made; everything else keeps its bytes, the byte-order mark among them."""
    decoded = decode(source.data)
    mark = len(source.data) - len(decoded.text.encode(decoded.encoding))
    edits = sorted((edit for fix in fixes for edit in fix.edits), key=lambda edit: (edit.start, edit.end))
    return source._replace(data=source.data[:mark] + edited(decoded.text, edits).encode(decoded.encoding))


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with edits made that do not overlap and come in order."""
    out, at = [], 0
    for edit in edits:
        out += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join((*out, text[at:]))


class _Sifted(NamedTuple):
    source: Source
    findings: tuple[Finding, ...]
    made: list[_Offer]
    broken: list[_Offer]


def _sifted(source: Source, findings: tuple[Finding, ...], batch: list[_Offer], check: Check) -> _Sifted:
    """Make those fixes of a batch that keep their word, halving it until the others stand alone.

    The later half goes first, so that the offsets of the earlier one stay right.
    """
    tried = _applied(source, [one.fix for one in batch])
    after = check(tried)
    if _kept_word(batch, findings, after):
        return _Sifted(tried, after, batch, [])
    if len(batch) == 1:
        return _Sifted(source, findings, [], batch)
    half = len(batch) // 2
    later = _sifted(source, findings, batch[half:], check)
    earlier = _sifted(later.source, later.findings, batch[:half], check)
    return earlier._replace(made=later.made + earlier.made, broken=later.broken + earlier.broken)


def _kept_word(batch: Iterable[_Offer], before: Iterable[Finding], after: Iterable[Finding]) -> bool:
    """Whether no finding came, and those of the fixes went."""
    old, new = Counter(map(_key, before)), Counter(map(_key, after))
    own = Counter(_key(one.finding) for one in batch if one.finding is not None)
    return not new - old and all(new[key] <= old[key] - count for key, count in own.items())


def _key(finding: Finding) -> Key:
    """What tells a finding from another, wherever it stands and whatever its values are now."""
    return finding.rule, finding.field, finding.path


def same_on_disk(source: Source) -> bool:
    """Whether the file still has the bytes that were read."""
    try:
        with open(source.name, "rb") as file:
            return file.read() == source.data
    except OSError:
        return False
