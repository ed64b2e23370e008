"""The register of laws begins with those that come with the software; the office keeps it from then on."""

import csv
from pathlib import Path

from django.db import migrations
from i18nfield.strings import LazyI18nString

DATA = Path(__file__).parents[1] / "data" / "laws.tsv"
NUMBER, SOURCE = "number", "source"


def add(apps, schema_editor):
    law = apps.get_model("consistency", "KnownLaw")
    with DATA.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            titles = {column: row[column] for column in row if column not in (NUMBER, SOURCE)}
            known = {"title": LazyI18nString(titles), "source": row[SOURCE]}
            law.objects.get_or_create(number=_written(row[NUMBER]), defaults=known)


def _written(number: str) -> str:
    """With three digits behind the L, as the check compares them."""
    before, after = number.split("-")
    return f"{before}-{after:0>3}"


class Migration(migrations.Migration):
    dependencies = [("consistency", "0001_initial")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
