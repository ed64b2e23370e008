"""Open Graph, oEmbed and the links that lead to them."""

from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import etree, html

from cms.models import PortalSettings

from .conftest import BASE, HOSTILE, card_of

pytestmark = pytest.mark.one_database


def meta_of(head) -> dict[str, str]:
    return {each.get("name") or each.get("property"): each.get("content") for each in head.iter("meta")}


def test_standing_pages_have_the_arms_and_a_description(client, standing, arms, head):
    for page in standing.values():
        card = card_of(client, page.url)
        assert card["og:type"] == "website"
        assert card["og:image"].endswith(".webp")
    section = standing["section"]
    section.introduction = "<p>Vendimet <b>dhe</b></p><p>rregulloret.</p>"
    section.save_revision().publish()
    described = head(section.url).xpath("//meta[@name='description']/@content")
    assert described in ([], ["Vendimet dhe rregulloret."])


def test_a_page_has_one_description_canonical_and_neutral_address(client, make_record, head):
    record = make_record("news")
    for url in (record.url, record.twin.url, f"/sq/d/{record.document.pk}/"):
        tree = head(url)
        assert len(tree.xpath("//meta[@name='description']")) == 1, url
        assert len(tree.xpath("//link[@rel='canonical']")) == 1, url
        [neutral] = tree.xpath("//link[@hreflang='x-default']/@href")
        assert "/sq/" in neutral


def test_the_card_of_a_cyrillic_page_is_in_cyrillic(client, make_record):
    twin = make_record("act").twin
    card = card_of(client, twin.url.replace("/sr-latn/", "/sr-cyrl/"))
    assert card["og:title"] == "Одлука о буџету"
    assert card["og:description"] == "Кратак садржај."
    assert card["article:section"] == "Одлука"
    assert card["og:url"] == BASE + twin.url.replace("/sr-latn/", "/sr-cyrl/")


def test_a_document_has_the_terms_of_dublin_core(make_record, head):
    document = make_record("act").document
    meta = meta_of(head(f"/sq/d/{document.pk}/"))
    assert meta["dcterms.title"] == "Vendimi"
    assert meta["dcterms.language"] == "sq"
    assert meta["dcterms.identifier"] == f"{BASE}/sq/d/{document.pk}/"


def discovered(head, url: str, kind: str) -> str:
    [link] = head(url).xpath(f"//link[@type='{kind}']/@href")
    return link


def test_a_record_is_found_by_its_own_link_in_json_and_xml(client, make_record, head):
    record = make_record("news")
    address = discovered(head, record.url, "application/json+oembed")
    assert parse_qs(urlsplit(address).query)["url"] == [BASE + record.url]
    answer = client.get(address)
    assert answer["Content-Type"] == "application/json"
    card = answer.json()
    assert (card["version"], card["type"], card["title"]) == ("1.0", "rich", record.title)
    assert {"html", "width", "height"} <= card.keys()
    assert card["thumbnail_width"] == 800
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "max-age" in answer["Cache-Control"]
    assert not answer.cookies
    xml = etree.fromstring(client.get(discovered(head, record.url, "text/xml+oembed")).content)
    assert {each.tag: each.text for each in xml} == {name: str(value) or None for name, value in card.items()}


def test_the_markup_for_other_sites_has_no_script_and_hostile_words_stay_words(client, make_record):
    record = make_record("news", title=HOSTILE)
    card = client.get("/oembed/", {"url": BASE + record.url}).json()
    tree = html.fragment_fromstring(card["html"])
    assert {each.tag for each in tree.iter()} <= {"blockquote", "p", "a", "footer"}
    assert tree.xpath(".//a")[0].text == HOSTILE == card["title"]
    xml = client.get("/oembed/", {"url": BASE + record.url, "format": "xml"})
    assert etree.fromstring(xml.content).findtext("title") == HOSTILE


def test_it_is_no_larger_than_was_asked_for(client, make_record):
    url = BASE + make_record("news").url
    card = client.get("/oembed/", {"url": url, "maxwidth": 320, "maxheight": 100}).json()
    assert (card["width"], card["height"]) == (320, 100)
    assert "thumbnail_url" not in card


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", 400),
        ("url=", 400),
        ("url=http://127.0.0.1:8000/sq/&maxwidth=x", 400),
        ("url=http://127.0.0.1:8000/sq/&maxwidth=0", 400),
        ("url=http://127.0.0.1:8000/sq/&maxheight=-5", 400),
        ("url=http://127.0.0.1:8000/sq/&format=yaml", 501),
        ("url=http://127.0.0.1:8000/sq/nothing/", 404),
        ("url=http://127.0.0.1:8000/sq/d/999999/", 404),
        ("url=http://127.0.0.1:8000/admin/", 404),
        ("url=https://other.example/sq/", 404),
        ("url=http://127.0.0.1:8000@other.example/sq/", 404),
        ("url=javascript:alert(1)", 404),
        ("url=http://[::1/", 404),
        ("url=http://127.0.0.1:8000/sq/%00", 404),
        ("url=http://127.0.0.1:8000/sq/" + "a" * 3000, 404),
    ],
)
def test_what_is_no_public_page_here_gets_a_sentence(client, tree, query, status):
    answer = client.get(f"/oembed/?{query}")
    # What is not there may be published at the next moment.
    assert answer["Cache-Control"] == "no-cache"
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    assert answer.json()["detail"]
    assert answer["Access-Control-Allow-Origin"] == "*"


def test_the_portal_is_named(client, make_record):
    PortalSettings.objects.update_or_create(defaults={"municipality": {"sq": "Komuna & Co", "sr-latn": "Opština"}})
    record = make_record("news")
    card = client.get("/oembed/", {"url": BASE + record.url}).json()
    assert card["provider_name"] == "Komuna & Co"
    assert card_of(client, record.url)["og:site_name"] == "Komuna & Co"
