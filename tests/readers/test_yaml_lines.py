"""What is read line by line is what libyaml reads, value for value and mark for mark; what is not plain is left to it."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.fuzz.invariants import read_alike
from tests.generate.plain_yaml import BITS, PLAIN, SEEDS, written

from kuvauslint.readers.yaml_lines import tree
from kuvauslint.rulebook.compiled import rule_texts

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_the_plain_part_of_yaml_is_read(ending: str) -> None:
    assert read_alike(PLAIN.replace("\n", ending))
    assert read_alike(PLAIN.removesuffix("\n").replace("\n", ending))


@pytest.mark.parametrize(
    "name", ["examples/kaksikielinen.kuvaus.yaml", "examples/puutteellinen.kuvaus.yaml", "workload", "large workload"]
)
def test_descriptions_are_read(name: str) -> None:
    entries = {"workload": 15, "large workload": 700}.get(name)
    assert read_alike(written(10, entries) if entries else (ROOT / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# a comment\n",
        "a\n",
        "a: b: c\n",
        "a: b:\n",
        "a: b\n  c\n",
        "a: b\n  c: d\n",
        "a:\n  b\n",
        "a: &x b\nc: *x\n",
        "a: !!str 1\n",
        "a: |\n  b\n",
        "a: >-\n  b\n",
        "a: 'b\n  c'\n",
        "a: 'b''c'\n",
        'a: "b\\x41"\n',
        "a: 'b' c\n",
        "a: [b\n  , c]\n",
        "a: [b, c] d\n",
        "a: [b, , c]\n",
        "a: [b, c,]\n",
        "a: [b: c]\n",
        "a: {b}\n",
        "a: {b:c}\n",
        "a: {b: }\n",
        "a: {b: c, b: d}\n",
        "a: {1: c}\n",
        "a: [b:c]\n",
        "a: [b#c]\n",
        "a: [[[[b]]]]\n",
        "a: {[b]: c}\n",
        f"a: {{{'b' * 1100}: c}}\n",
        "a: 1\na: 2\n",
        "1: a\n",
        "null: a\n",
        "'a': b\n",
        "[a]: b\n",
        "? a\n: b\n",
        "a : b\n",
        "a #b: c\n",
        "a:b: c\n",
        f"{'a' * 1100}: c\n",
        "- - a\n",
        "- 'a': b\n",
        "-\n  a\n",
        "-\n",
        "- # a\n",
        "a: - b\n",
        "a: -\n",
        "a: -b\n",
        "a: ?b\n",
        "a: :b\n",
        "a: %b\n",
        "a: @b\n",
        "a: `b\n",
        "a: ,b\n",
        "a:\n    b: c\n  d: e\n",
        "a:\n  - b\n  c: d\n",
        " a: b\nc: d\n",
        "a: b\n- c\n",
        "- a\nb: c\n",
        "a: b\n---\nc: d\n",
        "a: b\n...\n",
        "--- # a\na: b\n",
        "%YAML 1.1\n---\na: b\n",
        "a:\tb\n",
        "a: b\t\n",
        "a: b\rc: d\n",
        "a: b\r\nc: d\n",
        "a: b\x85c: d\n",
        "a: b\u2028c: d\n",
        "a: \ufeffb\n",
        "a: b\x7f\n",
        "a: b\x00\n",
        "".join(f"{'  ' * depth}a:\n{'  ' * depth}- b:\n" for depth in range(30)),
        "".join(f"{' ' * depth}a:\n" for depth in range(60)),
    ],
)
def test_all_else_is_left_to_libyaml(text: str) -> None:
    assert tree(text) is None


def test_so_many_lines_as_no_description_has_are_not_held_in_memory() -> None:
    text = "a: b\n" + "x\n" * 500_000
    tracemalloc.start()
    try:
        assert tree(text) is None
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()


def texts_of_the_rules() -> Iterator[str]:
    for rule in rule_texts().values():
        for example in (*rule.good, *rule.bad):
            if example.kind == "yaml":
                yield example.text


def test_the_examples_of_the_rules_are_read_alike() -> None:
    taken = [read_alike(text) for text in texts_of_the_rules()]
    assert sum(taken) > 0.7 * len(taken)


SPOILT = st.tuples(st.integers(0, 600), st.integers(0, 3), st.sampled_from(["", *BITS]))


@settings(max_examples=1500)
@given(st.sampled_from(SEEDS), st.lists(SPOILT, min_size=1, max_size=3))
def test_spoilt_descriptions_are_read_alike_or_left(text: str, changes: list[tuple[int, int, str]]) -> None:
    """Some letters away and others instead, at a few places."""
    for at, away, bit in changes:
        start = at % (len(text) + 1)
        text = text[:start] + bit + text[start + away :]
    read_alike(text)


@settings(max_examples=1500)
@given(st.lists(st.sampled_from(["a", "b: ", "c:\n", "d", *BITS]), max_size=12))
def test_any_pieces_are_read_alike_or_left(pieces: list[str]) -> None:
    read_alike("".join(pieces))
