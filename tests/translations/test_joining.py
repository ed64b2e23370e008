"""Two pages that were written on their own become one record's two languages, and apart again."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from cms.translations import joining
from cms.translations.drafts import no_translation_drafts
from pages.models import NewsPage, StandardPage
from search.models import CatalogueEntry
from tests.builders import publish

pytestmark = pytest.mark.one_database


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


def draft_of(page) -> NewsPage:
    return again(page)[0].get_latest_revision_as_object()


def said(response) -> str:
    return " ".join(str(message) for message in response.context["messages"])


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


def test_of_public_pages_the_public_facts_are_compared_and_a_drafts_stay_in_the_draft(
    signed_in, publisher, pair, at_commit
):
    ours, theirs = pair
    draft = again(ours)[0]
    draft.date = date(2026, 9, 9)
    draft.save_revision()
    client = signed_in(publisher)
    [fact] = client.get(reverse("komuna_translations:join_with", args=[ours.pk, theirs.pk])).context["facts"]
    assert (fact["name"], fact["ours"][:2].strip(), fact["theirs"][:2].strip()) == ("date", "1", "2")
    with at_commit():
        join(client, ours, theirs)
    assert [page.date for page in again(ours, theirs)] == [date(2026, 3, 1)] * 2
    assert (draft_of(ours).date, draft_of(theirs).date) == (date(2026, 9, 9), date(2026, 3, 1))


@pytest.mark.parametrize("turned", [False, True])
def test_facts_of_a_page_that_never_was_public_go_into_the_draft_of_the_public_one(
    tree, signed_in, publisher, pair, at_commit, turned
):
    public = pair[1]
    section = tree.section_for(NewsPage, "sq")
    page = section.add_child(instance=NewsPage(title="Sekret", date=date(2026, 5, 5), live=False))
    with at_commit():
        if turned:
            join(signed_in(publisher), public, page, date="other")
        else:
            join(signed_in(publisher), page, public, date="page")
    assert again(public)[0].translation_key == again(page)[0].translation_key
    assert (again(public)[0].date, draft_of(public).date) == (date(2026, 3, 2), date(2026, 5, 5))
    assert not again(page)[0].live


def test_the_page_that_says_something_is_chosen_beforehand_and_what_cannot_be_public_is_a_sentence(
    signed_in, publisher, pair, at_commit
):
    ours, theirs = pair
    NewsPage.objects.filter(pk=ours.pk).update(date=None)
    client = signed_in(publisher)
    address = reverse("komuna_translations:join_with", args=[ours.pk, theirs.pk])
    assert 'name="date" value="other" checked' in client.get(address).content.decode()
    before = theirs.translation_key
    answer = join(client, ours, theirs, date="page")
    assert "Asgjë nuk" in said(answer)
    assert (again(theirs)[0].translation_key, again(theirs)[0].date) == (before, date(2026, 3, 2))


def test_who_may_not_join_may_not_separate(signed_in, make_user, publisher, translator, pair, at_commit):
    (ours, theirs), editor, theirs_row = pair, make_user("redaktori", "Editors"), NewsPage.objects.filter(pk=pair[1].pk)
    address = reverse("komuna_translations:separate", args=[ours.pk, theirs.pk])

    def nobody_but_a_publisher_of_unlocked_pages(does) -> None:
        before = theirs_row.get().translation_key
        for user, locked_by in [(translator, None), (editor, None), (publisher, translator)]:
            theirs_row.update(locked=bool(locked_by), locked_by=locked_by)
            does(signed_in(user))
            assert theirs_row.get().translation_key == before
        theirs_row.update(locked=False, locked_by=None)
        with at_commit():
            does(signed_in(publisher))
        assert theirs_row.get().translation_key != before

    nobody_but_a_publisher_of_unlocked_pages(lambda client: join(client, ours, theirs))
    nobody_but_a_publisher_of_unlocked_pages(lambda client: client.post(address))


def test_what_happens_while_somebody_decides_is_seen_before_the_pages_are_joined(
    tree, signed_in, publisher, pair, serbian, at_commit
):
    with at_commit():
        third = publish(tree, NewsPage(title="Tjetër", date=date(2026, 3, 2)))
    [draft] = third.get_translations()
    source = TranslationSource.objects.get(object_id=third.translation_key)
    segment = source.stringsegment_set.first()
    words = {"translation_of": segment.string, "context": segment.context, "locale": serbian}
    text = StringTranslation.objects.create(data="Drugo", translation_type="manual", **words)
    with pytest.raises(joining.Refused):
        joining.join(third, pair[1], [], publisher)
    assert StringTranslation.objects.filter(pk=text.pk).exists()
    joining.join(*pair, [], publisher)
    with pytest.raises(joining.Refused):
        joining.join(*pair, [], publisher)
    assert [page.translation_key for page in again(*pair)] == [pair[0].translation_key] * 2


@pytest.fixture
def english(settings, tree):
    settings.WAGTAIL_CONTENT_LANGUAGES = [*settings.WAGTAIL_CONTENT_LANGUAGES, ("en", "English")]
    return Locale.objects.create(language_code="en")


def in_english(page, english, words: str = "") -> NewsPage:
    """A translation of ``page`` that is kept in step; without ``words`` nobody has translated anything."""
    twin = NewsPage(title="New road", date=page.date, locale=english, translation_key=page.translation_key, live=False)
    page.get_parent().add_child(instance=twin)
    source, _made = TranslationSource.update_or_create_from_instance(page)
    Translation.objects.create(source=source, target_locale=english)
    if words:
        segment = source.stringsegment_set.first()
        StringTranslation.objects.create(
            translation_of=segment.string, context=segment.context, locale=english, data=words
        )
    return twin


def test_a_record_of_two_languages_is_joined_with_the_third_from_either_side(
    signed_in, publisher, pair, english, at_commit
):
    ours, theirs = pair
    twin = in_english(ours, english, "New road")
    client = signed_in(publisher)
    with at_commit():
        join(client, theirs, ours, date="page")
    assert {page.translation_key for page in again(ours, theirs, twin)} == {ours.translation_key}
    assert [page.date for page in again(ours, theirs)] == [date(2026, 3, 2)] * 2
    assert StringTranslation.objects.filter(context__object_id=ours.translation_key).count() == 1
    with at_commit():
        client.post(reverse("komuna_translations:separate", args=[theirs.pk, ours.pk]))
    keys = [page.translation_key for page in again(ours, theirs, twin)]
    assert keys == [ours.translation_key, theirs.translation_key, ours.translation_key]


def test_a_draft_in_a_third_language_stays_when_two_are_joined(signed_in, publisher, pair, english, at_commit):
    ours, theirs = pair
    drafts = [in_english(page, english) for page in pair]
    with at_commit():
        join(signed_in(publisher), ours, theirs)
    assert list(ours.get_translations().order_by("pk").values_list("pk", flat=True)) == [theirs.pk, drafts[0].pk]
    assert not NewsPage.objects.filter(pk=drafts[1].pk).exists()


def test_the_list_costs_the_same_however_many_pages_it_offers(tree, signed_in, publisher, pair):
    client, ours = signed_in(publisher), pair[0]
    address = reverse("komuna_translations:join", args=[ours.pk])
    section = tree.section_for(NewsPage, "sr-latn")

    def cost() -> tuple[int, int]:
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            rows = client.get(address).context["rows"]
        return len(rows), len(queries)

    section.add_child(instance=NewsPage(title="Prvi", date=ours.date, live=False))
    one = cost()
    for number in range(3):
        section.add_child(instance=NewsPage(title=f"Put {number}", date=ours.date, live=False))
    assert (one[0], *cost()) == (1, 4, one[1])
