"""The API itself: its routers, and how every exception becomes a problem."""

import logging
from typing import Any

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.encoding import iri_to_uri
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from cms.api.auth import BearerToken
from cms.api.openapi import DESCRIPTION, finished
from cms.api.problems import Refusal, problem_response
from cms.api.routers import (
    assistant,
    checks,
    contract,
    drafts,
    exporting,
    history,
    merging,
    providers,
    releases,
    render,
    snippets,
    templates,
)

log = logging.getLogger("cms.api")

PREFIX = "/api/v1/"


class BudskapAPI(NinjaAPI):
    """Ninja, with an OpenAPI document that tells what is really answered."""

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        options.setdefault("path_prefix", PREFIX)
        return finished(super().get_openapi_schema(**options))


api = BudskapAPI(
    title="Budskap",
    version="1",
    description=DESCRIPTION,
    urls_namespace="budskap_v1",
    auth=BearerToken(),
    openapi_url=None,
    docs_url=None,
)
for part in (
    templates,
    render,
    merging,
    releases,
    history,
    providers,
    drafts,
    snippets,
    exporting,
    checks,
    assistant,
    contract,
):
    api.add_router("", part.router)


def refused(request: HttpRequest, error: Any) -> HttpResponse:
    """The problem that *error* is; one that nobody foresaw is logged and says nothing of itself."""
    if isinstance(error, Refusal):
        return problem_response(error)
    if isinstance(error, RequestDataTooBig):
        return problem_response(Refusal("too-large", "The request is too large."))
    if isinstance(error, SuspiciousOperation):
        return problem_response(Refusal("bad-request", "The request cannot be read."))
    if isinstance(error, Http404):
        return no_such_address(request)
    log.error("%s %s failed", request.method, iri_to_uri(request.path), exc_info=error)
    return problem_response(Refusal("internal-error", "The call failed; the fault is logged here."))


def no_such_address(request: HttpRequest, **_: Any) -> HttpResponse:
    """404 for a path that is no call."""
    detail = f"No call has this address; {PREFIX}openapi.json lists them all."
    return problem_response(Refusal("unknown-address", detail))


api.add_exception_handler(Exception, refused)
api.add_exception_handler(Http404, refused)
