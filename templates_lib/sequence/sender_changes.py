"""The sender is another one than before.

What it finds: a message from another sender than the one before in the same inbox, and one that is
signed with another name than the last signed one, in any channel.

Why it hurts: a new name in an old thread is how frauds begin.

Write instead: one sender's name, and one signature.

Source: check catalogue, FACT-SENDER, read along the journey.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from locales.words import gettext_noop
from templates_lib.checks._signed import signed
from templates_lib.sequence._neighbours import in_one_inbox
from templates_lib.sequence._values import WARNING, Remark, Rule, Said

_SENDER = gettext_noop("It comes from %(here)s; the message before came from %(there)s.")
_SIGNED = gettext_noop("It is signed “%(here)s”; the last signed message says “%(there)s”.")


def find(said: Sequence[Said]) -> Iterator[Remark]:
    """Yield each change of sender and of signature."""
    for before, place in in_one_inbox(said):
        here, there = said[place].sender, said[before].sender
        if here and there and _folded(here) != _folded(there):
            params = {"here": here, "there": there}
            yield Remark("sender_changes", WARNING, place, before, _SENDER, params)
    yield from _signatures(said)


def _signatures(said: Sequence[Said]) -> Iterator[Remark]:
    last: tuple[int, str] | None = None
    for place, each in enumerate(said):
        told = next(
            (
                (text.path, found.name)
                for text in each.running
                for found in signed(text.text, each.address.locale)
            ),
            None,
        )
        if told is None:
            continue
        part, name = told
        if last and _folded(last[1]) != _folded(name):
            params = {"here": name, "there": last[1]}
            yield Remark("sender_changes", WARNING, place, last[0], _SIGNED, params, part, name)
        last = place, name


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


RULE = Rule("sender_changes", WARNING, __doc__ or "", find)
