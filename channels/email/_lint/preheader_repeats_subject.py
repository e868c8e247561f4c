"""The preheader says the subject again.

What it finds: a preheader that is the subject, or begins with it, or that the subject begins with;
capitals and marks do not count.

Why it hurts: the inbox shows both side by side, and half of the room is lost.

Write instead: what the subject leaves out: when, how much, for whom.

Source: Litmus and Mailchimp advise against it; the project's own choice.
"""

import re
from collections.abc import Iterator

from channels.email._lint._mail import Mail
from channels.email._lint._rule import Fault, Rule, fails, passes
from locales.words import gettext_noop

_REPEATS = gettext_noop("The preheader repeats the subject.")
_MARKS = re.compile(r"[\W_]+")


def find(mail: Mail) -> Iterator[Fault]:
    """Yield one fault where the two say the same."""
    subject, preheader = _words(mail.subject), _words(mail.preheader)
    shorter, longer = sorted((subject, preheader), key=len)
    # A few letters more are the same said again; a sentence after it is news.
    if shorter and longer.startswith(shorter) and len(longer) - len(shorter) < len(shorter) / 2:
        yield Fault(0, len(mail.preheader), _REPEATS, output="preheader")


def _words(text: str) -> str:
    return _MARKS.sub(" ", text.casefold()).strip()


RULE = Rule(
    id="preheader_repeats_subject",
    gravity="warning",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails(
            "the same", subject="Your order is on its way", preheader="Your order is on its way!"
        ),
        fails("a word more", subject="Your order is here", preheader="Your order is here now"),
        passes("news", subject="Your order is on its way", preheader="With you on Wednesday"),
        passes(
            "a sentence more",
            subject="Summer sale",
            preheader="Summer sale: all lamps at half price",
        ),
    ),
)
