"""Files at their permanent address: who gets them, and what is never lost."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from documents.models import PublicationDocument
from tests.builders import make_act
from tests.conftest import PDF


def test_the_file_of_a_live_page_answers_by_number_alone_and_by_any_name(client, tree, make_document):
    document = make_document()
    make_act(tree, documents=[document])
    for address in (document.url, f"/d/{document.pk}/", f"/d/{document.pk}/old-name.pdf"):
        answer = client.get(address)
        assert answer.status_code == 200
        assert b"".join(answer.streaming_content) == PDF
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Security-Policy"].startswith("sandbox")


def test_a_file_that_no_live_page_uses_is_not_found(client, tree, make_document):
    document = make_document()
    assert client.get(document.url).status_code == 404
    assert client.get(f"/documents/{document.pk}/{document.filename}").status_code == 404


def test_a_delivered_file_names_no_encoding(client, tree, make_document):
    document = make_document()
    make_act(tree, documents=[document])
    assert "Content-Encoding" not in client.get(document.url).headers


def test_the_file_of_a_draft_is_not_found_until_its_page_is_published(client, tree, make_document):
    document = make_document()
    act = make_act(tree, documents=[document])
    act.unpublish()
    assert client.get(document.url).status_code == 404
    act.save_revision().publish()
    assert client.get(document.url).status_code == 200


def test_the_file_of_a_private_page_is_not_found(client, tree, make_document):
    document = make_document()
    act = make_act(tree, documents=[document])
    PageViewRestriction.objects.create(page=act, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(document.url).status_code == 404


def test_a_file_in_a_private_collection_or_below_it_is_not_found(client, tree, make_document):
    private = Collection.get_first_root_node().add_child(name="Private")
    below = private.add_child(name="Below")
    CollectionViewRestriction.objects.create(collection=private, restriction_type=CollectionViewRestriction.LOGIN)
    document = make_document(collection=below)
    make_act(tree, documents=[document])
    assert client.get(document.url).status_code == 404


def test_an_editor_may_read_the_file_of_a_draft(admin_client, tree, make_document):
    assert admin_client.get(make_document().url).status_code == 200


def test_an_unknown_number_is_not_found(client, tree):
    assert client.get("/d/99999/").status_code == 404


def test_a_stored_file_knows_its_checksum_and_size_and_is_the_first_version(make_document):
    document = make_document()
    assert len(document.checksum) == 64
    assert document.file_size == len(PDF)
    assert document.current_version.checksum == document.checksum


def test_replacing_a_file_keeps_the_earlier_one(admin_client, make_document):
    document = make_document()
    before = document.file.name, document.checksum
    new = SimpleUploadedFile("ndryshe.pdf", PDF + b"% changed\n", content_type="application/pdf")
    form = {"title": "Vendimi", "language": "sq", "kind": "decision", "file": new, "tags": "", "collection": 1}
    answer = admin_client.post(reverse("wagtaildocs:edit", args=[document.pk]), form)
    assert answer.status_code == 302
    version = document.versions.get(number=1)
    assert (version.file.name, version.checksum) == before
    assert version.file.read() == PDF
    document.refresh_from_db()
    assert document.checksum != before[1]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("page.pdf", b"<html><script>alert(1)</script></html>", "PDF"),
        ("program.docx", b"MZ\x90\x00 an executable", "program"),
        ("empty.pdf", b"", ""),
        ("page.html", b"<html></html>", ""),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_refused(admin_client, db, name, content, words):
    upload = SimpleUploadedFile(name, content)
    form = {"title": "Vendimi", "language": "sq", "kind": "decision", "file": upload, "tags": "", "collection": 1}
    answer = admin_client.post(reverse("wagtaildocs:add"), form)
    assert answer.status_code == 200
    assert words in str(answer.context["form"].errors["file"])
    assert not PublicationDocument.objects.exists()
