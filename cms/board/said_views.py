"""“What we said”: the texts of a day as they were, with their receipts, to be printed too."""

import json
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminDateInput

from channels import CHANNELS
from cms import reach
from cms.board.compare_views import locales_seen
from cms.board.names import channel_label, locale_name
from cms.board.release_log import ShownEntries, texts_of
from cms.board.release_pages import brand_choices
from cms.environments import all_environments, default_environment
from cms.history import said
from cms.history.said import ORDER, Asked
from cms.models import Release

SHOWN = 50  # texts a page


class SaidForm(forms.Form):
    """Whose words, where and on which day."""

    brand = forms.ChoiceField(label=gettext_lazy("Brand"))
    channel = forms.ChoiceField(label=gettext_lazy("Channel"), required=False)
    locale = forms.ChoiceField(label=gettext_lazy("Locale"), required=False)
    at = forms.DateField(
        label=gettext_lazy("Date"),
        widget=AdminDateInput(format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
    )
    key = forms.CharField(
        label=gettext_lazy("Message template (key)"), max_length=100, required=False
    )
    environment = forms.ChoiceField(label=gettext_lazy("Environment"))

    def __init__(self, data: Any, user: Any) -> None:
        super().__init__(data)
        self.user = user
        brands = list(reach.release_brands(user))
        tags = sorted(
            {
                tag
                for brand in brands
                for tag in reach.only_in(brand.writes_in(), reach.released_locales(user, brand))
            }
        )
        every = ("", _("all"))
        choices = {
            "brand": [(brand.key, brand.name) for brand in brands],
            "channel": [every, *((name, channel_label(name)) for name in CHANNELS)],
            "locale": [every, *((tag, f"{tag} · {locale_name(tag)}") for tag in tags)],
            "environment": [(name, name) for name in all_environments()],
        }
        for name, options in choices.items():
            self.fields[name].choices = options  # type: ignore[attr-defined]
        if len(choices["environment"]) == 1:
            self.fields["environment"].widget = forms.HiddenInput()

    def clean_at(self) -> date:
        day: date = self.cleaned_data["at"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("Nobody has said anything then yet."))
        return day

    def asked(self) -> Asked:
        """The question."""
        names = ("environment", "brand", "channel", "locale", "key")
        seen = locales_seen(self.user, self.cleaned_data["brand"])
        return Asked(**{name: self.cleaned_data[name] for name in names}, locales=seen)


class SaidView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """One day of one brand."""

    model = Release
    permission_required = "view"
    page_title = gettext_lazy("What we said")
    header_icon = "history"
    template_name = "cms/board/said.html"

    @cached_property
    def form(self) -> SaidForm:
        data = self.request.GET.dict()
        brands = brand_choices(self.request.user)
        usual = {
            "brand": brands[0][0] if brands else "",
            "at": timezone.localdate().isoformat(),
            "environment": default_environment(),
        }
        return SaidForm(
            {**usual, **{name: value for name, value in data.items() if value}}, self.request.user
        )

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context |= {"form": self.form, "media": context.get("media", "") or self.form.media}
        return context | self._found() if self.form.is_valid() else context

    def _found(self) -> dict[str, Any]:
        day = self.form.cleaned_data["at"]
        asked = self.form.asked()
        numbers = said.numbers(said.day(day))
        found = said.receipts(asked, numbers, limit=SHOWN + 1, place=self._place())
        page, more = found[:SHOWN], len(found) > SHOWN
        shown = ShownEntries(self.request.user, [each.entry for each in page])
        return {
            "day": day,
            "numbers": numbers,
            "found": [
                {
                    "shown": shown.brief(each.entry),
                    "until": each.until,
                    "texts": texts_of(each.entry.content) if each.entry.content else (),
                }
                for each in page
            ],
            "is_first_page": self._place() is None,
            "next": self._next(page[-1]) if more else "",
        }

    def _place(self) -> list[str | int] | None:
        try:
            place = json.loads(self.request.GET.get("after", ""))
        except (ValueError, RecursionError):
            return None
        types = [str] * (len(ORDER) - 1) + [int]
        is_ours = isinstance(place, list) and [type(step) for step in place] == types
        is_sane = is_ours and "\0" not in "".join(place[:-1]) and 0 <= place[-1] < 2**63
        return place if is_sane else None

    def _next(self, last: said.Receipt) -> str:
        asked = {name: self.form.data.get(name, "") for name in self.form.fields}
        return f"?{urlencode(asked | {'after': json.dumps(said.place_of(last))})}"
