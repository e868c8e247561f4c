"""A part is longer than its channel takes, or than it shows.

What it finds: a text past a limit of the channel, filled with sample values: the typical ones and
the longest. Past a hard limit with typical values it is an error; with the longest values only, or
past what is advised, a warning; past the advised length with the longest values only, advice.

Why it hurts: beyond a hard limit the message is refused or cut; beyond the other, the end of the
subject is never seen.

Write instead: fewer words, or a smaller ``max_length`` where a value can never be so long.

Source: each channel's own limits, named with their source in the finding; check catalogue, LEN-MAX
and LEN-TRUNC.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from channels import Overrun
from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault, fails, passes
from templates_lib.checks._circumstances import Circumstances
from templates_lib.checks._family import Member
from templates_lib.checks._filled import overruns, roomy
from templates_lib.checks._finding import Severity

_TYPICAL = gettext_noop(
    "%(actual)s %(unit)s with usual values; %(limit)s is the limit (%(source)s)."
)
_LONGEST = gettext_noop(
    "%(actual)s %(unit)s with the longest values; %(limit)s is the limit (%(source)s)."
)
_ADVISED = gettext_noop(
    "%(actual)s %(unit)s with usual values; at most %(limit)s are advised (%(source)s)."
)
_ADVISED_LONGEST = gettext_noop(
    "%(actual)s %(unit)s with the longest values; at most %(limit)s are advised (%(source)s)."
)


def find(member: Member) -> Iterator[Fault]:
    """Yield each limit that the variant passes, once, in its gravest form."""
    if roomy(member):
        return
    typical = _overruns(member, "typical")
    for path, overrun in typical.items():
        yield _fault(member, path, overrun, longest=False)
    for path, overrun in _overruns(member, "longest").items():
        before = typical.get(path)
        if before is None or (overrun.hard and not before.hard):
            yield _fault(member, path, overrun, longest=True)


def _overruns(member: Member, sample_set: str) -> Mapping[str, Overrun]:
    """Path -> the gravest limit passed there."""
    found: dict[str, Overrun] = {}
    for overrun in overruns(member, sample_set):
        if overrun.path not in found or overrun.hard:
            found[overrun.path] = overrun
    return found


def _fault(member: Member, path: str, overrun: Overrun, longest: bool) -> Fault:
    passage = next((each for each in member.passages if each.path == path), None)
    if overrun.hard:
        msgid = _LONGEST if longest else _TYPICAL
        severity = Severity.WARNING if longest else Severity.ERROR
    else:
        msgid = _ADVISED_LONGEST if longest else _ADVISED
        severity = Severity.INFO if longest else Severity.WARNING
    params = {
        "actual": str(overrun.actual),
        "unit": overrun.unit,
        "limit": str(overrun.limit),
        "source": overrun.source,
    }
    end = len(passage.text) if passage else 0
    return Fault(passage or path, 0, end, msgid, params, severity=severity)


def _may_not_fit(circumstances: Circumstances) -> int:
    """From how many characters on, tags aside, a limit may be passed."""
    fits = circumstances.channel.surely_fits
    return fits + 1 if fits else 0


def _mail(subject: str) -> dict[str, object]:
    return {"subject": subject, "body": [{"type": "text", "text": "Hei!"}]}


_NAME = {"name": {"type": "name", "max_length": 60, "samples": ["Kari", "Ola"]}}

CHECK = Check(
    id="part_too_long",
    severity=Severity.ERROR,
    docstring=__doc__ or "",
    codes=("LEN-MAX", "LEN-TRUNC"),
    triggers=frozenset("{"),
    least=_may_not_fit,
    find=find,
    examples=(
        fails("nb", "", "past the hard limit", channel="email", content=_mail("æ" * 999)),
        fails(
            "pl",
            "",
            "more than an inbox shows",
            channel="email",
            content=_mail("Twoje zamówienie jest w drodze i dotrze jutro, o ile " + "nie " * 9),
        ),
        fails(
            "nb",
            "",
            "too long for the longest name",
            channel="email",
            content=_mail("Kjære {{ name }}, pakken din er kommet"),
            placeholders=_NAME,
        ),
        passes("nb", "", "one line of an inbox", channel="email", content=_mail("æ" * 35)),
        passes(
            "pl",
            "",
            "the tag is long, what it prints is not",
            channel="email",
            content=_mail('{{ n | plural(one="#", few="#", many="#", other="#") }}' * 2),
        ),
        passes("da", "Hej!", "a short SMS"),
    ),
)
