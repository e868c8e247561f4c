"""Who calls: a token's user, and what they may do."""

import logging
from dataclasses import dataclass, field
from typing import Any

from cms import queries
from cms.api.rights import EVERYTHING, PERMISSIONS, Grant, Rights, rights_of
from cms.queries import names_of

log = logging.getLogger("cms.api")


@dataclass(frozen=True)
class Caller:
    """A living token of an active user. The token itself is not kept."""

    token_id: int
    user_id: int
    name: str  # the user's, for logs and receipts
    token_name: str
    rights: Rights = field(repr=False)
    requests_per_minute: int | None = None  # None: the token has no limit of its own

    def log_denied(self, what: str) -> None:
        """Log a denied call: who and what, never the token."""
        log.warning("denied %s to %s (token %d)", what, self.name, self.token_id)


def caller_of(token: str) -> Caller | None:
    """Whose *token* it is, when it lives and its user is active. One query.

    None for anything else: unknown, revoked, or of another shape.
    """
    found = queries.bearer(token, PERMISSIONS)
    if found is None:
        return None
    user = found.user
    return Caller(
        token_id=found.pk,
        user_id=user.pk,
        name=user.get_username(),
        token_name=found.name,
        rights=rights_given(user, found.permissions, found.grants),
        requests_per_minute=found.requests_per_minute,
    )


def rights_given(user: Any, permissions: str | None, grants: str | None) -> Rights:
    """What *user* may do, from the texts of `queries.Given`."""
    if user.is_superuser:
        return EVERYTHING
    told = (words.split(" ") for words in names_of(grants))
    return rights_of(names_of(permissions), [Grant(*each) for each in told])
