"""The pages of provider templates: the list with its filters, one wording's versions, the verbs."""

import re
from typing import Any

from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin
from wagtail.admin.views.reports import ReportView

from cms.board.filters import refused_values
from cms.board.links import Links
from cms.board.names import channel_label, locale_name
from cms.board.reading import ACTIONS
from cms.errors import Refused
from cms.models import LiveEntry, ProviderAccount, Submission, Variant
from cms.provider_templates import actions, backends, queries
from cms.provider_templates.filters import TemplateFilterSet

State = Submission.State
SHOWN_REFUSALS = 10


class Accounts:
    """The accounts of the person's own brands, and no others."""

    request: HttpRequest

    @cached_property
    def accounts(self) -> list[ProviderAccount]:
        return queries.accounts_for(self.request.user)

    def account_of(self, pk: Any) -> ProviderAccount:
        """An account that the person may see; 404 for any other."""
        found = next((each for each in self.accounts if str(each.pk) == str(pk)), None)
        if found is None:
            raise Http404
        return found


class Lookers(PermissionCheckedMixin):
    """Who may look at variants sees what became of them."""

    model = Variant
    any_permission_required = ACTIONS


class Submitters(PermissionCheckedMixin):
    """Who may submit."""

    model = Submission
    permission_required = "submit"


def states() -> list[tuple[str, Any]]:
    """What a live wording may be at a provider, in words."""
    return [
        (queries.UNSUBMITTED, _("never submitted")),
        (queries.OUTDATED, _("changed since")),
        *State.choices,
    ]


class Filtered(Accounts):
    """The account and filters of the address, for the list and for submitting all of it."""

    @cached_property
    def account(self) -> ProviderAccount | None:
        """The account that the address names, else the first."""
        asked = self.request.GET.get("account")
        named = (each for each in self.accounts if str(each.pk) == asked)
        return next(named, None) or next(iter(self.accounts), None)

    @cached_property
    def choices(self) -> dict[str, list[tuple[str, Any]]]:
        rows = queries.live(self.account, self.request.user) if self.account else None
        tags = (
            rows.order_by("locale").values_list("locale", flat=True).distinct()
            if rows is not None
            else ()
        )
        names = backends.get(self.account.provider).channels if self.account else ()
        return {
            "account": [(str(each.pk), each.name) for each in self.accounts],
            "state": states(),
            "channel": [(name, channel_label(name)) for name in names],
            "locale": [(tag, f"{tag} · {locale_name(tag)}") for tag in tags],
        }

    @cached_property
    def asked(self) -> TemplateFilterSet:
        return TemplateFilterSet(
            self.request.GET,
            queryset=LiveEntry.objects.none(),
            request=self.request,
            choices=self.choices,
        )

    @cached_property
    def chosen(self) -> dict[str, Any]:
        """What the address asks for, without what is not valid."""
        self.asked.is_valid()
        found: dict[str, Any] = self.asked.form.cleaned_data
        return found

    def found(self, *, but: str = "") -> QuerySet[LiveEntry]:
        """What is live and passes every filter, or every one *but* that one."""
        if self.account is None:
            return LiveEntry.objects.none()
        rows = queries.live(self.account, self.request.user)
        chosen = {name: value for name, value in self.chosen.items() if value and name != but}
        for name in ("channel", "locale"):
            if name in chosen:
                rows = rows.filter(**{f"{name}__in": chosen[name]})
        if "template" in chosen:
            rows = rows.filter(key__icontains=chosen["template"])
        return queries.in_states(rows, chosen["state"]) if "state" in chosen else rows


