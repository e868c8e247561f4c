"""What a token may do beyond fetching what is published.

Until rights are granted by brand and environment, a verb is a permission of Django.
"""

import logging

from django.http import HttpRequest
from django.utils.encoding import iri_to_uri

from cms.api.problems import Refusal

log = logging.getLogger("cms.api")

PERMISSIONS = {"draft": "cms.read_drafts", "push": "cms.push_drafts"}
_NOT = {
    "draft": "The token's user lacks the permission to read drafts.",
    "push": "The token's user lacks the permission to push drafts.",
}


def require(request: HttpRequest, verb: str) -> None:
    """Raise a 403 unless the caller's user may *verb*; the denial is logged. Two queries."""
    user = request.user
    if user.has_perm(PERMISSIONS[verb]):
        return
    log.warning(
        "denied %s %s to %s: %s",
        request.method,
        iri_to_uri(request.path),
        user.get_username(),
        f"no right to {verb}",
    )
    challenge = 'Bearer realm="budskap", error="insufficient_scope"'
    raise Refusal("forbidden", _NOT[verb], headers={"WWW-Authenticate": challenge})
