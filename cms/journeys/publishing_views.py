"""Publishing what was prepared for a future state: first the plan, then all of it at once."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from cms import queries, releases
from cms.approving.queue import compared_with, live_contents
from cms.board.links import Links
from cms.board.names import channel_label, locale_name
from cms.board.reading import variants_for
from cms.board.release_words import texts
from cms.errors import Refused
from cms.journeys.pages import JourneyPage
from cms.journeys.reading import may, on_map, templates_for
from cms.models import Journey, StoredContent, Variant
from cms.releases import Prepared

MOST = 500
"""Texts that go live at once: each is judged, and the page waits for it."""


class PublishJourneyView(JourneyPage):
    """Every draft of the journey's messages, what stands in its way, and the one button."""

    page_title = gettext_lazy("Publish what was prepared")
    template_name = "cms/journeys/publish.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if self.journey.kind != Journey.Kind.FUTURE:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def variants(self) -> list[Variant]:
        """Those with something to publish, one more than may go at once."""
        own = templates_for(self.request.user, self.journey.brand).filter(on_map(self.journey))
        rows = variants_for(self.request.user).filter(template__in=own)
        rows = rows.filter(live=False) | rows.filter(has_unpublished_changes=True)
        wanted = rows.select_related("template__brand", "persona", "latest_revision")
        return list(wanted.order_by("template__key", "channel", "locale", "pk")[: MOST + 1])

    @cached_property
    def forbidden(self) -> list[Variant]:
        return [row for row in self.variants if not may(self.request.user, "publish", row)]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        if len(self.variants) > MOST:
            return context | {"too_many": MOST}
        plan = releases.plan_together(self.variants, self.request.user)
        links = Links(self.request.user)
        live = live_contents([each.variant.pk for each in plan])
        return context | {
            "plan": [self._shown(each, links, live.get(each.variant.pk)) for each in plan],
            "blocked": sum(1 for each in plan if each.refusals),
            "forbidden": len(self.forbidden),
            "expected": queries.newest_release(self.journey.brand.key),
            "revisions": ",".join(str(each.revision.pk) for each in plan),
        }

    def _shown(self, each: Prepared, links: Links, live: StoredContent | None) -> dict[str, Any]:
        row = each.variant
        texts = compared_with(live, row)
        return {
            "title": row.template.title,
            "key": row.template.key,
            "channel": channel_label(row.channel),
            "locale": row.locale,
            "language": locale_name(row.locale),
            "who": " · ".join(filter(None, (str(row.persona or ""), row.arm))),
            "is_new": not row.live,
            "url": links.variant(row.pk),
            "refusals": each.refusals,
            "texts": [text for text in texts if text.is_changed],
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.forbidden:
            raise PermissionDenied
        if len(self.variants) > MOST:
            raise Http404
        try:
            release = releases.publish_together(
                self.journey.brand,
                self.variants,
                user=request.user,
                expected=_number(request.POST.get("expected", "")),
                revisions=_numbers(request.POST.get("revisions", "")),
                note=_("Journey: %(title)s") % {"title": self.journey.title[:200]},
            )
        except Refused as refusal:
            for words in refusal.messages:
                messages.error(request, words)
            return redirect(request.path)
        if release is None:
            messages.info(request, _("Nothing would change, so nothing was released."))
            return redirect(request.path)
        link = messages.button(reverse("releases:detail", args=[release.number]), _("View"))
        said = _("Release %(number)s: %(texts)s went live together.")
        told = {"number": release.number, "texts": texts(release.changes)}
        messages.success(request, said % told, buttons=[link])
        return redirect(self.map_url)


def _number(written: str) -> int:
    """A number that a form sent; -1, which no release has, for what is none."""
    return int(written) if written.isascii() and written.isdecimal() and len(written) < 19 else -1


def _numbers(written: str) -> list[int]:
    return [_number(each) for each in written.split(",")] if written else []
