"""The mail has no preheader.

What it finds: an empty preheader beside HTML; and, as a warning of its own, a preheader that the
HTML does not hold, so that no inbox shows it.

Why it hurts: the inbox fills the line with the first words of the mail: "View in browser", or the
text of a logo.

Write instead: what makes the reader open the mail, in 50 to 100 characters.

Source: how inboxes make their preview (Litmus, "The ultimate guide to preview text support").
"""

from collections.abc import Iterator

from channels.email._lint._mail import Mail, squeezed
from channels.email._lint._rule import Fault, Rule, fails, passes
from locales.words import gettext_noop

_MISSING = gettext_noop("The mail has no preheader: inboxes show its first words instead.")
_ABSENT = gettext_noop("The HTML does not begin with the preheader: inboxes do not show it.")

# An inbox reads about this much of a mail.
_FIRST = 600


def find(mail: Mail) -> Iterator[Fault]:
    """Yield one fault where there is none, or where it is not in the HTML."""
    wanted = squeezed(mail.preheader)
    if not mail.html.strip():
        return
    if not wanted:
        yield Fault(0, len(mail.preheader), _MISSING, output="preheader")
    elif wanted not in _beginning(mail):
        yield Fault(0, len(mail.preheader), _ABSENT, output="preheader")


def _beginning(mail: Mail) -> str:
    """Return the first words of the body, hidden ones too: an inbox reads those as well."""
    elements = mail.document.elements
    silent = ("style", "script", "title", "head")
    found, length = [], 0
    for text in mail.document.texts:
        if text.parent < 0 or elements[text.parent].name not in silent:
            found.append(text.value)
            length += len(text.value)
        if length > _FIRST + len(mail.preheader):
            break
    return squeezed("".join(found))


RULE = Rule(
    id="preheader_missing",
    gravity="warning",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("none", html="<p>View in browser</p>"),
        fails("not in the HTML", preheader="With you on Wednesday", html="<p>Hi</p>"),
        passes("there", preheader="With you on Wednesday", html="<div>With you on Wednesday</div>"),
        passes("no HTML", text="Hi"),
    ),
)