class TemplatesView(Filtered, Lookers, ReportView):
    """What is live of one brand, and what one provider has of it."""

    page_title = gettext_lazy("Provider templates")
    header_icon = "clipboard-list"
    template_name = "cms/provider_templates/index.html"
    results_template_name = "cms/provider_templates/index_results.html"
    index_url_name = "provider_templates:index"
    index_results_url_name = "provider_templates:index_results"
    filterset_class = TemplateFilterSet
    paginate_by = 50
    verbose_name_plural = Submission._meta.verbose_name_plural

    def get_filterset_kwargs(self) -> dict[str, Any]:
        kwargs: dict[str, Any] = super().get_filterset_kwargs()
        return kwargs | {"queryset": LiveEntry.objects.none(), "choices": self.choices}

    def get_filtered_queryset(self) -> QuerySet[LiveEntry]:
        rows = self.found().select_related("entry", "template")
        return rows.order_by("key", "channel", "locale", "persona", "arm")

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        links, found = Links(self.request.user), []
        if self.account is not None:
            found = queries.lines(self.account, object_list)
        for line in found:
            line.live.url = links.variant(line.live.variant_id)  # type: ignore[attr-defined]
        return found

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        user: Any = self.request.user
        return context | {
            "account": self.account,
            "accounts": self.accounts,
            "can_set_up": user.has_perm("cms.add_provideraccount"),
            "may_submit": self.account in queries.open_to(user) and self.account.active,
            "tally": self._tally() if self.account else [],
            "is_narrowed": any(v for name, v in self.chosen.items() if name != "account"),
            "refused": refused_values(self.asked),
            "nobody_works": queries.nobody_works(),
            "to_submit": self._to_submit(),
        }

    def _to_submit(self) -> int:
        """How many of what is shown could be submitted now."""
        return len(submittable(self.found())) if self.account and self.account.active else 0

    def _tally(self) -> list[dict[str, Any]]:
        """How many there are in each state, with the way to them. One query."""
        rows: Any = self.found(but="state")
        counts: dict[str, int] = {}
        grouped = rows.order_by().values("same", "is_known").annotate(n=Count("pk"))
        counted = grouped.values_list("same", "is_known", "n")
        for same, is_known, count in counted:
            state = same or (queries.OUTDATED if is_known else queries.UNSUBMITTED)
            counts[state] = counts.get(state, 0) + count
        chosen = self.chosen.get("state") or []
        return [
            {
                "value": value,
                "label": label,
                "count": counts.get(value, 0),
                "is_chosen": value in chosen,
                "url": self._toggled(value, chosen),
            }
            for value, label in states()
            if counts.get(value) or value in chosen
        ]

    def _toggled(self, value: str, chosen: list[str]) -> str:
        query = self.request.GET.copy()
        for gone in ("p", "_w_filter_fragment"):
            query.pop(gone, None)
        left = [each for each in chosen if each != value]
        query.setlist("state", left if value in chosen else [*chosen, value])
        return f"{reverse('provider_templates:index')}?{query.urlencode()}"


def submittable(rows: QuerySet[LiveEntry]) -> list[int]:
    """The variants among *rows* that may be submitted now, as many as one call takes."""
    open_to = (queries.UNSUBMITTED, queries.OUTDATED, State.FAILED, State.REMOVED)
    found = queries.in_states(rows, open_to).order_by("key", "channel", "locale", "pk")
    return list(found.values_list("variant_id", flat=True)[: actions.MOST_AT_ONCE])


