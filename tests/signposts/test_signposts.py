"""What browsers and language models are told: the search's description, its suggestions, and llms.txt."""

import re
from xml.etree import ElementTree

import pytest

from cms.models import MenuItem, PortalSettings
from cms.signposts import opensearch
from pages.models import ActPage
from tests.builders import make_act

pytestmark = pytest.mark.one_database

OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


@pytest.fixture
def portal(tree) -> PortalSettings:
    names = {"sq": "Komuna e Kllokotit", "sr-latn": "Opština Klokot"}
    portal = PortalSettings.load()
    portal.municipality, portal.email = names, "zyra@komuna.example"
    portal.terms_of_documents = {"sq": "Lejohet përdorimi [me burim].", "sr-latn": "Dozvoljeno."}
    portal.terms_of_documents_url = "https://komuna.example/kushtet"
    portal.save()
    return portal


def description(client, language: str) -> ElementTree.Element:
    answer = client.get(f"/{language}/opensearch.xml")
    assert answer["Content-Type"] == "application/opensearchdescription+xml; charset=utf-8"
    assert not answer.cookies
    return ElementTree.fromstring(answer.content)


def test_browsers_learn_the_search_of_each_language(client, portal):
    for language, tag, name in (
        ("sq", "sq", "K. e Kllokotit"),
        ("sr-latn", "sr-Latn", "Opština Klokot"),
        ("sr-cyrl", "sr-Cyrl", "Општина Клокот"),
    ):
        found = description(client, language)
        assert found.findtext(f"{OPENSEARCH}ShortName") == name
        assert len(found.findtext(f"{OPENSEARCH}LongName")) <= 48
        assert 0 < len(found.findtext(f"{OPENSEARCH}Description")) <= 1024
        assert found.findtext(f"{OPENSEARCH}Language") == tag
        addresses = {url.get("type"): url.get("template") for url in found.findall(f"{OPENSEARCH}Url")}
        assert addresses["text/html"] == f"http://testserver/{language}/search/?q={{searchTerms}}"
        assert addresses["application/atom+xml"] == f"http://testserver/{language}/search/feed/?q={{searchTerms}}"
        for address in addresses.values():
            assert client.get(address.replace("{searchTerms}", "ujin")).status_code == 200
        page = client.get(f"/{language}/").content.decode()
        link = re.search('<link rel="search" [^>]*>', page)[0]
        assert f'href="/{language}/opensearch.xml"' in link
        assert "Komuna" in link or "Klokot" in link or "Клокот" in link


def test_suggestions_for_browsers_are_four_parts_of_one_length(client, tree, catalogue):
    act = make_act(tree, "Odluka o vodovodu", "sr-latn")
    catalogue()
    for language, title in (("sr-latn", "Odluka o vodovodu"), ("sr-cyrl", "Одлука о водоводу")):
        answer = client.get(f"/{language}/search/suggestions/?format=opensearch&q=vodovo")
        assert answer["Content-Type"] == "application/x-suggestions+json"
        words, completions, descriptions, addresses = answer.json()
        assert words == "vodovo"
        assert len(completions) == len(descriptions) == len(addresses) >= 1
        assert title in completions
        assert f"http://testserver{act.url.replace('sr-latn', language)}" in addresses
    assert client.get("/sq/search/suggestions/?format=opensearch").json() == ["", [], [], []]
    assert isinstance(client.get("/sq/search/suggestions/?q=vodovo").json()[0], dict)


def test_language_models_get_the_portal_in_short(client, tree, portal):
    page = tree.section_for(ActPage, "sq")
    MenuItem.objects.create(settings=portal, page=page)
    answer = client.get("/llms.txt")
    text = answer.content.decode()
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert not answer.cookies
    assert text == client.get("/sq/llms.txt").content.decode()
    blocks = text.split("\n\n")
    assert blocks[0] == "# Komuna e Kllokotit"
    assert blocks[1].startswith("> ")
    lines = [line for block in blocks[2:] if block.startswith(("## ", "- ")) for line in block.splitlines()]
    links = [re.fullmatch(r"- \[((?:\\.|[^\[\]])+)\]\((https?://[^\s()]+)\)(?:: .+)?", line) for line in lines]
    assert all(link or line.startswith("## ") or not line for link, line in zip(links, lines, strict=True))
    assert f"[{page.title}](http://testserver{page.url})" in text
    assert "Lejohet përdorimi \\[me burim\\]." in text
    own = [link[2].removeprefix("http://testserver") for link in links if link and "testserver" in link[2]]
    assert len(own) >= 10
    for address in own:
        assert client.get(address).status_code == 200, address


def test_each_language_has_its_own_in_its_letters(client, portal):
    assert client.get("/sr-latn/llms.txt").content.decode().startswith("# Opština Klokot\n")
    cyrillic = client.get("/sr-cyrl/llms.txt").content.decode()
    assert cyrillic.startswith("# Општина Клокот\n")
    assert "http://testserver/sr-cyrl/search/" in cyrillic
    assert "https://komuna.example/kushtet" in cyrillic


@pytest.mark.no_database
@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Komuna e Ahishtës", "K. e Ahishtës"),
        ("Komuna e Gurrëbardhës", "K. Gurrëbardhës"),
        ("Komuna e Pejës", "Komuna e Pejës"),
        ("Opština Beli Izvor", "Beli Izvor"),
        ("", ""),
    ],
)
def test_a_short_name_is_no_word_in_a_case_of_its_own(name, short):
    assert opensearch._short(name) == short
