"""Compression of answers: gzip where it is asked for and saves something.

A compressed answer is another representation, so it has an ETag of its own (RFC 9110, 8.8.3.3).
"""

import gzip
from functools import lru_cache

WORTHWHILE = 1024  # bytes: below, a packet goes out either way
VARY = "Authorization, Accept-Encoding"


@lru_cache(maxsize=512)
def wants_gzip(accepted: str) -> bool:
    """Whether an ``Accept-Encoding`` takes gzip, by name or by ``*`` (RFC 9110, 12.5.3)."""
    weights: dict[str, float] = {}
    for each in accepted.lower().split(","):
        name, _, parameter = each.partition(";")
        weights[name.strip()] = _weight(parameter)
    named = weights.get("gzip", weights.get("x-gzip"))
    return (weights.get("*", 0) if named is None else named) > 0


def _weight(parameter: str) -> float:
    name, _, value = parameter.strip().partition("=")
    if name.strip() != "q":
        return 1
    try:
        return float(value)
    except ValueError:
        return 0


def compressed(body: bytes) -> bytes | None:
    """*body* in gzip, always the same bytes; None where that saves nothing worth the while."""
    if len(body) < WORTHWHILE:
        return None
    smaller = gzip.compress(body, 6, mtime=0)
    return smaller if len(smaller) < len(body) * 0.9 else None


def gzip_tag(etag: str) -> str:
    """The ETag of the compressed answer whose plain one has *etag*."""
    return f'{etag[:-1]}-gzip"'
