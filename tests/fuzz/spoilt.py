"""Good inputs that hypothesis spoils."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from tests.fuzz.seeds import seeds, words

_LONGEST = 1_500  # bytes of an input to start from


def spoilt(target: str, start: Sequence[bytes] = ()) -> st.SearchStrategy[bytes]:
    """An input with stretches cut out, doubled, swapped for words of the format or for any bytes."""
    inputs = start or [seed[:_LONGEST] for seed in seeds(target)]
    piece = st.sampled_from(
        [*words(target), b"\0", b"\xff", b"\r", "\u2028\u202e\ufeff".encode(), b"\x1b[2J"]
    ) | st.binary(max_size=6)
    change = st.tuples(st.floats(0, 1), st.integers(0, 40), st.integers(0, 2), piece)

    def apply(seed: bytes, changes: list[tuple[float, int, int, bytes]]) -> bytes:
        for where, length, times, new in changes:
            at = int(where * len(seed))
            seed = seed[:at] + seed[at : at + length] * times + new + seed[at + length :]
        return seed

    return st.builds(apply, st.sampled_from(inputs), st.lists(change, min_size=1, max_size=8))
