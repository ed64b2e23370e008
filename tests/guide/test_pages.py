"""The tours as people of the office read them."""

import re

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from django.utils.html import escape

from cms.guide.tours import TOURS

from .conftest import ROLES

pytestmark = pytest.mark.one_database

LANGUAGES = [code for code, _name in settings.WAGTAILADMIN_PERMITTED_LANGUAGES]
OWN = {
    "editor": "editors",
    "publisher": "editors",
    "administrator": "editors",
    "translator": "translators",
    "officer": "officers",
}


def address(code: str) -> str:
    return reverse("guide:tour", args=[code])


def read(client, where: str) -> str:
    answer = client.get(where)
    assert answer.status_code == 200, where
    return answer.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ROLES)
def test_everybody_reads_every_tour_in_the_own_language(sign_in, role, language):
    client = sign_in(role, language)
    for code, tour in TOURS.items():
        page = read(client, address(code))
        with translation.override(language):
            assert escape(str(tour.title)) in page
            for step in tour.steps:
                assert f'id="{step.code}"' in page
                assert escape(str(step.heading)) in page
                assert all(paragraph in page for paragraph in step.paragraphs)


@pytest.mark.parametrize("role", ROLES)
def test_the_own_work_stands_first(sign_in, role):
    page = read(sign_in(role), reverse("guide:overview")).partition("<main")[2]
    places = {code: page.index(address(code)) for code in TOURS}
    assert min(places, key=places.get) == OWN[role]


@pytest.mark.parametrize("role", ROLES)
def test_every_link_of_a_tour_leads_somewhere_for_its_reader(sign_in, role):
    client = sign_in(role)
    for code in TOURS:
        page = read(client, address(code)).partition("<main")[2]
        links = set(re.findall(r'href="(/admin/[^"#]+)"', page))
        assert links, code
        for link in links:
            answer = client.get(link, follow=True)
            # Who may not open a screen is led to the first page.
            refused = answer.redirect_chain and answer.redirect_chain[-1][0] == reverse("wagtailadmin_home")
            assert not refused, f"{role} in {code}: {link}"
            assert answer.status_code == 200, f"{role} in {code}: {link}"


@pytest.mark.parametrize("code", TOURS)
def test_a_table_of_contents_leads_to_every_step(sign_in, code):
    page = read(sign_in("editor"), address(code)).partition("<main")[2]
    contents = page.partition('class="guide-contents"')[2].partition("</nav>")[0]
    assert re.findall(r'href="#([^"]+)"', contents) == [step.code for step in TOURS[code].steps]
    assert page.count("<h1") == 1


@pytest.mark.parametrize("code", TOURS)
def test_every_picture_is_told_in_words(sign_in, code):
    page = read(sign_in("editor"), address(code))
    pictures = re.findall(r'<img src="[^"]*guide/en/([^"]+)" alt="([^"]+)" width="\d+" height="\d+">', page)
    assert [name for name, _words in pictures] == [
        f"{code}-{each.code}.webp" for each in TOURS[code].steps if each.shows
    ]


@pytest.mark.parametrize("code", TOURS)
def test_a_tour_has_8_to_12_steps(code):
    assert 8 <= len(TOURS[code].steps) <= 12


def test_there_is_no_tour_of_another_name(sign_in):
    assert sign_in("editor").get(address("cooks")).status_code == 404


def test_who_has_not_signed_in_reads_nothing(client, db):
    answer = client.get(reverse("guide:overview"))
    assert answer.status_code == 302
    assert "/admin/login/" in answer.url


def test_a_tour_asks_the_database_for_rights_alone(sign_in):
    client = sign_in("translator")
    counts = set()
    for where in ["overview", *TOURS]:
        place = address(where) if where in TOURS else reverse("guide:overview")
        read(client, place)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            read(client, place)
        counts.add(len(asked))
    # As many for the longest tour as for the overview.
    assert len(counts) == 1
    assert counts.pop() <= 10
