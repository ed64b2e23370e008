"""Reading and correcting the text of a page beside its picture."""

import pytest
from django.contrib.auth import get_user_model
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from documents.models import PageText, Reading, ReadingState, TextSource
from documents.office.editing import texts
from tests.documents.editing.conftest import pdf_of

WORDS = [
    ["VENDIM", 96, 0.1, 0.1, 0.2, 0.03, 0],
    ["Nr.", 91, 0.1, 0.2, 0.05, 0.03, 1],
    ["O1-12", 41, 0.16, 0.2, 0.1, 0.03, 1],
    ["Nr.", 33, 0.3, 0.2, 0.05, 0.03, 1],
]


@pytest.fixture
def edition(make_document):
    return make_document(title="Vendimi", content=pdf_of("e para", "e dyta"))


@pytest.fixture
def version(edition, read_out):
    """A scan of two pages, read by machine."""
    return read_out(
        edition, ["VENDIM\nNr. O1-12 Nr.", "Faqja e dytë"], source=TextSource.OCR, words=WORDS, confidence=62
    )


def at(version, number):
    return reverse("documents_editing:page_text", args=[version.pk, number])


def page_of(version, number=1):
    return version.page_texts.get(number=number)


def test_the_screen_opens_with_the_first_page_and_lists_all(office, version):
    answer = office.get(reverse("documents_editing:text", args=[version.pk]), follow=True)
    assert answer.redirect_chain[0][0] == at(version, 1)
    page = answer.content.decode()
    assert at(version, 2) in page
    assert "62 %" in page


def test_words_below_the_threshold_are_marked_in_the_text_and_on_the_picture(office, version):
    answer = office.get(at(version, 1))
    assert [word.text for word in answer.context["doubtful"]] == ["O1-12", "Nr."]
    assert [word.nth for word in answer.context["doubtful"]] == [0, 1]
    page = answer.content.decode()
    assert '<rect x="156.0" y="196.0" width="108.0" height="38.0">' in page
    assert 'id="word-2" href="#id_text"' in page


def test_the_threshold_is_a_setting(office, version, settings):
    settings.OCR_LOW_CONFIDENCE = 40
    assert [word.text for word in office.get(at(version, 1)).context["doubtful"]] == ["Nr."]


def test_a_word_that_was_corrected_is_no_longer_marked(office, version):
    office.post(at(version, 1), {"text": "VENDIM\nNr. 01-12 Nr.", "seen": ""})
    assert [word.text for word in office.get(at(version, 1)).context["doubtful"]] == ["Nr."]


def test_saving_keeps_what_was_found_says_who_corrected_and_moves_on(office, edition, version):
    answer = office.post(at(version, 1), {"text": "VENDIM\r\nNr. 01-12  \r\n", "seen": "", "next": "1"})
    assert answer["Location"] == at(version, 2)
    page = page_of(version)
    assert (page.text, page.found) == ("VENDIM\nNr. 01-12", "VENDIM\nNr. O1-12 Nr.")
    assert page.corrected_by == office.user
    entry = ModelLogEntry.objects.for_instance(edition).get()
    assert (entry.action, entry.data["page"]) == ("documents.correct_text", 1)


def test_after_the_last_page_the_screen_stays(office, version):
    assert office.post(at(version, 2), {"text": "Fund", "seen": "", "next": "1"})["Location"] == at(version, 2)


def test_the_text_goes_back_to_what_was_found(office, version):
    office.post(at(version, 1), {"text": "gabim", "seen": ""})
    seen = texts.mark(page_of(version))
    office.post(at(version, 1), {"text": "gabim", "seen": seen, "as_found": "1"})
    page = page_of(version)
    assert page.text == page.found
    assert not page.is_corrected
    assert page.corrected_by is None


def test_a_correction_over_somebody_elses_is_refused_and_shows_both(office, version):
    other = get_user_model().objects.create_superuser("berat", first_name="Berat", last_name="Krasniqi")
    texts.correct(page_of(version), "Nga Berati", "", other)
    answer = office.post(at(version, 1), {"text": "Nga Ana", "seen": ""})
    assert answer.status_code == 409
    shown = answer.content.decode()
    assert "Berat Krasniqi saved this page" in shown
    assert "Nga Berati" in shown
    assert "Nga Ana" in shown
    assert page_of(version).text == "Nga Berati"
    again = {"text": "Nga Ana", "seen": answer.context["form"]["seen"].value()}
    assert office.post(at(version, 1), again).status_code == 302
    assert page_of(version).text == "Nga Ana"


def test_of_two_corrections_at_the_same_moment_one_is_refused(version, django_user_model):
    user = django_user_model.objects.create_user("ana")
    first, second = page_of(version), page_of(version)
    texts.correct(first, "e para", "", user)
    with pytest.raises(texts.CorrectedMeanwhile):
        texts.correct(second, "e dyta", "", user)
    assert page_of(version).text == "e para"


