"""Graph, card and embed of every type of record, as others' parsers read them."""

import re
from urllib.parse import urlsplit

import pytest
from lxml import html

from .conftest import BASE, card_of
from .vocabulary import faults, rdf

pytestmark = pytest.mark.one_database

MAIN = {
    "news": "NewsArticle",
    "reaction": "NewsArticle",
    "notice": "SpecialAnnouncement",
    "call": "SpecialAnnouncement",
    "vacancy": "JobPosting",
    "subsidy": "GovernmentService",
    "tender": "Demand",
    "act": "Legislation",
    "consultation": "SpecialAnnouncement",
    "strategy": "CreativeWork",
    "report": "Report",
    "meeting": "Event",
    "bulletin": "PublicationIssue",
}


@pytest.mark.parametrize("case", MAIN)
def test_every_type_keeps_to_the_vocabularies_in_every_language(client, graph, make_record, arms, case):
    record = make_record(case)
    twin, cyrillic = record.twin.url, record.twin.url.replace("/sr-latn/", "/sr-cyrl/")
    for address in (record.url, twin, cyrillic, f"/api/v1/records/{record.pk}/jsonld/"):
        read = client.get(address).json() if "jsonld" in address else graph(address)
        assert [*faults(rdf(read))] == [], address
        page = read["@graph"][0]
        [main] = [node for node in read["@graph"] if node.get("@id") == page["mainEntity"]["@id"]]
        assert MAIN[case] in [main["@type"], *main["@type"]]
        assert main["name"]
    check_card(client, record)
    for address in (record.url, cyrillic, f"/sq/d/{record.document.pk}/"):
        check_embed(client, BASE + address)


def check_card(client, record) -> None:
    card = card_of(client, record.url)
    assert card["og:type"] == "article"
    assert card["og:title"] == record.title
    assert card["og:description"] == "Përmbledhje e shkurtër."
    assert card["og:url"] == BASE + record.url
    assert (card["og:locale"], card["og:locale:alternate"]) == ("sq_AL", "sr_RS")
    assert (card["og:image:width"], card["og:image:height"]) == ("800", "600")
    assert card["og:image:alt"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", card["article:published_time"])
    assert client.get(urlsplit(card["og:image"]).path).status_code == 200


def check_embed(client, address: str) -> None:
    card = client.get("/oembed/", {"url": address}).json()
    [link] = html.fragment_fromstring(card["html"]).xpath(".//a")
    assert (link.get("href"), link.text) == (address, card["title"])
