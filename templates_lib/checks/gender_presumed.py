"""The text takes for granted that its reader is a man, or a woman.

What it finds: in Polish, French, Spanish and Italian, words that agree with the reader's gender
(zostawiłeś, êtes inscrit, bienvenido, benvenuto), where the text does not give both forms. It is
a note; for a brand that chooses neutral wording, a warning.

Why it hurts: half of the readers are not meant.

Write instead: both forms (zostawiłeś/zostawiłaś), a `select` by the customer's gender, or a wording
that has no gender (w koszyku czekają produkty).

Source: check catalogue, ADDR-GENDER; the tables ``gendered_address`` of the locales.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import locales
from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, Setting, fails, passes
from templates_lib.checks._chosen import rule_of
from templates_lib.checks._family import Member, Passage
from templates_lib.checks._finding import Severity

_PRESUMED = gettext_noop(
    "“%(word)s” fits readers of one gender only: give both forms, or a neutral wording."
)
_BOTH = re.compile(r"\s?[/(·•@_]|-(?:a|e|ś)")

SETTING = Setting(
    "gender_neutral",
    "switch",
    gettext_noop("Neutral as to the reader's gender"),
    gettext_noop("Warn of wording that fits readers of one gender only."),
    default=False,
)


def find(member: Member) -> Iterator[Fault]:
    """Yield each word with a gender, in texts that hold it for one gender only."""
    pattern = _pattern(member.variant.locale)
    if pattern is None:
        return
    severity = Severity.WARNING if member.setting(SETTING) else Severity.INFO
    rule = rule_of(member, SETTING)
    for passage in member.copy:
        if not pattern.search(passage.text) or _both(pattern, passage):
            continue
        for offset, text, places in passage.spoken:
            for match in pattern.finditer(text):
                if not _BOTH.match(text, match.end()):
                    start, end = places(*match.span())
                    word = {"word": match[0]}
                    yield Fault(
                        passage, offset + start, offset + end, _PRESUMED, word, severity, rule=rule
                    )


def _both(pattern: re.Pattern[str], passage: Passage) -> bool:
    """Whether the text has words for both, on different branches or one after the other."""
    return len({match.lastgroup for match in pattern.finditer(passage.text)}) > 1


@lru_cache(maxsize=64)
def _pattern(tag: str) -> re.Pattern[str] | None:
    """What finds words with a gender: its groups are ``m`` and ``f``."""
    table = locales.get(tag).table("gendered_address")
    if not table:
        return None
    he, she = table.get("endings", ("", ""))
    groups = (("m", table["masculine"], he), ("f", table["feminine"], she))
    return re.compile(
        r"(?<!\w)(?<!la )(?:" + "|".join(_group(*group) for group in groups) + r")(?!\w)",
        re.IGNORECASE,
    )


def _group(name: str, phrases: tuple[str, ...], ending: str) -> str:
    words = [r"\s+".join(map(re.escape, phrase.split())) for phrase in phrases]
    if ending:
        words.append(rf"[^\W\d_]+{ending}")
    return f"(?P<{name}>{'|'.join(words)})"


CHECK = Check(
    id="gender_presumed",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("ADDR-GENDER",),
    locales=frozenset({"pl", "fr", "es", "it"}),
    settings=(SETTING,),
    find=find,
    examples=(
        fails("pl", "Zostawiłeś coś w koszyku.", "the reader may be a woman"),
        fails("es", "Bienvenido a NordHus.", "the reader may be a woman"),
        fails("it", "Benvenuta nel club!", "the reader may be a man"),
        passes("pl", "Zostawiłeś/zostawiłaś coś w koszyku.", "both forms"),
        passes("pl", "Coś czeka w koszyku.", "no gender"),
        passes("es", "Te damos la bienvenida.", "a noun"),
        passes("es", "Bienvenido/a a NordHus.", "both forms"),
    ),
)
