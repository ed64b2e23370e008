"""Translating what one may not see, or where one may not write, is refused."""

import pytest
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction
from wagtail_localize.models import Translation

from pages.models import NewsPage

pytestmark = pytest.mark.one_database


def submit_address(page) -> str:
    return reverse("wagtail_localize:submit_page_translation", args=[page.pk])


def submit(client, page, locale, **data):
    return client.post(submit_address(page), {"locales": [locale.pk], **data})


def twins(page) -> int:
    return page.get_translations().count()


def test_a_user_without_any_page_translates_nothing(signed_in, outsider, news, serbian):
    client = signed_in(outsider)
    assert client.get(submit_address(news)).status_code == 302
    submit(client, news, serbian)
    assert twins(news) == 0


def test_a_translator_translates_a_public_page_into_her_language_as_a_draft(signed_in, translator, news, serbian):
    submit(signed_in(translator), news, serbian)
    twin = news.get_translation(serbian)
    assert not twin.live
    assert twin.get_parent().locale == serbian


def test_a_translator_does_not_translate_into_another_language(signed_in, make_user, news, serbian):
    answer = submit(signed_in(make_user("përkthyes", "Translators sq")), news, serbian)
    assert answer.status_code == 302
    assert twins(news) == 0


def test_an_unpublished_page_is_translated_only_by_who_may_edit_it(signed_in, translator, make_user, draft, serbian):
    submit(signed_in(translator), draft, serbian)
    assert twins(draft) == 0
    submit(signed_in(make_user("ana", "Editors")), draft, serbian)
    assert twins(draft) == 1


def test_a_restricted_page_is_not_read_through_its_translation(signed_in, translator, news, serbian):
    PageViewRestriction.objects.create(page=news, restriction_type=PageViewRestriction.LOGIN)
    submit(signed_in(translator), news, serbian)
    assert twins(news) == 0


def test_a_subtree_needs_the_right_to_change_all_of_it(signed_in, translator, tree, news, draft, serbian):
    section = tree.section_for(NewsPage, "sq")
    Page.objects.filter(translation_key=section.translation_key, locale=serbian).first().delete()
    submit(signed_in(translator), section, serbian, include_subtree="on")
    assert twins(draft) == 0


def test_the_address_of_the_translation_is_not_found_while_the_draft_waits(client, translated, twin):
    assert not twin.live
    assert client.get(twin.url or f"/sr-latn{twin.url_path}").status_code == 404
    assert twin.title == "Rruga e re"


@pytest.mark.parametrize("name", ["translations_report", "translations_report_results"])
def test_the_report_shows_a_translation_to_those_who_have_its_page(signed_in, outsider, translator, translated, name):
    address = reverse(f"wagtail_localize:{name}")
    assert "Rruga e re" not in signed_in(outsider).get(address).content.decode()
    assert "Rruga e re" in signed_in(translator).get(address).content.decode()


def test_a_publication_right_elsewhere_gives_no_synchronisation(signed_in, outsider, translated):
    before = translated.source.last_updated_at
    address = reverse("wagtail_localize:update_translations", args=[translated.source_id])
    assert signed_in(outsider).get(address).status_code == 302
    signed_in(outsider).post(address, {"publish_translations": "on"})
    assert Translation.objects.get(pk=translated.pk).source.last_updated_at == before
