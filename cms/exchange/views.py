"""The pages of an import: they parse, call, and answer."""

from collections.abc import Iterator
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

import locales
from cms.errors import Refused
from cms.exchange import kept
from cms.exchange.forms import StartForm, brands_to_import_into
from cms.exchange.importing import PlanMoved, import_messages
from cms.exchange.listing import Counts, Wanted, choices, left_out, shown
from cms.exchange.orders import Order
from cms.exchange.plan import Fate, Plan
from cms.exchange.profile import Profile
from cms.exchange.proposing import plan_order
from cms.exchange.reading import FileRefused
from cms.exchange.running import is_long, long_profile, start_plan, state_of
from cms.exchange.saying import told
from cms.exchange.settings_form import SettingsForm
from cms.exchange.sheets import SheetRefused
from cms.models import Brand

ROWS_A_PAGE = 200

_Unusable = (FileRefused, SheetRefused)


def index_url() -> str:
    """The address of the first page."""
    return reverse("import:index")


class ImportPage(WagtailAdminTemplateMixin):
    """What both pages share."""

    page_title = gettext_lazy("Import")
    header_icon = "upload"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": index_url(), "label": _("Import")}]


def next_page(token: str, order: Order, brand: Brand, user: Any) -> HttpResponse:
    """Where somebody goes who asked for *order*: to the plan, or to where it is being made."""
    if not is_long(order):
        return redirect("import:plan", token)
    start_plan(kept.name_of(token, user), order, brand)
    return redirect("import:long", token)


class StartView(ImportPage, FormView):
    """Takes the files, keeps them, and goes on to the plan."""

    form_class = StartForm
    template_name = "cms/exchange/start.html"

    def get_initial(self) -> dict[str, Any]:
        brands = brands_to_import_into(self.request.user)
        brand = brands.filter(key=self.request.GET.get("brand", "")).first() or brands.first()
        return {"brand": brand.key, "source_locale": brand.source_locale} if brand else {}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        has_brands = brands_to_import_into(self.request.user).exists()
        return super().get_context_data(**kwargs) | {
            "has_brands": has_brands, "begun": list(self._begun())
        }  # fmt: skip

    def _begun(self) -> Iterator[dict[str, Any]]:
        """What was asked for and not finished: it goes on without the files once more."""
        brands = {row.key: row.name for row in brands_to_import_into(self.request.user)}
        for each in kept.kept_of(self.request.user):
            if each.brand in brands:
                job = state_of(kept.name_of(each.token, self.request.user))
                page = "import:plan" if job is None else "import:long"
                yield {"kept": each, "brand": brands[each.brand], "job": job,
                       "url": reverse(page, args=[each.token])}  # fmt: skip

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"user": self.request.user}

    def form_valid(self, form: StartForm) -> HttpResponse:
        token = kept.keep(form.order(), self.request.user)
        return next_page(token, form.order(), form.cleaned_data["brand"], self.request.user)


class PlanPage(ImportPage, TemplateView):
    """What both answers about kept files share."""

    template_name = "cms/exchange/plan.html"
    needs_files = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            files = self.needs_files or request.method == "POST"
            self.order = kept.fetch(kwargs["token"], request.user, files=files)
            self.brand = brands_to_import_into(request.user).get(key=self.order.brand)
            return super().dispatch(request, *args, **kwargs)
        except kept.Gone as gone:
            messages.warning(request, gone.messages[0])
        except Brand.DoesNotExist:
            messages.warning(request, _("This brand is not there any longer."))
        return redirect(index_url())

    @property
    def token(self) -> str:
        return str(self.kwargs["token"])

    @cached_property
    def planned(self) -> Plan | str:
        """The plan, or in words why there can be none."""
        try:
            return plan_order(self.order, self.brand)
        except FileRefused as refusal:
            return f"{refusal.name}: {told(refusal.words)}"
        except SheetRefused as refusal:
            return told(refusal.words)

    def settings_form(self, data: Any = None) -> SettingsForm:
        """The order as it stands, to be changed."""
        return SettingsForm(data, order=self.order, profile=self.profile, user=self.request.user)

    @property
    def profile(self) -> Profile | None:
        """How keys become messages in the plan as it stands; None where none decides."""
        if is_long(self.order):
            return long_profile(kept.name_of(self.token, self.request.user), self.order)
        if isinstance(self.planned, Plan):
            return None if self.planned.is_return else self.planned.profile
        return self.order.profile

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": _("What would happen")}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context.setdefault("form", self.settings_form())
        context |= {
            "brand": self.brand,
            "order": self.order,
            "token": self.token,
            "tags": locales.curated_tags(),
        }
        if isinstance(self.planned, Plan):
            return context | self._plan_context(self.planned)
        return context | {"refusal": self.planned}

    def _plan_context(self, plan: Plan) -> dict[str, Any]:
        all_url = reverse("import:plan", args=[self.token])
        wanted = Wanted.asked(all_url, self.request.GET)
        rows = [row for row in plan.rows if wanted.takes(row)]
        page = Paginator(rows, ROWS_A_PAGE).get_page(self.request.GET.get("p"))
        return {
            "plan": plan,
            "notes": [told(words) for words in plan.notes],
            "choices": choices(Counts.of(plan), plan.source_locale, wanted),
            "all_url": all_url,
            "is_narrowed": wanted.narrows,
            "page": page,
            "page_url": wanted.url(),
            "templates": shown(plan, page.object_list),
            "count": len(rows),
            "left_out": left_out(plan),
            "writes": plan.counts[Fate.CREATE] + plan.counts[Fate.CHANGE],
            "refused": plan.counts[Fate.REFUSE],
        }


class PlanView(PlanPage):
    """Shows the plan; POST carries out exactly what was shown."""

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        try:
            plan = import_messages(
                self.order, request.user, digest=request.POST.get("digest", ""),
                review=bool(request.POST.get("review")),
            )  # fmt: skip
        except PlanMoved as moved:
            messages.warning(request, moved.messages[0])
        except Refused as refusal:
            for words in refusal.messages:
                messages.error(request, words)
        except _Unusable as refusal:
            messages.error(request, told(refusal.words))
        else:
            kept.drop(token, request.user)
            messages.success(request, self._done(plan))
            return redirect(f"{reverse('board:index')}?brand={self.brand.key}")
        return redirect("import:plan", token)

    def _done(self, plan: Plan) -> str:
        written = plan.counts[Fate.CREATE] + plan.counts[Fate.CHANGE]
        return ngettext(
            "%(count)d text is imported as a draft. Nothing is live yet.",
            "%(count)d texts are imported as drafts. Nothing is live yet.",
            written,
        ) % {"count": written}


class SettingsView(PlanPage):
    """POST only: another order for the same files."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        form = self.settings_form(request.POST)
        if not form.is_valid() and is_long(self.order):
            for problems in form.errors.values():
                messages.error(request, " ".join(map(str, problems)))
            return redirect("import:long", token)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        changed: Order = form.changed_order()
        token = kept.keep_again(token, changed, request.user)
        brand = Brand.objects.get(key=changed.brand)
        return next_page(token, changed, brand, request.user)
