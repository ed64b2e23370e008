"""Importing an office's files: whole records, found by browsing, and nothing doubled or lost."""

import pytest
from django.core.management.base import CommandError

from cms.models import Body
from documents.models import DocumentVersion, PublicationDocument
from pages.models import ActPage, ReportPage
from tests.conftest import PDF

from .conftest import DECISION, LETTER, ODLUKA, REPORT

ROWS = [DECISION, ODLUKA, LETTER, REPORT]


def numbers(output: str) -> list[int]:
    """The last column of the closing table: created, updated, unchanged, refused."""
    return [int(line.split()[-1]) for line in output.strip().splitlines()[-4:]]


def browse(client, tree, model, language) -> str:
    return client.get(tree.section_for(model, language).url).content.decode()


def test_rows_of_one_record_become_one_record_in_two_languages(tree, write_manifest, run_import):
    status, output, _messages = run_import(write_manifest(ROWS))
    assert (status, numbers(output)) == (0, [2, 0, 0, 0])
    sq, sr = ActPage.objects.get(locale__language_code="sq"), ActPage.objects.get(locale__language_code="sr-latn")
    assert sq.translation_key == sr.translation_key
    assert (sq.protocol_number, sr.title, sr.slug) == ("12/2026", ODLUKA["title"], "odluka-o-ceni-vode-u-djakovu")
    assert len(set(PublicationDocument.objects.filter(reference="12/2026").values_list("translation_key"))) == 1
    assert ReportPage.objects.get().period_to.isoformat() == "2025-12-31"


def test_a_legality_letter_is_a_document_of_its_act(tree, write_manifest, run_import):
    run_import(write_manifest(ROWS))
    act = ActPage.objects.get(locale__language_code="sq")
    assert [(a.document.language, a.role) for a in act.attachments.all()] == [
        ("sq", "main"),
        ("sr-latn", "main"),
        ("sq", "legality-letter"),
    ]
    assert (act.legality_reference, act.legality_date.isoformat()) == ("020-1", "2026-03-05")


def test_each_record_is_found_by_browsing_and_its_file_opens(client, tree, write_manifest, run_import):
    run_import(write_manifest(ROWS))
    for model, language, row in (
        (ActPage, "sq", DECISION),
        (ActPage, "sr-latn", ODLUKA),
        (ReportPage, "sq", REPORT),
    ):
        assert row["title"] in browse(client, tree, model, language)
        page = model.objects.get(title=row["title"])
        document = PublicationDocument.objects.get(title=row["title"])
        assert document.url in client.get(page.url).content.decode()
        assert client.get(document.url).status_code == 200


@pytest.mark.parametrize(
    ("delimiter", "encoding"), [(";", "utf-8-sig"), (";", "cp1250"), (",", "cp1250"), (",", "utf-8")]
)
def test_a_table_made_with_a_spreadsheet_is_read(tree, write_manifest, run_import, delimiter, encoding):
    status, _output, messages = run_import(write_manifest(ROWS, delimiter, encoding))
    assert status == 0, messages
    assert set(ActPage.objects.values_list("title", flat=True)) == {DECISION["title"], ODLUKA["title"]}


def test_a_second_run_changes_nothing(tree, write_manifest, run_import):
    manifest = write_manifest(ROWS)
    run_import(manifest)
    revision = ActPage.objects.first().latest_revision_id
    status, output, _messages = run_import(manifest)
    assert (status, numbers(output)) == (0, [0, 0, 2, 0])
    assert ActPage.objects.first().latest_revision_id == revision
    assert PublicationDocument.objects.count() == 4


def test_a_changed_row_is_updated_and_what_editors_changed_elsewhere_stays(tree, write_manifest, run_import):
    run_import(write_manifest(ROWS))
    report = ReportPage.objects.get()
    report.title = "Titulli i redaktorit"
    report.save_revision().publish()
    changed = [row | {"title": "Vendim i ndryshuar"} if row is DECISION else row for row in ROWS]
    status, output, _messages = run_import(write_manifest(changed))
    assert (status, numbers(output)) == (0, [0, 1, 1, 0])
    assert ActPage.objects.get(locale__language_code="sq").title == "Vendim i ndryshuar"
    assert ReportPage.objects.get().title == "Titulli i redaktorit"


def test_a_changed_file_becomes_a_version_and_keeps_its_address(client, tree, folder, write_manifest, run_import):
    manifest = write_manifest(ROWS)
    run_import(manifest)
    document = PublicationDocument.objects.get(title=DECISION["title"])
    (folder / "vendim.pdf").write_bytes(PDF + b"% new\n")
    run_import(manifest)
    version = DocumentVersion.objects.get()
    assert version.file.read() == PDF
    assert b"".join(client.get(document.url).streaming_content) == PDF + b"% new\n"


def test_a_page_with_unpublished_changes_is_left_to_its_editor(tree, write_manifest, run_import):
    run_import(write_manifest(ROWS))
    act = ActPage.objects.get(locale__language_code="sq")
    act.title = "Në punë"
    act.save_revision()
    changed = [row | {"reference": "13/2026"} if row in (DECISION, ODLUKA) else row for row in ROWS]
    status, output, messages = run_import(write_manifest(changed))
    assert (status, numbers(output)[3]) == (1, 1)
    assert "unpublished changes" in messages
    assert ActPage.objects.get(pk=act.pk).protocol_number == "12/2026"
    assert ActPage.objects.get(pk=act.pk).get_latest_revision_as_object().title == "Në punë"


def test_drafts_are_made_on_request(client, tree, write_manifest, run_import):
    run_import(write_manifest(ROWS), draft=True)
    assert not ActPage.objects.live().exists()
    assert ActPage.objects.count() == 2
    assert client.get(PublicationDocument.objects.first().url).status_code == 404


def test_a_dry_run_writes_nothing(tree, write_manifest, run_import, settings):
    status, output, _messages = run_import(write_manifest(ROWS), dry_run=True)
    assert (status, numbers(output)) == (0, [2, 0, 0, 0])
    assert not ActPage.objects.exists()
    assert not PublicationDocument.objects.exists()
    assert not Body.objects.exists()


@pytest.mark.parametrize("content", [b"a,b\n1,2\n", b"", "file,record".encode("utf-16"), b"PK\x03\x04\x00\x00"])
def test_what_is_no_manifest_is_refused_as_a_whole(tree, folder, run_import, content):
    (folder / "manifest.csv").write_bytes(content)
    with pytest.raises(CommandError) as refused:
        run_import(folder / "manifest.csv")
    assert refused.value.returncode == 2
    assert str(refused.value).endswith(".")


def test_a_manifest_that_is_not_there_is_named(tree, folder, run_import):
    with pytest.raises(CommandError, match="cannot be opened"):
        run_import(folder / "no.csv")
