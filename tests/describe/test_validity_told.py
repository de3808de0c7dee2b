"""What is told of an invalid value: what was found, what is allowed, shortened to a line."""

from __future__ import annotations

import pytest

from kuvauslint.describe.tree import describe
from kuvauslint.model.document import Source
from kuvauslint.readers import yaml as yaml_reader


def told(text):
    return [
        (p.rule, dict(p.values)) for p in describe(yaml_reader.read(Source("x.yaml", text.encode(), "yaml"))).problems
    ]


@pytest.mark.parametrize(
    ("value", "found"),
    [("true", "true"), ("false", "false"), ("a" * 60, "a" * 60), ("a" * 61, "a" * 57 + "…"), ('"a  b"', "a b")],
)
def test_the_value_found_is_told_in_a_line(value, found):
    """Booleans as YAML writes them, white space as one space, at most sixty signs."""
    ((rule, values),) = told(f"rajapinta: {{avoin: kyllä}}\ntietovarannot: {value}\n")
    assert (rule, values["found"], values["expected"], values["allowed"]) == ("KL005", found, "list", "")


def test_the_choices_are_told_in_the_language_of_the_file():
    """Separated by commas, in the words of the key language."""
    assert told("rajapinta: {avoin: ehkä}\n")[0][1]["allowed"] == "kyllä, ei, osittain, viranomaisille, epäselvä"
    assert told("gränssnitt: {öppen: kanske}\n")[0][1]["allowed"] == "ja, nej, delvis, myndigheter, oklart"


def test_an_unknown_key_deep_in_a_value_is_told_there():
    """In an authority, which may be a text or a group of fields, the unknown key is the fault."""
    text = "tietopyynnöt: {viranomainen: {nimi: Hallitus, fooo: b}}\n"
    assert told(text) == [("KL004", {"field": "fooo", "suggestion": ""})]
