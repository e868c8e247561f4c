"""The words of a variant's style guide with what to write for each, for the editor to suggest."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.views import View
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from cms import reach
from cms.board.reading import ACTIONS
from cms.door import to_guide
from cms.models import Variant
from templates_lib.terms import Offer, offers

MOST = 20_000
"""Forms that one page is given: a style guide of two thousand terms."""


class VocabularyView(PermissionCheckedMixin, View):
    """GET: ``{"offers": [[form, [what to write], forbidden, concept], …]}``."""

    model = Variant
    any_permission_required = ACTIONS

    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        rows = reach.changeable(request.user).select_related("template__brand")
        variant = get_object_or_404(rows, pk=pk if pk.isdecimal() else 0)
        return JsonResponse({"offers": [_row(each) for each in vocabulary(variant)]})


def vocabulary(variant: Variant) -> list[Offer]:
    """What may be offered in *variant*'s locale, of at most `MOST` forms. Three queries."""
    style = to_guide(variant.template.brand).locales.get(variant.locale)
    return list(offers(style.terms, variant.locale))[:MOST] if style else []


def _row(offer: Offer) -> list[Any]:
    return [offer.form, list(offer.write), offer.forbidden, offer.concept]
