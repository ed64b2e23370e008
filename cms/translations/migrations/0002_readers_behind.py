from django.db import migrations, models
from django.db.models import F


def fill(apps, schema_editor):
    behind = apps.get_model("cms_translations", "TranslatedSource").objects.exclude(source_changed_at=None)
    behind.update(readers_behind_since=F("source_changed_at"))


class Migration(migrations.Migration):

    dependencies = [
        ("cms_translations", "0001_translation_states"),
    ]

    operations = [
        migrations.AddField(
            model_name="translatedsource",
            name="readers_behind_since",
            field=models.DateTimeField(null=True),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
    ]
