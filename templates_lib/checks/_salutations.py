"""How a text greets and takes its leave."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import locales
from templates_lib.checks._family import Member, Passage
from templates_lib.checks._wording import SENTINEL

__all__ = ["GREETING", "SIGN_OFF", "Phrase", "approved", "greeting", "sign_off"]

GREETING, SIGN_OFF = "greeting", "sign_off"

_LAST = re.compile(r"[^\n]+")
_GAP = re.compile(r"\{\{.*?\}\}|\{\w*\}|…|\.\.\.")
_VALUE = rf"(?:{SENTINEL}|[^\W\d_][\w’'-]*)"


@dataclass(frozen=True)
class Phrase:
    """The known ``words`` at ``start:end`` of a passage, and the ``line`` they begin."""

    passage: Passage
    start: int
    end: int
    words: str
    line: str


def greeting(member: Member) -> Phrase | None:
    """The greeting that the first running text begins with."""
    pattern = _known(member.variant.locale, "greetings")
    for passage in _running(member)[:1] if pattern else ():
        begun = passage.text.lstrip()
        if begun[:1] != "{" and pattern and not pattern.match(begun):
            continue
        for offset, text, places in passage.spoken:
            start = len(text) - len(text.lstrip())
            match = pattern.match(text, start) if pattern else None
            if match and not _opens_a_sentence(member.variant.locale, match):
                first, last = places(*match.span())
                line = text[start:].partition("\n")[0]
                return Phrase(passage, offset + first, offset + last, match[0].casefold(), line)
    return None


def _opens_a_sentence(tag: str, match: re.Match[str]) -> bool:
    """Whether a welcome is not said to somebody but of something: "Welcome to the shop"."""
    welcomes = locales.get(tag).table("greetings").get("welcomes", ())
    following = match.string[match.end() :].lstrip(" ")[:1]
    return match[0].casefold() in welcomes and following.islower()


def sign_off(member: Member) -> Phrase | None:
    """The greeting that one of the last two lines of the last running text begins with."""
    pattern = _known(member.variant.locale, "sign_offs")
    for passage in _running(member)[-1:] if pattern else ():
        if "\n" not in passage.text.strip():
            continue  # a line by itself takes no leave
        for offset, text, places in passage.spoken:
            for line in [*_LAST.finditer(text)][-2:]:
                start = line.start() + len(line[0]) - len(line[0].lstrip())
                match = pattern.match(text, start) if pattern else None
                if match and start:
                    first, last = places(*match.span())
                    words = match[0].casefold()
                    return Phrase(passage, offset + first, offset + last, words, line[0].strip())
    return None


def _running(member: Member) -> list[Passage]:
    """Running texts: no subjects, labels or small print."""
    return [each for each in member.copy if each.spec.multiline and ".legal" not in each.path]


@lru_cache(maxsize=256)
def _known(tag: str, entry: str) -> re.Pattern[str] | None:
    phrases = locales.get(tag).table("greetings").get(entry, ())
    return re.compile(rf"(?:{_either(phrases)})(?!\w)", re.IGNORECASE) if phrases else None


@lru_cache(maxsize=256)
def approved(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """What finds one of the brand's ``phrases``, where {{ name }}, {} or … is any value.

    A comma or another mark at the end of a phrase need not stand there.
    """
    return re.compile(rf"(?:{_either(phrases)})(?![\w{SENTINEL}]|\s+{SENTINEL})", re.IGNORECASE)


def _either(phrases: Iterable[str]) -> str:
    longest_first = sorted(phrases, key=len, reverse=True)
    return "|".join(_pattern(phrase.strip().rstrip(",.!")) for phrase in longest_first)


def _pattern(phrase: str) -> str:
    pieces = [
        r"\s+".join(map(re.escape, piece.split())) + (r"\s*" if piece.endswith(" ") else "")
        for piece in _GAP.split(phrase)
    ]
    return _VALUE.join(pieces)
