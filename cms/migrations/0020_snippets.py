"""Snippets, their texts and changes. Whoever looks after rules looks after snippets too, as in 0004:
a group that exists is otherwise left as its administrators made it.
"""

from typing import Any

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import modelcluster.fields
from django.conf import settings
from django.db import migrations, models

import cms.models.fields

VERBS = ("view", "add", "change", "delete")


def grant(apps: Any, schema_editor: Any) -> None:
    """Give each group and person the verbs for snippets that they have for rules."""
    using = schema_editor.connection.alias
    types = apps.get_model("contenttypes", "ContentType").objects.using(using)
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    snippets, _ = types.get_or_create(app_label="cms", model="snippet")
    for verb in VERBS:
        alike = permissions.filter(
            content_type__app_label="cms", codename=f"{verb}_brandrule"
        ).first()
        if alike is None:  # a new installation: there are no rights yet
            continue
        ours, _ = permissions.get_or_create(
            content_type=snippets,
            codename=f"{verb}_snippet",
            defaults={"name": f"Can {verb} snippet"},
        )
        ours.group_set.add(*alike.group_set.all())
        ours.user_set.add(*alike.user_set.all())


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0019_provider_templates"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="releaseentry",
            name="snippets",
            field=models.JSONField(default=list),
        ),
        migrations.AlterField(
            model_name="release",
            name="action",
            field=models.CharField(
                choices=[
                    ("publish", "published"),
                    ("unpublish", "unpublished"),
                    ("roll-back", "rolled back"),
                    ("refresh", "dressed anew"),
                    ("snippet", "snippet changed"),
                    ("settings", "fallback chains changed"),
                    ("promote", "promoted"),
                ],
                max_length=20,
            ),
        ),
        migrations.CreateModel(
            name="Snippet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "key",
                    models.CharField(
                        help_text="Stable: texts take it in by this name.",
                        max_length=64,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(?:[._-][a-z0-9]+)*\\Z",
                                "Use lower-case letters and digits, joined by full stops, hyphens or underscores.",
                            )
                        ],
                        verbose_name="key",
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("signature", "signature"),
                            ("opt-out", "opt-out"),
                            ("legal", "legal lines"),
                            ("hours", "opening hours"),
                            ("other", "other"),
                        ],
                        default="other",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("notes", models.TextField(blank=True, verbose_name="notes for writers")),
                (
                    "brand",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="snippets",
                        to="cms.brand",
                        verbose_name="brand",
                    ),
                ),
            ],
            options={
                "verbose_name": "snippet",
                "verbose_name_plural": "snippets",
                "ordering": ["brand", "key"],
            },
        ),
        migrations.CreateModel(
            name="SnippetChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("places", models.JSONField(default=list)),
                ("proposed_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("dropped_at", models.DateTimeField(null=True)),
                ("release", models.PositiveBigIntegerField(null=True)),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "snippet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="cms.snippet",
                    ),
                ),
            ],
            options={
                "verbose_name": "change of a snippet",
                "verbose_name_plural": "changes of snippets",
                "ordering": ["-pk"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="SnippetText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "locale",
                    cms.models.fields.LocaleField(
                        max_length=35,
                        validators=[cms.models.fields.known_locale],
                        verbose_name="locale",
                    ),
                ),
                ("channel", models.CharField(blank=True, max_length=30, verbose_name="channel")),
                ("text", models.TextField(max_length=10000, verbose_name="text")),
                (
                    "snippet",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="texts",
                        to="cms.snippet",
                    ),
                ),
            ],
            options={
                "verbose_name": "text of a snippet",
                "verbose_name_plural": "texts of snippets",
                "ordering": ["locale", "channel"],
            },
        ),
        migrations.AddConstraint(
            model_name="snippet",
            constraint=models.UniqueConstraint(
                fields=("brand", "key"),
                name="one_snippet_a_key",
                violation_error_message="This brand has a snippet of this key already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="snippettext",
            constraint=models.UniqueConstraint(
                fields=("snippet", "locale", "channel"),
                name="one_snippet_text_a_place",
                violation_error_message="This locale and channel has a text already.",
            ),
        ),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
