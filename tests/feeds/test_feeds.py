"""Every list and every search as Atom, RSS and JSON Feed: read by strict readers of others, complete, never a leak."""

import json
from datetime import UTC, date, datetime
from xml.etree import ElementTree

import atoma
import feedparser
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from jsonschema import Draft202012Validator, FormatChecker
from wagtail.models import PageViewRestriction

from cms.models import PortalSettings
from documents.models import DocumentLibraryPage, PublicationDocument
from pages.models import ActPage, BodyIndexPage, BodyPage, MeetingPage
from tests.builders import make_act, make_body, publish

from .json_feed import FEED

pytestmark = pytest.mark.one_database

FORMS = {"": "application/atom+xml", "rss/": "application/rss+xml", "json/": "application/feed+json"}
TITLE, SUMMARY = "Vendim <b>për</b> ujin & tokën", "Kuvendi vendosi: a < b & c > d. <script>alert(1)</script>"


def read(client, address: str, form: str):
    """The feed as another project's reader has it."""
    answer = client.get(f"{address.partition('?')[0]}{form}?{address.partition('?')[2]}")
    assert answer.status_code == 200, answer.content.decode()
    assert answer["Content-Type"] == f"{FORMS[form]}; charset=utf-8"
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "max-age" in answer["Cache-Control"]
    assert not answer.cookies
    if form == "json/":
        document = json.loads(answer.content)
        Draft202012Validator(FEED, format_checker=FormatChecker()).validate(document)
        return document
    parsed = feedparser.parse(answer.content, response_headers={"content-type": answer["Content-Type"]})
    assert parsed.bozo is False, parsed.get("bozo_exception")
    return (atoma.parse_rss_bytes if form else atoma.parse_atom_bytes)(answer.content)


def titles(client, address: str) -> set[str]:
    """The titles, which are the same in all three forms."""
    atom, rss, feed = (read(client, address, form) for form in FORMS)
    found = [entry.title.value for entry in atom.entries]
    assert found == [item.title for item in rss.items] == [item["title"] for item in feed["items"]]
    return set(found)


@pytest.fixture
def addresses(section, act) -> list[str]:
    return [f"{section.url}feed/", f"{section.url}feed/?kind=decision", "/sq/search/feed/", "/sq/search/feed/?q=ujin"]


def test_all_forms_of_lists_and_searches_say_the_same(client, addresses):
    for address in addresses:
        assert titles(client, address) == {TITLE}


def test_atom_has_everything_of_a_record(client, act, addresses):
    for address in addresses:
        feed = read(client, address, "")
        [entry] = feed.entries
        assert feed.authors[0].name
        assert entry.id_ == f"urn:uuid:{act.translation_key}"
        assert entry.summary.value == SUMMARY
        assert entry.summary.text_type.value == "text"
        assert [category.term for category in entry.categories] == ["Vendim"]
        assert entry.published.date() == act.date_adopted
        assert entry.updated == entry.updated.astimezone(UTC) > entry.published
        enclosures = [link for link in entry.links if link.rel == "enclosure"]
        assert [link.title for link in enclosures] == ["Vendimi", "Shtojca"]
        assert all(link.type_ == "application/pdf" and link.length for link in enclosures)
        assert all(link.href.startswith("http://testserver/") for link in [*feed.links, *entry.links])
        assert client.get(enclosures[0].href).status_code == 200


def test_rss_holds_html_and_one_enclosure(client, act, addresses):
    for address in addresses:
        [item] = read(client, address, "rss/").items
        assert item.guid == f"urn:uuid:{act.translation_key}"
        assert item.description == "Kuvendi vendosi: a &lt; b &amp; c &gt; d. &lt;script&gt;alert(1)&lt;/script&gt;"
        [enclosure] = item.enclosures
        assert enclosure.type == "application/pdf"
        assert item.categories == ["Vendim"]
        content = client.get(address.replace("feed/", "feed/rss/")).content
        assert ElementTree.fromstring(content).find("channel/item/guid").get("isPermaLink") == "false"


def test_json_feed_has_the_files_as_attachments_and_its_own_address(client, act, addresses):
    for address in addresses:
        feed = read(client, address, "json/")
        [item] = feed["items"]
        assert item["content_text"] == SUMMARY
        assert item["tags"] == ["Vendim"]
        assert item["language"] == feed["language"] == "sq"
        assert [file["title"] for file in item["attachments"]] == ["Vendimi", "Shtojca"]
        assert feed["feed_url"] == f"http://testserver{address.replace('feed/', 'feed/json/')}"


