"""Webhooks under Settings: addresses and the menu item."""

from typing import Any

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import policy_registry

from cms.models import Endpoint
from cms.reach.door import Door
from cms.webhooks import delivery_views, views
from cms.webhooks.forms import EndpointForm


class WebhooksMenuItem(MenuItem):
    def is_shown(self, request: Any) -> bool:
        policy = policy_registry.get_by_type(Endpoint)
        return bool(policy.user_has_permission(request.user, "change"))


class EndpointViewSet(Door, ModelViewSet):
    """Webhooks, after Wagtail's own API tokens."""

    model = Endpoint
    name = "webhooks"
    url_prefix = "webhooks"
    icon = "globe"
    menu_label = _("Webhooks")
    menu_name = "webhooks"
    menu_order = 603
    add_to_settings_menu = True
    menu_item_class = WebhooksMenuItem
    add_to_reference_index = False
    copy_view_enabled = False
    list_per_page = 100
    index_view_class = views.IndexView
    add_view_class = views.CreateView
    edit_view_class = views.EditView
    delete_view_class = views.DeleteView

    def get_form_class(self, for_update: bool = False) -> Any:
        return EndpointForm

    def get_urlpatterns(self) -> list[Any]:
        log = delivery_views
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/", views.EndpointView.as_view(), name="detail"),
            path("<int:pk>/test/", views.TestView.as_view(), name="test"),
            path("<int:pk>/secret/", views.RotateView.as_view(), name="rotate"),
            path("<int:pk>/old-secret/", views.ForgetView.as_view(), name="forget"),
            path("deliveries/", log.DeliveriesView.as_view(), name="deliveries"),
            path(
                "deliveries/results/",
                log.DeliveriesView.as_view(results_only=True),
                name="deliveries_results",
            ),
            path("deliveries/again/", log.SendAllAgainView.as_view(), name="send_all"),
            path("deliveries/<int:pk>/", log.DeliveryView.as_view(), name="delivery"),
            path("deliveries/<int:pk>/again/", log.SendAgainView.as_view(), name="send_again"),
        ]
