"""From the ``rules`` of a guide document to ``Rule`` values."""

from __future__ import annotations

import re
from collections.abc import Mapping

import channels
from locales.words import gettext_noop
from templates_lib._documents import DUPLICATE, DocumentError, Reader, join, read_locale
from templates_lib.rules._patterns import MAX_PATTERN, PatternError, pattern
from templates_lib.rules._values import CASES, KINDS, Rule

__all__ = ["RULE_FIELDS", "RulesError", "load", "read_rules"]

RULE_FIELDS = (
    "kind", "message", "severity", "words", "pattern", "inside_words", "swap", "either", "needs",
    "min", "max", "case", "exceptions", "locales", "channels", "stages", "parts",
)  # fmt: skip
SEVERITIES = ("error", "warning", "info")
MAX_RULES = 500
MAX_WORDS = 1_000
MAX_WORD = 200

NOT_AN_ID = gettext_noop("may hold letters, digits, dots, hyphens and underscores only")
NOT_OF_KIND = gettext_noop("has no place in a rule of the kind %(kind)s, which has %(known)s")
NEEDS_ONE = gettext_noop("a rule of the kind %(kind)s needs %(wanted)s")
NOT_BOTH = gettext_noop("a rule looks for words or for a pattern, not for both")
TOO_MANY = gettext_noop("holds more than %(limit)s")
NOT_A_COUNT = gettext_noop("must be a whole number from 0 to 1000")
NOT_A_SWITCH = gettext_noop("must be true or false")
MORE_THAN_MOST = gettext_noop("is more than max")
ONLY_A_STAR = gettext_noop("holds no letter, digit or mark to look for")
UNKNOWN_CHANNEL = gettext_noop("there is no channel %(name)s; the channels are %(known)s")

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_WHATS = ("words", "pattern", "swap", "either", "needs", "min", "max", "case")
# What a rule of a kind cannot do without: one of each line.
_WANTED: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "existence": (("words", "pattern"),),
    "substitution": (("swap",),),
    "occurrence": (("words", "pattern"), ("min", "max")),
    "repetition": (),
    "consistency": (("either",),),
    "conditional": (("words", "pattern"), ("needs",)),
    "capitalisation": (("case",),),
    "sequence": (("words",),),
}


class RulesError(DocumentError):
    """Rules that cannot be used; ``problems`` names every fault with its path."""


def load(document: object) -> tuple[Rule, ...]:
    """Read rules by their id; raises ``RulesError`` that names every fault found in them."""
    reader = Reader()
    rules = read_rules(reader, document, "")
    if reader.problems:
        raise RulesError(reader.problems)
    return rules


def read_rules(reader: Reader, document: object, path: str) -> tuple[Rule, ...]:
    """The rules under ``path``; the reader is told every fault."""
    listed = reader.mapping(document, path)
    if len(listed) > MAX_RULES:
        reader.refuse(path, TOO_MANY, limit=MAX_RULES)
        return ()
    return tuple(_rule(reader, fields, name, join(path, name)) for name, fields in listed.items())


def _rule(reader: Reader, value: object, name: str, path: str) -> Rule:
    if not _ID.fullmatch(name):
        reader.refuse(path, NOT_AN_ID)
    fields = reader.mapping(value, path, RULE_FIELDS)
    kind = reader.text(fields, "kind", path, among=tuple(KINDS))
    if kind:
        _fits(reader, fields, kind, path)
    least, most = _count(reader, fields, "min", path), _count(reader, fields, "max", path)
    if least is not None and most is not None and least > most:
        reader.refuse(join(path, "min"), MORE_THAN_MOST)
    inside = _switch(reader, fields, "inside_words", path)
    return Rule(
        id=name,
        kind=kind,
        message=reader.text(fields, "message", path, default=""),
        severity=reader.text(fields, "severity", path, default="warning", among=SEVERITIES),
        words=_words(reader, fields, "words", path),
        pattern=_pattern(reader, fields, path, inside),
        inside_words=inside,
        swap=_pairs(reader, fields, "swap", path),
        either=_pairs(reader, fields, "either", path),
        needs=_words(reader, fields, "needs", path),
        least=least or 0,
        most=most,
        case=reader.text(fields, "case", path, default="", among=CASES),
        exceptions=_words(reader, fields, "exceptions", path),
        locales=_locales(reader, fields, path),
        channels=_channels(reader, fields, path),
        stages=reader.words(fields, "stages", path),
        parts=reader.words(fields, "parts", path),
    )


