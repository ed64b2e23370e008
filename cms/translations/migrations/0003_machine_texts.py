import django.db.models.deletion
from django.db import migrations, models

AT_ONCE = 1000


def fill(apps, schema_editor):
    """What is the machine's so far, as the package's rows say it."""
    texts = apps.get_model("wagtail_localize", "StringTranslation").objects.filter(translation_type="machine")
    mark = apps.get_model("cms_translations", "MachineText")
    found = texts.exclude(context=None).order_by("pk").values_list(
        "context__object_id", "locale_id", "context__path", "translation_of__data", "data", "tool_name"
    )
    names = ("translation_key", "locale_id", "path", "source", "text", "tool")
    marks = (mark(**dict(zip(names, row, strict=True))) for row in found.iterator(AT_ONCE))
    mark.objects.bulk_create(marks, batch_size=AT_ONCE)


class Migration(migrations.Migration):

    dependencies = [
        ("cms_translations", "0002_readers_behind"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtail_localize", "0016_rename_page_revision_translationlog_revision"),
    ]

    operations = [
        migrations.CreateModel(
            name="MachineText",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("translation_key", models.UUIDField()),
                ("path", models.TextField()),
                ("source", models.TextField(blank=True)),
                ("text", models.TextField()),
                ("tool", models.CharField(blank=True, max_length=255)),
                (
                    "locale",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="wagtailcore.locale"
                    ),
                ),
            ],
            options={
                "ordering": ["path", "pk"],
                "indexes": [models.Index(fields=["translation_key", "locale"], name="machine_text_of_page")],
            },
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
    ]
