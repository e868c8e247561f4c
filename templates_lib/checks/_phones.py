"""Phone numbers in a text: those that surely are one.

``phonenumbers`` costs near a millisecond a text, so a run of seven digits or more is looked at
only where a + or 00 begins it, where ``tel:`` does, or where a word such as "ring" stands near by.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import phonenumbers
from babel.core import get_global

import locales
from templates_lib.checks._facts import in_address, mentions
from templates_lib.checks._wording import SENTINEL

__all__ = ["Phone", "phones"]

_CACHED_TEXTS = 4_000
_DIGITS_LEAST, _DIGITS_MOST = 7, 15
_CANDIDATE = re.compile(
    r"(?<![\w/.,@#+-])(?P<lead>\+|00)?\(?\d(?:[\d \u00a0()./-]{4,22})\d(?![\w@%€$£]|[.,]\d)"
)
_MAYBE = re.compile(r"\d[\d \u00a0()./-]{5}")
_LINK = re.compile(r"\btel:(?P<number>\+?[\d().-]{7,22})", re.IGNORECASE)
_WORD_NEAR = 24
"""Characters between a word such as "ring oss på" and its number."""
_NOT_DIGITS = re.compile(r"\D")
_NEXT = re.compile(r"[ \u00a0]\((?![^()]*\))|\.[ \u00a0]")
"""Where another number may begin that is none of the phone's: "22 12 34 56 (24 timer)"."""


@dataclass(frozen=True)
class Phone:
    """A phone number at ``start:end``. ``e164`` is empty for one that no country has."""

    written: str
    e164: str
    start: int
    end: int

    @property
    def digits(self) -> str:
        """Its digits, as dialled."""
        return _NOT_DIGITS.sub("", self.e164 or self.written).lstrip("0")


@lru_cache(maxsize=_CACHED_TEXTS)
def phones(text: str, tag: str) -> tuple[Phone, ...]:
    """The phone numbers in ``text``, written in the country where locale ``tag`` is spoken."""
    return tuple(_phones(text, tag))


def _phones(text: str, tag: str) -> Iterator[Phone]:
    if not _MAYBE.search(text):
        return
    for match in _LINK.finditer(text):
        yield _phone(match["number"], tag, *match.span("number"))
    words = None
    for match in _CANDIDATE.finditer(text):
        count = len(_NOT_DIGITS.sub("", match[0]))
        if not _DIGITS_LEAST <= count <= _DIGITS_MOST or _is_no_phone(text, *match.span()):
            continue
        if not match["lead"]:
            if words is None:
                words = [e.end for e in mentions(text, tag) if "phone" in e.entries]
            if not any(0 <= match.start() - end <= _WORD_NEAR for end in words):
                continue
        yield _whole_or_first(match[0], tag, match.start())


def _whole_or_first(written: str, tag: str, start: int) -> Phone:
    """The number; where it is none, the one that it begins with and another number follows."""
    whole = _phone(written, tag, start, start + len(written))
    if not whole.e164:
        for behind in _NEXT.finditer(written):
            first = _phone(written[: behind.start()], tag, start, start + behind.start())
            if first.e164:
                return first
    return whole


def _is_no_phone(text: str, start: int, end: int) -> bool:
    """Whether it is part of a value or an address."""
    if SENTINEL in (text[start - 1 : start], text[end : end + 1]):
        return True
    return in_address(text, start, end)


def _phone(written: str, tag: str, start: int, end: int) -> Phone:
    return Phone(written, _e164(written, _region(tag)), start, end)


def _e164(written: str, region: str) -> str:
    """The number as dialled from anywhere; empty when its country has no such number."""
    number = f"+{written[2:]}" if written.startswith("00") else written
    try:
        parsed = phonenumbers.parse(number, region or None)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(parsed):
        return ""
    return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))


@lru_cache(maxsize=512)
def _region(tag: str) -> str:
    """The country where the locale is mostly spoken (CLDR likely subtags)."""
    babel = locales.get(tag).babel
    if babel.territory:
        return str(babel.territory)
    return str(get_global("likely_subtags").get(babel.language, "")).rpartition("_")[2]
