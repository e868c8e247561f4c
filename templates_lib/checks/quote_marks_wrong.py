"""Quotation marks are not those of the language.

What it finds: straight quotation marks where the channel carries typographic ones, and pairs that
belong to another language. Where the channel pays for fine typography (SMS) straight marks are
right, and the check is silent. Inches, apostrophes, code and the attributes of tags are left alone.

Why it hurts: “English” marks in a Norwegian text look translated, straight ones look unfinished.

Write instead: the language's own pair, or the one that the brand chose.

Source: check catalogue, TYP-QUOTES; the table ``quotation`` of each locale.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, Setting, fails, passes
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._typed import SENTINEL, Reading, mail, plain, readings

PAIRS = Setting(
    name="quotation_marks",
    kind="words",
    label=gettext_noop("Quotation marks"),
    help=gettext_noop(
        "The pairs that may be used, the best first, both marks together."
        " Empty: the language's own."
    ),
    default=(),
)

_STRAIGHT = gettext_noop("Straight quotation marks: write %(pair)s.")
_FOREIGN = gettext_noop("%(written)s are not the quotation marks of this language: write %(pair)s.")
_LINE = re.compile(r"[^\n]+")
_MARK = re.compile('[«»“”„‟"]')
_INSIDE = '[^«»“”„‟"\\n]{0,300}?'
_PAIR = re.compile(rf"(?<!\w)([«»“”„‟\"])({_INSIDE})([«»“”„‟\"])(?!\w)")
# 'so': no apostrophe inside, and none that a word may begin or end with.
_SINGLE = re.compile(rf"(?<![\w'’{SENTINEL}])'(?=[^\s'])([^'’\n]{{1,80}}?)(?<=[^\s'’])'(?![\w'’])")
_INNER_SPACES = " \u00a0\u202f\u2009"


def find(member: Member) -> Iterator[Fault]:
    """Yield each pair of marks that the locale does not use."""
    chosen = member.setting(PAIRS)
    pairs = tuple(chosen) if isinstance(chosen, list | tuple) else ()
    pairs = tuple(pair for pair in pairs if len(pair) == 2)
    rule = f"settings.{PAIRS.name}" if pairs else ""
    pairs = pairs or member.locale.table("quotation").get("pairs", ())
    if not pairs:
        return
    for reading in readings(member):
        if plain(reading):
            continue
        if _MARK.search(reading.text):
            for line in _LINE.finditer(reading.text):
                if not _nested(line[0], pairs):
                    yield from _doubles(reading, line, pairs, rule)
        if "'" in reading.text:
            yield from _singles(reading, pairs)


def _nested(line: str, pairs: Sequence[str]) -> bool:
    """Whether all marks of the line open and close as the pairs do, one inside another."""
    open_: list[str] = []
    for match in _MARK.finditer(line):
        mark = match[0]
        if open_ and open_[-1] + mark in pairs:
            open_.pop()
        elif any(pair[0] == mark for pair in pairs):
            open_.append(mark)
        else:
            return False
    return not open_


def _doubles(
    reading: Reading, line: re.Match[str], pairs: Sequence[str], rule: str
) -> Iterator[Fault]:
    for match in _PAIR.finditer(line[0]):
        opening, inside, closing = match.groups()
        if opening + closing in pairs or not inside.strip():
            continue
        start, end = line.start() + match.start(), line.start() + match.end()
        yield _fault(reading, start, end, pairs, rule)


def _fault(reading: Reading, start: int, end: int, pairs: Sequence[str], rule: str) -> Fault:
    text = reading.text
    pair = _best(pairs, text)
    gap = _gap(reading, pair)
    inside = text[start + 1 : end - 1]
    opened = len(inside) - len(inside.lstrip(_INNER_SPACES))
    closed = len(inside) - len(inside.rstrip(_INNER_SPACES))
    changes = [
        (start, start + 1 + opened, pair[0] + gap),
        (end - 1 - closed, end, gap + pair[1]),
    ]
    straight = text[start] == text[end - 1] == '"'
    params = {"written": text[start] + " " + text[end - 1], "pair": f"{pair[0]} {pair[1]}"}
    msgid = _STRAIGHT if straight else _FOREIGN
    if straight:
        del params["written"]
    return reading.fault(start, end, msgid, params, changes=changes, rule=rule)


def _best(pairs: Sequence[str], text: str) -> str:
    """The pair that the text already uses elsewhere, or the first."""
    return next((pair for pair in pairs if pair[0] in text and pair[1] in text), pairs[0])


def _gap(reading: Reading, pair: str) -> str:
    """French sets a no-break space inside its guillemets."""
    french = pair == "«»" and reading.passage.member.locale.tag in {"fr", "fr-FR", "fr-BE", "fr-CA"}
    return "\u00a0" if french else ""


def _singles(reading: Reading, pairs: Sequence[str]) -> Iterator[Fault]:
    elisions = reading.passage.member.locale.table("quotation").get("elisions", ())
    for match in _SINGLE.finditer(reading.text):
        first = re.split(r"[\s-]", match[1], maxsplit=1)[0].casefold()
        if first in elisions or (match[1].endswith(("s", "z", "x")) and " " in match[1]):
            continue
        yield _fault_single(reading, *match.span(), _best(pairs, reading.text))


def _fault_single(reading: Reading, start: int, end: int, pair: str) -> Fault:
    gap = _gap(reading, pair)
    changes = [(start, start + 1, pair[0] + gap), (end - 1, end, gap + pair[1])]
    params = {"pair": f"{pair[0]} {pair[1]}"}
    return reading.fault(start, end, _STRAIGHT, params, changes=changes)


CHECK = Check(
    id="quote_marks_wrong",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("TYP-QUOTES",),
    find=find,
    triggers=frozenset("«»“”„‟\"'"),
    settings=(PAIRS,),
    examples=(
        fails("nb", "", "straight", **mail('Les "Retur og refusjon" først')),
        fails("da", "", "straight, around a value", **mail('Læs "{{ page }}" først')),
        fails("pl", "", "English marks", **mail("Przeczytaj “Zwroty”")),
        fails("nl", "", "single and straight", **mail("Lees 'Retourneren' eerst")),
        passes("nb", "", "guillemets", **mail("Les «Retur og refusjon» først")),
        passes("da", "", "one of several house styles", **mail("Læs »Retur« først")),
        passes("pl", "", "the language's own", **mail("Przeczytaj „Zwroty”")),
        passes("nl", "", "elisions", **mail("'s Avonds zijn de foto's klaar")),
        passes("nb", 'Les "Retur og refusjon" først', "an SMS would cost more"),
        passes("en", "", "inches", **mail('A 15" screen and a 27" one')),
    ),
)
