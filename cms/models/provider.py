"""Templates at providers: the account that we hand them to, and what became of each.

This is the provider's state, not ours: no revision and no release changes with it. A `Submission`
points into the release log, so that it stays clear which text the provider has.
"""

import secrets
from typing import Any

from django.conf import settings as configured
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms.models.fields import LocaleField
from cms.models.release import ReleaseEntry
from cms.saying import say


def make_public_id() -> str:
    """A name for addresses that nobody can guess."""
    return secrets.token_urlsafe(18)


class ProviderAccount(models.Model):
    """One brand's account with one provider; `provider` names a back-end."""

    name = models.CharField(_("name"), max_length=100, unique=True)
    brand = models.ForeignKey(
        "cms.Brand", models.PROTECT, verbose_name=_("brand"), related_name="provider_accounts"
    )
    provider = models.CharField(_("provider"), max_length=30, editable=False)
    environment = models.CharField(
        _("environment"),
        max_length=30,
        default="production",
        help_text=_("What is live there is what may be submitted."),
    )
    active = models.BooleanField(
        pgettext_lazy("a switch", "on"),
        default=True,
        help_text=_("While it is off, nothing is submitted or asked."),
    )
    settings = models.JSONField(default=dict, editable=False)
    secret = models.TextField(editable=False, blank=True)  # encrypted JSON (cms.webhooks.vault)
    public_id = models.CharField(max_length=40, unique=True, default=make_public_id, editable=False)
    failures = models.PositiveIntegerField(default=0, editable=False)  # in a row
    resume_at = models.DateTimeField(editable=False, null=True)
    last_error = models.JSONField(default=dict, editable=False)  # {"msgid": ..., "params": {...}}
    last_told_at = models.DateTimeField(editable=False, null=True)  # by the provider's own call
    created_by = models.ForeignKey(
        configured.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("message provider")
        verbose_name_plural = _("message providers")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def why(self) -> str:
        """What went wrong last, in the reader's language; nothing when nothing did."""
        error: dict[str, Any] = self.last_error
        return say(error["msgid"], error.get("params", {})) if error else ""


class Submission(models.Model):
    """One version of one wording at one account: what it was made from, and how it goes there."""

    class State(models.TextChoices):
        QUEUED = "queued", _("queued")
        PENDING = "pending", _("in review")
        APPROVED = "approved", _("approved")
        REJECTED = "rejected", _("rejected")
        PAUSED = "paused", _("paused")
        DISABLED = "disabled", _("disabled")
        FAILED = "failed", _("not submitted")
        REMOVING = "removing", _("being removed")
        REMOVED = "removed", _("removed")

    account = models.ForeignKey(ProviderAccount, models.CASCADE, related_name="submissions")
    # Null once the variant is deleted: the provider still has the template.
    variant = models.ForeignKey(
        "cms.Variant", models.SET_NULL, null=True, related_name="submissions"
    )
    entry = models.ForeignKey(ReleaseEntry, models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)  # of the stored content
    key = models.CharField(_("key"), max_length=100)
    channel = models.CharField(_("channel"), max_length=30)
    locale = LocaleField(_("locale"))
    persona = models.CharField(max_length=50, blank=True)
    arm = models.CharField(max_length=30, blank=True)

    base = models.CharField(max_length=400)  # the name without its version
    version = models.PositiveIntegerField()
    name = models.CharField(_("name at the provider"), max_length=512)
    language = models.CharField(max_length=20)  # the provider's code
    provider_id = models.CharField(max_length=200, blank=True)
    category_asked = models.CharField(max_length=40, blank=True)
    category_given = models.CharField(max_length=40, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.QUEUED)
    reason = models.TextField(blank=True)  # in the provider's words
    last_error = models.JSONField(default=dict)  # in ours: {"msgid": ..., "params": {...}}

    attempts = models.PositiveIntegerField(default=0)  # that failed, since it last went well
    # While a worker has it, this is when its lease ends and another may take it.
    next_attempt_at = models.DateTimeField(null=True)
    claim = models.CharField(max_length=32, blank=True)
    told_at = models.DateTimeField(null=True)  # as of when the provider's state is known
    submitted_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    created_by = models.ForeignKey(
        configured.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("provider template")
        verbose_name_plural = _("provider templates")
        ordering = ["-pk"]
        default_permissions = ()
        permissions = [("submit_submission", "Can submit published messages to providers")]
        constraints = [
            models.UniqueConstraint(
                fields=["account", "key", "channel", "locale", "persona", "arm", "digest"],
                name="one_submission_a_wording",
            ),
            models.UniqueConstraint(
                fields=["account", "base", "language", "version"], name="one_version_a_name"
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_attempt_at"],
                condition=models.Q(next_attempt_at__isnull=False),
                name="submissions_due",
            ),
            models.Index(fields=["account", "variant", "-id"], name="submissions_of_a_variant"),
            models.Index(fields=["account", "provider_id"], name="submissions_by_provider_id"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def release_number(self) -> int:
        """The release that it was made from."""
        number: int = self.entry.release_id
        return number

    @property
    def why(self) -> str:
        """What went wrong with us last, in the reader's language; nothing when nothing did."""
        error: dict[str, Any] = self.last_error
        return say(error["msgid"], error.get("params", {})) if error else ""

    @property
    def is_recategorised(self) -> bool:
        """Whether the provider put it into another category than was asked for."""
        return bool(
            self.category_asked
            and self.category_given
            and self.category_asked != self.category_given
        )
