"""The source withdrawn, its translations go too."""

from datetime import date, timedelta

from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry
from wagtail_localize.models import Translation

from pages.models import NewsPage
from tests.builders import publish


def is_live(page) -> bool:
    return NewsPage.objects.get(pk=page.pk).live


def test_withdrawing_the_original_withdraws_its_translation_and_the_history_says_who(
    signed_in, publisher, news, public_twin
):
    signed_in(publisher).post(reverse("wagtailadmin_pages:unpublish", args=[news.pk]))
    assert not is_live(news)
    assert not is_live(public_twin)
    entry = PageLogEntry.objects.get(page=public_twin.pk, action="wagtail.unpublish")
    assert entry.user == publisher


def test_a_stopped_translation_goes_too(news, public_twin):
    Translation.objects.update(enabled=False)
    news.unpublish()
    assert not is_live(public_twin)


def test_withdrawing_a_translation_leaves_the_original(news, public_twin):
    public_twin.unpublish()
    assert is_live(news)


def test_an_original_that_expires_takes_its_translation_along(news, public_twin):
    news.expire_at = timezone.now() - timedelta(minutes=1)
    news.save()
    call_command("publish_scheduled")
    assert not is_live(news)
    assert not is_live(public_twin)


def test_deleting_the_original_withdraws_its_translation(news, public_twin):
    news.delete()
    assert not is_live(public_twin)


def test_deleting_both_together_is_no_trouble(tree, news, public_twin):
    for home in tree.homes.values():
        home.delete()
    assert not NewsPage.objects.exists()


def test_the_planned_publication_of_a_translation_is_cancelled(news, twin):
    revision = twin.save_revision(approved_go_live_at=timezone.now() + timedelta(days=1))
    news.unpublish()
    revision.refresh_from_db()
    assert revision.approved_go_live_at is None


def test_pages_written_on_their_own_are_withdrawn_one_by_one_and_the_editor_is_told(signed_in, publisher, tree, news):
    own = NewsPage(title="Novi put", date=date(2026, 3, 1), translation_key=news.translation_key)
    publish(tree, own, "sr-latn")
    answer = signed_in(publisher).post(reverse("wagtailadmin_pages:unpublish", args=[news.pk]), follow=True)
    assert is_live(own)
    assert reverse("wagtailadmin_pages:unpublish", args=[own.pk]) in answer.content.decode()
