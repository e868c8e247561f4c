"""Two messages running begin with the same words.

What it finds: the first sentence after the greeting, where it begins with the same four words as
that of the message before in the same inbox (or is the same sentence, if it is shorter). The
greeting itself may return.

Why it hurts: the second looks like the first sent twice, and is not opened.

Write instead: what is new, first.

Source: the project's own choice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import locales
from locales.words import gettext_noop
from templates_lib.checks._prose import prose
from templates_lib.sequence._neighbours import in_one_inbox
from templates_lib.sequence._values import INFO, Remark, Rule, Said

_REPEATED = gettext_noop("“%(words)s”: the message before begins so too.")
_ENOUGH = 4
_FEWEST = 2
_GREETED = r"(?:(?:[ \t]+[\w’'.-]+){0,3}[ \t]*[,!.:–-]\s*)?"
"""Behind a greeting: a name of up to three words, and what ends it."""


def find(said: Sequence[Said]) -> Iterator[Remark]:
    """Yield each message that begins as the one before it in its inbox does."""
    for before, place in in_one_inbox(said):
        first, second = _opening(said[before]), _opening(said[place])
        if first and second and _key(first[1]) == _key(second[1]):
            yield Remark(
                "opening_repeated",
                INFO,
                place,
                before,
                _REPEATED,
                {"words": " ".join(second[1][:_ENOUGH])},
                second[0],
                " ".join(second[1][:_ENOUGH]),
            )


def _key(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(word.casefold() for word in words[:_ENOUGH])


def _opening(said: Said) -> tuple[str, list[str]] | None:
    """The part, and the words of the first sentence after the greeting that has several."""
    for text in said.running:
        rest = _greeting(said.address.locale).sub("", text.text.lstrip("#*_ \n"), count=1)
        for sentence in prose(rest).sentences:
            words = re.findall(r"[^\W_]+(?:[’'-][^\W_]+)*", rest[sentence.start : sentence.end])
            if len(words) >= _FEWEST:
                return text.path, words
    return None


@lru_cache(maxsize=128)
def _greeting(tag: str) -> re.Pattern[str]:
    """A greeting of the language with a name behind it, at the beginning of a text."""
    known = locales.get(tag).table("greetings").get("greetings", ())
    if not known:
        return re.compile(r"(?!)")
    every = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
    return re.compile(rf"^(?:{every})\b{_GREETED}", re.IGNORECASE)


RULE = Rule("opening_repeated", INFO, __doc__ or "", find)
