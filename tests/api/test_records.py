"""Public records through the interface: every field, filters, order, cursors, what clients keep."""

from datetime import date, time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.api.models import ApiItem
from documents import versions
from pages.choices import NoticeKind
from pages.models import ConsultationPage, MeetingPage, NoticePage
from tests.builders import make_act, make_body, publish


@pytest.fixture
def acts(tree, committed, make_document):
    with committed():
        return [
            make_act(tree, f"Vendim {n}", protocol_number=f"{n}/2026", date_adopted=date(2026, 2, n + 1))
            for n in range(5)
        ]


def test_an_act_has_its_facts_words_state_and_files(ask, tree, make_document, committed):
    document = make_document()
    with committed():
        act = make_act(tree, documents=[document], entry_into_force=date(2026, 3, 1))
    answer = ask(f"records/{act.pk}/")
    assert answer["protocol_number"] == "01-12/2026"
    assert answer["date_adopted"] == "2026-02-20"
    names = {"sq": "Kuvendi i Komunës", "sr-latn": "Skupština opštine"}
    assert answer["issuing_body"] == {"code": "assembly", "name": names}
    assert answer["kind"]["value"] == "decision"
    assert answer["state"]["value"] == "in-force"
    [file] = answer["files"]
    assert file["editions"][0]["url"].endswith(document.url)
    assert file["editions"][0]["checksum"] == document.checksum


def test_a_withdrawn_file_says_why_and_has_no_address(ask, tree, make_document, committed):
    document = make_document(title="Lista")
    with committed():
        act = make_act(tree, documents=[document])
    assert ask(f"documents/{document.pk}/")["checksum"] == document.checksum
    with committed():
        versions.withdraw(document, "Të dhëna personale")
    [shown] = ask(f"records/{act.pk}/")["files"][0]["editions"]
    for told in (shown, ask(f"documents/{document.pk}/")):
        assert (told["withdrawal_reason"], told["url"], told["checksum"]) == ("Të dhëna personale", None, None)


def test_a_record_names_its_relations_and_translations(ask, tree, committed):
    facts = {"date": date(2026, 2, 1), "time": time(10), "venue": "Salla", "issuing_body": make_body()}
    with committed():
        session = publish(tree, MeetingPage(title="Mbledhje", **facts))
        act = make_act(tree, session=session)
    assert ask(f"records/{act.pk}/")["session"]["title"] == "Mbledhje"
    with committed():
        session.title = "Mbledhja e parë"
        session.save_revision().publish()
    assert ask(f"records/{act.pk}/")["session"]["title"] == "Mbledhja e parë"
    with committed():
        session.unpublish()
    assert ask(f"records/{act.pk}/")["session"] is None


def test_lists_are_filtered_by_type_body_state_and_days(ask, tree, acts, committed):
    with committed():
        publish(
            tree,
            NoticePage(
                title="Njoftim", kind=NoticeKind.TRAFFIC, valid_from=date(2026, 3, 1), valid_until=date(2026, 3, 20)
            ),
        )
    assert len(ask("records/", type="act")["items"]) == 5
    assert len(ask("records/", body="assembly")["items"]) == 5
    [notice] = ask("records/", type="notice", state="current")["items"]
    assert notice["state"]["value"] == "current"
    assert ask("records/", type="notice", state="past")["items"] == []
    days = ask("records/", type="act", since="2026-02-02", until="2026-02-03", order="date")["items"]
    assert [act["protocol_number"] for act in days] == ["1/2026", "2/2026"]


def test_a_list_is_read_to_its_end_by_its_own_addresses(client, ask, acts):
    answer = ask("records/", type="act", limit=2)
    seen = [item["id"] for item in answer["items"]]
    while answer["next"]:
        answer = client.get(answer["next"]).json()
        seen += [item["id"] for item in answer["items"]]
    assert seen == [act.pk for act in reversed(acts)]


@pytest.mark.parametrize("order", ["-date", "date", "-changed", "changed", "id"])
def test_every_order_is_read_to_its_end_with_what_has_no_date(client, ask, acts, order):
    everything = [item["id"] for item in ask("records/", order=order, limit=100)["items"]]
    answer = ask("records/", order=order, limit=7)
    seen = [item["id"] for item in answer["items"]]
    while answer["next"]:
        answer = client.get(answer["next"]).json()
        seen += [item["id"] for item in answer["items"]]
    assert seen == everything
    assert len(seen) > len(acts)


def test_what_has_no_date_lies_on_no_day(ask, acts):
    assert len(ask("records/", until="2026-12-31", limit=100)["items"]) == len(acts)
    assert len(ask("records/", year=2026, changed_since="2020-01-01T00:00:00Z", limit=100)["items"]) == len(acts)
    assert ask("records/", changed_until="2020-01-01T00:00:00Z")["items"] == []


