"""The inbox: what waits for whom, in which part, until when."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.operations import translate_object

from cms.desk.models import Assignment, Notice
from cms.parity.due import due_day
from cms.parity.models import LanguageDuty
from cms.parity.refreshing import rebuild
from cms.translations.drafts import no_translation_drafts
from cms.translations.states import refresh_record
from pages.models import NewsPage
from tests.admin_forms import filled_form
from tests.builders import publish


@pytest.fixture
def state(translated, twin):
    refresh_record(translated.source.object_id)
    return twin


@pytest.fixture
def inbox(signed_in, translator, state, settings):
    settings.TODAY = "2026-03-10"
    client = signed_in(translator)

    def show(**asked):
        answer = client.get(reverse("desk:inbox"), asked)
        assert answer.status_code == 200
        return answer

    show.client = client
    return show


def counts(answer) -> dict:
    return {box["code"]: box["count"] for box in answer.context["boxes"]}


def titles(answer) -> list[str]:
    return [row.title for row in answer.context["object_list"]]


def test_a_new_translation_waits(inbox):
    answer = inbox()
    assert titles(answer) == ["Rruga e re"]
    assert {label: n for label, n in counts(answer).items() if n} == {"waiting": 1}
    assert "2 texts open" in answer.content.decode()


def test_work_in_progress_and_work_that_is_ready_are_told_apart(inbox, translated, translate_all, state):
    translate_all()
    refresh_record(state.translation_key)
    assert counts(inbox())["ready"] == 1
    translated.source.stringsegment_set.first().string.translations.all().delete()
    refresh_record(state.translation_key)
    assert counts(inbox())["progress"] == 1
    assert titles(inbox(box="waiting")) == []
    assert len(titles(inbox(box="progress"))) == 1


def test_what_is_given_comes_with_the_days_that_are_left(inbox, state, translator):
    Assignment.objects.create(
        translation_key=state.translation_key, locale=state.locale, assignee=translator, due=date(2026, 3, 12)
    )
    page = inbox(box="mine").content.decode()
    assert "2 days left" in page
    Assignment.objects.update(due=date(2026, 3, 9))
    answer = inbox(box="overdue")
    assert "1 day late" in answer.content.decode()
    assert titles(answer)


def test_the_language_can_be_chosen(inbox):
    assert titles(inbox(language="sr-latn"))
    assert inbox(language="sq").context["object_list"]


def test_a_translator_takes_work_once(inbox, translated, make_user, signed_in, translator):
    address = reverse("desk:take", args=[translated.pk])
    inbox.client.post(address)
    assert Assignment.objects.get().assignee == translator
    signed_in(make_user("drugi", "Translators sr-latn")).post(address)
    assert Assignment.objects.get().assignee == translator


def test_an_editor_gives_work_with_a_day_and_a_note(inbox, signed_in, publisher, translator, translated, at_commit):
    translator.email = "prevodilac@komuna.test"
    translator.save()
    client = signed_in(publisher)
    data = {"assignee": translator.pk, "due": "2026-03-20", "note": "Za sednicu."}
    address = reverse("desk:assign", args=[translated.pk])
    assert client.get(address).status_code == 200
    for _time in range(2):
        client.post(address, {**data, "opened": ""})
    given = Assignment.objects.get()
    assert (given.assignee, given.assigned_by, given.due) == (translator, publisher, date(2026, 3, 20))
    assert Notice.objects.get(event="assigned").note == "Za sednicu."


def test_of_two_who_give_the_same_work_the_second_is_told(signed_in, publisher, translator, make_user, translated):
    other = make_user("drugi", "Translators sr-latn")
    address = reverse("desk:assign", args=[translated.pk])
    client = signed_in(publisher)
    both_opened = filled_form(client, address)["opened"]
    client.post(address, {"assignee": translator.pk, "opened": both_opened})
    answer = client.post(address, {"assignee": other.pk, "opened": both_opened})
    assert "Meanwhile the work was given to prevodilac" in answer.content.decode()
    assert Assignment.objects.get().assignee == translator
    client.post(address, {"assignee": other.pk, "opened": answer.context["opened"]})
    assert Assignment.objects.get().assignee == other


def test_work_that_is_given_again_waits_again(signed_in, publisher, translator, translated, state):
    Assignment.objects.create(
        translation_key=state.translation_key, locale=state.locale, assignee=translator, handed_over_at=timezone.now()
    )
    address = reverse("desk:assign", args=[translated.pk])
    client = signed_in(publisher)
    client.post(address, filled_form(client, address, note="Popravi naslov."))
    assert Assignment.objects.get().handed_over_at is None


def test_names_in_the_spreadsheet_are_no_formulas(inbox, make_user, state):
    for name in ("=1+1", "@ana", "+ana", "-ana"):
        user = make_user(name, "Translators sr-latn")
        Assignment.objects.update_or_create(
            translation_key=state.translation_key, locale=state.locale, defaults={"assignee": user}
        )
        assert f"'{name}" in b"".join(inbox(export="csv").streaming_content).decode()
    Assignment.objects.all().delete()
    assert b"None" not in b"".join(inbox(export="csv").streaming_content)


def test_work_is_given_only_to_who_may_write_the_language(signed_in, publisher, albanian_translator, translated):
    client = signed_in(publisher)
    client.post(reverse("desk:assign", args=[translated.pk]), {"assignee": albanian_translator.pk})
    assert not Assignment.objects.exists()


def test_the_way_from_the_page_of_the_record_leads_to_the_desk(signed_in, publisher, news, translated, twin):
    page = signed_in(publisher).get(reverse("wagtailadmin_pages:edit", args=[news.pk])).content.decode()
    assert reverse("desk:assign", args=[translated.pk]) in page


def test_the_inbox_is_in_the_menu_of_a_translator(signed_in, translator, make_user):
    home = reverse("wagtailadmin_home")
    assert reverse("desk:inbox") in signed_in(translator).get(home).content.decode()
    assert reverse("desk:inbox") not in signed_in(make_user("akte", "Documents officers")).get(home).content.decode()


def test_a_longer_inbox_needs_no_more_queries(inbox, tree, serbian, django_assert_num_queries):
    inbox()
    with CaptureQueriesContext(
        connection,
    ) as few:
        inbox()
    with no_translation_drafts():
        for number in range(3):
            record = publish(tree, NewsPage(title=f"Lajmi {number}", date=date(2026, 3, 1)))
            translate_object(record, [serbian])
            refresh_record(record.translation_key)
    with django_assert_num_queries(len(few)):
        assert len(titles(inbox())) == 4


def test_work_is_wanted_by_the_day_on_which_the_language_is_owed(inbox, signed_in, publisher, news, translated):
    address = reverse("desk:assign", args=[translated.pk])
    LanguageDuty.objects.update_or_create(kind="news", act_kind="", defaults={"languages": ["all"], "days": 7})
    Page.objects.filter(pk=news.pk).update(first_published_at=datetime(2026, 3, 5, 12, tzinfo=UTC))
    rebuild()
    inbox.client.post(reverse("desk:take", args=[translated.pk]))
    assert Assignment.objects.get().due == date(2026, 3, 12)
    Assignment.objects.all().delete()
    assert 'value="2026-03-12"' in signed_in(publisher).get(address).content.decode()
    LanguageDuty.objects.filter(kind="news").update(languages=[])
    rebuild()
    assert due_day(news.translation_key, "sr-latn") is None
