"""Withdrawing and giving back: always with a reason, for all versions or one, known to readers and to the history."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from tests.builders import make_act
from tests.documents.editing.conftest import upload

pytestmark = pytest.mark.one_database

REASON = "Në faqen 2 ka numra personalë."


def address(name, *args):
    return reverse(f"documents_editing:{name}", args=args)


@pytest.fixture
def edition(make_document, roles):
    """A public document with two versions."""
    edition = make_document(title="Vendimi për buxhetin")
    make_act(roles, title="Buxheti 2026", documents=[edition])
    edition.file.save("dy.pdf", upload("dy"), save=False)
    edition.read_file_facts()
    edition.save()
    return edition


def test_the_question_says_what_happens_and_which_pages_use_the_file(office, edition):
    page = office.get(address("withdraw", edition.pk)).content.decode()
    assert "all its versions are taken out of readers’ hands" in page
    assert "Buxheti 2026" in page


@pytest.mark.parametrize("reason", ["", "shkurt", "x" * 501])
def test_without_a_proper_reason_nothing_changes(office, edition, reason):
    answer = office.post(address("withdraw", edition.pk), {"reason": reason})
    assert answer.status_code == 200
    assert answer.context["form"].errors["reason"]
    assert not edition.versions.exclude(withdrawn_at=None).exists()


def test_all_versions_are_withdrawn_and_readers_see_the_reason(office, edition):
    assert office.post(address("withdraw", edition.pk), {"reason": REASON}).status_code == 302
    for version in edition.versions.all():
        answer = Client().get(version.url)
        assert answer.status_code == 410
        assert REASON in answer.content.decode()


def test_one_version_is_withdrawn_while_the_newest_stays(office, edition):
    office.post(address("withdraw", edition.pk, 1), {"reason": REASON})
    first, newest = edition.versions.get(number=1), edition.versions.get(number=2)
    assert Client().get(first.url).status_code == 410
    assert Client().get(newest.url).status_code == 200


def test_what_is_given_back_answers_again_and_other_versions_stay_withdrawn(office, edition):
    office.post(address("withdraw", edition.pk), {"reason": REASON})
    page = office.get(address("give_back", edition.pk)).content.decode()
    assert REASON in page
    office.post(address("give_back", edition.pk), {"reason": "Ishte gabim, numrat janë publikë."})
    edition.refresh_from_db()
    assert not edition.is_withdrawn
    assert Client().get(edition.url).status_code == 200
    assert Client().get(edition.versions.get(number=1).url).status_code == 410


def test_the_history_of_the_document_tells_who_and_why(office, edition):
    office.post(address("withdraw", edition.pk), {"reason": REASON})
    office.post(address("give_back", edition.pk), {"reason": "Ishte gabim, numrat janë publikë."})
    entries = ModelLogEntry.objects.for_instance(edition).order_by("pk")
    assert [entry.action for entry in entries] == ["documents.withdraw", "documents.restore"]
    assert {entry.user for entry in entries} == {office.user}
    for name in ("history", "history_results"):
        page = office.get(address(name, edition.pk)).content.decode()
        assert f"Taken out of readers’ hands. Reason: {REASON}" in page
        assert "Given back to readers." in page


def test_the_audit_report_shows_it(admin_client, edition):
    admin_client.post(address("withdraw", edition.pk), {"reason": REASON})
    page = admin_client.get(reverse("wagtailadmin_reports:site_history")).content.decode()
    assert REASON in page


@pytest.mark.parametrize("name", ["withdraw", "give_back"])
def test_what_is_done_already_is_not_done_twice(office, edition, name):
    if name == "withdraw":
        office.post(address("withdraw", edition.pk), {"reason": REASON})
    answer = office.get(address(name, edition.pk), follow=True)
    assert "already" in answer.content.decode()
    assert answer.redirect_chain[0][0] == reverse("wagtaildocs:edit", args=[edition.pk])


def test_a_version_that_does_not_exist_is_not_found(office, edition):
    assert office.get(address("withdraw", edition.pk, 9), follow=True).status_code == 404
