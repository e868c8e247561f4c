"""The pages' addresses and menu items."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import path, reverse
from django.utils.functional import cached_property, lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permissions import policy_registry

from cms.board.compare_views import CompareView
from cms.board.label_views import LabelView
from cms.board.moving_views import PromoteView, RollBackView
from cms.board.reading import ACTIONS
from cms.board.release_pages import DrawnView
from cms.board.release_views import ReleasesView, ReleaseView
from cms.board.said_views import SaidView
from cms.board.views import BoardView
from cms.models import Release, Variant


def release_permissions() -> QuerySet[Permission]:
    """What an administrator can give a group, beside what Wagtail lists for snippets."""
    return Permission.objects.filter(
        content_type__app_label="cms",
        codename__in=(
            *("view_release", "roll_back_release", "promote_release", "label_release"),
            *("waive_finding", "fetch_published", "import_messages"),
        ),
    )


class BoardMenuItem(MenuItem):
    def is_shown(self, request: Any) -> bool:
        policy = policy_registry.get_by_type(Variant)
        return bool(policy.user_has_any_permission(request.user, ACTIONS))


class ReleasesMenuItem(MenuItem):
    def is_shown(self, request: Any) -> bool:
        return bool(policy_registry.get_by_type(Release).user_has_permission(request.user, "view"))


class BoardViewSet(ViewSet):
    """The board, first in the menu."""

    name = "board"
    icon = "grid"
    menu_label = _("Board")
    menu_name = "board"
    menu_order = 100
    add_to_admin_menu = True
    menu_item_class = BoardMenuItem

    def get_urlpatterns(self) -> list[Any]:
        return [
            path("", BoardView.as_view(), name="index"),
            path("results/", BoardView.as_view(results_only=True), name="index_results"),
        ]


class ReleaseViewSet(ViewSet):
    """The release log, after messages."""

    name = "releases"
    icon = "history"
    menu_label = _("Releases")
    menu_name = "releases"
    menu_order = 120
    add_to_admin_menu = True
    menu_item_class = ReleasesMenuItem

    def get_urlpatterns(self) -> list[Any]:
        return [
            path("", ReleasesView.as_view(), name="index"),
            path("results/", ReleasesView.as_view(results_only=True), name="index_results"),
            path("compare/", CompareView.as_view(), name="compare"),
            path("roll-back/", RollBackView.as_view(), name="roll_back"),
            path("promote/", PromoteView.as_view(), name="promote"),
            path("drawn/<str:digest>/", DrawnView.as_view(), name="drawn"),
            path("<int:number>/", ReleaseView.as_view(), name="detail"),
            path("<int:number>/labels/", LabelView.as_view(), name="labels"),
        ]


class SaidViewSet(ViewSet):
    """What was said on a day, among the reports."""

    name = "said"
    icon = "history"
    menu_label = _("What we said")
    menu_name = "said"
    menu_order = 900

    def get_urlpatterns(self) -> list[Any]:
        return [path("", SaidView.as_view(), name="index")]

    @cached_property
    def reports_item(self) -> MenuItem:
        """The item in the menu of reports."""
        return ReleasesMenuItem(
            self.menu_label,
            lazy(reverse, str)("said:index"),
            name=self.menu_name,
            icon_name=self.icon,
            order=self.menu_order,
        )
