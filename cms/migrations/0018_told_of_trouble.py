from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0015_approving"),
    ]

    operations = [
        migrations.AddField(
            model_name="endpoint",
            name="is_told",
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AddField(
            model_name="endpoint",
            name="told_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
    ]
