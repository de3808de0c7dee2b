"""The outline of texts that are no YAML yet."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuvauslint.lsp.fields import field_at
from kuvauslint.lsp.sketch import Sketch

PIECES = st.sampled_from(["kieli", "nimi", ": ", ":", "\n", "  ", "- ", "{", "}", "[", "]", ", ", '"', "'", "# ", "|", "ä", "\r\n", "avoin: ei", "tietovarannot:\n"])  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join), st.integers(0, 120))
def test_any_text_has_an_outline(text: str, cursor: int) -> None:
    """Keys lie in the text as they are written, and what is typed begins before the cursor."""
    sketch = Sketch(text, min(cursor, len(text)))
    for key in sketch.keys:
        assert key.name in text[key.start : key.end]
        sketch.path(key.mapping)
    if sketch.spot is not None:
        assert 0 <= sketch.spot.start <= min(cursor, len(text))


def test_keys_know_what_they_are_below() -> None:
    text = "tietovarannot:\n- nimi: A\n  tietopyynnöt:\n    viranomainen: {nimi: B,\n      puhelin: 1}\n- nimi: C\nkieli: fi\n"
    sketch = Sketch(text)
    told = [(".".join((*sketch.path(key.mapping), key.name)), getattr(field_at(sketch, key), "name", None)) for key in sketch.keys]  # fmt: skip
    assert told == [
        ("tietovarannot", "repositories"),
        ("tietovarannot.nimi", "name"),
        ("tietovarannot.tietopyynnöt", "request"),
        ("tietovarannot.tietopyynnöt.viranomainen", "authority"),
        ("tietovarannot.tietopyynnöt.viranomainen.nimi", "name"),
        ("tietovarannot.tietopyynnöt.viranomainen.puhelin", "phone"),
        ("tietovarannot.nimi", "name"),
        ("kieli", "language"),
    ]


@pytest.mark.parametrize("piece", ["[", "{", "{a: ", "- ", "a ", "a:", '"', "a: b\n", "  ", "{a: b, ", "# ", "\n"])
def test_a_hostile_text_costs_no_more_than_its_length(piece: str) -> None:
    """Half a megabyte of one sign is read in the time of a few blinks."""
    began = time.process_time()
    Sketch(piece * (500_000 // len(piece)), 400_000)
    assert time.process_time() - began < 10
