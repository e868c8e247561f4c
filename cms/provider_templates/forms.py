"""The form of an account: its own fields, and those that its back-end declares."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.environments import all_environments
from cms.models import ProviderAccount
from cms.provider_templates import backends
from cms.provider_templates.accounts import lock, secrets_of
from cms.provider_templates.backends import Field
from cms.webhooks.addresses import resolve
from cms.webhooks.errors import SecretUnreadable, TargetRefused
from cms.webhooks.targets import as_address, parse

MOST_ACCOUNTS = 50
"""In an installation: each is asked by the worker in turn."""
KEPT = gettext_lazy("Kept as it is while this is empty.")


class AccountForm(forms.ModelForm):
    """Secrets are written and never shown: an empty one stays what it was."""

    environment = forms.ChoiceField(label=gettext_lazy("Environment"))

    class Meta:
        model = ProviderAccount
        fields = ["name", "brand", "environment", "active"]

    def __init__(self, *args: Any, provider: str = "", brands: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if provider:
            self.instance.provider = provider
        self.backend = backends.get(self.instance.provider)
        is_new = self.instance._state.adding
        if brands is not None:
            self.fields["brand"].queryset = brands  # type: ignore[attr-defined]
        # What was submitted is of this brand and this environment.
        self.fields["brand"].disabled = self.fields["environment"].disabled = not is_new
        kept = self.instance.environment
        known = dict.fromkeys([*all_environments(), kept])
        self.fields["environment"].choices = [(key, key) for key in known]  # type: ignore[attr-defined]
        for declared in self.backend.fields:
            self.fields[declared.name] = self._field(declared, is_new)

    def _field(self, declared: Field, is_new: bool) -> forms.Field:
        help_text = _(declared.help) if declared.help else ""
        more: dict[str, Any] = {"label": _(declared.label), "help_text": help_text}
        if declared.secret:
            more["help_text"] = help_text if is_new else f"{help_text} {KEPT}".strip()
            widget = forms.PasswordInput(attrs={"autocomplete": "off"})
            required = declared.required and is_new
            return forms.CharField(widget=widget, max_length=1000, required=required, **more)
        more["initial"] = self.instance.settings.get(declared.name, declared.default)
        if declared.choices:
            return forms.ChoiceField(
                choices=[(key, _(name)) for key, name in declared.choices], **more
            )
        return forms.CharField(max_length=500, required=declared.required, **more)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.instance._state.adding and ProviderAccount.objects.count() >= MOST_ACCOUNTS:
            raise ValidationError(
                _("There are %(n)d accounts already: delete one first."),
                params={"n": MOST_ACCOUNTS},
                code="too_many",
            )
        for declared in self.backend.fields:
            value = cleaned.get(declared.name) or ""
            if value and not declared.choices and (why := _fault(declared, value)):
                self.add_error(declared.name, why)
        return cleaned

    def save(self, commit: bool = True) -> ProviderAccount:
        """A changed account begins without failures."""
        row: ProviderAccount = self.instance
        declared = self.backend.fields
        row.settings = {
            each.name: self.cleaned_data.get(each.name, "") for each in declared if not each.secret
        }
        given = {
            each.name: self.cleaned_data[each.name]
            for each in declared
            if each.secret and self.cleaned_data.get(each.name)
        }
        if given:
            row.secret = lock({**_readable(row), **given})
        row.failures, row.resume_at, row.last_error = 0, None, {}
        return super().save(commit)


def _fault(declared: Field, value: str) -> str:
    """What is wrong with *value*, in words; "" when nothing is. Never repeats it."""
    if not value.isascii() or not re.fullmatch(declared.pattern, value):
        return _("This does not look like one: see where the provider shows it.")
    if declared.name != "address":
        return ""
    try:
        target = parse(value)
        if as_address(target.host):
            resolve(target, 0)
    except TargetRefused as error:
        return str(error)
    return ""


def _readable(row: ProviderAccount) -> dict[str, str]:
    """The secrets that are kept; none where the secret key has changed."""
    try:
        return secrets_of(row)
    except SecretUnreadable:
        return {}
