"""Replacing a file: nothing is lost, the reason is kept, and a file that said too much goes out of readers' hands."""

import threading

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.urls import reverse

from documents.models import DocumentVersion, PublicationDocument
from documents.office.editing import editing
from tests.builders import make_act
from tests.documents.editing.conftest import filled, upload


def edit(edition):
    return reverse("wagtaildocs:edit", args=[edition.pk])


def test_a_new_file_becomes_a_version_with_reason_and_author_and_the_page_stays_open(office, make_document):
    edition = make_document()
    answer = office.post(edit(edition), filled(edition, file=upload("dy"), change_reason="Faqja 2 mungonte."))
    assert answer.status_code == 302
    assert answer["Location"] == edit(edition)
    newest, first = DocumentVersion.objects.filter(document=edition)
    assert (newest.number, newest.reason, newest.created_by) == (2, "Faqja 2 mungonte.", office.user)
    assert first.withdrawn_at is None


def test_the_earlier_file_is_taken_out_of_readers_hands_with_the_same_reason(client, office, tree, make_document):
    edition = make_document()
    make_act(tree, documents=[edition])
    first = edition.current_version
    reason = "Numri personal u hoq."
    form = filled(edition, file=upload("pa numër"), change_reason=reason, withdraw_earlier="on", looked_at="on")
    assert office.post(edit(edition), form).status_code == 302
    first.refresh_from_db()
    edition.refresh_from_db()
    assert first.withdrawal_reason == reason
    assert not edition.is_withdrawn
    reader = Client()
    assert reader.get(first.url).status_code == 410
    assert reader.get(edition.url).status_code == 200


@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({"withdraw_earlier": "on", "change_reason": ""}, "change_reason", "at least 10 signs"),
        ({"withdraw_earlier": "on", "change_reason": "shkurt"}, "change_reason", "at least 10 signs"),
    ],
)
def test_taking_the_earlier_file_away_needs_a_reason(office, make_document, values, field, words):
    edition = make_document()
    answer = office.post(edit(edition), filled(edition, file=upload("dy"), **values))
    assert words in str(answer.context["form"].errors[field])
    assert DocumentVersion.objects.count() == 1


def test_taking_the_earlier_file_away_needs_a_new_file(office, make_document):
    edition = make_document()
    form = filled(edition, withdraw_earlier="on", change_reason="Numri personal u hoq.")
    answer = office.post(edit(edition), form)
    assert "withdraw_earlier" in answer.context["form"].errors
    assert edition.current_version.withdrawn_at is None


def test_a_refused_file_is_said_on_a_page_that_still_shows_the_stored_one(office, make_document):
    edition = make_document()
    bad = upload("x", name="vendimi.docx")
    answer = office.post(edit(edition), filled(edition, file=bad))
    assert answer.status_code == 200
    assert "file" in answer.context["form"].errors
    assert edition.filename in answer.content.decode()
    assert "stored file is missing" not in answer.content.decode()


def test_a_file_replaced_while_the_form_was_open_is_refused_with_the_name_of_who_did(office, make_document):
    edition = make_document()
    office.post(edit(edition), filled(edition, file=upload("e para")))
    answer = office.post(edit(edition), filled(edition, file=upload("e dyta"), seen_version=1))
    assert "ana replaced this file" in str(answer.context["form"].errors["file"])
    assert DocumentVersion.objects.filter(document=edition).count() == 2


def test_words_saved_on_a_form_that_was_read_before_a_replacement_do_not_bring_the_old_file_back(
    office, make_document, monkeypatch
):
    """The other editor's file arrives between reading the edition and saving the words."""
    edition = make_document()
    is_valid = editing.EditView.is_valid

    def replace_meanwhile(view, form):
        valid = is_valid(view, form)
        other = PublicationDocument.objects.get(pk=edition.pk)
        other.file.save("tjeter.pdf", upload("tjetër"), save=False)
        other.read_file_facts()
        other.save()
        return valid

    monkeypatch.setattr(editing.EditView, "is_valid", replace_meanwhile)
    assert office.post(edit(edition), filled(edition, title="Titull tjetër")).status_code == 302
    edition.refresh_from_db()
    assert (edition.title, edition.version_number) == ("Titull tjetër", 2)
    assert edition.file.name == edition.current_version.file.name
    assert edition.checksum == edition.current_version.checksum


def test_two_editors_who_replace_a_file_at_the_same_moment_both_keep_theirs(real_transactions, monkeypatch):
    edition = PublicationDocument(title="Vendimi", language="sq")
    edition.file.save("zero.pdf", upload("zero"), save=False)
    edition.read_file_facts()
    edition.save()
    get_user_model().objects.create_superuser("first", password="x")
    get_user_model().objects.create_superuser("second", password="x")
    both_checked = threading.Barrier(2, timeout=60)
    is_valid = editing.EditView.is_valid

    def wait_for_the_other(view, form):
        valid = is_valid(view, form)
        both_checked.wait()
        return valid

    monkeypatch.setattr(editing.EditView, "is_valid", wait_for_the_other)
    answers, texts = {}, {"first": "e para", "second": "e dyta"}

    def replace(name):
        browser = Client()
        browser.force_login(get_user_model().objects.get(username=name))
        try:
            answers[name] = browser.post(edit(edition), filled(edition, file=upload(texts[name], name=f"{name}.pdf")))
        finally:
            connection.close()

    threads = [threading.Thread(target=replace, args=[name]) for name in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {answer.status_code for answer in answers.values()} == {302}
    versions = {version.number: version for version in edition.versions.all()}
    assert sorted(versions) == [1, 2, 3]
    assert {versions[2].filename, versions[3].filename} == {"first.pdf", "second.pdf"}
    assert all(version.file.storage.exists(version.file.name) for version in versions.values())
    edition.refresh_from_db()
    assert (edition.version_number, edition.checksum) == (3, versions[3].checksum)
