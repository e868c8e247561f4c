"""Running the checks over one message."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from difflib import get_close_matches

from locales.words import gettext_noop
from templates_lib.checks._check import Check, Fault
from templates_lib.checks._family import Family, Member
from templates_lib.checks._finding import Finding, Related, Severity
from templates_lib.checks._index import Index
from templates_lib.guide import Guide
from templates_lib.message import Address, Message

__all__ = ["CRASHED", "UnknownCheckError", "run_checks"]

CRASHED = "check_crashed"
"""The id of a finding about the checker itself; no text is at fault, so it is no check."""

_CRASH = gettext_noop(
    "The check %(check)s could not finish here (%(error)s). The fault is the checker's: report it."
)
_log = logging.getLogger(__name__)


class UnknownCheckError(LookupError):
    """There is no check of this name; ``suggestions`` are the nearest."""

    def __init__(self, name: str, known: Collection[str]) -> None:
        self.name = name
        self.suggestions = tuple(get_close_matches(name, known, n=3))
        super().__init__(name)

    def __str__(self) -> str:
        near = f"; did you mean {' or '.join(self.suggestions)}?" if self.suggestions else ""
        return f"there is no check {self.name!r}{near}"


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
    family = Family(message, guide or Guide.empty(message.brand), index or Index())
    chosen = _chosen(checks, only)
    if family.guide.checks:
        chosen = tuple(check for check in chosen if family.weight(check.id) != "off")
    found: list[Finding] = []
    for member in family.members:
        if about is None or member.address in about:
            found += _about(member, chosen)
    return _numbered(sorted(found, key=lambda finding: finding.sort_key))


def _about(member: Member, chosen: Iterable[Check]) -> list[Finding]:
    """What the checks find in one variant, each fault once however many branches show it.

    A check is not asked where there can be nothing to find: half of all need not look at most
    texts.
    """
    found: list[Finding] = []
    characters, lineage = member.characters, member.lineage
    for check in chosen:
        if check.triggers and check.triggers.isdisjoint(characters):
            continue
        if check.locales and check.locales.isdisjoint(lineage):
            continue
        try:
            faults = list(check.find(member))
            if faults:
                found += dict.fromkeys(_finding(check, member, fault) for fault in faults)
        except Exception as error:
            _log.exception("check %s crashed on %s", check.id, member.address)
            found.append(_crash(check, member, error))
    return found


def _chosen(checks: Mapping[str, Check], only: Collection[str] | None) -> tuple[Check, ...]:
    if only is None:
        return tuple(checks.values())
    for name in only:
        if name not in checks:
            raise UnknownCheckError(name, checks)
    return tuple(check for name, check in checks.items() if name in only)


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
