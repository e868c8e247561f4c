"""Three dots stand for an ellipsis.

What it finds: three full stops in a row in a text whose alphabet is not paid for, four or more
anywhere, and … where the brand chose dots.

Why it hurts: dots may be torn apart at the end of a line, and a screen reader says each of them.

Write instead: … (U+2026); in an SMS three dots, since … costs more than half its letters.

Source: check catalogue, TYP-ELLIPSIS; CLDR 48, ellipsis patterns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, Setting, fails, passes
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._typed import mail, plain, readings

FORM = Setting(
    name="ellipsis",
    kind="choice",
    label=gettext_noop("Ellipsis"),
    help=gettext_noop("How an ellipsis is written where the alphabet of a text is not paid for."),
    choices=(
        ("", gettext_noop("One character: …")),
        ("dots", gettext_noop("Three dots: ...")),
    ),
)

_ONE = gettext_noop("Three dots: write the one character ….")
_DOTS = gettext_noop("This brand writes three dots.")
_MANY = gettext_noop("More than three dots.")
_RUN = re.compile(r"(?<!\.)\.{3,}(?!\.)|…")


def find(member: Member) -> Iterator[Fault]:
    """Yield each ellipsis in the other form."""
    if not any("..." in reading.text or "…" in reading.text for reading in readings(member)):
        return
    dots = member.setting(FORM) == "dots"
    rule = f"settings.{FORM.name}" if dots else ""
    for reading in readings(member):
        cheap = plain(reading)
        if "..." not in reading.text and (cheap or not dots):
            continue
        wanted = "..." if dots or cheap else "…"
        for match in _RUN.finditer(reading.text):
            many = len(match[0]) > len("...")
            if match[0] == wanted or (cheap and not many):
                continue
            msgid = _MANY if many else _DOTS if dots else _ONE
            changes = [(*match.span(), wanted)]
            yield reading.fault(*match.span(), msgid, changes=changes, rule=rule)


CHECK = Check(
    id="ellipsis_as_dots",
    severity=Severity.INFO,
    docstring=__doc__ or "",
    codes=("TYP-ELLIPSIS",),
    sign=re.compile(r"\.\.\.|…"),
    sign_needs=frozenset(".…"),
    find=find,
    settings=(FORM,),
    examples=(
        fails("nb", "", "three dots", **mail("Vent litt...")),
        fails("pl", "Chwileczkę....", "four dots"),
        fails("da", "", "the brand's", style={"settings": {FORM.name: "dots"}}, **mail("Vent…")),
        passes("nb", "Vent litt...", "an SMS would cost more"),
        passes("pl", "", "one character", **mail("Chwileczkę…")),
        passes("nl", "", "two full stops apart", **mail("Klaar. Tot zo.")),
    ),
)
