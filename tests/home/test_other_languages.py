"""A third language of the content is one setting: its tree, its addresses, its drafts, its gaps said plainly."""

from datetime import date

import pytest
from django.utils import translation

from cms.templatetags.cms_tags import long_date
from home.tree import build_tree
from pages.models import NewsPage
from tests.builders import make_act, publish

pytestmark = pytest.mark.one_database


@pytest.fixture
def with_language(settings, db):
    """A function that switches a language on and makes its tree: ``with_language("tr")``."""

    def switch_on(code: str):
        settings.PUBLIC_LANGUAGES = ["sq", "sr-latn", code]
        languages = [(each, settings.LANGUAGE_NAMES[each]) for each in settings.PUBLIC_LANGUAGES]
        settings.WAGTAIL_CONTENT_LANGUAGES = languages
        settings.LANGUAGES = [*languages, *([] if code == "en" else [("en", "English")])]
        return build_tree()

    return switch_on


@pytest.mark.parametrize(("code", "own_name"), [("tr", "Türkçe"), ("bs", "Bosanski"), ("en", "English")])
def test_its_home_answers_and_every_language_leads_to_it(client, with_language, code, own_name):
    with_language(code)
    home = client.get(f"/{code}/")
    assert home.status_code == 200
    assert f'<html lang="{code}"' in home.content.decode()
    albanian = client.get("/sq/").content.decode()
    assert f'href="/{code}/"' in albanian
    assert own_name in albanian


def test_an_act_gets_a_draft_in_it_and_its_public_page_says_what_is_missing(
    client, with_language, django_capture_on_commit_callbacks
):
    tree = with_language("tr")
    with django_capture_on_commit_callbacks(execute=True):
        act = make_act(tree)
    drafts = {page.locale.language_code: page.live for page in act.get_translations()}
    assert drafts == {"sr-latn": False, "tr": False}
    assert client.get(act.url).status_code == 200
    assert client.get(f"/tr/search/?q={act.protocol_number}", follow=True).status_code == 200


@pytest.mark.parametrize(("code", "day"), [("tr", "04.03.2026"), ("en", "04.03.2026"), ("bs", "04.03.2026.")])
def test_days_are_written_as_the_country_writes_them(client, with_language, code, day):
    tree = with_language(code)
    page = publish(tree, NewsPage(title="Water", date=date(2026, 3, 4)), code)
    assert f">{day}</" in client.get(page.url).content.decode()


@pytest.mark.parametrize(
    ("code", "day"), [("tr", "4 Mart 2026"), ("en", "4 March 2026"), ("bs", "4. mart 2026."), ("sq", "4 mars 2026")]
)
def test_months_are_written_in_the_letters_of_the_language(code, day):
    with translation.override(code):
        assert long_date(date(2026, 3, 4)) == day


def test_english_speaks_english(client, with_language):
    with_language("en")
    shown = client.get("/en/").content.decode()
    assert "Search" in shown
    assert "Kërko" not in shown
