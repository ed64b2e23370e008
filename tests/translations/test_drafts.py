"""A record published in one language appears in the other's tree as a draft."""

from datetime import date

import pytest
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import LocaleSynchronization, Translation

from cms.translations.drafts import no_translation_drafts
from cms.translations.tasks import draft_translations
from pages.models import ActPage, NewsPage, StandardPage
from pages.years import year_page
from tests.admin_forms import filled_form
from tests.builders import make_body, publish

pytestmark = pytest.mark.one_database


def news_item(**facts) -> NewsPage:
    return NewsPage(**{"title": "Rruga e re", "date": date(2026, 3, 1)} | facts)


def twins(page) -> list[Page]:
    return list(page.get_translations().specific())


def test_the_first_publication_makes_a_draft_below_the_twin_of_its_year(tree, at_commit, serbian, client):
    with at_commit():
        news = publish(tree, news_item())
    [twin] = twins(news)
    assert (twin.locale, twin.live, twin.date) == (serbian, False, date(2026, 3, 1))
    assert twin.get_parent().translation_key == news.get_parent().translation_key
    assert twin.get_parent().live
    assert client.get(f"/sr-latn/{twin.url_path.strip('/').partition('/')[2]}/").status_code == 404
    assert Translation.objects.get().enabled


def test_the_draft_belongs_to_who_published(signed_in, publisher, draft, at_commit):
    client = signed_in(publisher)
    address = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    with at_commit():
        client.post(address, filled_form(client, address) | {"action-publish": "1"})
    draft.refresh_from_db()
    [twin] = twins(draft)
    assert twin.latest_revision.user == publisher


def test_a_second_publication_or_a_repeated_task_makes_no_second_draft(tree, at_commit):
    with at_commit():
        news = publish(tree, news_item())
    with at_commit():
        news.save_revision().publish()
        draft_translations.enqueue(news.pk, None)
    assert len(twins(news)) == 1


def test_a_draft_that_was_deleted_does_not_come_back(tree, at_commit):
    with at_commit():
        news = publish(tree, news_item())
    twins(news)[0].delete()
    with at_commit():
        news.save_revision().publish()
    assert twins(news) == []


def test_a_loader_that_writes_both_languages_gets_no_third_page(tree, at_commit):
    with at_commit():
        news = publish(tree, news_item())
        publish(tree, news_item(title="Novi put", translation_key=news.translation_key), "sr-latn")
    assert [twin.title for twin in twins(news)] == ["Novi put"]
    assert not Translation.objects.exists()


def test_drafts_can_be_switched_off(tree, at_commit, settings):
    with at_commit(), no_translation_drafts():
        first = publish(tree, news_item())
    settings.TRANSLATION_DRAFTS = False
    with at_commit():
        second = publish(tree, news_item())
    assert twins(first) == twins(second) == []


def test_a_year_that_lacks_a_language_is_made(tree, at_commit, serbian):
    year = year_page(tree.section_for(NewsPage, "sq"), 2026)
    year.get_translation(serbian).delete()
    with at_commit():
        news = publish(tree, news_item())
    parent = twins(news)[0].get_parent()
    assert (parent.slug, parent.live) == ("2026", True)


def test_standing_pages_make_no_drafts(tree, at_commit):
    with at_commit():
        page = tree.homes["sq"].add_child(instance=StandardPage(title="Kontakti"))
        page.save_revision().publish()
    assert twins(page) == []


def test_a_record_of_a_body_keeps_its_facts_in_the_draft(tree, at_commit):
    with at_commit():
        act = publish(
            tree,
            ActPage(
                title="Vendim",
                summary="Përmbledhje",
                issuing_body=make_body(),
                protocol_number="01-1",
                date_adopted=date(2026, 2, 1),
            ),
        )
    [twin] = twins(act)
    assert (twin.protocol_number, twin.issuing_body) == ("01-1", make_body())


@pytest.mark.parametrize(
    ("title", "address"),
    [
        ("Đurđevdan në Kaçanik", "djurdjevdan-ne-kacanik"),
        ("Ënjtja e çmimeve", "enjtja-e-cmimeve"),
        ("Одлука о буџету", "odluka-o-budzetu"),
    ],
)
def test_addresses_are_readable_in_both_languages(tree, at_commit, serbian, title, address):
    with at_commit():
        news = publish(tree, news_item(title=title))
    [twin] = twins(news)
    assert (news.slug, twin.slug) == (address, address)


def test_the_address_of_a_translation_follows_its_own_title_and_then_stays(
    news, translated, twin, translate_all, at_commit
):
    translate_all("Đački ")
    with at_commit():
        translated.save_target(publish=True)
    twin.refresh_from_db()
    assert (twin.title, twin.slug) == ("Đački Rruga e re", "djacki-rruga-e-re")
    with at_commit():
        news.title = "Tjetër"
        news.save_revision().publish()
    with at_commit():
        translate_all("Drugi ")
        translated.refresh_from_db()
        translated.save_target(publish=True)
    twin.refresh_from_db()
    assert (twin.title, twin.slug) == ("Drugi Tjetër", "djacki-rruga-e-re")


def test_an_alias_in_another_language_stays_a_draft_through_publications(news, serbian, at_commit):
    alias = news.copy_for_translation(serbian, copy_parents=True, alias=True)
    assert not Page.objects.get(pk=alias.pk).live
    with at_commit():
        news.save_revision().publish()
    assert not Page.objects.get(pk=alias.pk).live


def test_synchronising_a_locale_copies_no_tree(news, serbian):
    LocaleSynchronization.objects.create(locale=serbian, sync_from=Locale.objects.get(language_code="sq"))
    assert twins(news) == []


def test_an_alias_in_the_same_language_may_be_public(news, tree):
    other = year_page(tree.section_for(NewsPage, "sq"), 2025)
    assert news.create_alias(parent=other).live
