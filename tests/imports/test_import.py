"""Importing an office's files: whole records, found by browsing, and nothing doubled or lost."""

from pathlib import Path

import pytest
from django.core.management.base import CommandError

from cms.models import Body
from documents.models import DocumentVersion, PublicationDocument
from pages.models import ActPage, BulletinPage, NoticePage, ReportPage
from tests.conftest import PDF

from .conftest import DECISION, LETTER, ODLUKA, REPORT

ROWS = [DECISION, ODLUKA, LETTER, REPORT]


def numbers(output: str) -> list[int]:
    """The records of the closing table: created, updated, unchanged, refused."""
    return [int(line.split()[1]) for line in output.strip().splitlines()[-4:]]


def browse(client, tree, model, language) -> str:
    return client.get(tree.section_for(model, language).url).content.decode()


def files_of(page) -> list[tuple]:
    """The languages of each document of the page, and its role."""
    files = page.attachments.all()
    return [(sorted(edition.language for edition in file.document.record.editions.all()), file.role) for file in files]


def test_rows_of_one_record_become_one_record_in_two_languages(tree, write_manifest, run_import):
    status, output, _messages = run_import(write_manifest(ROWS))
    assert (status, numbers(output)) == (0, [2, 0, 0, 0])
    sq, sr = ActPage.objects.get(locale__language_code="sq"), ActPage.objects.get(locale__language_code="sr-latn")
    assert sq.translation_key == sr.translation_key
    assert (sq.protocol_number, sr.title, sr.slug) == ("12/2026", ODLUKA["title"], "odluka-o-ceni-vode-u-djakovu")
    assert len(set(PublicationDocument.objects.filter(record__reference="12/2026").values_list("record"))) == 1
    assert ReportPage.objects.get().period_to.isoformat() == "2025-12-31"


def test_a_legality_letter_is_a_document_of_its_act(tree, write_manifest, run_import):
    run_import(write_manifest(ROWS))
    act = ActPage.objects.get(locale__language_code="sq")
    assert files_of(act) == [(["sq", "sr-latn"], "main"), (["sq"], "legality-letter")]
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


@pytest.mark.parametrize("day", ["20.2.2026", "20.02.2026", "20. 02. 2026."])
def test_dates_as_local_spreadsheets_write_them_are_read(tree, write_manifest, run_import, day):
    status, _output, messages = run_import(write_manifest([DECISION, ODLUKA | {"date": day}]))
    assert status == 0, messages
    assert {act.date_adopted.isoformat() for act in ActPage.objects.all()} == {"2026-02-20"}


def test_a_title_is_one_line(tree, write_manifest, run_import):
    run_import(write_manifest([REPORT | {"title": "Raporti \n vjetor"}]))
    assert ReportPage.objects.get().title == "Raporti vjetor"


def test_foreign_letters_are_no_wrong_encoding(tree, write_manifest, run_import):
    titles = ["Marrëveshje me KfW – „Äquivalent“", "Një café në Çarshi “TË GJITHË”", "Одлука о цени воде"]
    rows = [REPORT | {"record": title, "title": title} for title in titles]
    status, _output, messages = run_import(write_manifest(rows))
    assert status == 0, messages


def test_a_bulletin_and_a_notice_get_their_own_fields(tree, write_manifest, run_import):
    bulletin = REPORT | {"record": "b", "kind": "bulletin", "reference": "3", "period_from": "2025-03-05"}
    status, _output, messages = run_import(write_manifest([bulletin, REPORT | {"record": "n", "kind": "notice"}]))
    assert status == 0, messages
    assert (BulletinPage.objects.get().issue, BulletinPage.objects.get().month.isoformat()) == (3, "2025-03-01")
    assert NoticePage.objects.get().valid_until.isoformat() == "2025-12-31"


def test_a_language_whose_row_is_unchanged_keeps_what_its_editor_corrected(tree, write_manifest, run_import):
    run_import(write_manifest([DECISION, ODLUKA]))
    sq = ActPage.objects.get(locale__language_code="sq")
    sq.title = "Titulli i redaktorit"
    sq.save_revision().publish()
    run_import(write_manifest([DECISION, ODLUKA | {"title": "Nova odluka"}]))
    assert ActPage.objects.get(locale__language_code="sr-latn").title == "Nova odluka"
    after = ActPage.objects.get(pk=sq.pk)
    assert (after.title, after.latest_revision_id) == ("Titulli i redaktorit", sq.latest_revision_id)


def test_a_language_that_comes_later_joins_its_record(tree, write_manifest, run_import):
    run_import(write_manifest([DECISION, LETTER]))
    status, output, _messages = run_import(write_manifest([ODLUKA]))
    assert (status, numbers(output)) == (0, [0, 1, 0, 0])
    for act in ActPage.objects.all():
        assert act.legality_reference == "020-1"
        assert files_of(act) == [(["sq", "sr-latn"], "main"), (["sq"], "legality-letter")]


def test_a_letter_that_is_refused_now_leaves_its_act_alone(tree, write_manifest, run_import):
    run_import(write_manifest([DECISION, LETTER]))
    revision = ActPage.objects.get().latest_revision_id
    status, output, _messages = run_import(write_manifest([DECISION, LETTER | {"file": "mungon.pdf"}]))
    assert (status, numbers(output)) == (1, [0, 0, 1, 1])
    assert ActPage.objects.get().latest_revision_id == revision


def test_a_changed_file_becomes_a_version_and_keeps_its_address(client, tree, folder, write_manifest, run_import):
    manifest = write_manifest(ROWS)
    run_import(manifest)
    document = PublicationDocument.objects.get(title=DECISION["title"])
    (folder / "vendim.pdf").write_bytes(PDF + b"% new\n")
    run_import(manifest)
    version = document.versions.get(number=1)
    assert version.file.read() == PDF
    assert b"".join(client.get(document.url).streaming_content) == PDF + b"% new\n"


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


def test_a_dry_run_puts_no_file_into_the_storage(tree, folder, write_manifest, run_import, settings):
    manifest = write_manifest(ROWS)
    run_import(manifest)
    before = sorted(Path(settings.MEDIA_ROOT).rglob("*"))
    (folder / "vendim.pdf").write_bytes(PDF + b"% new\n")
    status, output, _messages = run_import(manifest, dry_run=True)
    assert (status, numbers(output)) == (0, [0, 1, 1, 0])
    assert sorted(Path(settings.MEDIA_ROOT).rglob("*")) == before
    assert not DocumentVersion.objects.filter(number=2).exists()


@pytest.mark.parametrize(
    "content",
    [
        b"file,record,kind,language,title,issuing_body,title\n",
        b"a,b\n1,2\n",
        b"",
        "file,record".encode("utf-16"),
        b"PK\x03\x04\x00\x00",
    ],
)
def test_what_is_no_manifest_is_refused_as_a_whole(tree, folder, run_import, content):
    (folder / "manifest.csv").write_bytes(content)
    with pytest.raises(CommandError) as refused:
        run_import(folder / "manifest.csv")
    assert refused.value.returncode == 2
    assert str(refused.value).endswith(".")


def test_a_manifest_that_is_not_there_is_named(tree, folder, run_import):
    with pytest.raises(CommandError, match="cannot be opened"):
        run_import(folder / "no.csv")
