"""A raw YAML or JSON tree to the canonical one: keys and controlled values through the vocabulary.

This is also the fast path of the schema: what passes here without a doubt is valid by
schema/description.*.schema.json, and only a doubtful file pays for jsonschema, which stays the
authority (see validity.py). A property test holds the two against each other.
"""

from __future__ import annotations

from typing import Any

from kuvauslint.model.description import Description
from kuvauslint.model.document import Document
from kuvauslint.model.node import NOTHING, TEXT_LANGUAGES, Node, Path
from kuvauslint.model.raw import LIST, MAPPING, TEXT, TYPED, Raw
from kuvauslint.vocabulary.dates import parse_date
from kuvauslint.vocabulary.keys import Field, choices, fold, is_url, keys, meant

SURE = 0.8  # how like a key has to be to be read as what it is like
MOST_SLIPS = 20  # unknown keys of one group that are looked at more closely

_node = tuple.__new__  # what Node(…) comes to, with all its fields: of hundreds in a file it takes half the time


def describe(document: Document, default_language: str = "fi") -> Description | None:
    """The description in a data file; None where its body is no mapping."""
    body = document.body
    if body is None or body[0] != MAPPING:
        return None
    builder = Builder(_language(body, default_language))
    root = builder.group(body, (), "description", None)
    problems = builder.problems()
    if problems:
        from kuvauslint.describe.validity import faults

        problems = list(faults(body))
    return Description(document, root, builder.language, problems=tuple(problems), said=tuple(builder.said))


def _language(body: Raw, default: str) -> str:
    exact = keys("description").exact
    for key, value in body[1]:
        field = exact.get(key[1]) if key[0] == TEXT else None
        if field is not None and field.name == "language" and value[0] == TEXT:
            return choices("language").get(fold(value[1]), default)
    return default


