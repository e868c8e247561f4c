"""Policies, approvals, comments, and the review clock.

Who looks after style guides looks after policies too, as it was with rules (0004). Messages that
are here already are given their first day from today: nobody finds all of them overdue.
"""

from datetime import timedelta
from typing import Any

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import modelcluster.fields
from django.conf import settings
from django.db import migrations, models
from django.utils import timezone

import cms.models.fields
import cms.models.policy

VERBS = ("view", "add", "change", "delete")
MONTHS = 4  # as a new brand says


def grant(apps: Any, schema_editor: Any) -> None:
    """Give each group and person the verbs for policies that they have for style guides."""
    using = schema_editor.connection.alias
    types = apps.get_model("contenttypes", "ContentType").objects.using(using)
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    policies, _ = types.get_or_create(app_label="cms", model="approvalpolicy")
    for verb in VERBS:
        alike = permissions.filter(
            content_type__app_label="cms", codename=f"{verb}_styleguide"
        ).first()
        if alike is None:  # a new installation: there are no rights yet
            continue
        ours, _ = permissions.get_or_create(
            content_type=policies,
            codename=f"{verb}_approvalpolicy",
            defaults={"name": f"Can {verb} approval policy"},
        )
        ours.group_set.add(*alike.group_set.all())
        ours.user_set.add(*alike.user_set.all())


