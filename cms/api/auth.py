"""Who calls: Wagtail's `APIToken` as a bearer token (RFC 6750), read and never written.

Wagtail's own class for its API notes ``last_used_at`` on a call; a ``GET`` of ours writes nothing.
"""

import logging
from typing import Any

from django.http import HttpRequest
from django.utils.encoding import iri_to_uri
from ninja.security.http import HttpAuthBase
from wagtail.models import APIToken

from cms import queries
from cms.api import permits
from cms.api.problems import Refusal

log = logging.getLogger("cms.api")

NO_TOKEN = "Send a token in the header: Authorization: Bearer wagtail_..."
BAD_TOKEN = "The token is not known, has been revoked, or belongs to a user who is not active."
NO_PERMISSION = "The token's user lacks the permission to fetch published messages."


class BearerToken(HttpAuthBase):
    """Lets a call through whose token's user may fetch what is published. One query.

    With a *verb*, only one who may do that too (`permits`): asked before the body is read.
    """

    openapi_scheme = "bearer"
    openapi_description = "A token of Wagtail: wagtail_ and 33 letters and digits."

    def __init__(self, verb: str = "") -> None:
        super().__init__()
        self.verb = verb

    def __call__(self, request: HttpRequest) -> Any:
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not token.strip():
            raise _denied(request, "unauthenticated", NO_TOKEN, "")
        found = queries.bearer(token.strip())
        if found is None:
            raise _denied(request, "unauthenticated", BAD_TOKEN, 'error="invalid_token"')
        if not found.may_fetch:
            scope = 'error="insufficient_scope"'
            raise _denied(request, "forbidden", NO_PERMISSION, scope, found)
        request.user = found.user
        if self.verb:
            permits.require(request, self.verb)
        return found


def _denied(
    request: HttpRequest, kind: str, detail: str, challenge: str, token: APIToken | None = None
) -> Refusal:
    """The refusal of a denied call, which is logged: never with a token, nor with the query."""
    who = f"{token.user.get_username()} (token {token.pk})" if token else "nobody we know"
    log.warning("denied %s %s to %s: %s", request.method, iri_to_uri(request.path), who, kind)
    realm = ", ".join(filter(None, ['Bearer realm="budskap"', challenge]))
    return Refusal(kind, detail, headers={"WWW-Authenticate": realm})
