"""A text cannot be read as a template, or nearly is one.

What it finds: a tag that is not closed or not allowed, and in ordinary text what was meant to be a
tag: ``{ { name } }``, full-width braces, ``{name}`` or ``%{name}`` for a placeholder of this
message.

Why it hurts: a text that cannot be read is never sent; one with a broken tag greets the customer
with the tag.

Write instead: ``{{ name }}``, or what the finding suggests.

Source: the template language of the project (design, section 5); check catalogue, VAR-SYNTAX.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._family import Member, Passage
from templates_lib.checks._finding import Severity
from templates_lib.language import MAX_LENGTH

_NAME = re.compile(r"[A-Za-z_]\w*")


def find(member: Member) -> Iterator[Fault]:
    """Yield the error of each text that has one, and the near misses of the others."""
    for passage in member.passages:
        if passage.error:
            error = passage.error
            if _is_told(member, passage):
                continue
            span = (error.offset, error.end)
            yield Fault(passage, *span, error.msgid, error.params, suggestion=error.suggestion)
        else:
            yield from _near_misses(passage)


def _is_told(member: Member, passage: Passage) -> bool:
    """Whether the error is a snippet that could not be put in: another check says why."""
    expansion, error = member.variant.expansion, passage.error
    if expansion is None or error is None:
        return False
    faults = expansion.faults(passage.path)
    return any(fault.start <= error.offset < fault.end for fault in faults)


def _near_misses(passage: Passage) -> Iterator[Fault]:
    """What looks like a tag is surely one only when its name is a placeholder of the message."""
    if passage.template is None:
        return
    for miss in passage.template.near_misses:
        meant = any(
            name in passage.member.family.names for name in _NAME.findall(miss.suggestion or "")
        )
        yield Fault(
            passage,
            miss.start,
            miss.end,
            miss.msgid,
            miss.params,
            severity=None if meant else Severity.WARNING,
            suggestion=miss.suggestion if meant else None,
        )


CHECK = Check(
    id="template_syntax",
    severity=Severity.ERROR,
    docstring=__doc__ or "",
    codes=("VAR-SYNTAX",),
    triggers=frozenset("{}%$#@*<[(«‹\ufeff\u202d\u202e｛﹛❴"),
    sign=re.compile(r"[\0\ud800-\udfff]"),
    least=MAX_LENGTH + 1,
    find=find,
    examples=(
        fails("nb", "Hei {{ first_name }!", "a brace is missing"),
        fails("pl", "Cześć {{ first_name | shout }}!", "there is no filter of this name"),
        fails("da", "Hej {% if first_name %}{{ first_name }}!", "the if has no end"),
        fails("nl", "Hoi { { first_name } }!", "the braces must stand together"),
        passes("nb", "Hei {{ first_name }}!", "a placeholder as it should be"),
        passes("pl", "Promocja {tylko dziś}: dwa za jeden.", "braces that nobody meant as a tag"),
    ),
)