def wind_the_clock(apps: Any, schema_editor: Any) -> None:
    """Every message is looked through within the usual months from today."""
    templates = apps.get_model("cms", "MessageTemplate").objects
    day = timezone.localdate() + timedelta(days=round(MONTHS * 30.44))
    templates.using(schema_editor.connection.alias).filter(review_by=None).update(review_by=day)


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("cms", "0014_journey_map"),
        ("wagtailcore", "0098_apitoken"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Approval",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.CharField(max_length=64)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "verbose_name": "approval",
                "verbose_name_plural": "approvals",
            },
        ),
        migrations.CreateModel(
            name="ApprovalPolicy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=100, verbose_name="title")),
                (
                    "sort_order",
                    models.PositiveIntegerField(
                        default=10,
                        help_text="The first that covers a text decides: 10 before 20.",
                        verbose_name="order",
                    ),
                ),
                ("purposes", models.JSONField(blank=True, default=list, verbose_name="purposes")),
                (
                    "stages",
                    cms.models.fields.LinesField(
                        blank=True,
                        default=list,
                        help_text="Keys of stages, one a line.",
                        verbose_name="stages",
                    ),
                ),
                ("channels", models.JSONField(blank=True, default=list, verbose_name="channels")),
                (
                    "locales",
                    cms.models.fields.LinesField(
                        blank=True,
                        default=list,
                        help_text="One a line: nb, da.",
                        validators=[cms.models.policy._are_locales],
                        verbose_name="locales",
                    ),
                ),
                (
                    "needs_approval",
                    models.BooleanField(
                        default=True,
                        help_text="Switched off: whoever may publish a text may publish their own, without other eyes. The checker is never passed by.",
                        verbose_name="needs approval",
                    ),
                ),
            ],
            options={
                "verbose_name": "approval policy",
                "verbose_name_plural": "approval policies",
                "ordering": ["brand", "sort_order", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ApprovalStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("translation", "translation"), ("brand", "brand")],
                        default="brand",
                        max_length=20,
                        verbose_name="what",
                    ),
                ),
            ],
            options={
                "verbose_name": "step",
                "verbose_name_plural": "steps",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("part", models.CharField(blank=True, max_length=300)),
                ("quote", models.CharField(blank=True, max_length=500)),
                ("start", models.PositiveIntegerField(default=0)),
                ("text", models.TextField(verbose_name="comment")),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="on"),
                ),
                ("asks_changes", models.BooleanField(default=False)),
                ("resolved_at", models.DateTimeField(null=True)),
            ],
            options={
                "verbose_name": "comment",
                "verbose_name_plural": "comments",
                "ordering": ["created_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Mention",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("seen_at", models.DateTimeField(null=True)),
            ],
            options={
                "verbose_name": "mention",
                "verbose_name_plural": "mentions",
            },
        ),
        migrations.AddField(
            model_name="brand",
            name="review_months",
            field=models.PositiveSmallIntegerField(
                default=4,
                help_text="Counted from its last publishing. 0: never.",
                validators=[django.core.validators.MaxValueValidator(120)],
                verbose_name="months until a message is looked through again",
            ),
        ),
        migrations.AddField(
            model_name="brandapprovaltask",
            name="kind",
            field=models.CharField(
                choices=[("translation", "translation"), ("brand", "brand")],
                default="brand",
                max_length=20,
                verbose_name="kind",
            ),
        ),
        migrations.AddField(
            model_name="brandapprovaltask",
            name="of_policy",
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AddField(
            model_name="findingrow",
            name="found_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="messagetemplate",
            name="owner",
            field=models.ForeignKey(
                blank=True,
                help_text="Who looks it through when its day comes.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="owner",
            ),
        ),
        migrations.AddField(
            model_name="messagetemplate",
            name="reminded_on",
            field=models.DateField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="messagetemplate",
            name="review_by",
            field=models.DateField(
                blank=True,
                help_text="Empty: as many months from now as the brand says.",
                null=True,
                verbose_name="look through by",
            ),
        ),
        migrations.AddField(
            model_name="messagetemplate",
            name="review_is_chosen",
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AddIndex(
            model_name="findingrow",
            index=models.Index(fields=["found_at"], name="finding_found"),
        ),
        migrations.AddField(
            model_name="approval",
            name="task",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="wagtailcore.task"
            ),
        ),
        migrations.AddField(
            model_name="approval",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="approval",
            name="variant",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="approvals",
                to="cms.variant",
            ),
        ),
        migrations.AddField(
            model_name="approval",
            name="workflow_state",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="wagtailcore.workflowstate",
            ),
        ),
        migrations.AddField(
            model_name="approvalpolicy",
            name="brand",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="policies",
                to="cms.brand",
                verbose_name="brand",
            ),
        ),
        migrations.AddField(
            model_name="approvalpolicy",
            name="source_workflow",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="wagtailcore.workflow",
            ),
        ),
        migrations.AddField(
            model_name="approvalpolicy",
            name="workflow",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="wagtailcore.workflow",
            ),
        ),
        migrations.AddField(
            model_name="approvalstep",
            name="group",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="auth.group",
                verbose_name="by",
            ),
        ),
        migrations.AddField(
            model_name="approvalstep",
            name="policy",
            field=modelcluster.fields.ParentalKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="steps",
                to="cms.approvalpolicy",
            ),
        ),
        migrations.AddField(
            model_name="comment",
            name="author",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="by",
            ),
        ),
        migrations.AddField(
            model_name="comment",
            name="parent",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="replies",
                to="cms.comment",
            ),
        ),
        migrations.AddField(
            model_name="comment",
            name="resolved_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="comment",
            name="variant",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="comments",
                to="cms.variant",
                verbose_name="variant",
            ),
        ),
        migrations.AddField(
            model_name="mention",
            name="comment",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="mentions",
                to="cms.comment",
            ),
        ),
        migrations.AddField(
            model_name="mention",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddIndex(
            model_name="approval",
            index=models.Index(fields=["variant", "digest"], name="approval_of_text"),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(fields=["variant", "resolved_at"], name="comment_open"),
        ),
        migrations.AddIndex(
            model_name="mention",
            index=models.Index(fields=["user", "seen_at"], name="mention_unseen"),
        ),
        migrations.AddConstraint(
            model_name="mention",
            constraint=models.UniqueConstraint(
                fields=("comment", "user"), name="one_mention_a_comment"
            ),
        ),
        migrations.RunPython(grant, migrations.RunPython.noop),
        migrations.RunPython(wind_the_clock, migrations.RunPython.noop),
    ]
