"""A variant: the wording of a message template for one channel and one locale."""

from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.actions.registry import action_registry
from wagtail.api import APIField
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)

import channels
from cms.errors import PublishRefused
from cms.models.approval import withdraw_touched
from cms.models.fields import SLUG, LocaleField
from cms.models.journey import Persona
from cms.models.template import MessageTemplate


class VariantQuerySet(models.QuerySet["Variant"]):
    """Closes the roads to "live" that pass by `Variant.publish`."""

    def update(self, **kwargs: Any) -> int:
        if kwargs.get("live"):
            raise PublishRefused(_("Publish each variant: `live` cannot be set in bulk."))
        return super().update(**kwargs)

    def bulk_create(self, objs: Any, *args: Any, **kwargs: Any) -> list["Variant"]:
        rows = list(objs)
        for row in rows:
            row.refuse_to_go_live_unguarded()
        return super().bulk_create(rows, *args, **kwargs)

    def bulk_update(self, objs: Any, fields: Any, *args: Any, **kwargs: Any) -> int:
        rows = list(objs)
        if "live" in fields:
            for row in rows:
                row.refuse_to_go_live_unguarded()
        return super().bulk_update(rows, fields, *args, **kwargs)


class Variant(
    WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, PreviewableMixin, models.Model
):
    """One row per message template x channel x locale (x persona x A/B arm).

    `content` holds the channel's parts as in a message document. Drafts, revisions, locking,
    preview and
    workflow are Wagtail's. A new row is not live.
    """

    # Wagtail's default is live; a text that nobody approved is not.
    live = models.BooleanField(_("live"), default=False, editable=False)
    template = models.ForeignKey(
        MessageTemplate, models.PROTECT, related_name="variants", verbose_name=_("message template")
    )
    channel = models.CharField(_("channel"), max_length=30)
    locale = LocaleField(_("locale"))
    persona = models.ForeignKey(
        Persona,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="variants",
        verbose_name=_("persona"),
    )
    arm = models.CharField(
        _("A/B arm"),
        max_length=30,
        blank=True,
        validators=[SLUG],
        help_text=_("Empty: the only wording."),
    )
    content = models.JSONField(_("content"), default=dict, blank=True)
    # Content.digest of the source variant that this wording was approved against; empty for
    # the source itself.
    source_digest = models.CharField(max_length=64, blank=True, editable=False)
    updated_at = models.DateTimeField(auto_now=True)

    objects = VariantQuerySet.as_manager()

    api_fields = [
        APIField("template", writable=True),
        APIField("channel", writable=True),
        APIField("locale", writable=True),
        APIField("persona", writable=True),
        APIField("arm", writable=True),
        APIField("content", writable=True),
    ]

    class Meta:
        verbose_name = _("variant")
        verbose_name_plural = _("variants")
        ordering = ["template__key", "channel", "locale"]
        permissions = [
            ("waive_finding", "Can let a finding stand, with a reason"),
            ("fetch_published", "Can fetch and render published messages over the API"),
            ("read_drafts", "Can read drafts over the API"),
            ("push_drafts", "Can write drafts over the API"),
            ("import_messages", "Can import message files as drafts"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["template", "channel", "locale", "arm"],
                condition=models.Q(persona__isnull=True),
                name="one_variant_an_address",
                violation_error_message=_("This variant exists already."),
            ),
            models.UniqueConstraint(
                fields=["template", "channel", "locale", "persona", "arm"],
                name="one_variant_a_persona",
                violation_error_message=_("This variant exists already."),
            ),
        ]
        indexes = [models.Index(fields=["channel", "locale"], name="variant_channel_locale")]

    def __str__(self) -> str:
        declared = channels.CHANNELS.get(self.channel)
        channel = declared.label if declared else self.channel
        which = [channel, self.locale, str(self.persona or ""), self.arm]
        return " · ".join([str(self.template), *filter(None, which)])

    # -- the door that shuts: going live only through `publish` ------------------------------------

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any) -> Self:
        row = super().from_db(*args, **kwargs)
        row.may_be_live = row.__dict__.get("live", False)
        return row

    may_be_live = False  # True for a row that is live in the database, or that `publish` lets in

    def with_content_json(self, content: Any) -> Self:
        row: Self = super().with_content_json(content)
        row.may_be_live = self.may_be_live
        # What it was approved against is of the row, not of the draft that was begun before.
        row.source_digest = self.source_digest
        return row

    def refuse_to_go_live_unguarded(self) -> None:
        """Raise `PublishRefused` when this row would turn live past the guard."""
        if self.live and not self.may_be_live:
            raise PublishRefused(_("A variant goes live by publishing a revision, not by saving."))

    def refresh_from_db(
        self, using: Any = None, fields: Any = None, from_queryset: Any = None
    ) -> None:
        super().refresh_from_db(using=using, fields=fields, from_queryset=from_queryset)
        if fields is None or "live" in fields:
            self.may_be_live = self.live

    def save(self, *args: Any, **kwargs: Any) -> None:
        fields = kwargs.get("update_fields")
        if fields is None or "live" in fields:
            self.refuse_to_go_live_unguarded()
        super().save(*args, **kwargs)

    def publish(
        self,
        revision: Any,
        user: Any = None,
        changed: bool = True,
        log_action: Any = True,
        previous_revision: Any = None,
        skip_permission_checks: bool = False,
    ) -> None:
        """Make *revision* live, or schedule it: only through the guard, and into the release log.

        The registered action is `cms.publishing.PublishVariant`. Raises `PublishRefused`
        with what stands in the way.
        """
        action_registry.get_action_class(type(self), "publish")(
            revision,
            user=user,
            changed=changed,
            log_action=log_action,
            previous_revision=previous_revision,
        ).execute(skip_permission_checks=skip_permission_checks)

    def unpublish(
        self,
        set_expired: bool = False,
        commit: bool = True,
        user: Any = None,
        log_action: Any = True,
    ) -> None:
        """Take down what is live; a release says so."""
        action_registry.get_action_class(type(self), "unpublish")(
            self, set_expired=set_expired, commit=commit, user=user, log_action=log_action
        ).execute(skip_permission_checks=True)

    # -- review: by the brand's policy -------------------------------------------------------------

    def get_workflow(self) -> Any:
        """The workflow that the brand's policy asks for, else the one for all variants."""
        from cms.models.policy import ApprovalPolicy

        policy = ApprovalPolicy.objects.deciding(self)
        return (policy and policy.workflow_for(self)) or super().get_workflow()

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        """Wagtail's; an approval of other words than these is withdrawn."""
        revision = super().save_revision(*args, **kwargs)
        withdraw_touched(self, revision, args[0] if args else kwargs.get("user"))
        return revision

    # -- words -------------------------------------------------------------------------------------

    @property
    def persona_key(self) -> str:
        """The persona's key, or "" for everybody."""
        return self.persona.key if self.persona else ""

    @property
    def channel_declaration(self) -> channels.Channel:
        """The channel this variant is written for."""
        return channels.get(self.channel)

    def typed_content(self) -> channels.Content:
        """The content as it was typed; `channels.ContentError` when it is none of its channel's.

        What is said, with snippets in it, is `cms.door.said_content`.
        """
        return self.channel_declaration.load(self.content)

    def clean(self) -> None:
        super().clean()
        try:
            self.typed_content()
        except channels.UnknownChannelError as error:
            raise ValidationError({"channel": str(error)}) from error
        except channels.ContentError as error:
            raise ValidationError(
                {"content": [str(problem) for problem in error.problems]}
            ) from error
        if self.persona and self.persona.brand_id != self.template.brand_id:
            raise ValidationError({"persona": _("This persona belongs to another brand.")})

    # -- preview -----------------------------------------------------------------------------------

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        from cms.preview import modes

        return modes(self)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        from cms.preview import serve

        return serve(self, request, mode_name)
