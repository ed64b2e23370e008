from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from cms.models import Topic
from documents.models import DocumentLibraryPage, DocumentRecord, PageText, PublicationDocument
from tests.builders import make_act, make_body
from tests.kept_rows import KeptRows


@pytest.fixture
def library(tree) -> DocumentLibraryPage:
    return DocumentLibraryPage.objects.get(locale__language_code="sq")


@pytest.fixture
def published(tree, make_document):
    """A function that makes a document in some languages, with a public page that shows it."""

    def make(title="Vendimi", languages=("sq",), **facts) -> DocumentRecord:
        topics, act = facts.pop("topics", ()), facts.pop("act", {})
        first = make_document(title=title, language=languages[0], **facts)
        for language in languages[1:]:
            make_document(title=f"{title} {language}", language=language, record=first.record)
        first.record.topics.set(topics)
        make_act(tree, f"Akti nr. {first.pk}", documents=[first], protocol_number=f"A-{first.pk}", **act)
        first.record.refresh_from_db()
        return first.record

    return make


@pytest.fixture
def archive(published) -> list[DocumentRecord]:
    """Four documents that differ in kind, body, year, language, topic and text."""
    return ARCHIVE.restore(published)


def _archive(published) -> list[DocumentRecord]:
    mayor = make_body("mayor", "mayor", sq="Kryetari", sr_latn="Gradonačelnik")
    budget = Topic.objects.create(code="budget", name={"sq": "Buxheti"})
    water = Topic.objects.create(code="water", name={"sq": "Uji"})
    records = [
        published("Çmimi i ujit", kind="decision", date=date(2026, 2, 1), reference="534/2", topics=[water]),
        published("Buxheti", ("sq", "sr-latn"), kind="budget", date=date(2025, 5, 1), topics=[budget, water]),
        published("Odluka", ("sr-latn",), kind="decision", date=date(2025, 7, 1), issuing_body=mayor),
        published("Ankimi", kind="form", issuing_body=mayor),
    ]
    give_text(records[1].editions.get(language="sq"), "Neni 1")
    return records


ARCHIVE = KeptRows(_archive)


def give_text(edition: PublicationDocument, *pages: str, source="layer", state="done") -> None:
    """What the reading of a file leaves behind."""
    version = edition.current_version
    PageText.objects.bulk_create(
        PageText(version=version, number=number, text=text, found=text, source=source)
        for number, text in enumerate(pages, 1)
    )
    type(version.reading).objects.filter(version=version).update(state=state)
    PublicationDocument.objects.filter(pk=edition.pk).update(has_text=any(pages))


def close_collection(edition: PublicationDocument) -> None:
    """Put an edition into a collection that is not for everybody."""
    private = Collection.get_first_root_node().add_child(name="Private")
    CollectionViewRestriction.objects.create(collection=private, restriction_type=CollectionViewRestriction.LOGIN)
    edition.collection = private
    edition.save()


def close_page(page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def queries(client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    assert all(query["sql"].lstrip("( ").upper().startswith("SELECT") for query in captured)
    return len(captured)
