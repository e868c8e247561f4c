"""POST: what the rule in the form would flag, for a second or two; nothing is saved."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.template.loader import render_to_string
from django.utils.text import capfirst
from django.views import View
from wagtail.permissions import policy_registry

from cms import reach
from cms.board.links import Links
from cms.board.names import channel_label
from cms.board.reading import brands_for
from cms.models import Brand, BrandRule
from cms.reach import variants_for
from cms.rules.forms import RuleForm
from cms.rules.trying import SHOWN, attempt
from templates_lib import rules


class TrialView(View):
    """Answers how many texts of the slice were checked and flagged, with these texts as HTML."""

    http_method_names = ["post"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        policy = policy_registry.get_by_type(BrandRule)
        if not policy.user_has_any_permission(request.user, ("add", "change")):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        brand = self._brand(request)
        form = RuleForm(request.POST, instance=BrandRule(), for_user=request.user)
        form.is_valid()
        faults = {
            name: list(errors)
            for name, errors in form.errors.items()
            if name not in ("brand", "key", "is_on", "__all__")
        }
        if brand is None or faults:
            said = [f"{capfirst(str(form[name].label))}: {e[0]}" for name, e in faults.items()]
            return JsonResponse({"faults": said, "needs_brand": brand is None}, status=422)
        (rule,) = rules.load({"rule": form.document()})
        found = attempt(
            brand, rule, request.POST.get("after", ""), seen=_readable(request.user, brand)
        )
        links = Links(request.user)
        lines = [
            (each, channel_label(each.address.channel), links.variant(each.variant_pk))
            for each in found.flagged[:SHOWN]
        ]
        return JsonResponse(
            {
                "checked": found.checked,
                "flagged": len(found.flagged),
                "after": found.after,
                "texts": render_to_string("cms/rules/texts.html", {"lines": lines}, request),
                "total": variants_for(request.user).filter(template__brand=brand).count(),
            }
        )

    def _brand(self, request: HttpRequest) -> Brand | None:
        """The brand of the form, or of the rule that is edited (its field is not sent)."""
        allowed = {str(brand.pk): brand for brand in brands_for(request.user)}
        if (asked := request.POST.get("brand")) in allowed:
            return allowed[asked]
        row = (
            reach.changeable(request.user, BrandRule)
            .filter(pk=_number(request.POST.get("rule", "")))
            .first()
        )
        return allowed.get(str(row.brand_id)) if row else None


def _readable(user: Any, brand: Brand) -> set[int] | None:
    """The variants of *brand* that *user* may read; None: all."""
    if not reach.is_limited(user):
        return None
    return set(variants_for(user).filter(template__brand=brand).values_list("pk", flat=True))


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 18 else 0
