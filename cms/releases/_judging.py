"""The guard of what comes from the log: it was approved once, and must hold by today's rules."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.door import message_document, to_guide
from cms.errors import PublishRefused
from cms.models import Brand, MessageTemplate, ReleaseEntry, Waiver
from cms.releases._log import address_of_entry
from cms.releases._plan import Plan, standing
from cms.saying import say
from templates_lib import checks, message
from templates_lib.message import Address

_SHOWN = 5  # errors named in a refusal


def require_sound(brand: Brand, plan: Plan) -> None:
    """`PublishRefused` when what *plan* lets in has an error that nobody waived.

    Each message is checked as it would stand, in the families that the plan touches.
    """
    let_in: dict[str, list[Address]] = {}
    for change in plan.changes:
        if change.after is not None:
            let_in.setdefault(change.address.key, []).append(change.address)
    if not let_in:
        return
    faults: list[str] = []
    guide = to_guide(brand)
    families = _families(plan)
    waived = _waived([change.after for change in plan.changes if change.after])
    templates = MessageTemplate.objects.in_bulk(list(let_in), field_name="key")
    for key, about in let_in.items():
        if key not in templates:
            continue
        rows = families[key]
        family = message.load(_document(templates[key], rows))
        found = checks.run(family, guide, about=about)
        faults += [
            f"{finding.address}: {say(finding.msgid, finding.params)}"
            for finding in found
            if finding.severity == "error" and (finding.address, finding.fingerprint) not in waived
        ]
    if faults:
        head = ngettext(
            "Nothing was released: %(count)d error must be mended or waived first:",
            "Nothing was released: %(count)d errors must be mended or waived first:",
            len(faults),
        ) % {"count": len(faults)}
        more = [_("… and %(count)d more.") % {"count": len(faults) - _SHOWN}]
        raise PublishRefused(
            [" ".join([head, *faults[:_SHOWN], *(more if len(faults) > _SHOWN else [])])],
            code="findings",
        )


def _families(plan: Plan) -> dict[str, list[ReleaseEntry]]:
    """Each touched message template as it would stand: what stands, with the plan laid over."""
    there = dict(standing(plan.environment, plan.brand_key, plan.newest, plan.keys))
    for change in plan.changes:
        there.pop(change.address, None)
        if change.after is not None:
            there[change.address] = change.after
    rows = ReleaseEntry.objects.select_related("content").in_bulk(
        [row.pk for row in there.values()]
    )
    families: dict[str, list[ReleaseEntry]] = {}
    for address in sorted(there):
        families.setdefault(address.key, []).append(rows[there[address].pk])
    return families


def _waived(entries: Iterable[ReleaseEntry]) -> set[tuple[Address, str]]:
    """Address and fingerprint of every finding that somebody lets stand in *entries*."""
    places = {entry.variant_id: address_of_entry(entry) for entry in entries if entry.variant_id}
    rows = Waiver.objects.holding().filter(variant_id__in=list(places))
    return {(places[row.variant_id], row.fingerprint) for row in rows}


def _document(template: MessageTemplate, rows: list[ReleaseEntry]) -> dict[str, Any]:
    stored = [row.content.document for row in rows if row.content]
    placeholders: dict[str, Any] = {}
    for document in stored:
        placeholders |= document["placeholders"]
    return {
        **message_document(template, []),
        "placeholders": placeholders,
        "variants": [
            {
                "channel": row.channel,
                "locale": row.locale,
                "persona": row.persona,
                "arm": row.arm,
                "content": row.content.document["content"],
            }
            for row in rows
            if row.content
        ],
    }
