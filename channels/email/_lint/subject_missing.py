"""The mail has no subject.

What it finds: an empty subject, or one of invisible marks.

Why it hurts: the inbox shows "(no subject)", filters count it, and nobody opens it.

Write instead: what the mail brings, in the first 35 characters.

Source: SpamAssassin, MISSING_SUBJECT.
"""

from collections.abc import Iterator

from channels.email._lint._mail import Mail, squeezed
from channels.email._lint._rule import Fault, Rule, fails, passes
from locales.words import gettext_noop

_MISSING = gettext_noop("The mail has no subject.")


def find(mail: Mail) -> Iterator[Fault]:
    """Yield one fault for a mail without a subject."""
    if not squeezed(mail.subject) and (mail.html.strip() or mail.text.strip()):
        yield Fault(0, len(mail.subject), _MISSING, output="subject")


RULE = Rule(
    id="subject_missing",
    gravity="warning",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("empty", subject="", text="Hi"),
        fails("nothing to see", subject="\u200b ", html="<p>Hi</p>"),
        passes("there", subject="Your order", text="Hi"),
        passes("no mail yet", subject=""),
    ),
)
