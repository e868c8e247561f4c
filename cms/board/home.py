"""The panels of the home page, each a component of Wagtail's."""

from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.permissions import policy_registry

from cms import reach
from cms.board import first_run
from cms.board.gaps import BrandGaps, gaps_by_brand
from cms.board.links import Links
from cms.board.names import channel_label, locale_name
from cms.board.reading import ACTIONS, brands_for
from cms.board.release_log import releases_for
from cms.board.states import NEEDS_WORK, State
from cms.board.worklist import LIMIT, Listed, broken, reviews, sent_back, unseen_mentions
from cms.clock.reading import dressed, due, of, on_the_clock
from cms.models import (
    Mention,
    MessageTemplate,
    Release,
    ReleaseEntry,
    Snippet,
    SnippetChange,
    Variant,
)

RECENT = 5
"""Releases on the home page."""


def panels(user: Any) -> list[Component]:
    """What *user* sees first. Without a brand there is nothing to list, and the way to begin."""
    if not _may(user, Variant, *ACTIONS):
        return []
    if not brands_for(user):
        return [FirstRunPanel(user)]
    shown: list[Component] = []
    waiting = WaitingPanel(user)
    if _may(user, Variant, "publish") or waiting.found.items:
        shown.append(waiting)
    if _may(user, Variant, "change"):
        shown.append(SentBackPanel(user))
    more = (SnippetChangesPanel(user), MentionsPanel(user), DuePanel(user))
    shown += [panel for panel in more if panel.rows]
    shown.append(BrokePanel(user))
    shown.append(NeedsWorkPanel(user))
    if _may(user, Release, "view"):
        shown.append(ReleasesPanel(user))
    return shown


def _may(user: Any, model: Any, *actions: str) -> bool:
    return bool(policy_registry.get_by_type(model).user_has_any_permission(user, actions))


class HomePanel(Component):
    """One list of the home page; where it is empty it says so, and what would be there."""

    name = ""
    heading: Any = ""
    order = 0
    column = "main"
    """Which column of a wide screen: "main" or "side"."""

    def __init__(self, user: Any) -> None:
        self.user = user

    @property
    def template_name(self) -> str:
        return f"cms/board/home/{self.name}.html"

    @cached_property
    def links(self) -> Links:
        return Links(self.user)

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        token = (parent_context or {}).get("csrf_token", "")  # a panel may hold a form
        shared = {"panel": self, "board_url": reverse("board:index"), "csrf_token": token}
        return shared | self.facts()

    def facts(self) -> dict[str, Any]:
        """What its template tells."""
        return {}

    def place(self, variant: Variant) -> dict[str, str]:
        """How a list names *variant*."""
        return {
            "title": str(variant.template),
            "channel": channel_label(variant.channel),
            "locale": variant.locale,
            "language": locale_name(variant.locale),
            "who": " · ".join(filter(None, (str(variant.persona or ""), variant.arm))),
            "url": self.links.variant(variant.pk),
        }

    def listed(self, found: Listed, state: State) -> dict[str, Any]:
        """*found* with the place of each item, and the address of the rest."""
        return {
            "items": [(self.place(item.variant), item) for item in found.items],
            "total": found.total,
            "more": found.more,
            "more_url": f"{reverse('board:index')}?{urlencode({'state': state})}",
        }


class FirstRunPanel(HomePanel):
    name, order = "first_run", 100

    def facts(self) -> dict[str, Any]:
        return {"steps": first_run.steps(self.user)}


class WaitingPanel(HomePanel):
    name, heading, order = "waiting", _("Waiting for you"), 100

    @cached_property
    def found(self) -> Listed:
        return reviews(self.user)

    def facts(self) -> dict[str, Any]:
        return self.listed(self.found, State.REVIEW) | {"more_url": reverse("approve:index")}

    def place(self, variant: Variant) -> dict[str, str]:
        """Leads to where it is approved."""
        screen = reverse("approve:message", args=[variant.template_id])
        return super().place(variant) | {"url": f"{screen}?variant={variant.pk}"}


class SentBackPanel(HomePanel):
    name, heading, order = "sent_back", _("Sent back to you"), 110

    def facts(self) -> dict[str, Any]:
        return self.listed(sent_back(self.user), State.CHANGES)


