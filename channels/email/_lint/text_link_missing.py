"""A link of the HTML is not in the plain text.

What it finds: addresses that the HTML links to and the plain text does not hold.

Why it hurts: whoever reads the plain text cannot track the parcel, or unsubscribe.

Write instead: the address after its words, in the plain text too.

Source: RFC 2046, 5.1.4: the parts of an alternative say the same; SpamAssassin, MPART_ALT_DIFF.
"""

import re
from collections.abc import Iterator

from channels.email._lint._addresses import address, short
from channels.email._lint._mail import Mail
from channels.email._lint._rule import Fault, Rule, fails, passes
from locales.words import gettext_noop

_MISSING = gettext_noop("The link to %(address)s is not in the plain text.")

_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_MARKS = ".,;:!?)]}»”'"


def find(mail: Mail) -> Iterator[Fault]:
    """Yield each web link that the text does not hold."""
    held = {form for match in _ADDRESS.finditer(mail.text) for form in _forms(match[0])}
    for link in mail.links if mail.text.strip() else ():
        is_web = address(link.href).scheme in ("http", "https")
        if is_web and link.href not in held:
            yield Fault(*link.place, _MISSING, {"address": short(link.href)})


def _forms(written: str) -> Iterator[str]:
    """Yield an address as it stands in a text, and without the marks of the sentence round it."""
    yield written
    yield from (written[:-count] for count in range(1, 4) if written[-count:].strip(_MARKS) == "")


RULE = Rule(
    id="text_link_missing",
    gravity="info",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("gone", html='<a href="https://a.example/1">The order</a>', text="The order"),
        passes(
            "there",
            html='<a href="https://a.example/?a=1&amp;b=2">The order</a>',
            text="The order: https://a.example/?a=1&b=2",
        ),
        passes("no text to look in", html='<a href="https://a.example/1">The order</a>'),
    ),
)
