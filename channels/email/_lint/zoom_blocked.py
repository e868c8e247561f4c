"""The mail keeps the reader from zooming.

What it finds: ``user-scalable=no``, or a ``maximum-scale`` below 2, in the meta element "viewport".

Why it hurts: whoever sees badly cannot make the text larger.

Write instead: ``width=device-width, initial-scale=1``.

Source: WCAG 2.2, 1.4.4; ACT rule b4f0c3.
"""

import re
from collections.abc import Iterator

from channels.email._lint._mail import Mail
from channels.email._lint._rule import Fault, Rule, fails, passes
from locales.words import gettext_noop

_BLOCKED = gettext_noop("The viewport keeps readers from zooming.")

_BLOCKS = re.compile(
    r"user-scalable\s*=\s*(?:no|0)\b|maximum-scale\s*=\s*(?:[01](?:\.[0-9]*)?)(?![0-9.])",
    re.IGNORECASE,
)


def find(mail: Mail) -> Iterator[Fault]:
    """Yield each viewport that blocks."""
    for meta in mail.document.named("meta"):
        is_viewport = (meta.get("name") or "").strip().lower() == "viewport"
        if is_viewport and _BLOCKS.search(meta.get("content") or ""):
            yield Fault(*meta.place("content"), _BLOCKED)


RULE = Rule(
    id="zoom_blocked",
    gravity="warning",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails(
            "no zoom", html='<meta name="viewport" content="width=device-width, user-scalable=no">'
        ),
        fails("hardly any", html='<meta name="viewport" content="maximum-scale=1.0">'),
        passes("free", html='<meta name="viewport" content="width=device-width, initial-scale=1">'),
        passes("five times", html='<meta name="viewport" content="maximum-scale=5">'),
    ),
)
