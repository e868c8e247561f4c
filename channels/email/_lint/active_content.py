"""The mail holds something that runs or loads a page.

What it finds: ``script``, ``iframe``, ``embed``, ``applet``, ``frame`` and ``meta refresh``, and
attributes such as ``onclick``. Data for Gmail (``application/ld+json``) is left alone.

Why it hurts: every client takes them out, and some filters hold the whole mail back as an attack.

Write instead: a link or a button.

Source: caniemail.com (no client runs scripts); OWASP, XSS filter evasion, as filters read it.
"""

import re
from collections.abc import Iterator

from channels.email._lint._addresses import short
from channels.email._lint._mail import Mail
from channels.email._lint._rule import Fault, Rule, fails, passes
from locales.words import gettext_noop

_ELEMENT = gettext_noop("Clients take <%(name)s> out, or refuse the mail.")
_ATTRIBUTE = gettext_noop("Clients take the attribute %(name)s out, or refuse the mail.")

_ACTIVE = frozenset({"script", "iframe", "embed", "applet", "frame", "frameset"})
# What Gmail reads for its own buttons (schema.org in mail): no program.
_DATA = "application/ld+json"
_HANDLER = re.compile(r"on[a-z]{3,30}")


def find(mail: Mail) -> Iterator[Fault]:
    """Yield each such element and attribute."""
    for element in mail.document.elements:
        refreshes = (
            element.name == "meta" and (element.get("http-equiv") or "").lower() == "refresh"
        )
        is_data = (element.get("type") or "").strip().lower() == _DATA
        if refreshes or (element.name in _ACTIVE and not is_data):
            name = "meta http-equiv=refresh" if refreshes else element.name
            yield Fault(element.start, element.end, _ELEMENT, {"name": name})
        for name in element.attributes:
            if _HANDLER.fullmatch(name):
                yield Fault(*element.place(name), _ATTRIBUTE, {"name": short(name)})


RULE = Rule(
    id="active_content",
    gravity="error",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("a script", html="<script>track()</script>"),
        fails("an attribute", html='<a href="https://a.example" onclick="track()">The order</a>'),
        fails("a page in the mail", html='<iframe src="https://a.example"></iframe>'),
        passes("data for Gmail", html='<script type="application/ld+json">{}</script>'),
        passes("a link", html='<a href="https://a.example">The order</a>'),
    ),
)
