"""All stale messages of a brand, checked by several processes beside each other.

This process reads and stores; the others check and know no database. Meanwhile people work on: a
message that was checked again after it was read here keeps what was found then.
"""

import datetime
import os
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db import transaction

from cms import brand_index
from cms.checking.rechecking import Told, digest_of, keep, said, stale, work_off
from cms.checking.stored import pieces
from cms.door import to_guide
from cms.models import Brand, CheckedTemplate, MessageTemplate
from templates_lib import checks
from templates_lib.checks import Finding
from templates_lib.guide import Guide
from templates_lib.message import Message

MOST = 4
"""Processes by default, at most: each takes up to 500 MB with dictionaries."""

WORTH_IT = 60
"""Messages from which other processes pay: each takes a second or two to load the languages."""

_State = tuple[str, datetime.datetime]
"""Against what a message was last checked, and when."""


def usual_processes() -> int:
    """As many as may run at once here, but not more than ``MOST``."""
    here = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return min(here or 1, MOST)


def check_all(brand: Brand, processes: int) -> int:
    """Check every stale message of *brand*, and say how many there were.

    Few are checked by this process alone.
    """
    digest = digest_of(brand)
    count = stale(brand, digest).count()
    if processes > 1 and count >= WORTH_IT:
        _check_beside(brand, to_guide(brand), digest, processes)
    while work_off(brand, seconds=10, wait=True):  # also what changed meanwhile
        pass
    return count


@dataclass
class _Read:
    """A message as it was read, and what was found so far in each of its texts."""

    template: MessageTemplate
    state: _State | None
    told: list[Told]
    found: list[list[Finding]] = field(default_factory=list)


def _check_beside(brand: Brand, guide: Guide, digest: str, processes: int) -> None:
    waiting: deque[_Read] = deque()

    def messages() -> Iterator[Message]:
        for each in _stale_ones(brand, digest):
            if each.told:
                waiting.append(each)
                yield from (message for message, _ in each.told)
            else:
                _keep(each, digest)

    with brand_index.held(brand, guide) as index:
        indexes = {brand.key: index}
        for findings in checks.run_many(messages(), guide, indexes=indexes, processes=processes):
            waiting[0].found.append(findings)
            if len(waiting[0].found) == len(waiting[0].told):
                _keep(waiting.popleft(), digest)


def _stale_ones(brand: Brand, digest: str) -> Iterator[_Read]:
    for piece in pieces(stale(brand, digest)):
        states = _states(piece)
        for template in piece:
            yield _Read(template, states.get(template.pk), said(template))


def _states(templates: list[MessageTemplate]) -> dict[int, _State]:
    rows = CheckedTemplate.objects.filter(template__in=templates)
    return {pk: (digest, at) for pk, digest, at in rows.values_list(*_STATE)}


_STATE = ("template_id", "guide_digest", "checked_at")


def _keep(read: _Read, digest: str) -> None:
    with transaction.atomic():
        if _states([read.template]).get(read.template.pk) == read.state:
            keep(read.template, read.told, read.found, digest)
