"""JSON to the raw tree, with places from one scan when a finding asks for one."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuvauslint.model.document import Source
from kuvauslint.model.raw import LIST, MAPPING, TYPED
from kuvauslint.readers.json import read


def document(text):
    return read(Source("x.json", text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"), "json"))


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(codec="utf-8")),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(st.characters(codec="utf-8")), inner, max_size=4)
    ),
    max_leaves=20,
)


def scalars(raw):
    kind, value, mark = raw
    if kind == MAPPING:
        for key, child in value:
            yield key[1], key[2]
            yield from scalars(child)
    elif kind == LIST:
        for item in value:
            yield from scalars(item)
    else:
        yield (value[0] if kind == TYPED else value), mark


@given(VALUES, st.sampled_from([None, 0, 2]), st.booleans())
def test_every_scalar_and_key_is_found_at_its_place(value, indent, ascii_only):
    """What stands at the place of a scalar or key is that scalar."""
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    read_document = document(text)
    assert not read_document.problems
    lines = text.split("\n")
    for scalar, mark in scalars(read_document.body):
        place = read_document.locate(mark, None, None)
        assert json.loads(lines[place.line - 1][place.column - 1 : place.end_column - 1]) == scalar


@pytest.mark.parametrize(
    ("text", "rule", "word", "label"),
    [
        ("", "KL001", "empty", "1:1"),
        ("{'a': 1}", "KL002", "json_key", "1:2"),
        ('{"a": 1,}', "KL002", "json_", "1:"),
        ('{"a" 1}', "KL002", "json_colon", "1:6"),
        ('{"a": 1\n "b": 2}', "KL002", "json_comma", "2:2"),
        ('{"a": NaN}', "KL002", "json_value", "1:7"),
        ('{"a": "x', "KL002", "quote", "1:7"),
        ('{"a": 1} x', "KL002", "json_extra", "1:10"),
        ('{"a": "\t"}', "KL002", "json_control", "1:8"),
        ('{"a": 1,\n "a": 2}', "KL003", "a", "2:2"),
        ("[" * 20_000 + "]" * 20_000, "KL001", "depth", "1:1"),
        ("[" * 60 + "]" * 60, "KL001", "depth", "1:1"),
        (b'{"nimi": "p\xe4\xe4t\xf6s"}', "KL001", "not_utf8", "1:12"),
    ],
)
def test_a_broken_file_is_one_problem_at_its_place(text, rule, word, label):
    problem = document(text).problems[0]
    assert problem.rule == rule
    assert next(iter(problem.values.values())).startswith(word)
    assert problem.place.label().startswith(label)


def test_what_the_yaml_parser_would_read_wrongly_is_read_right():
    text = '{"pitkä avain ' + "x" * 2000 + '": "\\ud83d\\ude00", "e": 1e5}'
    read_document = document(text)
    values = [value for _, (_, value, _) in read_document.body[1]]
    assert values == ["\U0001f600", (100000.0, "1e5")]


@pytest.mark.parametrize("written", ["1", "1.50", "-1E+999999", "9" * 5000, "0.1e-7"])
def test_a_number_is_kept_as_it_is_written(written):
    """However long or large: none is a fault of the file."""
    read_document = document(f'{{"a": {written}}}')
    assert not read_document.problems
    ((_, (kind, (value, text), _)),) = read_document.body[1]
    assert (kind, text) == (TYPED, written)
    assert isinstance(value, int | float)


def test_a_part_of_a_text_is_found_behind_its_escapes():
    read_document = document('{"a": "\\u00e4\\n\\ud83d\\ude00 kolme"}')
    mark = read_document.body[1][0][1][2]
    place = read_document.locate(mark, 4, 9)
    assert '{"a": "\\u00e4\\n\\ud83d\\ude00 kolme"}'[place.column - 1 : place.end_column - 1] == "kolme"


def test_the_place_of_what_is_missing_is_that_of_its_parent():
    read_document = document('{"a": {"b": 1}}')
    assert read_document.locate(("a", "puuttuu"), None, None).label() == "1:7"
