"""Files at their permanent address: who gets them, and what is never lost."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from documents import processing, versions
from documents.models import PublicationDocument
from tests.builders import make_act
from tests.conftest import PDF
from tests.documents.samples import SAMPLES

pytestmark = pytest.mark.one_database


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


def test_the_preview_is_for_whoever_may_have_the_file(client, admin_client, tree, make_document, tmp_path):
    SAMPLES["pdf"](tmp_path / "act.pdf", [["Kuvendi i Komunës"]])
    document = make_document(content=(tmp_path / "act.pdf").read_bytes())
    processing.process(document.current_version.pk, timezone.now)
    address = f"/d/{document.pk}/preview-320.webp"
    assert client.get(address).status_code == 404
    assert admin_client.get(address).status_code == 200
    act = make_act(tree, documents=[document])
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/webp")
    assert b"".join(answer.streaming_content)[8:12] == b"WEBP"
    assert client.get(f"/d/{document.pk}/preview-321.webp").status_code == 404
    document.refresh_from_db()
    versions.withdraw(document, "Të dhëna personale në tekst")
    assert client.get(address).status_code == 404
    act.unpublish()


def test_an_older_version_keeps_its_address_and_names_the_newest(client, tree, make_document):
    document = make_document()
    make_act(tree, documents=[document])
    first = document.current_version.url
    document.file.save("i-ri.pdf", ContentFile(PDF + b"% new\n"), save=False)
    document.change_reason = "Gabim në numër"
    document.read_file_facts()
    document.save()
    answer = client.get(first)
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Link"] == f'<http://testserver{document.url}>; rel="latest-version"'
    assert "immutable" in answer["Cache-Control"]
    assert b"".join(client.get(document.url).streaming_content) == PDF + b"% new\n"
    assert "Link" not in client.get(document.current_version.url)
    assert client.get(f"/d/{document.pk}/v3/x.pdf").status_code == 404


def test_a_withdrawn_file_leaves_its_reason_and_comes_back(client, tree, make_document):
    document = make_document()
    make_act(tree, documents=[document])
    versions.withdraw(document, "Të dhëna personale në tekst")
    for address in (document.url, document.current_version.url):
        answer = client.get(address)
        assert answer.status_code == 410
        assert "Të dhëna personale në tekst" in answer.content.decode()
    versions.restore(document, "Gabim")
    assert client.get(document.url).status_code == 200


def test_a_new_file_is_public_while_the_withdrawn_one_stays_away(client, tree, make_document):
    document = make_document()
    make_act(tree, documents=[document])
    first = document.current_version.url
    versions.withdraw(document, "Të dhëna personale në tekst")
    document.file.save("i-ri.pdf", ContentFile(PDF + b"% new\n"), save=False)
    document.read_file_facts()
    document.save()
    assert client.get(document.url).status_code == 200
    assert client.get(first).status_code == 410


def test_an_older_version_of_another_type_is_what_it_was(client, tree, make_document, tmp_path):
    SAMPLES["docx"](tmp_path / "a.docx", [["Kuvendi"]])
    document = make_document(name="a.docx", content=(tmp_path / "a.docx").read_bytes())
    make_act(tree, documents=[document])
    first = document.current_version.url
    document.file.save("a.pdf", ContentFile(PDF), save=False)
    document.read_file_facts()
    document.save()
    answer = client.get(first)
    assert "wordprocessingml" in answer["Content-Type"]
    assert answer["Content-Disposition"].startswith("attachment")


def test_a_withdrawal_meant_for_the_old_file_leaves_the_new_one_alone(client, tree, make_document):
    document = make_document()
    make_act(tree, documents=[document])
    stale, first = PublicationDocument.objects.get(pk=document.pk), document.current_version
    document.file.save("i-ri.pdf", ContentFile(PDF + b"% new\n"), save=False)
    document.read_file_facts()
    document.save()
    versions.withdraw(stale, "Të dhëna personale në tekst", only=first)
    document.refresh_from_db()
    assert not document.is_withdrawn
    assert client.get(first.url).status_code == 410
    assert client.get(document.url).status_code == 200


@pytest.mark.parametrize(
    "address", ["/d/99999999999999999999/", "/sq/d/99999999999999999999/", "/sq/d/999999999999999999/"]
)
def test_a_number_that_nobody_can_have_is_not_found(client, tree, address):
    assert client.get(address).status_code == 404
