"""The reach of a group on Wagtail's page of the group: a row for each brand and locale."""

from typing import Any

from django import forms
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.formsets import BaseFormSetMixin

import locales
from cms.board.names import locale_name
from cms.models import Brand
from cms.models.fields import known_locale
from cms.reach.granting import Row, rows_of, set_rows, wider

MOST_ROWS = 500


class ReachForm(forms.Form):
    """One brand, or all, in one locale, or all."""

    brand = forms.ModelChoiceField(
        Brand.objects.order_by("name"),
        label=gettext_lazy("Brand"),
        required=False,
        empty_label=gettext_lazy("All brands"),
    )
    locale = forms.CharField(
        label=gettext_lazy("Locale"),
        required=False,
        max_length=35,
        widget=forms.TextInput(attrs={"list": "b-reach-locales", "autocomplete": "off"}),
    )
    reads_source = forms.BooleanField(
        label=gettext_lazy("reads the source texts that it translates from"),
        required=False,
        initial=True,
    )

    class Media:
        css = {"all": ["cms/css/tokens.css"]}

    def clean_locale(self) -> str:
        tag: str = self.cleaned_data["locale"].strip()
        if not tag:
            return ""
        known_locale(tag)
        return locales.normalise(tag)

    def row(self) -> Row:
        """What the row says, once it is valid."""
        brand, tag = self.cleaned_data["brand"], self.cleaned_data["locale"]
        return Row(brand.key if brand else "", tag, self.cleaned_data["reads_source"] or not tag)


class BaseReachFormSet(BaseFormSetMixin, forms.BaseFormSet):
    """The rows of one group, shaped as Wagtail's page of a group asks of its panels."""

    def __init__(
        self, data: Any = None, files: Any = None, instance: Group | None = None, **kwargs: Any
    ) -> None:
        self.instance = instance or Group()
        initial = [
            {"brand": row.brand_id, "locale": row.locale, "reads_source": row.reads_source}
            for row in rows_of(self.instance).values()
        ]
        super().__init__(data, files, initial=initial, prefix="reaches", **kwargs)

    def clean(self) -> None:
        if any(self.errors):
            return
        places = [(row.brand, row.locale) for row in self.wanted]
        if len(set(places)) < len(places):
            raise ValidationError(_("Two rows are for the same brand and locale: delete one."))

    @property
    def wanted(self) -> list[Row]:
        """The rows that were not deleted. One that was left as it came, all brands in all
        locales, says something too.
        """
        return [
            form.row()
            for form in self.forms
            if form not in self.deleted_forms and "locale" in getattr(form, "cleaned_data", {})
        ]

    def save(self) -> None:
        """Give the group, which is saved by now, the reach of all rows and no others."""
        set_rows(self.instance, self.wanted)

    @property
    def tags(self) -> list[tuple[str, str]]:
        """The locales that are proposed: those of the brands, and those we know best."""
        own = [tag for brand in Brand.objects.all() for tag in brand.writes_in()]
        known = dict.fromkeys([*own, *locales.curated_tags()])
        return [(tag, locale_name(tag)) for tag in known]

    def wider(self) -> list[tuple[str, str]]:
        """(user, group) of people here who reach more by a group without rows."""
        return wider(self.instance)

    def as_admin_panel(self) -> str:
        """The panel's HTML."""
        return render_to_string("cms/reach/group_panel.html", {"formset": self})


ReachFormSet = forms.formset_factory(
    ReachForm,
    formset=BaseReachFormSet,
    extra=0,
    can_delete=True,
    max_num=MOST_ROWS,
    absolute_max=MOST_ROWS,
    validate_max=True,
)
