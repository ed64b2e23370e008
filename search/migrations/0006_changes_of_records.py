"""What the database tells about changed records, and an index with their signs in place of one without."""

from django.db import migrations

from search.engines.postgresql import schema as postgresql
from search.engines.sqlite import schema as sqlite


def make(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP INDEX IF EXISTS search_cataloguerecord_days")
        sqlite.ensure(schema_editor.connection)
    if schema_editor.connection.vendor == "postgresql":
        postgresql.make_log(schema_editor.connection)


def drop(apps, schema_editor):
    """SQLite's goes with the index."""
    if schema_editor.connection.vendor == "postgresql":
        postgresql.drop_log(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("search", "0005_admin_search_index")]
    operations = [migrations.RunPython(make, drop)]
