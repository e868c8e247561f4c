"""The page that gives out files: texts for translators, terms, what was approved."""

import io
import zipfile
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

import channels
import locales
from cms.exchange.exporting import EXPORTS, Wanted, export_catalogue, written
from cms.exchange.forms import brands_to_import_into
from cms.exchange.memory import memory
from cms.exchange.term_files import TERM_FORMATS, export_terms, write_terms
from cms.models import Brand
from templates_lib.formats import FORMATS, FormatError

__all__ = ["ExportView"]


class ExportForm(forms.Form):
    """What to give out, and how."""

    brand = forms.ModelChoiceField(
        Brand.objects.none(), label=gettext_lazy("Brand"), to_field_name="key", empty_label=None
    )
    what = forms.ChoiceField(
        label=gettext_lazy("What"),
        choices=[
            ("texts", gettext_lazy("Texts for translators")),
            ("terms", gettext_lazy("Terms of the style guides")),
            ("memory", gettext_lazy("Translation memory of what is live (TMX)")),
        ],
    )
    locales = forms.CharField(
        label=gettext_lazy("Locales"), max_length=300, required=False,
        help_text=gettext_lazy(
            "Into which it is translated, with spaces between: nb da pl. Terms: all when empty."
        ),
    )  # fmt: skip
    format = forms.ChoiceField(label=gettext_lazy("Format"), required=False)
    channel = forms.ChoiceField(label=gettext_lazy("Channel"), required=False)
    keys = forms.CharField(
        label=gettext_lazy("Keys that begin with"), max_length=100, required=False
    )
    only_open = forms.BooleanField(
        label=gettext_lazy("Only what is not translated, or whose source has changed"),
        required=False,
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        brand = self.fields["brand"]
        assert isinstance(brand, forms.ModelChoiceField)
        brand.queryset = brands_to_import_into(user)
        self.fields["format"].choices = [  # type: ignore[attr-defined]
            *((name, FORMATS[name].label) for name in EXPORTS),
            ("tbx", FORMATS["tbx"].label),
        ]
        self.fields["channel"].choices = [  # type: ignore[attr-defined]
            ("", gettext_lazy("All")),
            *((name, gettext_lazy(each.label)) for name, each in channels.CHANNELS.items()),
        ]

    def clean_locales(self) -> list[str]:
        found = []
        for tag in self.cleaned_data["locales"].replace(",", " ").split():
            try:
                found.append(locales.normalise(tag))
            except locales.UnknownLocaleError as error:
                raise ValidationError(str(error)) from error
        return list(dict.fromkeys(found))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("what") == "texts":
            if not given.get("locales") and "locales" not in self.errors:
                self.add_error("locales", _("Say into which locales it is translated."))
            if given.get("format") == "tbx":
                self.add_error("format", _("TBX holds terms, not texts."))
        return given

    def made(self) -> dict[str, bytes]:
        """The files asked for, by name; the form is valid. Raises `FormatError`."""
        given = self.cleaned_data
        brand = given["brand"]
        if given["what"] == "terms":
            name = given["format"] if given["format"] in TERM_FORMATS else "tbx"
            ending = FORMATS[name].endings[0]
            tags = given["locales"] or [""]
            return {
                f"{brand.key}{f'.{tag}' if tag else ''}.terms{ending}": write_terms(
                    export_terms(brand, tag), name
                )
                for tag in tags
            }
        if given["what"] == "memory":
            tags = given["locales"] or [""]
            return {
                f"{brand.key}{f'.{tag}' if tag else ''}.tmx": FORMATS["tmx"].write(
                    memory(brand, tag)
                )
                for tag in tags
            }
        name = given["format"] or EXPORTS[0]
        ending = FORMATS[name].endings[0]
        wanted = (
            Wanted(tag, given["channel"], given["keys"], given["only_open"])
            for tag in given["locales"]
        )
        return {
            f"{brand.key}.{each.locale}{ending}": written(export_catalogue(brand, each), name)
            for each in wanted
        }


class ExportView(WagtailAdminTemplateMixin, FormView):
    """Asks, and answers with a file; several files come as one archive. Nothing is changed."""

    form_class = ExportForm
    template_name = "cms/exchange/export.html"
    page_title = gettext_lazy("Export")
    header_icon = "download"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": reverse("export:index"), "label": _("Export")}]

    @property
    def brands(self) -> QuerySet[Brand]:
        """A file holds every locale's source: the brand must be in reach in all of them."""
        return brands_to_import_into(self.request.user)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "user": self.request.user}

    def get_initial(self) -> dict[str, Any]:
        brand = self.brands.filter(key=self.request.GET.get("brand", "")).first()
        brand = brand or self.brands.first()
        if brand is None:
            return {}
        others = [tag for tag in brand.locales if tag != brand.source_locale]
        return {"brand": brand.key, "locales": " ".join(others)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"has_brands": self.brands.exists()}

    def form_valid(self, form: ExportForm) -> HttpResponse:
        try:
            files = form.made()
        except FormatError as error:
            form.add_error(None, _(error.msgid) % dict(error.params))
            return self.form_invalid(form)
        if len(files) == 1:
            ((name, data),) = files.items()
        else:
            name, data = f"{form.cleaned_data['brand'].key}.zip", _packed(files)
        answer = HttpResponse(data, content_type="application/octet-stream")
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        answer["X-Content-Type-Options"] = "nosniff"
        return answer


def _packed(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()
