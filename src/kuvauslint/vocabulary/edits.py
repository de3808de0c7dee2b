"""How many slips of the pen lie between two words."""

from __future__ import annotations


def distance(first: str, second: str, limit: int) -> int:
    """The restricted Damerau distance (insert, delete, replace, swap neighbours), or `limit + 1` when it is more.

    Only a band of `limit` cells on each side of the diagonal is worked out, so the cost is
    length times limit (Ukkonen 1985; optimal string alignment after Damerau 1964).
    """
    if first == second:
        return 0
    if abs(len(first) - len(second)) > limit:
        return limit + 1
    far = limit + 1
    before: list[int] = []
    previous = [column if column <= limit else far for column in range(len(second) + 1)]
    for row, letter in enumerate(first, 1):
        current = [far] * (len(second) + 1)
        if row <= limit:
            current[0] = row
        for column in range(max(1, row - limit), min(len(second), row + limit) + 1):
            other = second[column - 1]
            cost = min(previous[column] + 1, current[column - 1] + 1, previous[column - 1] + (letter != other))
            if row > 1 and column > 1 and letter == second[column - 2] and first[row - 2] == other:
                cost = min(cost, before[column - 2] + 1)
            current[column] = min(cost, far)
        if min(current) >= far and min(previous) >= far:
            return far
        before, previous = previous, current
    return min(previous[-1], far)


def shared_start(first: str, second: str) -> int:
    """How many letters two words begin alike."""
    length = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        length += 1
    return length


def deletions(word: str) -> set[str]:
    """The word and all that is left of it when one letter is dropped: two words one slip apart share one."""
    return {word} | {word[:at] + word[at + 1 :] for at in range(len(word))}
