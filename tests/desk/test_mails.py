"""Mails: who is told of what, how often, in which language, and what happens when the server fails."""

from datetime import date, timedelta
from smtplib import SMTPException

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import LogContext
from wagtail.models import Locale
from wagtail.users.models import UserProfile
from wagtail_localize.operations import translate_object

from cms.desk.mails import notices
from cms.desk.mails.sending import CLAIM, LONGEST_PAUSE, pause_after, send_digests
from cms.desk.models import Assignment, Event, MailPreference, Notice
from cms.translations.states import refresh_record
from pages.models import NewsPage

DAY = date(2026, 3, 10)
LOCMEM = "django.core.mail.backends.locmem.EmailBackend"


class BrokenBackend(EmailBackend):
    def send_messages(self, messages):
        raise SMTPException("The server is away.")


@pytest.fixture
def reader(translator):
    translator.email = "prevodilac@komuna.test"
    translator.save()
    return translator


@pytest.fixture
def told(reader, twin):
    """A notice that waits for the translator, who wants mail once a day."""
    notices.tell([reader], Event.ARRIVED, twin)
    return Notice.objects.get()


def digest(day=DAY) -> int:
    call_command("send_digests", today=day, verbosity=0)
    return len(mail.outbox)


def prefer(user, frequency) -> None:
    MailPreference.objects.update_or_create(user=user, defaults={"frequency": frequency})
    user.refresh_from_db()


def test_the_daily_mail_comes_once_with_all_that_waits(told, reader, twin):
    notices.tell([reader], Event.CHANGED, twin)
    assert digest() == 1
    assert mail.outbox[0].to == ["prevodilac@komuna.test"]
    assert mail.outbox[0].body.count(twin.title) == 2
    assert digest() == 1
    assert digest(DAY + timedelta(days=1)) == 1


def test_what_comes_after_the_daily_mail_waits_for_the_next_day(told, reader, twin):
    digest()
    notices.tell([reader], Event.CHANGED, twin)
    assert digest() == 1
    assert digest(DAY + timedelta(days=1)) == 2


def test_the_same_event_is_told_once_until_it_was_sent(told, reader, twin):
    notices.tell([reader], Event.ARRIVED, twin)
    assert Notice.objects.count() == 1


def test_mail_at_once_leaves_with_the_commit(reader, twin, at_commit):
    prefer(reader, "at-once")
    with at_commit():
        notices.tell([reader], Event.ASSIGNED, twin, note="Za sednicu.")
        assert not mail.outbox
    assert "Za sednicu." in mail.outbox[0].body
    assert digest() == 1


def test_never_means_nothing_is_noted(reader, twin):
    prefer(reader, "never")
    assert notices.tell([reader], Event.ASSIGNED, twin) == 0
    assert not Notice.objects.exists()


def test_who_did_it_and_who_has_no_address_are_not_told(reader, publisher, twin):
    assert notices.tell([reader, publisher], Event.ARRIVED, twin, by=reader) == 0


def test_the_mail_speaks_the_language_of_its_reader(told, reader, monkeypatch):
    UserProfile.objects.update_or_create(user=reader, defaults={"preferred_language": "sr-latn"})
    spoken = []
    from cms.desk.mails import sending

    original = sending.render_to_string
    monkeypatch.setattr(
        sending, "render_to_string", lambda *args: spoken.append(sending.translation.get_language()) or original(*args)
    )
    digest()
    assert spoken == ["sr-latn"]


def test_a_failing_server_loses_nothing(told, settings):
    settings.EMAIL_BACKEND = f"{__name__}.BrokenBackend"
    with pytest.raises(CommandError):
        digest()
    told.refresh_from_db()
    assert (told.sent_at, told.attempts, told.last_error) == (None, 1, "The server is away.")
    settings.EMAIL_BACKEND = LOCMEM
    assert digest() == 0, "The server is left in peace for a while."
    Notice.objects.update(next_try_at=timezone.now())
    assert digest() == 1
    assert digest() == 1


def test_however_long_the_server_is_away_nothing_is_given_up(told, settings):
    assert [pause_after(times) for times in (1, 2, 8, 5000)] == [
        timedelta(minutes=5),
        timedelta(minutes=10),
        LONGEST_PAUSE,
        LONGEST_PAUSE,
    ]
    Notice.objects.update(attempts=5000, next_try_at=timezone.now() - timedelta(seconds=1))
    assert digest() == 1


