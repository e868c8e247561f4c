"""What a message adds to the index of the brand's wording."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping

from templates_lib.checks._check import Check
from templates_lib.checks._family import Family, Member
from templates_lib.checks._index import Index, Observation
from templates_lib.guide import Guide
from templates_lib.message import Message

__all__ = ["indexed", "observed"]

_log = logging.getLogger(__name__)


def observed(
    checks: Mapping[str, Check], message: Message, guide: Guide | None
) -> tuple[Observation, ...]:
    """What the checks see in each variant of ``message``; one that crashes sees nothing there."""
    observers = [check for check in checks.values() if check.observe]
    family = Family(message, guide or Guide.empty(message.brand), Index())
    found = (
        each
        for member in family.members
        for check in observers
        for each in _observations(check, member)
    )
    said = tuple(dict.fromkeys(found))
    family.dismiss()
    return said


def _observations(check: Check, member: Member) -> Iterator[Observation]:
    assert check.observe
    try:
        pairs = list(check.observe(member))
    except Exception:
        _log.exception("check %s crashed as it read %s", check.id, member.address)
        return
    for kind, value in pairs:
        yield Observation(kind, value, member.address)


def indexed(checks: Mapping[str, Check], messages: Iterable[Message], guide: Guide | None) -> Index:
    """The index of ``messages``; of two with one key the later holds."""
    index = Index()
    for message in messages:
        index.put(message.key, observed(checks, message, guide))
    return index
