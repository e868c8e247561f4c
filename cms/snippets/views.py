"""Snippets in the admin: edited, found in the texts that use them, their changes confirmed."""

from typing import Any

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton
from wagtail.snippets.views.snippets import CreateView, EditView

from cms import reach
from cms.deletion import GuardedDeleteView
from cms.errors import Refused
from cms.models import Snippet, SnippetChange
from cms.releases import worsened
from cms.saying import say
from cms.snippets import actions, confirming, showing
from cms.snippets.uses import is_used
from cms.snippets.values import brand_snippets


def url_of(name: str, *args: Any) -> str:
    return reverse(Snippet.snippet_viewset.get_url_name(name), args=args)


class Proposing:
    """Mixed in before the views that save the form: it leads on to what has to be confirmed."""

    form: Any
    object: Any
    request: HttpRequest

    @property
    def _open(self) -> SnippetChange | None:
        change: SnippetChange | None = getattr(self.form, "change", None)
        return change if change and change.is_open else None

    def get_success_url(self) -> str:
        if change := self._open:
            return url_of("change", self.object.pk, change.pk)
        return url_of("edit", self.object.pk)

    def get_success_message(self, *args: Any) -> Any:
        if self._open:
            return _("Proposed. Live texts say it once the change is confirmed.")
        return super().get_success_message(*args)  # type: ignore[misc]

    def get_success_buttons(self) -> list[Any]:
        return []


class SnippetCreateView(Proposing, CreateView):
    pass


class SnippetEditView(Proposing, EditView):
    @cached_property
    def header_buttons(self) -> list[Any]:
        waiting = self.object.changes.undecided().first()
        buttons = [
            HeaderButton(label=_("Used in"), url=url_of("uses", self.object.pk), icon_name="link")
        ]
        if waiting:
            url = url_of("change", self.object.pk, waiting.pk)
            buttons.append(HeaderButton(label=_("Change to confirm"), url=url, icon_name="warning"))
        return [*super().header_buttons, *buttons]


