"""Rolling back, promoting and labelling came with environments: who publishes may do them.

A group that exists is otherwise left as its administrators made it (`cms.roles`).
"""

from typing import Any

from django.db import migrations

RIGHTS = {
    "roll_back_release": "Can roll back to a release",
    "promote_release": "Can promote releases to another environment",
    "label_release": "Can label releases",
}


def grant(apps: Any, schema_editor: Any) -> None:
    """Give the three to each group and person who may publish variants."""
    using = schema_editor.connection.alias
    types = apps.get_model("contenttypes", "ContentType").objects.using(using)
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    publish = permissions.filter(content_type__app_label="cms", codename="publish_variant").first()
    if publish is None:  # a new installation: there are no rights yet
        return
    releases, _ = types.get_or_create(app_label="cms", model="release")
    for codename, name in RIGHTS.items():
        ours, _ = permissions.get_or_create(
            content_type=releases, codename=codename, defaults={"name": name}
        )
        ours.group_set.add(*publish.group_set.all())
        ours.user_set.add(*publish.user_set.all())


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0010_rights"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
