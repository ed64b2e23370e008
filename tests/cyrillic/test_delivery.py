"""The Cyrillic tree is the Latin one in other letters: every address, every kind of answer."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from wagtail.rich_text import features

from cms.api.keeping.rebuilding import rebuild
from cms.blocks.text import FEATURES
from cms.cyrillic.register import in_script
from cms.models import Body, Place
from tests.builders import make_act
from tests.site_maps import site_maps

from .structure import structure

pytestmark = pytest.mark.django_db


@pytest.fixture
def act(tree):
    return make_act(tree, "Odluka o budžetu", "sr-latn", summary="Skupština je odlučila o budžetu za 2026. godinu.")


def in_cyrillic(address: str) -> str:
    return address.replace("/sr-latn/", "/sr-cyrl/")


def text_of(client, address: str, **headers) -> str:
    response = client.get(address, headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def test_a_page_of_the_tree_is_in_cyrillic_with_its_own_language(client, act):
    response = client.get(in_cyrillic(act.url))
    markup = response.content.decode()
    assert response.status_code == 200
    assert response["Content-Language"] == "sr-Cyrl"
    assert '<html lang="sr-Cyrl">' in markup
    assert "<title>Одлука о буџету – " in markup
    assert '<meta name="description" content="Скупштина је одлучила о буџету за 2026. годину.">' in markup


def test_links_of_a_cyrillic_page_stay_in_its_tree(client, act):
    markup = text_of(client, in_cyrillic(act.url))
    latin = re.findall(r'<a [^>]*(?:href|action)="[^"]*/sr-latn/[^>]*>', markup)
    assert all('hreflang="sr-Latn"' in link for link in latin)
    assert 'action="/sr-cyrl/search/"' in markup
    assert 'data-suggestions="/sr-cyrl/search/suggestions/"' in markup


@pytest.mark.one_database
@pytest.mark.parametrize("own", ["sr-latn", "sr-cyrl"])
def test_pages_name_themselves_and_each_other_as_alternates(client, act, own):
    address = act.url.replace("sr-latn", own)
    markup = text_of(client, address)
    assert f'<link rel="canonical" href="http://testserver{address}">' in markup
    assert f'hreflang="sr-Latn" href="http://testserver{act.url}"' in markup
    assert f'hreflang="sr-Cyrl" href="http://testserver{in_cyrillic(act.url)}"' in markup


@pytest.mark.one_database
@pytest.mark.parametrize(("address", "current"), [("/sr-latn/", "Latinica"), ("/sr-cyrl/", "Ћирилица")])
def test_readers_of_serbian_choose_between_its_letters(client, tree, address, current):
    links = re.findall(r'<li>(<a [^>]*hreflang="sr-[^>]*>)([^<]*)</a></li>', text_of(client, address))
    assert [name for _tag, name in links[:2]] == ["Latinica", "Ћирилица"]
    assert [name for tag, name in links if "aria-current" in tag] == [current]


@pytest.mark.one_database
def test_readers_of_albanian_choose_between_languages_and_letters(client, tree):
    markup = text_of(client, "/sq/")
    assert '<a href="/sr-latn/" hreflang="sr-Latn" lang="sr-Latn">Srpski</a>' in markup
    assert '<a href="/sr-cyrl/" hreflang="sr-Cyrl" lang="sr-Cyrl">Српски</a>' in markup


@pytest.mark.one_database
@pytest.mark.parametrize(
    "address", ["/sr-latn/", "/sr-latn/opstinski-akti/", "/sr-latn/search/?q=budzet", "/sr-latn/x/"]
)
def test_a_page_keeps_its_structure(client, act, catalogue, address):
    catalogue()
    latin, cyrillic = client.get(address), client.get(in_cyrillic(address))
    assert cyrillic.status_code == latin.status_code
    before, after = structure(latin.content.decode()), structure(cyrillic.content.decode())
    # Which of the switcher's links is the current one is what differs.
    assert [x for x in after if x[0] != "a"] == [x for x in before if x[0] != "a"]
    assert len(after) == len(before)


@pytest.mark.one_database
def test_what_does_not_exist_is_said_in_cyrillic(client, tree):
    response = client.get("/sr-cyrl/nema/")
    assert response.status_code == 404
    assert '<html lang="sr-Cyrl">' in response.content.decode()
    assert "Страница није пронађена" in response.content.decode()


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("asked", "led"),
    [
        ("/sr-cyrl", "/sr-cyrl/"),
        ("/sr-cyrl/opstinski-akti", "/sr-cyrl/opstinski-akti/"),
        ("/SR-CYRL/opstinski-akti/?page=2", "/sr-cyrl/opstinski-akti/?page=2"),
        ("/sr-Cyrl", "/sr-cyrl"),
    ],
)
def test_redirects_stay_in_the_tree(client, tree, asked, led):
    assert client.get(asked).headers["Location"] == led


def test_the_record_of_an_address_is_found_in_the_tree(client, act):
    assert client.get(f"/sr-cyrl/record/{act.translation_key}/").headers["Location"] == in_cyrillic(act.url)


def test_the_feed_of_a_list_is_in_cyrillic(client, act):
    xml = text_of(client, "/sr-cyrl/opstinski-akti/feed/")
    assert 'xml:lang="sr-Cyrl"' in xml
    assert "<title>Одлука о буџету</title>" in xml
    assert f"urn:uuid:{act.translation_key}" in xml
    assert in_cyrillic(act.url) in xml
    assert "/sr-latn/" not in xml


def test_the_search_answers_in_cyrillic_to_both_scripts(client, act, catalogue):
    catalogue()
    for words in ("буџет", "budzet"):
        markup = text_of(client, f"/sr-cyrl/search/?q={words}")
        assert "<mark>буџету</mark>" in markup
        assert f'value="{words}"' in markup
    assert "/sr-cyrl/" in text_of(client, "/sr-cyrl/search/feed/?q=budzet")


def test_suggestions_are_in_cyrillic_and_lead_into_the_tree(client, act, catalogue):
    catalogue()
    rows = client.get("/sr-cyrl/search/suggestions/?q=буџ").json()
    titles = [row for row in rows if "address" in row]
    assert titles[0] == {"text": "Одлука о буџету", "language": "sr-Cyrl", "address": in_cyrillic(act.url)}


@pytest.mark.one_database
def test_pages_are_kept_by_caches_like_any_other(client, act):
    latin, cyrillic = client.get(act.url), client.get(in_cyrillic(act.url))
    assert not cyrillic.cookies
    for header in ("Vary", "Cache-Control", "Content-Security-Policy"):
        assert cyrillic.get(header) == latin.get(header)
    assert "cookie" not in cyrillic.get("Vary", "").lower()


def test_the_conversion_asks_the_database_nothing(client, act):
    def queries(address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return len(captured)

    assert queries(in_cyrillic(act.url)) == queries(act.url)


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("chosen", "preferred", "home"),
    [
        ("sr-cyrl", "sq", "/sr-cyrl/"),
        ("sr-latn", "sr-Cyrl", "/sr-latn/"),
        ("sq", "sr-Cyrl", "/sq/"),
        ("nonsense", "sr-Cyrl,sq;q=0.5", "/sr-cyrl/"),
        ("", "sr-Cyrl-RS", "/sr-cyrl/"),
        ("", "sq", "/sq/"),
    ],
)
def test_the_bare_address_leads_to_what_the_reader_chose_before(client, tree, chosen, preferred, home):
    if chosen:
        client.cookies["komuna_language"] = chosen
    response = client.get("/", headers={"Accept-Language": preferred})
    assert response.headers["Location"] == home
    assert {"Accept-Language", "Cookie"} <= set(response["Vary"].split(", "))


@pytest.mark.one_database
def test_a_choice_changes_no_address_that_names_its_language(client, act):
    client.cookies["komuna_language"] = "sr-cyrl"
    assert '<html lang="sr-Latn">' in text_of(client, act.url)


def test_a_portal_may_do_without_cyrillic(client, act, settings):
    settings.SERBIAN_CYRILLIC = False
    assert client.get("/sr-cyrl/").status_code == 404
    assert "sr-Cyrl" not in text_of(client, act.url)


def test_the_interface_of_other_programs_stays_as_it_is(client, act):
    list(rebuild())
    assert client.get(f"/api/v1/records/{act.pk}/").json()["title"] == "Odluka o budžetu"


def test_the_site_map_names_both_scripts(client, act, catalogue):
    catalogue()
    text = site_maps(client)
    assert re.search(rf"<loc>http://[^/]+{in_cyrillic(act.url)}</loc>", text)
    assert re.search(rf'hreflang="sr-Cyrl" href="http://[^/]+{in_cyrillic(act.url)}"', text)


def test_names_of_bodies_take_their_serbian_form_from_the_moment_they_are_saved(db):
    Body.objects.create(code="library", name={"sq": "Biblioteka e Qytetit", "sr-latn": "Gradska biblioteka"})
    assert in_script("Biblioteka e Qytetit radi", "sr-cyrl") == "Градска библиотека ради"
    assert in_script("Odluka", "sr-latn") == "Odluka"


def test_a_name_that_is_a_serbian_word_too_is_one_where_no_sentence_begins(db):
    Place.objects.create(code="istog", name={"sq": "Istog", "sr-latn": "Istok"})
    assert in_script("Istog dana, u Istogu", "sr-cyrl") == "Истог дана, у Истоку"


def test_editors_mark_words_that_stay_latin():
    assert "keep-script" in FEATURES
    options: dict = {}
    features.get_editor_plugin("draftail", "keep-script").construct_options(options)
    [style] = options["inlineStyles"]
    assert style["icon"]
    with translation.override("en"):
        assert str(style["description"]) == "Do not convert to Cyrillic"


def test_the_mark_survives_the_editor():
    from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

    converter = ContentstateConverter(FEATURES)
    html = '<p data-block-key="a">Reč <abbr>Nis</abbr> ostaje.</p>'
    assert converter.to_database_format(converter.from_database_format(html)) == html
