"""Keeps `FindingRow` true: a message is checked again when its texts change, a brand when its guide
does.

A save or a publishing checks one family, after the transaction. Another guide, or another catalogue
of checks, makes every message of the brand stale at once: these are worked off in slices, by the
report's page, or all at once by ``manage.py recheck_messages`` (docs/decisions/0013).
"""

import hashlib
import json
import logging
import time
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from cms import brand_index
from cms.checking.stored import DRAFTS, PUBLISHED, stored_message, templates_of
from cms.door import guide_document, to_guide
from cms.editor.places import contentpath, text_at, utf16
from cms.models import Brand, CheckedTemplate, FindingRow, MessageTemplate
from templates_lib import checks
from templates_lib.checks import CHECKS, Finding
from templates_lib.guide import Guide
from templates_lib.message import Address, Message, MessageError

log = logging.getLogger("cms.checking")

SLICE = 1.5
"""Seconds that one request may spend on stale messages."""
AT_ONCE = 20

Told = tuple[Message, tuple[str, ...]]
"""A message, and which fields of a row say that a finding is in it."""


def digest_of(brand: Brand) -> str:
    """What findings of *brand* depend on besides texts: its guide, and which checks there are."""
    told = json.dumps([guide_document(brand), sorted(CHECKS)], sort_keys=True, default=str)
    return hashlib.sha256(told.encode()).hexdigest()


def stale(brand: Brand, digest: str) -> QuerySet[MessageTemplate]:
    """The messages of *brand* that were not checked as they stand, or against another guide."""
    fresh = CheckedTemplate.objects.filter(template=OuterRef("pk"), guide_digest=digest)
    return templates_of(brand).filter(~Exists(fresh))


def work_off(brand: Brand, seconds: float = SLICE, *, wait: bool = False) -> int:
    """Check stale messages of *brand* for so long; how many are left.

    *wait* for the index of what the brand says elsewhere: a command does, a request does not.
    """
    digest, until = digest_of(brand), time.monotonic() + seconds
    guide = to_guide(brand)
    while piece := list(stale(brand, digest)[:AT_ONCE]):
        recheck(brand, piece, guide, digest, wait=wait)
        if time.monotonic() > until:
            break
    return stale(brand, digest).count()


def recheck(
    brand: Brand,
    templates: Iterable[MessageTemplate],
    guide: Guide,
    digest: str,
    *,
    wait: bool = False,
) -> None:
    """Check *templates* and keep what is found in place of what was."""
    for template in templates:
        told = said(template)
        with brand_index.held(brand, guide, wait=wait) as index:
            found = [checks.run(message, guide, index=index) for message, _ in told]
        with transaction.atomic():
            keep(template, told, found, digest)


def keep(
    template: MessageTemplate, told: Sequence[Told], found: Sequence[list[Finding]], digest: str
) -> None:
    """Keep what was *found* in each of *told* in place of what was kept of *template*. Inside a
    transaction."""
    rows = _rows(template, told, found)
    _date(template, rows)
    FindingRow.objects.filter(variant__template=template).delete()
    FindingRow.objects.bulk_create(rows)
    CheckedTemplate.objects.update_or_create(
        template=template, defaults={"guide_digest": digest, "checked_at": timezone.now()}
    )


def _date(template: MessageTemplate, rows: Iterable[FindingRow]) -> None:
    """Keep when each finding was first there; what a message that was checked before lacked is new.

    In a message that was never checked, nothing broke: it came so. Two queries.
    """
    if not CheckedTemplate.objects.filter(template=template).exists():
        return
    stored = FindingRow.objects.filter(variant__template=template).values_list(
        "variant_id", "fingerprint", "in_live", "found_at"
    )
    known = {(variant, print_): (live, at) for variant, print_, live, at in stored}
    now = timezone.now()
    for row in rows:
        was = known.get((row.variant_id, row.fingerprint))
        is_new = was is None or (row.in_live and not was[0])
        row.found_at = now if is_new or was is None else was[1]


def recheck_one(pk: int) -> None:
    """Check the message of this primary key again, if it is still there."""
    found = MessageTemplate.objects.filter(pk=pk).select_related("brand").first()
    if found is not None:
        brand = found.brand
        templates = templates_of(brand).filter(pk=pk)
        recheck(brand, templates, to_guide(brand), digest_of(brand))


class _Recheck:
    """What is done after the transaction; equal for the same message, so that it is done once."""

    def __init__(self, pk: int) -> None:
        self.pk = pk

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Recheck) and other.pk == self.pk

    def __hash__(self) -> int:
        return hash(self.pk)

    def __call__(self) -> None:
        recheck_one(self.pk)


def changed(template_pk: int) -> None:
    """A text of this message has changed: what is kept is stale, and made anew after the
    transaction.
    """
    CheckedTemplate.objects.filter(template=template_pk).update(guide_digest="")
    task = _Recheck(template_pk)
    if not any(task == waiting[1] for waiting in connection.run_on_commit):
        transaction.on_commit(task, robust=True)


# -- rows ------------------------------------------------------------------------------------------


def _rows(
    template: MessageTemplate, told: Sequence[Told], found: Sequence[list[Finding]]
) -> list[FindingRow]:
    """One row a finding, whether it is in what is live, in the latest drafts, or in both."""
    keys = {
        Address(template.key, row.channel, row.locale, row.persona_key, row.arm): row.pk
        for row in template.variants.all()
    }
    rows: dict[tuple[Address, str], FindingRow] = {}
    for (message, fields), findings in zip(told, found, strict=True):
        for finding in findings:
            key = (finding.address, finding.fingerprint)
            row = rows.setdefault(key, FindingRow(variant_id=keys[finding.address]))
            _fill(row, finding, message)
            for name in fields:
                setattr(row, name, True)
    return list(rows.values())


def said(template: MessageTemplate) -> list[Told]:
    """What is to be checked, and which fields of a row say that a finding is there.

    Drafts come last: their places are those that the editor opens. Where all is live and nothing
    begun, both are the same message, and it is checked once.
    """
    live, drafts = _message(template, PUBLISHED), _message(template, DRAFTS)
    if live == drafts:
        return [(live, ("in_live", "in_draft"))] if live else []
    told = ((live, ("in_live",)), (drafts, ("in_draft",)))
    return [(message, fields) for message, fields in told if message]


def _message(template: MessageTemplate, text: str) -> Message | None:
    try:
        return stored_message(template, text)
    except MessageError as error:
        log.warning("%s cannot be read and was not checked: %s", template.key, error)
        return None


def _fill(row: FindingRow, finding: Finding, message: Any) -> None:
    address = finding.address
    variant = message.variant(address.channel, address.locale, address.persona, address.arm)
    text = text_at(variant.written, finding.part)
    span = f"{utf16(text, finding.start)}-{utf16(text, finding.end)}"
    row.check_id, row.severity = finding.check, str(finding.severity)
    row.part, row.rule, row.fingerprint = (
        finding.part[:200],
        finding.rule[:200],
        finding.fingerprint,
    )
    row.msgid, row.params = finding.msgid, dict(finding.params)
    row.quote = text[finding.start : finding.end][:200]
    row.place = f"{contentpath(finding.part, variant.written)}:{span}"[:500]
