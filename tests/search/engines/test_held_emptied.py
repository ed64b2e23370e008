"""A table that is emptied at once leaves no count behind: what empties it ends its transaction."""

from django.db import connection

from .rows import row
from .test_held import save, signs


def test_an_emptied_table_counts_nothing(real_transactions):
    save(row(1, "a", facets="f.act"))
    assert signs()["f.act"] == 1
    with connection.cursor() as cursor:
        emptied = "DELETE FROM" if connection.vendor == "sqlite" else "TRUNCATE"
        cursor.execute(f"{emptied} search_cataloguerecord")
    assert signs()["f.act"] == 0
