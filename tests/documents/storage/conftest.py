import hashlib
import json
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import Storage, default_storage, storages
from django.http.response import HttpResponseBase
from django.utils import translation

from cms.settings import file_storage
from documents.delivery import deliver

from .server import running

MODIFIED = datetime(2026, 3, 2, 10, 30, 15, 250_000, tzinfo=UTC)
MODIFIED_HTTP = "Mon, 02 Mar 2026 10:30:15 GMT"
CONTENT = bytes(range(256)) * 1200


@dataclass
class Stored:
    """A file in the storage, as a FieldFile is."""

    name: str
    storage: Storage


@pytest.fixture(autouse=True)
def _sentences_in_english():
    with translation.override("en"):
        yield


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


@pytest.fixture(scope="session")
def s3_server():
    with running() as server:
        yield server


@pytest.fixture
def use_s3(s3_server, settings):
    """A function that moves the portal to new buckets, or to one that exists: ``use_s3("delivery=signed")``.

    It returns the value of STORAGE_URL.
    """

    def use(words="", key="", bucket="", options=None) -> str:
        name = bucket or f"b-{uuid.uuid4().hex[:12]}"
        url = s3_server.address(name, words.replace("OPEN", f"{name}-open"), key)
        stores = file_storage.storages(url, settings.MEDIA_ROOT)
        stores["default"]["OPTIONS"] |= options or {}
        settings.STORAGES = {"staticfiles": settings.STORAGES["staticfiles"]} | stores
        settings.FILE_DELIVERY = file_storage.delivery(url)
        if not bucket:
            for alias in stores:
                storages[alias].client.create_bucket(Bucket=storages[alias].bucket_name)
        return url

    return use


@pytest.fixture
def open_bucket():
    """A function that lets everybody get the objects of the bucket with the public copies."""

    def let_everybody_in() -> None:
        name = storages["public"].bucket_name
        everybody = {"Effect": "Allow", "Principal": {"AWS": ["*"]}, "Action": ["s3:GetObject"]}
        policy = {"Version": "2012-10-17", "Statement": [everybody | {"Resource": [f"arn:aws:s3:::{name}/*"]}]}
        storages["public"].client.put_bucket_policy(Bucket=name, Policy=json.dumps(policy))

    return let_everybody_in
