"""compare(): two versions of a description to what changed between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from kuvauslint.checks.masking import covered
from kuvauslint.compare.pairing import pair
from kuvauslint.describe.canonical import plain
from kuvauslint.engine.api import lint
from kuvauslint.engine.judge import describe
from kuvauslint.engine.pipeline import Options
from kuvauslint.engine.run import entry_name
from kuvauslint.errors import UsageError
from kuvauslint.model.description import Description
from kuvauslint.model.document import UNREAD, Source
from kuvauslint.model.finding import Finding
from kuvauslint.model.node import TEXT_LANGUAGES, Node
from kuvauslint.readers.formats import read
from kuvauslint.vocabulary.dates import parse_date

LISTS = frozenset({"datasets", "systems", "search_keys", "email", "phone", "address", "form", "url", "languages"})
_NOT_COMPARED = frozenset({"kuvauslint", "repositories", "case_register", "name"})
_GROUPS = frozenset({"organisation", "request", "authority", "api"})


class Change(NamedTuple):
    """One element that changed: its field as `request.email`, and what was and is said, a text each.

    `kind` is added, removed, changed or reordered; `language` where the text is one of several.
    """

    field: str
    kind: str
    old: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    language: str = ""


class Entry(NamedTuple):
    """An entry that was added, removed, renamed or changed; of a renamed one what changed besides."""

    kind: str
    name: str
    was: str = ""
    changes: tuple[Change, ...] = ()


class Difference(NamedTuple):
    """All that a change did. `came` and `went` are findings; `same` how many findings stayed."""

    old: str
    new: str
    language: str
    whole: tuple[Change, ...]
    entries: tuple[Entry, ...]
    came: tuple[Finding, ...]
    went: tuple[Finding, ...]
    same: int

    def any(self) -> bool:
        """Whether anything changed at all."""
        return bool(self.whole or self.entries or self.came or self.went)


def compare(old: Source | None, new: Source | None, options: Options | None = None) -> Difference:
    """What the change from the old source to the new one does; None is a description that is not there.

    Raises UsageError for a source in which there is no description.
    """
    before, after = _described(old), _described(new)
    entries, renamed = _entries(before, after)
    came, went, same = _findings(old, new, renamed, options or Options())
    spoken = after or before
    return Difference(
        old.name if old is not None else "",
        new.name if new is not None else "",
        spoken.language if spoken is not None else "fi",
        tuple(_of_whole(before, after)),
        entries,
        came,
        went,
        same,
    )


def _described(source: Source | None) -> Description | None:
    if source is None:
        return None
    document = read(source)
    description = describe(document)
    if description is None or any(p.rule in UNREAD for p in document.problems):
        told = document.problems[0] if document.problems else None
        where = f": {told.rule} {told.place.label()}" if told is not None else ""
        raise UsageError(f"{source.name}{where}: no description can be read in it; `kuvauslint check` says why")
    return description


def _entries(
    old: Description | None, new: Description | None
) -> tuple[tuple[Entry, ...], dict[str | None, str | None]]:
    """The entries that changed, in the order of the new description, and old names -> new names."""
    pairs = pair(old.entries() if old is not None else (), new.entries() if new is not None else ())
    renamed: dict[str | None, str | None] = {}
    out: list[Entry] = []
    for before, after in pairs.both:
        was, name = entry_name(before) or "", entry_name(after) or ""
        changes = tuple(_changes(plain(before), plain(after), _NOT_COMPARED))
        changes += tuple(c for c in _of_names(before, after) if c.language)
        if was != name and before.text_of("name") != after.text_of("name"):
            renamed[was] = name
            out.append(Entry("renamed", covered(name), covered(was), changes))
        elif changes:
            out.append(Entry("changed", covered(name), "", changes))
    out += [Entry("added", _called(node)) for node in pairs.added]
    out += [Entry("removed", _called(node)) for node in pairs.removed]
    return tuple(out), renamed


def _called(node: Node) -> str:
    return covered(entry_name(node) or "")


def _of_names(before: Node, after: Node) -> Iterator[Change]:
    """A name in another language that changed while the one shown did not."""
    old, new = (plain(node.fields["name"]) if "name" in node.fields else None for node in (before, after))
    if isinstance(old, dict) or isinstance(new, dict):
        yield from _changes({"name": old}, {"name": new}, frozenset())


def _of_whole(old: Description | None, new: Description | None) -> Iterator[Change]:
    """What changed outside the entries."""
    before, after = (plain(one.root) if one is not None else {} for one in (old, new))
    yield from _changes(before or {}, after or {}, _NOT_COMPARED)


def _changes(old: dict[str, Any], new: dict[str, Any], skipped: frozenset[str], lead: str = "") -> Iterator[Change]:
    """The fields of a group that differ, in the order of the new one."""
    for name in dict.fromkeys((*new, *old)):
        if name in skipped and not lead:
            continue
        yield from _change(f"{lead}{name}", name, old.get(name), new.get(name))


def _change(field: str, name: str, old: Any, new: Any) -> Iterator[Change]:
    if name in _GROUPS and (_is_group(old) or _is_group(new)):
        yield from _changes(_group(old), _group(new), frozenset(), f"{field}.")
    elif name in LISTS or isinstance(old, list) or isinstance(new, list):
        yield from _of_list(field, _listed(old), _listed(new))
    elif _is_translated(old) or _is_translated(new):
        languages = dict.fromkeys((*(new if _is_translated(new) else ()), *(old if _is_translated(old) else ())))
        for language in languages:
            one, other = (value.get(language) if _is_translated(value) else value for value in (old, new))
            yield from _of_text(field, name, one, other, language)
    else:
        yield from _of_text(field, name, old, new)


def _of_text(field: str, name: str, old: Any, new: Any, language: str = "") -> Iterator[Change]:
    before, after = _text(old, name), _text(new, name)
    if before != after:
        kind = "changed" if before and after else "added" if after else "removed"
        yield Change(field, kind, tuple(filter(None, (before,))), tuple(filter(None, (after,))), language)


def _of_list(field: str, old: list[str], new: list[str]) -> Iterator[Change]:
    """Members that came and went; their order where nothing else changed."""
    before, after = Counter(old), Counter(new)
    gone, come = tuple((before - after).elements()), tuple((after - before).elements())
    if gone and come:
        yield Change(field, "changed", gone, come)
    elif gone or come:
        yield Change(field, "added" if come else "removed", gone, come)
    elif old != new:
        yield Change(field, "reordered", tuple(old), tuple(new))


def _listed(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [] if value is None else [value]
    return [_text(one, "") for one in values]


def _text(value: Any, name: str) -> str:
    """A value as it is shown: a text by language or a group with its parts side by side."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        if _is_translated(value):
            return " / ".join(_text(one, name) for one in dict.fromkeys(value.values()))
        first, *rest = (_text(one, key) for key, one in sorted(value.items(), key=lambda pair: pair[0] != "name"))
        return f"{first} ({', '.join(rest)})" if rest else first
    day = parse_date(str(value)) if name == "updated" else None
    return f"{day.day}.{day.month}.{day.year}" if day else covered(" ".join(str(value).split()))


