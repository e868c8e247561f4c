"""Saying anew: a snippet changed, and what is live that takes it in says so from now on."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.db.models import Prefetch
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
from templates_lib.guide import Guide
from templates_lib.message import Address, MessageError
from templates_lib.release import digest_of
from templates_lib.snippets import Snippet, keys_used

_SHOWN = 5  # errors named in a refusal
_PIECE = 500  # rows asked for by their keys: SQLite takes so many thousand, and no more
_FAMILIES = 100  # messages read at a time, with all that is live of them

Snippets = Mapping[str, Snippet]
Progress = Callable[[int], None]


def untold(done: int) -> None:
    """Nobody asks how far it is."""


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
    plan: Plan,
    before: Snippets,
    after: Snippets,
    *,
    user: Any,
    receipt: Mapping[str, Mapping[str, str]],
    note: str = "",
    progress: Progress = untold,
) -> Release | None:
    """Let what is live say *after*, as *plan* has it; None where that changes nothing.

    *receipt*: what is kept of each changed snippet, by its key. The approvals of the words that
    take it in stand, with that receipt beside them. `PublishRefused` names every error that was
    not there before, and then nothing is written. *plan* is `plan_snippets`, made in the same
    transaction since `lock`: the one that changes the snippets, which are *after* in the database
    already. *progress* is told how many texts are checked.
    """
    lock()
    if not plan:
        return None
    require_no_worse(brand, plan, before, after, progress)
    keep(change.content for change in plan.changes if change.content)
    live = _live(plan)
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
    for keys in _pieces([variant.pk for variant in variants], _PIECE):
        rows = LiveEntry.objects.filter(environment=entry_environment(), variant_id__in=keys)
        found |= {row.variant_id: row for row in rows.select_related("entry__content")}
    return found


def _live(plan: Plan) -> dict[int, LiveEntry]:
    """What is live where *plan* changes it, by its entry of the log: not all of a large brand."""
    found: dict[int, LiveEntry] = {}
    for keys in _pieces([each.before.pk for each in plan.changes if each.before], _PIECE):
        rows = LiveEntry.objects.filter(environment=plan.environment, entry_id__in=keys)
        found |= {row.entry_id: row for row in rows.select_related("variant")}
    return found


def _pieces(keys: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    for start in range(0, len(keys), size):
        yield keys[start : start + size]


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


def require_no_worse(
    brand: Brand, plan: Plan, before: Snippets, after: Snippets, progress: Progress = untold
) -> None:
    """`PublishRefused` where a text that is live would have an error that it has not now, and that
    nobody waived.
    """
    faults = worsened(brand, plan, before, after, progress)
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


def worsened(
    brand: Brand, plan: Plan, before: Snippets, after: Snippets, progress: Progress = untold
) -> list[Finding]:
    """The errors that live texts would have after, and have not before. Each message is checked as
    it would be; as it is now only where that has an error. *progress* is told how many of the
    changed texts are checked.
    """
    about: dict[str, list[Address]] = {}
    for change in plan.changes:
        about.setdefault(change.address.key, []).append(change.address)
    guide, found, done = to_guide(brand), [], 0
    for template, rows in _families(brand, sorted(about)):
        own = about[template.key]
        if errors := _errors(template, rows, after, guide, own):
            now = _errors(template, rows, before, guide, own)
            known = {(each.address, each.fingerprint) for each in now} | _waived(rows)
            found += [each for each in errors if (each.address, each.fingerprint) not in known]
        progress(done := done + len(own))
    return found


def _families(
    brand: Brand, keys: Sequence[str]
) -> Iterator[tuple[MessageTemplate, Sequence[Variant]]]:
    """The messages with these *keys*, each with what is live of it. A few queries a piece."""
    live = Variant.objects.filter(live=True).select_related("persona").order_by("pk")
    templates = MessageTemplate.objects.filter(brand=brand).order_by("key")
    templates = templates.select_related("brand", "stage", "touchpoint").prefetch_related(
        "placeholders", "facts", Prefetch("variants", live)
    )
    for piece in _pieces(keys, _FAMILIES):
        for template in templates.filter(key__in=piece):
            yield template, list(template.variants.all())


def _errors(
    template: MessageTemplate,
    rows: Sequence[Variant],
    snippets: Snippets,
    guide: Guide,
    about: Collection[Address],
) -> list[Finding]:
    """The errors of *about*, with *snippets* in the texts; none where the family cannot be read."""
    try:
        family = messages.load(family_document(template, rows, snippets))
    except MessageError:
        return []
    return [each for each in checks.run(family, guide, about=about) if each.severity == "error"]


def _waived(rows: Sequence[Variant]) -> set[tuple[Address, str]]:
    places = {row.pk: address_of(row) for row in rows}
    waivers = Waiver.objects.holding().filter(variant_id__in=list(places))
    return {(places[each.variant_id], each.fingerprint) for each in waivers}
