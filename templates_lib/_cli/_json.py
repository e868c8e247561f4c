"""Findings for programs: one JSON list."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from templates_lib._cli._report import Checked

__all__ = ["findings_as_json"]


def findings_as_json(results: Iterable[Checked]) -> Iterator[str]:
    """A list with one object a finding, one on each line; written as it is found."""
    opening = "["
    for result in results:
        for finding in result.findings:
            yield f"{opening}\n {json.dumps(finding.as_dict(), ensure_ascii=False)}"
            opening = ","
    yield "[]\n" if opening == "[" else "\n]\n"
