"""The page of one variant: what is published of it, in the language of a sender."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin

from cms import queries
from cms.api.compiled import compiled
from cms.board.reading import ACTIONS, variants_for
from cms.merging.forms import ExportForm
from cms.merging.showing import file_of, refusals, rows
from cms.models import ReleaseEntry, Variant
from templates_lib import merge
from templates_lib.merge import Export


class VariantExportView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """GET with a target shows the export, with ``download`` gives it as a file. Published texts
    only: a draft leaves by no road.
    """

    model = Variant
    any_permission_required = ACTIONS
    page_title = gettext_lazy("Export for a sender")
    header_icon = "upload"
    template_name = "cms/merging/export.html"

    @cached_property
    def variant(self) -> Variant:
        found: Variant = get_object_or_404(
            variants_for(self.request.user).select_related("template__brand", "persona"),
            pk=self.kwargs["pk"],
        )
        return found

    @cached_property
    def form(self) -> ExportForm:
        return ExportForm(self.request.GET.dict())

    @cached_property
    def entry(self) -> ReleaseEntry | None:
        """What is live of the variant in the environment that is asked about."""
        variant = self.variant
        persona = variant.persona.key if variant.persona else ""
        found = queries.wordings(
            variant.template.key,
            variant.channel,
            [variant.locale],
            self.form.data["environment"],
            persona=persona,
        )
        own = (variant.locale, persona, variant.arm)
        return next((e for e in found if (e.locale, e.persona, e.arm) == own and e.content), None)

    @cached_property
    def export(self) -> Export | None:
        if self.entry is None or not self.form.is_valid():
            return None
        asked = self.form.cleaned_data
        assert self.entry.content is not None
        source = compiled(self.entry.content).source
        return merge.export_source(
            source, asked["target"], self.entry.key, profile=asked["profile"]
        )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "download" in request.GET and self.export is not None:
            assert self.entry is not None
            name, text = file_of(self.export, self.entry)
            kind = "application/json; charset=utf-8"
            headers = {"Content-Disposition": f'attachment; filename="{name}"'}
            return HttpResponse(text, content_type=kind, headers=headers)
        shown: HttpResponse = super().get(request, *args, **kwargs)
        return shown

    @property
    def _labels(self) -> dict[str, str]:
        """What the outputs are called, by their names."""
        assert self.entry is not None and self.entry.content is not None
        return {each["name"]: _(each["label"]) for each in self.entry.content.outputs}

    def get_page_subtitle(self) -> str:
        return str(self.variant)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        viewset = Variant.snippet_viewset
        return [
            *self.breadcrumbs_items,
            {"url": reverse(viewset.get_url_name("list")), "label": _("Variants")},
            {"url": self._edit_url(), "label": str(self.variant)},
            {"url": "", "label": self.page_title},
        ]

    def _edit_url(self) -> str:
        return reverse(Variant.snippet_viewset.get_url_name("edit"), args=[self.variant.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        asked = bool(self.request.GET.get("target"))
        context |= {
            "variant": self.variant,
            "edit_url": self._edit_url(),
            "form": self.form,
            "asked": asked,
            "entry": self.entry,
        }
        return context | self._exported() if asked else context

    def _exported(self) -> dict[str, Any]:
        export = self.export
        if export is None:
            return {}
        query = self.request.GET.copy()
        query["download"] = "1"
        return {
            "export": export,
            "target": merge.TARGETS[export.target],
            "parts": [
                {"name": name, "label": self._labels[name], "text": text}
                for name, text in export.parts.items()
            ],
            "left_out": [(name, _(why)) for name, why in export.left_out.items()],
            "rows": rows(export),
            "refusals": refusals(export),
            "download": f"?{query.urlencode()}",
        }
