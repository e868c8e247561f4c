"""Which imports run beside the requests, and what runs there."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, Final

from cms import jobs
from cms.errors import Refused
from cms.exchange import spool
from cms.exchange.importing import has_landed, import_in_pieces, submit_ready
from cms.exchange.orders import Order
from cms.exchange.plan import Row
from cms.exchange.profile import Profile
from cms.exchange.profiling import load as load_profile
from cms.exchange.proposing import Proposal
from cms.exchange.reading import FileRefused
from cms.exchange.saying import told
from cms.exchange.sheets import SheetRefused
from cms.models import Brand

__all__ = [
    "LARGE",
    "is_long",
    "long_profile",
    "start_findings",
    "start_import",
    "start_plan",
    "state_of",
]

LARGE: Final = 512 * 1024
"""Bytes of all files from which an import takes longer than a person waits for a page."""
_SENT_AT_ONCE: Final = 10


def is_long(order: Order) -> bool:
    """Whether *order* takes longer than a person waits for a page."""
    return sum(len(upload.data) for upload in order.uploads) > LARGE


def long_profile(name: str, order: Order) -> Profile | None:
    """The profile of the plan called *name*; that of *order* where it is not made yet."""
    index = spool.read_index(name)
    return load_profile(index.profile) if index and index.profile else order.profile


def state_of(name: str) -> jobs.Job | None:
    """The job called *name*; an import whose process ended just after it had written is done."""
    job = jobs.read(name)
    if job is None or job.kind != "import" or job.state is not jobs.State.STOPPED:
        return job
    return replace(job, state=jobs.State.DONE) if has_landed(name, job.began) else job


@contextmanager
def _telling() -> Iterator[None]:
    """Inside, what is wrong with a file is refused in words, as jobs tell them."""
    try:
        yield
    except (FileRefused, SheetRefused) as refusal:
        head = f"{refusal.name}: " if isinstance(refusal, FileRefused) else ""
        raise Refused(head + told(refusal.words)) from refusal


def start_plan(name: str, order: Order, brand: Brand) -> None:
    """Begin to plan *order* as the job called *name*."""

    @_telling()
    def work(progress: jobs.Progress) -> Any:
        proposal = Proposal(order, brand)
        progress.total = proposal.count
        return spool.spool(name, proposal, progress)

    jobs.start(name, "plan", work)


def start_findings(name: str, order: Order, brand: Brand) -> None:
    """Begin to look up the findings of the whole plan called *name*, as the job of that name."""

    @_telling()
    def work(progress: jobs.Progress) -> Any:
        index = spool.read_index(name)
        if index is None:
            raise jobs.Stopped
        progress.total = len(index.families)
        return spool.check(name, index, brand, order.source_locale, progress)

    jobs.start(name, "findings", work)


def start_import(
    name: str, order: Order, brand: Brand, user: Any, *, review: bool = False,
    afterwards: Callable[[], None] = lambda: None,
) -> None:  # fmt: skip
    """Begin to carry out *order* as the job called *name*; with *review* what its file calls
    translated is then sent to review. *afterwards* is called when all is done.

    What is stopped while it is sent stays: all drafts are there by then.
    """

    @_telling()
    def work(progress: jobs.Progress) -> Any:
        proposal = Proposal(order, brand)
        progress.total = proposal.count
        ready: list[Row] | None = [] if review else None
        counts = import_in_pieces(proposal, user, name, progress, ready)
        result: dict[str, Any] = {fate.value: count for fate, count in counts.items()}
        if ready is None:
            afterwards()
            return result
        progress.total = len(ready)
        sent = 0
        for start in range(0, len(ready), _SENT_AT_ONCE):
            try:
                progress(start)
            except jobs.Stopped:
                result["was_stopped"] = True
                break
            sent += submit_ready(ready[start : start + _SENT_AT_ONCE], user)
        else:
            afterwards()
        return result | {"sent": sent, "ready": len(ready)}

    jobs.start(name, "import", work)
