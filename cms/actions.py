"""Verbs: each changes state, checks what must hold, and logs. Views, commands and the API call
these.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cms.checking.rechecking import changed
from cms.door import source_content
from cms.errors import Refused
from cms.guard import judge, require_publishable
from cms.models import MessageTemplate, Persona, Variant, Waiver
from cms.models.four_eyes import said
from templates_lib.checks import Finding

STILL_RIGHT = "cms.still_right"
STALE = "translation_stale"


def waive(
    variant: Variant, fingerprint: str, reason: str, user: Any, *, until: datetime | None = None
) -> Waiver:
    """Let one finding of *variant* stand, for good or *until* then.

    Raises `Refused` when there is no such finding, `ValidationError` without a reason or with an
    end that is past. *variant* carries the text that is judged (the latest draft); a waiver of a
    waived finding is that waiver.
    """
    for finding, waiver in judge(variant).findings:
        if finding.fingerprint == fingerprint:
            return waiver or _write_waiver(variant, finding, reason, user, until)
    raise Refused(_("This finding is gone: the text has changed since. Nothing was waived."))


def _write_waiver(
    variant: Variant, finding: Finding, reason: str, user: Any, until: datetime | None
) -> Waiver:
    waiver = Waiver(
        variant_id=variant.pk,
        check_id=finding.check,
        fingerprint=finding.fingerprint,
        finding=finding.message,
        reason=reason.strip(),
        user=user,
        expires_at=until,
    )
    with transaction.atomic():
        _put_lapsed_away(waiver)
        waiver.full_clean()
        waiver.save()
        log(
            instance=variant,
            action="cms.waive",
            user=user,
            data={
                "check": finding.check,
                "finding": waiver.finding,
                "reason": waiver.reason,
                "until": until.isoformat() if until else "",
            },
        )
    return waiver


def _put_lapsed_away(waiver: Waiver) -> None:
    """A waiver that lapsed makes room for a new one: it was over when it said."""
    same = Waiver.objects.filter(variant_id=waiver.variant_id, fingerprint=waiver.fingerprint)
    same.filter(withdrawn_at=None, expires_at__lte=timezone.now()).update(
        withdrawn_at=F("expires_at")
    )


def withdraw_waiver(waiver: Waiver, user: Any) -> None:
    """End a waiver; from now on the finding blocks again. What is live stays live."""
    with transaction.atomic():
        waiver.withdrawn_at = timezone.now()
        waiver.save(update_fields=["withdrawn_at"])
        log(
            instance=waiver.variant,
            action="cms.withdraw_waiver",
            user=user,
            data={"check": waiver.check_id, "finding": waiver.finding, "reason": waiver.reason},
        )


def start_variant(
    template: MessageTemplate,
    channel: str,
    locale: str,
    content: dict[str, Any],
    user: Any,
    *,
    persona: Persona | None = None,
    arm: str = "",
) -> Variant:
    """A new variant with one draft revision, never live. Raises `ValidationError` for what
    cannot be.
    """
    variant = Variant(
        template=template, channel=channel, locale=locale, persona=persona, arm=arm, content=content
    )
    variant.full_clean()
    with transaction.atomic():
        variant.save()
        variant.save_revision(user=user, log_action="wagtail.create")
    return variant


def note_origin(variant: Variant, digest: str) -> None:
    """Remember which source text *variant* was made from, so that a later one is told as news."""
    variant.source_digest = digest
    Variant.objects.filter(pk=variant.pk).update(source_digest=digest)


def still_right(variant: Variant, digest: str, user: Any) -> None:
    """Say that *variant* holds as it is, though its source has changed; no word is touched.

    *digest* is of the source text that the person has read. Raises `Refused` when the source has
    changed once more, when a newer text was begun (that one is to be submitted), and when the
    source has other facts, which is an error to mend or to waive.
    """
    with transaction.atomic():
        row = Variant.objects.select_for_update().get(pk=variant.pk)
        source = source_content(row.template, row.channel)
        if source is None or row.locale == row.template.source_locale:
            raise Refused(_("There is no source text to check against."))
        if source.digest != digest:
            raise Refused(_("The source has changed once more: look at it again."))
        if row.live and _has_begun(row):
            raise Refused(
                _("A newer text was begun here: submit that one. Its approval makes it fresh.")
            )
        draft = row.get_latest_revision_as_object()
        if any(each.check == STALE for each in judge(draft, wait=False).blocking):
            raise Refused(
                _("The source has other facts than this text: mend them, or have it waived.")
            )
        before, row.source_digest = row.source_digest, digest
        if before == digest:
            return
        Variant.objects.filter(pk=row.pk).update(source_digest=digest)
        changed(row.template_id)
        log(instance=row, action=STILL_RIGHT, user=user, data={"before": before, "after": digest})
    variant.source_digest = digest


def _has_begun(row: Variant) -> bool:
    """Whether the latest draft says anything else than what is live."""
    draft = row.get_latest_revision_as_object()
    return said(row.channel, draft.content) != said(row.channel, row.content)


def edit_variant(variant: Variant, content: dict[str, Any], user: Any) -> Any:
    """Write *content* as a new draft revision; what is live stays. Returns the revision."""
    draft = variant.get_latest_revision_as_object()
    draft.content = content
    draft.full_clean()
    return draft.save_revision(user=user, log_action=True)


def submit(variant: Variant, user: Any) -> Any:
    """Send the latest draft to review. Raises `PublishRefused` for an unwaived error, `Refused`
    without workflow.
    """
    require_publishable(variant.get_latest_revision_as_object(), user)
    workflow = variant.get_workflow()
    if workflow is None:
        raise Refused(
            _("No workflow is set for variants: an administrator assigns one under Settings.")
        )
    with transaction.atomic():
        state = variant.current_workflow_state
        if state and state.status == state.STATUS_NEEDS_CHANGES:
            state.resume(user)
            return state
        return workflow.start(variant, user)


def approve(variant: Variant, user: Any, comment: str = "") -> None:
    """Approve what waits for review; it goes live. Raises `PublishRefused` with what stands in
    the way.
    """
    task_state = variant.current_workflow_task_state
    if task_state is None:
        raise Refused(_("“%(variant)s” is not waiting for approval.") % {"variant": variant})
    with transaction.atomic():
        task_state.task.specific.on_action(task_state, user, "approve", comment=comment)
