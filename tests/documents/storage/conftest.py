import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import Storage, default_storage
from django.http.response import HttpResponseBase

from documents.delivery import deliver

MODIFIED = datetime(2026, 3, 2, 10, 30, 15, 250_000, tzinfo=UTC)
MODIFIED_HTTP = "Mon, 02 Mar 2026 10:30:15 GMT"
CONTENT = bytes(range(256)) * 1200


@dataclass
class Stored:
    """A file in the storage, as a FieldFile is."""

    name: str
    storage: Storage


@pytest.fixture(autouse=True)
def _storage_that_was_not_silent():
    cache.clear()


@pytest.fixture
def ask(rf, db):
    """A function that stores bytes and asks ``deliver`` for them: ``ask(content, facts={...}, HTTP_RANGE="...")``."""

    def asked(content=CONTENT, method="get", facts=None, file=None, **request_headers) -> HttpResponseBase:
        name = file or default_storage.save("documents/a1/vendim.pdf", ContentFile(content))
        given = {
            "filename": "vendim.pdf",
            "checksum": hashlib.sha256(content).hexdigest(),
            "size": len(content),
            "immutable": True,
            "public": True,
            "media_type": "application/pdf",
            "last_modified": MODIFIED,
        }
        request = getattr(rf, method)("/d/1/", **request_headers)
        return deliver(request, Stored(name, default_storage), **given | (facts or {}))

    return asked


def body_of(response: HttpResponseBase) -> bytes:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    response.close()
    return content