class SnippetDeleteView(GuardedDeleteView):
    """What a text takes in is not deleted: it could not be sent any longer."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        snippet = self.object
        places = actions.places_between(actions.texts_of(snippet), {})
        if is_used(snippet):
            words = _("“%(name)s” is used and was not deleted. See which texts take it in.")
            messages.error(request, words % {"name": snippet})
            return redirect(url_of("uses", snippet.pk))
        if actions.out_of_reach(snippet, places, request.user):
            messages.error(request, _("It says something in locales that are out of your reach."))
            return redirect(url_of("edit", snippet.pk))
        answer: HttpResponse = super().post(request, *args, **kwargs)
        return answer


class OfSnippet(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """A page about one snippet, for those who may look at it."""

    model = Snippet
    any_permission_required = ("view", "change", "add")
    header_icon = "snippet"
    index_url_name = ""
    _show_breadcrumbs = True

    @cached_property
    def snippet(self) -> Snippet:
        rows: QuerySet[Snippet] = reach.limited(self.request.user, Snippet.objects.all())
        return get_object_or_404(rows.select_related("brand"), pk=self.kwargs["pk"])

    def get_page_subtitle(self) -> str:
        return str(self.snippet)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        plural = Snippet._meta.verbose_name_plural
        return [
            *super().get_breadcrumbs_items(),
            {"url": url_of("list"), "label": str(plural).capitalize()},
            {"url": url_of("edit", self.snippet.pk), "label": str(self.snippet)},
            {"url": "", "label": str(self.page_title)},
        ]


class UsesView(OfSnippet):
    """Which texts take a snippet in, what it said before, and who changed it."""

    page_title = gettext_lazy("Used in")
    template_name = "cms/snippets/uses.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = showing.used_in(self.snippet, self.request.user)
        return super().get_context_data(**kwargs) | {
            "snippet": self.snippet,
            "found": found,
            "changes": showing.changes_of(self.snippet, self.request.user),
            "may_change": reach.may(self.request.user, "change", self.snippet),
            "edit_url": url_of("edit", self.snippet.pk),
        }


class ChangeView(OfSnippet):
    """One change: what it says, what would be released, and the buttons that decide."""

    page_title = gettext_lazy("Change of a snippet")
    template_name = "cms/snippets/change.html"

    @cached_property
    def change(self) -> SnippetChange:
        rows = SnippetChange.objects.select_related("snippet__brand", "proposed_by")
        return get_object_or_404(rows, snippet=self.snippet, pk=self.kwargs["change"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        change, user = self.change, self.request.user
        context = super().get_context_data(**kwargs) | {
            "snippet": self.snippet,
            "change": change,
            "shown": showing.changes_of(self.snippet, user, only=change.pk)[0],
            "uses_url": url_of("uses", self.snippet.pk),
        }
        if not change.is_open:
            return context | {"outcome": _said(change) if change.confirmed_at else ""}
        job = confirming.job_of(change)
        context["job"] = job
        if job and job.is_running:
            return context | {
                "began_by": User.objects.filter(pk=job.by or 0).first(),
                "stop_url": self._here if confirming.may_stop(change, job, user) else "",
            }
        # Its words name live texts: they are for whoever began it, who may publish them all.
        reason = job.words if job and job.by == user.pk else ""
        return context | {"reason": reason} | self._plan_context()

    def _plan_context(self) -> dict[str, Any]:
        change, user = self.change, self.request.user
        plan = actions.plan_change(change)
        now = brand_snippets(self.snippet.brand.key)
        after = actions.snippets_after(self.snippet, actions.places_of(change), now)
        is_checked = not confirming.is_long(plan)
        faults = worsened(self.snippet.brand, plan, now, after) if is_checked else []
        tags = reach.readable_locales(user, self.snippet.brand)
        return {
            "plan": plan,
            "count": len(plan.changes),
            "stamp": actions.stamp(plan),
            "live": showing.planned(plan, self.snippet, user),
            "is_checked": is_checked,
            "faults": [
                (each.address, say(each.msgid, each.params))
                for each in faults
                if tags is None or each.address.locale in tags
            ],
            "faults_beyond": len(faults)
            - sum(tags is None or each.address.locale in tags for each in faults),
            "why_not": actions.may_confirm(change, plan, user),
            "may_drop": actions.may_drop(change, user),
        }

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        do, job = request.POST.get("do"), confirming.job_of(self.change)
        try:
            if do == "stop":
                return self._stop()
            if job is None or not job.is_running:  # else its page tells how far it is
                return self._drop() if do == "drop" else self._confirm()
        except Refused as refusal:
            messages.error(request, " ".join(refusal.messages))
        return redirect(self._here)

    @property
    def _here(self) -> str:
        return url_of("change", self.snippet.pk, self.change.pk)

    def _confirm(self) -> HttpResponse:
        user, seen = self.request.user, self.request.POST.get("seen", "")
        plan = actions.plan_change(self.change)
        if confirming.is_long(plan):
            confirming.start(self.change, plan, user, seen=seen)
            return redirect(self._here)
        row = actions.confirm(self.change, user, seen=seen)
        messages.success(self.request, _said(row), buttons=_buttons(row))
        return redirect(url_of("uses", self.snippet.pk))

    def _stop(self) -> HttpResponse:
        confirming.stop(self.change, self.request.user)
        words = _("It is being stopped. Unless it was done before, nothing is changed.")
        messages.warning(self.request, words)
        return redirect(self._here)

    def _drop(self) -> HttpResponse:
        actions.drop(self.change, self.request.user)
        messages.success(self.request, _("Dropped: nothing changes."))
        return redirect(url_of("edit", self.snippet.pk))


def _said(change: SnippetChange) -> str:
    if change.release is None:
        return _("Changed. No live text says it.")
    count = change.release_row.changes if change.release_row else 0
    return ngettext(
        "Release %(number)s: %(count)d live text says it now.",
        "Release %(number)s: %(count)d live texts say it now.",
        count,
    ) % {"number": change.release, "count": count}


def _buttons(change: SnippetChange) -> list[Any]:
    if change.release is None:
        return []
    words = _("Release %(number)s") % {"number": change.release}
    return [messages.button(reverse("releases:detail", args=[change.release]), words)]
