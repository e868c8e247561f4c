"""The rights over the API on Wagtail's page of a group: a row for each brand and environment."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.auth.models import Group
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.formsets import BaseFormSetMixin

from cms.api.rights import PERMISSIONS, Grant
from cms.environments import all_environments
from cms.models import ApiGrant, Brand
from cms.tokens.grants import ANYWHERE, grants_of, set_grants
from cms.tokens.words import SHORT

MOST_ROWS = 500


class GrantForm(forms.Form):
    """What the group may in one brand and one environment, or in all of them."""

    brand = forms.ModelChoiceField(
        Brand.objects.order_by("name"),
        label=gettext_lazy("Brand"),
        required=False,
        empty_label=gettext_lazy("All brands"),
    )
    environment = forms.ChoiceField(label=gettext_lazy("Environment"), required=False)
    verbs = forms.MultipleChoiceField(
        label=gettext_lazy("What they may do"),
        choices=[(verb.value, verb.label) for verb in ApiGrant.Verb],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    class Media:
        css = {"all": ["cms/css/tokens.css"]}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["environment"]
        field.choices = _environments(self.initial.get("environment", ""))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        verbs, environment = cleaned.get("verbs"), cleaned.get("environment")
        if verbs is not None and not verbs:
            raise forms.ValidationError(_("Tick what the group may, or delete the row."))
        if environment and (misplaced := ANYWHERE.intersection(verbs or ())):
            told = ", ".join(str(SHORT[verb]) for verb in SHORT if verb in misplaced)
            raise forms.ValidationError(
                _("“%(verbs)s” is not of one environment: give it in a row of all environments.")
                % {"verbs": told}
            )
        return cleaned

    def grants(self) -> set[Grant]:
        """The rights that this row gives, once it is valid."""
        brand, environment = self.cleaned_data["brand"], self.cleaned_data["environment"]
        return {
            Grant(verb, brand.key if brand else "", environment)
            for verb in self.cleaned_data["verbs"]
        }


def _environments(stored: str) -> list[tuple[str, str]]:
    """All environments, and the one of a right that was given when it was still there."""
    choices = [("", _("All environments")), *((name, name) for name in all_environments())]
    if stored and stored not in all_environments():
        choices.append((stored, _("%(name)s (not there any longer)") % {"name": stored}))
    return choices


class BaseGrantFormSet(BaseFormSetMixin, forms.BaseFormSet):
    """The rows of one group, shaped as Wagtail's page of a group asks of its panels."""

    verbs = [(verb.value, SHORT[verb], verb.label) for verb in ApiGrant.Verb]

    def __init__(
        self, data: Any = None, files: Any = None, instance: Group | None = None, **kwargs: Any
    ) -> None:
        self.instance = instance or Group()
        initial = _rows(grants_of(self.instance).values())
        super().__init__(data, files, initial=initial, prefix="api_grants", **kwargs)

    def clean(self) -> None:
        if any(self.errors):
            return
        places = [(row.cleaned_data["brand"], row.cleaned_data["environment"]) for row in self.kept]
        if len(set(places)) < len(places):
            raise forms.ValidationError(
                _("Two rows are for the same brand and environment: put them together.")
            )

    @property
    def kept(self) -> list[GrantForm]:
        """The rows that say something and were not deleted."""
        return [
            row
            for row in self.forms
            if row not in self.deleted_forms and "verbs" in getattr(row, "cleaned_data", {})
        ]

    def save(self) -> None:
        """Give the group, which is saved by now, the rights of all rows and no others."""
        set_grants(self.instance, set().union(*(row.grants() for row in self.kept)))

    def everywhere(self) -> list[str]:
        """What a permission of the group gives in all brands and environments, in words."""
        if self.instance.pk is None or self.instance.reaches.exists():
            return []
        held = self.instance.permissions.filter(
            content_type__app_label="cms", codename__in=PERMISSIONS
        ).values_list("codename", flat=True)
        given = {verb for name in held for verb in PERMISSIONS[name]}
        return [str(words) for verb, words in SHORT.items() if verb in given]

    def as_admin_panel(self) -> str:
        """The panel's HTML."""
        return render_to_string("cms/tokens/group_panel.html", {"formset": self})


def _rows(stored: Iterable[ApiGrant]) -> list[dict[str, Any]]:
    """A row for each brand and environment of *stored*, with its verbs."""
    verbs = defaultdict(list)
    for row in stored:
        verbs[row.brand, row.environment].append(row.verb)
    return [
        {"brand": brand, "environment": environment, "verbs": found}
        for (brand, environment), found in verbs.items()
    ]


GrantFormSet = forms.formset_factory(
    GrantForm,
    formset=BaseGrantFormSet,
    extra=0,
    can_delete=True,
    max_num=MOST_ROWS,
    absolute_max=MOST_ROWS,
    validate_max=True,
)
