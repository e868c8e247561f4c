"""What one message adds to the index of its brand's wording."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from templates_lib.checks._check import Check
from templates_lib.checks._family import Family
from templates_lib.checks._index import Index, Observation
from templates_lib.guide import Guide
from templates_lib.message import Message

__all__ = ["observations"]

_log = logging.getLogger(__name__)


def observations(
    checks: Mapping[str, Check], message: Message, guide: Guide | None = None
) -> tuple[Observation, ...]:
    """What the variants of ``message`` say that checks want to know of; a check that crashes
    adds nothing and stops no other."""
    family = Family(message, guide or Guide.empty(message.brand), Index())
    found: list[Observation] = []
    for check in checks.values():
        if check.observe is None:
            continue
        for member in family.members:
            try:
                said = list(check.observe(member))
            except Exception:
                _log.exception("check %s crashed on %s", check.id, member.address)
                continue
            found += [Observation(kind, value, member.address) for kind, value in said]
    return tuple(found)
