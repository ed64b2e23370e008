"""What every address of the interface does: limits, languages, methods, what other sites may read, what is kept."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import caches
from django.core.checks import Tags, run_checks
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils.http import http_date

from cms.api.models import ApiItem
from cms.api.reading import limits
from cms.api.reading.shelf import shelf
from tests.builders import make_act

LISTS = ["records/", "documents/", "events/", "changes/", "sitemap/"]
FIXED = ["terms/", "vocabularies/", "site/", "openapi.json", "redirects/"]


@pytest.fixture(autouse=True)
def _nobody_asked_before():
    caches["counters"].clear()
    shelf.clear()


@pytest.mark.parametrize("address", [*LISTS, *FIXED, "find/"])
def test_unknown_parameters_are_refused_everywhere_in_the_language_of_the_client(client, tree, address):
    sentences = set()
    for language in ("sq", "sr-Latn", "sr-Cyrl", "en"):
        needed = "url=/sq/&" if address == "find/" else ""
        answer = client.get(f"/api/v1/{address}?{needed}lmit=3", headers={"accept-language": language})
        assert answer.status_code == 400
        assert answer["Content-Type"] == "application/problem+json"
        assert "accept-language" in answer["Vary"].lower()
        assert "lmit" in answer.json()["detail"]
        sentences.add(answer.json()["detail"])
    assert "There is no parameter “lmit” here" in " ".join(sentences)


def test_a_value_that_cannot_be_used_is_told_in_a_sentence_with_its_name(client, tree):
    answer = client.get("/api/v1/records/?limit=1000&since=gestern", headers={"accept-language": "en"})
    assert answer.status_code == 422
    told = answer.json()
    assert told["detail"] == (
        "“limit” has to be at most 100. “since” is no date. Write it as year-month-day, such as 2026-03-29."
    )
    assert [error["loc"][-1] for error in told["errors"]] == ["limit", "since"]


def test_sentences_have_the_quotation_marks_of_their_language(client, tree):
    for language in ("sq", "sr-Latn"):
        detail = client.get("/api/v1/records/?limit=1000", headers={"accept-language": language}).json()["detail"]
        assert detail.startswith("„limit“ "), detail


@pytest.mark.parametrize("address", ["/api/nothing/", "/api/v1/nothing/", "/api/v1/records/x/", "/api/v3/pages/"])
def test_an_address_that_is_none_is_a_problem_like_others(client, tree, address):
    answer = client.get(address, headers={"accept-language": "en"})
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
    assert answer.json()["detail"].startswith("There is nothing at this address.")


def test_a_mistake_of_the_portal_is_a_problem_too(client, tree, monkeypatch):
    def fail(*args):
        raise ZeroDivisionError

    monkeypatch.setattr("cms.api.v1.answer_terms", fail)
    client.raise_request_exception = False
    answer = client.get("/api/v1/terms/")
    assert (answer.status_code, answer["Content-Type"]) == (500, "application/problem+json")
    assert answer.json()["detail"]


@pytest.mark.parametrize("address", [*LISTS, *FIXED])
def test_methods_that_read_are_answered_and_others_are_refused(client, tree, address):
    address = f"/api/v1/{address}"
    whole, head, options = client.get(address), client.head(address), client.options(address)
    assert (head.status_code, head.content) == (200, b"")
    assert head["Content-Length"] == str(len(whole.content))
    assert head["ETag"] == whole["ETag"]
    assert (options.status_code, options["Allow"]) == (204, "GET, HEAD, OPTIONS")
    refused = client.post(address)
    assert (refused.status_code, refused["Content-Type"]) == (405, "application/problem+json")
    assert refused["Allow"] == "GET, HEAD, OPTIONS"
    assert "GET, HEAD, OPTIONS" in refused.json()["detail"]


def test_pages_of_other_sites_may_read_without_credentials(client, tree):
    answer = client.get("/api/v1/records/", headers={"origin": "https://other.example"})
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer
    assert {"ETag", "Link", "RateLimit"} <= set(answer["Access-Control-Expose-Headers"].split(", "))
    asked = {"origin": "https://other.example", "access-control-request-method": "GET"}
    before = client.options("/api/v1/records/", headers=asked)
    assert before["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "authorization" not in before["Access-Control-Allow-Headers"]


def test_pages_of_other_sites_may_not_read_the_portal_itself_nor_where_others_write(client, tree):
    for address in ("/sq/", "/admin/login/", "/api/v1/drafts/", "/api/v1/uploads/", "/api/v1/whoami/"):
        assert "Access-Control-Allow-Origin" not in client.get(address, headers={"origin": "https://other.example"})


@pytest.mark.parametrize("address", [*LISTS, *FIXED])
def test_a_client_that_has_the_answer_gets_304_with_what_caches_need(client, tree, address):
    whole = client.get(f"/api/v1/{address}")
    again = client.get(f"/api/v1/{address}", headers={"if-none-match": whole["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == whole["ETag"]
    assert again["Cache-Control"] == whole["Cache-Control"] == "public, max-age=60"
    assert "cookie" not in whole.get("Vary", "").lower()
    other = client.get(f"/api/v1/{address}", headers={"if-none-match": '"other"'})
    assert other.status_code == 200


@pytest.mark.parametrize("address", LISTS)
def test_lists_say_when_they_changed_and_a_change_makes_them_new(client, tree, committed, address):
    address = f"/api/v1/{address}"
    ApiItem.objects.update(changed_at=datetime.now(UTC) - timedelta(hours=1))
    before = client.get(address)
    later = http_date((datetime.now(UTC) + timedelta(days=1)).timestamp())
    assert client.get(address, headers={"if-modified-since": before["Last-Modified"]}).status_code == 304
    assert client.get(address, headers={"if-modified-since": later}).status_code == 304
    with committed():
        make_act(tree)
    assert client.get(address, headers={"if-none-match": before["ETag"]}).status_code == 200
    # The tag counts where both are given (RFC 9110, 13.1.3).
    both = {"if-none-match": before["ETag"], "if-modified-since": later}
    assert client.get(address, headers=both).status_code == 200


def test_the_day_makes_lists_new_since_states_change_at_midnight(client, tree, settings):
    ApiItem.objects.update(changed_at=datetime(2026, 1, 1, tzinfo=UTC))
    settings.TODAY = "2026-03-16"
    before = client.get("/api/v1/records/")
    settings.TODAY = "2026-03-17"
    after = client.get("/api/v1/records/", headers={"if-none-match": before["ETag"]})
    assert after.status_code == 200
    assert after["Last-Modified"] != before["Last-Modified"]
    assert client.get("/api/v1/records/", headers={"if-modified-since": before["Last-Modified"]}).status_code == 200


def test_two_changes_in_one_second_are_told_apart(client, tree, monkeypatch):
    """A list that was read between them is no longer right, whichever moment its reader gives."""
    second = datetime(2026, 11, 2, 10, 0, 0, tzinfo=UTC)
    newest = ApiItem.objects.order_by("-sequence")[:1].values("pk")
    newest = ApiItem.objects.filter(pk=newest.get()["pk"])
    newest.update(changed_at=second + timedelta(milliseconds=100))
    monkeypatch.setattr("django.utils.timezone.now", lambda: second + timedelta(milliseconds=500))
    between = client.get("/api/v1/records/")
    assert "Last-Modified" not in between
    newest.update(changed_at=second + timedelta(milliseconds=900))
    monkeypatch.setattr("django.utils.timezone.now", lambda: second + timedelta(seconds=30))
    again = client.get("/api/v1/records/", headers={"if-modified-since": http_date(second.timestamp())})
    assert again.status_code == 200
    assert client.get("/api/v1/records/", headers={"if-modified-since": again["Last-Modified"]}).status_code == 304


@pytest.mark.parametrize(
    "question",
    ["records/?fields=zzz", "records/?cursor=x", "documents/?cursor=x", "events/?cursor=x", "sitemap/?cursor=x"],
)
def test_who_asks_wrongly_is_told_so_with_any_tag(client, tree, question):
    tag = client.get(f"/api/v1/{question.partition('?')[0]}")["ETag"]
    assert client.get(f"/api/v1/{question}", headers={"if-none-match": tag}).status_code == 400


def test_the_next_part_stands_in_the_header_too(client, tree):
    answer = client.get("/api/v1/records/?limit=2")
    assert answer["Link"] == f'<{answer.json()["next"]}>; rel="next"'
    changes = client.get("/api/v1/changes/?limit=2")
    following = changes["Link"].removeprefix("<").partition(">")[0]
    assert client.get(following).json()["items"][0]["number"] == changes.json()["last"] + 1


def test_who_asks_too_often_is_told_when_to_go_on(client, tree, settings):
    settings.API_REQUESTS_A_MINUTE = 3
    answers = [client.get("/api/v1/terms/", headers={"accept-language": "en"}) for _n in range(3)]
    told = [answer.get("RateLimit", "").partition(";t=")[0] for answer in answers]
    assert told == ["", '"default";r=1', '"default";r=0']
    # What is told to one client is kept by no cache that others ask.
    kept = [answer["Cache-Control"] for answer in answers]
    assert kept == ["public, max-age=60", "max-age=60, private", "max-age=60, private"]
    assert answers[0]["RateLimit-Policy"] == '"default";q=3;w=60'
    refused = client.get("/api/v1/records/", headers={"accept-language": "en", "origin": "https://other.example"})
    assert (refused.status_code, refused["Content-Type"]) == (429, "application/problem+json")
    assert 0 < int(refused["Retry-After"]) <= 60
    assert (refused["RateLimit"].partition(";t=")[0], refused["Cache-Control"]) == ('"default";r=0', "private")
    assert refused["Access-Control-Allow-Origin"] == "*"
    assert "more than 3 times" in refused.json()["detail"]
    assert client.get("/sq/").status_code == 200
    assert client.get("/api/v1/terms/", REMOTE_ADDR="192.0.2.7").status_code == 200


def test_answers_from_the_own_copy_count_too(client, tree, settings):
    tag = client.get("/api/v1/terms/")["ETag"]
    settings.API_REQUESTS_A_MINUTE = 2
    kept = [client.get("/api/v1/terms/", headers={"if-none-match": tag}).status_code for _n in range(3)]
    assert kept == [304, 429, 429]


def _client(**meta) -> str:
    return limits.client_of(RequestFactory().get("/api/v1/", **meta))


@pytest.mark.parametrize(
    ("proxies", "passed", "client"),
    [
        (0, "203.0.113.9", "192.0.2.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "203.0.113.9, 198.51.100.4", "198.51.100.4"),
        (2, "10.0.0.1, 203.0.113.9, 198.51.100.4", "203.0.113.9"),
        (2, "203.0.113.9", "192.0.2.1"),
        (1, "not an address", "unknown"),
        (1, "203.0.113.9:5678", "203.0.113.9"),
        (1, "[2001:db8:1:2:3:4:5:6]:5678", "2001:db8:1:2::"),
        (1, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        (1, "::ffff:203.0.113.9", "203.0.113.9"),
    ],
)
def test_a_client_is_who_asked_the_outermost_trusted_proxy(settings, proxies, passed, client):
    settings.TRUSTED_PROXIES = proxies
    assert _client(REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR=passed) == client


def test_a_minute_ends_and_another_begins(settings, monkeypatch):
    settings.API_REQUESTS_A_MINUTE = 1
    request = RequestFactory().get("/api/v1/")
    first, second, third = (limits.standing_of(request, now) for now in (120.0, 179.5, 180.0))
    assert (first.is_over, first.seconds) == (False, 60)
    assert (second.is_over, second.seconds) == (True, 1)
    assert not third.is_over


def test_a_cache_that_is_away_keeps_nobody_out(settings, monkeypatch):
    class Away:
        def __getitem__(self, name):
            raise ConnectionRefusedError

    monkeypatch.setattr(limits, "caches", Away())
    assert limits.standing_of(RequestFactory().get("/api/v1/"), 0.0) is None


def _queries(client, address: str, **headers) -> tuple[int, dict]:
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address, headers=headers)
    return len(captured), answer.json()


def test_a_list_that_was_answered_is_given_again_until_something_changes(client, tree, committed, settings):
    with committed():
        act = make_act(tree)
    address = "/api/v1/records/?type=act"
    first, again = _queries(client, address), _queries(client, address)
    assert (first[0], again[0]) == (2, 1)
    assert again[1] == first[1]
    act.title = "Vendim i ndryshuar"
    with committed():
        act.save_revision().publish()
    assert _queries(client, address)[1]["items"][0]["title"] == "Vendim i ndryshuar"
    with committed():
        act.unpublish()
    assert _queries(client, address)[1]["items"] == []
    assert _queries(client, address)[0] == 1
    settings.TODAY = "2026-03-17"
    assert _queries(client, address)[0] == 3


def test_what_is_given_again_leads_on_at_the_host_that_was_asked(client, tree, committed):
    with committed():
        for number in range(3):
            make_act(tree, protocol_number=f"{number}/26")
    for host in ("a.example", "b.example"):
        assert _queries(client, "/api/v1/records/?type=act&limit=1", host=host)[1]["next"].startswith(f"http://{host}/")


@pytest.mark.parametrize(("proxies", "limit", "warned"), [(0, 600, True), (1, 600, False), (0, 0, False)])
def test_a_portal_behind_a_proxy_that_nobody_counts_is_warned(settings, proxies, limit, warned):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.TRUSTED_PROXIES, settings.API_REQUESTS_A_MINUTE = proxies, limit
    told = run_checks(tags=[Tags.security], include_deployment_checks=True)
    assert ("komuna.W001" in [each.id for each in told]) == warned
