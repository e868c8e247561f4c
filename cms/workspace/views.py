"""The workspace of a message template, its cells as pieces of HTML, a draft drawn for a frame."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin
from wagtail.permissions import policy_registry

import channels
from cms.board.links import Links
from cms.board.reading import ACTIONS, variants_for
from cms.clock.reading import Due, dressed
from cms.door import drafted
from cms.models import MessageTemplate, Variant
from cms.preview import draw, framed
from cms.workspace.opened import opened
from cms.workspace.reading import WorkspaceReader, freshly_checked, template_for
from cms.workspace.starting import start, ways_to_start
from templates_lib.rendering import SETS


class OfOneTemplate(PermissionCheckedMixin):
    """Views of one message template, for those who may look at its brand and at variants."""

    model = Variant
    any_permission_required = ACTIONS
    request: HttpRequest
    kwargs: dict[str, Any]

    @cached_property
    def message_template(self) -> MessageTemplate:
        found = template_for(self.request.user, str(self.kwargs["pk"]))
        if found is None:
            raise Http404(_("There is no such message template."))
        return found

    @cached_property
    def reader(self) -> WorkspaceReader:
        return WorkspaceReader(self.message_template, self.request.user)

    @property
    def permission_policy(self) -> Any:
        return policy_registry.get_by_type(Variant)


class WorkspaceView(OfOneTemplate, WagtailAdminTemplateMixin, TemplateView):
    """All variants of one message template."""

    template_name = "cms/workspace/workspace.html"
    header_icon = "grid"
    page_title = gettext_lazy("All texts")

    def get_page_title(self) -> str:
        return str(self.message_template)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        board = f"{reverse('board:index')}?brand={self.message_template.brand.key}"
        return [
            *self.breadcrumbs_items,
            {"url": board, "label": _("Board")},
            {"url": "", "label": self.get_page_title()},
        ]

    @cached_property
    def asked(self) -> tuple[str, str]:
        """``?channel=…&locale=…``: the place that opens with the page; empty where none does."""
        channel, locale = (self.request.GET.get(name, "") for name in ("channel", "locale"))
        return (channel, locale) if channel in channels.CHANNELS else ("", "")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        template = self.message_template
        freshly_checked(template)
        links = Links(self.request.user)
        return context | {
            "message_template": template,
            "grid": self.reader.grid(every="all" in self.request.GET, also=self.asked[0]),
            "all_channels": "all" in self.request.GET,
            "asked": self.asked,
            "clock": self._clock(),
            "here": self.request.get_full_path(),
            "settings_url": links.template(template.pk),
            "cell_url": reverse(_url("cell"), args=[template.pk]),
        }

    def _clock(self) -> Due | None:
        """The day by which somebody reads the message again, if anything of it is live."""
        template = self.message_template
        if template.review_by is None or not any(row.live for row in self.reader.rows):
            return None
        return dressed(self.request.user, [template])[0]


class CellView(OfOneTemplate, View):
    """``?channel=…&locale=…``: what stands at one place, or the ways to begin it. HTML."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        channel, locale = request.GET.get("channel", ""), request.GET.get("locale", "")
        if channel not in channels.CHANNELS:
            raise Http404(_("There is no such channel."))
        cell = self.reader.grid().cell(channel, locale)
        if cell.is_missing and locale not in self.reader.brand.locales:
            raise Http404(_("The brand does not write in this locale."))
        context = {"message_template": self.message_template, "cell": cell}
        if cell.is_missing:
            context["ways"] = ways_to_start(self.reader, channel, locale)
            context["start_url"] = reverse(_url("start"), args=[self.message_template.pk])
        else:
            own = [
                row for row in self.reader.rows if (row.channel, row.locale) == (channel, locale)
            ]
            context["opened"] = opened(own, Links(request.user))
        return _piece(request, context)


class StartView(OfOneTemplate, View):
    """POST ``channel``, ``locale`` and ``way``: begins the variant and leads to its editor."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        asked = {name: request.POST.get(name, "") for name in ("channel", "locale", "way")}
        if asked["channel"] not in channels.CHANNELS:
            raise Http404(_("There is no such channel."))
        if asked["locale"] not in self.reader.brand.locales:
            raise Http404(_("The brand does not write in this locale."))
        try:
            begun = start(self.reader, **asked, user=request.user)
        except ValidationError as error:
            for words in error.messages:
                messages.error(request, words)
            return redirect(_url("workspace"), pk=self.message_template.pk)
        for words in begun.said:
            messages.info(request, words)
        return redirect(Variant.snippet_viewset.get_url_name("edit"), begun.variant.pk)


def _piece(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    name = "missing" if context["cell"].is_missing else "opened"
    return render(request, f"cms/workspace/{name}.html", context)


def _url(name: str) -> str:
    return str(MessageTemplate.snippet_viewset.get_url_name(name))


@method_decorator(xframe_options_sameorigin, name="dispatch")
class DraftDrawnView(PermissionCheckedMixin, View):
    """The latest draft of a variant as its channel draws it, for a frame: nothing in it runs."""

    model = Variant
    any_permission_required = ACTIONS

    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        rows = variants_for(request.user).select_related("template__brand", "latest_revision")
        variant = drafted(get_object_or_404(rows, pk=pk if pk.isdecimal() else 0))
        samples = request.GET.get("samples", SETS[0])
        if samples not in SETS:
            raise Http404(_("There is no such set of values."))
        return framed(lambda: draw(variant, _first_view(variant), samples))


def _first_view(variant: Variant) -> str:
    return variant.channel_declaration.preview_devices[0].name
