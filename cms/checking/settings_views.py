"""The pages of a brand's checks: what each weighs, and what each asks."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permissions import policy_registry

from cms import reach
from cms.board.names import locale_name
from cms.board.reading import brands_for
from cms.checking.changing import set_choices, set_weights
from cms.checking.declared import by_group
from cms.checking.forms import ChoicesForm, WeightsForm
from cms.door import to_guide
from cms.models import Brand, FindingRow, StyleGuide
from cms.saying import say
from templates_lib.checks import CHECKS, problems_of


class StartView(WagtailAdminTemplateMixin, TemplateView):
    """Leads to the only brand's page, or lists the brands."""

    page_title = gettext_lazy("Checks")
    header_icon = "tasks"
    template_name = "cms/checking/brands.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        brands = brands_for(request.user)
        if len(brands) == 1:
            return redirect("check_settings:weights", brands[0].pk)
        return self.render_to_response(self.get_context_data(brands=brands))


class BrandPage(WagtailAdminTemplateMixin, FormView):
    """What both pages of a brand share: who may look, and who may change."""

    header_icon = "tasks"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "POST" and not self.may_change:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def brand(self) -> Brand:
        found = [each for each in brands_for(self.request.user) if each.pk == self.kwargs["pk"]]
        if not found:
            raise Http404
        return found[0]

    @cached_property
    def may_change(self) -> bool:
        policy = policy_registry.get_by_type(Brand)
        return bool(
            policy.user_has_permission_for_instance(self.request.user, "change", self.brand)
        )

    def get_form(self, form_class: Any = None) -> Any:
        form = super().get_form(form_class)
        for field in form.fields.values():
            field.disabled = not self.may_change
        return form

    def get_page_title(self) -> str:
        return _("Checks of %(brand)s") % {"brand": self.brand}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        index = {"url": reverse("check_settings:index"), "label": _("Checks")}
        return [*self.breadcrumbs_items, index, {"url": "", "label": str(self.brand)}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        unknown = [
            f"{problem.path}: {say(problem.msgid, problem.params)}"
            for problem in problems_of(to_guide(self.brand))
        ]
        return super().get_context_data(**kwargs) | {
            "brand": self.brand,
            "may_change": self.may_change,
            "unknown": unknown,
        }


class WeightsView(BrandPage):
    """Every check, with how much its findings weigh for the brand."""

    template_name = "cms/checking/weights.html"
    form_class = WeightsForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"weights": self.brand.checks}

    def form_valid(self, form: WeightsForm) -> HttpResponse:
        set_weights(self.brand, form.weights(), self.request.user)
        messages.success(
            self.request, _("Saved. Texts are held against it from now on; what is live stays.")
        )
        return redirect(self.request.path)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        form = context["form"]
        rows = FindingRow.objects.filter(variant__template__brand=self.brand, in_draft=True)
        counts = dict(rows.order_by().values_list("check_id").annotate(Count("pk")))
        return context | {
            "groups": [
                (name, [(check, form[check.id], counts.get(check.id, 0)) for check in checks])
                for name, checks in by_group(CHECKS.values())
            ]
        }


class ChoicesView(BrandPage):
    """What the checks ask of the brand, everywhere or (``?locale=nb``) in one locale."""

    template_name = "cms/checking/choices.html"
    form_class = ChoicesForm

    @cached_property
    def guides(self) -> dict[str, StyleGuide]:
        rows = reach.limited(self.request.user, self.brand.style_guides.order_by("locale"))
        return {row.locale: row for row in rows}

    @cached_property
    def owner(self) -> Brand | StyleGuide:
        tag = self.request.GET.get("locale", "")
        if not tag:
            return self.brand
        if tag not in self.guides:
            raise Http404
        return self.guides[tag]

    def get_form_kwargs(self) -> dict[str, Any]:
        below = self.brand.settings if self.owner is not self.brand else {}
        return super().get_form_kwargs() | {"chosen": self.owner.settings, "below": below}

    def form_valid(self, form: ChoicesForm) -> HttpResponse:
        set_choices(self.owner, form.chosen(), self.request.user)
        messages.success(
            self.request, _("Saved. Texts are held against it from now on; what is live stays.")
        )
        return redirect(self.request.get_full_path())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        places = [("", _("Everywhere"), bool(self.brand.settings))]
        places += [
            (tag, f"{tag} · {locale_name(tag)}", bool(row.settings))
            for tag, row in self.guides.items()
        ]
        return super().get_context_data(**kwargs) | {
            "places": places,
            "place": self.request.GET.get("locale", ""),
        }
