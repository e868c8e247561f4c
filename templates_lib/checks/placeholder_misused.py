"""A placeholder is used as its type does not allow.

What it finds: a filter that does not take the declared type, a comparison of two things that do
not compare, a list printed as if it were one value, a choice that does not exist, another currency
than the declared one.

Why it hurts: the message cannot be rendered, for any customer.

Write instead: what the finding says, or declare the type that is meant.

Source: the template language of the project (design, section 5); check catalogue, VAR-TYPE.
"""

from __future__ import annotations

from collections.abc import Iterator

from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._contract import faults
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.language import WrongUse


def find(member: Member) -> Iterator[Fault]:
    """Yield each use that the declared type does not allow."""
    yield from faults(member, WrongUse)


_DECLARED = {
    "first_name": {"type": "name"},
    "due": {"type": "date"},
    "lines": {"type": "list", "fields": {"title": {"type": "text"}}},
    "total": {"type": "money", "currency": "NOK"},
}

CHECK = Check(
    id="placeholder_misused",
    severity=Severity.ERROR,
    docstring=__doc__ or "",
    codes=("VAR-TYPE",),
    triggers=frozenset("{"),
    find=find,
    examples=(
        fails("nb", "Hei {{ first_name | money }}!", "a name is no amount", placeholders=_DECLARED),
        fails("pl", "Razem: {{ lines }}", "a list is not one value", placeholders=_DECLARED),
        fails(
            "da",
            "{% if first_name > 5 %}Hej{% endif %}",
            "a name and a number do not compare",
            placeholders=_DECLARED,
        ),
        passes("nb", "Totalt {{ total | money }}", "an amount", placeholders=_DECLARED),
        passes("pl", "Termin: {{ due | date }}", "a date", placeholders=_DECLARED),
        passes("nl", "Hoi {{ first_name | money }}!", "nothing is declared, so who knows"),
    ),
)
