"""Who calls: Wagtail's `APIToken` as a bearer token (RFC 6750), read and never written.

Wagtail's own class for its API notes ``last_used_at`` on a call; a ``GET`` of ours writes nothing.
"""

import logging
from time import monotonic
from typing import Any

from django.http import HttpRequest
from django.utils.encoding import iri_to_uri
from ninja.security.http import HttpAuthBase
from wagtail.models import APIToken

from cms import queries
from cms.api.problems import Refusal
from cms.delivery import limits, usage
from cms.delivery.caller import Caller
from cms.delivery.noted import CALLER, LIMIT

log = logging.getLogger("cms.api")

NO_TOKEN = "Send a token in the header: Authorization: Bearer wagtail_..."
BAD_TOKEN = "The token is not known, has been revoked, or belongs to a user who is not active."
NO_PERMISSION = "The token's user lacks the permission to fetch published messages."


def token_in(header: str) -> str:
    """The token of an ``Authorization`` header, "" when it has none."""
    scheme, _, token = header.partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def caller_of(token: str) -> Caller | None:
    """Who calls with *token*; None when nobody may with it. One query."""
    found = queries.bearer(token)
    return _caller(found) if found else None


def _caller(found: APIToken) -> Caller:
    may = bool(found.may_fetch)
    return Caller(found.pk, found.user_id, found.user.get_username(), may)


class BearerToken(HttpAuthBase):
    """Lets a call through whose token's user may fetch what is published. One query."""

    openapi_scheme = "bearer"
    openapi_description = "A token of Wagtail: wagtail_ and 33 letters and digits."

    def __call__(self, request: HttpRequest) -> Any:
        token = token_in(request.headers.get("Authorization", ""))
        if not token:
            raise _denied(request, "unauthenticated", NO_TOKEN, "")
        found = queries.bearer(token)
        if found is None:
            raise _denied(request, "unauthenticated", BAD_TOKEN, 'error="invalid_token"')
        if not found.may_fetch:
            scope = 'error="insufficient_scope"'
            raise _denied(request, "forbidden", NO_PERMISSION, scope, found)
        request.user = found.user
        request.META[CALLER] = caller = _caller(found)
        usage.use(caller.token_id)
        _within_limit(request, caller)
        return caller


def _within_limit(request: HttpRequest, caller: Caller) -> None:
    """Count the call; `Refusal` when the token has made too many of late."""
    bucket = limits.bucket_of(caller)
    if bucket is None:
        return
    taken = bucket.take(monotonic())
    request.META[LIMIT] = limits.fields(bucket, taken)
    if not taken.allowed:
        log.warning("token %s of %s is over its limit", caller.token_id, caller.name)
        detail = f"{bucket.limit} calls a minute are allowed; try again in {taken.wait} s."
        raise Refusal("too-many-requests", detail)


def _denied(
    request: HttpRequest, kind: str, detail: str, challenge: str, token: APIToken | None = None
) -> Refusal:
    """The refusal of a denied call, which is logged: never with a token, nor with the query."""
    who = f"{token.user.get_username()} (token {token.pk})" if token else "nobody we know"
    log.warning("denied %s %s to %s: %s", request.method, iri_to_uri(request.path), who, kind)
    realm = ", ".join(filter(None, ['Bearer realm="budskap"', challenge]))
    return Refusal(kind, detail, headers={"WWW-Authenticate": realm})
