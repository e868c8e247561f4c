"""The queue and the approval screen: they read the address, ask, draw, and pass verbs on."""

from collections.abc import Iterable
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views import View
from django.views.generic import TemplateView
from wagtail.admin import messages as told
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin
from wagtail.admin.views.reports import ReportView

from channels import CHANNELS
from cms.approving import actions, queue, screen
from cms.approving.filters import QueueFilterSet
from cms.approving.seen import Seen, TextChanged
from cms.board.filters import refused_values
from cms.board.links import Links
from cms.board.names import channel_label, locale_name
from cms.board.reading import ACTIONS, brands_for, variants_for
from cms.comments.actions import Place
from cms.editor.waiving import waiver_days
from cms.errors import Refused
from cms.models import MessageTemplate, Variant

MOST = 500
"""Texts that one press of a button approves."""


class QueuePaginator(WagtailPaginator):
    """Pages of message templates."""

    verbose_name = MessageTemplate._meta.verbose_name
    verbose_name_plural = MessageTemplate._meta.verbose_name_plural


class QueueView(ReportView):
    """What waits for this person, by message; several are ticked and approved together."""

    model = Variant
    any_permission_required = ACTIONS
    page_title = gettext_lazy("To approve")
    header_icon = "clipboard-list"
    template_name = "cms/approving/queue.html"
    results_template_name = "cms/approving/queue_results.html"
    index_url_name = "approve:index"
    index_results_url_name = "approve:index_results"
    filterset_class = QueueFilterSet
    paginate_by = 20
    paginator_class = QueuePaginator

    def get_filterset_kwargs(self) -> dict[str, Any]:
        kwargs: dict[str, Any] = super().get_filterset_kwargs()
        brands = brands_for(self.request.user)
        tags = sorted({tag for brand in brands for tag in brand.writes_in()})
        return kwargs | {
            "queryset": Variant.objects.none(),
            "choices": {
                "brand": [(brand.key, brand.name) for brand in brands],
                "channel": [(name, channel_label(name)) for name in CHANNELS],
                "locale": [(tag, f"{tag} · {locale_name(tag)}") for tag in tags],
            },
        }

    @cached_property
    def asked(self) -> queue.Asked:
        self.filters.is_valid()
        chosen = self.filters.form.cleaned_data  # without the values that do not exist
        return queue.Asked(
            brands=tuple(chosen.get("brand") or ()),
            channels=tuple(chosen.get("channel") or ()),
            locales=tuple(chosen.get("locale") or ()),
        )

    @cached_property
    def turns(self) -> list[queue.Turn]:
        return queue.turns(self.request.user, self.asked)

    def get_filtered_queryset(self) -> list[Any]:
        return queue.by_template(self.turns)

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        shown = queue.messages(self.request.user, list(context["object_list"]))
        items = [item for message in shown for item in message.items]
        address = self.request.GET.copy()
        address.pop("_w_filter_fragment", None)
        return context | {
            "object_list": shown,
            "total": len(self.turns),
            "cosmetic": sum(item.is_cosmetic for item in items),
            "is_narrowed": bool(self.asked),
            "refused": refused_values(self.filters),
            "here": f"{reverse('approve:index')}?{address.urlencode()}",
            "kinds": KINDS,
        }


KINDS = {
    "space": gettext_lazy("white space"),
    "typography": gettext_lazy("typography"),
    "case": gettext_lazy("capitals"),
    "punctuation": gettext_lazy("punctuation"),
}


def read_seen(written: Iterable[str]) -> list[Seen]:
    """What a form of ours sent; what no form of ours sends is passed by."""
    found = []
    for each in list(written)[:MOST]:
        try:
            found.append(Seen.read(each))
        except ValueError:
            continue
    return found


def tell(request: HttpRequest, outcome: actions.Outcome) -> None:
    """Say what became of several."""
    for _seen, _variant, refusal in outcome.refused:
        for words in refusal.messages:
            told.error(request, words)
    if not outcome.approved:
        return
    number = len(outcome.approved)
    words = ngettext("%(n)d text is approved.", "%(n)d texts are approved.", number) % {"n": number}
    for release in outcome.releases:
        words += " " + _("Live in release %(number)s.") % {"number": release.number}
    told.success(request, words)


class SeveralView(PermissionCheckedMixin, View):
    """POST ``seen`` (several) to approve what was ticked in the queue; leads back to it."""

    model = Variant
    http_method_names = ["post"]
    any_permission_required = ACTIONS

    def post(self, request: HttpRequest) -> HttpResponse:
        several = read_seen(request.POST.getlist("seen"))
        if several:
            tell(request, actions.approve_several(several, request.user))
        else:
            told.warning(request, _("Nothing was ticked, so nothing was approved."))
        return redirect(get_valid_next_url_from_request(request) or reverse("approve:index"))


