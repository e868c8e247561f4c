"""The plain text holds HTML.

What it finds: tags and character references in the plain-text part.

Why it hurts: the reader sees ``<p>`` and ``&nbsp;``.

Write instead: the words alone.

Source: RFC 2046, 4.1.3.
"""

import re
from collections.abc import Iterator

from channels.email._lint._addresses import short
from channels.email._lint._mail import Mail
from channels.email._lint._rule import Fault, Rule, fails, passes
from locales.words import gettext_noop

_MARKUP = gettext_noop("“%(markup)s” is HTML, and this is the plain text.")
_TAG = re.compile(
    r"</?(?:p|br|a|b|i|strong|em|span|div|td|tr|table|img|ul|ol|li|h[1-6])(?:\s[^<>]{0,300})?/?>"
    r"|&(?:nbsp|amp|lt|gt|quot|#[0-9]{1,6}|#x[0-9a-f]{1,6});",
    re.IGNORECASE,
)


def find(mail: Mail) -> Iterator[Fault]:
    """Yield each tag and reference."""
    for match in _TAG.finditer(mail.text):
        yield Fault(*match.span(), _MARKUP, {"markup": short(match[0], 30)}, "text")


RULE = Rule(
    id="text_markup",
    gravity="warning",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("a tag", text="Hi<br>there"),
        fails("a reference", text="Fish &amp; chips"),
        passes("words", text="Fish & chips, 3 < 4"),
        passes("an address in brackets", text="See <https://a.example/order>"),
    ),
)
