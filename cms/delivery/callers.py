"""Who calls, remembered by the digest of their token: the token itself is nowhere kept.

A memory belongs to what was seen of `cms.doors` when it was made, and ends with it. It also ends
after `LASTS` seconds, for changes that no signal told of, such as by hand in the database.
"""

import logging
from dataclasses import dataclass
from hashlib import blake2s
from time import monotonic
from typing import Any

from cms.api.auth import token_in
from cms.api.caller import caller_of
from cms.delivery.limits import Bucket, bucket_of
from cms.delivery.noted import FOUND, Found
from cms.delivery.outside import outside_a_request
from cms.delivery.sequence import Seen

log = logging.getLogger("cms.delivery")

LASTS = 10.0  # seconds
MOST = 10_000


@dataclass(frozen=True, slots=True)  # read for every request: twice as fast as a named tuple
class Known:
    """A caller with what they may still call, and until when (monotonic seconds) that is known."""

    token_id: int
    bucket: Bucket | None
    until: float


def known_caller(environ: dict[str, Any], seen: Seen, now: float) -> Known | None:
    """Who sends this ``Authorization`` header; None for whoever Django is to look at.

    Whom the database was asked for now, Django need not ask for again in this request. What was
    remembered is good for answers that are kept, and is not handed on.
    """
    header = environ["HTTP_AUTHORIZATION"]
    try:
        digest = blake2s(header.encode()).digest()  # as strong as SHA-256, and half the time
    except UnicodeEncodeError:
        return None
    known: Known | None = seen.callers.get(digest)
    return known if known is not None and now < known.until else _ask(environ, digest, seen)


def _ask(environ: dict[str, Any], digest: bytes, seen: Seen) -> Known | None:
    header = environ["HTTP_AUTHORIZATION"]
    token = token_in(header)
    try:
        with outside_a_request():
            caller = caller_of(token) if token else None
    except Exception:
        log.exception("a caller cannot be looked up; Django answers")
        return None
    environ[FOUND] = Found(header, caller)
    if caller is None:  # Django refuses and logs it
        seen.callers.pop(digest, None)
        return None
    if len(seen.callers) >= MOST:
        seen.callers.clear()
    known = seen.callers[digest] = Known(caller.token_id, bucket_of(caller), monotonic() + LASTS)
    return known
