"""The door of the API: Wagtail's `APIToken` as a bearer token (RFC 6750).

Wagtail's own class for its API notes ``last_used_at`` on a call; a ``GET`` of ours writes nothing.
"""

import logging
from time import monotonic

from django.contrib.auth import get_user_model
from django.http import HttpRequest
from django.utils.encoding import iri_to_uri
from django.utils.functional import SimpleLazyObject
from ninja.security.http import HttpAuthBase

from cms.api.caller import Caller, caller_of
from cms.api.problems import Refusal
from cms.api.rights import Verb
from cms.delivery import limits, usage
from cms.delivery.noted import CALLER, FOUND, LIMIT, Found

log = logging.getLogger("cms.api")

COUNTED = "budskap.counted"
"""Marks a call that was let through once already, as a part of another. No header can be it."""

NO_TOKEN = "Send a token in the header: Authorization: Bearer wagtail_..."
BAD_TOKEN = "The token is not known, has been revoked, or belongs to a user who is not active."
WORDS = {
    Verb.FETCH: "fetch what is published",
    Verb.RENDER: "render what is published",
    Verb.DRAFT: "read drafts",
    Verb.PUSH: "write drafts",
    Verb.CHECK: "check texts",
}
NO_RIGHTS = "The token's user was given no right over the API."


def token_in(header: str) -> str:
    """The token of an ``Authorization`` header, "" when it has none."""
    scheme, _, token = header.partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


class BearerToken(HttpAuthBase):
    """Lets a call through whose token's user may do anything at all over the API. One query,
    which the dispatcher may have made for this very request.

    What they may do of it is asked where it is done (`cms.api.reading`).
    With a *verb*, only one who may do that for some brand: asked before the body is read.
    """

    openapi_scheme = "bearer"
    openapi_description = "A token of Wagtail: wagtail_ and 33 letters and digits."

    def __init__(self, verb: str = "") -> None:
        super().__init__()
        self.verb = verb

    def __call__(self, request: HttpRequest) -> Caller:
        header = request.headers.get("Authorization", "")
        token = token_in(header)
        if not token:
            raise _denied(request, "unauthenticated", NO_TOKEN, "")
        found = request.META.get(FOUND)
        # An object that only the dispatcher makes: what a client sends is text.
        if isinstance(found, Found) and found.header == header:
            caller = found.caller
        else:
            caller = caller_of(token)
        if caller is None:
            raise _denied(request, "unauthenticated", BAD_TOKEN, 'error="invalid_token"')
        scope = 'error="insufficient_scope"'
        if not caller.rights.grants:
            raise _denied(request, "forbidden", NO_RIGHTS, scope, caller)
        if self.verb and not caller.rights.may(self.verb):
            raise _denied(request, "forbidden", _may_not(self.verb), scope, caller)
        users = get_user_model().objects
        request.user = SimpleLazyObject(lambda: users.get(pk=caller.user_id))  # type: ignore[assignment]
        request.META[CALLER] = caller
        usage.use(caller.token_id)
        if COUNTED not in request.META:
            _within_limit(request, caller)
        return caller


def caller(request: HttpRequest) -> Caller:
    """Who makes *request*, once `BearerToken` let them in."""
    found = request.auth  # type: ignore[attr-defined]
    assert isinstance(found, Caller)
    return found


def require(request: HttpRequest, verb: str) -> Caller:
    """The caller, when they may *verb* for any brand; `Refusal`, which is logged."""
    found = caller(request)
    if not found.rights.may(verb):
        scope = 'error="insufficient_scope"'
        raise _denied(request, "forbidden", _may_not(verb), scope, found)
    return found


def _may_not(verb: str) -> str:
    return f"The token's user may not {WORDS[Verb(verb)]}."


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
    request: HttpRequest, kind: str, detail: str, challenge: str, caller: Caller | None = None
) -> Refusal:
    """The refusal of a denied call, which is logged: never with a token, nor with the query."""
    who = f"{caller.name} (token {caller.token_id})" if caller else "nobody we know"
    log.warning("denied %s %s to %s: %s", request.method, iri_to_uri(request.path), who, kind)
    realm = ", ".join(filter(None, ['Bearer realm="budskap"', challenge]))
    return Refusal(kind, detail, headers={"WWW-Authenticate": realm})
