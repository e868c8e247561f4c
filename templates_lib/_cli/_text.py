"""Findings for people: one line each, and a last line that counts them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from channels import Problem
from templates_lib._cli._report import Checked
from templates_lib._documents import told
from templates_lib.checks import Finding, Severity
from templates_lib.language import line_and_column

__all__ = ["findings_as_text", "problems"]

_SHOWN_PROBLEMS = 5
_SHOWN_CHARACTERS = 60


def findings_as_text(results: Iterable[Checked]) -> Iterator[str]:
    """``file: address part, line 1, column 5: severity: message [check]``, words and remedy.

    Line and column count within the part's text, as its writer sees it.
    """
    counts: Counter[str] = Counter()
    messages = 0
    for result in results:
        messages += 1
        for finding in result.findings:
            counts[finding.severity] += 1
            yield f"{_line(result, finding)}\n"
    yield f"{_summary(counts, messages)}\n"


def _line(result: Checked, finding: Finding) -> str:
    text = result.text_of(finding)
    words = _flat(text[finding.start : finding.end])
    place = f"{result.document.place}: {finding.address} {finding.part}".rstrip()
    if text:
        line, column = line_and_column(text, finding.start)
        place += f", line {line}, column {column}"
    pieces = [f"{place}: {finding.severity}: {_flat(finding.message, 1000)} [{finding.check}]"]
    if words:
        pieces.append(f"at {finding.start}: {words}")
    if (other := finding.related) is not None:
        theirs = _flat(result.text_at(other.address, other.part)[other.start : other.end])
        pieces.append(f"{other.address} {other.part} at {other.start}: {theirs}".rstrip(": "))
    if finding.snippet:
        pieces.append(f"in the snippet {finding.snippet}: mend it there")
    if finding.rule:
        pieces.append(f"decided by {finding.rule}")
    if finding.suggestion is not None:
        pieces.append(f"write: {_flat(finding.suggestion)}" if finding.suggestion else "remove it")
    return " | ".join(pieces)


def _flat(text: str, limit: int = _SHOWN_CHARACTERS) -> str:
    """``text`` on one line, without what could drive a terminal, cut after ``limit``."""
    shown = "".join(each if each.isprintable() else " " for each in text)
    shown = " ".join(shown.split())
    return shown if len(shown) <= limit else f"{shown[: limit - 1]}…"


def _summary(counts: Counter[str], messages: int) -> str:
    told_counts = (_count(counts[each], each) for each in Severity)
    return f"{', '.join(told_counts)} in {_count(messages, 'message')}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 or noun == Severity.INFO else f"{number} {noun}s"


def problems(found: Sequence[Problem]) -> str:
    """The first faults of a document on one line."""
    shown = "; ".join(told(problem) for problem in found[:_SHOWN_PROBLEMS])
    more = len(found) - _SHOWN_PROBLEMS
    return _flat(f"{shown}; and {more} more" if more > 0 else shown, 2000)
