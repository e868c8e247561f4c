"""The pages of a long import: progress, the plan a page at a time, and stopping it."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages

import locales
from cms import jobs
from cms.exchange import kept, spool
from cms.exchange.listing import Wanted, choices, shown
from cms.exchange.plan import Fate, Plan
from cms.exchange.profile import Profile
from cms.exchange.profiling import load as load_profile
from cms.exchange.running import (
    start_findings,
    start_import,
    start_plan,
    state_of,
)
from cms.exchange.views import PlanPage

__all__ = ["LongView", "StopView"]

ROWS_A_PAGE = 50


class LongPage(PlanPage):
    """What every page of a long import knows."""

    template_name = "cms/exchange/long.html"
    needs_files = False  # but to carry something out

    @cached_property
    def name(self) -> str:
        """What its jobs and files are called: only the person who sent the files can name it."""
        return kept.name_of(self.token, self.request.user)

    @cached_property
    def index(self) -> spool.Index | None:
        """What the plan says at large; None until it is made."""
        return spool.read_index(self.name)

    @property
    def profile(self) -> Profile | None:
        """As the plan has it: the files themselves are not at hand here."""
        if self.index is None or not self.index.profile:
            return self.order.profile
        return load_profile(self.index.profile)


class LongView(LongPage):
    """Progress or the plan; POST carries the plan out, or plans once more."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = {
            "brand": self.brand, "order": self.order, "token": self.token, "view": self,
            "page_title": self.page_title, "header_icon": self.header_icon,
            "breadcrumbs_items": self.get_breadcrumbs_items(), "tags": locales.curated_tags(),
            "form": self.settings_form(),
        }  # fmt: skip
        job, index = state_of(self.name), self.index
        context |= {"job": job}
        if job is not None and (job.is_running or job.state is jobs.State.FAILED):
            return context
        if job is not None and job.kind == "import" and job.state is jobs.State.DONE:
            return context | {
                "is_done": True, "done": job.result, "board_url": self._board_url(),
                "can_go_on": index is not None and index.ready and is_unfinished(job.result),
            }  # fmt: skip
        return context if index is None else context | self._index_context(index)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        asked, has_plan = request.POST.get("do"), self.index is not None
        if asked == "import" and has_plan:
            review = bool(request.POST.get("review"))
            start_import(
                self.name, self.order, self.brand, request.user, review=review,
                afterwards=lambda: kept.drop_files(token, request.user),
            )  # fmt: skip
        elif asked == "findings" and has_plan:
            start_findings(self.name, self.order, self.brand)
        else:
            start_plan(self.name, self.order, self.brand)
        return redirect("import:long", token)

    def _board_url(self) -> str:
        return f"{reverse('board:index')}?brand={self.brand.key}"

    def _index_context(self, index: spool.Index) -> dict[str, Any]:
        url = reverse("import:long", args=[self.token])
        wanted = Wanted.asked(url, self.request.GET)
        page = Paginator(index.wanted(wanted), ROWS_A_PAGE).get_page(self.request.GET.get("p"))
        families = spool.page_of(
            self.name, index, dict.fromkeys(page.object_list), self.brand, self.order.source_locale
        )
        plan = Plan(
            self.brand.key, self.order.source_locale, "", self.order.overwrite,
            Profile((), {}), (), tuple(head for head, _ in families),
            tuple(row for _, rows in families for row in rows),
        )  # fmt: skip
        taken = [row for row in plan.rows if wanted.takes(row)]
        counts = index.counts.fates
        return {
            "plan": plan,
            "notes": index.notes,
            "choices": choices(index.counts, self.order.source_locale, wanted),
            "index": index,
            "is_narrowed": wanted.narrows,
            "all_url": url,
            "page": page,
            "page_url": wanted.url(),
            "templates": shown(plan, taken),
            "left_out_count": index.left_out,
            "writes": counts[Fate.CREATE] + counts[Fate.CHANGE],
            "refused": counts[Fate.REFUSE],
            "download_url": reverse("import:download", args=[self.token]),
        }


def is_unfinished(result: Any) -> bool:
    """Whether an import that is done may have drafts that were to go to review and did not."""
    return result is None or result.get("was_stopped", False)


class StopView(LongPage):
    """POST only: stop what is running. It undoes what it did."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        jobs.cancel(self.name)
        messages.warning(request, _("It is being stopped. Nothing of it is kept."))
        return redirect("import:long", token)
