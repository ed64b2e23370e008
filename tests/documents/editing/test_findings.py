"""What has to be checked before a file is public: shown where it stands, masked, until a person says it may be."""

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from documents.models import PublicationDocument, Reading
from documents.office.editing.warnings import open_checks
from documents.office.library.boards.kinds import BOARDS
from tests.documents.editing.conftest import filled, upload

FINDINGS = [
    {"kind": "personal-number", "page": 2, "start": 3, "end": 13, "shown": "10••••••21", "quote": "nr. 10••••••21"},
    {"kind": "personal-number", "page": 4, "start": 3, "end": 13, "shown": "11••••••34", "quote": ""},
    {"kind": "phone", "page": 1, "start": 3, "end": 13, "shown": "044 ••• 123", "quote": ""},
]
SERBIAN = (
    "Na osnovu člana 40 Zakona o lokalnoj samoupravi, Skupština opštine je na sednici donela odluku o budžetu "
    "koja stupa na snagu danom objavljivanja i koju će sprovoditi direkcija za finansije."
)
ALBANIAN = (
    "Në bazë të nenit 40 të Ligjit për vetëqeverisjen lokale, Kuvendi i Komunës në mbledhjen e mbajtur ka marrë "
    "vendim për buxhetin, i cili hyn në fuqi ditën e publikimit dhe do të zbatohet nga drejtoria për financa."
)


def edit(edition):
    return reverse("wagtaildocs:edit", args=[edition.pk])


def confirm(office, edition, **values):
    digest = office.get(edit(edition)).context["check"].digest
    address = reverse("documents_editing:confirm_findings", args=[edition.current_version.pk])
    return office.post(address, {"digest": digest} | values, follow=True)


@pytest.fixture
def edition(make_document, read_out):
    edition = make_document(title="Vendimi", language="sq")
    read_out(edition, [ALBANIAN], findings=FINDINGS, finished_at=timezone.now())
    return edition


def test_the_page_shows_masked_values_with_their_pages(office, edition):
    page = office.get(edit(edition)).content.decode()
    assert "Check before this file is public" in page
    assert "page 2: 10••••••21" in page
    assert "Telephone numbers" in page


def test_open_checks_name_kinds_and_pages_of_the_document(edition):
    (check,) = open_checks([edition.record])
    assert check.edition == edition
    assert [(group.kind, group.pages) for group in check.groups] == [
        ("personal numbers", (2, 4)),
        ("telephone numbers", (1,)),
    ]


def test_a_person_says_that_it_may_be_published_and_the_log_keeps_who(office, edition):
    page = confirm(office, edition).content.decode()
    assert "Check before this file is public" not in page
    assert "Checked on" in page
    assert open_checks([edition.record]) == []
    reading = Reading.objects.get(version=edition.current_version)
    assert reading.findings_confirmed_by == office.user
    entry = ModelLogEntry.objects.for_instance(edition).get()
    assert (entry.action, entry.user) == ("documents.confirm_findings", office.user)


def test_what_was_found_after_the_page_was_opened_is_not_confirmed(office, edition):
    digest = office.get(edit(edition)).context["check"].digest
    Reading.objects.update(findings=[*FINDINGS, FINDINGS[2] | {"page": 7}])
    answer = confirm(office, edition, digest=digest)
    assert "Look at it and answer again" in answer.content.decode()
    assert open_checks([edition.record])


def test_a_new_version_has_to_be_checked_anew(office, edition, read_out):
    confirm(office, edition)
    office.post(edit(edition), filled(edition, file=upload("dy")))
    edition.refresh_from_db()
    read_out(edition, [ALBANIAN], findings=FINDINGS[:1], finished_at=timezone.now())
    assert len(open_checks([edition.record])) == 1


def on_the_board(edition) -> bool:
    return BOARDS["personal-data"].select(PublicationDocument.objects.all()).filter(pk=edition.pk).exists()


def test_an_answer_holds_until_a_reading_that_found_something_else_takes_it_back(office, edition):
    confirm(office, edition)
    Reading.objects.update(finished_at=timezone.now())
    assert not open_checks([edition.record])
    assert not on_the_board(edition)
    Reading.objects.update(findings_confirmed_at=None, findings_confirmed_by=None)
    assert open_checks([edition.record])
    assert on_the_board(edition)


def test_a_text_in_another_language_than_declared_is_pointed_out_and_may_be_meant(office, make_document, read_out):
    edition = make_document(language="sq")
    read_out(edition, [SERBIAN], finished_at=timezone.now())
    (check,) = open_checks([edition.record])
    assert "The text is in Serbian, but the form says Albanian." in check.mismatch
    assert check.mismatch in office.get(edit(edition)).content.decode()
    confirm(office, edition)
    assert open_checks([edition.record]) == []


def test_a_file_without_anything_to_check_has_no_panel(office, make_document, read_out):
    edition = make_document(language="sq")
    read_out(edition, [ALBANIAN])
    page = office.get(edit(edition)).content.decode()
    assert "Check before this file is public" not in page
    assert open_checks([edition.record]) == []


def test_a_withdrawn_file_warns_of_nothing(office, edition):
    office.post(reverse("documents_editing:withdraw", args=[edition.pk]), {"reason": "Numrat janë privatë."})
    assert open_checks([edition.record]) == []


def test_many_records_cost_a_few_queries(make_document, read_out, django_assert_num_queries):
    editions = [make_document(title=f"Vendimi {number}") for number in range(8)]
    for edition in editions:
        read_out(edition, [ALBANIAN] * 3, findings=FINDINGS)
    records = [edition.record for edition in editions]
    with django_assert_num_queries(2):
        assert len(open_checks(records)) == 8