class MessageView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """The approval screen of one message: every variant of it that waits for this person.

    ``?variant=`` shows one of them alone; ``?samples=`` says with which values they are drawn.
    """

    model = Variant
    any_permission_required = ACTIONS
    header_icon = "clipboard-list"
    template_name = "cms/approving/message.html"
    changed: tuple[int, TextChanged] | None = None
    unsent: dict[str, Any]

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.unsent = {}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        assert self.message  # or 404, before anything is read or done
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answer

    @cached_property
    def message(self) -> MessageTemplate:
        shown = variants_for(self.request.user).filter(template_id=self.kwargs["template"])
        rows = MessageTemplate.objects.filter(pk__in=shown.order_by().values("template_id"))
        found: MessageTemplate = get_object_or_404(rows.select_related("brand", "stage"))
        return found

    def get_page_title(self) -> str:
        return _("Approve: %(message)s") % {"message": self.message}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("approve:index"), "label": _("To approve")},
            {"url": "", "label": str(self.message)},
        ]

    @cached_property
    def own_turns(self) -> list[queue.Turn]:
        """What waits of this message, as far as the address asks for it."""
        found = queue.turns(self.request.user, template=self.message.pk)
        only = self.request.GET.get("variant", "")
        if only.isdecimal():
            found = [turn for turn in found if turn.variant == int(only[:18])]
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        pages = Paginator(self.own_turns, screen.A_PAGE)
        page = pages.get_page(self.request.GET.get("p"))
        dressed = queue.messages(self.request.user, [(self.message.pk, list(page.object_list))])
        items = dressed[0].items if dressed else ()
        samples = self.request.GET.get("samples", "")
        here = reverse("approve:message", args=[self.message.pk])
        kept = {
            name: self.request.GET[name] for name in ("variant", "p") if name in self.request.GET
        }
        return {
            **super().get_context_data(**kwargs),
            **waiver_days(),
            "message": self.message,
            "sides": screen.sides(items[0].variant.template, items, self.request.user)
            if items
            else [],
            "page": page,
            "is_alone": "variant" in self.request.GET,
            "samples": samples if samples in screen.SETS else screen.SETS[0],
            "sets": SETS,
            "kinds": KINDS,
            "path": here,
            "here": f"{here}?{urlencode(kept)}" if kept else here,
            "kept": urlencode(kept),
            "may_waive": self.request.user.has_perm("cms.waive_finding"),
            "changed": self.changed,
            "unsent": self.unsent,
            "links": self._links(items),
        }

    def _links(self, items: Any) -> dict[int, str]:
        links = Links(self.request.user)
        return {item.variant.pk: links.variant(item.variant.pk) for item in items}

    # -- deciding ----------------------------------------------------------------------------------

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """``approve=<seen>`` or ``send_back=<seen>`` of one; else all of ``seen`` are approved."""
        if "send_back" in request.POST:
            return self._send_back()
        if "approve" in request.POST:
            return self._approve()
        several = read_seen(request.POST.getlist("seen"))
        if not several:
            told.warning(request, _("Nothing was ticked, so nothing was approved."))
            return self._onward()
        outcome = actions.approve_several(several, request.user)
        tell(request, outcome)
        self._keep_change(
            (seen.variant, refusal)
            for seen, _variant, refusal in outcome.refused
            if isinstance(refusal, TextChanged)
        )
        return self._again() if self.changed else self._onward()

    def _approve(self) -> HttpResponse:
        return self._decide(self.request.POST["approve"], self._approved)

    def _approved(self, seen: Seen) -> None:
        outcome = actions.approve_several([seen], self.request.user)
        for _seen, _variant, refusal in outcome.refused:
            raise refusal
        if not outcome.approved:
            raise Refused(_("This text is gone, or you may not see it."))
        tell(self.request, outcome)

    def _send_back(self) -> HttpResponse:
        self.unsent = {
            name: self.request.POST.get(name, "") for name in ("comment", "part", "quote", "start")
        }
        return self._decide(self.request.POST["send_back"], self._sent_back)

    def _sent_back(self, seen: Seen) -> None:
        asked = self.unsent
        start = asked["start"]
        place = Place(asked["part"], asked["quote"], int(start[:9]) if start.isdecimal() else 0)
        variant = actions.send_back(seen, self.request.user, asked["comment"], place=place)
        told.success(
            self.request, _("“%(variant)s” is sent back to its writer.") % {"variant": variant}
        )

    def _decide(self, written: str, verb: Any) -> HttpResponse:
        """Do *verb* with what was seen; a refusal is said on the page as it is now."""
        found = read_seen([written])
        try:
            if not found:
                raise Refused(_("This text is gone, or you may not see it."))
            verb(found[0])
        except Refused as refusal:
            for words in refusal.messages:
                told.error(self.request, words)
            if found:
                self.unsent["variant"] = found[0].variant
            if isinstance(refusal, TextChanged) and found:
                self._keep_change([(found[0].variant, refusal)])
            return self._again()
        return self._onward()

    def _keep_change(self, refused: Iterable[tuple[int, TextChanged]]) -> None:
        self.changed = next(iter(refused), None)

    def _again(self) -> HttpResponse:
        """The page as it is now; 409 says that something was refused."""
        return self.render_to_response(self.get_context_data(), status=409)

    def _onward(self) -> HttpResponse:
        """To what still waits of this message, else to the queue."""
        if queue.turns(self.request.user, template=self.message.pk):
            return redirect(reverse("approve:message", args=[self.message.pk]))
        return redirect(reverse("approve:index"))


SETS = (
    ("typical", gettext_lazy("usual values")),
    ("shortest", gettext_lazy("shortest values")),
    ("longest", gettext_lazy("longest values")),
)
