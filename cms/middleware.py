"""What no view foresees, said to the person instead of a bare 500."""

from collections.abc import Callable

from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages

from cms.deletion import what_uses_it


class InUse:
    """Any page of the admin that would delete what is in use: a stage taken off its journey, a
    person whose name stands in releases. The database has refused, and nothing was changed.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Back to the page, with a list of what uses it; other errors are not ours."""
        if not isinstance(error, ProtectedError):
            return None
        if not request.path.startswith(reverse("wagtailadmin_home")):
            return None
        words = _(
            "Nothing was saved: something you removed is in use. "
            "First change or delete what uses it: %(users)s."
        )
        messages.error(request, words % {"users": what_uses_it(error)})
        return redirect(request.path)
