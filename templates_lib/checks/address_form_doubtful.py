"""A word may be formal address, or speak of somebody else.

What it finds: where the brand is informal, a word whose capital says nothing since it opens a
sentence (De, Deres, Sie, Ihre, Ni, Er), or a title with a value behind it, that may address the
reader or may mean "they", "she" or several people.

Why it hurts: a reader may take it for the formal form that the brand does not use.

Write instead: the brand's form, if the reader is meant; or the thing spoken of by its name.

Source: check catalogue, ADDR-WEAK.
"""

from __future__ import annotations

from collections.abc import Iterator

from locales.words import gettext_noop
from templates_lib.checks._address import FORMAL, READ, Strength, rule_of, spoken_evidence, telling
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._circumstances import Circumstances
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity

_DOUBTFUL = gettext_noop(
    "Does “%(word)s” mean the reader? The brand is informal here. If others are meant, name them."
)


def find(member: Member) -> Iterator[Fault]:
    """Yield each doubtful word."""
    if member.style.address_form != "informal":
        return
    for passage, start, end, each in spoken_evidence(member):
        if each.form == FORMAL and each.strength is Strength.WEAK:
            rule = rule_of(member, "address_form")
            yield Fault(passage, start, end, _DOUBTFUL, {"word": each.word}, rule=rule)


_INFORMAL = {"address_form": "informal"}


def _may_be(circumstances: Circumstances) -> bool:
    return circumstances.style.address_form == "informal"


CHECK = Check(
    id="address_form_doubtful",
    severity=Severity.INFO,
    docstring=__doc__ or "",
    codes=("ADDR-WEAK",),
    locales=READ,
    when=_may_be,
    words=telling,
    find=find,
    examples=(
        fails("nb", "Produktene er her. De kan hentes.", "they, or you?", style=_INFORMAL),
        fails("de", "Unsere Lampen sind da. Sie sind hell.", "they, or you?", style=_INFORMAL),
        fails("sv", "Era vänner får rabatt.", "several people, or you?", style=_INFORMAL),
        passes("nb", "De nye produktene er her.", "an article", style=_INFORMAL),
        passes("de", "Die Lampen sind da.", "no pronoun", style=_INFORMAL),
        passes("nb", "Produktene er her. De kan hentes.", "the brand has not decided"),
    ),
)
