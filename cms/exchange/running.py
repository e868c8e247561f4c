"""Which imports run beside the requests, and what runs there."""

from typing import Any, Final

from cms.exchange import jobs, spool
from cms.exchange.importing import import_in_pieces
from cms.exchange.orders import Order
from cms.exchange.profile import Profile
from cms.exchange.profiling import load as load_profile
from cms.exchange.proposing import Proposal
from cms.models import Brand

__all__ = ["LARGE", "is_long", "long_profile", "start_import", "start_plan"]

LARGE: Final = 512 * 1024
"""Bytes of all files from which an import takes longer than a person waits for a page."""


def is_long(order: Order) -> bool:
    """Whether *order* takes longer than a person waits for a page."""
    return sum(len(upload.data) for upload in order.uploads) > LARGE


def long_profile(name: str, order: Order) -> Profile | None:
    """The profile of the plan called *name*; that of *order* where it is not made yet."""
    index = spool.read_index(name)
    return load_profile(index.profile) if index and index.profile else order.profile


def start_plan(name: str, order: Order, brand: Brand) -> None:
    """Begin to plan *order* as the job called *name*."""

    def work(progress: jobs.Progress) -> Any:
        proposal = Proposal(order, brand)
        progress.total = proposal.count
        return spool.spool(name, proposal, progress)

    jobs.start(name, "plan", work)


def start_import(name: str, order: Order, brand: Brand, user: Any) -> None:
    """Begin to carry out *order* as the job called *name*."""

    def work(progress: jobs.Progress) -> Any:
        proposal = Proposal(order, brand)
        progress.total = proposal.count
        counts = import_in_pieces(proposal, user, name, progress)
        return {fate.value: count for fate, count in counts.items()}

    jobs.start(name, "import", work)
