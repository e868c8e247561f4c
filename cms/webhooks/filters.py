"""The filters of the list of deliveries, as they stand in the address."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from cms.board.filters import ChosenFilterSet


class DeliveryFilterSet(ChosenFilterSet):
    """Which deliveries; a value that does not exist is named and passed by."""

    state = django_filters.ChoiceFilter(
        label=_("State"), widget=forms.RadioSelect, empty_label=_("All")
    )
    webhook = django_filters.ChoiceFilter(
        label=_("Webhook"), widget=forms.RadioSelect, empty_label=_("All")
    )
    release = django_filters.NumberFilter(
        label=_("Release"), min_value=1, max_value=2**63 - 1, widget=forms.NumberInput
    )
