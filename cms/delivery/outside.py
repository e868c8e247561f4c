"""Reading the database outside of Django's cycle of a request, which looks after connections."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections


@contextmanager
def outside_a_request() -> Iterator[None]:
    """This thread's connections, fresh enough before and let go after when they are too old."""
    _let_go_of_old()
    try:
        yield
    finally:
        _let_go_of_old()


def _let_go_of_old() -> None:
    for connection in connections.all(initialized_only=True):
        if not connection.in_atomic_block:  # somebody else's transaction, as in a test
            connection.close_if_unusable_or_obsolete()
