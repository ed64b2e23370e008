"""Ways round the gate: copies, later days, second publications, other types of page, interfaces, failures."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, Revision, Workflow

from cms.forms import DraftFirstForm
from cms.models import PublishedWholeMixin
from cms.parity import gate, ready
from cms.parity.log_actions import FAILED, HELD, READY
from cms.parity.models import LanguageException, RecordLanguages
from cms.parity.reading.pages import kinds
from cms.roles.publication import WORKFLOW
from pages.models import ActPage, StandardPage
from pages.years import year_page
from tests.admin_forms import filled_form
from tests.builders import make_body

from .conftest import TODAY
from .steps import editor, exception, is_public, press_publish

pytestmark = pytest.mark.one_database

LATER = timedelta(days=9)


@pytest.fixture
def drafts(make_draft, set_duty):
    """An act in both languages, on their own, under a gate: (Albanian draft, Serbian draft)."""
    set_duty("act", gate="together")
    act = make_draft()
    return act, make_draft("sr-latn", of=act)


@pytest.fixture
def public(drafts):
    """The same, marked as ready and public."""
    act, twin = drafts
    ready.mark_ready(twin, None)
    act.get_latest_revision().publish()
    assert is_public(act, twin) == [True, True]
    return act, twin


def due(page, ago=timedelta(hours=1)) -> None:
    Revision.objects.filter(pk=page.get_latest_revision().pk).update(approved_go_live_at=timezone.now() - ago)


def meant_for(page, day) -> None:
    page.refresh_from_db()
    page.go_live_at = day
    page.save_revision(clean=False)


@pytest.mark.no_database
def test_every_kind_of_page_becomes_public_whole():
    assert all(issubclass(model, PublishedWholeMixin) for model in kinds())
    assert all(issubclass(model.base_form_class, DraftFirstForm) for model in kinds())


@pytest.mark.parametrize("model", [ActPage, StandardPage])
def test_a_new_page_that_must_wait_stays_a_draft_with_every_word(office, tree, set_duty, model):
    set_duty("act" if model is ActPage else "page", gate="together")
    parent = year_page(tree.section_for(ActPage, "sq"), 2026) if model is ActPage else tree.homes["sq"]
    words = {"title": "E re", "summary": "Gjithçka që u shkrua.", "issuing_body": str(make_body().pk)}
    words |= {"protocol_number": "7/2026", "date_adopted": "2026-03-01"} if model is ActPage else {}
    address = reverse("wagtailadmin_pages:add", args=["pages", model._meta.model_name, parent.pk])
    answer = office.post(address, filled_form(office, address, **words) | {"action-publish": "1"}, follow=True)
    made = model.objects.get(title="E re")
    assert "nuk mund të publikohet ende" in answer.content.decode()
    assert (made.live, made.first_published_at, made.summary) == (False, None, words["summary"])
    assert made.get_latest_revision_as_object().summary == words["summary"]
    set_duty("act" if model is ActPage else "page", gate="free")
    press_publish(office, made)
    assert is_public(made) == [True]


def test_a_new_page_for_a_later_day_is_kept_for_that_day(office, tree, set_duty):
    set_duty("page", gate="exception")
    address = reverse("wagtailadmin_pages:add", args=["pages", "standardpage", tree.homes["sq"].pk])
    day = (timezone.now() + LATER).strftime("%Y-%m-%d %H:%M")
    form = filled_form(office, address, title="E re", go_live_at=day)
    office.post(address, form | {"action-publish": "1"})
    made = StandardPage.objects.get(title="E re")
    assert (made.live, made.scheduled_revision is not None) == (False, True)


def test_a_copy_is_a_draft_though_copies_were_to_be_published(office, public):
    act, _twin = public
    form = {"new_title": "Kopje", "new_slug": "kopje", "new_parent_page": act.get_parent().pk, "publish_copies": "on"}
    answer = office.post(reverse("wagtailadmin_pages:copy", args=[act.pk]), form, follow=True)
    assert "Kopjet këtu janë drafte" in answer.content.decode()
    copy = ActPage.objects.get(title="Kopje")
    assert (copy.live, copy.first_published_at) == (False, None)


def test_an_alias_becomes_a_draft_when_it_becomes_a_page(office, public):
    act, _twin = public
    form = {"new_title": "Kopje", "new_slug": "kopje", "new_parent_page": act.get_parent().pk, "alias": "on"}
    office.post(reverse("wagtailadmin_pages:copy", args=[act.pk]), form)
    alias = ActPage.objects.get(alias_of=act.pk)
    assert alias.live
    answer = office.post(f"/admin/api/main/pages/{alias.pk}/action/convert_alias/", content_type="application/json")
    assert (answer.status_code, Page.objects.get(pk=alias.pk).alias_of_id) == (400, act.pk)
    address = reverse("wagtailadmin_pages:convert_alias", args=[alias.pk])
    assert "Kopjet këtu janë drafte" in office.get(address).content.decode()
    assert is_public(alias) == [True]
    assert "Kopjet këtu janë drafte" in office.post(address, follow=True).content.decode()
    made = Page.objects.get(pk=alias.pk).specific
    assert (made.live, made.alias_of_id, made.get_latest_revision_as_object().live) == (False, None, False)
    press_publish(office, made)
    assert is_public(made, act) == [False, True]


def test_a_copy_by_the_interface_is_refused_whole(office, public):
    act, _twin = public
    before = Page.objects.count()
    address = f"/admin/api/main/pages/{act.pk}/action/copy/"
    answer = office.post(address, {"title": "Kopje", "keep_live": True}, content_type="application/json")
    assert (answer.status_code, Page.objects.count()) == (400, before)
    assert Page.find_problems() == ([], [], [], [], [])
    answer = office.post(address, {"title": "Kopje", "keep_live": False}, content_type="application/json")
    assert (answer.status_code, ActPage.objects.get(title="Kopje").live) == (201, False)


def test_a_publication_by_the_interface_leaves_nothing_public(office, make_draft, set_duty):
    set_duty("act", gate="together")
    act = make_draft()
    answer = office.post(f"/admin/api/main/pages/{act.pk}/action/publish/", content_type="application/json")
    assert answer.status_code == 400
    assert is_public(act) == [False]


def test_a_page_of_a_simple_type_waits_too(tree, set_duty):
    set_duty("page", gate="together")
    page = tree.homes["sq"].add_child(instance=StandardPage(title="Kontakt", live=False))
    with pytest.raises(gate.PublicationRefused):
        page.save_revision().publish()
    page.live = True
    with pytest.raises(gate.PublicationRefused):
        page.save()
    assert is_public(page) == [False]


def test_an_approval_for_a_later_day_is_kept_for_that_day(publisher, make_user, drafts, mailoutbox):
    act, twin = drafts
    author = make_user("autori", "Editors")
    author.email = "autori@example.org"
    author.save()
    meant_for(act, timezone.now() + LATER)
    state = Workflow.objects.get(name=WORKFLOW).start(act, author)
    state.current_task_state.approve(user=publisher)
    assert (editor(act) in mailoutbox[-1].body, act.full_url in mailoutbox[-1].body) == (True, False)
    planned = Page.objects.get(pk=act.pk)
    assert (planned.live, planned.scheduled_revision.approved_go_live_at) == (False, planned.go_live_at)
    assert not PageLogEntry.objects.filter(page=act.pk, action=READY).exists()
    with pytest.raises(gate.PublicationRefused, match="planifikuar për një ditë të mëvonshme"):
        twin.get_latest_revision().publish()
    assert is_public(act, twin) == [False, False]


def test_a_mark_does_not_bring_a_day_forward(office, drafts):
    act, twin = drafts
    meant_for(twin, timezone.now() + LATER)
    answer = office.post(reverse("parity:ready", args=[twin.pk]), follow=True)
    assert "jo para ditës për të cilën është planifikuar" in answer.content.decode()
    press_publish(office, act)
    assert is_public(act, twin) == [False, False]
    meant_for(twin, timezone.now() - LATER)
    ready.mark_ready(Page.objects.get(pk=twin.pk).specific, None)
    press_publish(office, act)
    assert is_public(act, twin) == [True, True]


def test_after_a_withdrawal_both_become_public_again_or_none(office, public):
    act, twin = public
    for page in public:
        Page.objects.get(pk=page.pk).specific.unpublish()
    # The mark was used up by the first publication: what was withdrawn is looked at again.
    with pytest.raises(gate.PublicationRefused):
        act.get_latest_revision().publish()
    assert is_public(act, twin) == [False, False]
    ready.mark_ready(Page.objects.get(pk=twin.pk).specific, None)
    press_publish(office, act)
    assert is_public(act, twin) == [True, True]


def test_what_another_language_shows_is_published_again_alone(public):
    act, twin = public
    Page.objects.get(pk=act.pk).specific.unpublish()
    act.get_latest_revision().publish()
    assert is_public(act, twin) == [True, True]


def test_both_or_none_in_the_editor_where_the_other_language_cannot_be_public(office, drafts):
    act, twin = drafts
    ready.mark_ready(twin, None)
    revision = twin.get_latest_revision()
    revision.content["date_adopted"] = None
    revision.save()
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    for answer in (
        press_publish(office, act, title="Titulli i ri"),
        office.post(f"{bulk}?id={act.pk}", {"include_descendants": ""}, follow=True),
        office.post(reverse("roles:publish_urgently", args=[act.pk]), {"reason": "Nuk mund të presë."}, follow=True),
    ):
        assert "Nuk u publikua asgjë" in answer.content.decode()
        assert is_public(act, twin) == [False, False]
    assert Page.objects.get(pk=act.pk).get_latest_revision_as_object().title == "Titulli i ri"


@pytest.mark.parametrize("in_the_editor", [True, False])
def test_what_was_written_beside_a_refused_approval_is_handed_back(office, publisher, drafts, in_the_editor):
    act, twin = drafts
    ready.mark_ready(twin, None)
    revision = twin.get_latest_revision()
    revision.content["date_adopted"] = None
    revision.save()
    task = Workflow.objects.get(name=WORKFLOW).start(act, publisher).current_task_state
    if in_the_editor:
        form = filled_form(office, editor(act)) | {"action-workflow-action": "1"}
        form |= {"workflow-action-name": "approve", "workflow-action-extra-data": '{"comment": "E lexova."}'}
        answer = office.post(editor(act), form, follow=True)
    else:
        address = reverse("wagtailadmin_pages:workflow_action", args=[act.pk, "approve", task.pk])
        answer = office.post(address, {"comment": "E lexova."}, follow=True)
    assert "Nuk u publikua asgjë" in answer.content.decode()
    assert "E lexova." in answer.content.decode()
    assert is_public(act, twin) == [False, False]


def test_both_languages_are_published_where_both_are_chosen(office, drafts):
    act, twin = drafts
    meant_for(twin, timezone.now() + LATER)
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    answer = office.post(f"{bulk}?id={act.pk}&id={twin.pk}", {"include_descendants": ""}, follow=True)
    assert "nuk mund të publikohet ende" in answer.content.decode()
    # Nothing was marked by a publication that did not take place.
    assert not PageLogEntry.objects.filter(action=READY).exists()
    twin.date_adopted, twin.go_live_at = None, None
    twin.save_revision(clean=False)
    answer = office.post(f"{bulk}?id={act.pk}&id={twin.pk}", {"include_descendants": ""}, follow=True)
    assert "Nuk u publikua asgjë" in answer.content.decode()
    assert (is_public(act, twin), PageLogEntry.objects.filter(action=READY).exists()) == ([False, False], False)
    twin.date_adopted = TODAY
    twin.save_revision(clean=False)
    office.post(f"{bulk}?id={act.pk}&id={twin.pk}", {"include_descendants": ""})
    assert is_public(act, twin) == [True, True]


def test_a_page_that_was_never_saved_as_a_draft_is_marked_alone(drafts):
    act, twin = drafts
    for page in drafts:
        page.latest_revision = None
        page.save(update_fields=["latest_revision"])
        page.revisions.all().delete()
    ready.mark_ready(act, None)
    assert ready.is_marked(act)
    assert not ready.is_marked(twin)


def test_what_was_approved_is_published_and_not_a_later_draft(drafts):
    act, twin = drafts
    due(act)
    due(twin)
    twin.title = "Unapproved"
    twin.save_revision(clean=False)
    call_command("publish_scheduled", verbosity=0)
    assert is_public(act, twin) == [True, True]
    assert Page.objects.get(pk=twin.pk).title == "Akt sr-latn"


def test_a_plan_that_cannot_come_true_stops_no_other_and_is_not_ready(make_draft, drafts, public_act):
    act, _twin = drafts
    due(act, timedelta(hours=2))
    Revision.objects.filter(pk=public_act.get_latest_revision().pk).update(content=_without_date(public_act))
    due(public_act, timedelta(hours=3))
    call_command("publish_scheduled", verbosity=0)
    assert PageLogEntry.objects.filter(page=act.pk, action=HELD).exists()
    entry = PageLogEntry.objects.get(page=public_act.pk, action=FAILED)
    assert entry.data["reason"].startswith("Data e miratimit: ")
    assert not PageLogEntry.objects.filter(page=public_act.pk, action=READY).exists()
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()


@pytest.fixture
def public_act(make_draft):
    """Another act that is public in Serbian, so that no gate stands before its Albanian draft."""
    act = make_draft(title="Pa datë")
    twin = make_draft("sr-latn", of=act)
    Page.objects.filter(pk=twin.pk).update(live=True)
    return act


def _without_date(page) -> dict:
    return page.get_latest_revision().content | {"date_adopted": None}


def test_an_exception_is_given_before_a_publication_and_not_made_longer_after_it(
    office, make_draft, set_duty, settings
):
    set_duty("act", gate="exception", exception_days=30)
    act = make_draft()
    exception(office, act)
    press_publish(office, act)
    assert is_public(act) == [True]
    exception(office, act)
    assert LanguageException.objects.count() == 1
    Page.objects.get(pk=act.pk).specific.unpublish()
    settings.TODAY = (TODAY + timedelta(days=20)).isoformat()
    day = (TODAY + timedelta(days=31)).isoformat()
    assert "Ditët e lejuara: 09.04.2026 – 19.04.2026" in exception(office, act, until=day).content.decode()
    settings.TODAY = day
    assert "koha më e gjatë e lejuar për këtë ka kaluar" in exception(office, act, until=day).content.decode()
    assert LanguageException.objects.count() == 1


def test_an_exception_ends_when_the_other_language_was_public(office, make_draft, set_duty):
    set_duty("act", gate="exception")
    act = make_draft()
    exception(office, act)
    act.get_latest_revision().publish()
    twin = make_draft("sr-latn", of=act)
    twin.get_latest_revision().publish()
    for page in (act, twin):
        Page.objects.get(pk=page.pk).specific.unpublish()
    with pytest.raises(ValidationError):
        act.get_latest_revision().publish()
    assert is_public(act, twin) == [False, False]


def test_readers_and_figures_forget_an_exception_that_has_done_its_work(office, make_draft, set_duty, board, client):
    set_duty("act", gate="exception", days=7)
    act = make_draft()
    exception(office, act)
    act.get_latest_revision().publish()
    Page.objects.filter(pk=act.pk).update(first_published_at="2026-03-20T09:00:00Z")
    board()
    row = RecordLanguages.objects.get(pk=act.translation_key)
    assert row.due_on == TODAY + timedelta(days=10)
    twin = make_draft("sr-latn", of=act)
    twin.get_latest_revision().publish()
    Page.objects.get(pk=twin.pk).specific.unpublish()
    board()
    row.refresh_from_db()
    # The days of the duty count from the withdrawal, not from the record's first day.
    assert (row.excepted_until, row.behind_since) == (None, timezone.localdate())
    act.refresh_from_db()
    for address in (act.url, f"/sr-latn/record/{act.translation_key}/"):
        assert "Përkthyesi mungon." not in client.get(address).content.decode()
