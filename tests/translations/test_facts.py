"""Facts are shared by the languages of a record; words are each language's own."""

from datetime import date, time, timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageLogEntry

from cms.models import Topic
from cms.translations.drafts import no_translation_drafts
from cms.translations.fact_fields import copy_facts
from cms.translations.tasks import share_facts
from pages.models import ActPage, Attachment, ConsultationPage, MeetingPage, NewsPage
from tests.builders import make_act, make_body, publish

pytestmark = pytest.mark.one_database


@pytest.fixture
def acts(tree):
    """The same act, written on its own in each language."""
    with no_translation_drafts():
        albanian = make_act(tree)
        serbian = make_act(tree, "Odluka o budžetu", "sr-latn", translation_key=albanian.translation_key)
    return albanian, serbian


def fresh(page):
    return type(page).objects.get(pk=page.pk)


def republish(page, at_commit, **facts):
    page = fresh(page)
    for name, value in facts.items():
        setattr(page, name, value)
    with at_commit():
        page.save_revision().publish()


def revisions(page) -> int:
    return page.revisions.count()


def test_a_fact_published_in_one_language_is_public_in_the_other(acts, at_commit):
    republish(acts[0], at_commit, protocol_number="02-7/2026", title="Titull i ri")
    twin = fresh(acts[1])
    assert (twin.protocol_number, twin.title) == ("02-7/2026", "Odluka o budžetu")
    assert twin.live_revision.as_object().protocol_number == "02-7/2026"
    assert not twin.has_unpublished_changes


def test_pages_written_on_their_own_share_in_both_directions(acts, at_commit):
    republish(acts[1], at_commit, date_adopted=date(2026, 2, 21))
    assert fresh(acts[0]).date_adopted == date(2026, 2, 21)


def test_publishing_only_words_makes_no_revision_of_the_twin(acts, at_commit):
    before = revisions(acts[1])
    republish(acts[0], at_commit, title="Titull i ri")
    share_facts.enqueue(acts[0].pk, None)
    assert revisions(acts[1]) == before


def test_a_shared_fact_comes_back_as_nothing(acts, at_commit):
    before = revisions(acts[0])
    republish(acts[0], at_commit, protocol_number="02-7/2026")
    assert revisions(acts[0]) == before + 1


def test_files_topics_and_their_removal_are_shared(acts, at_commit, make_document):
    topic = Topic.objects.create(code="buxheti", name={"sq": "Buxheti"})
    act = fresh(acts[0])
    act.attachments = [Attachment(document=make_document())]
    act.topics = [topic]
    with at_commit():
        act.save_revision().publish()
    twin = fresh(acts[1])
    assert [file.document.title for file in twin.attachments.all()] == ["Vendimi"]
    assert list(twin.topics.all()) == [topic]
    republish(acts[0], at_commit, attachments=[], topics=[])
    assert not fresh(acts[1]).attachments.exists()
    assert not fresh(acts[1]).topics.exists()


def test_a_draft_of_the_twin_gets_the_facts_and_keeps_its_words(acts, at_commit):
    twin = fresh(acts[1])
    twin.title = "Nacrt naslova"
    twin.save_revision()
    republish(acts[0], at_commit, protocol_number="02-7/2026")
    twin = fresh(acts[1])
    latest = twin.get_latest_revision_as_object()
    assert (twin.title, twin.protocol_number) == ("Odluka o budžetu", "02-7/2026")
    assert (latest.title, latest.protocol_number) == ("Nacrt naslova", "02-7/2026")
    assert twin.has_unpublished_changes


def test_a_twin_that_was_never_published_stays_a_draft(acts, at_commit):
    acts[1].unpublish()
    republish(acts[0], at_commit, protocol_number="02-7/2026")
    twin = fresh(acts[1])
    assert not twin.live
    assert twin.get_latest_revision_as_object().protocol_number == "02-7/2026"


