"""A link or a picture is fetched without encryption.

What it finds: addresses that begin with ``http:``.

Why it hurts: anybody on the way can read and change what comes; browsers warn, some filters count
it, and several clients load no picture from there.

Write instead: the same with ``https:``.

Source: WHATWG Fetch, mixed content; browsers mark http pages as not secure.
"""

from collections.abc import Iterator

from channels.email._lint._addresses import address, short
from channels.email._lint._mail import Mail
from channels.email._lint._rule import Fault, Rule, fails, passes
from locales.words import gettext_noop

_LINK = gettext_noop("The link %(address)s is not encrypted: write https.")
_PICTURE = gettext_noop("The picture %(address)s is not encrypted: write https.")


def find(mail: Mail) -> Iterator[Fault]:
    """Yield each address with http."""
    for link in mail.links:
        if address(link.href).scheme == "http":
            yield Fault(*link.place, _LINK, {"address": short(link.href)})
    for picture in mail.pictures:
        if address(picture.address).scheme == "http":
            place = (picture.start, picture.end)
            yield Fault(*place, _PICTURE, {"address": short(picture.address)})


RULE = Rule(
    id="link_insecure",
    gravity="warning",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("a link", html='<a href="http://a.example/order">The order</a>'),
        fails("a picture", html='<img src="HTTP://a.example/a.png" alt="Lamp">'),
        passes("encrypted", html='<a href="https://a.example/order">The order</a>'),
        passes(
            "a parameter", html='<a href="https://a.example/?to=http://b.example">The order</a>'
        ),
    ),
)
