"""The filters of the list of provider templates, as they stand in the address."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from cms.board.filters import ChosenFilterSet

_MANY = forms.CheckboxSelectMultiple


class TemplateFilterSet(ChosenFilterSet):
    """Which templates; a value that does not exist is named and passed by."""

    account = django_filters.ChoiceFilter(
        label=_("Provider"), widget=forms.RadioSelect, empty_label=None
    )
    state = django_filters.MultipleChoiceFilter(label=_("State"), widget=_MANY)
    channel = django_filters.MultipleChoiceFilter(label=_("Channel"), widget=_MANY)
    locale = django_filters.MultipleChoiceFilter(label=_("Locale"), widget=_MANY)
    template = django_filters.CharFilter(label=_("Message template (key)"), max_length=100)