def test_a_year_has_the_records_that_its_facet_counts(ask, acts):
    """Sections, which stand in lists without days, were first published on some day too."""
    ApiItem.objects.filter(type="section").update(day=date(2026, 1, 15))
    listed = ask("records/", year=2026, facets="true", limit=100)
    [counted] = [count["count"] for count in listed["facets"]["year"] if count["value"] == "2026"]
    assert counted == len(listed["items"]) == len(acts)
    assert "section" in {item["type"] for item in ask("records/", limit=100)["items"]}


def test_a_record_has_the_fields_of_its_type_and_no_others(ask, acts):
    from cms.api.contract.records import BY_TYPE

    for item in ask("records/", limit=100)["items"]:
        assert set(item) == set(BY_TYPE[item["type"]].model_fields), item["type"]


def test_fields_are_chosen_and_unknown_ones_are_refused(ask, client, acts):
    assert ask("records/", type="act", fields="title,state", limit=1)["items"][0].keys() == {"id", "title", "state"}
    refused = client.get("/api/v1/records/?fields=titel")
    assert refused.status_code == 400
    assert "titel" in refused.json()["detail"]


@pytest.mark.parametrize(
    "query",
    [
        "lmit=3",
        "limit=0",
        "limit=1000",
        "type=akt",
        "language=de",
        "cursor=%00",
        "cursor=WyJpZCIsIDFd",
        "since=2026-13-01",
        "type=act&type=news",
        "changed_since=2026-01-01T00:00:00",
        "changed_since=0001-01-01T00:00:00%2B14:00",
        "kind=%00",
        "body=a%20b",
        "cursor=WyItZGF0ZSIsICJoZXV0ZSIsIDFd",
        "since=0",
        "since=2026-03-29T00:00:00Z",
        "changed_since=1700000000",
        "changed_since=2026-03-29",
        "limit=1.0",
        "year=2026.0",
        "facets=on",
        "has_file=1",
    ],
)
def test_what_cannot_be_understood_gets_a_sentence(client, tree, query):
    answer = client.get(f"/api/v1/records/?{query}")
    assert answer.status_code in (400, 422)
    assert answer["Content-Type"].startswith("application/problem+json")
    assert answer.json()["detail"]


@pytest.mark.parametrize("number", ["0", "999999999999999999", "99999999999999999999", "-1", "x", "²"])
def test_a_number_that_nothing_public_has_is_not_found(client, tree, number):
    assert client.get(f"/api/v1/records/{number}/").status_code == 404
    assert client.get(f"/api/v1/documents/{number}/").status_code == 404


def test_a_client_that_has_the_answer_gets_304(client, acts):
    for address in ("/api/v1/records/?type=act", f"/api/v1/records/{acts[0].pk}/", "/api/v1/changes/"):
        tag = client.get(address)["ETag"]
        assert client.get(address, headers={"if-none-match": tag}).status_code == 304


def test_a_list_of_twenty_acts_with_files_makes_as_few_queries_as_one_of_five(client, tree, make_document, committed):
    with committed():
        for number in range(20):
            make_act(tree, f"Vendim {number}", documents=[make_document()])
    for address in ("records/?type=act", "documents/?order=id", "changes/?resource=record"):
        counts = [_queries(client, f"/api/v1/{address}&limit={limit}") for limit in (5, 20)]
        assert counts[0] == counts[1] <= 2, address


def _queries(client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_the_label_of_a_state_does_not_depend_on_who_asks(client, acts):
    for address in ("/api/v1/records/?type=act", f"/api/v1/records/{acts[0].pk}/"):
        answers = [client.get(address, headers={"accept-language": code}).json() for code in ("sq", "sr", "en")]
        assert answers[0] == answers[1] == answers[2]
        one = answers[0].get("items", [answers[0]])[0]
        assert one["state"]["label"].keys() == {"sq", "sr-latn"}


def test_a_consultation_leads_to_its_meetings_and_act(ask, tree, committed):
    facts = {"date": date(2026, 2, 1), "time": time(10), "venue": "Salla", "issuing_body": make_body()}
    with committed():
        meeting, act = publish(tree, MeetingPage(title="Dëgjim", **facts)), make_act(tree)
        consultation = ConsultationPage(
            title="Konsultim",
            opens=date(2026, 2, 1),
            closes=date(2026, 2, 20),
            draft_act="Rregullore",
            issuing_body=make_body(),
            adopted_act=act,
        )
        consultation.meetings = [meeting]
        publish(tree, consultation)
    answer = ask(f"records/{consultation.pk}/")
    assert [link["id"] for link in answer["meetings"]] == [meeting.pk]
    assert answer["adopted_act"]["key"] == str(act.translation_key)
