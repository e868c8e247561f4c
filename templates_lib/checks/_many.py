"""The checker over many messages, by several processes beside each other."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context

from templates_lib.checks._finding import Finding
from templates_lib.checks._index import Index
from templates_lib.guide import Guide
from templates_lib.message import Message

__all__ = ["run_each"]

_AT_ONCE = 8
"""Messages handed to a process: many are a long wait for the last, few are much talk."""

_AHEAD = 3
"""How many times as much as the processes work on is read before it is their turn."""

_FEW_COLLECTIONS = 20_000
"""Objects more than there were, from which Python looks for those that hold each other (700)."""

Run = Callable[[Message], list[Finding]]


def run_each(
    run: Callable[[Message, Guide | None, Index | None], list[Finding]],
    messages: Iterable[Message],
    guide: Guide | None,
    indexes: Mapping[str, Index],
    processes: int,
) -> Iterator[list[Finding]]:
    """What ``run`` finds in each of ``messages``, in their order; ``indexes`` are by brand.

    The processes begin anew and do not fork: whoever calls may hold connections and threads. Each
    loads the languages that it meets, in a second or two.
    """
    if processes < 2:
        yield from (run(each, guide, indexes.get(each.brand)) for each in messages)
        return
    begun = (run, guide, dict(indexes))
    with ProcessPoolExecutor(processes, get_context("spawn"), _begin, begun) as pool:
        try:
            yield from _in_order(pool, iter(messages), processes * _AHEAD)
        finally:
            pool.shutdown(cancel_futures=True)


def _in_order(
    pool: ProcessPoolExecutor, messages: Iterator[Message], most: int
) -> Iterator[list[Finding]]:
    """No more are read than so many pieces ahead of what was asked for: there may be millions."""
    coming: deque[Future[list[list[Finding]]]] = deque()
    while piece := list(islice(messages, _AT_ONCE)):
        coming.append(pool.submit(_each, piece))
        if len(coming) > most:
            yield from coming.popleft().result()
    for future in coming:
        yield from future.result()


_run: Run


def _begin(
    run: Callable[[Message, Guide | None, Index | None], list[Finding]],
    guide: Guide | None,
    indexes: Mapping[str, Index],
) -> None:
    """In a process that has just begun: what holds for all messages."""
    global _run

    def one(message: Message) -> list[Finding]:
        return run(message, guide, indexes.get(message.brand))

    _run = one
    # The catalogue stays, and nearly all that a check makes is let go of at once: to look for what
    # is not takes a tenth of the time.
    gc.freeze()
    gc.set_threshold(_FEW_COLLECTIONS)


def _each(messages: list[Message]) -> list[list[Finding]]:
    return [_run(message) for message in messages]
