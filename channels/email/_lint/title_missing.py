"""The mail has no title.

What it finds: no ``title`` with words in it.

Why it hurts: a screen reader names the mail by its title, and so does the page "View in browser".

Write instead: the subject, in ``<title>``.

Source: WCAG 2.2, 2.4.2.
"""

from collections.abc import Iterator

from channels.email._lint._mail import Mail, squeezed
from channels.email._lint._rule import Fault, Rule, fails, passes
from locales.words import gettext_noop

_MISSING = gettext_noop("The mail has no title.")


def find(mail: Mail) -> Iterator[Fault]:
    """Yield one fault where there is no title."""
    elements = mail.document.elements
    titles = (
        squeezed(text.value)
        for text in mail.document.texts
        if text.parent >= 0 and elements[text.parent].name == "title"
    )
    if mail.words and not any(titles):
        empty = next(mail.document.named("title", "head", "html"), None)
        yield Fault(empty.start if empty else 0, empty.end if empty else 0, _MISSING)


RULE = Rule(
    id="title_missing",
    gravity="warning",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("none", html="<html><head></head><body>Hi</body></html>"),
        fails("an empty one", html="<html><head><title> </title></head><body>Hi</body></html>"),
        passes("words", html="<html><head><title>Your order</title></head><body>Hi</body></html>"),
    ),
)
