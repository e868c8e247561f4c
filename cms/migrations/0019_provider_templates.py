"""Templates at providers: accounts, and what was submitted to each.

Whoever may set up webhooks may set up accounts, and whoever may publish may submit. A group that
exists is otherwise left as its administrators made it (`cms.roles`).
"""

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import cms.models.fields
import cms.models.provider

# Codename of a right that is there -> those that its owners are given: model, codename, name.
RIGHTS = {
    "change_endpoint": [
        ("provideraccount", f"{verb}_provideraccount", f"Can {verb} message provider")
        for verb in ("add", "change", "delete")
    ],
    "publish_variant": [
        ("submission", "submit_submission", "Can submit published messages to providers")
    ],
}


def grant(apps: Any, schema_editor: Any) -> None:
    """Give each group and person what follows from the rights they have."""
    using = schema_editor.connection.alias
    types = apps.get_model("contenttypes", "ContentType").objects.using(using)
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    for alike, given in RIGHTS.items():
        there = permissions.filter(content_type__app_label="cms", codename=alike).first()
        if there is None:  # a new installation: there are no rights yet
            continue
        for model, codename, name in given:
            kind, _ = types.get_or_create(app_label="cms", model=model)
            ours, _ = permissions.get_or_create(
                content_type=kind, codename=codename, defaults={"name": name}
            )
            ours.group_set.add(*there.group_set.all())
            ours.user_set.add(*there.user_set.all())


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0018_told_of_trouble"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.CreateModel(
            name="ProviderAccount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=100, unique=True, verbose_name="name")),
                (
                    "provider",
                    models.CharField(editable=False, max_length=30, verbose_name="provider"),
                ),
                (
                    "environment",
                    models.CharField(
                        default="production",
                        help_text="What is live there is what may be submitted.",
                        max_length=30,
                        verbose_name="environment",
                    ),
                ),
                (
                    "active",
                    models.BooleanField(
                        default=True,
                        help_text="While it is off, nothing is submitted or asked.",
                        verbose_name="on",
                    ),
                ),
                ("settings", models.JSONField(default=dict, editable=False)),
                ("secret", models.TextField(blank=True, editable=False)),
                (
                    "public_id",
                    models.CharField(
                        default=cms.models.provider.make_public_id,
                        editable=False,
                        max_length=40,
                        unique=True,
                    ),
                ),
                ("failures", models.PositiveIntegerField(default=0, editable=False)),
                ("resume_at", models.DateTimeField(editable=False, null=True)),
                ("last_error", models.JSONField(default=dict, editable=False)),
                ("last_told_at", models.DateTimeField(editable=False, null=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "brand",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="provider_accounts",
                        to="cms.brand",
                        verbose_name="brand",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "message provider",
                "verbose_name_plural": "message providers",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Submission",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.CharField(max_length=64)),
                ("key", models.CharField(max_length=100, verbose_name="key")),
                ("channel", models.CharField(max_length=30, verbose_name="channel")),
                (
                    "locale",
                    cms.models.fields.LocaleField(
                        max_length=35,
                        validators=[cms.models.fields.known_locale],
                        verbose_name="locale",
                    ),
                ),
                ("persona", models.CharField(blank=True, max_length=50)),
                ("arm", models.CharField(blank=True, max_length=30)),
                ("base", models.CharField(max_length=400)),
                ("version", models.PositiveIntegerField()),
                ("name", models.CharField(max_length=512, verbose_name="name at the provider")),
                ("language", models.CharField(max_length=20)),
                ("provider_id", models.CharField(blank=True, max_length=200)),
                ("category_asked", models.CharField(blank=True, max_length=40)),
                ("category_given", models.CharField(blank=True, max_length=40)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "queued"),
                            ("pending", "in review"),
                            ("approved", "approved"),
                            ("rejected", "rejected"),
                            ("paused", "paused"),
                            ("disabled", "disabled"),
                            ("failed", "not submitted"),
                            ("removing", "being removed"),
                            ("removed", "removed"),
                        ],
                        default="queued",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                ("last_error", models.JSONField(default=dict)),
                ("attempts", models.PositiveIntegerField(default=0)),
                ("next_attempt_at", models.DateTimeField(null=True)),
                ("claim", models.CharField(blank=True, max_length=32)),
                ("told_at", models.DateTimeField(null=True)),
                ("submitted_at", models.DateTimeField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="submissions",
                        to="cms.provideraccount",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cms.releaseentry",
                    ),
                ),
                (
                    "variant",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="submissions",
                        to="cms.variant",
                    ),
                ),
            ],
            options={
                "verbose_name": "provider template",
                "verbose_name_plural": "provider templates",
                "ordering": ["-pk"],
                "permissions": [
                    ("submit_submission", "Can submit published messages to providers")
                ],
                "default_permissions": (),
                "indexes": [
                    models.Index(
                        condition=models.Q(("next_attempt_at__isnull", False)),
                        fields=["next_attempt_at"],
                        name="submissions_due",
                    ),
                    models.Index(
                        fields=["account", "variant", "-id"], name="submissions_of_a_variant"
                    ),
                    models.Index(
                        fields=["account", "provider_id"], name="submissions_by_provider_id"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("account", "key", "channel", "locale", "persona", "arm", "digest"),
                        name="one_submission_a_wording",
                    ),
                    models.UniqueConstraint(
                        fields=("account", "base", "language", "version"), name="one_version_a_name"
                    ),
                ],
            },
        ),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
