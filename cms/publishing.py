"""The two verbs that change what is live, guarded and written to the release log in one
transaction.

Registered with Wagtail's action registry (`cms.wagtail_hooks`), so that the admin, the workflow,
scheduled
publishing, Wagtail's own API and `Variant.publish()` in a shell all come through here.
"""

from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.actions.create import CreateAction
from wagtail.actions.publish_revision import PublishPermissionError, PublishRevisionAction
from wagtail.actions.unpublish import UnpublishAction

from cms import releases
from cms.approving.needed import require_approved
from cms.clock.actions import wind
from cms.door import source_content
from cms.guard import Verdict, require_publishable
from cms.models import Release, ReleaseEntry, Variant


class CreateVariant(CreateAction):
    """Create a variant, where whoever does it may: Wagtail asks only whether they may somewhere."""

    def user_has_permission(self) -> bool:
        return self._may(self.permission_policy_action)

    def check_publish(self) -> None:
        if self.user and not self._may("publish"):
            raise PublishPermissionError("You do not have permission to publish this variant.")

    def _may(self, action: Any) -> bool:
        return bool(
            self.permission_policy.user_has_permission_for_instance(
                self.user, action, self.instance
            )
        )


class PublishVariant(PublishRevisionAction):
    """Publish or schedule a revision, if the guard lets it.

    *as_in* is the entry of the log that is brought back: what it said stands again, to the letter.
    """

    def __init__(self, *args: Any, as_in: ReleaseEntry | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.as_in = as_in

    def check(self, skip_permission_checks: bool = False) -> None:
        """Per instance, where Wagtail asks only per model."""
        if (
            self.user
            and not skip_permission_checks
            and not self.permission_policy.user_has_permission_for_instance(
                self.user, "publish", self.object
            )
        ):
            raise PublishPermissionError("You do not have permission to publish this variant.")

    def execute(self, skip_permission_checks: bool = False) -> None:
        self.check(skip_permission_checks=skip_permission_checks)
        with transaction.atomic():
            # Releases queue first and variants second, here as in a roll-back of many: taken in
            # another order, two of them could wait for each other.
            releases.lock()
            # Two publishers of one variant queue here; the second sees what the first made live.
            Variant.objects.select_for_update().get(pk=self.object.pk)
            if self.as_in is None:  # what is brought back was approved
                require_approved(self.object, self.revision, self.user)
            verdict = require_publishable(self.object, self.user)
            self.object.source_digest = self._source_digest()
            self.object.may_be_live = True
            super().execute(skip_permission_checks=True)
            if self._went_live():
                self._release(verdict)
                wind(self.object.template)

    def _went_live(self) -> bool:
        scheduled = self.object.go_live_at and self.object.go_live_at > timezone.now()
        return bool(self.object.live and not scheduled)

    def _source_digest(self) -> str:
        if self.object.locale == self.object.template.source_locale:
            return ""
        source = source_content(self.object.template, self.object.channel)
        return source.digest if source else ""

    def _release(self, verdict: Verdict) -> None:
        approved_by, approved_at = releases.approval_of(self.revision, self.user)
        releases.append(
            self.object,
            action=Release.Action.ROLL_BACK if self.previous_revision else Release.Action.PUBLISH,
            user=self.user,
            revision_id=self.revision.pk,
            approved_by=approved_by,
            approved_at=approved_at,
            waivers=[releases.waiver_receipt(waiver) for _, waiver in verdict.waived],
            as_in=self.as_in,
        )


class UnpublishVariant(UnpublishAction):
    """Take a variant down; readers see it gone from the next release on."""

    def execute(self, skip_permission_checks: bool = False) -> Any:
        with transaction.atomic():
            releases.lock()
            was_live = self.object.live
            super().execute(skip_permission_checks=skip_permission_checks)
            if was_live:
                releases.withdraw(self.object, user=self.user)
