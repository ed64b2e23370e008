"""Wagtail's read API with the fields of our types, and nothing that is not public."""

from datetime import date, time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Collection, CollectionViewRestriction

from pages.choices import NoticeKind
from pages.models import MeetingPage, NoticePage
from tests.builders import make_act, make_body, publish


def test_an_act_has_its_facts_words_state_and_files(client, tree, make_document):
    document = make_document()
    act = make_act(tree, documents=[document], entry_into_force=date(2026, 3, 1))
    answer = client.get(f"/api/v2/pages/{act.pk}/").json()
    assert answer["protocol_number"] == "01-12/2026"
    assert answer["date_adopted"] == "2026-02-20"
    assert answer["issuing_body"] == {
        "code": "assembly",
        "name": {"sq": "Kuvendi i Komunës", "sr-latn": "Skupština opštine"},
    }
    assert answer["state"]["value"] == "in-force"
    (file,) = answer["attachments"]
    assert [(edition["language"], edition["url"]) for edition in file["editions"]] == [("sq", document.url)]


def test_every_type_answers_with_all_its_fields(client, tree):
    publish(
        tree,
        NoticePage(
            title="Njoftim", kind=NoticeKind.TRAFFIC, valid_from=date(2026, 3, 1), valid_until=date(2026, 3, 20)
        ),
    )
    answer = client.get("/api/v2/pages/?type=pages.NoticePage&fields=*").json()
    assert answer["meta"]["total_count"] == 1
    assert answer["items"][0]["state"]["value"] == "current"


def test_drafts_and_their_files_are_in_no_answer(client, tree, make_document):
    document = make_document()
    act = make_act(tree, documents=[document])
    assert client.get("/api/v2/documents/").json()["meta"]["total_count"] == 1
    act.unpublish()
    assert client.get(f"/api/v2/pages/{act.pk}/").status_code == 404
    assert client.get("/api/v2/documents/").json()["meta"]["total_count"] == 0
    assert client.get(f"/api/v2/documents/{document.pk}/").status_code == 404


def test_an_unknown_address_of_the_api_is_a_json_404(client, tree):
    answer = client.get("/api/v2/nothing/")
    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"


def queries(client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_a_list_makes_the_same_queries_for_five_rows_as_for_twenty(client, tree, make_document):
    session = publish(
        tree,
        MeetingPage(title="Mbledhje", date=date(2026, 2, 1), time=time(10), venue="Salla", issuing_body=make_body()),
    )
    for number in range(20):
        make_act(tree, f"Vendim {number}", documents=[make_document()], session=session)
    for address in (
        "/api/v2/pages/?type=pages.ActPage&fields=*",
        "/api/v2/pages/?type=pages.ActPage",
        "/api/v2/pages/?fields=title",
        "/api/v2/documents/?fields=*",
    ):
        assert queries(client, f"{address}&limit=5") == queries(client, f"{address}&limit=20"), address


def test_the_label_of_a_state_does_not_depend_on_who_asks(client, tree):
    act = make_act(tree, entry_into_force=date(2026, 3, 1))
    answers = [client.get(f"/api/v2/pages/{act.pk}/", HTTP_ACCEPT_LANGUAGE=code).json() for code in ("sq", "sr", "en")]
    assert answers[0]["state"]["label"] == {"sq": "Në fuqi", "sr-latn": "Na snazi"}
    assert answers[0] == answers[1] == answers[2]


@pytest.mark.parametrize("language", ["sq", "sr-latn"])
def test_a_page_is_found_by_its_public_address_in_each_language(client, tree, language):
    act = make_act(tree, language=language)
    answer = client.get(f"/api/v2/pages/find/?html_path={act.url}")
    assert answer.headers["Location"].rstrip("?").endswith(f"/api/v2/pages/{act.pk}/")


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("?offset=99999999999999999999", 400),
        ("find/?html_path=%00", 404),
        ("find/?html_path=/xx/", 404),
        ("?type=x", 400),
    ],
)
def test_input_that_cannot_be_used_is_refused(client, tree, query, status):
    assert client.get(f"/api/v2/pages/{query}").status_code == status


def test_files_of_a_closed_collection_are_described_nowhere(client, tree, make_document):
    closed = Collection.get_first_root_node().add_child(name="Closed")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type=CollectionViewRestriction.LOGIN)
    act = make_act(tree, documents=[make_document(title="E fshehtë", collection=closed.add_child(name="Below"))])
    assert "E fshehtë" not in client.get(act.url).content.decode()
    assert client.get(f"/api/v2/pages/{act.pk}/").json()["attachments"] == []
    listed = client.get("/api/v2/pages/?type=pages.ActPage&fields=attachments").json()
    assert listed["items"][0]["attachments"] == []
