"""Case is forgiven as the interpreter forgives it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuvauslint.vocabulary.letters import casefolded


@pytest.mark.parametrize("letter", [chr(code) for code in range(256)])
def test_each_latin_letter_is_folded(letter: str) -> None:
    assert casefolded(letter) == letter.casefold()
    assert casefolded(f"\u00c4{letter}") == f"\u00c4{letter}".casefold()


@given(st.text())
def test_any_text_is_folded(text: str) -> None:
    assert casefolded(text) == text.casefold()
