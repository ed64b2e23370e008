"""Readers are told that a translation is behind its original, until the translation is published again."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localtime
from wagtail_localize.models import Translation

from cms.templatetags.cms_tags import numeric_date
from cms.translations.drafts import no_translation_drafts
from cms.translations.models import TranslatedSource
from pages.models import NewsPage
from tests.builders import publish

DAY = date(2026, 3, 1)


@pytest.fixture
def change(news, at_commit):
    """A function that publishes another summary of the original."""

    def publish(summary: str) -> None:
        page = NewsPage.objects.get(pk=news.pk)
        page.summary = summary
        with at_commit():
            page.save_revision().publish()

    return publish


def read(client, page, tree: str) -> str:
    return client.get(page.url.replace("/sr-latn/", f"/{tree}/")).content.decode()


def test_a_reader_is_told_in_each_tree_from_the_change_to_the_publication(
    client, news, public_twin, translated, translate_all, change, at_commit
):
    address = f'<a href="{news.url}" hreflang="sq">'
    assert address not in read(client, public_twin, "sr-latn").split("<main")[1]
    change("Hapet pasnesër.")
    row = TranslatedSource.objects.get(translation_key=news.translation_key)
    with_day = numeric_date(localtime(row.readers_behind_since).date())
    for tree in ("sr-latn", "sr-cyrl"):
        shown = read(client, public_twin, tree).split("<main")[1].split("</main>")[0]
        assert address in shown
        assert with_day in shown
        assert "sr Hapet nesër." in shown or tree == "sr-cyrl"
    assert "hreflang" not in read(client, news, "sq").split("<main")[1].split("</main>")[0]

    translated.refresh_from_db()
    with at_commit():
        translate_all()
    row.refresh_from_db()
    assert row.source_changed_at is None
    assert address in read(client, public_twin, "sr-latn").split("<main")[1], "translated, and not yet public"
    with at_commit():
        Translation.objects.get(pk=translated.pk).save_target(publish=False)
    assert address in read(client, public_twin, "sr-latn").split("<main")[1]
    with at_commit():
        Translation.objects.get(pk=translated.pk).save_target(publish=True)
    shown = read(client, public_twin, "sr-latn").split("<main")[1]
    assert "sr Hapet pasnesër." in shown
    assert address not in shown
    assert address not in read(client, public_twin, "sr-cyrl").split("<main")[1]


def test_a_change_that_was_taken_back_is_not_told(client, news, public_twin, change):
    change("Hapet pasnesër.")
    change("Hapet nesër.")
    assert f'<a href="{news.url}" hreflang="sq">' not in read(client, public_twin, "sr-latn").split("<main")[1]


def test_the_notice_costs_no_query(client, news, public_twin, change):
    counts = []
    for summary in (None, "Hapet pasnesër."):
        if summary:
            change(summary)
        client.get(public_twin.url)
        with CaptureQueriesContext(connection) as captured:
            client.get(public_twin.url)
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_a_page_of_its_own_in_albanian_says_so_too_until_a_person_publishes_it(client, tree, at_commit):
    with at_commit(), no_translation_drafts():
        original = publish(tree, NewsPage(title="Novi put", summary="Otvara se.", date=DAY), "sr-latn")
    with at_commit(), no_translation_drafts():
        key = original.translation_key
        page = publish(tree, NewsPage(title="Rruga", summary="Hapet.", date=DAY, translation_key=key))
    address = f'<a href="{original.url}" hreflang="sr-Latn">'
    assert address not in read(client, page, "sq").split("<main")[1]
    with at_commit():
        original.summary = "Otvara se sutra."
        original.save_revision().publish()
    assert address in read(client, page, "sq").split("<main")[1]
    with at_commit():
        NewsPage.objects.get(pk=page.pk).save_revision().publish()
    assert address not in read(client, page, "sq").split("<main")[1]
