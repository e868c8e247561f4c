"""The queue's addresses and its menu item."""

from typing import Any

from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permissions import policy_registry

from cms.approving import queue
from cms.approving.drawing import DraftDrawing, LiveDrawing
from cms.approving.views import MessageView, QueueView, SeveralView
from cms.board.reading import ACTIONS
from cms.models import Variant


class QueueMenuItem(MenuItem):
    """For who reviews anything; says how much waits."""

    def is_shown(self, request: Any) -> bool:
        policy = policy_registry.get_by_type(Variant)
        if not policy.user_has_any_permission(request.user, ACTIONS):
            return False
        return bool(
            self.number(request) or policy.user_has_any_permission(request.user, ["publish"])
        )

    def number(self, request: Any) -> int:
        """What waits; counted once a page."""
        if not hasattr(request, "_waits_for_approval"):
            request._waits_for_approval = queue.count(request.user)
        return int(request._waits_for_approval)

    def render_component(self, request: Any) -> Any:
        component = super().render_component(request)
        if number := self.number(request):
            component.label = _("To approve (%(number)s)") % {"number": number}
        return component


class ApprovingViewSet(ViewSet):
    """To approve, after the board."""

    name = "approve"
    icon = "clipboard-list"
    menu_label = gettext_lazy("To approve")
    menu_name = "approve"
    menu_order = 105
    add_to_admin_menu = True
    menu_item_class = QueueMenuItem

    def get_urlpatterns(self) -> list[Any]:
        return [
            path("", QueueView.as_view(), name="index"),
            path("results/", QueueView.as_view(results_only=True), name="index_results"),
            path("several/", SeveralView.as_view(), name="several"),
            path("<int:template>/", MessageView.as_view(), name="message"),
            path("drawn/<int:pk>/<int:revision>/", DraftDrawing.as_view(), name="drawn"),
            path("drawn/<int:pk>/live/<str:digest>/", LiveDrawing.as_view(), name="drawn_live"),
        ]
