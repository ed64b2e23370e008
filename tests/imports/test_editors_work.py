"""What editors work on, took back or made public stays as they left it, whatever a manifest says."""

from wagtail.models import Locale

from documents.models import PublicationDocument
from pages.models import ActPage
from tests.conftest import PDF

from .conftest import DECISION, ODLUKA
from .test_import import ROWS, numbers


def test_a_withdrawn_record_is_not_published_again(tree, write_manifest, run_import):
    run_import(write_manifest([DECISION]))
    ActPage.objects.get().unpublish()
    run_import(write_manifest([DECISION | {"title": "Vendim i ndryshuar"}, ODLUKA]))
    assert ActPage.objects.count() == 2
    assert not ActPage.objects.live().exists()


def test_a_locked_page_is_left_alone(tree, write_manifest, run_import):
    run_import(write_manifest([DECISION]))
    ActPage.objects.update(locked=True)
    status, _output, messages = run_import(write_manifest([DECISION | {"title": "Vendim i ndryshuar"}]))
    assert status == 1
    assert "locked" in messages
    assert ActPage.objects.get().title == DECISION["title"]


def test_an_alias_in_the_other_language_becomes_the_page_of_its_row(tree, write_manifest, run_import):
    run_import(write_manifest([DECISION]))
    serbian = Locale.objects.get(language_code="sr-latn")
    ActPage.objects.get().copy_for_translation(serbian, copy_parents=True, alias=True)
    status, _output, messages = run_import(write_manifest([DECISION, ODLUKA]))
    assert status == 0, messages
    twin = ActPage.objects.get(locale=serbian)
    assert (twin.title, twin.alias_of_id) == (ODLUKA["title"], None)


def test_drafts_of_an_import_are_published_by_the_next_one(tree, write_manifest, run_import):
    manifest = write_manifest(ROWS)
    run_import(manifest, draft=True)
    status, output, _messages = run_import(manifest)
    assert (status, numbers(output)) == (0, [0, 2, 0, 0])
    assert not ActPage.objects.not_live().exists()


def test_a_draft_that_an_editor_works_on_stays_a_draft(tree, admin_user, write_manifest, run_import):
    manifest = write_manifest([DECISION])
    run_import(manifest, draft=True)
    ActPage.objects.get().save_revision(user=admin_user)
    run_import(manifest)
    assert not ActPage.objects.get().live


def test_an_untranslated_draft_of_an_editor_is_never_published(tree, write_manifest, run_import):
    manifest = write_manifest([DECISION])
    run_import(manifest)
    twin = ActPage.objects.get().copy_for_translation(Locale.objects.get(language_code="sr-latn"), copy_parents=True)
    twin.save_revision()
    run_import(manifest)
    run_import(write_manifest([DECISION | {"title": "Vendim i ndryshuar"}]))
    assert not ActPage.objects.get(pk=twin.pk).live


def test_a_draft_run_changes_nothing_that_is_public(client, tree, folder, write_manifest, run_import):
    manifest = write_manifest([DECISION])
    run_import(manifest)
    (folder / "vendim.pdf").write_bytes(PDF + b"% new\n")
    status, _output, messages = run_import(manifest, draft=True)
    assert status == 1
    assert "Import without --draft" in messages
    document = PublicationDocument.objects.get()
    assert b"".join(client.get(document.url).streaming_content) == PDF


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
