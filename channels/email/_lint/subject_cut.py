"""The subject is longer than some inboxes show.

What it finds: a subject of which at least one client shows only the beginning.

Why it hurts: what comes after is read by nobody before the mail is opened.

Write instead: what matters in the first 33 characters.

Source: what others measured, inbox by inbox, in docs/email.md; no vendor publishes it.
"""

from collections.abc import Iterator

from channels.email._inbox import SURFACES, shown, shown_of
from channels.email._lint._mail import Mail
from channels.email._lint._rule import Fault, Rule, fails, passes
from locales.words import gettext_noop

_CUT = gettext_noop("%(surfaces)s cut the subject off; %(least)s shows “%(shown)s”.")

_NARROWEST = min(surface.subject.value for surface in SURFACES)


def find(mail: Mail) -> Iterator[Fault]:
    """Yield one fault, from where the first client cuts."""
    if shown_of(mail.subject, _NARROWEST) == len(mail.subject):
        return
    cut = [row for row in shown(mail.subject, "") if row.subject_cut]
    if cut:
        least = min(cut, key=lambda row: row.subject_shown)
        params = {
            "surfaces": ", ".join(row.label for row in cut),
            "least": least.label,
            "shown": least.subject,
        }
        yield Fault(least.subject_shown, len(mail.subject), _CUT, params, "subject")


RULE = Rule(
    id="subject_cut",
    gravity="info",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("34 letters", subject="Your order is on its way to you now"),
        passes("33 letters", subject="Your order is on its way to you!!"),
    ),
)
