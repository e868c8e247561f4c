"""A few characters make the whole message dearer.

What it finds: where the price goes by the alphabet, characters that the cheap one lacks, with
what to write instead. By default this is advice, and only where the replacements save a segment.
A brand may keep its letters whatever they cost, or want them replaced always: then each is a
warning. Polish brands choose between “ż” and a message at half the price.

Why it hurts: one “ż”, “…” or no-break space makes 160 characters a segment into 70.

Write instead: what the finding says, where it still reads well.

Source: 3GPP TS 23.038, 6.2.1; the channel's own measurement; check catalogue, ENC-GSM7.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from channels import Costing, Dear
from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, Setting, fails, passes
from templates_lib.checks._chosen import rule_of
from templates_lib.checks._circumstances import Circumstances
from templates_lib.checks._family import Member, Passage
from templates_lib.checks._filled import finished, longer, surely_one
from templates_lib.checks._finding import Severity
from templates_lib.checks._markup import bare
from templates_lib.checks._wording import SENTINEL

_CHEAPER = gettext_noop(
    "%(characters)s make this %(now)s segments; with %(instead)s instead it is %(then)s."
)
_REPLACE = gettext_noop("“%(character)s” makes the message dearer: write “%(instead)s”.")
_DEAR = gettext_noop("“%(character)s” makes the message dearer: leave it out.")

DEAR_LETTERS = Setting(
    name="dear_letters",
    kind="choice",
    label=gettext_noop("Letters that make an SMS dearer"),
    help=gettext_noop(
        "Polish ż and ł, curly quotation marks and dashes are not in the SMS alphabet."
    ),
    choices=(
        ("advise", gettext_noop("Say where others would save a segment")),
        ("accept", gettext_noop("Keep them, whatever they cost")),
        ("replace", gettext_noop("Always write the cheaper ones")),
    ),
    default="advise",
)


def find(member: Member) -> Iterator[Fault]:
    """Yield what the cheap alphabet lacks, as the brand wants to hear of it."""
    costing = member.channel.costing
    wish = member.setting(DEAR_LETTERS)
    if costing is None or wish == "accept":
        return
    for passage in member.copy:
        if passage.path != costing.output or passage.text.isascii():
            continue
        if wish != "replace" and _surely_one(passage, costing):
            continue
        found = costing.dear(bare(passage.text).replace(SENTINEL, " "))
        if found and wish == "replace":
            yield from _each(passage, found)
        elif found:
            yield from _advice(passage, costing, found)


def _surely_one(passage: Passage, costing: Costing) -> bool:
    """Whether the text is a single one whatever its values: nothing can be saved."""
    if surely_one(passage):
        return True
    more = longer(passage.member, passage)
    return more is not None and costing.count(more) == 1


def _each(passage: Passage, found: tuple[Dear, ...]) -> Iterator[Fault]:
    for each in found:
        words = {"character": each.character, "instead": each.instead or ""}
        msgid = _REPLACE if each.instead else _DEAR
        place = (each.offset, each.offset + 1)
        rule = rule_of(passage.member, DEAR_LETTERS)
        yield Fault(passage, *place, msgid, words, suggestion=each.instead, rule=rule)


def _advice(passage: Passage, costing: Costing, found: tuple[Dear, ...]) -> Iterator[Fault]:
    """One for the text, at its first such character, where all of them can be replaced."""
    known = {each.character: each.instead for each in found}
    if any(instead is None for instead in known.values()):
        return
    text = finished(passage.member, "typical").text(costing.output)
    plain = {ord(each.character): each.instead or "" for each in costing.dear(text)}
    now, then = costing.count(text), costing.count(text.translate(plain))
    if then < now:
        words = {
            "characters": " ".join(known),
            "instead": " ".join(each for each in known.values() if each and each.strip()) or "—",
            "now": str(now),
            "then": str(then),
        }
        place = (found[0].offset, found[0].offset + 1)
        evidence = "".join(known)
        yield Fault(passage, *place, _CHEAPER, words, severity=Severity.INFO, evidence=evidence)


_REPLACED = {"settings": {"dear_letters": "replace"}}
_KEPT = {"settings": {"dear_letters": "accept"}}
_LONG = "Twoja paczka czeka w punkcie odbioru do soboty. Kod odbioru wyślemy osobno, zaraz potem."


def _may_be(circumstances: Circumstances) -> bool:
    return (
        circumstances.channel.costing is not None
        and circumstances.setting(DEAR_LETTERS) != "accept"
    )


CHECK = Check(
    id="encoding_costly",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("ENC-GSM7",),
    when=_may_be,
    sign=re.compile(r"[^\x00-\x7f]"),
    find=find,
    settings=(DEAR_LETTERS,),
    examples=(
        fails("pl", _LONG, "one letter makes two segments of one"),
        fails("pl", "Cześć!", "the brand wants such letters replaced", style=_REPLACED),
        fails("nb", "Hei \u2013 pakken er her.", "so does this one a dash", style=_REPLACED),
        passes("pl", _LONG, "the brand keeps its letters", style=_KEPT),
        passes("pl", "Cześć!", "one segment either way"),
        passes("nb", "Blåbærøl på kjøkkenet! 20 €", "all of it is in the alphabet"),
    ),
)