def _fits(reader: Reader, fields: Mapping[str, object], kind: str, path: str) -> None:
    """Whether the rule holds what its kind looks for, and nothing else."""
    if kind not in KINDS:
        return
    for name in _WHATS:
        if name in fields and name not in KINDS[kind]:
            known = ", ".join(KINDS[kind])
            reader.refuse(join(path, name), NOT_OF_KIND, kind=kind, known=known)
    if "words" in fields and "pattern" in fields:
        reader.refuse(join(path, "pattern"), NOT_BOTH)
    for wanted in _WANTED[kind]:
        if not any(fields.get(name) not in (None, "", [], (), {}) for name in wanted):
            reader.refuse(path, NEEDS_ONE, kind=kind, wanted=" / ".join(wanted))


def _words(reader: Reader, fields: Mapping[str, object], name: str, path: str) -> tuple[str, ...]:
    here = join(path, name)
    found = reader.words(fields, name, path)
    if len(found) > MAX_WORDS:
        reader.refuse(here, TOO_MANY, limit=MAX_WORDS)
    for index, word in enumerate(found):
        _word(reader, word, f"{here}.{index}")
    return found


def _word(reader: Reader, word: str, path: str) -> None:
    reader.is_text(word, path, limit=MAX_WORD)
    if word.strip() and not word.strip().strip("*"):
        reader.refuse(path, ONLY_A_STAR)


def _pairs(reader: Reader, fields: Mapping[str, object], name: str, path: str) -> dict[str, str]:
    here = join(path, name)
    found = reader.mapping(fields.get(name, {}), here)
    if len(found) > MAX_WORDS:
        reader.refuse(here, TOO_MANY, limit=MAX_WORDS)
    for word in found:
        if not word.strip():
            reader.refuse(here, ONLY_A_STAR)
        else:
            _word(reader, word, join(here, word))
    return {word: reader.text(found, word, here, limit=MAX_WORD) for word in found}


def _pattern(reader: Reader, fields: Mapping[str, object], path: str, inside: bool) -> str:
    written = reader.text(fields, "pattern", path, default="", limit=MAX_PATTERN)
    if written:
        try:
            pattern(written, inside)
        except PatternError as error:
            reader.refuse(join(path, "pattern"), error.msgid, **error.params)
    return written


def _count(reader: Reader, fields: Mapping[str, object], name: str, path: str) -> int | None:
    value = fields.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 1000:
        reader.refuse(join(path, name), NOT_A_COUNT)
        return None
    return value


def _switch(reader: Reader, fields: Mapping[str, object], name: str, path: str) -> bool:
    value = fields.get(name, False)
    if not isinstance(value, bool):
        reader.refuse(join(path, name), NOT_A_SWITCH)
    return value is True


def _locales(reader: Reader, fields: Mapping[str, object], path: str) -> tuple[str, ...]:
    here = join(path, "locales")
    found: list[str] = []
    for index, tag in enumerate(reader.words(fields, "locales", path)):
        locale = read_locale(reader, tag, f"{here}.{index}")
        if locale in found:
            reader.refuse(f"{here}.{index}", DUPLICATE, what=locale)
        found.append(locale)
    return tuple(dict.fromkeys(found))


def _channels(reader: Reader, fields: Mapping[str, object], path: str) -> tuple[str, ...]:
    found = reader.words(fields, "channels", path)
    known = ", ".join(sorted(channels.CHANNELS))
    for index, name in enumerate(found):
        if name not in channels.CHANNELS:
            where = f"{join(path, 'channels')}.{index}"
            reader.refuse(where, UNKNOWN_CHANNEL, name=name, known=known)
    return found
