"""Verbs: how a snippet's texts change. Proposed, shown with what it touches, then confirmed.

Where nothing live says otherwise, a change holds at once. Where something does, somebody who may
publish every text that it touches confirms it: in a brand that asks for other eyes, somebody else
than who proposed it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cms import reach
from cms.checking.rechecking import changed
from cms.errors import Refused
from cms.models import (
    Brand,
    CheckedTemplate,
    Release,
    Snippet,
    SnippetChange,
    SnippetText,
    Variant,
)
from cms.models.approval import withdraw_touched
from cms.releases import Plan, lock, plan_snippets, release_snippets
from cms.releases._snippets import changed_keys, untold
from cms.snippets.uses import uses_of, using
from cms.snippets.values import brand_snippets
from templates_lib import snippets as values
from templates_lib.snippets import Snippet as SnippetValue

ACTION = "cms.change_snippet"
AT_ONCE = 20
"""Messages that are checked again right after a change; more wait for the report."""


@dataclass(frozen=True)
class Place:
    """What a change says of one locale and channel; None: no text."""

    locale: str
    channel: str
    before: str | None
    after: str | None

    def document(self) -> dict[str, str | None]:
        return dict(vars(self))


def places_between(
    before: Mapping[tuple[str, str], str], after: Mapping[tuple[str, str], str]
) -> list[Place]:
    """What changes from *before* to *after*, both text by (locale, channel)."""
    return [
        Place(*place, before.get(place), after.get(place))
        for place in sorted({*before, *after})
        if before.get(place) != after.get(place)
    ]


def texts_of(snippet: Snippet) -> dict[tuple[str, str], str]:
    """What a stored snippet says, by (locale, channel). One query."""
    rows = SnippetText.objects.filter(snippet=snippet.pk)
    return {(row.locale, row.channel): row.text for row in rows}


def places_of(change: SnippetChange) -> list[Place]:
    """What *change* says."""
    return [Place(**each) for each in change.places]


def snippets_after(
    snippet: Snippet, places: Iterable[Place], now: Mapping[str, SnippetValue]
) -> dict[str, SnippetValue]:
    """The brand's snippets, *now*, with *places* changed in *snippet*."""
    texts = {(each.locale, each.channel): each.text for each in _texts(now, snippet.key)}
    for place in places:
        if place.after is None:
            texts.pop((place.locale, place.channel), None)
        else:
            texts[place.locale, place.channel] = place.after
    after = dict(now)
    after[snippet.key] = SnippetValue(
        snippet.key,
        tuple(values.SnippetText(tag, texts[tag, name], name) for tag, name in sorted(texts)),
    )
    if not texts:
        del after[snippet.key]
    return after


def _texts(now: Mapping[str, SnippetValue], key: str) -> Sequence[values.SnippetText]:
    return now[key].texts if key in now else ()


def plan_change(change: SnippetChange) -> Plan:
    """What confirming *change* would change of what is live."""
    snippet = change.snippet
    now = brand_snippets(snippet.brand.key)
    return plan_snippets(snippet.brand, now, snippets_after(snippet, places_of(change), now))


def propose(snippet: Snippet, places: Sequence[Place], user: Any) -> SnippetChange:
    """Note a change of *snippet*; where nothing live says otherwise after it, it holds at once.

    `Refused` for a locale out of *user*'s reach.
    """
    if beyond := out_of_reach(snippet, places, user):
        raise Refused(
            _("These locales are out of your reach: %(locales)s.") % {"locales": ", ".join(beyond)}
        )
    with transaction.atomic():
        lock()
        change = SnippetChange.objects.create(
            snippet=snippet, places=[each.document() for each in places], proposed_by=user
        )
        plan = plan_change(change)
        if not plan.changes:
            _apply(change, plan, user)
    return change


def out_of_reach(snippet: Snippet, places: Iterable[Place], user: Any) -> list[str]:
    """The locales of *places* whose texts *user* may not change."""
    tags = reach.writable_locales(user, snippet.brand, "change_snippet")
    return sorted({each.locale for each in places if tags is not None and each.locale not in tags})


def may_confirm(change: SnippetChange, plan: Plan, user: Any) -> str:
    """Why *user* may not confirm *change*; "" where they may."""
    brand = change.snippet.brand
    keys = {each.before.variant_id for each in plan.changes if each.before}
    own = reach.changeable(user, Variant, "publish").filter(pk__in=keys).count()
    if not keys and not reach.may(user, "change", change.snippet):
        return _("It changes live texts that you may not publish: somebody who may has to confirm.")
    if not keys and out_of_reach(change.snippet, places_of(change), user):
        return _("It changes locales that are out of your reach.")
    if own < len(keys):
        return _("It changes live texts that you may not publish: somebody who may has to confirm.")
    if brand.four_eyes and change.proposed_by_id == user.pk:
        return _("You proposed it yourself: in this brand somebody else has to confirm it.")
    return ""


