"""Findings for code-scanning tools: SARIF 2.1.0 (OASIS standard, March 2020)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from urllib.parse import quote

from templates_lib._cli._report import Checked
from templates_lib.checks import CHECKS, Check, Finding, Severity

__all__ = ["findings_as_sarif"]

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
FINGERPRINT = "budskap/v1"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def findings_as_sarif(results: Iterable[Checked]) -> Iterator[str]:
    """One log with one run."""
    run = {
        "tool": {"driver": {"name": "budskap", "rules": [_rule(c) for c in CHECKS.values()]}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, finding) for each in results for finding in each.findings],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    yield f"{json.dumps(log, ensure_ascii=False, indent=1)}\n"


def _rule(check: Check) -> dict[str, object]:
    return {
        "id": check.id,
        "shortDescription": {"text": check.summary},
        "fullDescription": {"text": check.docstring.strip()},
        "defaultConfiguration": {"level": _LEVELS[check.severity]},
    }


def _result(result: Checked, finding: Finding) -> dict[str, object]:
    return {
        "ruleId": finding.check,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [_location(result, finding)],
        "partialFingerprints": {FINGERPRINT: finding.fingerprint},
        "properties": finding.as_dict(),
    }


def _location(result: Checked, finding: Finding) -> dict[str, object]:
    """The file (and line), and the text within it as a logical place.

    Offsets count within the text, not within the file: they stand in ``properties``.
    """
    physical: dict[str, object] = {
        "artifactLocation": {"uri": quote(PurePath(result.document.file).as_posix())}
    }
    if result.document.line:
        physical["region"] = {"startLine": result.document.line}
    name = f"{finding.address} {finding.part}".rstrip()
    return {"physicalLocation": physical, "logicalLocations": [{"fullyQualifiedName": name}]}
