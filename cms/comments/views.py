"""Comments over HTTP: the panel's contents, and each verb as a POST.

A verb answers JSON where it is asked for, else it leads back.
"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.views import View
from wagtail.admin import messages as told
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic import PermissionCheckedMixin

from cms import reach
from cms.board.reading import ACTIONS
from cms.comments import actions
from cms.comments.actions import Place
from cms.comments.mentions import people_for
from cms.comments.reading import threads_of
from cms.errors import Refused
from cms.models import Comment, Variant

OFFERED = 8
"""People that are offered after an @."""


class CommentView(PermissionCheckedMixin, View):
    """What every view here shares: who may look at a variant may comment on it, unless it is only
    lent as a source to translate from.
    """

    model = Variant
    any_permission_required = ACTIONS

    def variant(self, pk: int) -> Variant:
        rows = reach.handled(self.request.user).select_related("template__brand", "persona")
        found: Variant = get_object_or_404(rows, pk=pk)
        return found

    def answer(self, variant: Variant, refusal: Refused | None = None) -> HttpResponse:
        """The panel as it is now, or what was refused."""
        said = refusal.messages if refusal else []
        if self.request.accepts("application/json") and not self.request.accepts("text/html"):
            if refusal:
                return JsonResponse({"said": said}, status=422)
            return JsonResponse(panel(variant, self.request))
        for words in said:
            told.error(self.request, words)
        edit = reverse(Variant.snippet_viewset.get_url_name("edit"), args=[variant.pk])
        return redirect(get_valid_next_url_from_request(self.request) or edit)


def panel(variant: Variant, request: HttpRequest) -> dict[str, Any]:
    """The panel's contents for *variant* as its latest draft says: ``html``, and how many are
    open.
    """
    shown = threads_of(variant.get_latest_revision_as_object())
    context = {"threads": shown, "variant": variant, "jumps": True}
    return {
        "html": render_to_string("cms/comments/threads.html", context, request),
        "open": len(shown.open),
    }


class PanelView(CommentView):
    """GET: the threads of one variant."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, variant: int) -> HttpResponse:
        return JsonResponse(panel(self.variant(variant), request))


class PeopleView(CommentView):
    """GET ``?q=``: the first people whose names begin so, who may be mentioned here."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, variant: int) -> HttpResponse:
        people = people_for(self.variant(variant))
        begun = request.GET.get("q", "")[:150].replace("\0", "")
        found = people.filter(username__istartswith=begun)[:OFFERED]
        return JsonResponse(
            {"people": [[person.get_username(), person.get_full_name()] for person in found]}
        )


class AddView(CommentView):
    """POST ``text``, and where it is pinned: ``part``, ``quote``, ``start``; or ``parent``."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, variant: int) -> HttpResponse:
        row = self.variant(variant)
        sent = request.POST
        start = sent.get("start", "")
        place = Place(
            sent.get("part", "")[:300],
            sent.get("quote", ""),
            int(start[:9]) if start.isascii() and start.isdecimal() else 0,
        )
        parent = _parent(row, sent.get("parent", ""))
        try:
            actions.comment(row, request.user, sent.get("text", ""), place=place, parent=parent)
        except Refused as refusal:
            return self.answer(row, refusal)
        return self.answer(row)


def _parent(variant: Variant, written: str) -> Comment | None:
    if not written:
        return None
    key = int(written[:18]) if written.isascii() and written.isdecimal() else 0
    return get_object_or_404(Comment.objects.filter(variant=variant), pk=key)


VERBS = {"resolve": actions.resolve, "reopen": actions.reopen}


class SettleView(CommentView):
    """POST: a thread is settled, or open again."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, verb: str) -> HttpResponse:
        found = actions.comment_of(request.user, pk)
        if found is None or verb not in VERBS:
            raise Http404
        VERBS[verb](found, request.user)
        return self.answer(found.variant)


class SeenView(CommentView):
    """POST: this person has seen that they were mentioned."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        actions.seen(request.user, pk)
        return redirect(get_valid_next_url_from_request(request) or reverse("wagtailadmin_home"))
