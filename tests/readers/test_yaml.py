"""YAML to the raw tree, by the core schema of YAML 1.2, with the place of everything."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kuvauslint.engine.shown import source_lines
from kuvauslint.model.document import Document, Source
from kuvauslint.model.raw import LIST, MAPPING, TEXT, TYPED
from kuvauslint.readers.scalars import typed
from kuvauslint.readers.yaml import read


def document(text: str | bytes) -> Document:
    data = text.encode() if isinstance(text, str) else text
    return read(Source("x.yaml", data, "yaml"))


def plain(raw):
    kind, value, _ = raw
    if kind == MAPPING:
        return {plain(k): plain(v) for k, v in value}
    if kind == LIST:
        return [plain(item) for item in value]
    return value[0] if kind == TYPED else value


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("NO", "NO"),
        ("on", "on"),
        ("yes", "yes"),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("012", 12),
        ("0o14", 12),
        ("0x1F", 31),
        ("1:30", "1:30"),
        ("2026-09-01", "2026-09-01"),
        ("1e3", 1000.0),
        ("-7", -7),
        ("1_000", "1_000"),
        ("+358", 358),
        ("08 123 4567", "08 123 4567"),
        (".5", 0.5),
        ("1.2.3", "1.2.3"),
        ("-", "-"),
        (".", "."),
        ("e5", "e5"),
    ],
)
def test_plain_scalars_are_typed_by_the_core_schema(written, value):
    assert typed(written) == value
    assert type(typed(written)) is type(value)


def test_the_words_of_a_typed_scalar_are_kept_as_written():
    body = document("puhelin: 0401234567\n").body
    assert body[1][0][1][:2] == (TYPED, (401234567, "0401234567"))


def test_values_keys_and_parts_of_values_have_their_places():
    text = "a: yksi\nb:\n  - 'it''s kaksi'\n  - \"\\u00e4 kolme\"\nc: >\n  pitkä\n  teksti\n"
    read_document = document(text)
    (_, a), (_, b), (key_c, c) = read_document.body[1]
    locate = read_document.locate
    assert locate(a[2], None, None)[:4] == (1, 4, 1, 8)
    assert locate(b[1][0][2], 5, 10)[:4] == (3, 12, 3, 17)  # "kaksi" after a doubled quote
    assert locate(b[1][1][2], 2, 7)[:4] == (4, 13, 4, 18)  # "kolme" after an escape
    assert locate(key_c[2], None, None)[:2] == (5, 1)
    assert locate(c[2], 6, 12)[:4] == (7, 3, 7, 9)  # "teksti" on the second line of a folded block


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1), min_size=1))
def test_every_value_is_found_at_its_place(values):
    """What stands at the place of a value, read as YAML again, is the value."""
    import json

    lines = [f"  - {json.dumps(value, ensure_ascii=False)}" for value in values]
    text = "k:\n" + "\n".join(lines) + "\n"
    if any(c in text for c in "\x85\u2028\u2029\ufeff"):
        return  # line breaks of YAML 1.1 inside quotes fold; they are tried apart
    read_document = document(text)
    assert not read_document.problems
    source_lines = text.split("\n")
    for value, (_, got, mark) in zip(values, read_document.body[1][0][1][1], strict=True):
        place = read_document.locate(mark, None, None)
        assert got == value
        assert json.loads(source_lines[place.line - 1][place.column - 1 : place.end_column - 1]) == value


@pytest.mark.parametrize(
    ("text", "rule", "values", "label"),
    [
        ("", "KL001", {"reason": "empty"}, "1:1"),
        (" \n\n", "KL001", {"reason": "empty"}, "1:1"),
        ("# vain kommentti\n", "KL001", {"reason": "empty"}, "1:1"),
        (b"\x00\x01\x02\xff\xfe", "KL001", {"reason": "binary"}, "1:1"),
        ("nimi: p\u00e4\u00e4t\u00f6s\n".encode("cp1252"), "KL001", {"reason": "not_utf8"}, "1:8"),
        ("a: [1, 2\nb: 3\n", "KL002", {"problem": "bracket"}, "2:2"),
        ("a: 1\n\tb: 2\n", "KL002", {"problem": "tab"}, "2:1"),
        ("a: b: c\n", "KL002", {"problem": "colon"}, "1:5"),
        ("a: *puuttuu\n", "KL002", {"problem": "unknown_alias"}, "1:4"),
        ("a: &x [*x]\n", "KL002", {"problem": "self_reference"}, "1:8"),
        ("a: 1\n---\nb: 2\n", "KL002", {"problem": "second_document"}, "2:1"),
        ("a: 1\nb: 2\na: 3\n", "KL003", {"key": "a"}, "3:1"),
        ("[" * 20_000, "KL001", {"reason": "depth"}, "1:51"),
    ],
)
def test_a_broken_file_is_one_problem_at_its_place(text, rule, values, label):
    problem = document(text).problems[0]
    assert problem.rule == rule
    assert values.items() <= dict(problem.values).items()
    assert problem.place.label() == label


def test_aliases_that_explode_are_refused_at_once():
    text = "a: &a [x, x, x, x, x, x, x, x, x]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True):
        text += f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    assert document(text).problems[0].values["reason"] == "aliases"


def test_a_duplicate_key_tells_where_the_first_one_is():
    problem = document("a: 1\nb: 2\na: 3\n").problems[0]
    assert problem.related[0].label() == "1:1"


@pytest.mark.parametrize("text", ["\ufeffa: 1\nb: x\n", "a: 1\r\nb: x\r\n"])
def test_a_byte_order_mark_and_windows_line_ends_are_no_fault(text):
    read_document = document(text)
    assert not read_document.problems
    assert plain(read_document.body) == {"a": 1, "b": "x"}
    assert read_document.locate(read_document.body[1][1][1][2], None, None).label() == "2:4"


def test_comments_to_kuvauslint_are_kept_with_their_place():
    text = 'a: 1  # kuvauslint: ignore[KL131] reason="x"\n# kuvauslint: toinen\nb: "ei # kuvauslint: tämä"\n'
    directives = document(text).directives
    assert [(d.text.split()[1], d.place.label()) for d in directives][:2] == [
        ("ignore[KL131]", "1:7"),
        ("toinen", "2:1"),
    ]


def test_anchors_and_aliases_mean_what_they_point_to():
    assert plain(document("a: &x [1]\nb: *x\n").body) == {"a": [1], "b": [1]}


def test_a_quoted_scalar_is_a_text():
    assert document("a: '1'\n").body[1][0][1][:2] == (TEXT, "1")


PIECES = [
    "a: ",
    "- ",
    "b",
    "\n",
    "\r\n",
    "\r",
    "\x85",
    "\u2028",
    "  ",
    "'c d'",
    '"e\\x41"',
    "|\n  f\n",
    "&g ",
    "[h, i]",
    "# j",
    "ä",
    "😀",
]


def scalars(raw: Any) -> Iterator[Any]:
    kind, value, _ = raw
    if kind == LIST:
        for item in value:
            yield from scalars(item)
    elif kind == MAPPING:
        for key, below in value:
            yield from scalars(key)
            yield from scalars(below)
    else:
        yield raw


@settings(max_examples=400)
@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_places_are_those_that_libyaml_counts(pieces: list[str]) -> None:
    """Whatever ends a line, with anchors, quotes and blocks; and a part of a value is the characters it is written as."""
    text = "".join(pieces)
    read_as = document(text)
    if read_as.body is None or any(problem.rule == "KL002" for problem in read_as.problems):
        return
    events = [event for event in yaml.parse(text, yaml.CSafeLoader) if isinstance(event, yaml.ScalarEvent)]
    found = list(scalars(read_as.body))
    assert len(found) == len(events)
    for (_, _, mark), event in zip(found, events, strict=True):
        place = read_as.locate(mark, None, None)
        assert (place.line, place.column) == (event.start_mark.line + 1, event.start_mark.column + 1)
        if event.style not in ("|", ">"):
            assert (place.end_line, place.end_column) == (event.end_mark.line + 1, event.end_mark.column + 1)
        if event.value and event.style == "":
            first = read_as.locate(mark, 0, 1)
            line = source_lines(read_as)[first.line - 1]
            assert line[first.column - 1] == event.value[0]
