"""Findings written for people and for programs: the command line's formats, for other callers.

>>> from templates_lib import report
>>> "".join(report.FORMATS["text"]([report.checked(message, findings, "orders.json")]))
"""

from collections.abc import Iterable

from templates_lib._cli._check import FORMATS
from templates_lib._cli._reading import Input
from templates_lib._cli._report import Checked
from templates_lib.checks import Finding, Severity
from templates_lib.message import Message

__all__ = ["FAIL_ON", "FORMATS", "Checked", "checked", "exit_status"]

FAIL_ON = ("error", "warning")


def checked(message: Message, findings: Iterable[Finding], name: str) -> Checked:
    """The findings of one message; ``name`` is what the formats call the place it came from."""
    return Checked(Input({}, name), message, tuple(findings))


def exit_status(findings: Iterable[Finding], fail_on: str = "error") -> int:
    """1 when one of ``findings`` weighs as much as ``fail_on`` or more, else 0."""
    limit = Severity(fail_on).rank
    return int(any(finding.severity.rank <= limit for finding in findings))
