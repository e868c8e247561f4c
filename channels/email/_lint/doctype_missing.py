"""The mail does not begin with a doctype.

What it finds: a whole document (with an ``html`` element) without ``<!doctype html>``.

Why it hurts: clients that keep the document show it by the rules of 1998: paddings, line heights
and tables come out otherwise.

Write instead: ``<!doctype html>`` as its first line.

Source: caniemail.com, html-doctype; HTML Standard, 13.1.1.
"""

from collections.abc import Iterator

from channels.email._lint._mail import Mail
from channels.email._lint._rule import Fault, Rule, fails, passes
from locales.words import gettext_noop

_MISSING = gettext_noop("The mail does not begin with <!doctype html>.")


def find(mail: Mail) -> Iterator[Fault]:
    """Yield one fault where there is none."""
    if mail.root and not mail.document.doctype:
        yield Fault(mail.root.start, mail.root.end, _MISSING)


RULE = Rule(
    id="doctype_missing",
    gravity="info",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("none", html="<html><body>Hi</body></html>"),
        passes("there", html="<!doctype html><html><body>Hi</body></html>"),
        passes("an older one", html='<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0"><html></html>'),
    ),
)
