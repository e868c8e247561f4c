"""How far apart two short texts are."""

from __future__ import annotations

__all__ = ["within"]


def within(one: str, other: str, most: int) -> bool:
    """Whether at most ``most`` letters were put in, left out, changed or swapped with a neighbour
    (the optimal string alignment distance, Damerau 1964)."""
    if abs(len(one) - len(other)) > most:
        return False
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, mine in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, theirs in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (mine != theirs))
            if i > 1 and j > 1 and mine == other[j - 2] and one[i - 2] == theirs:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return False
    return row[-1] <= most
