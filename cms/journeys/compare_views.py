"""The page that holds the future against today."""

from collections import Counter
from typing import Any

from django.http import Http404
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from cms.journeys.choosing import lanes_for
from cms.journeys.comparing import SAME, WORDS, Pair, compared, kind_of, pairs
from cms.journeys.curve import curve
from cms.journeys.lanes import feeling
from cms.journeys.pages import JourneyPage
from cms.journeys.reading import journeys_for, read_map
from cms.journeys.showing import WIDTH, told
from cms.models import Journey


class CompareJourneysView(JourneyPage):
    """A future state beside the state that it compares to."""

    page_title = _("Compare with today")
    template_name = "cms/journeys/compare.html"

    @cached_property
    def today(self) -> Journey:
        found = journeys_for(self.request.user).filter(pk=self.journey.compares_to_id).first()
        if found is None:
            raise Http404
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        user = self.request.user
        before, after = read_map(self.today, user), read_map(self.journey, user)
        lanes = lanes_for(user)
        found = pairs(before, after)
        kinds = [kind_of(pair, lanes) for pair in found]
        return context | {
            "today": self.today,
            "columns": [
                (pair, kind, str(WORDS[kind])) for pair, kind in zip(found, kinds, strict=True)
            ],
            "rows": [(lane, [compared(pair, lane) for pair in found]) for lane in lanes],
            "counts": [
                (str(WORDS[kind]), kind, n) for kind, n in Counter(kinds).items() if kind != SAME
            ],
            **_curves(found),
        }


def _curves(found: list[Pair]) -> dict[str, Any]:
    """Both curves over the same columns, and what they say."""
    before = [pair.before.emotion if pair.before else None for pair in found]
    after = [pair.after.emotion if pair.after else None for pair in found]
    return {
        "curve": curve(after, step=WIDTH, absent=_absent([pair.after for pair in found])),
        "others": [curve(before, step=WIDTH, absent=_absent([pair.before for pair in found]))],
        "told": told([pair.after for pair in found if pair.after]),
        "told_before": told([pair.before for pair in found if pair.before]),
        "emotions": [(feeling(one), feeling(two)) for one, two in zip(before, after, strict=True)],
    }


def _absent(steps: list[Any]) -> set[int]:
    """The columns in which one of the two has no step: its curve goes on over them."""
    return {place for place, step in enumerate(steps) if step is None}
