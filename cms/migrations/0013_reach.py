"""How far a group reaches in the editor: by brand and by locale."""

import django.db.models.deletion
from django.db import migrations, models

import cms.models.fields


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("cms", "0012_indexes_of_a_large_log"),
    ]

    operations = [
        migrations.CreateModel(
            name="Reach",
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
                        blank=True,
                        max_length=35,
                        validators=[cms.models.fields.known_locale],
                        verbose_name="locale",
                    ),
                ),
                (
                    "reads_source",
                    models.BooleanField(default=True, verbose_name="reads the source texts"),
                ),
                (
                    "brand",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reaches",
                        to="cms.brand",
                        verbose_name="brand",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reaches",
                        to="auth.group",
                        verbose_name="group",
                    ),
                ),
            ],
            options={
                "verbose_name": "reach of a group",
                "verbose_name_plural": "reaches of groups",
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("group", "brand", "locale"), name="one_reach_a_brand"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("brand", None)),
                        fields=("group", "locale"),
                        name="one_reach_of_all_brands",
                    ),
                ],
            },
        ),
    ]
