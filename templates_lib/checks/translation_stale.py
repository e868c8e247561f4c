"""The source text has changed since this translation was made from it.

What it finds: a text whose source no longer says what it said (``made_from`` in the message
document). An error where a number, an address or a value changed and is not here yet, a warning
where the words did; nothing for spaces, marks and capitals. Without ``made_from``, nothing.

Why it hurts: customers in one language are told what held last month.

Write instead: what the source says now; or, if this text still holds, save it as looked through.

Source: check catalogue, L10N-STALE.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from locales.words import gettext_noop
from templates_lib.checks._changed import Change, Weight, change, told
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._circumstances import Circumstances
from templates_lib.checks._family import Member, Passage
from templates_lib.checks._finding import Severity

_SAID = {
    Weight.VARIABLE: gettext_noop(
        "The source text has other values since this was written: “%(old)s” is now “%(new)s”."
    ),
    Weight.FACT: gettext_noop(
        "The source text has other facts since this was written: “%(old)s” is now “%(new)s”."
    ),
    Weight.WORDING: gettext_noop(
        "The source text has changed since this was written: “%(old)s” is now “%(new)s”."
    ),
}
_ADDED = gettext_noop("The source text has got more since this was written: “%(new)s”.")
_REMOVED = gettext_noop("The source text has lost “%(old)s” since this was written.")


def find(member: Member) -> Iterator[Fault]:
    """Yield each text whose source has moved on."""
    made_from, source = member.variant.made_from, member.source
    if made_from is None or source is None or made_from == source.variant.content:
        return
    before = Member(member.family, replace(source.variant, content=made_from))
    now, old = _moved_left_out(source.passages, before.passages)
    for passage in now:
        was = old.pop(passage.path, None)
        here = _counterpart(member, passage)
        if here is None:
            continue
        if was is None:
            if passage.text.strip():
                params = {"new": passage.text[:80]}
                yield _fault(here, passage, Change(Weight.WORDING, "", "", 0, 0), _ADDED, params)
        elif changed := change(was, passage):
            yield _fault(here, passage, _judged(changed, here))
    for was in old.values():
        here = _counterpart(member, was)
        if here and was.text.strip():
            lead = source.passage(was.path) or here
            params = {"old": was.text[:80]}
            yield _fault(here, lead, Change(Weight.WORDING, "", "", 0, 0), _REMOVED, params)


def _moved_left_out(
    now: tuple[Passage, ...], before: tuple[Passage, ...]
) -> tuple[list[Passage], dict[str, Passage]]:
    """The texts of both sides but for those that stand on both, wherever: a block put in before
    them moves them, and changes nothing.
    """
    kept = Counter(each.text for each in now) & Counter(each.text for each in before)
    left = {each.path: each for each in _but_for(before, Counter(kept))}
    return _but_for(now, kept), left


def _but_for(passages: tuple[Passage, ...], kept: Counter[str]) -> list[Passage]:
    left = []
    for each in passages:
        if kept[each.text]:
            kept[each.text] -= 1
        else:
            left.append(each)
    return left


def _counterpart(member: Member, source: Passage) -> Passage | None:
    """Where to tell it: the same text here, else the first of its part, else the first."""
    return member.passage(source.path)


def _judged(changed: Change, here: Passage) -> Change:
    """A change of facts is one of words where this variant tells what is new already."""
    everything = frozenset().union(*(told(each) for each in here.member.passages))
    if changed.told and changed.told <= everything:
        return replace(changed, weight=Weight.WORDING)
    return changed


def _fault(
    here: Passage,
    source: Passage,
    changed: Change,
    msgid: str = "",
    params: dict[str, str] | None = None,
) -> Fault:
    if not msgid:
        params = {"old": changed.old, "new": changed.new}
        msgid = _SAID[changed.weight]
        if not (changed.old and changed.new):
            msgid = _ADDED if changed.new else _REMOVED
    return Fault(
        here,
        0,
        len(here.text),
        msgid,
        {name: text for name, text in (params or {}).items() if f"%({name})s" in msgid},
        severity=Severity.WARNING if changed.weight is Weight.WORDING else None,
        related=(source, changed.start, changed.end),
        evidence=f"{source.path}:{source.text}",
    )


_NOW = "The offer ends on 31 May."


def _may_be(circumstances: Circumstances) -> bool:
    return circumstances.made_from and bool(circumstances.source)


CHECK = Check(
    id="translation_stale",
    severity=Severity.ERROR,
    docstring=__doc__ or "",
    codes=("L10N-STALE",),
    when=_may_be,
    find=find,
    examples=(
        fails(
            "nb",
            "Tilbudet varer til 30. april.",
            "the day is another one now",
            source=_NOW,
            made_from="The offer ends on 30 April.",
        ),
        fails(
            "pl",
            "Oferta kończy się 31 maja.",
            "the words are others now",
            source=_NOW,
            made_from="The sale ends on 31 May.",
        ),
        fails(
            "nl",
            "Hallo!",
            "the source has got a value",
            source="Hello {{ first_name }}!",
            made_from="Hello!",
            placeholders={"first_name": {"type": "name"}},
        ),
        passes(
            "nb",
            "Tilbudet varer til 31. mai.",
            "only a mark and a capital changed",
            source=_NOW,
            made_from="The Offer ends on 31 May",
        ),
        passes(
            "pl", "Oferta kończy się 31 maja.", "made from what it is", source=_NOW, made_from=_NOW
        ),
    ),
)
