"""What a machine wrote is known as such wherever it goes: no way round makes it a person's."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import StringTranslation

from cms.translations import machine, machine_marks
from cms.translations.drafts import no_translation_drafts
from cms.translations.models import MachineText
from cms.translations.readiness import open_machine_texts
from pages.models import NewsPage
from tests.admin_forms import filled_form
from tests.builders import publish

pytestmark = pytest.mark.one_database

WRITTEN = ["nesër. Hapet", "re e Rruga"]


def again(page) -> NewsPage:
    return NewsPage.objects.get(pk=page.pk)


def press_publish(client, page):
    """The editor's own form, as it opens, with the button that publishes."""
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    client.post(address, filled_form(client, address, **{"action-publish": "action-publish"}))
    return again(page).live


def waiting(page) -> list[str]:
    return sorted(mark.text for mark in open_machine_texts(again(page)))


def confirm_all(client, page):
    marks = [mark.pk for mark in open_machine_texts(again(page))]
    client.post(reverse("komuna_translations:machine", args=[page.pk]), {"text": marks})


@pytest.fixture
def own(machine_written, translated, twin, at_commit):
    """The page of its own that became of the machine's translation; nobody has read it yet."""
    with at_commit():
        machine_written.post(reverse("wagtail_localize:stop_translation", args=[translated.pk]))
    return again(twin)


def test_the_original_is_deleted(machine_written, news, twin, at_commit):
    with at_commit():
        Page.objects.get(pk=news.pk).delete()
    assert not StringTranslation.objects.exists()
    assert waiting(twin) == WRITTEN
    assert not press_publish(machine_written, twin)
    with pytest.raises(ValidationError, match="2"):
        again(twin).get_latest_revision().publish()
    editor = machine_written.get(reverse("wagtailadmin_pages:edit", args=[twin.pk])).content.decode()
    assert reverse("komuna_translations:machine", args=[twin.pk]) in editor
    confirm_all(machine_written, twin)
    assert press_publish(machine_written, twin)
    with at_commit():
        again(twin).delete()
    assert not MachineText.objects.exists()


def test_the_page_is_copied_by_the_editor_with_pages_below_it_or_as_an_alias(machine_written, own):
    address, parent = reverse("wagtailadmin_pages:copy", args=[own.pk]), own.get_parent()
    form = {"new_title": "re e Rruga", "new_parent_page": parent.pk}
    before = set(NewsPage.objects.values_list("pk", flat=True))
    machine_written.post(address, form | {"new_slug": "kopija", "publish_copies": "on"})
    copy = NewsPage.objects.exclude(pk__in=before).get()
    machine_written.post(address, form | {"new_slug": "alias", "alias": "on"})
    alias = NewsPage.objects.get(alias_of=own)
    machine_written.post(reverse("wagtailadmin_pages:convert_alias", args=[alias.pk]))
    parent.copy(recursive=True, update_attrs={"slug": "cela-godina"}, to=parent.get_parent())
    copies = NewsPage.objects.exclude(pk__in=before)
    assert copies.filter(alias_of=None).count() == 5
    for each in copies:
        assert each.translation_key != own.translation_key
        assert set(machine.machine_texts(each).values_list("text", flat=True)) == set(WRITTEN)
    assert waiting(copy) == WRITTEN
    assert not press_publish(machine_written, copy)
    confirm_all(machine_written, copy)
    assert press_publish(machine_written, copy)
    assert waiting(own) == WRITTEN, "each page is read for itself"


def test_the_page_is_joined_and_separated(machine_written, tree, news, own, at_commit):
    with at_commit(), no_translation_drafts():
        third = publish(tree, NewsPage(title="Rruga e tretë", date=news.date))
        Page.objects.get(pk=news.pk).delete()
        machine_written.post(reverse("komuna_translations:join_with", args=[third.pk, own.pk]))
    assert again(own).translation_key == third.translation_key
    assert waiting(own) == WRITTEN
    assert not press_publish(machine_written, own)
    with at_commit():
        machine_written.post(reverse("komuna_translations:separate", args=[third.pk, own.pk]))
    assert again(own).translation_key != third.translation_key
    assert waiting(own) == WRITTEN


def test_a_block_of_it_is_duplicated_and_the_rest_written_by_hand(machine_written, own):
    draft = own.get_latest_revision_as_object()
    draft.title, draft.summary = "Novi put", "Otvara se sutra."
    draft.body = [{"type": "heading", "value": "re e Rruga"}, {"type": "text", "value": "<p>nesër.&nbsp; Hapet </p>"}]
    draft.save_revision()
    assert waiting(own) == WRITTEN
    machine_written.post(f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', 'publish'])}?id={own.pk}", {})
    with pytest.raises(ValidationError, match="2"):
        again(own).get_latest_revision().publish()
    assert not again(own).live


def test_the_translation_is_stopped_and_started_again(machine_written, own, translated, at_commit):
    StringTranslation.objects.get(context__path="summary").delete()
    with at_commit():
        machine_written.post(
            reverse("wagtailadmin_pages:edit", args=[own.pk]), {"localize-restart-translation": "1"}, follow=True
        )
    kinds = dict(StringTranslation.objects.values_list("data", "translation_type"))
    assert kinds == dict.fromkeys(WRITTEN, "machine")
    assert waiting(own) == WRITTEN


def test_an_earlier_version_comes_back(machine_written, own, publisher):
    before = own.get_latest_revision()
    draft = own.get_latest_revision_as_object()
    draft.title, draft.summary = "Novi put", "Otvara se sutra."
    draft.save_revision().publish()
    assert waiting(own) == []
    with pytest.raises(ValidationError, match="2"):
        before.publish()


def test_what_a_person_wrote_in_the_same_words_at_another_place_is_no_machines(machine_written, translated, twin):
    title, summary = (StringTranslation.objects.get(context__path=path) for path in ("title", "summary"))
    title.data, title.translation_type = "Novi put", "manual"
    title.save()
    summary.data, summary.translation_type = "re e Rruga", "manual"
    summary.save()
    page = translated.source.get_ephemeral_translated_instance(twin.locale)
    assert (page.summary, machine.unconfirmed_in(page)) == ("re e Rruga", [])


def test_words_that_readers_have_already_hold_up_nothing_until_they_come_to_another_place(news):
    mark = {"translation_key": news.translation_key, "locale": news.locale, "path": "body.block", "source": "Otvara se"}
    MachineText.objects.create(**mark, text="Hapet nesër.")
    page = again(news)
    page.image_alt = "Rruga"
    page.save_revision().publish()
    page.image_alt = "Hapet nesër."
    with pytest.raises(ValidationError, match="1"):
        page.save_revision().publish()
    assert again(news).image_alt == "Rruga"


@pytest.mark.no_database
def test_a_machines_answer_is_stored_as_an_editor_would_store_it():
    untidy = " \xa0<br>Tekst &  <b>masno </b>\n<br />drugi&nbsp;red<br> \x00"
    assert machine_marks.normal(untidy) == "Tekst &amp; <b>masno </b> <br/>drugi\xa0red"
