"""The channel cannot carry something in this part.

What it finds: what the channel itself refuses by name, such as an address in an email that begins
with ``javascript:``.

Why it hurts: the channel would drop it, or pass on what may harm the reader.

Write instead: what the finding says; for an address, ``https:``, ``mailto:``, ``tel:`` or a
placeholder.

Source: each channel's own declaration.
"""

from __future__ import annotations

from collections.abc import Iterator

from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._circumstances import with_addresses
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity


def find(member: Member) -> Iterator[Fault]:
    """Yield each problem that the channel has with the content."""
    problems = tuple(member.channel.refusals(member.variant.content))
    texts = {passage.path: passage for passage in member.passages} if problems else {}
    for problem in problems:
        params = {name: str(value) for name, value in problem.params.items()}
        where = texts.get(problem.path, problem.path)
        end = 0 if isinstance(where, str) else len(where.text)
        yield Fault(where, 0, end, problem.msgid, params, evidence=problem.message)


def _button(url: str) -> dict[str, object]:
    return {"subject": "Hei", "body": [{"type": "button", "label": "Se", "url": url}]}


CHECK = Check(
    id="part_refused",
    severity=Severity.ERROR,
    docstring=__doc__ or "",
    codes=("STR-URL",),
    when=with_addresses,
    find=find,
    examples=(
        fails(
            "nb", "", "a script is no address", channel="email", content=_button("javascript:x()")
        ),
        fails("pl", "", "no mail program opens it", channel="email", content=_button("ftp://a.b")),
        passes(
            "nb",
            "",
            "a web address",
            channel="email",
            content=_button("https://nordhus.example/nb/"),
        ),
        passes("pl", "", "a value", channel="email", content=_button("{{ link }}")),
    ),
)
