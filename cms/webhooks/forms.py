"""The form of an endpoint."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.environments import all_environments
from cms.models import Endpoint, Release
from cms.reach.forms import ReachForm
from cms.webhooks.actions import MOST_ENDPOINTS
from cms.webhooks.addresses import resolve
from cms.webhooks.errors import TargetRefused
from cms.webhooks.targets import as_address, parse

ALL = gettext_lazy("All")


class EndpointForm(ReachForm, forms.ModelForm):
    """Where to tell, and what of; the secret is made, not chosen."""

    environment = forms.ChoiceField(label=gettext_lazy("Environment"), required=False)
    actions = forms.MultipleChoiceField(
        label=gettext_lazy("Told of"),
        choices=Release.Action.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("None chosen: told of every release."),
    )

    class Meta:
        model = Endpoint
        fields = ["name", "url", "brand", "environment", "actions", "active"]

    def __init__(self, *args: Any, for_user: Any = None, **kwargs: Any) -> None:
        self.for_user = for_user
        super().__init__(*args, **kwargs)
        self.fields["brand"].empty_label = ALL  # type: ignore[attr-defined]
        kept = self.instance.environment
        known = dict.fromkeys([*all_environments(), *([kept] if kept else [])])
        self.fields["environment"].choices = [("", ALL), *((key, key) for key in known)]  # type: ignore[attr-defined]

    def clean_url(self) -> str:
        """An address that may be called, as far as it tells itself; no name is looked up here."""
        url: str = self.cleaned_data["url"]
        try:
            target = parse(url)
            if as_address(target.host):
                resolve(target, 0)
        except TargetRefused as error:
            raise ValidationError(str(error), code="target") from error
        return url

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.instance._state.adding and Endpoint.objects.count() >= MOST_ENDPOINTS:
            raise ValidationError(
                _("There are %(n)d webhooks already: delete one first."),
                params={"n": MOST_ENDPOINTS},
                code="too_many",
            )
        return cleaned

    def save(self, commit: bool = True) -> Endpoint:
        """Writes the fields of the form alone: the secret may be renewed at the same time.

        An endpoint that leads elsewhere, or is switched on, begins without failures.
        """
        row: Endpoint = self.instance
        if row._state.adding or not commit:
            return super().save(commit)
        if {"url", "active"} & set(self.changed_data):
            row.failures, row.resume_at, row.is_gone, row.is_told = 0, None, False, False
        row.save(update_fields=[*self.fields, "failures", "resume_at", "is_gone", "is_told"])
        return row
