"""A translation is published only with the right to publish, when it is translated and its original is public."""

from django.urls import reverse
from wagtail.models import PageViewRestriction

from pages.models import NewsPage


def synchronise(client, translation, **data):
    return client.post(reverse("wagtail_localize:update_translations", args=[translation.source_id]), data)


def press_publish(client, page):
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), {"action": "publish"})


def is_live(page) -> bool:
    return NewsPage.objects.get(pk=page.pk).live


def test_a_translator_synchronises_without_publishing(
    signed_in, translator, translated, twin, translate_all, at_commit
):
    translate_all()
    before = translated.source.last_updated_at
    with at_commit():
        synchronise(signed_in(translator), translated)
    translated.source.refresh_from_db()
    assert translated.source.last_updated_at > before
    assert not is_live(twin)


def test_a_translator_does_not_publish_by_synchronising(
    signed_in, translator, translated, twin, translate_all, at_commit
):
    translate_all()
    with at_commit():
        synchronise(signed_in(translator), translated, publish_translations="on")
    assert not is_live(twin)


def test_a_publisher_publishes_by_synchronising(signed_in, publisher, translated, twin, translate_all, at_commit):
    translate_all()
    with at_commit():
        synchronise(signed_in(publisher), translated, publish_translations="on")
    assert is_live(twin)


def test_synchronising_publishes_no_text_in_the_language_of_the_original(
    signed_in, publisher, news, translated, public_twin, at_commit
):
    news.title = "Rruga u mbyll"
    news.save_revision().publish()
    with at_commit():
        synchronise(signed_in(publisher), translated, publish_translations="on")
    public_twin.refresh_from_db()
    assert public_twin.title == "sr Rruga e re"


def test_a_translator_does_not_lift_a_restriction_by_synchronising(signed_in, translator, translated, twin):
    PageViewRestriction.objects.create(page=twin, restriction_type=PageViewRestriction.LOGIN)
    synchronise(signed_in(translator), translated)
    assert twin.view_restrictions.exists()


def test_a_translator_does_not_publish_in_the_translation_editor(signed_in, translator, twin, translate_all, at_commit):
    translate_all()
    with at_commit():
        press_publish(signed_in(translator), twin)
    assert not is_live(twin)


def test_a_publisher_publishes_a_finished_translation(signed_in, publisher, twin, translate_all, at_commit):
    translate_all()
    with at_commit():
        press_publish(signed_in(publisher), twin)
    assert is_live(twin)
    twin.refresh_from_db()
    assert twin.title == "sr Rruga e re"


def test_an_unfinished_translation_is_not_published_even_by_a_publisher(signed_in, publisher, twin, at_commit):
    client = signed_in(publisher)
    with at_commit():
        press_publish(client, twin)
    assert not is_live(twin)
    page = client.get(reverse("wagtailadmin_pages:edit", args=[twin.pk])).content.decode()
    assert "Rruga e re" in page


def test_unfinished_translations_are_not_published_together_with_others(signed_in, publisher, twin, at_commit):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    with at_commit():
        signed_in(publisher).post(f"{address}?id={twin.pk}", {"include_descendants": "false"})
        signed_in(publisher).post(f"{address}?id={twin.get_parent().pk}", {"include_descendants": "on"})
    assert not is_live(twin)


def test_the_translation_of_a_withdrawn_original_is_not_published(
    signed_in, publisher, news, twin, translate_all, at_commit
):
    translate_all()
    news.unpublish()
    with at_commit():
        press_publish(signed_in(publisher), twin)
    assert not is_live(twin)


def test_a_page_is_never_turned_into_an_alias_of_the_original(signed_in, publisher, news, twin):
    client = signed_in(publisher)
    client.post(reverse("wagtail_localize:convert_to_alias", args=[twin.pk]))
    twin.refresh_from_db()
    assert twin.alias_of_id is None
    assert not twin.live
