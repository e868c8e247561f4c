"""An address is relative, and a mail is nowhere that it could be relative to.

What it finds: links and images without a scheme: ``/order``, ``www.nordhus.no``, ``//host/a.png``,
``cid`` parts left out. Links within the mail (``#terms``) are none.

Why it hurts: the link opens nothing, or a page of the webmail; the image stays empty.

Write instead: the whole address, from ``https:`` on.

Source: RFC 2557, base URIs: a mail has none of its own; caniemail.com, html-base.
"""

from collections.abc import Iterator

from channels.email._lint._addresses import address, short
from channels.email._lint._mail import Mail
from channels.email._lint._placeholders import has_placeholder
from channels.email._lint._rule import Fault, Rule, fails, passes
from locales.words import gettext_noop

_RELATIVE = gettext_noop("The address %(address)s is not whole: it does not begin with https:.")


def find(mail: Mail) -> Iterator[Fault]:
    """Yield each address without a scheme."""
    for link in mail.links:
        if _is_relative(link.href) and not link.href.startswith("#"):
            yield Fault(*link.place, _RELATIVE, {"address": short(link.href)})
    for picture in mail.pictures:
        if _is_relative(picture.address):
            place = (picture.start, picture.end)
            yield Fault(*place, _RELATIVE, {"address": short(picture.address)})


def _is_relative(text: str) -> bool:
    scheme = address(text).scheme
    # "a.example:8080/x" has a host where a scheme would be.
    return bool(text) and (not scheme or "." in scheme) and not has_placeholder(text)


RULE = Rule(
    id="link_relative",
    gravity="error",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("a path", html='<a href="/order/7">The order</a>'),
        fails("no scheme", html='<a href="www.nordhus.no">Nordhus</a>'),
        fails("no scheme either", html='<img src="//a.example/a.png" alt="Lamp">'),
        passes("whole", html='<a href="https://a.example/order/7">The order</a>'),
        passes("within the mail", html='<a href="#terms">Terms</a>'),
        passes("a part of the mail", html='<img src="cid:logo" alt="Nordhus">'),
    ),
)
