"""What a text does against the placeholders that its message declares."""

from __future__ import annotations

from collections.abc import Iterator

from templates_lib.checks._check import Fault
from templates_lib.checks._family import Member
from templates_lib.language import UnknownName, WrongUse

__all__ = ["faults"]


def faults(member: Member, kind: type[UnknownName] | type[WrongUse]) -> Iterator[Fault]:
    """Yield the faults of one kind in all texts; none when the message declares nothing."""
    declared = member.family.message.placeholders
    for passage in member.passages if declared else ():
        for error in passage.template.faults(declared) if passage.template else ():
            if isinstance(error, kind):
                span = (error.start, error.end)
                yield Fault(passage, *span, error.msgid, error.params, suggestion=error.suggestion)
