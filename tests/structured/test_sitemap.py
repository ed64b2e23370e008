"""The site map: complete, by the protocol, the same work whatever the portal has, and nothing that is not public."""

import re
from urllib.robotparser import RobotFileParser

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import etree

from cms.structured.sitemaps import sections
from cms.structured.sitemaps.writing import Address, urlset
from search.models import CatalogueEntry
from tests.builders import make_act
from tests.site_maps import part_of, site_maps


def test_the_site_map_names_the_twins_of_a_page(client, tree, catalogue):
    act = make_act(tree)
    twin = make_act(tree, "Odluka o budžetu", "sr-latn")
    twin.translation_key = act.translation_key
    twin.save()
    catalogue()
    text = site_maps(client)
    assert act.url in text
    assert f'hreflang="sr-Latn" href="http://testserver{twin.url}"' in text or (
        f'hreflang="sr-Latn" href="http://localhost{twin.url}"' in text
    )


def test_drafts_and_years_are_in_no_site_map(client, tree, catalogue):
    act = make_act(tree)
    year = act.get_parent()
    act.unpublish()
    catalogue()
    text = site_maps(client)
    assert f"{act.url}<" not in text
    assert f"{year.url}<" not in text


def test_the_site_map_makes_the_same_queries_for_one_record_as_for_ten(client, tree, catalogue):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(part).status_code == 200
        return len(captured)

    act = make_act(tree)
    part = part_of("pages", act.pk)
    catalogue()
    one = queries()
    for number in range(10):
        make_act(tree, f"Vendim {number}", protocol_number=str(number))
    catalogue()
    assert queries() == one


def test_the_site_map_makes_three_queries_a_part_and_two_for_the_index(client, tree, make_document, committed):
    with committed():
        document = make_document()
        act = make_act(tree, documents=[document])
    for address, most in [("/sitemap.xml", 2), (part_of("pages", act.pk), 3), (part_of("documents", document.pk), 2)]:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        assert len(captured) == most, address


def test_a_page_stays_in_the_part_of_its_key_and_the_index_says_when_a_part_changed(
    client, tree, catalogue, monkeypatch
):
    monkeypatch.setattr(sections, "RANGE", 2)
    acts = [make_act(tree, f"Vendim {number}", protocol_number=str(number)) for number in range(4)]
    catalogue()
    parts = {act.pk: client.get(f"/sitemap-pages-{act.pk // 2}.xml").content.decode() for act in acts}
    assert all(f"{act.url}</loc>" in parts[act.pk] for act in acts)
    changed = CatalogueEntry.objects.get(page=acts[-1].pk).changed_at.isoformat(timespec="seconds")
    index = client.get("/sitemap.xml").content.decode()
    assert f"/sitemap-pages-{acts[-1].pk // 2}.xml</loc><lastmod>{changed}</lastmod>" in index
    acts[0].delete()
    catalogue()
    again = client.get(f"/sitemap-pages-{acts[-1].pk // 2}.xml").content.decode()
    assert again == parts[acts[-1].pk]


def test_the_pictures_of_a_record_stand_with_it(client, make_record):
    news = make_record("news")
    text = site_maps(client)
    [address] = re.findall(rf"<loc>[^<]*{news.url}</loc>.*?<image:loc>([^<]*)</image:loc>", text)
    assert client.get("/" + address.split("/", 3)[3])["Content-Type"] == "image/webp"
    with_pictures = text.count("<image:loc>")
    assert with_pictures == 3


@pytest.mark.parametrize("address", ["pages-999999", "pages-999999999999999999", "nothing-0", "documents-0"])
def test_a_part_that_has_nothing_is_not_found(client, tree, catalogue, address):
    catalogue()
    assert client.get(f"/sitemap-{address}.xml").status_code == 404


def test_addresses_are_written_as_xml_asks():
    hostile = Address('/sq/a&b"<c>/', None, [("sq", '/sq/a&b"<c>/')] * 2, ["https://x.example/a&b.png"])
    tree = etree.fromstring(urlset([hostile], "https://portal.example").encode())
    assert tree[0][0].text == 'https://portal.example/sq/a&b"<c>/'
    assert tree[0][1].get("href") == 'https://portal.example/sq/a&b"<c>/'


def test_robots_are_told_what_is_only_a_choice_in_a_list(client, tree):
    parser = RobotFileParser()
    parser.parse(client.get("/robots.txt").content.decode().splitlines())
    assert parser.site_maps() == ["http://testserver/sitemap.xml"]
    assert parser.crawl_delay("*") == 1
    assert not parser.can_fetch("*", "/admin/")
    assert parser.can_fetch("*", "/sq/lajme/?page=2")
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert {"Disallow: /*/search/?", "Disallow: /*?body=", "Disallow: /*&body="} <= set(lines)
    assert not any("page=" in line for line in lines)
