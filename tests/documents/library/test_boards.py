"""Boards: who stands on them, who sees them, how many queries they ask, and having documents read again."""

from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from documents import versions
from documents.models import DocumentRecord, PageText, Reading, ReadingState, TextSource
from documents.office.library.boards.kinds import BOARDS
from tests.builders import make_act


def board(office, code: str, **query) -> str:
    answer = office.get(reverse("documents_office:board", args=[code]), query)
    assert answer.status_code == 200
    return answer.content.decode()


def titles(officer, code: str) -> list[str]:
    return [edition.title for edition in BOARDS[code].editions(officer).order_by("pk")]


@pytest.fixture
def library(officer, make_document):
    """A function that makes documents by their titles, each with a content of its own."""

    def make(*names: str, **facts):
        return [make_document(title=name, content=f"%PDF-1.4 {name}".encode(), **facts) for name in names]

    return make


@pytest.mark.parametrize(
    ("code", "state"),
    [
        ("failed", ReadingState.FAILED),
        ("empty", ReadingState.EMPTY),
        ("waiting-for-ocr", ReadingState.NEEDS_OCR),
        ("waiting", ReadingState.WAITING),
    ],
)
def test_readings_stand_on_the_board_of_their_state(library, set_reading, officer, code, state):
    good, concerned = library("Good", "Concerned")
    set_reading(good)
    set_reading(concerned, state)
    assert titles(officer, code) == ["Concerned"]


def test_only_the_newest_version_counts(library, set_reading, officer):
    (edition,) = library("Replaced")
    set_reading(edition, ReadingState.FAILED)
    edition.file.save("new.pdf", ContentFile(b"%PDF-1.4 new"), save=False)
    edition.read_file_facts()
    edition.save()
    set_reading(edition, ReadingState.DONE)
    assert titles(officer, "failed") == []


def test_the_reason_of_a_failure_is_shown(office, library, set_reading):
    (edition,) = library("Broken")
    set_reading(edition, ReadingState.FAILED, reason="The file is <broken>.")
    content = board(office, "failed")
    assert "The file is &lt;broken&gt;." in content
    assert reverse("wagtaildocs:edit", args=[edition.pk]) in content


def test_what_to_install_is_said(office, library, set_reading, settings):
    settings.TESSERACT_COMMAND = "no-such-program"
    (edition,) = library("Scan")
    set_reading(edition, ReadingState.NEEDS_OCR)
    assert "tesseract-ocr" in board(office, "waiting-for-ocr")


def test_badly_read_pages_that_nobody_corrected(office, library, officer, settings):
    settings.OCR_LOW_CONFIDENCE = 70
    good, bad, corrected = library("Good", "Bad", "Corrected")
    for edition, confidence, when in ((good, 70, None), (bad, 69, None), (corrected, 10, timezone.now())):
        PageText.objects.create(
            version=edition.current_version, number=1, source=TextSource.OCR, confidence=confidence, corrected_at=when
        )
    assert titles(officer, "low-confidence") == ["Bad"]
    assert "Bad" in board(office, "low-confidence")


def test_documents_that_no_published_page_shows(roles, library, officer):
    used, _unused = library("Used", "Unused")
    make_act(roles, documents=[used])
    assert titles(officer, "unused") == ["Unused"]


def test_documents_that_lack_a_language(office, library, officer):
    both = DocumentRecord.objects.create()
    library("Vendimi", record=both)
    library("Odluka", record=both, language="sr-latn")
    library("Vetëm shqip")
    assert titles(officer, "missing-language") == ["Vetëm shqip"]
    assert "Serb" in board(office, "missing-language") or "serb" in board(office, "missing-language")


def test_a_record_with_several_editions_stands_there_once(library, officer, settings):
    settings.PUBLIC_LANGUAGES = ["sq", "sr-latn", "en"]
    record = DocumentRecord.objects.create()
    library("Vendimi", record=record)
    library("Odluka", record=record, language="sr-latn")
    assert titles(officer, "missing-language") == ["Vendimi"]


