"""Two pages that were written on their own become one record's two languages, and apart again."""

from datetime import date

import pytest
from django.urls import reverse

from cms.translations.drafts import no_translation_drafts
from pages.models import NewsPage, StandardPage
from search.models import CatalogueEntry
from tests.builders import publish


@pytest.fixture
def pair(tree, at_commit):
    """The same news, published in each language on its own, with other dates."""
    with at_commit(), no_translation_drafts():
        ours = publish(tree, NewsPage(title="Rruga e re", summary="Hapet nesër.", date=date(2026, 3, 1)))
        theirs = publish(tree, NewsPage(title="Novi put", summary="Otvara se.", date=date(2026, 3, 2)), "sr-latn")
    return ours, theirs


def join(client, page, other, **chosen):
    return client.post(reverse("komuna_translations:join_with", args=[page.pk, other.pk]), chosen, follow=True)


def again(*pages):
    return [NewsPage.objects.get(pk=page.pk) for page in pages]


def keys_in_catalogue(*pages) -> list:
    return [CatalogueEntry.objects.get(page=page.pk).translation_key for page in pages]


def test_pages_of_the_same_day_are_offered_and_others_found_by_their_words(signed_in, publisher, pair):
    ours, theirs = pair
    client = signed_in(publisher)
    address = reverse("komuna_translations:join", args=[ours.pk])
    assert "Novi put" not in client.get(address).content.decode()
    assert "Novi put" in client.get(address, {"q": "novi"}).content.decode()
    NewsPage.objects.update(date=date(2026, 3, 1))
    assert "Novi put" in client.get(address).content.decode()


def test_facts_are_compared_first_and_the_chosen_ones_hold_for_both(signed_in, publisher, pair, at_commit):
    ours, theirs = pair
    client = signed_in(publisher)
    page = client.get(reverse("komuna_translations:join_with", args=[ours.pk, theirs.pk])).content.decode()
    assert 'name="date"' in page
    assert 'name="topics"' not in page
    with at_commit():
        join(client, ours, theirs, date="other")
    ours, theirs = again(ours, theirs)
    assert ours.translation_key == theirs.translation_key
    assert (ours.date, theirs.date) == (date(2026, 3, 2), date(2026, 3, 2))
    assert (ours.title, theirs.title, theirs.live) == ("Rruga e re", "Novi put", True)
    assert keys_in_catalogue(ours, theirs) == [ours.translation_key] * 2


def test_the_other_choice_gives_the_other_fact(signed_in, publisher, pair, at_commit):
    with at_commit():
        join(signed_in(publisher), *pair, date="page")
    assert [page.date for page in again(*pair)] == [date(2026, 3, 1)] * 2


def test_joined_pages_are_separated_again_and_the_history_tells_both(signed_in, publisher, pair, at_commit):
    ours, theirs = pair
    client = signed_in(publisher)
    former = theirs.translation_key
    with at_commit():
        join(client, ours, theirs)
    with at_commit():
        client.post(reverse("komuna_translations:separate", args=[ours.pk, theirs.pk]))
    ours, theirs = again(ours, theirs)
    assert theirs.translation_key == former != ours.translation_key
    assert keys_in_catalogue(ours, theirs) == [ours.translation_key, former]
    history = client.get(reverse("wagtailadmin_pages:history", args=[theirs.pk])).content.decode()
    assert history.count("Rruga e re") >= 2


def test_a_draft_that_the_portal_made_gives_way_to_the_page_that_is_joined(tree, signed_in, publisher, pair, at_commit):
    with at_commit():
        third = publish(tree, NewsPage(title="Tjetër", date=date(2026, 3, 2)))
    [draft] = third.get_translations()
    with at_commit():
        join(signed_in(publisher), third, pair[1])
    assert list(third.get_translations().values_list("pk", flat=True)) == [pair[1].pk]
    assert not NewsPage.objects.filter(pk=draft.pk).exists()


def test_nobody_joins_without_the_right_on_both(signed_in, translator, pair):
    before = [page.translation_key for page in pair]
    join(signed_in(translator), *pair)
    join(signed_in(translator), *reversed(pair))
    assert [page.translation_key for page in again(*pair)] == before


def test_a_page_that_has_its_version_already_is_not_joined(tree, signed_in, publisher, pair, at_commit):
    ours, theirs = pair
    client = signed_in(publisher)
    with at_commit(), no_translation_drafts():
        join(client, ours, theirs)
        second = publish(tree, NewsPage(title="E dyta", date=date(2026, 3, 1)))
    join(client, second, theirs)
    assert second.get_translations().count() == 0
    assert (
        reverse("komuna_translations:join_with", args=[second.pk, theirs.pk])
        not in client.get(reverse("komuna_translations:join", args=[second.pk]), {"q": "novi"}).content.decode()
    )


def test_an_alias_with_pages_below_it_is_in_the_way_and_nothing_below_it_is_lost(
    tree, signed_in, publisher, pair, serbian
):
    ours, theirs = pair
    alias = ours.copy_for_translation(serbian, alias=True)
    below = alias.add_child(instance=StandardPage(title="Ispod", slug="ispod", locale=serbian))
    join(signed_in(publisher), ours, theirs)
    assert StandardPage.objects.filter(pk=below.pk).exists()
    assert NewsPage.objects.get(pk=theirs.pk).translation_key != ours.translation_key
