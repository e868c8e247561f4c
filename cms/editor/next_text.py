"""The next text to do: from anywhere in the admin, one key away."""

from typing import Any

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views import View
from wagtail.admin import messages
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.permissions import policy_registry

from cms.board.states import State, with_state
from cms.models import Variant

TO_DO = (State.CHANGES, State.STALE, State.DRAFT, State.LIVE_DRAFT)
"""What waits for a writer, the most pressing first."""


class NextTextView(PermissionCheckedMixin, View):
    """Leads to the next text that the person may write; ``?after=`` the primary key of the one at
    hand, whose locale goes first.
    """

    model = Variant
    permission_required = "change"

    @property
    def permission_policy(self) -> Any:
        return policy_registry.get_by_type(Variant)

    def get(self, request: HttpRequest) -> HttpResponse:
        after = request.GET.get("after", "")
        found = next_text(request.user, int(after) if after.isdecimal() else 0)
        if found is None:
            messages.success(
                request, _("Nothing waits for you: no text is stale, sent back or begun.")
            )
            return redirect(reverse("board:index"))
        return redirect(Variant.snippet_viewset.get_url_name("edit"), found)


def next_text_key() -> str:
    """The script that makes F9 lead there from every page of the admin."""
    script = versioned_static("cms/js/next-text.js")
    url = reverse(Variant.snippet_viewset.get_url_name("next"))
    return format_html('<script src="{}" data-url="{}"></script>', script, url)


def next_text(user: Any, after: int = 0) -> int | None:
    """The primary key of the next text to do after that one, going round; None when there is none.

    Within a locale, so that one writes in one language at a time; sent back before stale before
    begun. Two queries.
    """
    policy = policy_registry.get_by_type(Variant)
    rows = with_state(policy.instances_user_has_permission_for(user, "change"))
    waiting = rows.filter(state__in=TO_DO)
    here = Variant.objects.filter(pk=after).values_list("locale", flat=True).first() or ""
    ranked = _ranked(waiting, here)
    order = list(ranked.values_list("pk", flat=True))
    if after in order:
        place = order.index(after) + 1
        order = [*order[place:], *order[: place - 1]]
    return order[0] if order else None


def _ranked(rows: QuerySet[Any], locale: str) -> QuerySet[Any]:
    rank = Case(
        *(When(state=state, then=Value(number)) for number, state in enumerate(TO_DO)),
        output_field=IntegerField(),
    )
    away = Case(
        When(Q(locale=locale), then=Value(0)), default=Value(1), output_field=IntegerField()
    )
    return rows.order_by(away, rank, "template__key", "channel", "locale", "pk")