def test_an_event_that_comes_again_says_what_is_the_case_now_and_is_tried_at_once(told, reader, twin):
    Notice.objects.update(attempts=9, next_try_at=timezone.now() + LONGEST_PAUSE)
    assert digest() == 0
    notices.tell([reader], Event.ARRIVED, twin, note="Hitno.")
    assert digest() == 1
    assert "Hitno." in mail.outbox[0].body
    assert Notice.objects.count() == 1


def test_an_event_that_comes_again_while_its_mail_is_under_way_is_told_again(told, reader, twin, monkeypatch):
    def meanwhile(message):
        notices.tell([reader], Event.ARRIVED, twin, note="Hitno.")
        return 1

    monkeypatch.setattr("django.core.mail.EmailMessage.send", meanwhile)
    assert send_digests(DAY) == (1, 0)
    monkeypatch.undo()
    assert digest(DAY + timedelta(days=1)) == 1
    assert "Hitno." in mail.outbox[0].body


def test_what_another_process_is_sending_is_left_alone(told):
    Notice.objects.update(claimed_at=timezone.now())
    assert send_digests(DAY) == (0, 0)
    Notice.objects.update(claimed_at=timezone.now() - CLAIM - timedelta(seconds=1))
    assert send_digests(DAY) == (1, 0)


def test_the_link_leads_to_the_editor(told, translated):
    digest()
    assert reverse("desk:edit", args=[translated.pk]) in mail.outbox[0].body


def test_translators_are_told_when_work_arrives(reader, news, at_commit):
    with at_commit():
        translate_object(news, [Locale.objects.get(language_code="sr-latn")])
    assert [(notice.user, notice.event) for notice in Notice.objects.all()] == [(reader, "arrived")]


def test_translators_are_told_once_when_the_source_changes(reader, news, twin, translated, translate_all, at_commit):
    translate_all()
    refresh_record(news.translation_key)
    page = NewsPage.objects.get(pk=news.pk)
    for summary in ("Hapet të hënën.", "Hapet të martën."):
        page.summary = summary
        with at_commit():
            page.save_revision().publish()
        digest()
    assert Notice.objects.filter(event="changed", user=reader).count() == 1


def test_what_was_handed_over_is_taken_back_when_the_source_changes(
    reader, news, twin, translated, translate_all, at_commit
):
    def change(summary):
        page = NewsPage.objects.get(pk=news.pk)
        page.summary = summary
        with at_commit():
            page.save_revision().publish()

    translate_all()
    refresh_record(news.translation_key)
    change("Hapet të hënën.")
    digest()
    work = Assignment.objects.create(
        translation_key=twin.translation_key, locale=twin.locale, assignee=reader, handed_over_at=timezone.now()
    )
    change("")
    work.refresh_from_db()
    assert work.handed_over_at, "Nothing is left to be translated."
    change("Hapet të martën.")
    work.refresh_from_db()
    assert work.handed_over_at is None


def test_editors_are_told_when_a_translation_is_public(news, translated, translate_all, publisher, reader, at_commit):
    publisher.email = "shefi@komuna.test"
    publisher.save()
    NewsPage.objects.filter(pk=news.pk).update(owner=publisher)
    translate_all()
    with at_commit():
        translated.save_target(user=reader, publish=True)
    assert Notice.objects.filter(event="published", user=publisher).count() == 1


def test_a_user_chooses_how_often_in_the_account(signed_in, reader):
    client = signed_in(reader)
    address = reverse("wagtailadmin_account")
    assert "Mails about translations" in client.get(address).content.decode()
    data = {
        "name_email-first_name": "Ana",
        "name_email-last_name": "Anić",
        "name_email-email": reader.email,
        "locale-preferred_language": "en",
        "theme-theme": "system",
        "theme-density": "default",
        "theme-contrast": "system",
        "theme-keyboard_shortcuts": "on",
        "translation_mails-frequency": "never",
    }
    client.post(address, data)
    assert MailPreference.objects.get(user=reader).frequency == "never"


def test_what_a_publication_overtakes_is_not_told_any_more(
    news, twin, translated, translate_all, publisher, reader, at_commit
):
    publisher.email = "shefi@komuna.test"
    publisher.save()
    assert notices.tell([reader], Event.ARRIVED, twin) == notices.tell([publisher], Event.LANDED, twin) == 1
    translate_all()
    with at_commit():
        translated.save_target(user=reader, publish=True)
    assert not Notice.objects.filter(event__in=[Event.ARRIVED, Event.LANDED]).exists()


def test_who_begins_a_translation_is_not_told_of_it(reader, news, at_commit):
    with at_commit(), LogContext(user=reader):
        translate_object(news, [Locale.objects.get(language_code="sr-latn")])
    assert not Notice.objects.filter(user=reader).exists()
