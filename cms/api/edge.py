"""Around every view of the API: ``HEAD``, wrong verbs, and what else goes wrong, as problems."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import URLPattern, URLResolver
from django.views.decorators.csrf import csrf_exempt

from cms.api.problems import Refusal, problem_response
from cms.api.service import refused
from cms.delivery.noted import LIMIT

View = Callable[..., HttpResponse]


def guarded(patterns: Iterable[URLPattern | URLResolver]) -> list[URLPattern]:
    """*patterns* with their views wrapped by `at_the_edge`."""
    return [
        URLPattern(each.pattern, at_the_edge(each.callback), each.default_args, each.name)
        for each in patterns
        if isinstance(each, URLPattern)
    ]


def at_the_edge(view: View) -> View:
    """*view*, answering ``HEAD`` like ``GET`` and every failure as a problem."""

    @csrf_exempt  # nothing here goes by a cookie
    @wraps(view)
    def answering(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        is_head = request.method == "HEAD"
        if is_head:
            request.method = "GET"
        try:
            response = view(request, *args, **kwargs)
        except Exception as error:
            response = refused(request, error)
        if isinstance(response, HttpResponseNotAllowed):
            response = _wrong_verb(response)
        # Django would log every refusal once more, and hand its handlers the whole request: with
        # the token, and with the query, which may name a customer.
        response._has_been_logged = True  # type: ignore[attr-defined]
        for name, value in request.META.get(LIMIT, {}).items():
            response[name] = value
        return _without_body(request, response) if is_head else response

    return answering


def _wrong_verb(response: HttpResponse) -> HttpResponse:
    verbs = {verb.strip() for verb in response["Allow"].split(",")}
    allowed = ", ".join(sorted(verbs | ({"HEAD"} if "GET" in verbs else set())))
    detail = f"This address answers {allowed}."
    return problem_response(Refusal("wrong-verb", detail, headers={"Allow": allowed}))


def _without_body(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The same head, with the length that the body would have (RFC 9110, section 8.6)."""
    request.method = "HEAD"
    if response.status_code != 304:
        response["Content-Length"] = str(len(response.content))
    response.content = b""
    return response
