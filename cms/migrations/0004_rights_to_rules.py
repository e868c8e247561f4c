"""Brand rules came with the checker: whoever looks after style guides looks after rules too.

A group that exists is otherwise left as its administrators made it (`cms.roles`), and a new kind of
row would be closed to the brand managers of an installation that is upgraded. Waiving is a right
they have had from the first release, and what checks ask of a brand goes with changing the brand.
"""

from typing import Any

from django.db import migrations

VERBS = ("view", "add", "change", "delete")


def grant(apps: Any, schema_editor: Any) -> None:
    """Give each group and person the verbs for rules that they have for style guides."""
    using = schema_editor.connection.alias
    types = apps.get_model("contenttypes", "ContentType").objects.using(using)
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    rules, _ = types.get_or_create(app_label="cms", model="brandrule")
    for verb in VERBS:
        alike = permissions.filter(
            content_type__app_label="cms", codename=f"{verb}_styleguide"
        ).first()
        if alike is None:  # a new installation: there are no rights yet
            continue
        ours, _ = permissions.get_or_create(
            content_type=rules,
            codename=f"{verb}_brandrule",
            defaults={"name": f"Can {verb} brand rule"},
        )
        ours.group_set.add(*alike.group_set.all())
        ours.user_set.add(*alike.user_set.all())


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0003_checking"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
