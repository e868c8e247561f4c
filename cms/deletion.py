"""Deleting what something else uses is refused, with a list of what uses it."""

from typing import Any

from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.snippets.views.snippets import DeleteView

SHOWN = 10


def what_uses_it(error: ProtectedError) -> str:
    """The protected objects in words: “Order confirmed (message template), …”, ten at most."""
    users = sorted(
        f"{thing} ({capfirst(thing._meta.verbose_name)})" for thing in error.protected_objects
    )
    rest = len(users) - SHOWN
    return ", ".join(users[:SHOWN]) + (
        _(" and %(count)d more") % {"count": rest} if rest > 0 else ""
    )


def refusal(thing: Any, error: ProtectedError) -> str:
    """Why *thing* stays, and what to do."""
    if getattr(thing, "live", False):
        return _("“%(thing)s” is live and was not deleted. Unpublish it first.") % {"thing": thing}
    words = _(
        "“%(thing)s” is in use and was not deleted. "
        "First delete or unpublish what uses it: %(users)s."
    )
    return words % {
        "thing": thing,
        "users": what_uses_it(error),
    }


class GuardedDeleteView(DeleteView):
    """Wagtail's, with the refusal as a message where its usage index did not foresee it."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            answer: HttpResponse = super().post(request, *args, **kwargs)
        except ProtectedError as error:
            messages.error(request, refusal(self.object, error))
            return redirect(
                self.get_edit_url() if hasattr(self, "get_edit_url") else self.get_success_url()
            )
        return answer
