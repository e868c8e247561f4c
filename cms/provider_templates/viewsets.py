"""Addresses and menu items: the templates beside the messages, the accounts under Settings."""

from typing import Any

from django.contrib.auth.models import Permission
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import policy_registry

from cms.board.reading import ACTIONS
from cms.models import ProviderAccount, Variant
from cms.provider_templates import account_views, views
from cms.provider_templates.forms import AccountForm
from cms.reach.door import Door


class TemplatesMenuItem(MenuItem):
    """Shown where there is an account, or somebody who may set one up."""

    def is_shown(self, request: Any) -> bool:
        policy = policy_registry.get_by_type(Variant)
        if not policy.user_has_any_permission(request.user, ACTIONS):
            return False
        may_add = request.user.has_perm("cms.add_provideraccount")
        return may_add or ProviderAccount.objects.exists()


class ProviderTemplatesViewSet(ViewSet):
    """What providers have of what is live, after the findings."""

    name = "provider_templates"
    url_prefix = "provider-templates"
    icon = "clipboard-list"
    menu_label = _("Provider templates")
    menu_name = "provider_templates"
    menu_order = 117
    add_to_admin_menu = True
    menu_item_class = TemplatesMenuItem

    def get_urlpatterns(self) -> list[Any]:
        return [
            path("", views.TemplatesView.as_view(), name="index"),
            path("results/", views.TemplatesView.as_view(results_only=True), name="index_results"),
            path("submit/", views.SubmitView.as_view(), name="submit"),
            path("<int:account>/<int:variant>/", views.VersionsView.as_view(), name="versions"),
            path("ask/<int:pk>/", views.AskView.as_view(), name="ask"),
            path("remove/<int:pk>/", views.RemoveView.as_view(), name="remove"),
        ]


class AccountsMenuItem(MenuItem):
    def is_shown(self, request: Any) -> bool:
        policy = policy_registry.get_by_type(ProviderAccount)
        return bool(policy.user_has_permission(request.user, "change"))


class AccountViewSet(Door, ModelViewSet):
    """Accounts, after webhooks."""

    model = ProviderAccount
    name = "provider_accounts"
    url_prefix = "provider-accounts"
    icon = "clipboard-list"
    menu_label = _("Message providers")
    menu_name = "provider_accounts"
    menu_order = 604
    add_to_settings_menu = True
    menu_item_class = AccountsMenuItem
    add_to_reference_index = False
    copy_view_enabled = False
    list_per_page = 100
    index_view_class = account_views.IndexView
    add_view_class = account_views.CreateView
    edit_view_class = account_views.EditView
    delete_view_class = account_views.DeleteView

    def get_form_class(self, for_update: bool = False) -> Any:
        return AccountForm


def permissions() -> Any:
    """The right to submit, for the pages of groups."""
    return Permission.objects.filter(content_type__app_label="cms", codename="submit_submission")
