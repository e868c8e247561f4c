"""The addresses and menu items of checks and of the report of findings."""

from typing import Any

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permissions import policy_registry

from cms.board.reading import ACTIONS
from cms.checking.report import FindingsReport, RecheckView
from cms.checking.settings_views import ChoicesView, StartView, WeightsView
from cms.models import Brand, Variant


class ChecksMenuItem(MenuItem):
    def is_shown(self, request: Any) -> bool:
        policy = policy_registry.get_by_type(Brand)
        return bool(policy.user_has_any_permission(request.user, ACTIONS))


class CheckSettingsViewSet(ViewSet):
    """A brand's checks, after the brands."""

    name = "check_settings"
    url_prefix = "checks"
    icon = "tasks"
    menu_label = _("Checks")
    menu_name = "checks"
    menu_order = 135
    add_to_admin_menu = True
    menu_item_class = ChecksMenuItem

    def get_urlpatterns(self) -> list[Any]:
        return [
            path("", StartView.as_view(), name="index"),
            path("<int:pk>/", WeightsView.as_view(), name="weights"),
            path("<int:pk>/choices/", ChoicesView.as_view(), name="choices"),
        ]


class FindingsMenuItem(MenuItem):
    def is_shown(self, request: Any) -> bool:
        policy = policy_registry.get_by_type(Variant)
        return bool(policy.user_has_any_permission(request.user, ACTIONS))


class FindingsViewSet(ViewSet):
    """The report of findings, after messages."""

    name = "findings"
    icon = "circle-check"
    menu_label = _("Findings")
    menu_name = "findings"
    menu_order = 115
    add_to_admin_menu = True
    menu_item_class = FindingsMenuItem

    def get_urlpatterns(self) -> list[Any]:
        return [
            path("", FindingsReport.as_view(), name="index"),
            path("results/", FindingsReport.as_view(results_only=True), name="index_results"),
            path("recheck/<int:pk>/", RecheckView.as_view(), name="recheck"),
        ]
