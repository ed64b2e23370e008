"""The full-text index of the database that holds the records. Only derived: it can be made anew from them."""

from django.db import migrations

from search.engines.postgresql import schema as postgresql
from search.engines.sqlite import schema as sqlite


def make(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        sqlite.ensure(schema_editor.connection)
    if schema_editor.connection.vendor == "postgresql":
        postgresql.make(schema_editor.connection)


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        sqlite.drop(schema_editor.connection)
    if schema_editor.connection.vendor == "postgresql":
        postgresql.drop(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(make, drop)]
