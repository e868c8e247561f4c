"""Who calls: a token's user, and what they may do."""

import logging
from dataclasses import dataclass, field

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
    given = rights_of(
        names_of(found.permissions), [Grant(*words.split(" ")) for words in names_of(found.grants)]
    )
    return Caller(
        token_id=found.pk,
        user_id=user.pk,
        name=user.get_username(),
        token_name=found.name,
        rights=EVERYTHING if user.is_superuser else given,
    )
