"""The addresses and the menu item of tokens, and what an administrator can give."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.auth import permission_required
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from cms.tokens.owners import MANAGE
from cms.tokens.views import ChangeTokenView, NewTokenView, RevokeTokenView, TokensView


class ApiAccessMenuItem(MenuItem):
    def is_shown(self, request: Any) -> bool:
        return bool(request.user.has_perm(MANAGE))


class ApiAccessViewSet(ViewSet):
    """API access, among the settings."""

    name = "api_access"
    url_prefix = "api-access"
    icon = "key"
    menu_label = _("API access")
    menu_name = "api_access"
    menu_order = 602
    add_to_settings_menu = True
    menu_item_class = ApiAccessMenuItem

    def get_urlpatterns(self) -> list[Any]:
        allowed = permission_required(MANAGE)
        return [
            path("", allowed(TokensView.as_view()), name="index"),
            path("new/", allowed(NewTokenView.as_view()), name="new"),
            path("<int:pk>/", allowed(ChangeTokenView.as_view()), name="change"),
            path("<int:pk>/revoke/", allowed(RevokeTokenView.as_view()), name="revoke"),
        ]


def permissions() -> QuerySet[Permission]:
    """For the page of a group: rights to drafts over the API, and to tokens."""
    return Permission.objects.filter(
        content_type__app_label="cms",
        codename__in=("read_drafts", "push_drafts", "manage_tokens"),
    )


def tidy_settings_menu(request: Any, items: list[Any]) -> None:
    """One item for tokens: ours leads to Wagtail's page, which makes tokens for people."""
    if request.user.has_perm(MANAGE):
        items[:] = [item for item in items if item.name != "api_tokens"]
