"""Which messages a reader holds beside each other: those that follow in the same inbox."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from templates_lib.sequence._values import Said

__all__ = ["in_one_inbox"]


def in_one_inbox(said: Sequence[Said]) -> Iterator[tuple[int, int]]:
    """(index, index of the next) of messages that follow each other on one channel.

    Two texts of one message (its A/B arms, its personas) are no neighbours: nobody gets both.
    """
    last: dict[str, int] = {}
    for place, each in enumerate(said):
        before = last.get(each.address.channel)
        if before is not None and said[before].address.key != each.address.key:
            yield before, place
        last[each.address.channel] = place
