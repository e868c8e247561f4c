"""A placeholder is used that the message does not declare.

What it finds: a name, or a field of a list, that is not among the message's placeholders. A
message that declares none at all has not said what it is sent with, and is left alone.

Why it hurts: nobody sends a value of that name, so the message cannot be rendered.

Write instead: the declared name, or declare the new one.

Source: check catalogue, VAR-UNKNOWN.
"""

from __future__ import annotations

from collections.abc import Iterator

from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._contract import faults
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.language import UnknownName


def find(member: Member) -> Iterator[Fault]:
    """Yield each use of an undeclared name."""
    yield from faults(member, UnknownName)


_DECLARED = {
    "first_name": {"type": "name"},
    "lines": {"type": "list", "fields": {"title": {"type": "text"}}},
}

CHECK = Check(
    id="placeholder_undeclared",
    severity=Severity.ERROR,
    docstring=__doc__ or "",
    codes=("VAR-UNKNOWN",),
    triggers=frozenset("{"),
    find=find,
    examples=(
        fails("nb", "Hei {{ fist_name }}!", "mistyped", placeholders=_DECLARED),
        fails(
            "da",
            "{% for line in lines %}{{ line.titel }}{% endfor %}",
            "the field is called title",
            placeholders=_DECLARED,
        ),
        fails("pl", "Kod: {{ voucher }}", "nothing like it", placeholders=_DECLARED),
        passes("nb", "Hei {{ first_name }}!", "declared", placeholders=_DECLARED),
        passes(
            "da",
            "{% for line in lines %}{{ line.title }}{% endfor %}",
            "the field is declared, and line is the loop's own name",
            placeholders=_DECLARED,
        ),
        passes("nl", "Hoi {{ whoever }}!", "this message declares nothing at all"),
    ),
)
