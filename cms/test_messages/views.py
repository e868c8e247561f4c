"""The view behind *Send a test*: the unsaved text of the editor's form, to one recipient."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from wagtail.permissions import policy_registry

from cms.editor.views import FindingsView
from cms.models import Variant
from cms.test_messages.sending import send_test


class TestMessageView(FindingsView):
    """POST the form with ``test-recipient`` and ``test-samples``; answers ``{"said": [...]}``."""

    __test__ = False

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        variant = self._unsaved()
        policy = policy_registry.get_by_type(Variant)
        if not policy.user_has_permission_for_instance(request.user, "change", variant):
            return JsonResponse({"said": [_("You may not change this text.")]}, status=403)
        try:
            recipient = send_test(
                variant,
                request.POST.get("test-recipient", ""),
                request.POST.get("test-samples", ""),
                request.user,
            )
        except ValidationError as error:
            return JsonResponse({"said": error.messages}, status=422)
        return JsonResponse({"said": [_("Sent to %(recipient)s.") % {"recipient": recipient}]})
