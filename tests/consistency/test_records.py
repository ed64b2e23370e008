"""What the checks find of real records, when they look again, and that decisions stay."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.utils import timezone, translation
from wagtail.models import ModelLogEntry

from cms.consistency import writing
from cms.consistency.choices import Kind, State
from cms.consistency.models import Finding, KnownLaw, WaitingRecord
from cms.consistency.reading import register
from cms.translations.drafts import no_translation_drafts
from documents import processing
from documents.models import DocumentRecord, PageText, Reading, ReadingState, TextSource
from tests.builders import make_act

from .conftest import SQ, SR

NOW = timezone.make_aware(timezone.datetime(2026, 3, 16, 10))


def current(act) -> list[Finding]:
    return list(Finding.objects.filter(translation_key=act.translation_key, is_current=True))


def test_publishing_compares_the_files_of_both_languages(act, files):
    (finding,) = current(act)
    assert (finding.kind, finding.state) == (Kind.REFERENCE, State.OPEN)
    assert (finding.params["first"], finding.params["second"]) == ("nr. 465/1", "461")
    assert (finding.first["file"], finding.first["page"]) == (files[0].current_version.pk, 1)
    assert finding.issuing_body == act.issuing_body
    with translation.override("en"):
        assert finding.sentence == "“nr. 465/1” in Albanian, but “461” in Serbian."
    with translation.override("sq"):
        assert "Shqip" not in finding.sentence


def test_a_corrected_text_is_compared_anew_and_the_finding_goes(act, files, write_text, at_commit):
    with at_commit():
        write_text(files[1], SR.replace("br. 461", "br. 465/1"))
        ModelLogEntry.objects.log_action(files[1], "documents.correct_text")
    assert current(act) == []


def test_the_same_run_twice_changes_nothing(act):
    before = list(Finding.objects.values())
    writing.check(act.translation_key, NOW)
    assert list(Finding.objects.values()) == before


def test_a_decision_outlives_moves_of_the_text_and_its_own_absence(act, files, write_text, admin_user):
    (finding,) = current(act)
    writing.decide(finding, State.ORIGINAL, "Në letër.", admin_user, NOW)
    write_text(files[0], "Faqja e parë.", SQ)
    writing.check(act.translation_key, NOW)
    (moved,) = current(act)
    assert (moved.pk, moved.state, moved.note, moved.first["page"]) == (finding.pk, State.ORIGINAL, "Në letër.", 2)
    write_text(files[0], "Faqja e parë.", SQ.replace("465/1", "461"))
    writing.check(act.translation_key, NOW)
    assert current(act) == []
    assert Finding.objects.filter(pk=finding.pk, state=State.ORIGINAL).exists()
    write_text(files[0], "Faqja e parë.", SQ)
    writing.check(act.translation_key, NOW)
    assert [(each.pk, each.state) for each in current(act)] == [(finding.pk, State.ORIGINAL)]


def test_the_fields_of_public_pages_are_compared_too(act, twin, at_commit):
    act.summary, twin.summary = "Pagesa është 2.200,00 €.", "Isplata je 2.500,00 €."
    act.date_protocolled = date(2026, 1, 5)
    with at_commit():
        act.save_revision().publish()
        twin.save_revision().publish()
    assert {Kind.AMOUNT, Kind.ORDER} <= {finding.kind for finding in current(act)}


def test_the_last_recognised_page_of_a_scan_compares_its_record_once(act, files, write_text, at_commit, caplog):
    Finding.objects.all().delete()
    Reading.objects.filter(version__document=files[0]).update(state=ReadingState.RUNNING)
    pages = PageText.objects.filter(version=files[0].current_version)
    pages.update(source=TextSource.NONE, text="")
    second = pages.create(version=files[0].current_version, number=2, source=TextSource.NONE)
    caplog.set_level("INFO", logger=writing.logger.name)
    with at_commit():
        write_text(files[0], "Faqja e parë.")
    assert writing.check_waiting(NOW) == 0
    assert current(act) == []
    assert _checked(caplog) == 0
    second.source, second.text = TextSource.OCR, SQ
    with at_commit():
        second.save()
    assert len(current(act)) == 1
    assert _checked(caplog) == 1
    assert not WaitingRecord.objects.exists()


def _checked(caplog) -> int:
    return sum(getattr(record, "event", "") == "consistency_checked" for record in caplog.records)


def test_reading_its_files_compares_a_record_by_itself(tree, make_document, at_commit):
    record = DocumentRecord.objects.create()
    editions = [
        make_document(f"Akti {language}", language, f"{language}.txt", text.encode(), record=record)
        for language, text in (("sq", SQ), ("sr-latn", SR))
    ]
    with no_translation_drafts():
        act = make_act(tree, "Vendim", documents=editions[:1])
    for edition in editions:
        assert current(act) == []
        with at_commit():
            processing.process(edition.current_version.pk, lambda: NOW)
    (finding,) = current(act)
    assert finding.kind == Kind.REFERENCE


def test_a_record_whose_reading_broke_off_is_compared_by_the_command(act, files, write_text, at_commit):
    Finding.objects.all().delete()
    readings = Reading.objects.filter(version__document=files[0])
    readings.update(state=ReadingState.RUNNING)
    PageText.objects.create(version=files[0].current_version, number=2, source=TextSource.NONE)
    with at_commit():
        write_text(files[0], SQ)
    readings.update(state=ReadingState.FAILED)
    call_command("check_consistency", verbosity=0)
    assert len(current(act)) == 1


def test_a_decision_and_another_check_at_the_same_moment_are_kept(act, admin_user, monkeypatch):
    """What the other does comes between the comparison and what is written of it."""
    (finding,) = current(act)
    Finding.objects.all().delete()
    as_dict, others = writing.asdict, [lambda: writing.check(act.translation_key, NOW)]

    def with_another(passage):
        if others:
            others.pop()()
        return as_dict(passage)

    monkeypatch.setattr(writing, "asdict", with_another)
    assert writing.check(act.translation_key, NOW) == 1
    (finding,) = current(act)
    others.append(lambda: writing.decide(Finding.objects.get(), State.ORIGINAL, "Në letër.", admin_user, NOW))
    writing.check(act.translation_key, NOW)
    finding.refresh_from_db()
    assert (finding.state, finding.note, finding.decided_by) == (State.ORIGINAL, "Në letër.", admin_user)


def test_a_text_that_changes_during_its_comparison_is_compared_anew(act, files, write_text, monkeypatch):
    compare, changes = writing.differences, [SR.replace("br. 461", "br. 465/1")]

    def while_texts_change(pair, known):
        found = compare(pair, known)
        if changes:
            write_text(files[1], changes.pop())
        return found

    monkeypatch.setattr(writing, "differences", while_texts_change)
    assert writing.check(act.translation_key, NOW) == 0
    assert current(act) == []


def test_the_findings_of_a_deleted_record_go_with_it(act):
    act.delete()
    assert not Finding.objects.exists()


def test_a_record_in_one_language_has_nothing_to_compare(act, files):
    files[1].versions.get().page_texts.all().delete()
    assert writing.check(act.translation_key, NOW) == 0


@pytest.mark.parametrize("key", ["nothing", "85fea12c-05b0-4fb6-be06-24168a199446"])
def test_the_command_refuses_a_record_that_is_not_there(db, key):
    with pytest.raises(CommandError):
        call_command("check_consistency", record=key)


def test_the_register_holds_laws_bodies_and_places(act):
    known = register()
    assert {"03/l-040", "02/l-037", "06/l-081", "04/l-184"} <= known.laws
    assert ("Kuvendi i Komunës", "Skupština opštine") in [name.spellings for name in known.names]


@pytest.mark.parametrize(("written", "kept"), [("03/L-40", "03/L-040"), (" 6/l-81 ", "06/L-081"), ("40", None)])
def test_the_number_of_a_law_is_kept_in_one_way(written, kept):
    law = KnownLaw(number=written)
    if kept is None:
        with pytest.raises(ValidationError):
            law.clean()
    else:
        law.clean()
        assert law.number == kept
