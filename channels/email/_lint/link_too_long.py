"""An address is longer than some clients and servers take.

What it finds: links of more than 2,048 characters.

Why it hurts: a link is cut on its way, and what a tracking service adds makes it longer still.

Write instead: a short address that the server leads on, with the rest kept there.

Source: Internet Explorer's and Outlook's limit of 2,083; sitemaps.org allows 2,048; RFC 9110, 4.1
recommends to support 8,000.
"""

from collections.abc import Iterator

from channels.email._lint._addresses import short
from channels.email._lint._limits import LINK_LENGTH
from channels.email._lint._mail import Mail
from channels.email._lint._rule import Fault, Rule, fails, passes
from locales.words import gettext_noop

_LONG = gettext_noop(
    "The address %(address)s has %(count)s characters: more than %(most)s may be cut."
)
_LONGEST = "https://a.example/?" + "x" * (LINK_LENGTH.value - 19)


def find(mail: Mail) -> Iterator[Fault]:
    """Yield each link that is too long."""
    most = LINK_LENGTH.value
    for link in mail.links:
        if len(link.href) > most:
            params = {"address": short(link.href), "count": str(len(link.href)), "most": str(most)}
            yield Fault(*link.place, _LONG, params)


RULE = Rule(
    id="link_too_long",
    gravity="warning",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("one too many", html=f'<a href="{_LONGEST}x">The order</a>'),
        passes("the longest", html=f'<a href="{_LONGEST}">The order</a>'),
    ),
)
