"""Saying anew: a snippet changed, and what is live that takes it in says so from now on."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

import channels
from cms import queries
from cms.door import family_document, said_content, to_guide
from cms.environments import entry_environment
from cms.errors import PublishRefused
from cms.guard import address_of
from cms.models import Brand, LiveEntry, MessageTemplate, Release, StoredContent, Variant, Waiver
from cms.releases._contents import keep, outputs_of
from cms.releases._log import Change, address_of_entry, lock, one_release
from cms.releases._plan import Plan, PlannedChange
from cms.releases._refresh import carried
from cms.saying import say
from cms.snippets.uses import uses_of, using
from cms.snippets.values import keys_in
from templates_lib import checks
from templates_lib import message as messages
from templates_lib.checks import Finding
from templates_lib.message import Address, MessageError
from templates_lib.release import digest_of
from templates_lib.snippets import Snippet, keys_used

_SHOWN = 5  # errors named in a refusal

Snippets = Mapping[str, Snippet]


def plan_snippets(brand: Brand, before: Snippets, after: Snippets) -> Plan:
    """What the brand's snippets being *after* in place of *before* would change of what is live,
    where publishing goes; nothing is written.
    """
    keys = changed_keys(before, after)
    variants = [use.variant for use in uses_of(brand, using(keys, {**before, **after})) if use.live]
    entries = _entries(variants)
    changes = []
    for variant in variants:
        row = entries.get(variant.pk)
        content = _said_anew(variant, row, after) if row else None
        if row and content:
            changes.append(PlannedChange(address_of_entry(row), row.entry, None, content))
    changes.sort(key=lambda change: change.address)
    return Plan(brand.key, entry_environment(), queries.newest_release(), tuple(changes))


def release_snippets(
    brand: Brand,
    before: Snippets,
    after: Snippets,
    *,
    user: Any,
    receipt: Mapping[str, Mapping[str, str]],
    note: str = "",
) -> Release | None:
    """Let what is live say *after*; None where that changes nothing.

    *receipt*: what is kept of each changed snippet, by its key. The approvals of the words that
    take it in stand, with that receipt beside them. `PublishRefused` names every error that was
    not there before, and then nothing is written. Must run in the transaction that changes the
    snippets, which are *after* in the database already.
    """
    lock()
    plan = plan_snippets(brand, before, after)
    if not plan:
        return None
    require_no_worse(brand, plan, before, after)
    keep(change.content for change in plan.changes if change.content)
    live = {
        row.entry_id: row
        for row in LiveEntry.objects.filter(
            environment=plan.environment, template__brand=brand
        ).select_related("variant")
    }
    with (
        transaction.atomic(),
        one_release(
            brand,
            action=Release.Action.SNIPPET,
            environment=plan.environment,
            user=user,
            note=note,
        ) as gathered,
    ):
        gathered.changes += [
            _change(change, live[change.before.pk], after, receipt)
            for change in plan.changes
            if change.before
        ]
    return gathered.release


def changed_keys(before: Snippets, after: Snippets) -> frozenset[str]:
    """The snippets that say something else after than before."""
    return frozenset(key for key in {*before, *after} if before.get(key) != after.get(key))


def _entries(variants: Sequence[Variant]) -> dict[int, LiveEntry]:
    found: dict[int, LiveEntry] = {}
    keys = [variant.pk for variant in variants]
    for start in range(0, len(keys), 500):
        rows = LiveEntry.objects.filter(
            environment=entry_environment(), variant_id__in=keys[start : start + 500]
        ).select_related("entry__content")
        found |= {row.variant_id: row for row in rows}
    return found


def _said_anew(variant: Variant, row: LiveEntry, after: Snippets) -> StoredContent | None:
    """What would stand in place of *row*, not saved; None where it says the same."""
    stored = row.entry.content
    if stored is None:
        return None
    try:
        said = said_content(variant, after).document()
    except (channels.ContentError, channels.UnknownChannelError):
        return None
    if said == stored.document["content"]:
        return None
    document = {**stored.document, "content": said}
    return StoredContent(
        digest=digest_of(document), document=document, outputs=outputs_of(document)
    )


def _change(
    planned: PlannedChange,
    live: LiveEntry,
    after: Snippets,
    receipt: Mapping[str, Mapping[str, str]],
) -> Change:
    change = carried(planned, live)
    used = keys_used(keys_in(live.variant.channel, live.variant.content), after)
    told = [dict(each) for key, each in sorted(receipt.items()) if key in used]
    return replace(change, snippets=[*change.snippets, *told])


# -- the guard -------------------------------------------------------------------------------------


def require_no_worse(brand: Brand, plan: Plan, before: Snippets, after: Snippets) -> None:
    """`PublishRefused` where a text that is live would have an error that it has not now, and that
    nobody waived. Each message is checked as it is live, twice.
    """
    faults = worsened(brand, plan, before, after)
    if not faults:
        return
    head = ngettext(
        "Nothing was changed: live texts would have %(count)d new error:",
        "Nothing was changed: live texts would have %(count)d new errors:",
        len(faults),
    ) % {"count": len(faults)}
    lines = [f"{each.address}: {say(each.msgid, each.params)}" for each in faults[:_SHOWN]]
    more = [_("… and %(count)d more.") % {"count": len(faults) - _SHOWN}]
    raise PublishRefused(
        [" ".join([head, *lines, *(more if len(faults) > _SHOWN else [])])], code="findings"
    )


def worsened(brand: Brand, plan: Plan, before: Snippets, after: Snippets) -> list[Finding]:
    """The errors that live texts would have after, and have not before."""
    about: dict[str, list[Address]] = {}
    for change in plan.changes:
        about.setdefault(change.address.key, []).append(change.address)
    guide, found = to_guide(brand), []
    templates = MessageTemplate.objects.filter(brand=brand, key__in=list(about))
    templates = templates.select_related("brand", "stage", "touchpoint").prefetch_related(
        "placeholders", "facts"
    )
    for template in templates.order_by("key"):
        rows = list(template.variants.filter(live=True).select_related("persona").order_by("pk"))
        waived = _waived(rows)

        def errors(snippets: Snippets, template: Any = template, rows: Any = rows) -> list[Finding]:
            try:
                family = messages.load(family_document(template, rows, snippets))
            except MessageError:
                return []
            return [
                each
                for each in checks.run(family, guide, about=about[template.key])
                if each.severity == "error"
            ]

        known = {(each.address, each.fingerprint) for each in errors(before)} | waived
        found += [each for each in errors(after) if (each.address, each.fingerprint) not in known]
    return found


def _waived(rows: Sequence[Variant]) -> set[tuple[Address, str]]:
    places = {row.pk: address_of(row) for row in rows}
    waivers = Waiver.objects.holding().filter(variant_id__in=list(places))
    return {(places[each.variant_id], each.fingerprint) for each in waivers}
