"""A tag is never closed, or closes nothing.

What it finds: start tags without an end tag and end tags without a start tag, where HTML wants
both.

Why it hurts: each client mends it in its own way: half of the mail turns bold, or slides out of its
column in Outlook.

Write instead: the missing tag; or take the other one out.

Source: HTML Standard, 13.1.2.
"""

from collections.abc import Iterator

from channels.email._lint._addresses import short
from channels.email._lint._mail import Mail
from channels.email._lint._rule import Fault, Rule, fails, passes
from locales.words import gettext_noop

_UNCLOSED = gettext_noop("<%(name)s> is never closed.")
_UNOPENED = gettext_noop("</%(name)s> closes nothing.")


def find(mail: Mail) -> Iterator[Fault]:
    """Yield each such tag."""
    for stray in mail.document.strays:
        msgid = _UNCLOSED if stray.kind == "unclosed" else _UNOPENED
        yield Fault(stray.start, stray.end, msgid, {"name": short(stray.name, 30)})


RULE = Rule(
    id="tag_unbalanced",
    gravity="warning",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("never closed", html="<p><b>Hi</p><p>there</p>"),
        fails("closes nothing", html="<p>Hi</p></div>"),
        fails("crossed", html="<table><tr><td><div>Hi</td></tr></table>"),
        passes("whole", html="<p><b>Hi</b><br>there</p>"),
        passes("HTML lets these out", html="<ul><li>One<li>Two</ul><p>And three"),
    ),
)
