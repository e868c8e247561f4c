"""A program's word for "nothing" stands in the text.

What it finds: ``[object Object]`` and ``NaN``; ``None`` and ``undefined`` where a name or an amount
should be, before a comma or a currency; and "lorem ipsum".

Why it hurts: the customer reads "Dear None" or "NaN kr".

Write instead: a default for values that may be missing; your own words for filler.

Source: the project's own choice, from mails that were sent.
"""

import re
from collections.abc import Iterator

from channels.email._lint._mail import Mail
from channels.email._lint._rule import Fault, Rule, fails, passes
from locales.words import gettext_noop

_LEAKED = gettext_noop("“%(word)s” stands where a value should be.")

_NOTHING = r"(?:None|undefined)"
_WORD = re.compile(
    rf"\[object Object\]|\bNaN\b|\b[Ll]orem ipsum\b|(?<=\w ){_NOTHING}(?=[,!](?:\s|$))"
    rf"|\b{_NOTHING}(?= (?:kr|NOK|DKK|SEK|EUR|PLN|zł|€|\$))"
)


_NEEDLES = ("[object Object]", "NaN", "orem ipsum", "None", "undefined")


def find(mail: Mail) -> Iterator[Fault]:
    """Yield each such word that a reader would meet."""
    for name, text in mail.paragraphs():
        for match in _WORD.finditer(text) if _may_leak(text) else ():
            yield Fault(*match.span(), _LEAKED, {"word": match[0]}, name)
    for each in mail.words if _may_leak(mail.html) else ():
        for match in _WORD.finditer(mail.html, each.start, each.end):
            yield Fault(*match.span(), _LEAKED, {"word": match[0]})


def _may_leak(text: str) -> bool:
    return any(needle in text for needle in _NEEDLES)


RULE = Rule(
    id="value_leaked",
    gravity="warning",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("a number that is none", html="<p>You pay NaN kr</p>"),
        fails("a name that is none", text="Dear None, thank you."),
        fails("filler", html="<p>Lorem ipsum dolor sit amet</p>"),
        passes("zero in Norwegian", "nb", text="Du betaler null, og niks."),
        passes("the words", text="None of the lamps is left, for an undefined time."),
    ),
)
