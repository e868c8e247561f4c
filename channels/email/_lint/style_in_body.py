"""A style sheet stands in the body of the mail.

What it finds: ``<style>`` anywhere else than in ``<head>``.

Why it hurts: Gmail takes it out; Outlook for Windows applies rules only after it has read them.

Write instead: ``<style>`` in ``<head>``.

Source: caniemail.com, html-style, notes 1 and 4.
"""

from collections.abc import Iterator

from channels.email._lint._mail import Mail
from channels.email._lint._rule import Fault, Rule, fails, passes
from locales.words import gettext_noop

_IN_BODY = gettext_noop("A style sheet outside the head is taken out by Gmail.")
_CLIENTS = ("gmail.desktop-webmail", "gmail.mobile-webmail", "gmail.ios", "gmail.android")


def find(mail: Mail) -> Iterator[Fault]:
    """Yield each style sheet in the body."""
    elements = mail.document.elements
    for style in mail.document.named("style"):
        above = style.parent
        while above >= 0 and elements[above].name not in ("head", "body"):
            above = elements[above].parent
        if above >= 0 and elements[above].name == "body":
            yield Fault(style.start, style.end, _IN_BODY, clients=_CLIENTS)


RULE = Rule(
    id="style_in_body",
    gravity="warning",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("in the body", html="<body><style>p { color: #222 }</style><p>Hi</p></body>"),
        passes("in the head", html="<head><style>p { color: #222 }</style></head><body></body>"),
    ),
)
