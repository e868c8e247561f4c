"""The mail has no plain text beside its HTML.

What it finds: HTML with words, and an empty plain-text part.

Why it hurts: watches, some screen readers and careful readers show the plain text; filters count a
mail that has none.

Write instead: the text, from the same blocks.

Source: SpamAssassin, MIME_HTML_ONLY; RFC 2046, 5.1.4.
"""

from collections.abc import Iterator

from channels.email._lint._mail import Mail
from channels.email._lint._rule import Fault, Rule, fails, passes
from locales.words import gettext_noop

_MISSING = gettext_noop("The mail has no plain text beside its HTML.")


def find(mail: Mail) -> Iterator[Fault]:
    """Yield one fault for HTML alone."""
    if not mail.text.strip() and mail.words:
        yield Fault(0, len(mail.text), _MISSING, output="text")


RULE = Rule(
    id="text_missing",
    gravity="warning",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("HTML alone", html="<p>Hi</p>"),
        passes("both", html="<p>Hi</p>", text="Hi"),
        passes("text alone", text="Hi"),
    ),
)
