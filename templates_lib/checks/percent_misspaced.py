"""The space before a percent sign is not the language's.

What it finds: a percent sign joined to its number where the language sets a space (Norwegian,
Danish, Swedish, Finnish, German, French, Spanish), or set apart where it does not (Polish, Dutch,
Italian, English). A plain space is as good as a no-break space here. Compounds such as German
"10%ig" are left alone.

Why it hurts: it is the surest sign of a text carried over from another language.

Write instead: what the language's norm says, or what the brand chose in its style guide.

Source: check catalogue, TYP-PERCENT; CLDR 48, percentFormats.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import locales
from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, Setting, fails, passes
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._typed import SENTINEL, Reading, readings, space

SPACING = Setting(
    name="percent_spacing",
    kind="choice",
    label=gettext_noop("Percent sign"),
    help=gettext_noop("Whether a space stands between a number and its percent sign."),
    choices=(
        ("", gettext_noop("As the language writes it")),
        ("spaced", gettext_noop("With a space: 10 %")),
        ("joined", gettext_noop("Without a space: 10%")),
    ),
)

_APART = gettext_noop("A space belongs before the percent sign.")
_JOIN = gettext_noop("The percent sign follows its number without a space.")
_SPACES = "[ \u00a0\u202f\u2009]"
# Behind a digit or a value; not before a letter or a hyphen (10%ig, 10%-rabatt), a digit (%20).
_BEHIND = rf"(?<=[\d{SENTINEL}])"
_JOINED = re.compile(rf"{_BEHIND}[%٪](?![\w(-])")
_SPACED = re.compile(rf"{_BEHIND}({_SPACES}+)[%٪](?![\w(-])")


def find(member: Member) -> Iterator[Fault]:
    """Yield each percent sign that stands too near or too far."""
    chosen = member.setting(SPACING)
    spaced = _spaced(member.locale.tag) if not chosen else chosen == "spaced"
    rule = f"settings.{SPACING.name}" if chosen else ""
    for reading in readings(member):
        yield from _too_near(reading, rule) if spaced else _too_far(reading, rule)


@lru_cache(maxsize=512)
def _spaced(tag: str) -> bool:
    """Whether CLDR sets a space between the number and the sign."""
    pattern = str(locales.get(tag).babel.percent_formats[None].pattern).split(";")[0]
    return bool(re.search(r"[0#]\s+%", pattern))


def _too_near(reading: Reading, rule: str) -> Iterator[Fault]:
    for match in _JOINED.finditer(reading.text):
        start, end = match.span()
        changes = [(start, end, space(reading, "\u00a0") + match[0])]
        begin = start - 1
        if reading.text[begin] == SENTINEL:
            yield reading.fault(start, end, _APART, changes=changes, rule=rule)
        else:
            begin = _number_before(reading.text, start)
            yield reading.fault(begin, end, _APART, changes=changes, rule=rule)


def _too_far(reading: Reading, rule: str) -> Iterator[Fault]:
    for match in _SPACED.finditer(reading.text):
        begin, end = match.span()
        if reading.text[begin - 1] != SENTINEL:
            begin = _number_before(reading.text, begin)
        yield reading.fault(begin, end, _JOIN, changes=[(*match.span(1), "")], rule=rule)


def _number_before(text: str, end: int) -> int:
    """Where the digits before ``end`` begin."""
    start = end
    while start > 0 and (text[start - 1].isdecimal() or text[start - 1] in ".,"):
        start -= 1
    return start


CHECK = Check(
    id="percent_misspaced",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("TYP-PERCENT",),
    find=find,
    triggers=frozenset("%٪"),
    locales=frozenset({"nb", "nn", "da", "pl", "nl", "sv", "fi", "de", "en", "fr", "es", "it"}),
    settings=(SPACING,),
    examples=(
        fails("nb", "Du får 10% rabatt.", "Norwegian sets a space"),
        fails("da", "Op til 12,5% på alt.", "Danish too"),
        fails("pl", "Odbierz 10 % rabatu.", "Polish sets none"),
        fails("nl", "Je krijgt {{ discount }} % korting.", "nor does Dutch"),
        fails("nb", "10 % rabatt", "the brand's own", style={"settings": {SPACING.name: "joined"}}),
        passes("nb", "Du får 10 % rabatt.", "with a space"),
        passes("pl", "Odbierz 10% rabatu.", "without"),
        passes("de", "Eine 10%ige Lösung.", "a compound"),
        passes("da", "Se https://nordhus.example/a%20b", "in an address"),
        passes("nl", "Je krijgt {{ discount | percent }} korting.", "the filter knows"),
    ),
)
