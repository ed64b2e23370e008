"""An import brings a record whole: both languages where its kind asks for all together."""

from documents.models import PublicationDocument
from pages.models import ActPage
from tests.builders import make_body
from tests.imports.conftest import (  # noqa: F401 fixtures of imports
    DECISION,
    ODLUKA,
    folder,
    run_import,
    write_manifest,
)


def test_a_record_in_one_language_is_refused_and_one_in_both_is_taken(
    tree,
    set_duty,
    write_manifest,  # noqa: F811
    run_import,  # noqa: F811
):
    make_body()
    set_duty("act", gate="together")
    status, _output, messages = run_import(write_manifest([DECISION]))
    assert status != 0
    assert "not ready in: Serbian" in messages
    assert not ActPage.objects.exists()
    assert not PublicationDocument.objects.exists()
    assert run_import(write_manifest([DECISION, ODLUKA]))[0] == 0
    assert [act.live for act in ActPage.objects.all()] == [True, True]


def test_drafts_are_imported_in_one_language(
    tree,
    set_duty,
    write_manifest,  # noqa: F811
    run_import,  # noqa: F811
):
    make_body()
    set_duty("act", gate="together")
    status, _output, _messages = run_import(write_manifest([DECISION]), draft=True)
    assert status == 0
    assert not ActPage.objects.get().live
