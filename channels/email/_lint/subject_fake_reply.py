"""The subject pretends to be an answer or a forwarded mail.

What it finds: subjects that begin with ``Re:``, ``Fwd:``, ``SV:``, ``VS:``, ``Odp:``, ``AW:``,
``Antw:`` and their like.

Why it hurts: the reader feels tricked; misleading subjects are against the law in many countries,
and filters look whether the mail answers any.

Write instead: what the mail is about.

Source: CAN-SPAM Act, 15 USC 7704(a)(2); directive 2005/29/EC, article 6.
"""

import re
from collections.abc import Iterator

from channels.email._lint._mail import Mail
from channels.email._lint._rule import Fault, Rule, fails, passes
from locales.words import gettext_noop

_FAKE = gettext_noop("“%(prefix)s” pretends that this mail answers or forwards another.")

# As mail programs write them: English, Scandinavian and Finnish, Polish, German, Dutch, French,
# Spanish, Italian and Portuguese.
_PREFIX = re.compile(
    r"\s*(?:(?:re|fwd?|sv|vs|vl|vb|odp|pd|aw|wg|antw|doorst|tr|rv|rif|enc|res)\s*(?:\[\d+\]\s*)?:"
    r"|(?:re|fwd?)\s*-\s)",
    re.IGNORECASE,
)


def find(mail: Mail) -> Iterator[Fault]:
    """Yield one fault for such a subject."""
    match = _PREFIX.match(mail.subject)
    if match:
        yield Fault(*match.span(), _FAKE, {"prefix": match[0].strip()}, "subject")


RULE = Rule(
    id="subject_fake_reply",
    gravity="warning",
    docstring=__doc__ or "",
    find=find,
    examples=(
        fails("English", subject="RE: Your order"),
        fails("Norwegian", "nb", subject="SV: Bestillingen din"),
        fails("Polish", "pl", subject="Odp: Twoje zamówienie"),
        passes("about it", subject="Your order is on its way"),
        passes("a word that begins alike", subject="Return: how it works"),
    ),
)
