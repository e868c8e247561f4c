"""A variant as its channel draws it, for the frames of the approval screen: nothing in it runs."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.clickjacking import xframe_options_sameorigin
from wagtail.admin.views.generic import PermissionCheckedMixin

from cms.approving.screen import SETS
from cms.board.reading import ACTIONS, variants_for
from cms.door import revision_content
from cms.history.rendered import drawn
from cms.models import ReleaseEntry, StoredContent, Variant
from cms.preview import draw, framed


@method_decorator(xframe_options_sameorigin, name="dispatch")
class Drawing(PermissionCheckedMixin, View):
    """Answers one frame; ``?samples=`` is one of `SETS`."""

    model = Variant
    any_permission_required = ACTIONS

    def get(self, request: HttpRequest, pk: int, **which: Any) -> HttpResponse:
        rows = variants_for(request.user).select_related("template__brand", "persona")
        variant = get_object_or_404(rows, pk=pk)
        samples = request.GET.get("samples", SETS[0])
        if samples not in SETS:
            raise Http404(_("There are no such values."))
        response = framed(lambda: self.drawing(variant, samples, **which))
        response["Cache-Control"] = "private, no-cache"
        return response

    def drawing(self, variant: Variant, samples: str, **which: Any) -> str:
        raise NotImplementedError


class DraftDrawing(Drawing):
    """One revision of a variant."""

    def drawing(self, variant: Variant, samples: str, **which: Any) -> str:
        revision = get_object_or_404(variant.revisions.all(), pk=which["revision"])
        variant.content = revision_content(revision)
        return draw(variant, "", samples)


class LiveDrawing(Drawing):
    """A content that was released of a variant."""

    def drawing(self, variant: Variant, samples: str, **which: Any) -> str:
        digest = which["digest"]
        entries = ReleaseEntry.objects.filter(variant_id=variant.pk, content_id=digest)
        if not entries.exists():
            raise Http404(_("There is no such content."))
        return drawn(StoredContent.objects.get(pk=digest), samples)
