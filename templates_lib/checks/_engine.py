"""Running the checks over one message."""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import lru_cache, partial

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault
from templates_lib.checks._family import Family, Member
from templates_lib.checks._finding import Finding, Related, Severity
from templates_lib.checks._index import Index
from templates_lib.checks._remembered import remembered
from templates_lib.checks._selection import Selection, UnknownCheckError, selection
from templates_lib.checks._typed_places import typed
from templates_lib.guide import Guide
from templates_lib.message import Address, Message

__all__ = ["CRASHED", "UnknownCheckError", "run_checks"]

CRASHED = "check_crashed"
"""The id of a finding about the checker itself; no text is at fault, so it is no check."""

_CRASH = gettext_noop(
    "The check %(check)s could not finish here (%(error)s). The fault is the checker's: report it."
)
_log = logging.getLogger(__name__)


def run_checks(
    checks: Mapping[str, Check],
    message: Message,
    guide: Guide | None = None,
    *,
    only: Collection[str] | None = None,
    about: Collection[Address] | None = None,
    index: Index | None = None,
) -> list[Finding]:
    """All findings of ``checks`` (or of those named in ``only``) in a stable order.

    ``about`` names the variants wanted, each still seen among its whole family. A check that
    crashes becomes a ``check_crashed`` warning and stops no other.
    """
    family = Family(message, guide or _undecided(message.brand), index or Index())
    chosen = selection(checks, only, family.guide)
    found: list[Finding] = []
    try:
        for member in family.members:
            if about is None or member.address in about:
                found += remembered(member, chosen, partial(_about, member, chosen))
    finally:
        family.dismiss()
    return _numbered(sorted(typed(message, found), key=lambda finding: finding.sort_key))


@lru_cache(maxsize=64)
def _undecided(brand: str) -> Guide:
    """One guide for all messages of a brand without any: what is known of it is kept."""
    return Guide.empty(brand)


def _about(member: Member, chosen: Selection) -> tuple[list[Finding], bool]:
    """What the checks find in one variant, each fault once however many branches show it; and
    whether none crashed.

    A check is not asked where there can be nothing to find: half of all need not look at most
    texts.
    """
    found: list[Finding] = []
    whole = True
    for check in chosen.about(member):
        try:
            faults = list(check.find(member))
            if faults:
                found += dict.fromkeys(_finding(check, member, fault) for fault in faults)
        except Exception as error:
            _log.exception("check %s crashed on %s", check.id, member.address)
            found.append(_crash(check, member, error))
            whole = False
    return found, whole


def _finding(check: Check, member: Member, fault: Fault) -> Finding:
    return Finding(
        check=check.id,
        severity=_severity(check, member, fault),
        address=member.address,
        part=fault.where if isinstance(fault.where, str) else fault.where.path,
        start=fault.start,
        end=fault.end,
        msgid=fault.msgid,
        params=fault.params,
        suggestion=fault.suggestion,
        related=_related(fault),
        evidence=fault.evidence or _words(fault),
        rule=fault.rule,
    )


def _severity(check: Check, member: Member, fault: Fault) -> Severity:
    """The fault's own weight, or the check's; what the brand says bears on the check's gravest,
    and a fault that weighs less stays as much below it as it was."""
    own = fault.severity or check.severity
    weight = member.family.weight(check.id)
    if not weight:
        return own
    steps = own.rank - check.severity.rank
    ranks = list(Severity)
    return ranks[min(max(Severity(weight).rank + steps, 0), len(ranks) - 1)]


def _words(fault: Fault) -> str:
    """The words flagged."""
    text = "" if isinstance(fault.where, str) else fault.where.text
    return text[fault.start : fault.end]


def _related(fault: Fault) -> Related | None:
    if fault.related is None:
        return None
    passage, start, end = fault.related
    return Related(passage.member.address, passage.path, start, end)


def _crash(check: Check, member: Member, error: Exception) -> Finding:
    params = {"check": check.id, "error": type(error).__name__}
    warning = Severity.WARNING
    return Finding(CRASHED, warning, member.address, "", 0, 0, _CRASH, params, evidence=check.id)


def _numbered(findings: list[Finding]) -> list[Finding]:
    """Equal evidence a second time in a variant is a second finding: the fingerprint says so."""
    counts: dict[tuple[str, ...], int] = {}
    numbered = []
    for finding in findings:
        counts[finding.identity] = count = counts.get(finding.identity, 0) + 1
        numbered.append(replace(finding, occurrence=count) if count > 1 else finding)
    return numbered
