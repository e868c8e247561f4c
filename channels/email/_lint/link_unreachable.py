"""A link or picture stands where no reader comes.

What it finds: hosts that only exist in the sender's own network or on a test machine: localhost,
private addresses, ``.local``, ``.test``, ``.internal``.

Why it hurts: it works for whoever wrote the mail, and for nobody else.

Write instead: the public address.

Source: RFC 6761, 6; RFC 1918, 3; RFC 6762, 3; ICANN's reserved ``.internal``.
"""

import ipaddress
from collections.abc import Iterator

from channels.email._lint._addresses import address, short
from channels.email._lint._mail import Mail
from channels.email._lint._rule import Fault, Rule, fails, passes
from locales.words import gettext_noop

_UNREACHABLE = gettext_noop("No reader can reach %(host)s.")

_ENDINGS = (".local", ".localhost", ".test", ".invalid", ".internal", ".home.arpa", ".lan")


def find(mail: Mail) -> Iterator[Fault]:
    """Yield each address of such a host."""
    for link in mail.links:
        host = address(link.href).host
        if is_private(host):
            yield Fault(*link.place, _UNREACHABLE, {"host": short(host)})
    for picture in mail.pictures:
        host = address(picture.address).host
        if is_private(host):
            yield Fault(picture.start, picture.end, _UNREACHABLE, {"host": short(host)})


def is_private(host: str) -> bool:
    """Whether *host* exists in one network only."""
    name = host.strip("[].")
    if name == "localhost" or name.endswith(_ENDINGS):
        return True
    try:
        place = ipaddress.ip_address(name)
    except ValueError:
        return False
    return place.is_private or place.is_loopback or place.is_link_local


RULE = Rule(
    id="link_unreachable",
    gravity="error",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("the writer's machine", html='<a href="http://localhost:8000/a">The order</a>'),
        fails("a private network", html='<img src="https://192.168.1.7/a.png" alt="Lamp">'),
        fails("a test host", html='<a href="https://shop.staging.local/">The shop</a>'),
        passes("everybody's", html='<a href="https://local.example/">The shop</a>'),
    ),
)