def test_a_page_leads_to_all_forms_in_its_head_and_to_the_eye(client, act, section):
    body = BodyIndexPage.objects.get(locale__language_code="sq").add_child(
        instance=BodyPage(title="Kuvendi", body_record=make_body())
    )
    for page, feed, query in (
        (f"{section.url}?kind=decision", f"{section.url}feed/", "?kind=decision"),
        ("/sq/search/?q=ujin", "/sq/search/feed/", "?q=ujin"),
        ("/sq/", "/sq/search/feed/", ""),
        (body.url, "/sq/search/feed/", "?body=assembly"),
    ):
        markup = client.get(page).content.decode()
        for form, media_type in FORMS.items():
            assert f'<link rel="alternate" type="{media_type}" title="' in markup
            assert markup.count(f'href="{feed}{form}{query}"') == 2
            assert client.get(f"{feed}{form}{query}").status_code == 200


def test_a_feed_of_a_body_is_called_like_it(client, act):
    feed = read(client, "/sq/search/feed/?body=assembly", "json/")
    assert feed["title"].startswith("Kuvendi i Komunës – ")
    assert [item["title"] for item in feed["items"]] == [TITLE]


def test_who_has_the_feed_is_told_so_until_something_changes_or_goes(client, tree, act, section):
    address = f"{section.url}feed/json/"
    first = client.get(address)
    assert first["Last-Modified"]
    again = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["Access-Control-Allow-Origin"] == "*"
    act.unpublish()
    changed = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert (changed.status_code, changed.json()["items"]) == (200, [])


def test_an_unknown_form_is_not_found_and_an_unknown_filter_gets_a_sentence(client, act, section):
    assert client.get(f"{section.url}feed/xml/").status_code == 404
    assert client.get("/sq/search/feed/xml/").status_code == 404
    for address in (f"{section.url}feed/json/?kind=party", "/sq/search/feed/json/?year=party"):
        answer = client.get(address)
        assert (answer.status_code, answer["Content-Type"]) == (400, "text/plain; charset=utf-8")
        assert "party" in answer.content.decode()


def test_what_is_not_public_is_in_no_feed(client, tree, act, section, make_document, catalogue):
    draft, private = make_act(tree, "Skica"), make_act(tree, "E mbyllura")
    expired, scheduled = make_act(tree, "E skaduara"), make_act(tree, "E planifikuara")
    draft.unpublish(), expired.unpublish(set_expired=True), scheduled.unpublish()
    scheduled.go_live_at = datetime(2090, 1, 1, tzinfo=UTC)
    scheduled.save_revision().publish()
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    PublicationDocument.objects.filter(title="Shtojca").update(withdrawn_at=datetime(2026, 3, 1, tzinfo=UTC))
    catalogue()
    for address in (f"{section.url}feed/", "/sq/search/feed/", "/sq/search/feed/?body=assembly"):
        assert titles(client, address) == {TITLE}
        [item] = read(client, address, "json/")["items"]
        assert [file["title"] for file in item["attachments"]] == ["Vendimi"]


def test_a_private_list_has_no_feed(client, act, section):
    PageViewRestriction.objects.create(page=section, restriction_type=PageViewRestriction.LOGIN)
    for form in FORMS:
        answer = client.get(f"{section.url}feed/{form}")
        assert answer.status_code == 302
        assert TITLE not in answer.content.decode()


def test_feeds_of_the_cyrillic_tree_are_in_cyrillic(client, tree, make_document, catalogue):
    documents = [make_document("Odluka o vodi", "sr-latn"), make_document("Vendimi për ujin", "sq")]
    act = make_act(tree, "Odluka o vodi", "sr-latn", documents, summary="Skupština je odlučila.")
    catalogue()
    section = act.get_parent().get_parent().url.replace("sr-latn", "sr-cyrl")
    for address in (f"{section}feed/", "/sr-cyrl/search/feed/"):
        assert titles(client, address) == {"Одлука о води"}
        feed = read(client, address, "json/")
        [item] = feed["items"]
        assert feed["language"] == item["language"] == "sr-Cyrl"
        assert item["content_text"] == "Скупштина је одлучила."
        assert item["url"] == f"http://testserver{act.url.replace('sr-latn', 'sr-cyrl')}"
        assert {file["title"] for file in item["attachments"]} == {"Одлука о води", "Vendimi për ujin"}
        for form in FORMS:
            assert "/sr-latn/" not in client.get(f"{address}{form}").content.decode()


def test_a_record_of_another_language_keeps_its_letters_and_says_its_language(client, act):
    assert titles(client, "/sr-cyrl/search/feed/?q=ujin") == {TITLE}
    assert read(client, "/sr-cyrl/search/feed/?q=ujin", "json/")["items"][0]["language"] == "sq"
    assert '<entry xml:lang="sq">' in client.get("/sr-cyrl/search/feed/?q=ujin").content.decode()


def test_a_day_to_come_is_not_the_day_of_publication(client, tree, catalogue):

    meeting = MeetingPage(title="Mbledhja", date="2090-01-01", time="10:00", venue="Salla", issuing_body=make_body())
    meeting.date = datetime(2090, 1, 1).date()
    publish(tree, meeting)
    section = tree.section_for(MeetingPage, "sq")
    [item] = read(client, f"{section.url}feed/", "json/")["items"]
    assert not item["date_published"].startswith("2090")


