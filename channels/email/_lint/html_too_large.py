"""The HTML is so large that Gmail cuts it off, or nearly so.

What it finds: HTML of more than 80 KB (a warning) or of more than 102,400 bytes (an error), in
UTF-8.

Why it hurts: Gmail shows the beginning and "Message clipped"; the rest is one touch away, with the
link to unsubscribe. What a sender adds (tracked links, a pixel) counts too, hence the warning.

Write instead: fewer blocks; a page for the rest.

Source: measured by senders, not published by Google.
"""

from collections.abc import Iterator

from channels.email._limits import HTML_BYTES, HTML_BYTES_WARN
from channels.email._lint._mail import Mail
from channels.email._lint._rule import Fault, Rule, fails, passes
from locales.words import gettext_noop

_NEAR = gettext_noop("The HTML has %(size)s bytes: with what a sender adds, Gmail may cut it off.")
_OVER = gettext_noop("The HTML has %(size)s bytes: Gmail cuts it off after %(most)s.")
_UNREAD = gettext_noop(
    "The HTML has %(size)s bytes: Gmail cuts it off after %(most)s, and nothing else in it was "
    "checked."
)


def find(mail: Mail) -> Iterator[Fault]:
    """Yield one fault for HTML that is too large, at the character where it is cut."""
    if 4 * len(mail.html) <= HTML_BYTES_WARN:  # a character takes four bytes at most
        return
    size = len(mail.html.encode("utf-8", "surrogatepass"))
    params = {"size": str(size), "most": str(HTML_BYTES)}
    if size > HTML_BYTES:
        msgid = _OVER if mail.is_read else _UNREAD
        kept = mail.html.encode("utf-8", "surrogatepass")[:HTML_BYTES]
        start = len(kept.decode("utf-8", "ignore"))
        yield Fault(start, len(mail.html), msgid, params)
    elif size > HTML_BYTES_WARN:
        yield Fault(0, len(mail.html), _NEAR, {"size": str(size)}, gravity="warning")


RULE = Rule(
    id="html_too_large",
    gravity="error",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("one byte over", html="x" * (HTML_BYTES + 1)),
        fails("letters of two bytes", html="ø" * (HTML_BYTES // 2 + 1)),
        fails("nearly", html="x" * (HTML_BYTES_WARN + 1)),
        passes("80 KB", html="x" * HTML_BYTES_WARN),
    ),
)
