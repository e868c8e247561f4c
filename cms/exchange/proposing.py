"""The plan of an order, whosever files they are: ours that come back, or other people's."""

from cms.exchange.orders import Order
from cms.exchange.plan import Plan
from cms.exchange.planning import make_plan
from cms.exchange.returning import plan_return, returned
from cms.models import Brand

__all__ = ["plan_order"]


def plan_order(order: Order, brand: Brand, *, lock: bool = False) -> Plan:
    """What *order* would do to *brand*, of which it holds the key.

    *lock* keeps others from changing what the plan rests on until the transaction ends. Raises
    `FileRefused` and `SheetRefused`.
    """
    files = returned(order)
    if files is not None:
        return plan_return(order, brand, files, lock=lock)
    return make_plan(order, brand, lock=lock)
