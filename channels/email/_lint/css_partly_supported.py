"""A client has a part of CSS, but not the part that the mail uses.

What it finds: a value that a client does not take although it knows the property: a negative
margin, ``text-align: start``, a padding on something else than a table cell in Outlook for Windows.

Why it hurts: the declaration is dropped or changed there, and nobody sees it in a browser.

Write instead: what the note says, or a value that all clients take.

Source: the notes of caniemail.com; which values they are about is ours (``quirks.toml``).
"""

from collections.abc import Iterator

from channels.email._lint._clients import named
from channels.email._lint._mail import Mail
from channels.email._lint._rule import Fault, Rule, fails, passes
from channels.email._lint._support import Quirk, support
from channels.email._lint._troubles import affected
from locales.words import gettext_noop

_PARTLY = gettext_noop("%(feature)s does not work like this in %(clients)s. %(note)s")


def find(mail: Mail) -> Iterator[Fault]:
    """Yield each use of the part that some client lacks."""
    for each in mail.troubles:
        quirk = each.trouble.trouble
        if not isinstance(quirk, Quirk):
            continue
        clients = affected(quirk.clients, each.element, each.trouble.around)
        if clients:
            yield Fault(
                each.start,
                each.end,
                _PARTLY,
                {
                    "feature": each.trouble.shown.words,
                    "clients": named(clients, support().clients),
                    "note": quirk.note.removeprefix("Partial. ").removeprefix("Partial support. "),
                },
                clients=clients,
                source=quirk.feature.source,
            )


RULE = Rule(
    id="css_partly_supported",
    gravity="info",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("Gmail and Outlook take no negative margin", html='<p style="margin: -8px 0">Hi</p>'),
        fails("Yahoo knows left and right", html='<p style="text-align: start">Hi</p>'),
        fails("Outlook pads table cells alone", html='<p style="padding: 8px">Hi</p>'),
        passes("a margin as all know it", html='<p style="margin: 0 0 16px">Hi</p>'),
        passes("a table cell", html='<td style="padding: 8px">Hi</td>'),
        passes(
            "the button's cell is padded for Outlook",
            html='<a style="padding: 8px; mso-padding-alt: 0px" href="https://a.example">Go</a>',
        ),
    ),
)
