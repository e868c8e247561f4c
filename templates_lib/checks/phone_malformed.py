"""A phone number that no phone can dial.

What it finds: a number with its country's code, or after a word such as "ring" or "tlf.", that has
too few or too many digits for its country. A number without that code may be another country's:
one that ends a number of the brand, or is whole in another locale of the message, is left alone.

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
from templates_lib.checks._phones import Phone, phones
from templates_lib.checks._read import DIGITS, read

_MALFORMED = gettext_noop("%(number)s is no phone number: it has too few or too many digits.")


def find(member: Member) -> Iterator[Fault]:
    """Yield each number that no country has."""
    for each in read(member, phones, DIGITS):
        if not each.fact.e164 and not _is_abroad(member, each.fact):
            yield Fault(
                each.passage, each.start, each.end, _MALFORMED, {"number": each.fact.written}
            )


def _is_abroad(member: Member, phone: Phone) -> bool:
    """Whether it is a number of the country that the brand or another locale is of: an English
    text of a Norwegian shop says "call 22 12 34 56"."""
    if phone.written.startswith(("+", "00")):
        return False
    whole = [*member.family.guide.phones]
    for other in member.family.locales_of(member):
        whole += [each.fact.e164 for each in read(other, phones, DIGITS)]
    return any(number.endswith(phone.digits) for number in whole)


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
        passes("en", "Call 22 12 34 56.", "the brand's", brand={"phones": ["+4722123456"]}),
    ),
)
