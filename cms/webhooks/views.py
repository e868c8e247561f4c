"""The pages of webhooks: the list, one endpoint with its secret, and what is told of it."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views import generic
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin

from cms import reach
from cms.errors import Refused
from cms.models import Endpoint
from cms.webhooks import actions, queries
from cms.webhooks.actions import BOTH_VALID


class Changers(PermissionCheckedMixin):
    """Only those who may change webhooks see anything of them: addresses and answers tell much."""

    model = Endpoint
    permission_required = "change"


class IndexView(Changers, generic.IndexView):
    """Every webhook, with how it goes."""

    any_permission_required = None
    template_name = "cms/webhooks/index.html"
    results_template_name = "cms/webhooks/index_results.html"

    def get_base_queryset(self) -> QuerySet[Endpoint]:
        return queries.endpoints(self.request.user)

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        return context | {"nobody_sends": queries.nobody_sends(), "now": timezone.now()}


class ForUser:
    """The form knows who fills it in."""

    request: HttpRequest

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"for_user": self.request.user}  # type: ignore[misc]


class CreateView(ForUser, generic.CreateView):
    """A new webhook; its secret is shown once, in the answer to the form."""

    def save_instance(self) -> Endpoint:
        self.secret = actions.give_secret(self.form.instance, self.request.user)
        return super().save_instance()

    def save_action(self) -> HttpResponse:
        return _secret_page(self.request, self.object, self.secret)


class EditView(ForUser, generic.EditView):
    """Everything but the secret."""

    def get_success_url(self) -> str:
        return reverse("webhooks:detail", args=[self.object.pk])

    def get_success_buttons(self) -> list[Any]:
        return []


class DeleteView(generic.DeleteView):
    """Deleting takes what waits and what was given up along, and says so."""

    def delete_action(self) -> None:
        actions.delete(self.object, self.request.user)

    @property
    def confirmation_message(self) -> str:
        return _("Its deliveries go with it: what waits will not be sent. Delete this webhook?")


class EndpointView(Changers, WagtailAdminTemplateMixin, TemplateView):
    """One webhook: how it goes, its test, its secret, its last deliveries."""

    template_name = "cms/webhooks/endpoint.html"
    header_icon = "globe"

    @cached_property
    def endpoint(self) -> Endpoint:
        return get_object_or_404(queries.endpoints(self.request.user), pk=self.kwargs["pk"])

    def get_page_title(self) -> str:
        return str(self.endpoint)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return breadcrumbs(self, {"url": "", "label": str(self.endpoint)})

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "endpoint": self.endpoint,
            "deliveries": queries.deliveries({"webhook": self.endpoint.pk}, self.request.user)[:10],
            "old_is_valid": bool(
                self.endpoint.old_until and self.endpoint.old_until > timezone.now()
            ),
            "hours": round(BOTH_VALID.total_seconds() / 3600),
            "now": timezone.now(),
            "may_delete": self.user_has_permission("delete"),
        }


class EndpointVerb(Changers, View):
    """POST: one verb on one webhook; a refusal is said on its page."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        endpoint = get_object_or_404(reach.changeable(request.user, Endpoint), pk=pk)
        try:
            return self.act(request, endpoint)
        except Refused as refusal:
            messages.error(request, " ".join(refusal.messages))
            return redirect("webhooks:detail", pk)

    def act(self, request: HttpRequest, endpoint: Endpoint) -> HttpResponse:
        raise NotImplementedError


class TestView(EndpointVerb):
    """Sends a test, and leads to how it went."""

    def act(self, request: HttpRequest, endpoint: Endpoint) -> HttpResponse:
        row = actions.test(endpoint, request.user)
        return redirect("webhooks:delivery", row.pk)


class RotateView(EndpointVerb):
    """Makes a new secret and shows it once."""

    def act(self, request: HttpRequest, endpoint: Endpoint) -> HttpResponse:
        return _secret_page(request, endpoint, actions.rotate(endpoint, request.user))


class ForgetView(EndpointVerb):
    """Puts the old secret out of use."""

    def act(self, request: HttpRequest, endpoint: Endpoint) -> HttpResponse:
        actions.forget_old_secret(endpoint, request.user)
        messages.success(request, _("Only the new secret signs from now on."))
        return redirect("webhooks:detail", endpoint.pk)


def breadcrumbs(view: WagtailAdminTemplateMixin, *items: dict[str, Any]) -> list[dict[str, Any]]:
    """The way to a page of webhooks."""
    index = {"url": reverse("webhooks:index"), "label": Endpoint._meta.verbose_name_plural}
    index["label"] = str(index["label"]).capitalize()
    return [*view.breadcrumbs_items, index, *items]


def _secret_page(request: HttpRequest, endpoint: Endpoint, secret: str) -> HttpResponse:
    """The one page that shows a secret: the answer to a POST, which no cache keeps."""
    title = _("The secret of %(webhook)s") % {"webhook": endpoint}
    context = {
        "endpoint": endpoint,
        "secret": secret,
        "header_title": title,
        "page_title": title,
        "header_icon": "key",
        # As the verb has left it: nothing for a first secret.
        "old_until": Endpoint.objects.values_list("old_until", flat=True).get(pk=endpoint.pk),
    }
    response = TemplateResponse(request, "cms/webhooks/secret.html", context)
    add_never_cache_headers(response)
    return response
