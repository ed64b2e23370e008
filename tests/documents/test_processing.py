"""Reading documents: the whole way from a stored file to the text that readers get, and what interrupts it."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.utils import timezone, translation

from documents import claims, previews, processing
from documents.models import PageText, Reading, ReadingState, TextSource
from documents.storage import StorageAway
from tests.documents.ocr.scans import as_pdf, drawn, scanned
from tests.documents.samples import SAMPLES

NOW = timezone.make_aware(timezone.datetime(2026, 3, 16, 10))
WORDS = "Kuvendi i Komunës në mbledhjen e mbajtur më 20 shkurt 2026 mori këtë vendim për buxhetin."


@pytest.fixture(autouse=True)
def _sentences_in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def store(make_document, tmp_path):
    """A function that stores a real file of a format as a document: ``store("pdf", [page, ...])``."""

    def make(extension, pages, maker=None, **facts):
        path = tmp_path / f"file.{extension}"
        (maker or SAMPLES[extension])(path, [page.splitlines() for page in pages])
        return make_document(name=path.name, content=path.read_bytes(), **facts)

    return make


def scan(path, pages) -> None:
    as_pdf([scanned(drawn("\n".join(lines))) for lines in pages], path)


def read(document) -> Reading:
    processing.process(document.current_version.pk, lambda: NOW)
    return Reading.objects.get(version=document.current_version)


@pytest.mark.one_database
@pytest.mark.parametrize("extension", ["pdf", "docx", "odt", "xlsx", "ods", "pptx", "rtf", "txt", "csv"])
def test_the_text_of_every_format_reaches_its_document(store, extension):
    document = store(extension, [WORDS])
    reading = read(document)
    assert (reading.state, reading.reason) == (ReadingState.DONE, "")
    (page,) = document.current_version.page_texts.all()
    assert "Kuvendi i Komunës" in page.text
    assert page.source == TextSource.LAYER
    document.refresh_from_db()
    assert document.has_text


def test_a_pdf_is_read_page_by_page_and_has_previews(store, client):
    document = store("pdf", [WORDS, "Faqja e dytë e vendimit për buxhetin e komunës."])
    read(document)
    version = document.current_version
    assert [page.number for page in version.page_texts.all()] == [1, 2]
    document.refresh_from_db()
    assert (version.pages, document.pages, version.has_preview) == (2, 2, True)


def test_a_scan_is_recognised_with_a_confidence_and_the_places_of_words(store):
    document = store("pdf", [WORDS], maker=scan)
    reading = read(document)
    assert reading.state == ReadingState.DONE
    page = document.current_version.page_texts.get()
    assert page.source == TextSource.OCR
    assert "Kuvendi i Komunës" in page.text
    assert 50 < page.confidence <= 100
    text, confidence, left, top, width, height, line = page.words[0]
    assert 0 <= left < left + width <= 1
    assert reading.confidence == page.confidence


@pytest.mark.one_database
def test_without_the_tools_a_scan_waits_and_is_read_once_they_are_there(store, settings, capsys):
    settings.TESSERACT_COMMAND = "no-such-program"
    document = store("pdf", [WORDS], maker=scan)
    assert read(document).state == ReadingState.NEEDS_OCR
    call_command("process_documents")
    assert "tesseract-ocr" in capsys.readouterr().out
    assert document.current_version.page_texts.get().source == TextSource.NONE
    settings.TESSERACT_COMMAND = "tesseract"
    call_command("process_documents")
    assert Reading.objects.get().state == ReadingState.DONE
    assert "Kuvendi" in document.current_version.page_texts.get().text


def test_a_broken_file_is_marked_with_the_reason_and_no_other_waits_for_it(make_document, store):
    broken = make_document(name="broken.docx", content=b"PK\x03\x04 broken")
    good = store("pdf", [WORDS])
    list(processing.process_waiting(lambda: NOW))
    reading = Reading.objects.get(version=broken.current_version)
    assert reading.state == ReadingState.FAILED
    assert "damaged" in reading.reason
    assert Reading.objects.get(version=good.current_version).state == ReadingState.DONE


def test_a_file_that_is_gone_from_the_storage_is_marked(store):
    document = store("pdf", [WORDS])
    document.file.storage.delete(document.file.name)
    reading = read(document)
    assert reading.state == ReadingState.FAILED
    assert "missing" in reading.reason


@pytest.mark.one_database
def test_a_picture_without_text_is_empty(store):
    document = store("pdf", [""], maker=scan)
    assert read(document).state == ReadingState.EMPTY
    document.refresh_from_db()
    assert not document.has_text


def test_a_corrected_page_stays_when_the_file_is_read_again(store):
    document = store("pdf", [WORDS, WORDS])
    read(document)
    PageText.objects.filter(number=2).update(text="E saktë", corrected_at=NOW)
    call_command("process_documents", again=True)
    first, second = PageText.objects.order_by("number")
    assert "Kuvendi" in first.text
    assert second.text == "E saktë"
    assert "Kuvendi" in second.found


@pytest.mark.one_database
def test_a_scan_is_recognised_anew_when_it_is_read_again(store):
    document = store("pdf", [WORDS], maker=scan)
    read(document)
    PageText.objects.update(found="", words=[], confidence=1)
    call_command("process_documents", again=True)
    page = PageText.objects.get()
    assert "Kuvendi" in page.found
    assert page.confidence > 50


def test_what_a_form_may_propose_and_what_should_not_be_public_is_noted(store):
    document = store("pdf", ["VENDIM\nmbi buxhetin e komunës\nNr. 534/2\nDatë: 29.03.2019\nNumri personal: 1170234567"])
    reading = read(document)
    fields = {proposal["field"] for proposal in reading.proposals}
    assert {"kind", "reference", "date"} <= fields
    (finding,) = reading.findings
    assert (finding["kind"], finding["page"]) == ("personal-number", 1)
    assert "1170234567" not in str(reading.findings)
    assert "1170234567" not in str(reading.proposals)


@pytest.mark.one_database
def test_a_short_page_of_letters_is_no_scan_and_an_empty_one_neither(store):
    document = store("pdf", [WORDS, "Fund.", ""])
    assert read(document).state == ReadingState.DONE
    assert {page.source for page in document.current_version.page_texts.all()} == {TextSource.LAYER}


@pytest.mark.one_database
def test_files_without_scans_do_not_ask_for_character_recognition(store, monkeypatch):
    store("docx", [WORDS])
    store("pdf", [WORDS])
    monkeypatch.setattr("documents.ocr.engine", lambda: pytest.fail("Nothing is to be recognised."))
    call_command("process_documents")
    assert set(Reading.objects.values_list("state", flat=True)) == {ReadingState.DONE}


def test_a_long_text_without_pages_is_kept_in_pieces_that_make_the_whole(store):
    line = "Kuvendi i Komunës mori këtë vendim për buxhetin e vitit.\n"
    document = store("txt", [line * 1500])
    read(document)
    texts = list(document.current_version.page_texts.values_list("text", flat=True))
    assert len(texts) > 4
    assert max(map(len, texts)) <= processing.PIECE
    assert "".join(texts).split() == (line * 1500).split()


def test_thousands_of_numbers_are_found_and_the_first_are_kept(store):
    document = store("txt", ["\n".join(f"Tel: 044 {n // 1000:03} {n % 1000:03}" for n in range(20_000))])
    reading = read(document)
    assert reading.state == ReadingState.DONE
    assert len(reading.findings) == processing.MOST_FINDINGS


def test_what_somebody_looked_at_is_open_again_when_something_new_is_found(store, monkeypatch):
    document = store("pdf", ["Numri personal: 1170234567 i përfituesit të subvencionit."])
    reading = read(document)
    Reading.objects.update(findings_confirmed_at=NOW)
    call_command("process_documents", again=True)
    reading.refresh_from_db()
    assert reading.findings_confirmed_at == NOW
    found = processing.understood(["Numri personal: 1170234567 dhe 1188123456."])
    monkeypatch.setattr(processing, "understood", lambda texts: found)
    call_command("process_documents", again=True)
    reading.refresh_from_db()
    assert reading.findings_confirmed_at is None


# --- What breaks on the way ----------------------------------------------------------------------------


@pytest.mark.parametrize("error", [StorageAway("documents/a.pdf"), OSError(28, "No space left on device")])
def test_an_outage_stops_the_run_and_blames_no_document(store, monkeypatch, error):
    for _document in range(2):
        store("pdf", [WORDS])

    def away(*args):
        raise error

    monkeypatch.setattr(processing, "_layer", away)
    for _attempt in range(claims.MOST_ATTEMPTS + 1):
        with pytest.raises(CommandError, match="Reading stopped") as stopped:
            call_command("process_documents")
        assert stopped.value.returncode == 2
    assert set(Reading.objects.values_list("state", "attempts")) == {(ReadingState.WAITING, 0)}
    monkeypatch.undo()
    call_command("process_documents")
    assert set(Reading.objects.values_list("state", flat=True)) == {ReadingState.DONE}


def test_a_file_that_breaks_the_portal_itself_is_marked_and_the_next_one_is_read(store, monkeypatch):
    store("pdf", [WORDS])
    good = store("pdf", [WORDS])
    layer, calls = processing._layer, []

    def breaks_once(*args):
        calls.append(args)
        if len(calls) == 1:
            raise ValueError("nobody thought of this")
        return layer(*args)

    monkeypatch.setattr(processing, "_layer", breaks_once)
    call_command("process_documents")
    assert Reading.objects.get(version=good.current_version).state == ReadingState.DONE
    failed = Reading.objects.exclude(version=good.current_version).get()
    assert failed.state == ReadingState.FAILED
    assert "log of the server" in failed.reason


def test_a_preview_that_cannot_be_stored_costs_no_text_and_comes_later(store, monkeypatch):
    document = store("pdf", [WORDS])

    def full(*args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(previews, "_store", full)
    assert read(document).state == ReadingState.DONE
    assert not document.current_version.has_preview
    monkeypatch.undo()
    call_command("process_documents", again=True)
    version = document.current_version
    assert version.has_preview
    default_storage.delete(previews.name_of(version, 320))
    call_command("process_documents", again=True)
    assert default_storage.exists(previews.name_of(version, 320))


def test_the_command_leaves_the_work_of_a_living_worker_alone(store, settings):
    settings.DOCUMENT_READING = "worker"
    document = store("pdf", [WORDS])
    claims.take(document.current_version.pk, timezone.now())
    call_command("process_documents")
    assert Reading.objects.get().state == ReadingState.RUNNING
    settings.DOCUMENT_READING = "background"
    call_command("process_documents")
    assert Reading.objects.get().state == ReadingState.DONE


# --- One worker at a time ----------------------------------------------------------------------------


def test_a_version_is_read_by_one_worker(store):
    document = store("pdf", [WORDS])
    version = document.current_version
    assert claims.take(version.pk, NOW) is not None
    assert claims.take(version.pk, NOW) is None
    assert not processing.process(version.pk, lambda: NOW)


def test_the_work_of_a_dead_worker_is_done_once_by_the_next(store):
    document = store("pdf", [WORDS, WORDS])
    version = document.current_version
    dead = claims.take(version.pk, NOW)
    later = NOW + claims.LEASE + timedelta(seconds=1)
    assert processing.process(version.pk, lambda: later)
    assert not processing.process(version.pk, lambda: later)
    assert version.page_texts.count() == 2
    with pytest.raises(claims.ClaimLost):
        claims.renew(dead)
    with pytest.raises(claims.ClaimLost):
        claims.finish(dead, later, state=ReadingState.FAILED)
    assert Reading.objects.get().state == ReadingState.DONE


def test_a_file_that_kills_its_workers_is_given_up(store):
    document = store("pdf", [WORDS])
    moment = NOW
    for _attempt in range(claims.MOST_ATTEMPTS):
        assert claims.take(document.current_version.pk, moment) is not None
        moment += claims.LEASE + timedelta(seconds=1)
    assert not processing.process(document.current_version.pk, lambda: moment)
    reading = Reading.objects.get()
    assert reading.state == ReadingState.FAILED
    assert "3" in reading.reason


def test_the_newest_version_alone_says_whether_the_document_has_text(store, tmp_path):
    document = store("pdf", [WORDS])
    old = document.current_version
    SAMPLES["pdf"](tmp_path / "new.pdf", [[]])
    with (tmp_path / "new.pdf").open("rb") as file:
        document.file.save("new.pdf", file, save=False)
    document.read_file_facts()
    document.save()
    processing.process(old.pk, lambda: NOW)
    document.refresh_from_db()
    assert not document.has_text
    assert document.version_number == 2
