"""The plan of an order, whosever files they are: ours that come back, or other people's."""

from collections.abc import Iterator

from cms.exchange.grouping import Ignored
from cms.exchange.orders import Order
from cms.exchange.plan import Plan
from cms.exchange.planning import Family, families_of, plan_of
from cms.exchange.returning import gather, plan_of_return, return_families, returned
from cms.models import Brand

__all__ = ["Proposal", "plan_order"]


class Proposal:
    """What an order asks for, read once; its rows are planned piece by piece.

    Raises `FileRefused` and `SheetRefused`.
    """

    def __init__(self, order: Order, brand: Brand) -> None:
        self.order, self.brand = order, brand
        self._returned = returned(order)
        self._untouched: list[Ignored] = []
        if self._returned is None:
            self._sheet = order.sheet()
            self.count = sum(len(each.variants) for each in self._sheet.templates)
        else:
            self._gathered = gather(self._returned)
            self.count = sum(map(len, self._gathered.values()))

    @property
    def purpose(self) -> str:
        """What new templates are for."""
        return "" if self._returned is not None else self._sheet.profile.purpose

    def families(self, *, lock: bool = False) -> Iterator[list[Family]]:
        """The rows, some hundred templates at a time.

        *lock* keeps others from changing what they rest on until the transaction ends.
        """
        if self._returned is None:
            return families_of(self.order, self.brand, self._sheet, lock=lock)
        self._untouched.clear()
        return return_families(self.order, self.brand, self._gathered, self._untouched, lock=lock)

    def plan(self, families: list[Family]) -> Plan:
        """The plan that *families*, all or the heads of them, make."""
        if self._returned is None:
            return plan_of(self.order, self.brand, self._sheet, families)
        return plan_of_return(self.order, self.brand, self._returned, families, self._untouched)


def plan_order(order: Order, brand: Brand, *, lock: bool = False) -> Plan:
    """What *order* would do to *brand*, of which it holds the key.

    *lock* keeps others from changing what the plan rests on until the transaction ends. Raises
    `FileRefused` and `SheetRefused`.
    """
    proposal = Proposal(order, brand)
    return proposal.plan([each for piece in proposal.families(lock=lock) for each in piece])
