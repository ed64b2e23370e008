"""Addresses as data: what stands where, what has moved, what there is, and the portal itself."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from cms.models import MenuItem, PortalSettings
from tests.builders import make_act

pytestmark = pytest.mark.one_database


@pytest.fixture
def act(tree, committed, make_document):
    with committed():
        return make_act(tree, documents=[make_document(title="Vendimi si skedar")])


def _places(client, ask, **asked) -> list[dict]:
    answer = ask("sitemap/", limit=7, **asked)
    found = answer["items"]
    while answer["next"]:
        answer = client.get(answer["next"]).json()
        found += answer["items"]
    return found


def test_the_site_map_names_what_the_lists_name_with_its_languages(client, ask, act):
    places = _places(client, ask)
    listed = {item["url"] for item in ask("records/", limit=100)["items"]}
    files = {item["page"] for item in ask("documents/", limit=100)["items"]}
    assert {place["url"] for place in places} == listed | files
    assert len(places) == len(listed | files)
    home = next(place for place in places if place["url"].endswith("/sq/"))
    assert [each["language"] for each in home["alternates"]] == ["sq", "sr-latn"]
    assert {place["resource"] for place in _places(client, ask, resource="document")} == {"document"}


def test_what_is_withdrawn_is_in_no_site_map(client, ask, act, committed):
    assert any(place["url"].endswith(act.url) for place in _places(client, ask))
    with committed():
        act.unpublish()
    assert not any(place["url"].endswith(act.url) for place in _places(client, ask))


def test_an_address_leads_to_what_stands_there(ask, act):
    [document] = ask("documents/")["items"]
    addresses = {
        act.url: act.pk,
        f"http://testserver{act.url}?utm_source=x#y": act.pk,
        act.url.rstrip("/"): act.pk,
        f"/sq/record/{act.translation_key}/": act.pk,
        document["page"]: document["id"],
        document["url"]: document["id"],
        document["versions"][0]["url"]: document["id"],
    }
    for address, number in addresses.items():
        found = ask("find/", url=address)
        assert found["id"] == number, address
        assert ask(found["answer"].partition("/api/v1/")[2])["id"] == number
    home = ask("find/", url="/sr-cyrl/")
    assert (home["language"], home["type"]) == ("sr-latn", "section")


def test_an_old_address_leads_to_the_record_that_moved(ask, act, committed):
    old = act.url
    assert ask("find/", url=old)["moved"] is False
    with committed():
        Redirect.objects.create(old_path="/sq/i-vjeter", redirect_page=act)
    found = ask("find/", url="/sq/i-vjeter/")
    assert (found["id"], found["moved"]) == (act.pk, True)


def test_an_old_address_with_a_query_leads_where_the_portal_leads(client, ask, act, tree, committed):
    with committed():
        other = make_act(tree, "Vendim tjetër", protocol_number="9/2026")
        for old, page in (("/vjeter?id=5", act), ("/vjeter", other)):
            Redirect.objects.create(old_path=old, redirect_page=page)
    for asked in ("/vjeter/?id=5", "/vjeter/?id=6", "/vjeter/"):
        led = client.get(asked)["Location"]
        found = ask("find/", url=asked)
        assert (found["url"].endswith(led), found["moved"]) == (True, True), asked
    assert ask("find/", url="/vjeter/?id=5")["id"] == act.pk


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("/sq/nuk-ekziston/", 404),
        ("/admin/", 404),
        ("/", 404),
        ("/api/v1/records/", 404),
        ("/d/999999/", 404),
        ("/sq/%00/", 404),
        ("https://other.example/sq/", 400),
        ("//[", 400),
        ("sq/", 400),
        ("javascript:alert(1)", 400),
        ("javascript://testserver/sq/", 400),
        ("ftp://testserver/sq/", 400),
        ("", 422),
    ],
)
def test_where_nothing_public_stands_it_is_said(client, tree, url, status):
    assert client.get("/api/v1/find/", {"url": url}).status_code == status


def test_an_address_of_a_draft_and_of_a_private_page_is_not_found(client, act, committed):
    with committed():
        PageViewRestriction.objects.create(page=act, restriction_type=PageViewRestriction.LOGIN)
    assert client.get("/api/v1/find/", {"url": act.url}).status_code == 404
    with committed():
        PageViewRestriction.objects.all().delete()
        act.unpublish()
    assert client.get("/api/v1/find/", {"url": act.url}).status_code == 404


def test_redirects_lead_to_public_records_and_other_addresses_only(client, ask, act, tree, committed):
    with committed():
        draft = make_act(tree, "Vendim i fshehur", protocol_number="7/2026")
        Redirect.objects.create(old_path="/buxheti", redirect_page=act, redirect_page_route_path="/feed/")
        Redirect.objects.create(old_path="/vjeter", redirect_link="https://other.example/x", is_permanent=False)
        Redirect.objects.create(old_path="/fshehur", redirect_page=draft)
        draft.unpublish()
    first = ask("redirects/", limit=1)
    second = client.get(first["next"]).json()
    [one], [other] = first["items"], second["items"]
    assert (one["path"], one["record"]["id"], one["permanent"]) == ("/buxheti", act.pk, True)
    assert one["url"].endswith(f"{act.url}feed/")
    assert (other["url"], other["record"], other["permanent"]) == ("https://other.example/x", None, False)
    assert second["next"] is None


def test_addresses_make_a_constant_number_of_queries(client, ask, act):
    for number in range(5):
        Redirect.objects.create(old_path=f"/vjeter-{number}", redirect_page=act)
    for address, most in (("sitemap/", 3), ("redirects/", 2)):
        counts = []
        for limit in (2, 5):
            with CaptureQueriesContext(connection) as captured:
                ask(address, limit=limit)
            counts.append(len(captured))
        assert counts[0] == counts[1] <= most, address


def test_the_portal_tells_what_head_and_foot_of_a_page_need(ask, tree):
    portal = PortalSettings.load()
    portal.municipality = {"sq": "Komuna e Shembullit", "sr-latn": "Opština Primer"}
    portal.email = "info@shembull.example"
    portal.terms_of_documents_url = "https://creativecommons.org/licenses/by/4.0/"
    portal.save()
    MenuItem.objects.all().delete()
    news = next(page for page in tree.sections["sq"].values() if page.specific_class.__name__ == "NewsIndexPage")
    MenuItem.objects.create(settings=portal, page=news, menu="main")
    site = ask("site/")
    assert site["name"] == {"sq": "Komuna e Shembullit", "sr-latn": "Opština Primer"}
    assert site["contact"]["email"] == "info@shembull.example"
    assert site["licence"]["url"].endswith("by/4.0/")
    assert [(each["code"], each["tag"]) for each in site["languages"]] == [("sq", "sq"), ("sr-latn", "sr-Latn")]
    assert site["languages"][1]["cyrillic"].endswith("/sr-cyrl/")
    main = next(menu for menu in site["menus"] if menu["menu"] == "main")
    assert [entry["title"]["sq"] for entry in main["entries"]] == [news.title]
    [home] = site["sections"]
    assert home["url"]["sq"].endswith("/sq/")
    assert news.title in [child["title"]["sq"] for child in home["children"]]


def test_a_menu_names_no_page_that_is_not_public(ask, tree, committed):
    portal = PortalSettings.load()
    news = next(page for page in tree.sections["sq"].values() if page.specific_class.__name__ == "NewsIndexPage")
    MenuItem.objects.create(settings=portal, page=news, menu="footer")
    with committed():
        for page in [news, *news.get_translations()]:
            page.unpublish()
    assert news.title not in str(ask("site/"))
