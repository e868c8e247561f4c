"""Review: the approval task of the workflow, and waivers."""

from typing import Any, Self

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask

from cms.models import approval as approvals
from cms.models.four_eyes import edited_last, require_other_eyes


class Kind(models.TextChoices):
    """What an approval is of."""

    TRANSLATION = "translation", _("translation")
    BRAND = "brand", _("brand")


class BrandApprovalTask(AbstractGroupApprovalTask):
    """A brand manager approves or asks for changes; nobody approves their own last edit, nor what
    none of their groups that approve reaches.

    One that a policy made (`cms.models.policy`) is of a kind, and has one group.
    """

    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.BRAND)
    of_policy = models.BooleanField(default=False, editable=False)

    def reaches(self, obj: Any, user: Any) -> bool:
        """Whether *user* reviews *obj* here, and not only others."""
        from cms.reach.reviewing import reviews

        return bool(user.is_superuser or (self._user_in_groups(user) and reviews(self, obj, user)))

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        return self.reaches(obj, user)

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        return not self.reaches(obj, user)

    def user_can_lock(self, obj: Any, user: Any) -> bool:
        return self.reaches(obj, user)

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> Any:
        from cms.reach.reviewing import within

        return within(self, super().get_task_states_user_can_moderate(user, **kwargs), user)

    def start(self, workflow_state: Any, user: Any = None) -> Any:
        """Start at the earliest step that the text still lacks; one that approved just these
        words in this review is done.
        """
        first = workflow_state.get_next_task()
        if first is not None and first.pk != self.pk:
            return first.specific.start(workflow_state, user=user)
        if standing := approvals.standing(workflow_state, self):
            return approvals.carried_over(workflow_state, self, standing)
        return super().start(workflow_state, user=user)

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        if not self.reaches(obj, user):
            return []
        actions: list[tuple[str, Any, bool]] = super().get_actions(obj, user)
        if edited_last(obj, user):
            return [action for action in actions if action[0] != "approve"]
        return actions

    def on_action(self, task_state: Any, user: Any, action_name: str, **kwargs: Any) -> Any:
        variant = task_state.workflow_state.content_object
        # The address names a text and a state: they need not be of each other.
        if user is not None and not self.reaches(variant, user):
            raise PermissionDenied
        if action_name == "approve":
            require_other_eyes(variant, variant.get_latest_revision(), user)
            approvals.record(task_state, variant, user)
        return super().on_action(task_state, user, action_name, **kwargs)

    @classmethod
    def get_description(cls) -> Any:
        return _("A brand manager who did not make the last edit approves")

    class Meta:
        verbose_name = _("brand approval")
        verbose_name_plural = _("brand approvals")


class WaiverQuerySet(models.QuerySet["Waiver"]):
    """Asks which waivers hold."""

    def holding(self) -> Self:
        """Those that nobody withdrew and that have not lapsed."""
        now = timezone.now()
        return self.filter(
            models.Q(expires_at=None) | models.Q(expires_at__gt=now), withdrawn_at=None
        )


class Waiver(models.Model):
    """A named person's dated permission to let one finding stand in one variant.

    It ends when it is withdrawn, or by itself at ``expires_at``.
    """

    variant = models.ForeignKey(
        "cms.Variant", models.CASCADE, related_name="waivers", verbose_name=_("variant")
    )
    check_id = models.CharField(_("check"), max_length=100)
    fingerprint = models.CharField(max_length=64)
    finding = models.TextField(_("finding"))  # its words on that day
    reason = models.TextField(_("reason"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by")
    )
    created_at = models.DateTimeField(_("on"), default=timezone.now)
    expires_at = models.DateTimeField(_("holds until"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = WaiverQuerySet.as_manager()

    class Meta:
        verbose_name = _("waiver")
        verbose_name_plural = _("waivers")
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["variant", "fingerprint"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="one_waiver_a_finding",
            )
        ]

    def __str__(self) -> str:
        return f"{self.check_id}: {self.reason}"

    def clean(self) -> None:
        super().clean()
        if len(self.reason.strip()) < 10:
            raise ValidationError({"reason": _("Say why in at least ten characters.")})
        if self._state.adding and self.expires_at and self.expires_at <= timezone.now():
            raise ValidationError({"expires_at": _("A waiver ends on a day to come.")})