class SnippetChangesPanel(HomePanel):
    """What was proposed of snippets, for those who publish in the brand."""

    name, heading, order = "snippet_changes", _("Changes of snippets to confirm"), 111

    @cached_property
    def rows(self) -> list[SnippetChange]:
        brands = reach.brands_where(self.user, "publish_variant")
        found = SnippetChange.objects.undecided().filter(snippet__brand__in=brands)
        return list(found.select_related("snippet__brand", "proposed_by").order_by("pk")[:LIMIT])

    def facts(self) -> dict[str, Any]:
        address = Snippet.snippet_viewset.get_url_name("change")
        return {
            "items": [(reverse(address, args=[row.snippet_id, row.pk]), row) for row in self.rows],
            "total": len(self.rows),
        }


class MentionsPanel(HomePanel):
    name, heading, order = "mentions", _("You are mentioned"), 112

    @cached_property
    def rows(self) -> list[Mention]:
        return unseen_mentions(self.user)

    def facts(self) -> dict[str, Any]:
        return {
            "items": [(self.place(row.comment.variant), row) for row in self.rows],
            "total": len(self.rows),
        }


class DuePanel(HomePanel):
    name, heading, order = "due", _("To look through"), 114

    @cached_property
    def rows(self) -> list[MessageTemplate]:
        return list(due(of(self.user, on_the_clock(self.user)))[:LIMIT])

    def facts(self) -> dict[str, Any]:
        shown = dressed(self.user, self.rows)
        return {
            "items": [(self.links.template(each.template.pk), each) for each in shown],
            "total": len(shown),
            "here": reverse("wagtailadmin_home"),
            "clock_url": reverse("clock:index"),
        }


class BrokePanel(HomePanel):
    name, heading, order = "broke", _("Broke since yesterday"), 116

    def facts(self) -> dict[str, Any]:
        found = broken(self.user)
        return {
            "items": [(self.place(item.variant), item) for item in found.items],
            "total": found.total,
            "more": found.more,
            "findings_url": reverse("findings:index"),
        }


class NeedsWorkPanel(HomePanel):
    name, heading, order = "needs_work", _("Needs work"), 120
    column = "side"

    def facts(self) -> dict[str, Any]:
        found = gaps_by_brand(self.user)
        return {
            "work": [(gaps, self._counts(gaps), self._locales(gaps)) for gaps in found],
            "states": NEEDS_WORK,
        }

    def _locales(self, gaps: BrandGaps) -> list[tuple[str, str, list[tuple[State, int, str]]]]:
        """(tag, name, counts by state) of each locale that has a gap, each with its address."""
        board = reverse("board:index")
        return [
            (
                tag,
                locale_name(tag),
                [
                    (state, number, f"{board}?{urlencode(self._address(gaps, tag, state))}")
                    for state, number in counts.items()
                ],
            )
            for tag, counts in gaps.locales.items()
            if any(counts.values())
        ]

    @staticmethod
    def _address(gaps: BrandGaps, tag: str, state: State) -> dict[str, str]:
        return {"brand": gaps.brand.key, "locale": tag, "state": str(state)}

    def _counts(self, gaps: BrandGaps) -> list[tuple[State, int, str]]:
        board = reverse("board:index")
        return [
            (state, number, f"{board}?{urlencode({'brand': gaps.brand.key, 'state': state})}")
            for state, number in gaps.counts.items()
        ]


class ReleasesPanel(HomePanel):
    name, heading, order = "releases", _("Recent releases"), 130
    column = "side"

    def facts(self) -> dict[str, Any]:
        rows = list(releases_for(self.user)[:RECENT])
        entries = Prefetch(
            "entries", ReleaseEntry.objects.filter(reach.released(self.user)), to_attr="shown"
        )
        prefetch_related_objects(rows, entries)
        return {
            "releases": [(release, self._places(release)) for release in rows],
            "releases_url": reverse("releases:index"),
        }

    def _places(self, release: Release) -> list[tuple[str, str, str]]:
        """(key, channel, locale) of each entry, in words."""
        return [
            (entry.key, channel_label(entry.channel), locale_name(entry.locale))
            for entry in release.shown  # type: ignore[attr-defined]
        ]
