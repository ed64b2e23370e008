"""Wagtail's read API with the fields of our types, and nothing that is not public."""

from datetime import date

from pages.choices import NoticeKind
from pages.models import NoticePage
from tests.builders import make_act, publish


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
    assert [(file["language"], file["url"]) for file in answer["attachments"]] == [("sq", document.url)]


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
    assert answer.json() == {"message": "Not found."}