class Builder:
    """Builds the canonical tree and counts what the schema might not accept."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.doubts = 0
        self.said: list[Node] = []

    def problems(self) -> list[Any]:
        """A non-empty list when jsonschema must judge."""
        return [self.doubts] if self.doubts else []

    def group(self, raw: Raw, path: Path, group: str, key_mark: Any) -> Node:
        """A mapping whose keys are those of a group."""
        known = keys(group)
        exact = known.exact
        fields: dict[str, Node] = {}
        unknown: list[tuple[Raw, Raw]] = []
        for key, value in raw[1]:
            key_kind, written, mark_of_key = key
            field = exact.get(written) if key_kind == TEXT else None
            if field is None:
                field = known.folded.get(fold(written)) if key_kind == TEXT else None
                if field is None:
                    self.doubts += 1
                    unknown.append((key, value))
                    continue
            name, kind, _, _ = field
            if name in fields:
                self.doubts += 1
                continue
            at = path + (name,)  # noqa: RUF005 - half the time of (*path, name), and there are hundreds
            if value[0] == TEXT and kind == "text":
                node = _node(Node, (at, value[2], value[1], (), NOTHING, mark_of_key, NOTHING, None, True))
                fields[name] = node
                self.said.append(node)
            else:
                fields[name] = self.value(value, at, field, mark_of_key)
        if unknown:
            self.misspelt(unknown, fields, path, group)
        return _node(Node, (path, raw[2], None, (), fields, key_mark, NOTHING, None, True))

    def misspelt(self, unknown: list[tuple[Raw, Raw]], fields: dict[str, Node], path: Path, group: str) -> None:
        """Read what stands under a misspelt key as what is surely meant: its one fault is the key, which is told."""
        for (kind, written, mark), value in unknown[:MOST_SLIPS]:
            field = meant(written, group, SURE) if kind == TEXT else None
            if field is not None and field.name not in fields:
                fields[field.name] = self.value(value, (*path, field.name), field, mark)

    def value(self, raw: Raw, path: Path, field: Field, key_mark: Any) -> Node:
        """The value of one field, by its kind."""
        kind = field.kind
        if raw[0] == TYPED and raw[1][0] is None:
            return Node(path, raw[2], None, (), NOTHING, key_mark)
        if kind in ("text", "word", "date", "url"):
            return self.text(raw, path, kind, key_mark)
        if kind in _SEVERAL:
            return self.several(raw, path, field, key_mark)
        if kind == "object":
            return self.object(raw, path, field.group, key_mark)
        if kind == "authority":
            if raw[0] == MAPPING and not _is_translated(raw):
                return self.group(raw, path, field.group, key_mark)
            return self.text(raw, path, "text", key_mark)
        return self.choice(raw, path, field, key_mark)

    def object(self, raw: Raw, path: Path, group: str, key_mark: Any) -> Node:
        """A mapping where one is expected; empty where something else stands."""
        if raw[0] != MAPPING:
            self.doubts += 1
            return Node(path, raw[2], None, (), NOTHING, key_mark)
        return self.group(raw, path, group, key_mark)

    def several(self, raw: Raw, path: Path, field: Field, key_mark: Any) -> Node:
        """A list, or a single value that counts as a list of one."""
        if raw[0] == LIST:
            items = self.items(raw[1], path, field)
            return _node(Node, (path, raw[2], None, items, NOTHING, key_mark, NOTHING, None, True))
        if field.kind == "list":
            self.doubts += 1
            return Node(path, raw[2], None, (), NOTHING, key_mark)
        item = self.item(raw, (*path, 0), field)
        return Node(path, raw[2], None, (item,), {}, key_mark)

    def items(self, raws: list[Raw], path: Path, field: Field) -> tuple[Node, ...]:
        """The members of a list; those of nearly all are plain texts, for which no call is made."""
        plain = field.kind in _PLAIN_TEXTS
        nodes: list[Node] = []
        for number, raw in enumerate(raws):
            at = path + (number,)  # noqa: RUF005 - as above
            if plain and raw[0] == TEXT:
                node: Node = _node(Node, (at, raw[2], raw[1], (), NOTHING, None, NOTHING, None, True))
                self.said.append(node)
            else:
                node = self.item(raw, at, field)
            nodes.append(node)
        return tuple(nodes)

    def item(self, raw: Raw, path: Path, field: Field) -> Node:
        """One member of a list."""
        kind = field.kind
        if kind == "languages":
            if raw[0] == TYPED and raw[1][0] is None:
                return Node(path, raw[2])  # an empty member, as in every list
            return self.choice(raw, path, field._replace(values="language"), None)
        if kind in ("list", "names"):
            if raw[0] == MAPPING and not (kind == "names" and _is_translated(raw)):
                return self.group(raw, path, field.group, None)
            if kind == "list":
                self.doubts += 1
                return Node(path, raw[2])
            return self.text(raw, path, "text", None)
        return self.text(raw, path, _SEVERAL[kind], None)

    def text(self, raw: Raw, path: Path, kind: str, key_mark: Any) -> Node:
        """A scalar; for a text also one by language."""
        if raw[0] == TEXT:
            if (kind == "date" and parse_date(raw[1]) is None) or (kind == "url" and not is_url(raw[1])):
                self.doubts += 1
            return self.saying(Node(path, raw[2], raw[1], (), NOTHING, key_mark))
        if raw[0] == TYPED:
            value, written = raw[1]
            if value is None or isinstance(value, bool) or kind in ("date", "url"):
                self.doubts += value is not None
                return Node(path, raw[2], None if value is None else written, (), NOTHING, key_mark, raw=value)
            return self.saying(Node(path, raw[2], written, (), NOTHING, key_mark))
        if raw[0] == MAPPING and kind == "text":
            return self.translated(raw, path, key_mark)
        self.doubts += 1
        return Node(path, raw[2], None, (), NOTHING, key_mark)

    def saying(self, node: Node) -> Node:
        """The node, which has a text of the file's own."""
        self.said.append(node)
        return node

    def translated(self, raw: Raw, path: Path, key_mark: Any) -> Node:
        """A text by language: `{fi: …, sv: …}`."""
        variants: dict[str, Node] = {}
        for key, value in raw[1]:
            code = key[1] if key[0] == TEXT else ""
            if code not in TEXT_LANGUAGES or code in variants or value[0] not in (TEXT, TYPED):
                self.doubts += 1
                continue
            variants[code] = self.text(value, (*path, code), "variant", key[2])
        if not raw[1]:
            self.doubts += 1
        own = variants.get(self.language)
        texts = (one.text for one in (own, *variants.values()) if one is not None and one.text)
        return Node(path, raw[2], next(texts, None), (), NOTHING, key_mark, variants)

    def choice(self, raw: Raw, path: Path, field: Field, key_mark: Any) -> Node:
        """A controlled value, a boolean or the format's version."""
        kind, value, mark = raw
        if field.kind == "version":
            self.doubts += not (kind == TYPED and value[0] == 1 and value[0] is not True)
            return Node(path, mark, str(value[1] if kind == TYPED else value), (), NOTHING, key_mark, raw=1)
        if field.kind == "boolean":
            is_boolean = kind == TYPED and isinstance(value[0], bool)
            self.doubts += not is_boolean
            return Node(
                path, mark, value[1] if is_boolean else None, (), NOTHING, key_mark, raw=is_boolean and value[0]
            )
        canonical = canonical_choice(raw, field.values)
        if canonical is None:
            self.doubts += 1
            return Node(path, mark, None, (), NOTHING, key_mark)
        return Node(path, mark, canonical, (), NOTHING, key_mark)


_PLAIN_TEXTS = frozenset({"names", "texts", "words"})
_SEVERAL = {"texts": "text", "words": "word", "urls": "url", "languages": "", "list": "", "names": ""}
BOOLEAN_CHOICES = {"open": {True: "yes", False: "no"}, "manual": {True: "only", False: "no"}}


def canonical_choice(raw: Raw, values: str) -> str | None:
    """The canonical form of a controlled value, None where it is none of them."""
    if raw[0] == TEXT:
        return choices(values).get(fold(raw[1]))
    if raw[0] == TYPED and isinstance(raw[1][0], bool):
        return BOOLEAN_CHOICES.get(values, {}).get(raw[1][0])
    return None


def _is_translated(raw: Raw) -> bool:
    """Whether a mapping gives one text by language."""
    pairs = raw[1]
    if not pairs or pairs[0][0][1] not in TEXT_LANGUAGES:
        return False
    return all(key[0] == TEXT and key[1] in TEXT_LANGUAGES for key, _ in pairs)
