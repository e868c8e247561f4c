"""The customer is addressed in one form, and later in another.

What it finds: a message that says "De" where one before it said "du" (je and u, ty and Pan), in any
channel. Doubtful words and quotations do not count.

Why it hurts: a friend who turns formal has bad news, or is somebody else.

Write instead: one form from the first message to the last; choose it in the style guide.

Source: check catalogue, ADDR-MIX, read along the journey.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from locales.words import gettext_noop
from templates_lib.checks._address import Evidence, Strength, evidence, quotations
from templates_lib.sequence._values import WARNING, Remark, Rule, Said, Words

_DRIFTS = gettext_noop("“%(word)s” is %(form)s address; until here it was “%(other)s”.")
_FORMS = (gettext_noop("informal"), gettext_noop("formal"))


def find(said: Sequence[Said]) -> Iterator[Remark]:
    """Yield the first word of each message that speaks in another form than the one before."""
    last: tuple[int, Evidence] | None = None
    for place, each in enumerate(said):
        told = _first(each)
        if told is None:
            continue
        words, found = told
        if last and last[1].form != found.form and _comparable(said[last[0]], each):
            params = {"word": found.word, "form": found.form, "other": last[1].word}
            yield Remark(
                "address_form_drifts",
                WARNING,
                place,
                last[0],
                _DRIFTS,
                params,
                words.path,
                found.word,
            )
        last = place, found


def _comparable(one: Said, other: Said) -> bool:
    """Forms are compared within a language: a text that fell back to another one speaks its own."""
    return one.address.locale == other.address.locale


def _first(said: Said) -> tuple[Words, Evidence] | None:
    for words in said.texts:
        quoted = quotations(words.text)
        for each in evidence(words.text, said.address.locale):
            inside = any(start <= each.start < end for start, end in quoted)
            if each.strength is not Strength.WEAK and not inside:
                return words, each
    return None


RULE = Rule("address_form_drifts", WARNING, __doc__ or "", find)
