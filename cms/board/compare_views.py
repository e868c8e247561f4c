"""What changed between two releases, a page at a time."""

from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms import queries, reach
from cms.board.changes import Pair, ShownChanges, counted_by_place
from cms.board.release_log import releases_for
from cms.board.release_pages import ReleasePage, brand_choices, number_of
from cms.environments import all_environments, default_environment
from cms.history import between
from cms.history.between import Difference, Span
from cms.history.paging import ADDRESS, place_of
from cms.models import ReleaseLabel

SHOWN = 20  # changes a page
OFFERED = 50  # releases and labels in the list of suggestions


class CompareForm(forms.Form):
    """Which brand and environment, from which release to which: by number or label."""

    brand = forms.ChoiceField(label=gettext_lazy("Brand"))
    environment = forms.ChoiceField(label=gettext_lazy("Environment"))
    first = forms.CharField(label=gettext_lazy("From release"), max_length=50)
    second = forms.CharField(label=gettext_lazy("To release"), max_length=50)

    def __init__(self, data: Any, user: Any, brands: list[tuple[str, str]]) -> None:
        super().__init__(data)
        self.user = user
        self.fields["brand"].choices = brands  # type: ignore[attr-defined]
        names = [(name, name) for name in all_environments()]
        self.fields["environment"].choices = names  # type: ignore[attr-defined]
        if len(names) == 1:
            self.fields["environment"].widget = forms.HiddenInput()
        for name in ("first", "second"):
            self.fields[name].widget.attrs |= {"list": "releases", "autocomplete": "off"}

    def add_prefix(self, field_name: str) -> str:
        """The names in the address are words that Python keeps for itself."""
        return {"first": "from", "second": "to"}.get(field_name, field_name)

    def clean_first(self) -> int:
        return self._number("first")

    def clean_second(self) -> int:
        return self._number("second")

    def _number(self, name: str) -> int:
        number = number_of(self.cleaned_data[name], self.user)
        if number is None:
            raise forms.ValidationError(_("There is no release of this number or label."))
        return number

    def span(self) -> Span:
        """What is compared."""
        asked = self.cleaned_data
        return Span(
            asked["first"],
            asked["second"],
            asked["environment"],
            asked["brand"],
            locales=locales_seen(self.user, asked["brand"]),
        )


class CompareView(ReleasePage):
    """From and to chosen in the address; both sides of every text that differs."""

    page_title = gettext_lazy("Compare releases")
    template_name = "cms/board/compare.html"

    @cached_property
    def form(self) -> CompareForm:
        brands = brand_choices(self.request.user)
        brand = self.request.GET.get("brand") or (brands[0][0] if brands else "")
        environment = self.request.GET.get("environment") or default_environment()
        own = releases_for(self.request.user).filter(brand_key=brand, environment=environment)
        newest = list(own.order_by("-number").values_list("number", flat=True)[:2])
        asked = {
            "brand": brand,
            "environment": environment,
            "from": self.request.GET.get("from") or (newest[-1] if newest else ""),
            "to": self.request.GET.get("to") or (newest[0] if newest else ""),
        }
        return CompareForm(asked, self.request.user, brands)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context |= {
            "form": self.form,
            "offered": offered(self.request.user),
            "has_any": queries.newest_release(),
        }
        return context | self._compared() if self.form.is_valid() else context

    def _compared(self) -> dict[str, Any]:
        span = self.form.span()
        found = between.differences(span, limit=SHOWN + 1, place=self._place())
        page, more = found[:SHOWN], len(found) > SHOWN
        counts = between.counted(span)
        shown = ShownChanges(self.request.user, [_pair(each) for each in page])
        return {
            "span": span,
            "changes": shown.all(),
            "places": counted_by_place(counts),
            "total": sum(count for *_place, count in counts),
            "chains": between.chains(span),
            "is_first_page": self._place() is None,
            "next": self._url(span, page[-1]) if more else "",
            "again": self._url(span),
        }

    def _place(self) -> list[str] | None:
        steps = self.request.GET.get("after", "").replace("\0", "").split("/")
        return [*steps, "", "", ""][: len(ADDRESS)] if 3 <= len(steps) <= len(ADDRESS) else None

    def _url(self, span: Span, last: Difference | None = None) -> str:
        asked: dict[str, Any] = {
            "brand": span.brand,
            "environment": span.environment,
            "from": span.first,
            "to": span.second,
        }
        if last:
            asked["after"] = "/".join(place_of(last.address))
        return f"?{urlencode(asked)}"


def locales_seen(user: Any, brand_key: str) -> frozenset[str] | None:
    """The locales of a brand, which *user* may look at, whose released texts they may read."""
    if reach.reached(user, "view_release").is_everywhere:
        return None
    brand = reach.release_brands(user).filter(key=brand_key).first()
    return reach.released_locales(user, brand) if brand else frozenset()


def _pair(difference: Difference) -> Pair:
    before, after = difference.before, difference.after
    return Pair(
        difference.address,
        difference.brand_key,
        before.content if before else None,
        after.content if after else None,
        before,
        after,
    )


def offered(user: Any) -> list[tuple[str, str]]:
    """Releases to choose from, (what to write, what it is): labels first, then the newest."""
    own = releases_for(user).select_related(None)
    labels = ReleaseLabel.objects.order_by("-release_id")
    if reach.is_limited(user):
        labels = labels.filter(release__in=own.order_by().values("pk"))
    labels, rows = labels[:OFFERED], own.order_by("-number")[:OFFERED]
    return [
        *((row.name, _("release %(number)s") % {"number": row.release_id}) for row in labels),
        *(
            (str(row.number), f"{row.brand_key}, {row.environment}: {row.get_action_display()}")
            for row in rows
        ),
    ]