def may_drop(change: SnippetChange, user: Any) -> bool:
    """Who proposed it may let it be, and whoever changes snippets and publishes."""
    return bool(
        change.proposed_by_id == user.pk
        or (reach.may(user, "change", change.snippet) and user.has_perm("cms.publish_variant"))
    )


def confirm(
    change: SnippetChange, user: Any, *, seen: str, progress: Callable[[int], None] = untold
) -> SnippetChange:
    """Let *change* hold, and what is live follow in one release.

    *seen* is `stamp` of the plan that *user* looked at: `Refused` where it is another by now, where
    somebody decided already or the texts changed since, and for whoever may not. `PublishRefused`
    names new errors of live texts. Nothing is written then, nor where *progress*, which is told how
    many live texts are checked, raises: it is asked once more when all is written.
    """
    with transaction.atomic():
        lock()
        row = SnippetChange.objects.select_for_update().get(pk=change.pk)
        plan = plan_change(row)
        require_confirmable(row, plan, user, seen=seen)
        _apply(row, plan, user, progress)
        progress(len(plan.changes))
    return row


def require_confirmable(change: SnippetChange, plan: Plan, user: Any, *, seen: str) -> None:
    """`Refused` where *user* may not confirm *change* as *plan* has it, or saw another plan."""
    require_open(change)
    if seen != stamp(plan):
        raise Refused(_("Something changed meanwhile, so this is no longer what you saw."))
    if why := may_confirm(change, plan, user):
        raise Refused(why)


def drop(change: SnippetChange, user: Any) -> None:
    """Let a proposal be: nothing changes. `Refused` for whoever may not."""
    with transaction.atomic():
        row = SnippetChange.objects.select_for_update().get(pk=change.pk)
        require_open(row)
        if not may_drop(row, user):
            raise Refused(_("Whoever proposed it may drop it, and those who publish here."))
        row.dropped_at = timezone.now()
        row.save(update_fields=["dropped_at"])
        log(instance=row.snippet, action="cms.drop_snippet_change", user=user)


def require_open(change: SnippetChange) -> None:
    """`Refused` where somebody decided already."""
    if not change.is_open:
        raise Refused(_("Somebody has decided about this change already."))


def stamp(plan: Plan) -> str:
    """What somebody looked at, in short."""
    from templates_lib.release import digest_of

    told = [[str(each.address), *each.digests] for each in plan.changes]
    return digest_of({"changes": told})[:16]


def _apply(
    change: SnippetChange, plan: Plan, user: Any, progress: Callable[[int], None] = untold
) -> None:
    """Write the texts, release what is live, and see to drafts. Inside the transaction."""
    snippet = change.snippet
    brand = Brand.objects.get(pk=snippet.brand_id)
    _require_unmoved(change)
    before = brand_snippets(brand.key)
    _write(snippet, places_of(change))
    after = brand_snippets(brand.key)
    change.confirmed_by, change.confirmed_at = user, timezone.now()
    receipt = {
        "key": snippet.key,
        "by": change.proposed_by.get_username() if change.proposed_by else "",
        "confirmed_by": user.get_username() if user else "",
        "at": change.confirmed_at.isoformat(),
    }
    release = release_snippets(
        brand, plan, before, after, user=user, receipt={snippet.key: receipt},
        note=_note(change), progress=progress,
    )  # fmt: skip
    change.release = release.number if release else None
    change.save()
    log(
        instance=snippet,
        action=ACTION,
        user=user,
        data={"change": change.pk, "release": change.release, "by": receipt["by"]},
    )
    _see_to_texts(brand, before, after, release, user)


def _note(change: SnippetChange) -> str:
    places = dict.fromkeys(each.locale for each in places_of(change))
    return f"{change.snippet.key}: {', '.join(places)}"[:300]


def _require_unmoved(change: SnippetChange) -> None:
    now = texts_of(change.snippet)
    if any(now.get((each.locale, each.channel)) != each.before for each in places_of(change)):
        raise Refused(
            _("The snippet was changed since this was proposed. Drop it, and propose it anew.")
        )


def _write(snippet: Snippet, places: Iterable[Place]) -> None:
    for each in places:
        own = SnippetText.objects.filter(
            snippet=snippet.pk, locale=each.locale, channel=each.channel
        )
        if each.after is None:
            own.delete()
        elif not own.update(text=each.after):
            SnippetText.objects.create(
                snippet=snippet, locale=each.locale, channel=each.channel, text=each.after
            )


def _see_to_texts(
    brand: Brand,
    before: Mapping[str, SnippetValue],
    after: Mapping[str, SnippetValue],
    release: Release | None,
    user: Any,
) -> None:
    """Findings of every text that uses it are stale; approvals under way are of other words."""
    touched = using(changed_keys(before, after), {**before, **after})
    templates: set[int] = set()
    for use in uses_of(brand, touched):
        templates.add(use.variant.template_id)
        if use.draft and use.variant.latest_revision:
            withdraw_touched(use.variant, use.variant.latest_revision, user)
    if len(templates) <= AT_ONCE:
        for pk in sorted(templates):
            changed(pk)
    else:
        CheckedTemplate.objects.filter(template__in=templates).update(guide_digest="")
