"""The index that searches of modelsearch on PostgreSQL ask for (title and text as one) and no migration of it makes."""

from django.db import migrations

NAME = "modelsearch_title_body_gin"


def make(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    # A build that was broken off leaves an index that is never used.
    drop(apps, schema_editor)
    table = apps.get_model("modelsearch", "IndexEntry")._meta.db_table
    schema_editor.execute(f'CREATE INDEX CONCURRENTLY "{NAME}" ON "{table}" USING gin (("title" || "body"))')


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f'DROP INDEX CONCURRENTLY IF EXISTS "{NAME}"')


class Migration(migrations.Migration):
    # Concurrently: the portal goes on while the index is built.
    atomic = False
    dependencies = [
        ("search", "0004_synonyms_pins_counts"),
        ("modelsearch", "0004_rename_modelsear_autocom_476c89_gin_modelsearch_autocom_ea8581_gin_and_more"),
    ]
    operations = [migrations.RunPython(make, drop)]
