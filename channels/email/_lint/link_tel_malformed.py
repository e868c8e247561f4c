"""A link that makes a call is broken, or only works at home.

What it finds: ``tel:`` without digits, with letters or spaces (a warning), and a number without its
country (information).

Why it hurts: phones dial half the number or none; a local number does not reach you from abroad.

Write instead: ``tel:+4722123456``.

Source: RFC 3966, 3 and 5.1.4.
"""

import re
from collections.abc import Iterator

from channels.email._lint._addresses import address, short
from channels.email._lint._mail import Mail
from channels.email._lint._placeholders import has_placeholder
from channels.email._lint._rule import Fault, Rule, fails, passes
from locales.words import gettext_noop

_NO_NUMBER = gettext_noop("%(number)s is not a number that a phone can dial.")
_LOCAL = gettext_noop("The number %(number)s does not begin with + and its country.")

_NUMBER = re.compile(r"\+?[0-9*#][0-9*#.()-]*(?:;[A-Za-z][\w.=+-]*)*")
# Emergency and short numbers exist at home alone (ITU-T E.164 begins above them).
_SHORT = 6


def find(mail: Mail) -> Iterator[Fault]:
    """Yield each number that cannot be dialled, or only at home."""
    for link in mail.links:
        there = address(link.href)
        if there.scheme != "tel" or has_placeholder(link.href):
            continue
        number = there.rest.strip().removeprefix("//")
        if not _NUMBER.fullmatch(number):
            yield Fault(*link.place, _NO_NUMBER, {"number": short(number or "tel:")})
        elif not number.startswith("+") and sum(each.isdigit() for each in number) > _SHORT:
            yield Fault(*link.place, _LOCAL, {"number": short(number)}, gravity="info")


RULE = Rule(
    id="link_tel_malformed",
    gravity="warning",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("nothing to dial", html='<a href="tel:">Call us</a>'),
        fails("spaces", html='<a href="tel:+47 22 12 34 56">Call us</a>'),
        fails("letters", html='<a href="tel:call-us">Call us</a>'),
        fails("no country", html='<a href="tel:22123456">Call us</a>'),
        passes("with its country", html='<a href="tel:+4722123456">Call us</a>'),
        passes("a short number", html='<a href="tel:09090">Call us</a>'),
    ),
)
