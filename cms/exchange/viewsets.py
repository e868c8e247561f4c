"""The addresses of import and export, and their menu items."""

from collections.abc import Iterator
from typing import Any

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.auth import permission_required
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from cms import reach
from cms.exchange.download_views import DownloadView
from cms.exchange.export_views import ExportView
from cms.exchange.file_kinds import KINDS
from cms.exchange.file_views import FilePlanView, FileView, RemoveMemoryView
from cms.exchange.long_views import LongView, StopView
from cms.exchange.views import PlanView, SettingsView, StartView

PERMISSION = "cms.import_messages"


class ImportMenuItem(MenuItem):
    def is_shown(self, request: Any) -> bool:
        return bool(reach.reached(request.user, "import_messages").whole())


class ImportViewSet(ViewSet):
    """Import, after messages; for those who may."""

    name = "import"
    icon = "upload"
    menu_label = _("Import")
    menu_name = "import"
    menu_order = 125
    add_to_admin_menu = True
    menu_item_class = ImportMenuItem

    def get_urlpatterns(self) -> list[Any]:
        allowed = permission_required(PERMISSION)
        return [
            path("", allowed(StartView.as_view()), name="index"),
            *_of_files(),
            path("<str:token>/", allowed(PlanView.as_view()), name="plan"),
            path("<str:token>/long/", allowed(LongView.as_view()), name="long"),
            path("<str:token>/stop/", allowed(StopView.as_view()), name="stop"),
            path("<str:token>/plan.csv", allowed(DownloadView.as_view()), name="download"),
            path("<str:token>/settings/", allowed(SettingsView.as_view()), name="settings"),
        ]


def _of_files() -> Iterator[Any]:
    """Terms for those who write style guides, memories for those who import."""
    rights = {"terms": "cms.change_styleguide", "memory": PERMISSION}
    for name, kind in KINDS.items():
        allowed = permission_required(rights[name])
        yield path(f"{name}/", allowed(FileView.as_view(kind=kind)), name=name)
        view = FilePlanView.as_view(kind=kind)
        yield path(f"{name}/<str:token>/", allowed(view), name=f"{name}_plan")
    remove = permission_required(PERMISSION)(RemoveMemoryView.as_view())
    yield path("memory-file/<int:pk>/remove/", remove, name="memory_remove")


class ExportViewSet(ViewSet):
    """Export, after the import; for those who may import what comes back."""

    name = "export"
    icon = "download"
    menu_label = _("Export")
    menu_name = "export"
    menu_order = 126
    add_to_admin_menu = True
    menu_item_class = ImportMenuItem

    def get_urlpatterns(self) -> list[Any]:
        allowed = permission_required(PERMISSION)
        return [path("", allowed(ExportView.as_view()), name="index")]
