"""Findings for code-scanning tools: SARIF 2.1.0 (OASIS standard, March 2020).

A finding stands in a text inside a JSON document, where a line and a column of the file would mean
little. So the file (and its line) is the location that every tool understands, and each text that a
finding speaks of is an artifact of its own, nested in the file's (SARIF, 3.24.6), with the text as
its contents: related places and fixes count in that, in code points.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from urllib.parse import quote

from templates_lib._cli._report import Checked
from templates_lib.checks import CHECKS, CRASHED, Check, Finding, Severity, explained
from templates_lib.message import Address

__all__ = ["findings_as_sarif", "sarif_log"]

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
FINGERPRINT = "budskap/v1"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_Json = dict[str, object]


def findings_as_sarif(results: Iterable[Checked]) -> Iterator[str]:
    """One log with one run."""
    yield f"{json.dumps(sarif_log(results), ensure_ascii=False, indent=1)}\n"


def sarif_log(results: Iterable[Checked]) -> _Json:
    """The log as a value."""
    run = _Run()
    found = [run.result(each, finding) for each in results for finding in each.findings]
    invocation = {
        "executionSuccessful": True,
        "exitCode": int(any(each["level"] == "error" for each in found)),
    }
    ids = run.rules
    rules = [_rule(check) for check in CHECKS.values()] + [_crash_rule()] * (CRASHED in ids)
    told = {
        "tool": {"driver": {"name": "budskap", "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "invocations": [invocation],
        **({"artifacts": run.artifacts} if run.artifacts else {}),
        "results": found,
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [told]}


def _rule(check: Check) -> _Json:
    told = explained(check.docstring)
    why = [told.finds, told.why and f"Why it hurts: {told.why}"]
    remedy = [told.instead and f"Write instead: {told.instead}"]
    source = [told.source and f"Source: {told.source}"]
    lines = [each for each in (*why, *remedy, *source) if each]
    return {
        "id": check.id,
        "shortDescription": {"text": check.summary},
        "fullDescription": {"text": check.docstring.strip()},
        "help": {"text": "\n\n".join(lines), "markdown": "\n\n".join(map(_bold, lines))},
        "defaultConfiguration": {"level": _LEVELS[check.severity]},
        **({"properties": {"tags": list(check.codes)}} if check.codes else {}),
    }


def _bold(line: str) -> str:
    label, colon, words = line.partition(": ")
    known = label in ("Why it hurts", "Write instead", "Source")
    return f"**{label}:** {words}" if colon and known else line


def _crash_rule() -> _Json:
    text = "A check could not finish: the fault is the checker's, and no text's."
    return {"id": CRASHED, "shortDescription": {"text": text}}


class _Run:
    """What results refer to: the artifacts, each once."""

    def __init__(self) -> None:
        self.artifacts: list[_Json] = []
        self.rules: set[str] = set()
        self._places: dict[tuple[str, ...], int] = {}

    def result(self, checked: Checked, finding: Finding) -> _Json:
        self.rules.add(finding.check)
        return {
            "ruleId": finding.check,
            "level": _LEVELS[finding.severity],
            "message": {"text": finding.message},
            "locations": [_location(checked, finding)],
            **self._related(checked, finding),
            **self._fixes(checked, finding),
            "partialFingerprints": {FINGERPRINT: finding.fingerprint},
            "properties": finding.as_dict(),
        }

    def _related(self, checked: Checked, finding: Finding) -> _Json:
        """The words themselves, in their own text, and those of the other side."""
        places = []
        if checked.text_of(finding):
            region = _region(finding.start, finding.end)
            places.append(self._place(checked, finding.address, finding.part, region, "the words"))
        if (other := finding.related) is not None and checked.text_at(other.address, other.part):
            region = _region(other.start, other.end)
            told = f"compared with {other.address} {other.part}"
            places.append(self._place(checked, other.address, other.part, region, told))
        return {"relatedLocations": places} if places else {}

    def _place(
        self, checked: Checked, address: Address, part: str, region: _Json, words: str
    ) -> _Json:
        artifact = self._text(checked, address, part)
        return {
            "physicalLocation": {"artifactLocation": artifact, "region": region},
            "logicalLocations": [{"fullyQualifiedName": f"{address} {part}"}],
            "message": {"text": words},
        }

    def _fixes(self, checked: Checked, finding: Finding) -> _Json:
        if finding.suggestion is None:
            return {}
        replacement = {
            "deletedRegion": _region(finding.start, finding.end),
            "insertedContent": {"text": finding.suggestion},
        }
        change = {
            "artifactLocation": self._text(checked, finding.address, finding.part),
            "replacements": [replacement],
        }
        words = f"Write “{finding.suggestion}”" if finding.suggestion else "Remove it"
        return {"fixes": [{"description": {"text": words}, "artifactChanges": [change]}]}

    def _text(self, checked: Checked, address: Address, part: str) -> _Json:
        """Where the text of a part is: an artifact inside that of its file."""
        uri = f"budskap:{quote(f'{address}/{part}')}"
        key = (checked.document.place, uri)
        if key not in self._places:
            parent = self._file(checked)
            contents = {"text": checked.text_at(address, part)}
            location = {"uri": uri}
            self.artifacts.append(
                {"location": location, "parentIndex": parent, "contents": contents}
            )
            self._places[key] = len(self.artifacts) - 1
        return {"uri": uri, "index": self._places[key]}

    def _file(self, checked: Checked) -> int:
        key = (_uri(checked),)
        if key not in self._places:
            self.artifacts.append({"location": {"uri": _uri(checked)}})
            self._places[key] = len(self.artifacts) - 1
        return self._places[key]


def _region(start: int, end: int) -> _Json:
    return {"charOffset": start, "charLength": end - start}


def _uri(checked: Checked) -> str:
    return quote(PurePath(checked.document.file).as_posix())


def _location(checked: Checked, finding: Finding) -> _Json:
    """The file (and line), and the text within it as a logical place."""
    physical: _Json = {"artifactLocation": {"uri": _uri(checked)}}
    if checked.document.line:
        physical["region"] = {"startLine": checked.document.line}
    name = f"{finding.address} {finding.part}".rstrip()
    return {"physicalLocation": physical, "logicalLocations": [{"fullyQualifiedName": name}]}
