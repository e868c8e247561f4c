"""A link that writes a mail is broken.

What it finds: ``mailto:`` without an address, with one that is none, with two parted by a
semicolon, with spaces, or with a header that clients ignore.

Why it hurts: the draft that opens has no recipient, or half of one.

Write instead: ``mailto:help@nordhus.no?subject=My%20order``.

Source: RFC 6068, 2 and 4; RFC 5321, 4.5.3.1.
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from channels.email._lint._addresses import address, short
from channels.email._lint._mail import Mail
from channels.email._lint._placeholders import has_placeholder
from channels.email._lint._rule import Fault, Rule, fails, passes
from channels.email._mailbox import is_mail_address
from locales.words import gettext_noop

_NOBODY = gettext_noop("The link writes a mail to nobody: an address is missing after mailto:.")
_NO_ADDRESS = gettext_noop("%(address)s is not a mail address.")
_SPACE = gettext_noop("There is a space in %(address)s: write %%20.")
_HEADER = gettext_noop("Clients ignore the header %(header)s in a mailto: link.")

_HEADERS = frozenset({"subject", "body", "cc", "bcc", "to"})


def find(mail: Mail) -> Iterator[Fault]:
    """Yield each fault of each such link."""
    for link in mail.links:
        there = address(link.href)
        if there.scheme != "mailto" or has_placeholder(link.href):
            continue
        written, _, headers = there.rest.partition("?")
        fields = dict(each.partition("=")[::2] for each in re.split("&", headers) if each)
        if not written.strip() and not fields.get("to"):
            yield Fault(*link.place, _NOBODY)
        for each in written.split(",") if written.strip() else ():
            if not is_mail_address(unquote(each).strip()):
                yield Fault(*link.place, _NO_ADDRESS, {"address": short(each)})
        if " " in there.rest.strip():
            yield Fault(*link.place, _SPACE, {"address": short(link.href)})
        for name in sorted({name.lower() for name in fields} - _HEADERS):
            yield Fault(*link.place, _HEADER, {"header": short(name)})


RULE = Rule(
    id="link_mailto_malformed",
    gravity="warning",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("nobody", html='<a href="mailto:">Write to us</a>'),
        fails("no address", html='<a href="mailto:help.nordhus.no">Write to us</a>'),
        fails("a semicolon", html='<a href="mailto:a@a.no;b@a.no">Write to us</a>'),
        fails("a space", html='<a href="mailto:a@a.no?subject=My order">Write to us</a>'),
        passes("whole", html='<a href="mailto:a@a.no,b@a.no?subject=My%20order">Write to us</a>'),
        passes("the reader fills in", html='<a href="mailto:?to=a@a.no">Write to us</a>'),
    ),
)
