"""From the board to what changed in a file or a name, and to where a missing one is added."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from cms.models import Topic
from cms.parity.models import RecordLanguages, TermName
from cms.parity.reading.terms import key_of_term
from tests.builders import make_act

BOARD = "/admin/languages/"


@pytest.fixture
def admin(signed_in, make_user):
    """Somebody who may change documents and terms."""
    return signed_in(make_user("admin", "Administrators"))


def shown(client, query: str) -> str:
    return client.get(f"{BOARD}{query}").content.decode()


def test_a_replaced_file_is_shown_with_its_reason_beside_the_file_that_did_not_follow(
    admin, signed_in, translator, tree, board, make_document
):
    original = make_document()
    twin = make_document(title="Odluka", language="sr-latn", record=original.record)
    make_act(tree, documents=[original])
    original.file.save("i-ri.pdf", ContentFile(b"%PDF-1.4 i ri"), save=False)
    original.change_reason = "Gabim në numër"
    original.read_file_facts()
    original.save()
    board()
    address = reverse("parity:document_changes", args=[twin.pk])
    assert address in shown(admin, "?kind=document&state=outdated")
    text = admin.get(address).content.decode()
    assert "Gabim në numër" in text
    assert original.current_version.url in text
    assert twin.current_version.url in text
    assert signed_in(translator).get(address).status_code == 302


def test_a_name_is_confirmed_though_its_source_changed(admin, board):
    topic = Topic.objects.create(code="put", name={"sq": "Rrugë", "sr-latn": "Put"})
    topic.name = {"sq": "Rrugë dhe trotuare", "sr-latn": "Put"}
    topic.save()
    board()
    address = reverse("parity:name_changes", args=["topic", topic.pk, "sr-latn"])
    assert address in shown(admin, "?kind=term&state=outdated")
    assert "Rrugë dhe trotuare" in admin.get(address).content.decode()
    # Somebody else changed it while the page was read.
    admin.post(address, {"source": "Rrugë"})
    board()
    row = RecordLanguages.objects.get(pk=key_of_term(Topic, topic.pk))
    assert not row.is_level
    admin.post(address, {"source": "Rrugë dhe trotuare"})
    board()
    row.refresh_from_db()
    assert row.is_level


def test_names_are_confirmed_by_those_who_may_change_terms(signed_in, translator):
    topic = Topic.objects.create(code="put", name={"sq": "Rrugë", "sr-latn": "Put"})
    topic.name = {"sq": "Udhë", "sr-latn": "Put"}
    topic.save()
    signed_in(translator).post(reverse("parity:name_changes", args=["topic", topic.pk, "sr-latn"]), {"source": "Udhë"})
    assert TermName.objects.get(language="sr-latn").changed_on


def test_a_missing_file_or_name_is_added_from_the_board(admin, signed_in, translator, tree, board, make_document):
    document = make_document()
    make_act(tree, documents=[document])
    Topic.objects.create(code="put", name={"sq": "Rrugë"})
    board()
    upload = f"record={document.record.key}&amp;language=sr-latn"
    assert upload in shown(admin, "?kind=document")
    assert "Shkruaj emrin" in shown(admin, "?kind=term&state=missing")
    assert "Shkruaj emrin" not in shown(signed_in(translator), "?kind=term&state=missing")
