"""The filters of the board and of the release log, as they stand in the address."""

from collections.abc import Mapping, Sequence
from typing import Any

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from cms.models import Release, ReleaseEntry

Choices = Mapping[str, Sequence[tuple[str, Any]]]
"""Filter name -> its choices, which depend on what the database holds."""


def _one(label: Any) -> django_filters.ChoiceFilter:
    return django_filters.ChoiceFilter(label=label, widget=forms.RadioSelect, empty_label=None)


def several(label: Any, **more: Any) -> django_filters.MultipleChoiceFilter:
    widget = forms.CheckboxSelectMultiple
    return django_filters.MultipleChoiceFilter(label=label, widget=widget, **more)


class ChosenFilterSet(WagtailFilterSet):
    """A filter set whose choices are given when it is made."""

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, options in choices.items():
            self.filters[name].extra["choices"] = options


class BoardFilterSet(ChosenFilterSet):
    """Which part of the journey; a value that does not exist is named and passed by."""

    brand = _one(_("Brand"))
    stage = several(_("Stage"))
    channel = several(_("Channel"))
    locale = several(_("Locale"))
    state = several(_("State"))


class ReleaseFilterSet(ChosenFilterSet):
    """Which releases; one passes when it is such a release and one of its entries such an entry."""

    environment = several(_("Environment"))
    brand = several(_("Brand"))
    action = several(_("Action"), choices=Release.Action.choices)
    template = django_filters.CharFilter(label=_("Message template (key)"))
    channel = several(_("Channel"))
    locale = several(_("Locale"))

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        chosen = self.form.cleaned_data
        own = {
            "environment__in": chosen.get("environment"),
            "brand_key__in": chosen.get("brand"),
            "action__in": chosen.get("action"),
        }
        of_entry = {
            "key__icontains": chosen.get("template"),
            "channel__in": chosen.get("channel"),
            "locale__in": chosen.get("locale"),
        }
        found = queryset.filter(**{lookup: value for lookup, value in own.items() if value})
        asked = {lookup: value for lookup, value in of_entry.items() if value}
        if asked:
            found = found.filter(
                Exists(ReleaseEntry.objects.filter(release=OuterRef("pk"), **asked))
            )
        return found


def refused_values(filters: WagtailFilterSet) -> list[str]:
    """What the address asks for that does not exist, in words."""
    return [
        f"{filters.form.fields[name].label}: {words}"
        for name, errors in filters.form.errors.items()
        for words in errors
    ]
