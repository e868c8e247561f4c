"""A link leads to a bare number instead of a name.

What it finds: web links whose host is an IP address that anybody can reach.

Why it hurts: no brand writes its address like this and many frauds do, so filters count it.

Write instead: the name of the host.

Source: SpamAssassin, NORMAL_HTTP_TO_IP and NUMERIC_HTTP_ADDR.
"""

import ipaddress
import re
from collections.abc import Iterator

from channels.email._lint._addresses import address, short
from channels.email._lint._mail import Mail
from channels.email._lint._rule import Fault, Rule, fails, passes
from locales.words import gettext_noop

_NUMBER = gettext_noop("The link leads to the number %(host)s instead of a name.")
_WHOLE = re.compile(r"[0-9]{7,10}|0x[0-9a-f]{6,8}")


def find(mail: Mail) -> Iterator[Fault]:
    """Yield each link to a public number."""
    for link in mail.links:
        host = address(link.href).host
        if is_public_number(host):
            yield Fault(*link.place, _NUMBER, {"host": short(host)})


def is_public_number(host: str) -> bool:
    """Whether *host* is an IP address that anybody can reach."""
    if _WHOLE.fullmatch(host):
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_global
    except ValueError:
        return False


RULE = Rule(
    id="link_to_number",
    gravity="warning",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("four numbers", html='<a href="https://8.8.8.8/order">The order</a>'),
        fails("one number", html='<a href="http://134744072/order">The order</a>'),
        passes("a name", html='<a href="https://a.example/8.8.8.8">The order</a>'),
    ),
)
