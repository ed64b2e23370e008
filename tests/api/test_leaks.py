"""Nothing that is not public stands in anything that machines read; every public address is asked."""

import io
import tarfile
import zipfile
from collections.abc import Iterator

import pytest
from django.urls import URLPattern, get_resolver, resolve

from cms.api.keeping.rebuilding import rebuild

from .secrets import PUBLIC, SECRET, Secrets


def addresses(public) -> list[str]:
    """Addresses that tell of many records, and those of the one that is public."""
    key, document = public.pk, public.attachments.first().document_id
    return [
        *(f"/api/v1/{name}/" for name in ("records", "documents", "changes", "terms", "vocabularies")),
        f"/api/v1/records/{key}/",
        f"/api/v1/documents/{document}/",
    ]


@pytest.fixture
def secrets(tree, make_document, committed, settings) -> Secrets:
    settings.TODAY = "2026-03-10"
    with committed():
        found = Secrets(tree, make_document)
    with committed():
        found.make()
    list(rebuild())
    return found


def test_nothing_that_is_not_public_is_in_any_answer(secrets, client):
    for address in addresses(secrets.public):
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        text = readable(answer)
        assert SECRET not in text.lower(), (address, text[max(0, text.lower().find(SECRET) - 300) :][:600])


def test_the_public_word_is_where_it_belongs(secrets, client):
    """Else the test above could not fail."""
    silent = [a for a in addresses(secrets.public) if PUBLIC not in readable(client.get(a)).lower()]
    assert set(silent) <= {"/api/v1/terms/", "/api/v1/vocabularies/"}


def test_every_public_address_is_asked_or_has_a_reason_not_to_be(secrets):
    asked = {resolve(address).route for address in addresses(secrets.public)}
    assert set(routes()) - asked == REASONS.keys()


def routes() -> Iterator[str]:
    for pattern in get_resolver().url_patterns:
        yield from _routes(pattern, "")


def _routes(pattern, before: str) -> Iterator[str]:
    route = before + str(pattern.pattern)
    if isinstance(pattern, URLPattern):
        yield route
    elif not route.startswith("admin/"):
        for inner in pattern.url_patterns:
            yield from _routes(inner, route)


def readable(answer) -> str:
    """What stands in an answer, packed files unpacked."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            content = b"\n".join(name.encode() + packed.read(name) for name in packed.namelist())
    elif content[:2] == b"\x1f\x8b":
        with tarfile.open(fileobj=io.BytesIO(content)) as packed:
            files = [member for member in packed if member.isfile()]
            content = b"\n".join(file.name.encode() + packed.extractfile(file).read() for file in files)
    return content.decode("utf-8", "replace")


REASONS: dict[str, str] = {}
