"""Names that are one thing, by the labelled pairs and by properties."""

from __future__ import annotations

import time
from itertools import combinations
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kuvauslint.vocabulary.edits import deletions, distance
from kuvauslint.vocabulary.endings import same_word, stems
from kuvauslint.vocabulary.likeness import alike, same_thing
from kuvauslint.vocabulary.meetings import heads, meetings

PAIRS = yaml.safe_load((Path(__file__).parent / "name_pairs.yaml").read_text(encoding="utf-8"))["pairs"]
NAMES = st.text(alphabet="abekrstiäö -1", max_size=14)
WORDS = st.text(alphabet="abcä", max_size=9)


def judged(held: bool) -> tuple[float, float]:
    """Precision and recall on one half of the pairs."""
    seen = [(bool(alike([p["a"], p["b"]])), p["same"]) for p in PAIRS if p["held"] is held]
    right = sum(s and t for s, t in seen)
    return right / sum(s for s, _ in seen), right / sum(t for _, t in seen)


@pytest.mark.parametrize("held", [False, True])
def test_precision_and_recall(held: bool) -> None:
    """False alarms are worse than misses."""
    precision, recall = judged(held)
    assert precision >= 0.98
    assert recall >= 0.9


def test_the_list_is_big_and_halved() -> None:
    """As many pairs as promised, no pair twice, half of them held out."""
    assert len({(p["a"], p["b"]) for p in PAIRS}) == len(PAIRS) >= 240
    assert abs(sum(p["held"] for p in PAIRS) * 2 - len(PAIRS)) <= 2


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("Titania-työvuorosuunnittelu", "Titania-työvuorosunnittelu", "typo"),
        ("Wilma", "Wilmo", "typo"),
        ("M-Files", "M-files", "case"),
        ("Pro Consona", "ProConsona", "space"),
        ("Louhi-karttapalvelu", "Louhi karttapalvelu", "hyphen"),
        ("Opetus ja kasvatus", "Opetus & kasvatus", "joining"),
        ("Asianhallintajärjestelmä", "asianhallintajärjestelmä", "initial"),
        ("Nuorisopalvelun asiarekisteri", "Nuorisopalveluiden asiarekisterit", "inflection"),
        ("Primus", "Kurre", None),
        ("Dynasty 10", "Dynasty 360", None),
        ("Aura", "Laura", None),
        ("SAP", "SAS", None),
        ("Kouluhallinnon järjestelmä", "Oppilashallinnon järjestelmä", None),
        ("Rekisteri", "Rekisterit", None),
    ],
)
def test_kind_of_difference(first: str, second: str, kind: str | None) -> None:
    """What differs is named."""
    assert same_thing(first, second) == kind


@settings(deadline=None)
@given(NAMES, NAMES)
def test_order_does_not_matter(first: str, second: str) -> None:
    """The likeness of two names is the likeness of the second and the first."""
    assert same_thing(first, second) == same_thing(second, first)


@settings(deadline=None)
@given(NAMES, NAMES)
def test_buckets_miss_no_pair(first: str, second: str) -> None:
    """What two names are when looked at is what they are when met in a list."""
    assert bool(alike([first, second])) == (same_thing(first, second) is not None)


@settings(deadline=None)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=3).map(" ".join) | NAMES, max_size=5))
def test_names_seen_to_be_apart_together_are_apart(names: list[str]) -> None:
    """What is not looked at name by name holds no two names of one thing."""
    assert bool(alike(names)) == any(same_thing(*pair) is not None for pair in combinations(names, 2))


@settings(deadline=None)
@given(WORDS, WORDS, st.integers(0, 3))
def test_distance_against_an_oracle(first: str, second: str, limit: int) -> None:
    """The bounded distance is the one that a known library counts."""
    oracle = pytest.importorskip("rapidfuzz.distance", reason="rapidfuzz is the oracle").OSA.distance
    assert distance(first, second, limit) == min(oracle(first, second), limit + 1)


@settings(deadline=None)
@given(WORDS, WORDS)
def test_one_slip_shares_a_deletion(first: str, second: str) -> None:
    """Words one slip apart always meet."""
    if distance(first, second, 1) <= 1:
        assert deletions(first) & deletions(second)


@settings(deadline=None, max_examples=500)
@given(st.text(alphabet="abäekt", max_size=14), st.data())
def test_words_that_meet_share_a_head(first: str, data: st.DataObject) -> None:
    """What is left out of the closer look, for it shares no beginning, could not have met."""
    kept = data.draw(st.integers(0, len(first)))
    second = first[:kept] + data.draw(st.text(alphabet="abäekt", max_size=8))
    if data.draw(st.booleans()):
        second = second.replace("ä", "a")
    if first != second and set(meetings(first)) & set(meetings(second)):
        assert heads(first) & heads(second)


@pytest.mark.parametrize(
    ("first", "second"),
    [("rekisteri", "rekistereiden"), ("hallinto", "hallinnon"), ("opetus", "opetuksen"), ("skola", "skolorna")],
)
def test_forms_of_one_word_share_a_stem(first: str, second: str) -> None:
    """Grammatical forms are seen as one word and meet in a bucket."""
    assert same_word(first, second)
    assert set(stems(first)) & set(stems(second))


def test_thousands_of_names_take_no_square_of_time() -> None:
    """Twice the names take about twice the time, not four times."""

    def seconds(count: int) -> float:
        names = [
            f"Palvelu{chr(97 + i % 26)}{chr(97 + i // 26 % 26)}{chr(97 + i // 676)}n rekisteri" for i in range(count)
        ]
        start = time.process_time()
        alike(names)
        return time.process_time() - start

    seconds(200)
    assert seconds(4000) < 6 * max(seconds(2000), 0.01)
