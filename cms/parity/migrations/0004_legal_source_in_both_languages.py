"""The legal source that came with the software in English; what the office wrote stays."""

from django.db import migrations

from cms.parity.defaults import LANGUAGE_LAW, PRACTICE

SOURCES = {
    "Law 02/L-37 on the use of languages; number of days to be confirmed by a lawyer of the municipality": LANGUAGE_LAW,
    "No legal number of days is known; to be confirmed by a lawyer of the municipality": PRACTICE,
}


def say(apps, schema_editor):
    for english, both in SOURCES.items():
        apps.get_model("parity", "LanguageDuty").objects.filter(legal_source=english).update(legal_source=both)


class Migration(migrations.Migration):
    dependencies = [("parity", "0003_closed_titles_names_of_terms")]
    operations = [migrations.RunPython(say, migrations.RunPython.noop)]
