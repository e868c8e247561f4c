"""Too many messages come too close to each other.

What it finds: the fourth message (and each after it) within a day, one-time codes not counted; and
an advertisement within two days of the one before. A message on two channels is one. Steps without
a day are passed by.

Why it hurts: the customer mutes us, and misses the message that matters.

Write instead: fewer messages, or one that says both; or another day.

Source: the project's own choice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from locales.words import gettext_noop
from templates_lib.sequence._values import WARNING, Remark, Rule, Said

MOST = 3
"""Messages within a day that a customer bears."""
APART = 2
"""Days between two advertisements."""

_MANY = gettext_noop("This is message %(count)s within a day; %(most)s are enough.")
_SOON = gettext_noop("An advertisement, %(days)s days after the one before: leave %(apart)s.")


def find(said: Sequence[Said]) -> Iterator[Remark]:
    """Yield each message that is one too many."""
    timed = _once_each(said)
    for number, (place, day) in enumerate(timed):
        near = [each for each, other in timed[:number] if 0 <= day - other < 1]
        if len(near) >= MOST:
            params = {"count": str(len(near) + 1), "most": str(MOST)}
            yield Remark("messages_too_close", WARNING, place, near[-1], _MANY, params)
        elif (before := _advertised(said, timed[:number], place)) is not None:
            gap = day - before[1]
            if 0 <= gap < APART:
                params = {"days": f"{gap:g}", "apart": str(APART)}
                yield Remark("messages_too_close", WARNING, place, before[0], _SOON, params)


def _once_each(said: Sequence[Said]) -> list[tuple[int, float]]:
    """(index, day) of each message at each step, whatever its channels; codes are left out."""
    seen: set[tuple[str, str]] = set()
    found = []
    for place, each in enumerate(said):
        key = each.step, each.address.key
        if each.day is not None and each.purpose != "authentication" and key not in seen:
            seen.add(key)
            found.append((place, each.day))
    return found


def _advertised(
    said: Sequence[Said], before: Sequence[tuple[int, float]], place: int
) -> tuple[int, float] | None:
    """The last advertisement before this one, at another step; None where this is none."""
    if said[place].purpose != "marketing":
        return None
    for other, day in reversed(before):
        if said[other].purpose == "marketing" and said[other].step != said[place].step:
            return other, day
    return None


RULE = Rule("messages_too_close", WARNING, __doc__ or "", find)
