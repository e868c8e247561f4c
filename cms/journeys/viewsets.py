"""The pages' addresses and their item in the menu."""

from typing import Any

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permissions import policy_registry

from cms.board.reading import ACTIONS
from cms.journeys import editing_views as edit
from cms.journeys.compare_views import CompareJourneysView
from cms.journeys.customer_views import FrameView, ReadView
from cms.journeys.export_views import ExportView
from cms.journeys.index_views import IndexView
from cms.journeys.map_views import MapView
from cms.journeys.publishing_views import PublishJourneyView
from cms.models import Journey


class JourneysMenuItem(MenuItem):
    def is_shown(self, request: Any) -> bool:
        policy = policy_registry.get_by_type(Journey)
        return bool(policy.user_has_any_permission(request.user, ACTIONS))


class JourneyMapViewSet(ViewSet):
    """Journeys as maps, after the board."""

    name = "journeys"
    icon = "order"
    menu_label = _("Journeys")
    menu_name = "journeys"
    menu_order = 105
    add_to_admin_menu = True
    menu_item_class = JourneysMenuItem

    def get_urlpatterns(self) -> list[Any]:
        step, stage = "<int:pk>/steps/<int:step>/", "<int:pk>/stages/<int:stage>/"
        return [
            path("", IndexView.as_view(), name="index"),
            path("<int:pk>/", MapView.as_view(), name="map"),
            path("<int:pk>/export/<str:form>/", ExportView.as_view(), name="export"),
            path("<int:pk>/read/", ReadView.as_view(), name="read"),
            path("<int:pk>/read/<int:letter>/", FrameView.as_view(), name="frame"),
            path("<int:pk>/compare/", CompareJourneysView.as_view(), name="compare"),
            path("<int:pk>/publish/", PublishJourneyView.as_view(), name="publish"),
            path("<int:pk>/lanes/", edit.ChooseLanes.as_view(), name="lanes"),
            path("<int:pk>/future/", edit.CopyAsFuture.as_view(), name="copy"),
            path("<int:pk>/stages/", edit.AddStage.as_view(), name="add_stage"),
            path(f"{stage}remove/", edit.RemoveStage.as_view(), name="remove_stage"),
            path(f"{stage}channels/", edit.SetPolicy.as_view(), name="policy"),
            path(f"{stage}steps/", edit.AddStep.as_view(), name="add_step"),
            path(f"{step}move/", edit.MoveStep.as_view(), name="move_step"),
            path(f"{step}remove/", edit.RemoveStep.as_view(), name="remove_step"),
            path(f"{step}messages/", edit.LinkMessage.as_view(), name="message"),
            path(f"{step}<slug:lane>/", edit.CellView.as_view(), name="cell"),
        ]
