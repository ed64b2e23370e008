"""``verify_documents``: every file is read again, and whatever is not as it was uploaded is named."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from documents.models import DocumentVersion
from tests.conftest import PDF

pytestmark = pytest.mark.one_database


def verify(**options) -> tuple[int, str]:
    """Exit status and what was written to standard output."""
    out = StringIO()
    try:
        call_command("verify_documents", stdout=out, stderr=StringIO(), **options)
    except SystemExit as end:
        return end.code, out.getvalue()
    return 0, out.getvalue()


@pytest.fixture
def replaced(make_document):
    """An edition with two versions."""
    document = make_document(content=PDF)
    document.file.save("vendimi.pdf", ContentFile(PDF + b"% two\n"), save=False)
    document.read_file_facts()
    document.save()
    return document


def path_of(document, number: int) -> Path:
    return Path(document.versions.get(number=number).file.path)


def test_a_whole_library_is_said_to_be_whole(replaced):
    status, text = verify()
    assert status == 0
    assert "2 files read" in text
    assert "All files are as they were uploaded." in text


def test_an_empty_library_is_whole(db):
    assert verify()[0] == 0


@pytest.mark.parametrize("number", [1, 2])
def test_a_missing_file_of_any_version_is_named(replaced, number):
    path_of(replaced, number).unlink()
    status, text = verify()
    assert status == 1
    name = replaced.versions.get(number=number).file.name
    assert f"Missing: {name} (document {replaced.pk}, version {number}: “Vendimi”)" in text


def test_one_changed_byte_of_an_old_version_is_found(replaced):
    path = path_of(replaced, 1)
    content = bytearray(path.read_bytes())
    content[10] ^= 1
    path.write_bytes(content)
    status, text = verify()
    assert status == 1
    assert text.startswith("Changed: documents/")


def test_a_file_in_no_row_is_named_and_pictures_are_not(replaced):
    default_storage.save("documents/zz/left.pdf", ContentFile(b"x"))
    default_storage.save("images/arms.png", ContentFile(b"x"))
    default_storage.save("previews/1/a-320.webp", ContentFile(b"x"))
    status, text = verify()
    assert status == 1
    assert "Belongs to no document: documents/zz/left.pdf" in text
    assert "arms.png" not in text
    assert "previews" not in text


def test_the_file_of_an_edition_that_lost_its_versions_is_read_too(make_document):
    document = make_document()
    DocumentVersion.objects.all().delete()
    assert verify()[0] == 0
    Path(document.file.path).unlink()
    assert verify()[0] == 1


def test_the_report_can_be_read_by_programs(replaced):
    path_of(replaced, 2).unlink()
    default_storage.save("documents/zz/left.pdf", ContentFile(b"x"))
    status, text = verify(json=True)
    report = json.loads(text)
    assert status == 1
    assert (report["checked"], report["bytes"]) == (2, len(PDF))
    assert [(file["document"], file["version"]) for file in report["missing"]] == [(replaced.pk, 2)]
    assert (report["changed"], report["orphaned"], report["exposed"]) == ([], ["documents/zz/left.pdf"], [])


def test_progress_is_told_on_standard_error(replaced):
    errors = StringIO()
    call_command("verify_documents", stdout=StringIO(), stderr=errors)
    assert errors.getvalue().split() == ["1/2", "2/2"]


def test_a_storage_that_cannot_be_read_is_not_taken_for_an_empty_one(replaced, monkeypatch):
    def refused(*words):
        raise PermissionError("not ours")

    monkeypatch.setattr("django.core.files.storage.FileSystemStorage._open", refused)
    with pytest.raises(CommandError, match="does not answer") as refusal:
        verify()
    assert refusal.value.returncode == 2
