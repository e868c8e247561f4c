"""The addresses of the review clock, and its item among the reports."""

from typing import Any

from django.urls import path, reverse
from django.utils.functional import cached_property, lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permissions import policy_registry

from cms.board.reading import ACTIONS
from cms.clock.views import ClockView, StillCorrectView
from cms.models import MessageTemplate


class ClockMenuItem(MenuItem):
    def is_shown(self, request: Any) -> bool:
        policy = policy_registry.get_by_type(MessageTemplate)
        return bool(policy.user_has_any_permission(request.user, ACTIONS))


class ClockViewSet(ViewSet):
    """Which messages are to be looked through, among the reports."""

    name = "clock"
    icon = "time"
    menu_label = _("Review clock")
    menu_name = "clock"
    menu_order = 910

    def get_urlpatterns(self) -> list[Any]:
        return [
            path("", ClockView.as_view(), name="index"),
            path("<int:pk>/still-correct/", StillCorrectView.as_view(), name="still_correct"),
        ]

    @cached_property
    def reports_item(self) -> MenuItem:
        """The item in the menu of reports."""
        return ClockMenuItem(
            self.menu_label,
            lazy(reverse, str)("clock:index"),
            name=self.menu_name,
            icon_name=self.icon,
            order=self.menu_order,
        )
