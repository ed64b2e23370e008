"""Nothing that is not public stands in anything that machines read; every public address is asked."""

import io
import re
import tarfile
import zipfile
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from django.urls import URLPattern, get_resolver, resolve

from cms.api.keeping.rebuilding import rebuild

from .secrets import PUBLIC, SECRET, Secrets

pytestmark = pytest.mark.one_database

LISTS = ["records", "documents", "events", "changes", "terms", "vocabularies", "site", "sitemap", "redirects"]
TABLES = ["acts", "meetings", "consultations", "activities", "agenda-items", "documents", "bodies"]


def addresses(secrets: Secrets) -> list[str]:
    """Addresses that tell of many records, and those of the one that is public."""
    page = secrets.public
    document = page.attachments.first().document
    whole = f"http://127.0.0.1:8000{page.url}"
    return [
        *_of_the_interface(page, document, whole),
        *_of_open_data(),
        *_of_the_portal(page, document),
        *(f"{section.url}{rest}" for section in secrets.sections for rest in ("", "feed/", "feed/rss/", "feed/json/")),
        f"/oembed/?url={whole}",
        "/sitemap.xml",
        f"/sitemap-pages-{page.pk // 2000}.xml",
        f"/sitemap-documents-{document.pk // 2000}.xml",
        "/robots.txt",
        "/llms.txt",
    ]


def _of_the_interface(page, document, whole: str) -> list[str]:
    return [
        *(f"/api/v1/{name}/" for name in LISTS),
        "/api/v1/records/?facets=true&limit=100",
        f"/api/v1/records/?q={PUBLIC}&facets=true",
        f"/api/v1/records/{page.pk}/",
        f"/api/v1/records/{page.pk}/jsonld/",
        f"/api/v1/documents/{document.pk}/",
        f"/api/v1/documents/{document.pk}/jsonld/",
        f"/api/v1/find/?url={whole}",
        "/api/v1/openapi.json",
    ]


def _of_open_data() -> list[str]:
    return [
        *(f"/data/{name}.{ending}" for name in TABLES for ending in ("csv", "json", "jsonl", "csv-metadata.json")),
        "/data/acts.schema.json",
        "/data/catalog.ttl",
        "/data/catalog.jsonld",
        "/data/datapackage.json",
        "/data/dump/",
        "/data/dump/SHA256SUMS",
        "/data/dump/latest.zip",
    ]


def _of_the_portal(page, document) -> list[str]:
    forms = ("", "rss/", "json/")
    return [
        page.url,
        "/sq/",
        "/sq/search/",
        f"/sq/search/?q={PUBLIC}",
        *(f"/sq/search/feed/{form}" for form in forms),
        *(f"/sq/calendar/feed/{form}" for form in forms),
        f"/sq/search/suggestions/?q={PUBLIC[:3]}",
        f"/sq/search/suggestions/?q={SECRET[:3]}",
        "/sq/calendar.ics",
        "/sq/embed/",
        "/sq/embed/list/",
        "/sq/embed/calendar/",
        "/sq/data/",
        "/sq/data/acts/",
        "/sq/api/",
        "/sq/languages/",
        "/sq/llms.txt",
        "/sq/opensearch.xml",
        f"/sq/d/{document.pk}/",
        document.url,
    ]


@pytest.fixture
def secrets(tree, make_document, committed, settings) -> Secrets:
    settings.TODAY = "2026-03-10"
    with committed():
        found = Secrets(tree, make_document)
    with committed():
        found.make()
    list(rebuild())
    call_command("make_dump", verbosity=0)
    return found


def test_nothing_that_is_not_public_is_in_any_answer(secrets, client):
    for address in addresses(secrets):
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        text = readable(answer)
        assert SECRET not in text.lower(), (address, text[max(0, text.lower().find(SECRET) - 300) :][:600])


def test_the_public_word_is_where_it_belongs(secrets, client):
    """Else the test above could not fail."""
    silent = [a for a in addresses(secrets) if PUBLIC not in readable(client.get(a)).lower()]
    silent = {re.sub(r"(/d/|/sitemap-documents-)\d+", r"\1<n>", urlsplit(address).path) for address in silent}
    assert silent == SILENT


def test_every_public_address_is_asked_or_has_a_reason_not_to_be(secrets):
    asked = {resolve(urlsplit(address).path).route for address in addresses(secrets)}
    assert set(routes()) - asked == REASONS.keys()


def routes() -> Iterator[str]:
    for pattern in get_resolver().url_patterns:
        yield from _routes(pattern, "")


def _routes(pattern, before: str) -> Iterator[str]:
    # As Django joins them where it finds one.
    route = before + str(pattern.pattern).removeprefix("^" if before else "")
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


# These name no record by its words.
SILENT = {
    *(f"/api/v1/{name}" for name in ("openapi.json", "redirects/", "site/", "sitemap/", "terms/", "vocabularies/")),
    *(f"/data/{name}.csv-metadata.json" for name in TABLES),
    *(f"/data/bodies.{ending}" for ending in ("csv", "json", "jsonl")),
    # Activities stand in strategies, and none is public.
    *(f"/data/activities.{ending}" for ending in ("csv", "json", "jsonl")),
    *(f"/data/{name}" for name in ("acts.schema.json", "catalog.jsonld", "catalog.ttl", "datapackage.json")),
    *("/data/dump/", "/data/dump/SHA256SUMS", "/llms.txt", "/robots.txt", "/sitemap.xml", "/sitemap-documents-<n>.xml"),
    *(f"/sq/{name}" for name in ("api/", "data/", "data/acts/", "embed/", "languages/", "llms.txt", "opensearch.xml")),
    # The file itself: its words are not those of its title.
    "/d/<n>/vendimi.pdf",
}
# Addresses that are not asked here.
REASONS: dict[str, str] = dict.fromkeys(
    ["documents/authenticate_with_password/<int:restriction_id>/", "sq/_util/login/"]
    + ["sq/_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/"],
    "a form",
)
REASONS |= dict.fromkeys(
    ["api/v1/whoami/", "api/v1/drafts/", "api/v1/drafts/<number:number>/", "api/v1/uploads/"]
    + ["api/v1/drafts/<number:number>/translations/", "api/v1/uploads/<number:number>/"]
    + ["api/v1/uploads/<number:number>/versions/"],
    "answers to a token only: tests/intake",
)
REASONS |= dict.fromkeys(
    ["documents/<number:document_id>/<str:filename>", "d/<number:document_id>/"]
    + ["d/<number:document_id>/preview-<number:width>.webp"]
    + ["d/<number:document_id>/v<number:number>/<str:filename>", "media/images/<path:path>"],
    "one file: tests/documents/public",
)
REASONS |= dict.fromkeys(
    ["api/", "api/v1/docs/", "api/v1/", "sq/record/<uuid:key>/", "data/(?P<name>[a-z-]+)$"], "leads on"
)
REASONS |= dict.fromkeys(["health/", "theme.css", "sq/embed/theme.css", "embed/1/komuna-list.js"], "no content")
REASONS |= {
    "api/v1/previews/<token>/": "drafts, for whoever has the token: tests/headless",
    "data/": "leads on",
    "data/catalog": "leads on",
    "data/dump/(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})\\.zip$": "what latest.zip is",
    "sq/(?P<path>(?:[\\w\\-]+/)+)calendar\\.ics$": "the calendar of one list: tests/calendars",
}
