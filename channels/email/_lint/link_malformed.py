"""A web address is broken.

What it finds: no host, a doubled or misspelt scheme (``https://https://``, ``htpps:``), one slash
for two, a host with an empty or impossible part, a port that is no number, spaces, backslashes, and
``%`` that encodes nothing.

Why it hurts: each client mends it in its own way, or not at all: the page opens for some readers
only.

Write instead: the address as the browser shows it once the page is open.

Source: RFC 3986, 2.1 and 3.2; RFC 1035, 2.3.4; WHATWG URL, 4.
"""

import re
from collections.abc import Iterator

from channels._advice import Gravity
from channels.email._lint._addresses import Address, address, ascii_host, short
from channels.email._lint._mail import Mail
from channels.email._lint._placeholders import has_placeholder
from channels.email._lint._rule import Fault, Rule, fails, passes
from locales.words import gettext_noop

_NO_HOST = gettext_noop("The address %(address)s has no host.")
_DOUBLED = gettext_noop("The address %(address)s has its scheme twice.")
_MISSPELT = gettext_noop("The address %(address)s begins with a misspelt https.")
_BAD_HOST = gettext_noop("The host in %(address)s cannot exist.")
_BAD_PORT = gettext_noop("The port in %(address)s is no number.")
_SPACE = gettext_noop("There is a space or a line break in the address %(address)s.")
_BACKSLASH = gettext_noop("There is a backslash in the address %(address)s.")
_PERCENT = gettext_noop("A %% in the address %(address)s encodes nothing.")

_TWICE = re.compile(r"\s*https?:(?://)?(?:https?|http)(?::|//)", re.IGNORECASE)
_ALMOST = re.compile(r"\s*(?:htt?ps?s|htpps?|ttps?|hhttps?|https?)(?=:/|//|;//|/:)", re.IGNORECASE)
_ONE_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
_LOOSE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_BRACKETED = re.compile(r"\[[0-9a-f:.]+\]")


def find(mail: Mail) -> Iterator[Fault]:
    """Yield each broken web address, with its gravest fault."""
    for link in mail.links:
        if not has_placeholder(link.href) and (fault := trouble(link.href)):
            msgid, gravity = fault
            yield Fault(*link.place, msgid, {"address": short(link.href)}, gravity=gravity)


def trouble(href: str) -> tuple[str, Gravity] | None:
    """Return the gravest fault of a web address, as a msgid and its gravity."""
    there = address(href)
    if _TWICE.match(href):
        return _DOUBLED, "error"
    if there.scheme not in ("http", "https"):
        almost = _ALMOST.match(href)
        return (_MISSPELT, "error") if almost else None
    if not there.host:
        return _NO_HOST, "error"
    if not _is_host(there.host):
        return _BAD_HOST, "error"
    if there.port and not (there.port.isascii() and there.port.isdigit() and len(there.port) < 6):
        return _BAD_PORT, "error"
    return _untidy(href, there)


def _untidy(href: str, there: Address) -> tuple[str, Gravity] | None:
    if re.search(r"\s", href):
        return _SPACE, "warning"
    if "\\" in href:
        return _BACKSLASH, "warning"
    return (_PERCENT, "warning") if _LOOSE_PERCENT.search(there.rest) else None


def _is_host(host: str) -> bool:
    if _BRACKETED.fullmatch(host):
        return True
    plain = ascii_host(host).removesuffix(".")
    return len(plain) <= 253 and all(_ONE_LABEL.fullmatch(label) for label in plain.split("."))


RULE = Rule(
    id="link_malformed",
    gravity="error",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("no host", html='<a href="https:///order">The order</a>'),
        fails("twice", html='<a href="https://https://a.example">The order</a>'),
        fails("misspelt", html='<a href="htpps://a.example">The order</a>'),
        fails("one slash", html='<a href="https:/a.example">The order</a>'),
        fails("an empty part", html='<a href="https://a..example">The order</a>'),
        fails("a space", html='<a href="https://a.example/my order">The order</a>'),
        fails("encodes nothing", html='<a href="https://a.example/?off=20%">20 % off</a>'),
        passes("whole", html='<a href="https://a.example:8443/?q=a%20b#c">The order</a>'),
        passes("letters of a language", html='<a href="https://blåbær.example/ø">Blueberries</a>'),
    ),
)
