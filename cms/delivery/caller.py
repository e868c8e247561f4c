"""Who calls: the value that authorisation makes, and that limits, counts and memory go by."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Caller:
    """Who calls, and what they may."""

    token_id: int
    user_id: int
    name: str
    may_fetch: bool
