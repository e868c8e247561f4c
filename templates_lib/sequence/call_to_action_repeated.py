"""Two messages running ask for the same thing with the same button.

What it finds: a button's label that stood on the message before in the same inbox too.

Why it hurts: who has tapped it once takes the second message for the first; who has not is nagged.

Write instead: what there is to do now: "Follow the parcel", after "See the order".

Source: the project's own choice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from locales.words import gettext_noop
from templates_lib.sequence._neighbours import in_one_inbox
from templates_lib.sequence._values import INFO, Remark, Rule, Said

_REPEATED = gettext_noop("The button “%(words)s” stands on the message before too.")
_LABEL = "label"
"""What channels call the words on a button."""


def find(said: Sequence[Said]) -> Iterator[Remark]:
    """Yield each button that the message before has too."""
    for before, place in in_one_inbox(said):
        there = {_folded(each.text) for each in said[before].texts if each.name == _LABEL}
        told: set[str] = set()
        for each in said[place].texts:
            label = _folded(each.text)
            if each.name == _LABEL and label and label in there and label not in told:
                told.add(label)
                words = " ".join(each.text.split())
                yield Remark(
                    "call_to_action_repeated",
                    INFO,
                    place,
                    before,
                    _REPEATED,
                    {"words": words},
                    each.path,
                    words,
                )


def _folded(label: str) -> str:
    return " ".join(label.split()).casefold().strip(" .!›→")


RULE = Rule("call_to_action_repeated", INFO, __doc__ or "", find)
