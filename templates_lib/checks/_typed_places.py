"""Findings told where somebody can mend them: in the text as it was typed.

Checks read what is said, snippets put in. A finding inside a snippet is about the mark that takes
it in, names the snippet, and suggests nothing: what it would replace stands elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from templates_lib.checks._finding import Finding, Related
from templates_lib.message import Address, Message
from templates_lib.snippets import Expansion

__all__ = ["typed"]


def typed(message: Message, findings: Iterable[Finding]) -> list[Finding]:
    """*findings* in *message*, each with its places in what was typed."""
    expansions = {each.address: each.expansion for each in message.variants if each.expansion}
    if not expansions:
        return list(findings)
    return [_typed(finding, expansions) for finding in findings]


def _typed(finding: Finding, expansions: dict[Address, Expansion]) -> Finding:
    related = finding.related
    if related and related.address in expansions:
        other = expansions[related.address].written(related.part, related.start, related.end)
        related = Related(related.address, related.part, other.start, other.end)
    if finding.address in expansions:
        place = expansions[finding.address].written(finding.part, finding.start, finding.end)
        return replace(
            finding,
            start=place.start,
            end=place.end,
            suggestion=None if place.snippet else finding.suggestion,
            related=related,
            snippet=place.snippet,
        )
    return replace(finding, related=related) if related is not finding.related else finding
