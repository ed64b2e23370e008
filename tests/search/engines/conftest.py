"""Every test here runs for the engine of the run's database, and for OpenSearch by an emulator of its protocol."""

from collections.abc import Callable

import pytest

from search.engines import Engine, engine
from search.models import CatalogueRecord

DATABASE, OPENSEARCH = "database", "opensearch"
# One emulator for all, and one run: it is not asked what the database of the run is.
ELSEWHERE = [pytest.mark.xdist_group("opensearch"), pytest.mark.no_database]


@pytest.fixture(params=[DATABASE, pytest.param(OPENSEARCH, marks=ELSEWHERE)])
def searching(request, db, settings) -> Engine:
    """The engine under test, with an empty index."""
    settings.SEARCH_ENGINE = {}
    if request.param == OPENSEARCH:
        address = request.getfixturevalue("osmem_clone").url
        settings.SEARCH_ENGINE = {"engine": "opensearch", "address": address, "index": "komuna"}
    return engine()


@pytest.fixture
def indexed(searching) -> Callable:
    """A function that saves and indexes rows."""

    def put(*rows: CatalogueRecord) -> list[CatalogueRecord]:
        CatalogueRecord.objects.bulk_create(rows)
        searching.put(rows)
        searching.settle()
        return list(rows)

    return put
