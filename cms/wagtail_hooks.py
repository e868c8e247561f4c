"""Joins our parts to Wagtail's hooks; does nothing else."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.admin_url_finder import register_admin_url_finder
from wagtail.snippets.models import register_snippet

from cms import page_furniture
from cms.actions import STILL_RIGHT
from cms.approving.viewsets import ApprovingViewSet
from cms.board import menu
from cms.board.release_pages import ReleaseFinder
from cms.board.release_words import RELEASE_ACTIONS, SNIPPET_ACTIONS
from cms.board.viewsets import BoardViewSet, ReleaseViewSet, SaidViewSet, release_permissions
from cms.bulk_actions import PublishSelected
from cms.checking.viewsets import CheckSettingsViewSet, FindingsViewSet
from cms.clock.viewsets import ClockViewSet
from cms.comments import account
from cms.comments.viewsets import CommentViewSet
from cms.editor.next_text import next_text_key
from cms.exchange.import_log import ImportLog
from cms.exchange.push_log import PushLog
from cms.exchange.viewsets import ExportViewSet, ImportViewSet
from cms.journeys.history import ACTION as JOURNEY_CHANGED
from cms.journeys.viewsets import JourneyMapViewSet
from cms.models import Release, Variant
from cms.provider_templates import logged as provider_log
from cms.provider_templates import standings
from cms.provider_templates import viewsets as provider_templates
from cms.publishing import CreateVariant, PublishVariant, UnpublishVariant
from cms.reach.group_panel import ReachFormSet
from cms.reach.logged import ReachFormatter
from cms.reach.policies import register_policies
from cms.reach.wagtail_parts import GuardedDelete, fitting_actions
from cms.test_messages.sending import ACTION as TEST_MESSAGE
from cms.tokens import viewsets as tokens
from cms.tokens.group_panel import GrantFormSet
from cms.tokens.logged import GrantsFormatter
from cms.viewsets import BrandGroup, MessagesGroup
from cms.webhooks import actions as webhooks
from cms.webhooks.viewsets import EndpointViewSet

register_policies()  # before anything asks for the policy of a model
register_snippet(MessagesGroup)
register_snippet(BrandGroup)
hooks.register("register_bulk_action", PublishSelected)
hooks.register("register_bulk_action", GuardedDelete, order=100)  # in the place of Wagtail's
register_admin_url_finder(Release, ReleaseFinder)


@hooks.register("register_actions")
def register_guarded_actions(registry: Any) -> None:
    registry.register(Variant, CreateVariant)
    registry.register(Variant, PublishVariant)
    registry.register(Variant, UnpublishVariant)


@hooks.register("register_log_actions")
def register_log_actions(actions: Any) -> None:
    actions.register_action("cms.waive", _("Waive a finding"), _("A finding was waived"))
    actions.register_action(
        "cms.withdraw_waiver", _("Withdraw a waiver"), _("A waiver was withdrawn")
    )
    actions.register_action(
        "cms.check_settings", _("Change checks"), _("Settings of checks were changed")
    )
    actions.register_action(
        "cms.resolve_comment", _("Resolve a comment"), _("A comment was resolved")
    )
    actions.register_action(
        "cms.still_correct", _("Still correct"), _("It was looked through and still holds")
    )
    actions.register_action(
        STILL_RIGHT, _("Still right"), _("Checked against the present source, and still right")
    )
    actions.register_action(TEST_MESSAGE, _("Send a test"), _("A test message was sent"))
    actions.register_action("cms.import")(ImportLog)
    actions.register_action(JOURNEY_CHANGED, _("Change the map"), _("The map was changed"))
    for name, (label, told) in {**RELEASE_ACTIONS, **SNIPPET_ACTIONS}.items():
        actions.register_action(name, label, told)
    actions.register_action(
        webhooks.ROTATE, _("New webhook secret"), _("A webhook was given a new secret")
    )
    actions.register_action(
        webhooks.FORGET, _("End old secret"), _("A webhook’s old secret was put out of use")
    )
    actions.register_action(webhooks.TEST, _("Test webhook"), _("A webhook was tested"))
    actions.register_action(
        webhooks.SEND_AGAIN, _("Send again"), _("Deliveries of a webhook were sent again")
    )
    actions.register_action("cms.api_grants")(GrantsFormatter)
    actions.register_action("cms.reach")(ReachFormatter)
    actions.register_action("cms.push")(PushLog)
    actions.register_action(standings.SUBMIT)(provider_log.SubmitLog)
    actions.register_action(standings.CHANGE)(provider_log.StateLog)
    actions.register_action(standings.REMOVE)(provider_log.RemoveLog)


hooks.register("insert_global_admin_js", next_text_key)


@hooks.register("register_admin_viewset")
def register_board() -> list[Any]:
    return [BoardViewSet(), ReleaseViewSet(), SaidViewSet()]


@hooks.register("register_admin_viewset")
def register_journeys() -> Any:
    return JourneyMapViewSet()


@hooks.register("register_admin_viewset")
def register_approving() -> Any:
    return [ApprovingViewSet(), CommentViewSet(), ClockViewSet()]


@hooks.register("register_reports_menu_item")
def register_clock() -> Any:
    return ClockViewSet().reports_item


@hooks.register("register_reports_menu_item")
def register_said() -> Any:
    return SaidViewSet().reports_item


@hooks.register("register_admin_viewset")
def register_import() -> Any:
    return ImportViewSet()


@hooks.register("register_admin_viewset")
def register_export() -> Any:
    return ExportViewSet()


@hooks.register("register_admin_viewset")
def register_checks() -> list[Any]:
    return [CheckSettingsViewSet(), FindingsViewSet()]


@hooks.register("register_admin_viewset")
def register_webhooks() -> Any:
    return EndpointViewSet()


@hooks.register("register_admin_viewset")
def register_provider_templates() -> list[Any]:
    return [
        provider_templates.ProviderTemplatesViewSet(),
        provider_templates.AccountViewSet(),
    ]


@hooks.register("register_admin_viewset")
def register_api_access() -> Any:
    return tokens.ApiAccessViewSet()


@hooks.register("register_group_permission_panel")
def register_reach_panel() -> Any:
    return ReachFormSet


@hooks.register("register_group_permission_panel")
def register_grants_panel() -> Any:
    return GrantFormSet


hooks.register("insert_global_admin_css", page_furniture.style_sheet)
hooks.register("insert_editor_js", page_furniture.form_script)
hooks.register("register_account_settings_panel", account.panel)
hooks.register("register_permissions", release_permissions)
hooks.register("register_permissions", tokens.permissions)
hooks.register("register_permissions", provider_templates.permissions)
# After every app's own: what they add is what these take away.
hooks.register("construct_main_menu", menu.tidy_main_menu, order=1000)
hooks.register("construct_settings_menu", tokens.tidy_settings_menu, order=1000)
hooks.register("construct_help_menu", menu.tidy_help_menu, order=1000)
hooks.register("construct_homepage_panels", menu.replace_home_panels, order=1000)
hooks.register("construct_homepage_summary_items", menu.drop_summary_items, order=1000)
hooks.register("construct_snippet_action_menu", fitting_actions)
