"""A value inside a web address may break it.

What it finds: a declared placeholder of a type whose values hold spaces or other signs that end an
address (a name, an amount, a date; a text, when a sample of it has one) in a literal web address.

Why it hurts: "nordhus.example/oslo sentrum" ends after oslo, and leads nowhere.

Write instead: a placeholder of type ``code`` or ``number`` in the address, or one of type ``url``
for the whole of it.

Source: check catalogue, VAR-EDGE; RFC 3986, section 2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.placeholders import Placeholder

_BREAKS = gettext_noop(
    "“%(name)s” (%(type)s) may hold a space or another sign that ends the address: use a code."
)
_UNFIT = frozenset({"name", "money", "percent", "date", "time", "datetime", "list"})
_ENDS = re.compile(r"[\s<>\"|]")
"""What ends an address, or is not allowed in one."""


def find(member: Member) -> Iterator[Fault]:
    """Yield each value that may break the address it stands in."""
    declared = member.family.message.placeholders
    for passage in member.passages if declared and member.readable else ():
        for link in passage.facts.links:
            if "{" not in link.url:
                continue
            for use in passage.uses:
                inside = link.start < use.tag[0] and use.tag[1] <= link.end
                placeholder = declared.get(use.path) if use.printed and inside else None
                if placeholder is not None and _may_break(placeholder):
                    params = {"name": use.path, "type": placeholder.type}
                    yield Fault(passage, *use.tag, _BREAKS, params)


def _may_break(placeholder: Placeholder) -> bool:
    if placeholder.type == "text":
        samples = (each for each in placeholder.samples if isinstance(each, str))
        return any(_ENDS.search(each) for each in samples)
    return placeholder.type in _UNFIT


_DECLARED = {
    "city": {"type": "name"},
    "order_no": {"type": "code"},
}

CHECK = Check(
    id="value_breaks_address",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("VAR-EDGE",),
    triggers=frozenset("/"),
    find=find,
    examples=(
        fails("nb", "Se https://nordhus.example/{{ city }}", "Oslo S", placeholders=_DECLARED),
        fails(
            "pl", "https://nordhus.example/?q={{ city }}", "Zielona Góra", placeholders=_DECLARED
        ),
        passes("nb", "Se https://nordhus.example/{{ order_no }}", "a code", placeholders=_DECLARED),
        passes("pl", "{{ city }}: https://nordhus.example/", "beside it", placeholders=_DECLARED),
    ),
)
