"""A link leads elsewhere than in the other locale or channel.

What it finds: between the locales of one channel, literal addresses with another host or path;
between the channels of one locale, two single links that lead to different places on one host, or
to one path on different hosts. Scheme, ``www.``, a slash at the end, tracking parameters and what
says the language (``/nb/``, the style guide's link prefix, a country's domain) are left out; all
of the brand's domains count as one.

Why it hurts: the customer lands in the wrong place, or at somebody else's.

Write instead: the same address, for this language.

Source: check catalogue, FACT-LINK.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import zip_longest

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._circumstances import with_another
from templates_lib.checks._comparison import comparable
from templates_lib.checks._example_given import is_example
from templates_lib.checks._facts import Link, Target, target
from templates_lib.checks._family import Member, Passage
from templates_lib.checks._finding import Severity

_DIFFERS = gettext_noop("This leads to %(here)s, but in the %(other)s text to %(there)s.")
_EXTRA = gettext_noop("The %(other)s text has no link to %(here)s.")
_MISSING = gettext_noop("The %(other)s text links to %(there)s; this text does not.")


@dataclass(frozen=True)
class _Linked:
    passage: Passage
    link: Link
    target: Target


def find(member: Member) -> Iterator[Fault]:
    """Yield each link in which the variant differs from its locale or channel siblings."""
    if not _may_link(member):
        return
    faults = list(_between_locales(member))
    yield from faults
    if not faults:
        yield from _between_channels(member)


def _may_link(member: Member) -> bool:
    """Whether there is any sign of a link, here or in what is compared."""
    if "/" in member.characters_beside:
        return True
    others = (member, member.reference, *member.earlier_channels)
    return any(
        "ww." in passage.text.lower() for each in others if each for passage in each.passages
    )


def _between_locales(member: Member) -> Iterator[Fault]:
    reference = member.reference
    if reference is None or not comparable(member, reference):
        return
    here, there = _linked(member), _linked(reference)
    extra = [each for place, each in here.items() if place not in there]
    missing = [each for place, each in there.items() if place not in here]
    for mine, theirs in zip_longest(extra, missing):
        yield _fault(member, reference, mine, theirs)


def _linked(member: Member) -> Mapping[Target, _Linked]:
    """Target -> the first link to it; what says the language does not tell targets apart."""
    found: dict[Target, _Linked] = {}
    prefix, guide = member.style.link_prefix, member.family.guide
    for passage in member.passages if member.readable else ():
        for link in passage.facts.links:
            place = target(link.url, member.variant.locale, guide, prefix)
            found.setdefault(replace(place, localised=False), _Linked(passage, link, place))
    return found


def _fault(
    member: Member, reference: Member, mine: _Linked | None, theirs: _Linked | None
) -> Fault:
    params = {
        "here": mine.link.url if mine else "",
        "there": theirs.link.url if theirs else "",
        "other": reference.variant.locale,
    }
    related = (theirs.passage, theirs.link.start, theirs.link.end) if theirs else None
    if mine:
        severity = _severity(mine.target, theirs.target if theirs else None)
        if severity is Severity.ERROR and is_example(mine.passage.text, mine.link.start):
            severity = Severity.WARNING
        return Fault(
            mine.passage,
            mine.link.start,
            mine.link.end,
            _DIFFERS if theirs else _EXTRA,
            params,
            severity=severity,
            related=related,
            evidence=f"{params['here']}≠{params['there']}",
        )
    assert theirs is not None
    where = member.passage(theirs.passage.path) or theirs.passage
    return Fault(
        where,
        0,
        len(where.text),
        _MISSING,
        params,
        severity=Severity.WARNING,
        related=related,
        evidence=f"-{params['there']}",
    )


def _severity(here: Target, there: Target | None) -> Severity:
    """Another host is an error. A path of equal depth below both languages may be translated."""
    if there is None:
        return Severity.WARNING
    if here.host != there.host:
        return Severity.ERROR
    translated = here.localised and there.localised and here.depth == there.depth
    return Severity.INFO if translated else Severity.WARNING


def _between_channels(member: Member) -> Iterator[Fault]:
    here = list(_linked(member).values())
    for other in member.earlier_channels:
        there = list(_linked(other).values())
        if len(here) == len(there) == 1 and _contradict(here[0].target, there[0].target):
            yield _channel_fault(here[0], there[0])
            return


def _contradict(here: Target, there: Target) -> bool:
    """One host and two paths, or one path on two hosts: a short or deep link is neither."""
    return (here.host == there.host) != (here.path == there.path)


def _channel_fault(mine: _Linked, theirs: _Linked) -> Fault:
    params = {
        "here": mine.link.url,
        "there": theirs.link.url,
        "other": theirs.passage.member.channel.label,
    }
    return Fault(
        mine.passage,
        mine.link.start,
        mine.link.end,
        _DIFFERS,
        params,
        severity=Severity.WARNING,
        related=(theirs.passage, theirs.link.start, theirs.link.end),
        evidence=f"{params['here']}≠{params['there']}",
    )


_TRACK = "Track it: https://nordhus.example/en/track"

CHECK = Check(
    id="fact_link_differs",
    severity=Severity.ERROR,
    docstring=__doc__ or "",
    codes=("FACT-LINK",),
    when=with_another,
    beside=frozenset("/."),
    find=find,
    examples=(
        fails("nb", "Spor: https://nordhus-shop.example/nb/track", "another host", source=_TRACK),
        fails("pl", "Śledź: https://nordhus.example/pl/track/all", "another path", source=_TRACK),
        fails("da", "Følg pakken i appen.", "the link is lost", source=_TRACK),
        passes("nb", "Spor: https://nordhus.example/nb/track", "its own language", source=_TRACK),
        passes(
            "pl",
            "Śledź: http://www.nordhus.example/pl/track/?utm_source=sms.",
            "scheme, www, slash, tracking and the full stop do not count",
            source=_TRACK,
        ),
        passes(
            "da",
            "Følg: https://nordhus.example/da/track/{{ parcel_no }}",
            "a value in the address",
            source="Track: https://nordhus.example/en/track/{{ parcel_no }}",
        ),
    ),
)