@pytest.mark.parametrize("form", FORMS)
def test_the_same_queries_for_few_and_for_many(client, tree, act, section, make_document, catalogue, form):
    def queries(address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return len(captured)

    addresses = (f"{section.url}feed/{form}", f"/sq/search/feed/{form}")
    few = [queries(address) for address in addresses]
    for number in range(5):
        make_act(tree, f"Vendimi {number}", documents=[make_document()])
    catalogue()
    assert [queries(address) for address in addresses] == few
    assert max(few) <= 12


def test_the_feed_bears_the_name_of_the_municipality(client, act):
    PortalSettings.objects.all().delete()
    assert read(client, "/sq/search/feed/", "json/")["authors"] == [{"name": "testserver"}]


def test_the_library_of_documents_has_its_feed(client, tree, make_document, catalogue):
    shown, hidden = make_document("Vendimi për ujin"), make_document("I fshehur")
    make_act(tree, documents=[shown])
    catalogue()
    address = f"{DocumentLibraryPage.objects.get(locale__language_code='sq').url}feed/"
    assert titles(client, address) == {"Vendimi për ujin"}
    assert hidden.title not in client.get(address).content.decode()
    [item] = read(client, address, "json/")["items"]
    assert item["id"] == f"urn:uuid:{shown.record.key}"
    assert client.get(item["url"]).status_code == 200
    assert item["attachments"][0]["url"] == f"http://testserver{shown.url}"
    assert client.get(f"{address}?kind=party").status_code == 400
    assert client.get(f"{address}json/?q=asgjë").json()["items"] == []


def test_each_feed_has_an_id_of_its_own(client, addresses):
    more = ["/sq/calendar/feed/", "/sq/calendar/feed/?event=meeting", "/sr-cyrl/calendar/feed/"]
    ids = [atoma.parse_atom_bytes(client.get(address).content).id_ for address in [*addresses, *more]]
    assert len(set(ids)) == len(ids)
    assert all(each.startswith("http://testserver/") for each in ids)


def test_the_day_that_other_sites_show_is_the_day_of_the_place(client, section, act, catalogue):
    """The first hours of a day are the day before in Greenwich; the script of lists shows the first ten signs."""
    moment = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)
    ActPage.objects.update(date_adopted=date(2026, 3, 15), first_published_at=moment)
    catalogue()
    for address in (f"{section.url}feed/json/", "/sq/search/feed/json/"):
        [item] = client.get(address).json()["items"]
        assert item["date_published"] == "2026-03-02T00:30:00+01:00"
    frame = client.get("/sq/embed/list/").content.decode()
    assert '<time datetime="2026-03-02">02.03.2026</time>' in frame


ASKED_BY_SCRIPTS = (
    "/sq/aktet-komunale/feed/",
    "/sr-cyrl/search/feed/json/",
    "/sq/calendar/feed/rss/",
    "/sq/calendar.ics",
    "/sq/mbledhjet/2026/calendar.ics",
    "/data/acts.csv",
    "/data/catalog",
    "/embed/1/komuna-list.js",
    "/sq/embed/list/",
)
NOT_ASKED = (
    "/admin/",
    "/admin/feed/",
    "/api/v1/drafts/",
    "/api/v1/drafts/feed/",
    "/api/v1/uploads/1/feed/",
    "/sq/",
    "/sq/search/",
    "/sq/embed/",
    "/documents/1/feed/",
    "/sq/_util/login/",
)


@pytest.mark.parametrize("address", ASKED_BY_SCRIPTS)
def test_scripts_of_other_sites_may_ask_with_what_they_have(client, db, address):
    asked = {"Origin": "https://elsewhere.example", "Access-Control-Request-Method": "GET"}
    answer = client.options(address, headers=asked | {"Access-Control-Request-Headers": "if-none-match"})
    assert (answer.status_code, answer["Access-Control-Allow-Origin"]) == (200, "*")
    assert "if-none-match" in answer["Access-Control-Allow-Headers"]
    assert set(answer["Access-Control-Allow-Methods"].split(", ")) == {"GET", "HEAD", "OPTIONS"}
    assert "Access-Control-Allow-Credentials" not in answer


@pytest.mark.parametrize("address", NOT_ASKED)
def test_scripts_of_other_sites_may_not_ask_where_somebody_writes_or_signs_in(client, db, address):
    asked = {"Origin": "https://elsewhere.example", "Access-Control-Request-Method": "GET"}
    assert "Access-Control-Allow-Origin" not in client.options(address, headers=asked)


def test_what_scripts_may_read_is_said_once(client, addresses):
    for address in (addresses[0], "/sq/calendar.ics", "/data/acts.csv", "/sq/embed/list/"):
        answer = client.get(address, headers={"Origin": "https://elsewhere.example"})
        said = [value for name, value in answer.items() if name.lower() == "access-control-allow-origin"]
        assert said == ["*"]
        assert "ETag" in answer["Access-Control-Expose-Headers"]