def test_a_page_that_nobody_could_read_has_text_once_somebody_types_it(office, edition, read_out):
    version = read_out(edition, [""], source=TextSource.NONE, state=ReadingState.EMPTY)
    office.post(at(version, 1), {"text": "Vendim", "seen": ""})
    edition.refresh_from_db()
    assert edition.has_text
    office.post(at(version, 1), {"text": "", "seen": texts.mark(page_of(version))})
    edition.refresh_from_db()
    assert not edition.has_text


def test_a_sign_that_no_database_takes_is_refused_and_the_text_stays(office, version):
    answer = office.post(at(version, 1), {"text": "a\0b", "seen": ""})
    assert answer.status_code == 200
    assert answer.context["form"].errors["text"]
    assert not page_of(version).is_corrected


def test_the_picture_of_a_page_is_drawn_once_and_kept(office, version, monkeypatch):
    address = reverse("documents_editing:page_image", args=[version.pk, 2])
    picture = b"".join(office.get(address).streaming_content)
    assert picture[8:12] == b"WEBP"
    assert default_storage.exists(f"previews/{version.pk}/page-2.webp")
    monkeypatch.setattr("documents.pdf.render_page", None)
    assert b"".join(office.get(address).streaming_content) == picture


def test_a_page_that_the_file_does_not_have_has_no_picture(office, version):
    assert office.get(reverse("documents_editing:page_image", args=[version.pk, 9])).status_code == 404
    assert not default_storage.exists(f"previews/{version.pk}")


def test_a_file_without_pages_shows_its_text_alone(office, make_document, read_out):
    version = read_out(make_document(name="shenime.txt", content=b"Shenime"), ["Shenime"])
    answer = office.get(at(version, 1))
    assert "<svg" not in answer.content.decode().split("doc-text")[-1]
    assert not answer.context["has_picture"]
    assert office.get(reverse("documents_editing:page_image", args=[version.pk, 1])).status_code == 404


def test_a_file_that_is_not_read_yet_says_so(office, edition):
    answer = office.get(reverse("documents_editing:text", args=[edition.current_version.pk]))
    assert "waits to be read" in answer.content.decode()


def test_a_failed_reading_shows_its_reason(office, edition, read_out):
    read_out(edition, [], state=ReadingState.FAILED, reason="The PDF is damaged.")
    assert "The PDF is damaged." in office.get(reverse("wagtaildocs:edit", args=[edition.pk])).content.decode()


def test_missing_tools_are_named(office, edition, read_out, monkeypatch):
    sentence = "Install the packages tesseract-ocr-sqi."
    monkeypatch.setattr("documents.ocr.tesseract.TesseractEngine.missing", lambda engine, language=None: sentence)
    read_out(edition, [""], source=TextSource.NONE, state=ReadingState.NEEDS_OCR)
    assert sentence in office.get(reverse("wagtaildocs:edit", args=[edition.pk])).content.decode()


def test_reading_again_puts_the_file_back_into_the_queue_and_keeps_corrections(
    office, version, monkeypatch, django_capture_on_commit_callbacks
):
    started = []
    monkeypatch.setattr("documents.tasks.start_reading", started.append)
    texts.correct(page_of(version), "me dorë", "", office.user)
    Reading.objects.update(state=ReadingState.FAILED, attempts=3, reason="x")
    with django_capture_on_commit_callbacks(execute=True):
        office.post(reverse("documents_editing:read_again", args=[version.pk]))
    reading = Reading.objects.get(version=version)
    assert (reading.state, reading.attempts, reading.reason) == (ReadingState.WAITING, 0, "")
    assert started == [version.pk]
    assert PageText.objects.get(version=version, number=1).text == "me dorë"


def test_a_file_that_is_being_read_is_not_read_twice(office, version):
    from datetime import timedelta

    from django.utils import timezone

    held_until = timezone.now() + timedelta(minutes=5)
    Reading.objects.update(state=ReadingState.RUNNING, claimed_until=held_until, attempts=1)
    answer = office.post(reverse("documents_editing:read_again", args=[version.pk]), follow=True)
    assert "just now" in answer.content.decode()
    assert Reading.objects.get(version=version).attempts == 1


def test_the_script_of_the_page_can_ask_how_far_the_reading_is(office, version):
    address = reverse("documents_editing:progress", args=[version.pk])
    assert office.get(address).json() == {"finished": True}
    Reading.objects.update(state=ReadingState.WAITING)
    assert office.get(address).json() == {"finished": False}
    assert Client().get(address).status_code == 302


def test_the_list_of_pages_costs_the_same_for_many_pages(office, edition, read_out, django_assert_max_num_queries):
    version = read_out(edition, [f"Faqja {number}" for number in range(1, 121)])
    with django_assert_max_num_queries(30):
        assert office.get(at(version, 60)).status_code == 200
