"""Uploads that cannot be stored or saved: the person gets a sentence, and nothing of them stays."""

import pytest
from django.core.files.storage import FileSystemStorage, default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from documents import versions
from documents.models import DocumentRecord, DocumentVersion, PublicationDocument
from documents.office.storing import remove_unkept
from documents.storage import StorageAway, walk
from tests.documents.editing.conftest import filled, upload

pytestmark = pytest.mark.one_database

NEW = {"title": "Vendimi", "language": "sq", "kind": "other", "collection": "1"}


def stored() -> list[str]:
    return (
        sorted(name for name, _size in walk(default_storage, "documents/"))
        if default_storage.exists("documents")
        else []
    )


def add(office, **values):
    return office.post(reverse("wagtaildocs:add"), NEW | {"file": upload("a")} | values)


def replace(office, edition):
    return office.post(reverse("wagtaildocs:edit", args=[edition.pk]), filled(edition, file=upload("e re")))


def choose(office):
    values = {f"document-chooser-upload-{name}": value for name, value in (NEW | {"file": upload("a")}).items()}
    return office.post(reverse("wagtaildocs_chooser:create"), values)


def bulk(office):
    values = {"language": "sq", "kind": "other", "collection": "1", "files": [SimpleUploadedFile("a.txt", b"text")]}
    return office.post(reverse("documents_office:bulk"), values)


@pytest.fixture
def full_disk(monkeypatch):
    """A function after which the disk takes the first bytes of a file and no more."""
    save = FileSystemStorage._save

    def broken(self, name, content):
        save(self, name, content)
        raise OSError(28, "No space left on device")

    return lambda: monkeypatch.setattr(FileSystemStorage, "_save", broken)


@pytest.fixture
def storage_away(monkeypatch):
    def broken(self, name, content):
        raise StorageAway(name)

    return lambda: monkeypatch.setattr(FileSystemStorage, "_save", broken)


@pytest.fixture(params=["full_disk", "storage_away"])
def trouble(request):
    return request.getfixturevalue(request.param)


def test_a_new_document_that_cannot_be_stored_gets_a_sentence_and_nothing_stays(office, trouble):
    trouble()
    answer = add(office)
    assert answer.status_code == 200
    assert "could not be stored" in str(answer.context["form"].errors["file"])
    assert "Vendimi" in answer.content.decode()
    assert not PublicationDocument.objects.exists()
    assert not DocumentRecord.objects.exists()
    assert stored() == []


def test_a_new_version_that_cannot_be_stored_leaves_the_document_as_it_was(office, make_document, trouble):
    edition = make_document()
    before = stored()
    trouble()
    answer = replace(office, edition)
    assert answer.status_code == 200
    assert "could not be stored" in str(answer.context["form"].errors["file"])
    assert edition.filename in answer.content.decode()
    assert "stored file is missing" not in answer.content.decode()
    assert DocumentVersion.objects.filter(document=edition).count() == 1
    now = PublicationDocument.objects.get(pk=edition.pk)
    assert (now.version_number, now.file.name, now.checksum) == (1, edition.file.name, edition.checksum)
    assert stored() == before


def test_an_upload_of_the_chooser_that_cannot_be_stored_gets_a_sentence(office, trouble):
    trouble()
    answer = choose(office)
    assert answer.status_code == 200
    assert answer.json()["step"] == "reshow_creation_form"
    assert "could not be stored" in answer.json()["htmlFragment"]
    assert not PublicationDocument.objects.exists()
    assert stored() == []


def test_an_upload_of_several_that_is_cut_off_leaves_nothing(office, trouble):
    trouble()
    assert "does not answer" in bulk(office).content.decode()
    assert stored() == []


def test_a_storage_that_does_not_say_whether_the_file_is_there_does_not_keep_the_page_shut(
    office, make_document, monkeypatch
):
    edition = make_document()

    def broken(self, name):
        raise OSError("away")

    monkeypatch.setattr(FileSystemStorage, "exists", broken)
    assert office.get(reverse("wagtaildocs:edit", args=[edition.pk])).status_code == 200


@pytest.fixture
def broken_rows(monkeypatch):
    """A function after which the rows of no upload can be written."""

    class Broken(Exception):
        pass

    def fail(**values):
        raise Broken

    return lambda: monkeypatch.setattr(versions.Reading.objects, "create", fail)


@pytest.mark.parametrize("send", [add, choose])
def test_a_file_whose_rows_cannot_be_written_does_not_stay(office, broken_rows, send):
    broken_rows()
    office.raise_request_exception = False
    assert send(office).status_code == 500
    assert not PublicationDocument.objects.exists()
    assert stored() == []


def test_a_new_version_whose_rows_cannot_be_written_does_not_stay_and_the_earlier_one_does(
    office, make_document, broken_rows
):
    edition = make_document()
    before = stored()
    broken_rows()
    office.raise_request_exception = False
    assert replace(office, edition).status_code == 500
    assert stored() == before


def test_a_file_does_not_stay_where_the_history_cannot_be_written(office, make_document, monkeypatch):
    """The form's own work is done by then."""
    edition = make_document()
    before = stored()

    def fail(*args, **values):
        raise RuntimeError

    monkeypatch.setattr("wagtail.actions.edit.log", fail)
    office.raise_request_exception = False
    assert replace(office, edition).status_code == 500
    assert stored() == before


def test_a_file_that_a_version_has_is_never_removed(make_document):
    edition = make_document()
    remove_unkept(edition.file.name)
    assert stored() == [edition.file.name]


def test_what_was_tagged_and_stored_is_there(office):
    assert add(office, tags="buxheti, rrugët").status_code == 302
    edition = PublicationDocument.objects.get()
    assert sorted(edition.tags.names()) == ["buxheti", "rrugët"]
    assert stored() == [edition.file.name] == [edition.current_version.file.name]
    assert edition.file.read() == default_storage.open(edition.file.name).read()
    assert edition.file_size
