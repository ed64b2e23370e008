"""Files of documents that pages show already are public when they are saved: somebody has to have looked at them."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from documents.models import PublicationDocument, Reading, ReadingState
from tests.builders import make_act
from tests.documents.editing.conftest import filled, upload

pytestmark = pytest.mark.one_database

FINDINGS = [{"kind": "phone", "page": 1, "start": 3, "end": 13, "shown": "044 ••• 123", "quote": ""}]
EARLY = 'id="public-too-early"'


@pytest.fixture
def public(make_document, tree):
    edition = make_document()
    make_act(tree, documents=[edition])
    edition.refresh_from_db()
    return edition


def edit(edition) -> str:
    return reverse("wagtaildocs:edit", args=[edition.pk])


def add(edition) -> str:
    return f"{reverse('wagtaildocs:add')}?record={edition.record.key}"


NEW = {"title": "Odluka", "language": "sr-latn", "kind": "other", "collection": "1"}


def test_a_new_version_of_a_public_document_needs_a_look(office, public):
    answer = office.post(edit(public), filled(public, file=upload("dy")))
    assert "looked_at" in answer.context["form"].errors
    assert public.versions.count() == 1
    assert (
        office.post(
            edit(public), filled(public, file=upload("dy"), looked_at="on", change_reason="Faqja 2 mungonte.")
        ).status_code
        == 302
    )
    assert public.versions.count() == 2


def test_a_new_language_of_a_public_document_needs_a_look(office, public):
    answer = office.post(add(public), NEW | {"file": upload("dy")})
    assert "looked_at" in answer.context["form"].errors
    assert PublicationDocument.objects.count() == 1
    assert office.post(add(public), NEW | {"file": upload("dy"), "looked_at": "on"}).status_code == 302
    assert Client().get(PublicationDocument.objects.latest("pk").url).status_code == 200


def test_the_forms_say_why_and_what_the_portal_looks_for(office, public):
    for address in (edit(public), add(public)):
        page = office.get(address).content.decode()
        assert "it may be public at once" in page
        for word in ("personal numbers", "bank accounts", "telephone numbers", "e-mail addresses", "language chosen"):
            assert word in page


def test_words_of_a_public_document_need_no_look(office, public):
    assert office.post(edit(public), filled(public, title="Titull tjetër")).status_code == 302


def test_documents_that_no_page_shows_are_not_asked_about(office, make_document):
    edition = make_document()
    for address in (edit(edition), add(edition), reverse("wagtaildocs:add")):
        assert "looked_at" not in office.get(address).content.decode()
    assert office.post(edit(edition), filled(edition, file=upload("dy"))).status_code == 302


@pytest.mark.parametrize(
    ("reading", "words"),
    [
        ({"state": ReadingState.WAITING}, "the portal has not read it"),
        ({"state": ReadingState.RUNNING}, "the portal has not read it"),
        ({"state": ReadingState.FAILED}, "the portal has not read it"),
        ({"state": ReadingState.DONE, "findings": FINDINGS}, "nobody has said yet"),
    ],
)
def test_the_page_warns_while_a_public_file_is_not_checked(office, public, reading, words):
    Reading.objects.update(**reading)
    page = office.get(edit(public)).content.decode()
    assert EARLY in page
    assert words in page


@pytest.mark.parametrize(
    "reading",
    [
        {"state": ReadingState.DONE},
        {"state": ReadingState.DONE, "findings": FINDINGS, "findings_confirmed_at": timezone.now()},
    ],
)
def test_the_page_does_not_warn_of_checked_files(office, public, reading):
    Reading.objects.update(**reading)
    assert EARLY not in office.get(edit(public)).content.decode()


def test_the_page_does_not_warn_of_files_that_readers_do_not_have(office, public, make_document):
    assert EARLY not in office.get(edit(make_document())).content.decode()
    office.post(reverse("documents_editing:withdraw", args=[public.pk]), {"reason": "Numrat janë privatë."})
    assert EARLY not in office.get(edit(public)).content.decode()


def test_after_a_new_version_is_saved_the_page_warns(office, public):
    Reading.objects.update(state=ReadingState.DONE)
    answer = office.post(
        edit(public), filled(public, file=upload("dy"), looked_at="on", change_reason="Faqja 2 mungonte."), follow=True
    )
    assert EARLY in answer.content.decode()


def test_a_new_version_of_a_public_document_needs_its_reason(office, public):
    answer = office.post(edit(public), filled(public, file=upload("dy"), looked_at="on"))
    assert list(answer.context["form"].errors) == ["change_reason"]
    assert public.versions.count() == 1
