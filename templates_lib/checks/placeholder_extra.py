"""A placeholder stands here that the source text does not use.

What it finds: this locale prints a value that the source locale's text of the same channel uses
nowhere, most often a name that was mistyped or left behind. What only chooses a word (plural,
select, ``if``) is the language's own business.

Why it hurts: the sender may not fill it for this message, and then nothing can be sent; or the
customer reads something that was not meant for them.

Write instead: the source's name for it, or take it out.

Source: check catalogue, VAR-PARITY.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._circumstances import with_source
from templates_lib.checks._comparison import comparable
from templates_lib.checks._family import Member, Passage
from templates_lib.checks._finding import Severity
from templates_lib.checks._printed import printed
from templates_lib.language import Use

_EXTRA = gettext_noop("“%(name)s” does not stand in the %(source)s text.")
_NEAR = gettext_noop("“%(name)s” does not stand in the %(source)s text; is it “%(near)s”?")

_CHOOSING = frozenset({"plural", "select"})


def find(member: Member) -> Iterator[Fault]:
    """Yield each use of a value that the source does not know."""
    source = member.source
    if source is None or not comparable(member, source):
        return
    known = {use.path for use in source.uses}
    extra = [
        (passage, use)
        for passage in member.passages
        for use in passage.uses
        if use.path not in known and _counts(member, use)
    ]
    lost = sorted(set(printed(source)) - set(printed(member))) if extra else []
    for passage, use in extra:
        yield _fault(passage, use, source, lost)


def _counts(member: Member, use: Use) -> bool:
    """Whether the use prints a value; one that is not even declared is another check's."""
    if not use.printed or any(each.name in _CHOOSING for each in use.filters):
        return False
    declared = member.family.message.placeholders
    return not declared or (use.name in declared and declared[use.name].type != "choice")


def _fault(passage: Passage, use: Use, source: Member, lost: list[str]) -> Fault:
    near = get_close_matches(use.path, lost, n=1)
    params = {"name": use.path, "source": source.variant.locale, "near": "".join(near)}
    suggestion = near[0] if near and _plain(passage, use) else None
    msgid = _NEAR if near else _EXTRA
    return Fault(passage, use.start, use.end, msgid, params, suggestion=suggestion)


def _plain(passage: Passage, use: Use) -> bool:
    """Whether the words written are the path itself and no loop variable's."""
    return passage.text[use.start : use.end] == use.path


_SOURCE = "Parcel {{ parcel_no }} arrives on {{ eta | date }}."

CHECK = Check(
    id="placeholder_extra",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("VAR-PARITY",),
    triggers=frozenset("{"),
    when=with_source,
    find=find,
    examples=(
        fails(
            "nb",
            "Pakke {{ parcel_nr }} kommer {{ eta | date }}.",
            "the name is mistyped",
            source=_SOURCE,
        ),
        fails(
            "pl",
            "{{ customer_id }}: paczka {{ parcel_no }} dotrze {{ eta | date }}.",
            "the source says no customer number",
            source=_SOURCE,
        ),
        passes("nb", "Pakke {{ parcel_no }} kommer {{ eta | date }}.", "the same", source=_SOURCE),
        passes(
            "pl",
            '{{ gender | select(female="Zamówiłaś", other="Zamówiłeś") }} paczkę'
            " {{ parcel_no }} na {{ eta | date }}.",
            "Polish verbs agree with the reader; the value itself is not printed",
            source=_SOURCE,
        ),
    ),
)
