"""What decided a finding, in words, and the page where it stands.

A finding's ``rule`` is a path in the guide document: ``locales.nb.address_form``. A place that this
module does not know is shown as it is written, without a link.
"""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.permissions import policy_registry

import locales
from cms.checking.declared import settings_by_name
from cms.models import Brand, BrandRule, Journey, Snippet, Stage, StyleGuide


@dataclass(frozen=True)
class Decided:
    """What decided, for people; ``url`` is "" where nobody can be led, or this person may not."""

    words: str
    url: str = ""


class Deciding:
    """Reads rules of one brand for one user; the database is asked once, and only if needed."""

    def __init__(self, brand: Brand, user: Any) -> None:
        self.brand, self.user = brand, user

    def by(self, rule: str) -> Decided | None:
        """What *rule* names; None when the check decided by itself."""
        if not rule:
            return None
        head, _dot, rest = rule.partition(".")
        if head == "locales":
            tag, _dot, place = rest.partition(".")
            return self._in_style_guide(tag, place)
        if head == "settings":
            return Decided(_setting_words(rest), self._settings_page(rest))
        if head == "rules":
            return self._own_rule(rest.partition(".")[0])
        if head == "stages":
            return self._stage(rest)
        label = _label(Brand, "name" if head == "names" else head)
        return Decided(f"{self.brand}: {label}" if label else rule, self._page(self.brand))

    def snippet(self, key: str) -> Decided | None:
        """The snippet whose words are at fault, and its page; None for no key."""
        if not key:
            return None
        pk = self._snippets.get(key)
        if pk is None or not self._may_see_snippets:
            return Decided(key)
        return Decided(key, reverse(Snippet.snippet_viewset.get_url_name("uses"), args=[pk]))

    @cached_property
    def _snippets(self) -> dict[str, int]:
        return dict(Snippet.objects.filter(brand=self.brand).values_list("key", "pk"))

    @cached_property
    def _may_see_snippets(self) -> bool:
        policy = policy_registry.get_by_type(Snippet)
        return bool(policy.user_has_any_permission(self.user, ["view", "change", "add"]))

    def _in_style_guide(self, tag: str, place: str) -> Decided:
        guide = self._style_guide(tag)
        head, _dot, rest = place.partition(".")
        if head == "settings":
            what = _setting_words(rest)
        elif head == "terms":
            term = {"term": _concept(guide, rest)}
            what = _("the term “%(term)s”") % term if rest else _("terms")
        else:
            what = _label(StyleGuide, head)
        words = _("Style guide %(locale)s: %(what)s") % {
            "locale": tag,
            "what": what or place or "–",
        }
        if head == "settings":
            return Decided(words, self._settings_page(rest, tag))
        return Decided(words, self._page(guide) if guide else "")

    def _style_guide(self, tag: str) -> StyleGuide | None:
        """The style guide for *tag*, or the nearest that it inherits from."""
        step: str | None = tag
        while step:
            if step in self._style_guides:
                return self._style_guides[step]
            try:
                step = locales.get(step).parent
            except locales.UnknownLocaleError:
                return None
        return None

    @cached_property
    def _style_guides(self) -> dict[str, StyleGuide]:
        return {row.locale: row for row in self.brand.style_guides.all()}

    def _own_rule(self, key: str) -> Decided:
        row = self._rules.get(key)
        words = _("The brand's rule “%(rule)s”") % {"rule": row or key}
        return Decided(words, self._page(row) if row else "")

    def _stage(self, key: str) -> Decided:
        """The map that has the stage which says so."""
        found = Stage.objects.filter(journey__brand=self.brand, key=key).select_related("journey")
        row = next(
            (each for each in found if each.allowed_channels or each.forbidden_channels), None
        )
        words = _("The channels of the stage “%(stage)s”") % {"stage": row or key}
        may = row and policy_registry.get_by_type(Journey).user_has_any_permission_for_instance(
            self.user, ("view", "change"), row.journey
        )
        return Decided(words, reverse("journeys:map", args=[row.journey_id]) if row and may else "")

    @cached_property
    def _rules(self) -> dict[str, BrandRule]:
        return {row.key: row for row in self.brand.rules.all()}

    def _page(self, row: Any) -> str:
        """Where *row* is changed, or read by those who may not change it."""
        viewset = type(row).snippet_viewset
        policy = policy_registry.get_by_type(type(row))
        if policy.user_has_permission_for_instance(self.user, "change", row):
            return reverse(viewset.get_url_name("edit"), args=[row.pk])
        if policy.user_has_permission_for_instance(self.user, "view", row):
            return reverse(viewset.get_url_name("inspect"), args=[row.pk])
        return ""

    def _settings_page(self, name: str, tag: str = "") -> str:
        policy = policy_registry.get_by_type(Brand)
        if not policy.user_has_permission_for_instance(self.user, "change", self.brand):
            return ""
        page = reverse("check_settings:choices", args=[self.brand.pk])
        return f"{page}?locale={tag}#setting-{name}" if tag else f"{page}#setting-{name}"


def _concept(guide: StyleGuide | None, place: str) -> str:
    """The term at *place*: its number among the terms, or its concept."""
    number = place.partition(".")[0]
    if guide and number.isdecimal():
        terms = list(guide.terms.all())
        return str(terms[int(number)].concept) if int(number) < len(terms) else number
    return place


def _label(model: Any, field: str) -> str:
    """What the form calls *field*; "" for what is no field of its own."""
    try:
        found = model._meta.get_field(field)
    except FieldDoesNotExist:
        return ""
    return str(getattr(found, "verbose_name", ""))


def _setting_words(name: str) -> str:
    declared = settings_by_name().get(name)
    return capfirst(_(declared.label)) if declared else name
