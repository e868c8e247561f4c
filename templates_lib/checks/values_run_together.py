"""Two values are printed with nothing between them.

What it finds: two declared placeholders side by side in a text that a customer reads. A channel
that refuses templates with values side by side says so itself.

Why it hurts: "KariNordmann", "129Oslo".

Write instead: a space, a comma or words between the two.

Source: check catalogue, VAR-EDGE.
"""

from __future__ import annotations

from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._facts import in_address
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity
from templates_lib.checks._wording import SENTINEL

_TOGETHER = gettext_noop(
    "Nothing stands between %(one)s and %(other)s: put a space or words there."
)
_PAIR = SENTINEL * 2
_OPAQUE = frozenset({"text", "code", "url", "choice"})
"""Values that may be made to be joined: markup, a prefix, an ending."""


def find(member: Member) -> Iterator[Fault]:
    """Yield each pair of values side by side."""
    declared = member.family.message.placeholders
    for passage in member.copy if declared else ():
        if "}}{{" not in passage.text.replace(" ", "") and "%}" not in passage.text:
            continue
        tags = {use.tag: use for use in passage.uses if use.printed and use.path in declared}
        for wording in passage.wordings:
            text = wording.text
            at = text.find(_PAIR)
            while at >= 0:
                one, other = wording.print_at(at), wording.print_at(at + 1)
                uses = [tags.get((run.start, run.end)) for run in (one, other) if run]
                if not in_address(text, at, at + 2) and all(
                    use is not None and declared[use.path].type not in _OPAQUE for use in uses
                ):
                    start, end = wording.span(at, at + 2)
                    params = {
                        "one": passage.text[one.start : one.end] if one else "",
                        "other": passage.text[other.start : other.end] if other else "",
                    }
                    yield Fault(passage, start, end, _TOGETHER, params)
                at = text.find(_PAIR, at + 1)


_DECLARED = {
    "first_name": {"type": "name"},
    "last_name": {"type": "name"},
    "suffix": {"type": "text"},
}

CHECK = Check(
    id="values_run_together",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("VAR-EDGE",),
    triggers=frozenset("{"),
    find=find,
    examples=(
        fails("nb", "Hei {{ first_name }}{{ last_name }}!", "no space", placeholders=_DECLARED),
        fails("pl", "{{ first_name }}{{last_name}}, witaj!", "no space", placeholders=_DECLARED),
        passes("nb", "Hei {{ first_name }} {{ last_name }}!", "a space", placeholders=_DECLARED),
        passes("pl", "Witaj, {{ first_name }}{{ suffix }}!", "made for it", placeholders=_DECLARED),
        passes("da", "Hej {{ a }}{{ b }}", "nothing is declared, so who knows"),
    ),
)