def _is_translated(value: Any) -> bool:
    return isinstance(value, dict) and bool(value) and set(value) <= set(TEXT_LANGUAGES)


def _is_group(value: Any) -> bool:
    return isinstance(value, dict) and not _is_translated(value)


def _group(value: Any) -> dict[str, Any]:
    return value if _is_group(value) else {} if value is None else {"name": value}


def _findings(
    old: Source | None, new: Source | None, renamed: dict[str | None, str | None], options: Options
) -> tuple[tuple[Finding, ...], tuple[Finding, ...], int]:
    """The findings that came, that went, and how many stayed; those of a renamed entry go with it."""
    before = lint([old], options).findings if old is not None else ()
    after = lint([new], options).findings if new is not None else ()
    known = Counter(_key(finding, renamed) for finding in before)
    stay = known & Counter(_key(finding, {}) for finding in after)
    came = tuple(_rest(after, stay, {}))
    went = tuple(_rest(before, stay, renamed))
    return came, went, sum(stay.values())


def _key(finding: Finding, renamed: dict[str | None, str | None]) -> tuple[str, str | None, str | None]:
    return finding.rule, renamed.get(finding.entry, finding.entry), finding.field


def _rest(found: Iterable[Finding], stay: Counter[Any], renamed: dict[str | None, str | None]) -> Iterator[Finding]:
    left = Counter(stay)
    for finding in found:
        key = _key(finding, renamed)
        if left[key]:
            left[key] -= 1
        else:
            yield finding
