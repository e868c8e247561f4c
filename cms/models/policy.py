"""Approval policies: which texts of a brand need whose approval, in what order."""

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import Group
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable, Workflow, WorkflowTask

from cms.models.brand import Brand
from cms.models.fields import LinesField, known_locale
from cms.models.review import BrandApprovalTask, Kind

Steps = Sequence[tuple[str, int]]
"""(kind, primary key of the group) of each approval, in order."""


def _are_locales(tags: Any) -> None:
    for tag in tags:
        known_locale(str(tag))


class PolicyQuerySet(models.QuerySet["ApprovalPolicy"]):
    """Asks which policy decides."""

    def deciding(self, variant: Any) -> "ApprovalPolicy | None":
        """The first policy of its brand that covers *variant*; None: the usual workflow holds."""
        rows = self.filter(brand_id=variant.template.brand_id)
        return next((row for row in rows if row.covers(variant)), None)


class ApprovalPolicy(ClusterableModel):
    """Which texts of a brand it covers, and the steps that they pass before they are live.

    An empty condition means any. The first of a brand's policies that covers a text decides, at the
    moment it is submitted: the steps are those of a Wagtail workflow, which is made anew when the
    steps change, so that a review that is under way ends as it began.
    """

    brand = models.ForeignKey(
        Brand, models.CASCADE, related_name="policies", verbose_name=_("brand")
    )
    title = models.CharField(_("title"), max_length=100)
    sort_order = models.PositiveIntegerField(
        _("order"), default=10, help_text=_("The first that covers a text decides: 10 before 20.")
    )
    purposes = models.JSONField(_("purposes"), default=list, blank=True)
    stages = LinesField(
        _("stages"), default=list, blank=True, help_text=_("Keys of stages, one a line.")
    )
    channels = models.JSONField(_("channels"), default=list, blank=True)
    locales = LinesField(
        _("locales"),
        default=list,
        blank=True,
        validators=[_are_locales],
        help_text=_("One a line: nb, da."),
    )
    needs_approval = models.BooleanField(
        _("needs approval"),
        default=True,
        help_text=_(
            "Switched off: whoever may publish a text may publish their own, without other eyes. "
            "The checker is never passed by."
        ),
    )
    workflow = models.ForeignKey(
        Workflow, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    source_workflow = models.ForeignKey(
        Workflow, models.SET_NULL, null=True, editable=False, related_name="+"
    )

    objects = PolicyQuerySet.as_manager()

    class Meta:
        verbose_name = _("approval policy")
        verbose_name_plural = _("approval policies")
        ordering = ["brand", "sort_order", "pk"]

    def __str__(self) -> str:
        return self.title

    def covers(self, variant: Any) -> bool:
        """Whether *variant* meets every condition."""
        template = variant.template
        facts = (
            (self.purposes, template.purpose),
            (self.stages, template.stage.key if template.stage else ""),
            (self.channels, variant.channel),
            (self.locales, variant.locale),
        )
        return all(not wanted or fact in wanted for wanted, fact in facts)

    def workflow_for(self, variant: Any) -> Workflow | None:
        """The workflow of its steps, those of translation only for a translation; None: it has
        no step for such a text, and the usual workflow holds.
        """
        is_source = variant.locale == variant.template.source_locale
        found = self.source_workflow if is_source else self.workflow
        return found if found and found.active else None

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and have the workflows of its steps at hand."""
        with transaction.atomic():
            super().save(*args, **kwargs)
            self.lay_down()

    def lay_down(self) -> None:
        """Point to the workflows of the present steps, which are made where there are none."""
        steps = [(step.kind, step.group_id) for step in self.steps.all()]
        own = [step for step in steps if step[0] != Kind.TRANSLATION]
        self.workflow = workflow_of(steps) if self.needs_approval else None
        self.source_workflow = workflow_of(own) if self.needs_approval else None
        super().save(update_fields=["workflow", "source_workflow"])


class ApprovalStep(Orderable):
    """One approval: by whom, and whether of the translation or of the brand's voice."""

    policy = ParentalKey(ApprovalPolicy, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(_("what"), max_length=20, choices=Kind.choices, default=Kind.BRAND)
    group = models.ForeignKey(Group, models.PROTECT, related_name="+", verbose_name=_("by"))

    class Meta(Orderable.Meta):
        verbose_name = _("step")
        verbose_name_plural = _("steps")

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.group}"


def workflow_of(steps: Steps) -> Workflow | None:
    """The workflow that has just these *steps*, made where there is none; None without a step.

    A workflow is never changed: reviews that are under way hold on to theirs.
    """
    if not steps:
        return None
    tasks = [_task_of(kind, group) for kind, group in dict.fromkeys(steps)]
    wanted = [task.pk for task in tasks]
    own = Workflow.objects.filter(
        active=True, workflow_content_types=None, workflow_tasks__task=wanted[0]
    )
    for found in own.distinct().prefetch_related("workflow_tasks"):
        if [row.task_id for row in found.workflow_tasks.all()] == wanted:
            return found
    made = Workflow.objects.create(name=" → ".join(task.name for task in tasks)[:255])
    for place, task in enumerate(tasks):
        WorkflowTask.objects.create(workflow=made, task=task, sort_order=place)
    return made


def _task_of(kind: str, group: int) -> BrandApprovalTask:
    """The task of one step; one group's approvals of a kind are one task, whatever the policy."""
    for found in BrandApprovalTask.objects.filter(
        active=True, kind=kind, groups=group, of_policy=True
    ).order_by("pk"):
        return found
    name = f"{Kind(kind).label}: {Group.objects.get(pk=group).name}"
    made = BrandApprovalTask.objects.create(name=name[:255], kind=kind, of_policy=True)
    made.groups.add(group)
    return made
