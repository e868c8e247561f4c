"""A line break or a control character stands in the subject or preheader.

What it finds: line breaks, tabs and other control characters, and the line and paragraph separators
of Unicode.

Why it hurts: a line break in a header begins another header: whoever can write one can add
recipients. Our own ``.eml`` refuses it.

Write instead: a space.

Source: RFC 5322, 2.2; CWE-93.
"""

import re
from collections.abc import Iterator

from channels.email._lint._mail import Mail
from channels.email._lint._rule import Fault, Rule, fails, passes
from locales.words import gettext_noop

_CONTROL = gettext_noop("The character %(code)s may not stand in a header.")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def find(mail: Mail) -> Iterator[Fault]:
    """Yield each such character."""
    for name in ("subject", "preheader"):
        for match in _CONTROLS.finditer(mail.output(name)):
            yield Fault(*match.span(), _CONTROL, {"code": f"U+{ord(match[0]):04X}"}, name)


RULE = Rule(
    id="header_control",
    gravity="error",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("a header of its own", subject="Hi\r\nBcc: all@a.example"),
        fails("a separator", preheader="Hi\u2028there"),
        passes("words", subject="Hi, Bartłomiej 👋"),
    ),
)
