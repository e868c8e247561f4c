"""The pages of deliveries: the list with its filters, one with its request and answer, and the
verbs to send again.
"""

import json
from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.reports import ReportView

from cms import reach
from cms.board.exporting import InertExportMixin
from cms.board.filters import refused_values
from cms.models import Delivery, Endpoint
from cms.webhooks import actions, queries
from cms.webhooks.filters import DeliveryFilterSet
from cms.webhooks.views import Changers, breadcrumbs

WATCHED = timedelta(minutes=1)
"""How long the page of a delivery that is under way looks again by itself."""


class Filtered:
    """The filters of the address, for the list and for sending all of it again."""

    request: HttpRequest

    @cached_property
    def filters(self) -> DeliveryFilterSet:
        return DeliveryFilterSet(
            self.request.GET,
            queryset=Delivery.objects.none(),
            request=self.request,
            choices={
                "state": Delivery.State.choices,
                "webhook": [(str(row.pk), row.name) for row in self._endpoints()],
            },
        )

    def _endpoints(self) -> QuerySet[Endpoint]:
        return reach.changeable(self.request.user, Endpoint).order_by("name")

    @cached_property
    def chosen(self) -> dict[str, Any]:
        """What the address asks for, without what is not valid."""
        self.filters.is_valid()
        found: dict[str, Any] = self.filters.form.cleaned_data
        return found


class DeliveriesView(Filtered, InertExportMixin, Changers, ReportView):
    """Deliveries, the newest first; those given up are the dead letters."""

    page_title = gettext_lazy("Deliveries")
    header_icon = "list-ul"
    template_name = "cms/webhooks/deliveries.html"
    results_template_name = "cms/webhooks/deliveries_results.html"
    index_url_name = "webhooks:deliveries"
    index_results_url_name = "webhooks:deliveries_results"
    filterset_class = DeliveryFilterSet
    paginate_by = 50
    verbose_name_plural = Delivery._meta.verbose_name_plural

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return breadcrumbs(self, {"url": "", "label": self.page_title})

    def get_filtered_queryset(self) -> QuerySet[Delivery]:
        return queries.deliveries(self.chosen, self.request.user)

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        dead = queries.deliveries({**self.chosen, "state": Delivery.State.DEAD}, self.request.user)
        return context | {
            "refused": refused_values(self.filters),
            "is_dead": self.chosen.get("state") == Delivery.State.DEAD,
            "is_narrowed": any(self.chosen.values()),
            "dead": dead.count(),
            "nobody_sends": queries.nobody_sends(),
        }


class DeliveryView(Changers, WagtailAdminTemplateMixin, TemplateView):
    """One delivery: what was sent, what came back, and sending it again."""

    template_name = "cms/webhooks/delivery.html"
    header_icon = "list-ul"

    @cached_property
    def delivery(self) -> Delivery:
        rows = queries.deliveries({}, self.request.user)
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def get_page_title(self) -> str:
        if self.delivery.release_number:
            return _("Release %(number)s") % {"number": self.delivery.release_number}
        return _("Test of %(webhook)s") % {"webhook": self.delivery.endpoint}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        endpoint = self.delivery.endpoint
        page = {"url": reverse("webhooks:detail", args=[endpoint.pk]), "label": str(endpoint)}
        return breadcrumbs(self, page, {"url": "", "label": self.get_page_title()})

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        row = self.delivery
        is_waiting = row.state == Delivery.State.WAITING
        return super().get_context_data(**kwargs) | {
            "delivery": row,
            "body": json.dumps(json.loads(row.payload), indent=2, ensure_ascii=False),
            "is_waiting": is_waiting,
            "look_again": is_waiting
            and not row.attempts
            and timezone.now() - row.created_at < WATCHED,
            "nobody_sends": is_waiting and queries.nobody_sends(),
        }


class SendAgainView(Changers, View):
    """POST: one delivery is sent again."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = get_object_or_404(queries.deliveries({}, request.user), pk=pk)
        _say(request, actions.send_again(Delivery.objects.filter(pk=row.pk), request.user))
        return redirect(_back(request, reverse("webhooks:delivery", args=[pk])))


class SendAllAgainView(Filtered, Changers, View):
    """POST: everything that was given up, and passes the filters of the address, is sent again.

    A filter that does not exist is no filter less: nothing is sent then.
    """

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        chosen = {**self.chosen, "state": Delivery.State.DEAD}
        if self.filters.form.errors:
            messages.error(request, _("A filter does not exist. Nothing was sent."))
        else:
            _say(
                request, actions.send_again(queries.deliveries(chosen, request.user), request.user)
            )
        return redirect("webhooks:deliveries")


def _say(request: HttpRequest, count: int) -> None:
    if not count:
        messages.warning(request, _("It waits already: nothing was changed."))
        return
    words = ngettext(
        "%(n)d delivery is sent again, as soon as its webhook is on.",
        "%(n)d deliveries are sent again, as soon as their webhooks are on.",
        count,
    )
    messages.success(request, words % {"n": count})


def _back(request: HttpRequest, otherwise: str) -> str:
    there = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(there, {request.get_host()}, request.is_secure())
    return there if safe else otherwise
