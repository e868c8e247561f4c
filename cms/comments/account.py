"""Which mail a person wants, in their account.

Wagtail has the switches, and shows them to who may change pages: nobody of ours.
"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.account import NotificationPreferencesForm
from wagtail.admin.views.account import BaseSettingsPanel, notifications_tab
from wagtail.admin.widgets import SwitchInput
from wagtail.users.models import UserProfile

LABELS = {
    "submitted_notifications": _("Mail when a text is submitted that I may approve"),
    "approved_notifications": _("Mail when a text of mine is approved"),
    "rejected_notifications": _("Mail when a text of mine is sent back"),
    "updated_comments_notifications": _(
        "Mail when a comment mentions me, and when a message of mine is to be looked through"
    ),
}


class MailForm(forms.ModelForm):
    """Wagtail's switches in our words."""

    class Meta:
        model = UserProfile
        fields = tuple(LABELS)
        labels = LABELS
        help_texts = dict.fromkeys(LABELS, "")
        widgets = {name: SwitchInput() for name in LABELS}


class MailPanel(BaseSettingsPanel):
    """For those whom Wagtail shows no switch."""

    name = "mail"
    title = _("Notifications")
    tab = notifications_tab
    order = 110
    form_class = MailForm
    form_object = "profile"

    def is_active(self) -> bool:
        return not NotificationPreferencesForm(instance=self.profile).fields


def panel(request: Any, user: Any, profile: Any) -> MailPanel:
    """For the hook `register_account_settings_panel`."""
    return MailPanel(request, user, profile)