def test_equal_files_name_each_other(office, make_document, officer, library):
    first, second = make_document(title="First"), make_document(title="Second")
    library("Alone")
    assert titles(officer, "duplicates") == ["First", "Second"]
    content = board(office, "duplicates")
    assert content.count(f'href="{reverse("wagtaildocs:edit", args=[first.pk])}"') == 2
    assert content.count(f'href="{reverse("wagtaildocs:edit", args=[second.pk])}"') == 2


def test_a_text_in_another_language_until_somebody_says_it_is_right(office, library, set_reading, officer):
    right, wrong, silent = library("Right", "Wrong", "Silent")
    set_reading(right, language="sq")
    reading = set_reading(wrong, language="sr-latn")
    set_reading(silent, language="")
    assert titles(officer, "other-language") == ["Wrong"]
    assert "Wrong" in board(office, "other-language")
    reading.findings_confirmed_at = timezone.now()
    reading.save()
    assert titles(officer, "other-language") == []


def test_personal_data_are_named_without_the_number(office, library, set_reading, officer):
    clean, concerned = library("Clean", "Concerned")
    set_reading(clean)
    found = {"kind": "personal-number", "page": 3, "start": 0, "end": 10, "quote": "Nr. 10…", "shown": "10…89"}
    reading = set_reading(concerned, findings=[found, found | {"page": 5}])
    assert titles(officer, "personal-data") == ["Concerned"]
    content = board(office, "personal-data")
    assert "3, 5" in content
    assert "10…89" not in content
    reading.findings_confirmed_at = timezone.now()
    reading.save()
    assert titles(officer, "personal-data") == []


def test_public_files_that_nobody_has_checked(office, roles, library, set_reading, officer):
    found = {"findings": [{"kind": "phone", "page": 2}], "language": "sq"}
    readings = {
        "Waiting": {"state": ReadingState.WAITING},
        "Running": {"state": ReadingState.RUNNING},
        "Failed": {"state": ReadingState.FAILED, "findings_confirmed_at": timezone.now()},
        "Found": found,
        "Serbian": {"language": "sr-latn"},
        "Answered": {**found, "findings_confirmed_at": timezone.now()},
        "Clean": {"language": "sq"},
        "Withdrawn": found,
    }
    public = library(*readings)
    (draft,) = library("Draft")
    for edition in public:
        set_reading(edition, **readings[edition.title])
    make_act(roles, documents=public)
    versions.withdraw(public[-1], "Holds a phone number", officer)
    assert draft.title not in titles(officer, "public-unchecked")
    assert titles(officer, "public-unchecked") == ["Waiting", "Running", "Failed", "Found", "Serbian"]
    page = board(office, "public-unchecked")
    assert all(title in page for title in titles(officer, "public-unchecked"))


def test_withdrawn_documents_and_why(office, library, officer):
    _there, gone = library("There", "Gone")
    versions.withdraw(gone, "Holds a phone number", officer)
    assert titles(officer, "withdrawn") == ["Gone"]
    assert "Holds a phone number" in board(office, "withdrawn")


def test_a_board_is_narrowed_by_the_address(office, library, bodies):
    library("Buxheti", kind="budget", issuing_body=bodies["assembly"], date=date(2026, 1, 5))
    library("Odluka", kind="decision", language="sr-latn", issuing_body=bodies["mayor"])
    for query in ({"kind": "budget"}, {"language": "sq"}, {"body": bodies["assembly"].pk}, {"q": "BUXHÉTI"}):
        content = board(office, "unused", **query)
        assert "Buxheti" in content
        assert "Odluka" not in content, query


def test_results_alone_answer_while_the_filter_changes(office, library):
    library("Buxheti")
    answer = office.get(reverse("documents_office:board_results", args=["unused"]))
    assert "Buxheti" in answer.content.decode()
    assert "<html" not in answer.content.decode()


