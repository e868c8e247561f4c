"""Where other systems are told of releases, and what each is yet to be told.

`Delivery` rows are written in the transaction of the release (`cms.webhooks.outbox`) and sent
afterwards by `cms.webhooks.worker`.
"""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from cms.models.release import Release
from cms.saying import say


class Endpoint(models.Model):
    """One address that is told of releases; empty `brand`, `environment`, `actions` mean all."""

    name = models.CharField(
        _("name"), max_length=100, unique=True, help_text=_("What you call the system told here.")
    )
    url = models.CharField(
        _("address"), max_length=500, help_text=_("Begins with https://. It must be public.")
    )
    # Never SET_NULL: an endpoint of one brand must not become one of all.
    brand = models.ForeignKey(
        "cms.Brand",
        models.PROTECT,
        verbose_name=_("brand"),
        null=True,
        blank=True,
        related_name="+",
    )
    environment = models.CharField(_("environment"), max_length=50, blank=True)
    actions = models.JSONField(_("actions"), default=list, blank=True)
    active = models.BooleanField(
        pgettext_lazy("a switch", "on"),
        default=True,
        help_text=_("While it is off, releases are not noted for it."),
    )
    # Encrypted (cms.webhooks.vault). The second signs too, until the time that stands beside it.
    secret = models.TextField(editable=False)
    old_secret = models.TextField(editable=False, blank=True)
    old_until = models.DateTimeField(editable=False, null=True)
    failures = models.PositiveIntegerField(default=0, editable=False)  # in a row
    resume_at = models.DateTimeField(editable=False, null=True)
    is_gone = models.BooleanField(default=False, editable=False)  # it answered 410 and was put off
    # Of the trouble it is in, people were told once, and not twice in a day (cms.webhooks.telling).
    is_told = models.BooleanField(default=False, editable=False)
    told_at = models.DateTimeField(editable=False, null=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def wants(self, action: str) -> bool:
        """Whether releases by *action* are told here."""
        return not self.actions or action in self.actions

    @property
    def actions_in_short(self) -> str:
        """Its actions in words; nothing when it is told of all."""
        return ", ".join(
            str(label) for value, label in Release.Action.choices if value in self.actions
        )


class Delivery(models.Model):
    """One message to one endpoint, with how its sending went last."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        DELIVERED = "delivered", _("delivered")
        DEAD = "dead", _("given up")

    class Type(models.TextChoices):
        RELEASE = "release.created", _("release")
        PING = "ping", _("test")

    endpoint = models.ForeignKey(Endpoint, models.CASCADE, related_name="deliveries")
    type = models.CharField(max_length=30, choices=Type.choices, default=Type.RELEASE)
    release_number = models.PositiveBigIntegerField(_("release"), null=True)
    message_id = models.CharField(max_length=40)  # of the event: the same for every endpoint
    payload = models.TextField()  # the body to the letter: it is what is signed
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.WAITING
    )
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    # While a worker has it, this is when its lease ends and another may take it.
    next_attempt_at = models.DateTimeField(null=True)
    claim = models.CharField(max_length=32, blank=True)
    last_attempt_at = models.DateTimeField(null=True)
    last_headers = models.JSONField(default=dict)  # as sent
    last_status = models.PositiveSmallIntegerField(null=True)
    last_response = models.TextField(blank=True)
    last_error = models.JSONField(default=dict)  # {"msgid": ..., "params": {...}}
    created_at = models.DateTimeField(auto_now_add=True)
    delivered_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        ordering = ["-pk"]
        default_permissions = ()  # who may change an endpoint may see and repeat its deliveries
        constraints = [
            models.UniqueConstraint(
                fields=["endpoint", "message_id"], name="one_delivery_an_endpoint"
            )
        ]
        indexes = [
            models.Index(
                fields=["next_attempt_at"],
                condition=models.Q(state="waiting"),
                name="deliveries_due",
            ),
            models.Index(fields=["endpoint", "state", "-id"], name="deliveries_of_an_endpoint"),
        ]

    def __str__(self) -> str:
        return self.message_id

    @property
    def state_in_words(self) -> str:
        """Its state; a test is tried once, so it has failed where others are given up."""
        if self.type == self.Type.PING and self.state == self.State.DEAD:
            return gettext("failed")
        return self.get_state_display()

    @property
    def why(self) -> str:
        """What went wrong last, in the reader's language; nothing when nothing did."""
        error: dict[str, Any] = self.last_error
        return say(error["msgid"], error.get("params", {})) if error else ""
