"""What a plan does to the cost of messages: segments of one message of each text, both sides."""

from collections.abc import Iterable
from dataclasses import dataclass

import channels
from channels import CHANNELS
from cms.history.rendered import cost_of
from cms.models import StoredContent
from cms.releases import PlannedChange
from templates_lib.language import TemplateError
from templates_lib.message import MessageError

MOST = 200  # changed texts that are counted: some milliseconds each
TRIED = 50  # combinations of samples a text


@dataclass(frozen=True)
class Segments:
    """Sums over the changed texts; ``unit`` is a msgid."""

    unit: str
    before: tuple[int, int]  # usually, at worst
    after: tuple[int, int]

    @property
    def extra(self) -> tuple[int, int]:
        """How many more, usually and at worst; negative: fewer."""
        return self.after[0] - self.before[0], self.after[1] - self.before[1]


def extra_segments(changes: Iterable[PlannedChange]) -> Segments | None:
    """The segments of *changes*, None where none is paid by the segment, or too many are. One
    query.
    """
    paid = [each for each in changes if _is_paid(each.address.channel)]
    if not paid or len(paid) > MOST:
        return None
    digests = {digest for each in paid for digest in each.digests if digest}
    stored = StoredContent.objects.defer("outputs").in_bulk(digests)
    before, after = ([_cost(stored.get(each.digests[side])) for each in paid] for side in (0, 1))
    costing = CHANNELS[paid[0].address.channel].costing
    assert costing is not None
    return Segments(costing.unit, _sum(before), _sum(after))


def _sum(costs: list[tuple[int, int]]) -> tuple[int, int]:
    return sum(usual for usual, _ in costs), sum(worst for _, worst in costs)


def _is_paid(channel: str) -> bool:
    return channel in CHANNELS and CHANNELS[channel].costing is not None


def _cost(stored: StoredContent | None) -> tuple[int, int]:
    """(usual, worst); nothing for a text that cannot be rendered."""
    try:
        found = cost_of(stored.document, most_tried=TRIED) if stored else None
    except (TemplateError, MessageError, channels.ContentError):
        found = None
    return (found.typical, found.worst) if found else (0, 0)