class VersionsView(Accounts, Lookers, WagtailAdminTemplateMixin, TemplateView):
    """One wording at one provider: every version, the newest first."""

    template_name = "cms/provider_templates/versions.html"
    header_icon = "clipboard-list"

    @cached_property
    def line(self) -> queries.Line:
        account = self.account_of(self.kwargs["account"])
        rows = queries.live(account, self.request.user).filter(variant=self.kwargs["variant"])
        found = queries.lines(account, rows.select_related("entry", "template"))
        if not found:
            raise Http404
        return found[0]

    def get_page_title(self) -> str:
        return _("Provider template")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        index = {"url": reverse("provider_templates:index"), "label": TemplatesView.page_title}
        return [*self.breadcrumbs_items, index, {"url": "", "label": str(self.line.live.template)}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        account = self.account_of(self.kwargs["account"])
        rows = Submission.objects.filter(account=account, variant=self.kwargs["variant"])
        user: Any = self.request.user
        return super().get_context_data(**kwargs) | {
            "line": self.line,
            "account": account,
            "submissions": rows.select_related("entry", "created_by").order_by("-pk")[:100],
            "may_submit": account in queries.open_to(user) and account.active,
            "removes": backends.get(account.provider).removes,
            "variant_url": Links(user).variant(self.line.live.variant_id),
            "nobody_works": queries.nobody_works(),
        }


class SubmitView(Filtered, Submitters, View):
    """POST: the chosen wordings (``variant``), or all that pass the filters (``all``), are queued.

    A filter that does not exist is no filter less: nothing is submitted then.
    """

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        account = self.account_of(request.POST.get("account") or request.GET.get("account"))
        if account not in queries.open_to(request.user):
            raise Http404
        there = f"{reverse('provider_templates:index')}?account={account.pk}"
        try:
            outcome = actions.submit(account, self._chosen(account), request.user)
        except Refused as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            _say(request, outcome)
        return redirect(_back(request, there))

    def _chosen(self, account: ProviderAccount) -> list[int]:
        if "all" in self.request.POST:
            if self.asked.form.errors:
                raise Refused(_("A filter does not exist. Nothing was submitted."))
            return submittable(self.found())
        posted = self.request.POST.getlist("variant")[:1000]
        sent = [int(each) for each in posted if re.fullmatch(r"[0-9]{1,18}", each)]
        seen = queries.live(account, self.request.user).filter(variant__in=sent)
        return list(seen.values_list("variant_id", flat=True))


class SubmissionVerb(Submitters, View):
    """POST: one verb on one version; a refusal is said on its page."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        accounts = queries.open_to(request.user)
        rows = Submission.objects.filter(account__in=accounts).select_related("account", "variant")
        row = get_object_or_404(rows, pk=pk)
        try:
            messages.success(request, self.act(row))
        except Refused as refusal:
            messages.error(request, " ".join(refusal.messages))
        there = reverse("provider_templates:index")
        if row.variant_id:
            there = reverse("provider_templates:versions", args=[row.account_id, row.variant_id])
        return redirect(_back(request, there))

    def act(self, row: Submission) -> str:
        raise NotImplementedError


class AskView(SubmissionVerb):
    """The provider is asked how it stands, at the worker's next turn."""

    def act(self, row: Submission) -> str:
        actions.ask_now(row)
        return _("The provider is being asked. Look again in a moment.")


class RemoveView(SubmissionVerb):
    """The provider is told to take it away, at the worker's next turn."""

    def act(self, row: Submission) -> str:
        actions.remove(row, self.request.user)
        return _("“%(name)s” is being removed at the provider.") % {"name": row.name}


def _say(request: HttpRequest, outcome: actions.Outcome) -> None:
    count = len(outcome.queued)
    if count:
        words = ngettext(
            "%(n)d template is queued. The provider’s answer shows here.",
            "%(n)d templates are queued. The provider’s answers show here.",
            count,
        )
        messages.success(request, words % {"n": count})
    for name, why in outcome.refused[:SHOWN_REFUSALS]:
        messages.warning(request, f"{name}: {why}")
    rest = len(outcome.refused) - SHOWN_REFUSALS
    if rest > 0:
        words = ngettext("%(n)d more was not queued.", "%(n)d more were not queued.", rest)
        messages.warning(request, words % {"n": rest})
    if not count and not outcome.refused:
        messages.warning(request, _("Nothing was chosen that can be submitted."))


def _back(request: HttpRequest, otherwise: str) -> str:
    there = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(there, {request.get_host()}, request.is_secure())
    return there if safe else otherwise
