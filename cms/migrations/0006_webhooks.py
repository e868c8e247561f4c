"""Webhooks: where other systems are told of releases, and what each is yet to be told.

Whoever may change a brand may set up its webhooks. A group that exists is otherwise left as its
administrators made it (`cms.roles`), and new rows would be closed to the brand managers of an
installation that is upgraded.
"""

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

VERBS = ("add", "change", "delete")


def grant(apps: Any, schema_editor: Any) -> None:
    """Give each group and person that may change brands every verb for webhooks."""
    using = schema_editor.connection.alias
    types = apps.get_model("contenttypes", "ContentType").objects.using(using)
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    alike = permissions.filter(content_type__app_label="cms", codename="change_brand").first()
    if alike is None:  # a new installation: there are no rights yet
        return
    endpoints, _ = types.get_or_create(app_label="cms", model="endpoint")
    for verb in VERBS:
        ours, _ = permissions.get_or_create(
            content_type=endpoints,
            codename=f"{verb}_endpoint",
            defaults={"name": f"Can {verb} webhook"},
        )
        ours.group_set.add(*alike.group_set.all())
        ours.user_set.add(*alike.user_set.all())


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0005_releases"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.CreateModel(
            name="Endpoint",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="What you call the system told here.",
                        max_length=100,
                        unique=True,
                        verbose_name="name",
                    ),
                ),
                (
                    "url",
                    models.CharField(
                        help_text="Begins with https://. It must be public.",
                        max_length=500,
                        verbose_name="address",
                    ),
                ),
                (
                    "environment",
                    models.CharField(blank=True, max_length=50, verbose_name="environment"),
                ),
                ("actions", models.JSONField(blank=True, default=list, verbose_name="actions")),
                (
                    "active",
                    models.BooleanField(
                        default=True,
                        help_text="While it is off, releases are not noted for it.",
                        verbose_name="on",
                    ),
                ),
                ("secret", models.TextField(editable=False)),
                ("old_secret", models.TextField(blank=True, editable=False)),
                ("old_until", models.DateTimeField(editable=False, null=True)),
                ("failures", models.PositiveIntegerField(default=0, editable=False)),
                ("resume_at", models.DateTimeField(editable=False, null=True)),
                ("is_gone", models.BooleanField(default=False, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "brand",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
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
                "verbose_name": "webhook",
                "verbose_name_plural": "webhooks",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "type",
                    models.CharField(
                        choices=[("release.created", "release"), ("ping", "test")],
                        default="release.created",
                        max_length=30,
                    ),
                ),
                (
                    "release_number",
                    models.PositiveBigIntegerField(null=True, verbose_name="release"),
                ),
                ("message_id", models.CharField(max_length=40)),
                ("payload", models.TextField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting"),
                            ("delivered", "delivered"),
                            ("dead", "given up"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="attempts")),
                ("next_attempt_at", models.DateTimeField(null=True)),
                ("claim", models.CharField(blank=True, max_length=32)),
                ("last_attempt_at", models.DateTimeField(null=True)),
                ("last_headers", models.JSONField(default=dict)),
                ("last_status", models.PositiveSmallIntegerField(null=True)),
                ("last_response", models.TextField(blank=True)),
                ("last_error", models.JSONField(default=dict)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("delivered_at", models.DateTimeField(null=True)),
                (
                    "endpoint",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deliveries",
                        to="cms.endpoint",
                    ),
                ),
            ],
            options={
                "verbose_name": "delivery",
                "verbose_name_plural": "deliveries",
                "ordering": ["-pk"],
                "default_permissions": (),
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "waiting")),
                        fields=["next_attempt_at"],
                        name="deliveries_due",
                    ),
                    models.Index(
                        fields=["endpoint", "state", "-id"], name="deliveries_of_an_endpoint"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("endpoint", "message_id"), name="one_delivery_an_endpoint"
                    )
                ],
            },
        ),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
