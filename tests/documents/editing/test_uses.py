"""Which pages use a document: exactly those, by as many questions for thirty drafts as for three."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from documents.models import DocumentUse
from documents.office.editing.mentions import names
from documents.office.editing.uses import users_of
from pages.models import Attachment
from tests.builders import make_act


def draft_with(tree, document, number: int):
    """A page whose newest draft, and not its public text, has the document."""
    act = make_act(tree, f"Akti {number}", protocol_number=f"D-{number}")
    act.body = [("document", document)]
    act.save_revision()
    return act


def questions(client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ({"attachments": [{"document": 23, "role": "main"}]}, True),
        ({"attachments": [{"document": 230}, {"document": 123}]}, False),
        ({"attachments": [{"pk": 23, "document": 4}]}, False),
        ({"body": '[{"type": "document", "value": 23, "id": "x"}]'}, True),
        ({"body": '[{"type": "image", "value": 23, "id": "x"}]'}, False),
        ({"body": '[{"type": "text", "value": "<a id=\\"23\\" linktype=\\"document\\">a</a>"}]'}, True),
        ({"summary": '<a linktype="document" id="23">a</a>'}, True),
        ({"summary": '<a linktype="page" id="23">a</a> <a linktype="document" id="231">a</a>'}, False),
        ({"title": "[23] document 23"}, False),
    ],
)
def test_only_a_reference_to_the_document_itself_counts(content, named):
    assert names(content, {23}) is named


@pytest.mark.parametrize("name", ["edit", "delete"])
def test_nine_drafts_cost_no_more_questions_than_three(office, tree, make_document, name):
    document = make_document()
    address = reverse(f"wagtaildocs:{name}", args=[document.pk])
    for number in range(3):
        draft_with(tree, document, number)
    few = questions(office, address)
    for number in range(3, 9):
        draft_with(tree, document, number)
    assert questions(office, address) == few
    assert len(users_of(document.record)) == 9


def test_published_pages_and_others_cost_no_more_questions_when_they_are_many(office, tree, make_document):
    document = make_document()
    address = reverse("wagtaildocs:edit", args=[document.pk])
    for number in range(2):
        make_act(tree, f"Akti {number}", protocol_number=f"P-{number}", documents=[document])
    few = questions(office, address)
    for number in range(2, 5):
        make_act(tree, f"Akti {number}", protocol_number=f"P-{number}", documents=[document])
    assert questions(office, address) == few


def test_a_draft_is_named_by_the_title_of_the_draft(admin_client, tree, make_document):
    document = make_document()
    act = draft_with(tree, document, 1)
    act.title = "Titulli i ri"
    act.save_revision()
    assert "Titulli i ri" in admin_client.get(reverse("wagtaildocs:edit", args=[document.pk])).content.decode()


def test_an_unpublished_page_still_uses_its_documents(tree, make_document):
    document = make_document()
    act = make_act(tree, documents=[document])
    act.unpublish()
    assert [page.pk for page in users_of(document.record)] == [act.pk]


def test_what_the_index_still_names_after_it_was_taken_off_is_no_use(tree, make_document):
    document = make_document()
    act = make_act(tree, documents=[document])
    DocumentUse.objects.all().delete()
    assert [page.pk for page in users_of(document.record)] == [act.pk]
    Attachment.objects.all().delete()
    assert users_of(document.record) == []