def test_a_board_has_pages(office, library):
    library(*(f"Document {number}" for number in range(55)))
    assert board(office, "unused").count('class="title"') == 50
    assert board(office, "unused", p=2).count('class="title"') == 5


def test_documents_of_others_are_on_no_board(office, library, closed_off, officer, make_document):
    _inner, collection = closed_off
    library("Everybody’s")
    library("Closed", collection=collection)
    officer.groups.set([closed_off[0]])
    assert titles(officer, "unused") == ["Closed"]
    content = board(office, "unused")
    assert "Closed" in content
    assert "Everybody’s" not in content


def test_equal_files_of_others_are_not_betrayed(library, make_document, closed_off, officer):
    make_document(title="Open")
    make_document(title="Closed", collection=closed_off[1])
    officer.groups.set([closed_off[0]])
    assert titles(officer, "duplicates") == []


@pytest.mark.parametrize("name", ["boards", "board", "read_again"])
def test_boards_are_for_those_who_may_change_documents(client, translator, name):
    client.force_login(translator)
    address = reverse(f"documents_office:{name}", args=[] if name == "boards" else ["failed"])
    answer = client.post(address) if name == "read_again" else client.get(address)
    assert answer.status_code == 302
    assert answer["Location"] == reverse("wagtailadmin_home")


def test_a_board_that_does_not_exist(office):
    assert office.get(reverse("documents_office:board", args=["nothing"]), follow=True).status_code == 404


def read_again(office, code: str, query: str = "", **data):
    return office.post(reverse("documents_office:read_again", args=[code]) + query, data)


@pytest.fixture
def started(monkeypatch):
    """Versions whose reading was started."""
    calls = []
    monkeypatch.setattr("documents.office.library.boards.again.start_reading", calls.append)
    return calls


def test_chosen_documents_are_read_again(
    office, library, set_reading, started, settings, django_capture_on_commit_callbacks
):
    settings.DOCUMENT_READING = "worker"
    first, second = library("First", "Second")
    for edition in (first, second):
        set_reading(edition, ReadingState.FAILED, reason="Broken", attempts=3)
    with django_capture_on_commit_callbacks(execute=True):
        read_again(office, "failed", chosen=[first.pk])
    reading = first.current_version.reading
    assert (reading.state, reading.reason, reading.attempts) == (ReadingState.WAITING, "", 0)
    assert second.current_version.reading.state == ReadingState.FAILED
    assert started == [first.current_version.pk]


def test_all_of_a_filter_are_read_again_by_one_process(
    office, library, set_reading, started, settings, django_capture_on_commit_callbacks
):
    settings.DOCUMENT_READING = "background"
    for edition in [*library("A", "B"), *library("C", language="sr-latn")]:
        set_reading(edition, ReadingState.EMPTY)
    with django_capture_on_commit_callbacks(execute=True):
        read_again(office, "empty", "?language=sq", all="1")
    assert Reading.objects.filter(state=ReadingState.WAITING).count() == 2
    assert len(started) == 1


def test_what_is_being_read_stays_with_its_worker(office, library, set_reading, started):
    (edition,) = library("Running")
    set_reading(edition, ReadingState.RUNNING, attempts=1)
    read_again(office, "waiting", chosen=[edition.pk])
    assert edition.current_version.reading.attempts == 1


def test_documents_of_others_are_not_read_again(office, library, set_reading, closed_off, officer, started):
    (edition,) = library("Open")
    set_reading(edition, ReadingState.FAILED)
    officer.groups.set([closed_off[0]])
    read_again(office, "failed", chosen=[edition.pk, "x"], all="1")
    read_again(office, "failed", chosen=[edition.pk])
    assert edition.current_version.reading.state == ReadingState.FAILED


