"""Wagtail's own API (v3), with an answer for what it leaves as a bare 500."""

from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse
from wagtail.api.v3.errors import problem_response
from wagtail.api.v3.urls import api

from cms.deletion import what_uses_it

__all__ = ["api"]


@api.exception_handler(ProtectedError)
def in_use(request: HttpRequest, error: ProtectedError) -> HttpResponse:
    """409 with a list of what uses the row that was to be deleted."""
    return problem_response(status=409, title="In use", detail=f"Used by: {what_uses_it(error)}.")
