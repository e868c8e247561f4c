"""An amount is "up to" or "from" on one side only.

What it finds: a percentage or price that the source, or another channel of this locale, says with
"up to" or "from" and this text says bare, or the other way round. Up to 50 % is another fact than
50 %. A word that also means "to" (nb ``til``) answers for "up to" and asks for nothing; so do pl
``do`` and nl ``tot`` behind another amount. Nothing begins at a whole: "knitted from 100% wool".

Why it hurts: who reads "50 % off" and pays 80 % of the price has been promised something else.

Write instead: the same bound on both sides.

Source: check catalogue, FACT-SET and FACT-DISCOUNT.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from locales.words import gettext_noop
from templates_lib.checks._bounds import ALONE, AT_LEAST, PERHAPS, UP_TO, bound
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._comparison import comparable
from templates_lib.checks._fact_faults import told
from templates_lib.checks._facts import Amount, Facts, Told
from templates_lib.checks._family import Member
from templates_lib.checks._finding import Severity

_UP_TO_THERE = gettext_noop("%(here)s here, but up to %(there)s in the %(other)s text.")
_FROM_THERE = gettext_noop("%(here)s here, but from %(there)s in the %(other)s text.")
_ONLY_HERE = gettext_noop("Only here this is a bound: the %(other)s text says %(there)s.")
_WHOLE = 100
_ONE_MESSAGE = {UP_TO: _UP_TO_THERE, AT_LEAST: _FROM_THERE, "": _ONLY_HERE}


def find(member: Member) -> Iterator[Fault]:
    """Yield each amount whose bound is not that of its siblings."""
    here = _amounts(member)
    if not here:
        return
    reference = member.reference
    faults: list[Fault] = []
    if reference is not None and comparable(member, reference):
        faults = list(_differences(here, _amounts(reference), reference.variant.locale))
    yield from faults
    for other in () if faults else member.earlier_channels:
        yield from _differences(here, _amounts(other), other.channel.label)
        return


def _amounts(member: Member) -> list[Told]:
    """Percentages and prices, those that the text says but once."""
    amounts = told(member, _percents_and_prices) if member.readable else []
    counts = Counter(each.amount.value for each in amounts)
    return [each for each in amounts if counts[each.amount.value] == 1]


def _percents_and_prices(facts: Facts) -> Iterator[Amount]:
    yield from (amount for amount in facts.percents if amount.firm)
    yield from (amount for amount in facts.numbers if amount.currency)


def _differences(here: Sequence[Told], there: Sequence[Told], other: str) -> Iterator[Fault]:
    by_value = {(each.amount.value, bool(each.amount.currency)): each for each in there}
    for mine in here:
        theirs = by_value.get((mine.amount.value, bool(mine.amount.currency)))
        if theirs is None:
            continue
        ours, wanted = _bound(mine, here), _bound(theirs, there)
        if PERHAPS not in (ours, wanted) and ours != wanted:
            yield _fault(mine, theirs, _ONE_MESSAGE[wanted], other, f"{ours}≠{wanted}")


def _bound(told: Told, side: Sequence[Told]) -> str:
    """Its bound. "From 499 to 399" says nothing: a "from" counts where one amount stands alone."""
    amount, passage = told.amount, told.passage
    found = bound(passage.text, amount.start, amount.end, passage.member.locale.tag)
    if found == AT_LEAST and not amount.currency and amount.value >= _WHOLE:
        return ""
    same = [each for each in side if bool(each.amount.currency) == bool(amount.currency)]
    if len(same) > 1:
        return PERHAPS if found in (AT_LEAST, ALONE) else found
    return UP_TO if found == ALONE else found


def _fault(mine: Told, theirs: Told, msgid: str, other: str, bounds: str) -> Fault:
    amount, wanted = mine.amount, theirs.amount
    return Fault(
        mine.passage,
        amount.start,
        amount.end,
        msgid,
        {"here": amount.written, "there": wanted.written, "other": other},
        related=(theirs.passage, wanted.start, wanted.end),
        evidence=f"{amount.value}:{bounds}",
    )


_SALE = "Up to 50% off."

CHECK = Check(
    id="fact_bound_differs",
    severity=Severity.WARNING,
    docstring=__doc__ or "",
    codes=("FACT-SET",),
    triggers=frozenset("0123456789"),
    find=find,
    examples=(
        fails("nb", "50 % rabatt.", "up to, in the source", source=_SALE),
        fails("da", "Spar op til 50 %.", "a plain 50 %", source="Save 50%."),
        fails("nl", "Stoelen voor € 49.", "from, in the source", source="Chairs from €49."),
        passes("nb", "Opptil 50 % rabatt.", "up to", source=_SALE),
        passes("pl", "Rabat do 50%.", "up to, or to", source=_SALE),
        passes("nl", "Stoelen vanaf € 49.", "from", source="Chairs from €49."),
    ),
)
