"""Editing a brand: what its new look does to texts that are live is said before and after."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.snippets.views.snippets import EditView

from cms import queries
from cms.models import Brand, Release
from cms.releases import plan_following

CONFIRMED = "dress-anew"
"""The field that says how many texts somebody agreed to dress anew."""

FOLLOWS = (Release.Action.REFRESH, Release.Action.SETTINGS)


class BrandEditView(EditView):
    """Wagtail's, with a step between where what is live would be sent otherwise from now on."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.newest_before = queries.newest_release() if request.method == "POST" else 0

    def form_valid(self, form: Any) -> HttpResponse:
        before = Brand.objects.get(pk=form.instance.pk)
        plan = plan_following(before, form.instance)
        count = len(plan.changes) if plan else 0
        if count and self.request.POST.get(CONFIRMED) != str(count):
            return self._ask(form.instance, count)
        answer: HttpResponse = super().form_valid(form)
        return answer

    def _ask(self, brand: Brand, count: int) -> HttpResponse:
        sent = [
            (name, value)
            for name, values in self.request.POST.lists()
            if name not in ("csrfmiddlewaretoken", CONFIRMED)
            for value in values
        ]
        context = self.get_context_data() | {
            "brand": brand,
            "count": count,
            "sent": sent,
            "field": CONFIRMED,
        }
        return render(self.request, "cms/brand_confirm.html", context)

    @cached_property
    def followed(self) -> Release | None:
        """The release that saving wrote, if it wrote one."""
        rows = Release.objects.filter(
            brand_key=self.object.key, number__gt=self.newest_before, action__in=FOLLOWS
        )
        return rows.order_by("-number").first()

    def get_success_message(self, instance: Any = None) -> Any:
        said = super().get_success_message(instance)
        release = self.followed
        if release is None:
            return said
        return f"{said} {_in_words(release)}"

    def get_success_buttons(self) -> list[Any]:
        buttons: list[Any] = super().get_success_buttons()
        if release := self.followed:
            url = reverse("releases:detail", args=[release.number])
            words = _("Release %(number)s") % {"number": release.number}
            buttons.append(messages.button(url, words))
        return buttons


def _in_words(release: Release) -> str:
    if release.action == Release.Action.SETTINGS:
        return _("Release %(number)s: fallback chains changed.") % {"number": release.number}
    return ngettext(
        "Release %(number)s: %(count)d text dressed anew.",
        "Release %(number)s: %(count)d texts dressed anew.",
        release.changes,
    ) % {"number": release.number, "count": release.changes}
