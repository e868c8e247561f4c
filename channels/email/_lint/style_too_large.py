"""The style sheets are larger than Gmail keeps.

What it finds: ``<style>`` elements that together have more than 16 KB.

Why it hurts: Gmail drops the style sheet that passes the limit, and all after it: no rules for
phones.

Write instead: styles on the elements themselves, and in ``<style>`` only what cannot stand there.

Source: caniemail.com, html-style, note 6.
"""

from collections.abc import Iterator

from channels.email._lint._limits import STYLE_BYTES
from channels.email._lint._mail import Mail
from channels.email._lint._rule import Fault, Rule, fails, passes
from locales.words import gettext_noop

_LARGE = gettext_noop("The style sheets have %(size)s bytes: Gmail drops what is beyond %(most)s.")


def find(mail: Mail) -> Iterator[Fault]:
    """Yield one fault, at the style sheet that passes the limit."""
    elements = mail.document.elements
    total, over = 0, None
    for text in mail.document.texts:
        if text.parent >= 0 and elements[text.parent].name == "style":
            total += len(text.value.encode("utf-8", "surrogatepass"))
            over = over or (text if total > STYLE_BYTES.value else None)
    if over is not None:
        params = {"size": str(total), "most": str(STYLE_BYTES.value)}
        clients = ("gmail.desktop-webmail", "gmail.ios", "gmail.android")
        yield Fault(over.start, over.end, _LARGE, params, clients=clients)


RULE = Rule(
    id="style_too_large",
    gravity="warning",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("one byte over", html=f"<style>{'x' * (STYLE_BYTES.value + 1)}</style>"),
        fails("together", html=f"<style>{'x' * 9000}</style>" * 2),
        passes("16 KB", html=f"<style>{'x' * STYLE_BYTES.value}</style>"),
    ),
)
