"""Rolling back and promoting: first what would change, then the deed."""

from collections import Counter
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from cms import queries, releases
from cms.board.changes import Pair, ShownChanges, counted_by_place
from cms.board.compare_views import offered
from cms.board.extra_segments import extra_segments
from cms.board.moving_forms import MoveForm, PromoteForm, RollBackForm
from cms.board.release_pages import ReleasePage, brand_choices
from cms.board.release_words import texts
from cms.environments import all_environments
from cms.errors import Refused
from cms.models import Release, StoredContent
from cms.releases import Plan, PlannedChange

SHOWN = 20  # changes a page
TICKED = 100  # messages that are offered one by one; of more, keys are written


class MoveView(ReleasePage):
    """What both pages share: the plan for what the address asks, and the deed on POST."""

    template_name = "cms/board/move.html"
    form_class: type[MoveForm] = MoveForm
    lead: Any = ""
    verb: Any = ""

    def plan(self, asked: dict[str, Any], keys: frozenset[str] | None) -> Plan:
        """What would change; writes nothing."""
        raise NotImplementedError

    def act(self, asked: dict[str, Any], expected: int | None) -> Release | None:
        """Do it."""
        raise NotImplementedError

    def said(self, release: Release) -> str:
        """What was done, in a sentence."""
        raise NotImplementedError

    @cached_property
    def form(self) -> MoveForm:
        data = (self.request.POST or self.request.GET).copy()
        form = self.form_class(data, self.request.user)
        brands = brand_choices(self.request.user, self.form_class.permission)
        if brands:
            data.setdefault("brand", brands[0][0])
        for name, field in form.fields.items():
            initial = field.initial() if callable(field.initial) else field.initial
            if initial and name not in data:
                data[name] = initial
        # Before anything was asked for, nothing is wrong.
        form.is_bound = self.request.method == "POST" or "release" in data
        form.initial = data.dict()
        return form

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.form.is_valid():
            return self.get(request)
        try:
            release = self.act(self.form.cleaned_data, self.form.expected)
        except Refused as refusal:
            for words in refusal.messages:
                messages.error(request, words)
            return redirect(self.again)
        if release is None:
            messages.info(request, _("Nothing would change, so nothing was released."))
            return redirect(self.again)
        link = messages.button(reverse("releases:detail", args=[release.number]), _("View"))
        messages.success(request, self.said(release), buttons=[link])
        return redirect("releases:detail", release.number)

    @property
    def again(self) -> str:
        """This page with what was asked for, to look at the plan anew."""
        query = self.form.sent.copy()
        for name in ("csrfmiddlewaretoken", "expected"):
            query.pop(name, None)
        return f"{self.request.path}?{query.urlencode()}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        is_asked = "release" in self.form.data
        context |= {
            "form": self.form,
            "is_asked": is_asked,
            "offered": offered(self.request.user),
            "lead": self.lead,
            "verb": self.verb,
            "has_any": queries.newest_release(),
            "has_environments": len(all_environments()) > 1,
        }
        if is_asked and self.form.is_valid():
            try:
                context |= self._planned(self.form.cleaned_data)
            except Refused as refusal:
                context["refusal"] = refusal.messages
        return context

    def _planned(self, asked: dict[str, Any]) -> dict[str, Any]:
        whole = self.plan(asked, None)
        keys = asked["keys"]
        plan = self.plan(asked, keys) if keys else whole
        page = Paginator(plan.changes, SHOWN).get_page(self.request.GET.get("p"))
        counts = Counter(
            (each.address.channel, each.address.locale, each.kind) for each in plan.changes
        )
        found = Counter(each.address.key for each in whole.changes)
        query = self.form.sent.copy()
        query.pop("p", None)
        return {
            "plan": plan,
            "page": page,
            "changes": ShownChanges(self.request.user, _pairs(page.object_list)).all(),
            "places": counted_by_place((*place, n) for place, n in sorted(counts.items())),
            "total": len(plan.changes),
            "kinds": Counter(each.kind for each in plan.changes),
            "segments": extra_segments(plan.changes),
            "messages_found": [
                (key, n, keys is None or key in keys) for key, n in sorted(found.items())
            ],
            "is_ticked": len(found) <= TICKED,
            "keys": "\n".join(sorted(keys or ())),
            "asked": [
                (name, self.form.data.get(name, "")) for name in self.form.fields if name != "note"
            ],
            "query": query.urlencode(),
        }


def _pairs(changes: Any) -> list[Pair]:
    """*changes* with their contents. One query."""
    found: list[PlannedChange] = list(changes)
    digests = {digest for each in found for digest in each.digests if digest}
    contents = StoredContent.objects.in_bulk(digests)
    return [
        Pair(
            each.address,
            "",
            contents.get(each.digests[0]),
            contents.get(each.digests[1]) or each.content,
            each.before,
            each.after,
        )
        for each in found
    ]


class RollBackView(MoveView):
    """What stood at a release stands again."""

    page_title = gettext_lazy("Roll back")
    permission_required = "roll_back"
    form_class = RollBackForm
    verb = gettext_lazy("Roll back")
    lead = gettext_lazy(
        "What stood at a release stands again, exactly as it was sent. It becomes a new release: "
        "nothing is removed from the log. You see everything that would change first."
    )

    def plan(self, asked: dict[str, Any], keys: frozenset[str] | None) -> Plan:
        return releases.plan_roll_back(
            asked["brand"], asked["release"], asked["environment"], keys=keys
        )

    def act(self, asked: dict[str, Any], expected: int | None) -> Release | None:
        return releases.roll_back(
            asked["brand"],
            asked["release"],
            asked["environment"],
            user=self.request.user,
            keys=asked["keys"],
            expected=expected,
            note=asked["note"],
        )

    def said(self, release: Release) -> str:
        return _("Release %(number)s: %(texts)s rolled back to release %(source)s.") % {
            "number": release.number,
            "texts": texts(release.changes),
            "source": release.source,
        }


class PromoteView(MoveView):
    """What stands in one environment stands in the next."""

    page_title = gettext_lazy("Promote texts")
    permission_required = "promote"
    form_class = PromoteForm
    verb = gettext_lazy("Promote texts")
    lead = gettext_lazy(
        "What stands in one environment is made to stand in another, exactly, with its receipts. "
        "You see everything that would change first."
    )

    def plan(self, asked: dict[str, Any], keys: frozenset[str] | None) -> Plan:
        return releases.plan_promotion(
            asked["brand"], asked["source"], asked["target"], release=asked["release"], keys=keys
        )

    def act(self, asked: dict[str, Any], expected: int | None) -> Release | None:
        return releases.promote(
            asked["brand"],
            asked["source"],
            asked["target"],
            user=self.request.user,
            release=asked["release"],
            keys=asked["keys"],
            expected=expected,
            note=asked["note"],
        )

    def said(self, release: Release) -> str:
        return _("Release %(number)s: %(texts)s promoted to %(target)s.") % {
            "number": release.number,
            "texts": texts(release.changes),
            "target": release.environment,
        }
