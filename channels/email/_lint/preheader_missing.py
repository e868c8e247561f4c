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


def find(mail: Mail) -> Iterator[Fault]:
    """Yield one fault where there is none, or where it is not in the HTML."""
    wanted = squeezed(mail.preheader)
    if not mail.html.strip():
        return
    if not wanted:
        yield Fault(0, len(mail.preheader), _MISSING, output="preheader")
    elif wanted not in squeezed("".join(text.value for text in mail.beginning)):
        yield Fault(0, len(mail.preheader), _ABSENT, output="preheader")


RULE = Rule(
    id="preheader_missing",
    gravity="info",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("none", html="<p>View in browser</p>"),
        fails("not in the HTML", preheader="With you on Wednesday", html="<p>Hi</p>"),
        passes("there", preheader="With you on Wednesday", html="<div>With you on Wednesday</div>"),
        passes("no HTML", text="Hi"),
    ),
)
