"""A phone number that no phone can dial.

What it finds: a number with its country's code, or after a word such as "ring" or "tlf.", that has
too few or too many digits for its country.

Why it hurts: the customer who needs help reaches nobody.

Write instead: the whole number, best with its country's code.

Source: check catalogue, FACT-PHONE; numbering plans are those of Google's libphonenumber (ITU-T
E.164).
"""

from __future__ import annotations

from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._phones import phones
from templates_lib.checks._read import DIGITS, read

_MALFORMED = gettext_noop("%(number)s is no phone number: it has too few or too many digits.")


def find(member: Member) -> Iterator[Fault]:
    """Yield each number that no country has."""
    for each in read(member, phones, DIGITS):
        if not each.fact.e164:
            yield Fault(
                each.passage, each.start, each.end, _MALFORMED, {"number": each.fact.written}
            )


CHECK = Check(
    id="phone_malformed",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("FACT-PHONE",),
    triggers=DIGITS,
    find=find,
    examples=(
        fails("nb", "Ring oss på +47 22 12 34 5.", "a digit is missing"),
        fails("pl", "Zadzwoń: +48 22 123 45 67 89.", "two too many"),
        passes("nb", "Ring oss på +47 22 12 34 56.", "eight digits"),
        passes("pl", "Zadzwoń: 22 123 45 67.", "nine digits"),
        passes("da", "Ordre 22123456789012 er sendt.", "no phone"),
    ),
)
