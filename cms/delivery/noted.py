"""What the dispatcher and Django's view leave in the WSGI environment for each other.

A client cannot set these: what it sends stands there under ``HTTP_`` names, as text.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cms.api.caller import Caller

FOUND = "budskap.found"  # who calls, which the dispatcher asked just now
NOTED = "budskap.noted"
CALLER = "budskap.caller"
ORDER = "budskap.order"  # what holds for all of a batch
LIMIT = "budskap.limit"  # the fields that tell of the rate limit


@dataclass(frozen=True, slots=True)
class Found:
    """Who sends this very ``Authorization`` header; None: nobody we know."""

    header: str
    caller: "Caller | None"


@dataclass(frozen=True, slots=True)
class Wording:
    """Which wording an answer holds, and what may change it."""

    key: str
    channel: str
    locale: str
    environment: str
    fixed: bool  # pinned, and for ever the same
    release: int | None  # what the release header says; None: the newest
    arms: int  # how many arms there were to choose from
    arm: int  # which of them it was, by name


@dataclass(frozen=True, slots=True)
class Noted:
    """An answer that may be kept: its body uncompressed, its ETag, and what it holds."""

    body: bytes
    etag: str
    content_type: str
    wording: Wording
