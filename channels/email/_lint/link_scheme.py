"""A link begins with something that mail clients do not open.

What it finds: ``javascript:``, ``data:``, ``file:`` and the like (an error), and any other scheme
than http, https, mailto, tel and sms (a warning).

Why it hurts: clients take scripts out or refuse the mail as an attack; links into an app are dead
in webmail and on a computer.

Write instead: an https address that leads on to the app.

Source: WHATWG URL, 4; no client runs scripts (caniemail.com); the schemes are our choice.
"""

from collections.abc import Iterator

from channels._urls import LINK_SCHEMES
from channels.email._lint._addresses import address
from channels.email._lint._mail import Mail
from channels.email._lint._placeholders import has_placeholder
from channels.email._lint._rule import Fault, Rule, fails, passes
from locales.words import gettext_noop

_SCRIPT = gettext_noop("A link begins with %(scheme)s: clients take it out, or refuse the mail.")
_OTHER = gettext_noop("A link begins with %(scheme)s: many clients do not open it.")

_OPENED = frozenset({*LINK_SCHEMES, "sms"})
_DANGEROUS = frozenset({"javascript", "vbscript", "data", "file", "blob", "about"})


def find(mail: Mail) -> Iterator[Fault]:
    """Yield each link with such a scheme."""
    for link in mail.links:
        scheme = address(link.href).scheme
        if scheme in _DANGEROUS:
            yield Fault(*link.place, _SCRIPT, {"scheme": f"{scheme}:"})
        elif scheme and scheme not in _OPENED and not _is_host(link.href, scheme):
            yield Fault(*link.place, _OTHER, {"scheme": f"{scheme}:"[:40]}, gravity="warning")


def _is_host(href: str, scheme: str) -> bool:
    """Whether the "scheme" is a host with its port, or begins with a placeholder."""
    return "." in scheme or scheme == "localhost" or has_placeholder(href[: len(scheme) + 4])


RULE = Rule(
    id="link_scheme",
    gravity="error",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("a script", html='<a href="javascript:void(0)">Open</a>'),
        fails("a script in disguise", html='<a href=" JAVA&#10;SCRIPT:alert(1)">Open</a>'),
        fails("an app", html='<a href="nordhus://cart">Open the cart</a>'),
        passes("a page", html='<a href="https://a.example/cart">Open the cart</a>'),
        passes("a phone number", html='<a href="tel:+4722123456">Call us</a>'),
    ),
)
