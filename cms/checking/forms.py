"""A brand's choices for checks as forms, made of what the checks declare."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.checking.declared import GROUPS, group_of, readers_of, settings_by_name
from cms.models.fields import LinesFormField
from cms.saying import say
from templates_lib.checks import CHECKS, Setting, problem_of

Value = Any
YES, NO = "yes", "no"
UNSET = "-"
"""The choice "nobody chose", which no setting has as its value."""

WEIGHT_LABELS = {
    "off": gettext_lazy("off"),
    "info": gettext_lazy("note"),
    "warning": gettext_lazy("warning"),
    "error": gettext_lazy("error"),
}


def value_in_words(setting: Setting, value: Value) -> str:
    """What a value of *setting* means, for people."""
    if setting.kind == "choice":
        labels = dict(setting.choices)
        return _(labels[value]) if value in labels else _("the check decides")
    if setting.kind == "switch":
        return _("yes") if value else _("no")
    if setting.kind == "words":
        return ", ".join(value) if value else _("none")
    return str(value) if value != "" else _("none")


class ChoicesForm(forms.Form):
    """One field a setting; a field that is left alone stands for the value *below* it.

    *below* is what holds when nothing is chosen here: the brand's choices for one locale, and for
    the brand what each setting declares.
    """

    def __init__(
        self, *args: Any, chosen: Mapping[str, Value], below: Mapping[str, Value], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.settings = settings_by_name()
        for name, setting in self.settings.items():
            inherited = value_in_words(setting, below.get(name, setting.default))
            field = _field(setting, inherited)
            field.initial = _shown(setting, chosen[name]) if name in chosen else field.initial
            field.required = False
            self.fields[name] = field

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name, value in self.chosen().items():
            if problem := problem_of(self.settings[name], value):
                self.add_error(name, ValidationError(say(problem.msgid, problem.params)))
        return cleaned

    def chosen(self) -> dict[str, Value]:
        """What is chosen here, as it stands in a guide document."""
        found = {}
        for name, value in self.cleaned_data.items():
            setting = self.settings[name]
            if setting.kind == "switch" and value in (YES, NO):
                found[name] = value == YES
            elif setting.kind == "choice" and value != UNSET:
                found[name] = value
            elif setting.kind == "number" and value is not None:
                found[name] = int(value) if value == int(value) else value
            elif setting.kind == "words" and value:
                found[name] = [str(each) for each in value]
        return found

    def groups(self) -> Iterator[tuple[object, list[tuple[Any, list[Any]]]]]:
        """The fields under the group of the check that reads them, with those checks."""
        found: dict[str, list[tuple[Any, list[Any]]]] = {name: [] for name in GROUPS}
        for name in self.settings:
            readers = readers_of(name)
            found[group_of(readers[0])].append((self[name], readers))
        for name, fields in found.items():
            if fields:
                yield GROUPS[name], fields


def _field(setting: Setting, inherited: str) -> forms.Field:
    label, help_text = _(setting.label), _(setting.help) if setting.help else ""
    common: dict[str, Any] = {"label": label, "help_text": help_text}
    usual = _("Not chosen: %(value)s") % {"value": inherited}
    if setting.kind == "choice":
        choices = [(UNSET, usual), *((value, _(words)) for value, words in setting.choices)]
        return forms.ChoiceField(choices=choices, initial=UNSET, **common)
    if setting.kind == "switch":
        answers = [(UNSET, usual), (YES, _("yes")), (NO, _("no"))]
        return forms.ChoiceField(choices=answers, initial=UNSET, **common)
    if setting.kind == "words":
        widget = forms.Textarea(attrs={"rows": 1, "placeholder": usual})
        lines = _("One a line.")
        return LinesFormField(widget=widget, label=label, help_text=f"{help_text} {lines}".strip())
    return forms.FloatField(
        min_value=0, widget=forms.NumberInput(attrs={"placeholder": usual, "step": "any"}), **common
    )


def _shown(setting: Setting, value: Value) -> Value:
    if setting.kind == "switch":
        return YES if value else NO
    if setting.kind == "words" and not isinstance(value, list):
        return [value]
    return value


class WeightsForm(forms.Form):
    """How much each check weighs for a brand; empty: as the check says."""

    def __init__(self, *args: Any, weights: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for check in CHECKS.values():
            own = WEIGHT_LABELS[str(check.severity)]
            usual = _("as the check says: %(weight)s") % {"weight": own}
            self.fields[check.id] = forms.ChoiceField(
                choices=[("", usual), *WEIGHT_LABELS.items()],
                initial=weights.get(check.id, ""),
                required=False,
                label=check.id,
            )

    def weights(self) -> dict[str, str]:
        """The weights that differ from the checks' own."""
        return {name: weight for name, weight in self.cleaned_data.items() if weight}
