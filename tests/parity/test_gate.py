"""A record becomes public in all its languages together, or in one with a reasoned exception."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page, PageLogEntry, Workflow
from wagtail_localize.models import StringTranslation, Translation

from cms.parity import gate, publishing, ready
from cms.parity.log_actions import EXCEPTED, HELD, READY
from cms.parity.models import LanguageException
from cms.roles.publication import WORKFLOW
from pages.models import ActPage

from .conftest import TODAY
from .steps import editor, exception, is_public, press_publish

pytestmark = pytest.mark.one_database


def translate(page) -> None:
    for segment in Translation.objects.get(source__object_id=page.translation_key).source.stringsegment_set.all():
        StringTranslation.objects.get_or_create(
            translation_of=segment.string,
            locale=Locale.objects.get(language_code="sr-latn"),
            context=segment.context,
            defaults={"data": f"sr {segment.string.data}"},
        )


def test_a_kind_that_is_free_is_published_as_before(office, make_draft):
    act = make_draft()
    press_publish(office, act)
    assert is_public(act) == [True]


def test_one_language_alone_is_refused_and_the_draft_is_saved(office, make_draft, set_duty):
    set_duty("act", gate="together")
    act = make_draft()
    answer = press_publish(office, act, title="Titulli i ri")
    assert "Titulli i ri" in answer.content.decode()
    assert reverse("parity:exception", args=[act.pk]) not in answer.content.decode()
    assert is_public(act) == [False]
    act.refresh_from_db()
    assert act.get_latest_revision_as_object().title == "Titulli i ri"


def test_what_was_translated_before_becomes_public_with_the_original(office, make_draft, set_duty, at_commit):
    set_duty("act", gate="together")
    act = make_draft(summary="E para.")
    office.post(reverse("parity:start", args=[act.translation_key, "sr-latn"]))
    twin = ActPage.objects.get(translation_key=act.translation_key, locale__language_code="sr-latn")
    press_publish(office, act)
    assert is_public(act, twin) == [False, False]
    translate(act)
    # A text that changes after it was translated is not ready.
    press_publish(office, act, summary="E dyta.")
    assert is_public(act, twin) == [False, False]
    with at_commit():
        press_publish(office, act, summary="E para.")
    assert is_public(act, twin) == [True, True]
    twin.refresh_from_db()
    assert (twin.title, twin.protocol_number) == ("sr Akt sq", "1/2026")


def test_pages_on_their_own_are_marked_as_ready_and_go_together(office, make_draft, set_duty):
    set_duty("act", gate="together")
    act = make_draft()
    twin = make_draft("sr-latn", of=act)
    assert office.post(reverse("parity:ready", args=[twin.pk])).status_code == 302
    assert PageLogEntry.objects.filter(page=twin.pk, action=READY).exists()
    press_publish(office, act)
    assert is_public(act, twin) == [True, True]


def test_a_new_draft_is_no_longer_ready_and_an_incomplete_one_cannot_be(office, make_draft, set_duty):
    set_duty("act", gate="together")
    act, incomplete = make_draft(), make_draft(date_adopted=None)
    twin = make_draft("sr-latn", of=act)
    office.post(reverse("parity:ready", args=[twin.pk]))
    twin.save_revision()
    press_publish(office, act)
    assert is_public(act, twin) == [False, False]
    assert office.post(reverse("parity:ready", args=[incomplete.pk])).status_code == 200
    assert not PageLogEntry.objects.filter(page=incomplete.pk, action=READY).exists()


def test_both_or_none_where_the_other_language_fails(make_draft, set_duty, monkeypatch):
    set_duty("act", gate="together")
    act = make_draft()
    twin = make_draft("sr-latn", of=act)
    ready.mark_ready(twin, None)
    monkeypatch.setattr(publishing, "_publish_with", _fails)
    with pytest.raises(RuntimeError):
        act.get_latest_revision().publish()
    assert is_public(act, twin) == [False, False]


def _fails(*args):
    raise RuntimeError


def test_a_reasoned_exception_lets_one_language_go_first_and_readers_are_told(office, make_draft, set_duty, client):
    set_duty("act", gate="exception", exception_days=30)
    act = make_draft()
    answer = press_publish(office, act)
    assert reverse("parity:exception", args=[act.pk]) in answer.content.decode()
    assert exception(office, act).status_code == 302
    entry = PageLogEntry.objects.get(page=act.pk, action=EXCEPTED)
    assert (entry.user.username, entry.data["until"]) == ("boss", "2026-03-30")
    press_publish(office, act)
    assert is_public(act) == [True]
    act.refresh_from_db()
    for address in (act.url, f"/sr-latn/record/{act.translation_key}/"):
        text = client.get(address).content.decode()
        assert "Përkthyesi mungon." in text
        assert "Prevodilac je odsutan." in text
        assert "30.03.2026" in text


@pytest.mark.parametrize(
    "changes",
    [{"public_reason_1": ""}, {"reason": ""}, {"until": "2026-05-30"}, {"until": "2026-03-19"}, {"until": ""}],
)
def test_an_exception_needs_a_reason_in_every_language_and_a_day_within_reach(office, make_draft, set_duty, changes):
    set_duty("act", gate="exception", exception_days=30)
    act = make_draft()
    assert exception(office, act, **changes).status_code == 200
    assert not LanguageException.objects.exists()


def test_an_exception_that_has_ended_is_overdue_and_opens_no_gate(office, make_draft, set_duty, board, settings):
    set_duty("act", gate="exception")
    act, later = make_draft(), make_draft()
    exception(office, act)
    exception(office, later)
    press_publish(office, act)
    Page.objects.filter(pk=act.pk).update(first_published_at="2026-03-20T09:00:00Z")
    board()
    rows = "/admin/languages/?kind=act&age={}"
    assert len(office.get(rows.format("excepted")).context["object_list"]) == 1
    settings.TODAY = "2026-03-31"
    assert len(office.get(rows.format("overdue")).context["object_list"]) == 1
    press_publish(office, later)
    assert is_public(later) == [False]


def test_kinds_without_exceptions_and_people_without_the_right_give_none(
    office, signed_in, make_user, make_draft, set_duty
):
    act = make_draft()
    assert exception(office, act).status_code == 302
    set_duty("act", gate="together")
    exception(office, act)
    set_duty("act", gate="exception")
    exception(signed_in(make_user("redaktore", "Editors")), act)
    assert not LanguageException.objects.exists()


def test_bulk_publication_asks_the_gate(office, make_draft, set_duty):
    set_duty("act", gate="together")
    act = make_draft()
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    office.post(f"{address}?id={act.pk}", {"include_descendants": ""})
    assert is_public(act) == [False]


def test_urgent_publication_asks_the_gate(office, make_draft, set_duty):
    set_duty("act", gate="together")
    act = make_draft()
    address = reverse("roles:publish_urgently", args=[act.pk])
    answer = office.post(address, {"reason": "Nuk mund të presë."}, follow=True)
    assert is_public(act) == [False]
    # The reason is handed back: it belongs to what did not take place.
    assert "Nuk mund të presë." in answer.content.decode()


def test_an_approval_waits_for_the_other_language_and_both_go_with_the_second(publisher, make_draft, set_duty):
    set_duty("act", gate="together")
    act = make_draft()
    twin = make_draft("sr-latn", of=act)
    workflow = Workflow.objects.get(name=WORKFLOW)
    for page in (act, twin):
        state = workflow.start(page, publisher)
        state.current_task_state.approve(user=publisher)
        assert is_public(act) == ([False] if page is act else [True])
    assert is_public(act, twin) == [True, True]


def test_who_approves_and_who_wrote_read_what_an_approval_waits_for(
    office, make_user, make_draft, set_duty, mailoutbox
):
    set_duty("act", gate="together")
    act = make_draft()
    twin = make_draft("sr-latn", of=act)
    author = make_user("autori", "Editors")
    author.email = "autori@example.org"
    author.save()
    told = []
    for page in (act, twin):
        state = Workflow.objects.get(name=WORKFLOW).start(page, author)
        mailoutbox.clear()
        address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.current_task_state.pk])
        told.append(office.post(address, {"comment": ""}, follow=True).content.decode())
        (mail,) = [mail for mail in mailoutbox if mail.to == [author.email]]
        assert (page.full_url in mail.body) == (page is twin)
        assert (editor(page) in mail.body and "bashkë me gjuhët e tjera" in mail.body) == (page is act)
    assert is_public(act, twin) == [True, True]
    assert ["nuk mund të publikohet ende" in text for text in told] == [True, False]
    assert ["u shënua si gati. Publikohet bashkë" in text for text in told] == [True, False]


def test_what_is_planned_is_held_until_both_are_ready(make_draft, set_duty):
    set_duty("act", gate="together")
    act = make_draft()
    twin = make_draft("sr-latn", of=act)
    past = timezone.now() - timedelta(hours=1)
    revision = act.get_latest_revision()
    revision.approved_go_live_at = past
    revision.save()
    call_command("publish_scheduled", verbosity=0)
    assert is_public(act, twin) == [False, False]
    assert PageLogEntry.objects.filter(page=act.pk, action=HELD).exists()
    revision = twin.get_latest_revision()
    revision.approved_go_live_at = past
    revision.save()
    call_command("publish_scheduled", verbosity=0)
    assert is_public(act, twin) == [True, True]


def test_two_plans_of_the_same_hour_are_kept(make_draft, set_duty):
    set_duty("act", gate="together")
    act = make_draft()
    twin = make_draft("sr-latn", of=act)
    for page in (act, twin):
        page.get_latest_revision().approved_go_live_at = None
        page.revisions.update(approved_go_live_at=timezone.now() - timedelta(minutes=1))
    call_command("publish_scheduled", verbosity=0)
    assert is_public(act, twin) == [True, True]


def test_a_way_that_asks_nobody_is_refused(make_draft, set_duty):
    set_duty("act", gate="together")
    act = make_draft()
    with pytest.raises(gate.PublicationRefused):
        act.get_latest_revision().publish()
    assert is_public(act) == [False]


def test_what_is_public_already_is_changed_without_the_gate(office, tree, pair, set_duty):
    act, twin = pair()
    twin.delete()
    set_duty("act", gate="together")
    press_publish(office, act, title="Titulli i ri")
    act.refresh_from_db()
    assert (act.live, act.title) == (True, "Titulli i ri")


def test_a_loader_is_asked_when_all_languages_are_written(make_draft, set_duty):
    from cms.parity.importing import gate_asked_later

    set_duty("act", gate="together")
    act = make_draft()
    with gate_asked_later():
        act.get_latest_revision().publish()
    assert gate.obstacle_of_record(act.translation_key, TODAY)
    twin = make_draft("sr-latn", of=act)
    with gate_asked_later():
        twin.get_latest_revision().publish()
    assert gate.obstacle_of_record(act.translation_key, TODAY) is None