@pytest.mark.parametrize("key", ["9" * 30, "9" * 5000, "²", "-1", ""])
def test_numbers_that_no_document_has_choose_none(office, library, set_reading, started, key):
    (edition,) = library("Broken")
    set_reading(edition, ReadingState.FAILED)
    assert read_again(office, "failed", chosen=[key]).status_code == 302
    assert edition.current_version.reading.state == ReadingState.FAILED


def test_a_withdrawn_document_is_not_read_again_from_its_board(office, library):
    assert office.post(reverse("documents_office:read_again", args=["withdrawn"]), follow=True).status_code == 404


def test_without_a_worker_the_documents_wait_for_the_command(office, library, set_reading):
    (edition,) = library("Broken")
    set_reading(edition, ReadingState.FAILED)
    read_again(office, "failed", all="1")
    assert edition.current_version.reading.state == ReadingState.WAITING


def count_queries(office, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert office.get(address).status_code == 200
    return len(queries)


@pytest.fixture
def fill(library, set_reading, bodies, officer):
    """Documents that stand on every board."""

    def fill(number: int):
        names = [f"Document {index}" for index in range(number)]
        for edition in library(*names, issuing_body=bodies["assembly"]):
            set_reading(edition, language="sr-latn", findings=[{"kind": "phone", "page": 1}])
            PageText.objects.create(version=edition.current_version, number=1, source=TextSource.OCR, confidence=5)
            versions.withdraw(edition, "Reason", officer)
        for state in (ReadingState.FAILED, ReadingState.EMPTY, ReadingState.NEEDS_OCR, ReadingState.WAITING):
            for edition in library(*names, issuing_body=bodies["mayor"]):
                set_reading(edition, state, reason="Because")

    return fill


@pytest.mark.parametrize("code", BOARDS)
def test_a_board_asks_the_same_number_of_queries_for_5_and_20_documents(office, fill, code):
    fill(1)
    address = reverse("documents_office:board", args=[code])
    board(office, code)
    few = count_queries(office, address)
    fill(3)
    assert count_queries(office, address) == few


def test_the_overview_and_the_first_page_ask_the_same_number_of_queries_for_5_and_25_documents(office, fill):
    addresses = [reverse("documents_office:boards"), reverse("wagtailadmin_home")]
    fill(1)
    few = [count_queries(office, address) for address in addresses + addresses]
    fill(4)
    many = [count_queries(office, address) for address in addresses]
    assert many == few[2:]


def test_the_overview_counts(office, library, set_reading):
    for edition in library("A", "B"):
        set_reading(edition, ReadingState.FAILED)
    content = office.get(reverse("documents_office:boards")).content.decode()
    for code in BOARDS:
        assert reverse("documents_office:board", args=[code]) in content
    assert content.count('class="library-count">2 ') == 3  # failed, shown by no page, a language is missing


def test_the_first_page_of_the_admin_speaks_only_when_something_needs_somebody(office, library, set_reading):
    (edition,) = library("A")
    set_reading(edition)
    assert "documents-attention" not in office.get(reverse("wagtailadmin_home")).content.decode()
    set_reading(edition, ReadingState.FAILED)
    content = office.get(reverse("wagtailadmin_home")).content.decode()
    assert "documents-attention" in content
    assert reverse("documents_office:board", args=["failed"]) in content
    assert reverse("documents_office:board", args=["unused"]) not in content


def test_the_first_page_says_nothing_to_those_who_do_not_work_on_documents(client, translator, library, set_reading):
    (edition,) = library("A")
    set_reading(edition, ReadingState.FAILED)
    client.force_login(translator)
    assert "documents-attention" not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_the_menu_shows_each_person_what_they_may_do(client, officer, translator):
    home = reverse("wagtailadmin_home")
    client.force_login(officer)
    content = client.get(home).content.decode()
    for name in ("boards", "bulk", "spreadsheet"):
        assert f"documents-{name}" in content
    client.force_login(translator)
    assert "documents-boards" not in client.get(home).content.decode()