def test_the_planned_date_of_a_draft_stays(acts, at_commit):
    moment = timezone.now() + timedelta(days=2)
    twin = fresh(acts[1])
    twin.title, twin.go_live_at = "Nacrt naslova", moment
    twin.save_revision(approved_go_live_at=moment)
    republish(acts[0], at_commit, protocol_number="02-7/2026")
    [planned] = fresh(acts[1]).revisions.exclude(approved_go_live_at=None)
    assert planned.approved_go_live_at == moment
    assert planned.as_object().protocol_number == "02-7/2026"
    assert fresh(acts[1]).title == "Odluka o budžetu"


def test_moderation_of_a_draft_goes_on_with_the_new_facts(roles, acts, publisher, at_commit):
    twin = fresh(acts[1])
    twin.title = "Nacrt naslova"
    twin.save_revision()
    twin.get_workflow().start(twin, publisher)
    republish(acts[0], at_commit, protocol_number="02-7/2026")
    task = fresh(acts[1]).current_workflow_task_state
    assert task.revision.as_object().protocol_number == "02-7/2026"
    task.approve(user=publisher)
    twin = fresh(acts[1])
    assert (twin.title, twin.protocol_number) == ("Nacrt naslova", "02-7/2026")


def test_the_history_says_from_where_and_by_whom(acts, publisher, at_commit):
    act = fresh(acts[0])
    act.protocol_number = "02-7/2026"
    with at_commit():
        act.save_revision(user=publisher).publish(user=publisher)
    entry = PageLogEntry.objects.get(page=acts[1].pk, action="komuna.facts_copied")
    assert entry.user == publisher
    assert "sq" in entry.message
    assert str(ActPage._meta.get_field("protocol_number").verbose_name) in entry.message


def test_a_link_to_a_record_leads_to_the_record_in_the_same_language(tree, acts, at_commit):
    facts = {"date": date(2026, 2, 20), "venue": "Salla", "issuing_body": make_body(), "time": "10:00"}
    with no_translation_drafts():
        session = publish(tree, MeetingPage(title="Mbledhja", **facts))
        other = publish(tree, MeetingPage(title="Sednica", translation_key=session.translation_key, **facts), "sr-latn")
    republish(acts[0], at_commit, session=session)
    assert fresh(acts[1]).session == other


def test_a_finished_translation_gets_new_facts_while_new_words_wait(news, public_twin, translated, at_commit):
    republish(news, at_commit, date=date(2026, 3, 5), summary="Hapet pasnesër.")
    twin = fresh(public_twin)
    assert (twin.date, twin.summary) == (date(2026, 3, 5), "sr Hapet nesër.")
    assert "Hapet pasnesër." in translated.source.stringsegment_set.values_list("string__data", flat=True)


def test_a_translation_gives_no_facts_back(news, public_twin, at_commit):
    republish(public_twin, at_commit, date=date(2020, 1, 1))
    assert fresh(news).date == date(2026, 3, 1)


def test_a_page_that_is_gone_is_no_trouble(tree, news, at_commit):
    number = news.pk
    news.delete()
    assert share_facts.enqueue(number, None).return_value == 0
    assert not NewsPage.objects.exists()


def test_related_records_are_shared_as_their_twins(tree):
    meetings = {}
    for language in ("sq", "sr-latn"):
        facts = {"date": date(2026, 2, 1), "time": time(10), "venue": "Salla", "issuing_body": make_body()}
        meeting = MeetingPage(title="Dëgjim", **facts)
        if meetings:
            meeting.translation_key = meetings["sq"].translation_key
        meetings[language] = publish(tree, meeting, language)
    facts = {"opens": date(2026, 1, 1), "closes": date(2026, 3, 1), "draft_act": "R", "issuing_body": make_body()}
    serbian = publish(tree, ConsultationPage(title="Konsultacija", **facts), "sr-latn")
    albanian = ConsultationPage(title="Konsultim", translation_key=serbian.translation_key, **facts)
    albanian.meetings = [meetings["sq"]]
    publish(tree, albanian)
    assert copy_facts(albanian, serbian, set()) == ["meetings"]
    assert list(serbian.meetings.all()) == [meetings["sr-latn"]]
