"""When a delivery that failed is tried again."""

import random
from datetime import timedelta

AFTER = (
    timedelta(seconds=5),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=10),
    timedelta(hours=10),
)
"""How long to wait after the first, second, ... failure; after one more, a delivery is dead.
The beginning of the schedule in the Standard Webhooks specification ("Deliverability and
reliability"): eight attempts over 27 and a half hours."""
JITTER = 0.2  # of the wait, added at most: what failed together is not tried again together
LONGEST_PAUSE = timedelta(minutes=5)
LONGEST_ASKED = timedelta(hours=1)


def wait_after(failures: int) -> timedelta | None:
    """How long to wait after so many failures (1 or more) of one delivery; nothing: it is dead."""
    if failures > len(AFTER):
        return None
    return AFTER[failures - 1] * (1 + JITTER * random.random())


def pause_after(failures: int) -> timedelta:
    """How long to leave an endpoint alone after so many failures in a row, of any deliveries."""
    return min(timedelta(seconds=2 ** min(failures, 30)), LONGEST_PAUSE)


def asked_for(retry_after: str) -> timedelta:
    """The wait that a receiver asks for with ``Retry-After`` in seconds, an hour at most.

    Nought for anything else: a date would be read against a clock we do not know.
    """
    if not (retry_after.isascii() and retry_after.isdecimal()):
        return timedelta(0)
    return min(timedelta(seconds=int(retry_after[:9])), LONGEST_ASKED)
