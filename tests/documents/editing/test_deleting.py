"""Deleting: only what nobody uses and no reader could have got; all else is named and may be withdrawn."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse
from wagtail.models import ModelLogEntry

from documents.models import DocumentRecord, DocumentVersion, PageText, PublicationDocument, Reading
from pages.models import Attachment
from tests.builders import make_act
from tests.documents.editing.conftest import pdf_of, upload


def delete(edition):
    return reverse("wagtaildocs:delete", args=[edition.pk])


def bulk(*editions):
    base = reverse("wagtail_bulk_action", args=["documents", "publicationdocument", "delete"])
    next_url = f"next={reverse('wagtaildocs:index')}"
    return base + "?" + "&".join([next_url, *[f"id={edition.pk}" for edition in editions]])


def replace(edition):
    edition.file.save("dy.pdf", upload("dy"), save=False)
    edition.read_file_facts()
    edition.save()


@pytest.fixture
def exists():
    return lambda edition: PublicationDocument.objects.filter(pk=edition.pk).exists()


def test_an_unused_document_goes_with_versions_texts_and_files_and_nothing_else(
    office, make_document, read_out, exists, django_capture_on_commit_callbacks
):
    edition, other = make_document(), make_document(title="Tjetër")
    replace(edition)
    version = read_out(edition, ["tekst"])
    picture = default_storage.save(f"previews/{version.pk}/page-1.webp", ContentFile(b"picture"))
    files = [stored.file.name for stored in edition.versions.all()]
    assert "2 versions" in office.get(delete(edition)).content.decode()
    with django_capture_on_commit_callbacks() as callbacks:
        assert office.post(delete(edition)).status_code == 302
        assert not exists(edition)
    assert all(default_storage.exists(name) for name in (*files, picture))
    for callback in callbacks:
        callback()
    assert not any(default_storage.exists(name) for name in (*files, picture))
    assert not DocumentVersion.objects.filter(document_id=edition.pk).exists()
    assert not PageText.objects.exists()
    assert Reading.objects.count() == 1
    assert not DocumentRecord.objects.filter(pk=edition.record_id).exists()
    assert exists(other)
    assert default_storage.exists(other.file.name)


def test_deleting_one_language_keeps_the_document_in_the_other(office, make_document, exists):
    edition = make_document(language="sq")
    twin = make_document(language="sr-latn", record=edition.record)
    office.post(delete(twin))
    assert exists(edition)
    assert not exists(twin)


def test_deleting_is_kept_in_the_log(office, make_document):
    edition = make_document(title="Vendimi")
    office.post(delete(edition))
    entry = ModelLogEntry.objects.get(action="wagtail.delete")
    assert (entry.user, entry.label, entry.deleted) == (office.user, "Vendimi", True)


def test_a_document_on_a_published_page_stays_and_the_page_is_named(office, tree, make_document, exists):
    edition = make_document()
    make_act(tree, title="Buxheti 2026", documents=[edition])
    page = office.get(delete(edition)).content.decode()
    assert "Buxheti 2026" in page
    assert reverse("documents_editing:withdraw", args=[edition.pk]) in page
    assert office.post(delete(edition)).status_code == 409
    assert exists(edition)


def test_an_edition_stays_where_a_page_names_the_document_in_another_language(office, tree, make_document, exists):
    edition = make_document(language="sq")
    twin = make_document(language="sr-latn", record=edition.record)
    make_act(tree, documents=[edition])
    assert office.post(delete(twin)).status_code == 409
    assert exists(twin)


def test_a_document_that_only_the_draft_of_a_public_page_names_stays(office, tree, make_document, exists):
    edition = make_document()
    act = make_act(tree, title="Buxheti 2026")
    act.attachments.add(Attachment(document=edition))
    act.title = "Buxheti i ri"
    act.save_revision()
    answer = office.post(delete(edition))
    assert answer.status_code == 409
    assert "Buxheti" in answer.content.decode()
    assert exists(edition)


def test_the_title_of_a_draft_is_told_to_nobody_who_may_not_open_it(office, tree, make_document):
    edition = make_document()
    make_act(tree, title="Ende sekret", documents=[edition]).unpublish()
    page = office.get(delete(edition)).content.decode()
    assert "Ende sekret" not in page
    assert "A draft that you may not open" in page


@pytest.mark.parametrize("ending", ["removed from the page", "page deleted"])
def test_what_was_public_once_may_only_be_withdrawn(office, tree, make_document, exists, ending):
    edition = make_document()
    act = make_act(tree, documents=[edition])
    if ending == "page deleted":
        act.delete()
    else:
        act.attachments.set([])
        act.save_revision().publish()
    edition.refresh_from_db()
    assert not edition.listed
    answer = office.post(delete(edition))
    assert answer.status_code == 409
    assert "was public once" in answer.content.decode()
    assert exists(edition)


def test_the_list_deletes_what_may_go_and_names_what_stays(office, tree, make_document, exists):
    unused, used = make_document(title="Pa përdorim"), make_document(title="Në përdorim")
    make_act(tree, title="Buxheti 2026", documents=[used])
    page = office.get(bulk(unused, used)).content.decode()
    assert "Buxheti 2026" in page
    answer = office.post(bulk(unused, used), follow=True)
    assert "“Në përdorim”" in answer.content.decode()
    assert not exists(unused)
    assert exists(used)


def test_the_list_offers_no_deleting_where_all_stay(office, tree, make_document):
    used = make_document()
    make_act(tree, documents=[used])
    page = office.get(bulk(used)).content.decode()
    assert "Yes, delete" not in page


def test_the_address_of_wagtails_upload_screen_deletes_nothing(office, make_document, exists):
    unused = make_document()
    assert office.post(reverse("wagtaildocs:delete_multiple", args=[unused.pk])).status_code == 410
    assert exists(unused)


def test_a_file_that_another_version_holds_too_stays(office, make_document, django_capture_on_commit_callbacks):
    edition, other = make_document(), make_document()
    DocumentVersion.objects.filter(document=edition).update(file=other.file.name)
    PublicationDocument.objects.filter(pk=edition.pk).update(file=other.file.name)
    from documents.office.editing import tasks

    tasks.remove_files.call([other.file.name], [])
    assert default_storage.exists(other.file.name)
    assert default_storage.open(other.file.name).read() != pdf_of("x")
