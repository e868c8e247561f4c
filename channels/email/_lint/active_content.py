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
from channels.email._markup import Tag, of_tag
from locales.words import gettext_noop

_ELEMENT = gettext_noop("Clients take <%(name)s> out, or refuse the mail.")
_ATTRIBUTE = gettext_noop("Clients take the attribute %(name)s out, or refuse the mail.")

_ACTIVE = frozenset({"script", "iframe", "embed", "applet", "frame", "frameset"})
# What Gmail reads for its own buttons (schema.org in mail): no program.
_DATA = "application/ld+json"
_HANDLER = re.compile(r"on[a-z]{3,30}")


def find(mail: Mail) -> Iterator[Fault]:
    """Yield each such element and attribute."""
    for element, (active, handlers) in mail.document.telling(_of_tag):
        if active:
            yield Fault(element.start, element.end, _ELEMENT, {"name": active})
        for name in handlers:
            yield Fault(*element.place(name), _ATTRIBUTE, {"name": short(name)})


@of_tag
def _of_tag(tag: Tag) -> tuple[str, tuple[str, ...]] | None:
    """Return what is active in a tag: the element, "" if it is not, and attributes."""
    refreshes = tag.name == "meta" and (tag.get("http-equiv") or "").lower() == "refresh"
    is_data = (tag.get("type") or "").strip().lower() == _DATA
    active = tag.name if tag.name in _ACTIVE and not is_data else ""
    active = "meta http-equiv=refresh" if refreshes else active
    handlers = tuple(name for name in tag.attributes if _HANDLER.fullmatch(name))
    return (active, handlers) if active or handlers else None


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
