"""All hints looked up together give what looking for each of them alone gives."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from kuvauslint.vocabulary.hint_index import HintIndex

LETTERS = st.text(alphabet="aäb1._-@: \n", min_size=1, max_size=5)
TEXT = st.text(alphabet="aAäÄbB1._-@: \n\t", max_size=60)


@settings(max_examples=400, deadline=None)
@given(st.lists(LETTERS, min_size=1, max_size=8), TEXT)
@example([" a", "a ", " a ", "a b"], "xa b a\tb")
@example([" ", "a"], "ab")
def test_letters_are_met_where_they_stand(hints: list[str], text: str) -> None:
    """With spaces and signs in them, at the edges of words or inside, and asked twice."""
    index = HintIndex()
    for number, hint in enumerate(hints):
        index.add_letters(hint, number)
    lowered = text.lower()
    # spaces alone are no hint
    wanted = {number for number, hint in enumerate(hints) if hint in lowered and not hint.isspace()}
    for _ in range(2):
        assert index.met(text) == sum(1 << number for number in wanted)


def met(hint: str, text: str) -> bool:
    index = HintIndex()
    index.add(hint, 0)
    return index.met(text) == 1


def test_a_beginning_a_whole_word_and_an_abbreviation() -> None:
    """As rulebook/hints.py tells; of two letters too."""
    assert met("^arkis", "Vanha ARKISTO, tämä")
    assert not met("^arkis", "sanomalehtiarkisto")
    assert met("^EU", "(EU) 2016/679")
    assert not met("^EU", "neuvosto")
    assert met("^ab", "Abc")
    assert met("=laki", "Laki.")
    assert not met("=laki", "lakiin")
    assert met("#", "010190-123A")
    assert not met("#", "puh. 01019")


def test_what_is_remembered_changes_no_answer() -> None:
    """A long piece is not remembered, and a full memory is begun anew."""
    index = HintIndex()
    index.add("salasan", 0)
    long = "x" * 200 + "salasana"
    for _ in range(2):
        assert index.met(long) == 1
    for number in range(30_000):
        assert index.met(f"sana{number}") == 0
    assert index.met("Salasanat") == 1
