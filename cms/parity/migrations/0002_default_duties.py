from django.db import migrations

from cms.parity.defaults import add_missing_duties


def add(apps, schema_editor):
    add_missing_duties(apps.get_model("parity", "LanguageDuty"))


class Migration(migrations.Migration):
    dependencies = [("parity", "0001_duties_rows_exceptions")]

    operations = [migrations.RunPython(add, migrations.RunPython.noop, elidable=True)]
