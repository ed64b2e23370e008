"""Who gets in, how often a call counts, what a rehearsal leaves, and what is written down."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import APIToken, GroupPagePermission, ModelLogEntry, Page, PageLogEntry, Revision

from cms.intake.models import Call, ExternalNumber, KeptAnswer
from documents.models import DocumentRecord, DocumentVersion, PublicationDocument
from pages.models import ActPage
from tests.builders import make_act, make_body

from .conftest import ACT

pytestmark = pytest.mark.one_database


def last_call() -> Call:
    return Call.objects.latest("pk")


def test_without_a_token_that_counts_nobody_gets_in(dms, client):
    # Other tests have been strangers in this hour, too.
    caches["counters"].clear()
    for token in ("", "Bearer ", "Bearer wagtail_x", "Basic YTpi", "Bearer \xe9", "Bearer a b c"):
        answer = client.get("/api/v1/whoami/", headers={"Authorization": token})
        assert answer.status_code == 401
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert answer.headers["WWW-Authenticate"].startswith("Bearer")
        assert (last_call().status, last_call().client) == (401, "")


def test_strangers_fill_no_log(dms, client, monkeypatch):
    now = timezone.now()
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
    caches["counters"].clear()
    for _each in range(9):
        client.post("/api/v1/drafts/", b"x", content_type="application/json")
    client.get("/api/v1/whoami/")
    rows = Call.objects.filter(client="").order_by("pk")
    assert list(rows.values_list("operation", "status", "times")) == [("create", 401, 8), ("whoami", 401, 1)]
    caches["counters"].clear()

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.post("/api/v1/drafts/", b"x", content_type="application/json")
            return len([row for row in queries.captured_queries if "intake_call" in row["sql"]])

    assert [cost() for _each in range(4)] == [2, 2, 0, 2]
    assert [row.times for row in rows] == [12, 1]


def test_a_session_never_counts(admin_client, roles):
    for answer in (
        admin_client.get("/api/v1/whoami/"),
        admin_client.post("/api/v1/drafts/", {"type": "act"}, content_type="application/json"),
    ):
        assert answer.status_code == 401
    assert not answer.cookies


def test_a_revoked_key_and_an_inactive_user_get_nothing(dms):
    assert dms.get("whoami/").status_code == 200
    dms.user.is_active = False
    dms.user.save()
    assert dms.get("whoami/").status_code == 401
    dms.user.is_active = True
    dms.user.save()
    APIToken.objects.get().revoke()
    assert dms.get("whoami/").status_code == 401


def test_who_may_not_work_in_the_portal_may_not_write_either(make_system):
    assert make_system("nobody").get("whoami/").status_code == 403
    assert (last_call().client, last_call().status) == ("nobody", 403)


def test_a_right_for_one_section_is_no_right_for_others(make_system, tree):
    group = Group.objects.create(name="Council")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    section = tree.section_for(ActPage, "sq")
    add = Permission.objects.get(content_type__app_label="wagtailcore", codename="add_page")
    GroupPagePermission.objects.create(group=group, page=section, permission=add)
    make_body()
    council = make_system("council", "Council")
    assert council.get("whoami/").json()["types"] == ["act"]
    own = council.draft()
    assert own.status_code == 201
    assert council.patch(own.json()["id"], {"fields": {"title": "A"}}).status_code == 200
    assert council.draft(language="sr-latn").status_code == 403
    assert council.draft({"title": "A", "kind": "news"}, "news").status_code == 403
    assert council.get(f"drafts/{make_act(tree).pk}/").status_code == 403


def test_a_system_is_told_what_it_may_do(dms, make_system):
    told = dms.get("whoami/").json()
    assert (told["client"], told["languages"], told["may_upload"]) == ("dms", ["sq", "sr-latn"], True)
    assert len(told["types"]) == 9
    told = make_system("translators", "Translators sr-latn").get("whoami/").json()
    assert (told["languages"], told["types"], told["may_upload"]) == (["sr-latn"], [], False)


def test_rights_are_those_of_the_user_by_section_and_language(dms, make_system, tree):
    act = make_act(tree)
    translators = make_system("translators", "Translators sr-latn")
    assert translators.draft().status_code == 403
    assert translators.patch(act.pk, {"fields": {"title": "A"}}, '"x"').status_code == 403
    number = dms.draft().json()["id"]
    assert translators.get(f"drafts/{number}/").status_code == 404
    officers = make_system("files", "Documents officers")
    assert officers.draft().status_code == 403
    assert officers.upload().status_code == 201
    assert translators.upload().status_code == 403
    assert [call.status for call in Call.objects.filter(client="translators").order_by("pk")] == [403, 403, 404, 403]


def test_answers_are_for_nobody_else(dms):
    answer = dms.get("whoami/", Origin="https://other.example")
    assert "no-store" in answer.headers["Cache-Control"]
    assert "Authorization" in answer.headers["Vary"]
    assert not [name for name in answer.headers if name.startswith("Access-Control")]
    assert not answer.cookies


def test_unknown_parameters_are_refused(dms):
    assert dms.get("whoami/?as=admin").status_code == 400
    assert dms.draft(address="drafts/?dry_run=maybe").status_code == 422
    assert dms.draft(address="drafts/?publish=true").status_code == 400
    assert dms.get("drafts/").status_code == 400
    assert dms.post("drafts/", "a=b", content_type="application/x-www-form-urlencoded").status_code == 415


def test_the_same_call_is_done_once(dms):
    key = {"Idempotency-Key": '"7f0c"'}
    first, second = dms.draft(headers=key), dms.draft(headers=key)
    assert first.status_code == second.status_code == 201
    assert first.content == second.content
    assert first.headers["ETag"] == second.headers["ETag"]
    assert second.headers["Idempotency-Replayed"] == "true"
    assert ActPage.objects.count() == 1
    assert last_call().repeated
    assert dms.draft(ACT | {"title": "Tjetër"}, headers=key).status_code == 422
    assert dms.draft(headers={"Idempotency-Key": "a b"}).status_code == 400


def test_an_answer_again_is_for_who_may_see_it_now_and_keeps_no_words(dms):
    key = {"Idempotency-Key": "7f0c"}
    first = dms.draft(headers=key)
    number = first.json()["id"]
    page = ActPage.objects.get(pk=number)
    page.title = "Puna e redaktorit"
    page.save_revision()
    second = dms.draft(headers=key)
    assert (second.status_code, second.headers["Location"]) == (201, first.headers["Location"])
    assert second.json()["fields"]["title"] == "Puna e redaktorit"
    assert second.headers["ETag"] == dms.get(f"drafts/{number}/").headers["ETag"]
    assert ACT["title"] not in str(KeptAnswer.objects.values())
    dms.user.groups.set(Group.objects.filter(name="Translators sr-latn"))
    assert dms.draft(headers=key).status_code == dms.get(f"drafts/{number}/").status_code == 404
    dms.user.groups.set(Group.objects.filter(name="Editors"))
    page.delete()
    assert dms.draft(headers=key).status_code == 404


def test_the_same_upload_is_done_once_whatever_the_borders_of_the_form(dms):
    key = {"Idempotency-Key": "7f0c"}
    first = dms.upload(headers=key)
    assert first.status_code == 201
    assert dms.upload(headers=key).content == first.content
    assert PublicationDocument.objects.count() == 1


def test_a_call_under_way_is_not_done_twice_and_one_broken_off_may_come_again(dms):
    KeptAnswer.objects.all().delete()
    key = {"Idempotency-Key": "7f0c"}
    assert dms.draft(headers=key).status_code == 201
    KeptAnswer.objects.update(status=None)
    assert dms.draft(headers=key).status_code == 409
    KeptAnswer.objects.update(started_at=timezone.now() - timedelta(minutes=11))
    assert dms.draft(headers=key).status_code == 201


def test_a_refused_call_may_be_corrected_under_its_key(dms):
    key = {"Idempotency-Key": "7f0c"}
    assert dms.draft(ACT | {"title": ""}, headers=key).status_code == 422
    assert dms.draft(headers=key).status_code == 201


def test_old_keys_and_calls_are_forgotten(dms, settings):
    dms.draft(headers={"Idempotency-Key": "7f0c"})
    settings.INTAKE_KEYS_KEPT_DAYS, settings.INTAKE_CALLS_KEPT_DAYS = 7, 30
    KeptAnswer.objects.update(started_at=timezone.now() - timedelta(days=8))
    Call.objects.update(at=timezone.now() - timedelta(days=29))
    call_command("forget_calls", verbosity=0)
    assert (KeptAnswer.objects.count(), Call.objects.count()) == (0, 1)
    Call.objects.update(at=timezone.now() - timedelta(days=31))
    call_command("forget_calls", verbosity=0)
    assert not Call.objects.exists()


def everything(tmp_path) -> dict:
    models = (Page, Revision, PageLogEntry, ModelLogEntry, PublicationDocument, DocumentRecord, DocumentVersion)
    counts = {model.__name__: model.objects.count() for model in (*models, ExternalNumber, KeptAnswer)}
    return counts | {"files": sorted(str(path) for path in tmp_path.rglob("*") if path.is_file())}


def test_a_rehearsal_checks_everything_and_leaves_nothing(
    dms, publisher, tree, tmp_path, django_capture_on_commit_callbacks
):
    act = make_act(tree)
    before = everything(tmp_path)
    key = {"Idempotency-Key": "7f0c"}
    with django_capture_on_commit_callbacks(execute=True):
        made = dms.draft(address="drafts/?dry_run=true", external_id="17", submit=True, headers=key)
        uploaded = dms.upload("uploads/?dry_run=true", headers=key)
        changed = dms._send(
            "patch",
            f"drafts/{act.pk}/?dry_run=true",
            {"fields": {"title": "A"}},
            If_Match=dms.get(f"drafts/{act.pk}/").headers["ETag"],
        )
        translated = dms.post(f"drafts/{act.pk}/translations/?dry_run=true", {"language": "sr-latn"})
        wrong = dms.draft(ACT | {"title": ""}, address="drafts/?dry_run=true")
    answers = (made, uploaded, changed, translated, wrong)
    assert [answer.status_code for answer in answers] == [201, 201, 200, 201, 422]
    assert "ETag" not in made.headers
    assert "Location" not in made.headers
    assert everything(tmp_path) == before
    assert mail.outbox == []
    assert Call.objects.filter(dry_run=True).count() == 5


def test_every_call_is_written_down_without_what_was_sent(dms):
    number = dms.draft(external_id="DMS 17").json()["id"]
    call = last_call()
    assert (call.client, call.operation, call.status, call.page_id) == ("dms", "create", 201, number)
    assert call.token.startswith("dms 1 (wagtail_")
    assert dms.token not in str(Call.objects.values())
    actions = list(PageLogEntry.objects.filter(page=number, user=dms.user).values_list("action", flat=True))
    assert {"wagtail.create", "wagtail.edit", "komuna.written_by_system"} <= set(actions)


def test_submitting_hands_over_to_the_review_and_publishes_nothing(dms, publisher):
    refused = dms.draft(ACT | {"protocol_number": ""}, submit=True)
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == "#/fields/protocol_number"
    made = dms.draft(submit=True)
    assert made.status_code == 201, made.content
    assert made.json()["in_review"]
    page = ActPage.objects.get()
    assert (page.live, page.current_workflow_state.requested_by) == (False, dms.user)
    assert dms.patch(page.pk, {"submit": True}).status_code in (422, 423)


def test_where_nobody_reviews_a_draft_cannot_be_handed_over(dms):
    answer = dms.draft(submit=True)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == "#/submit"
    assert not ActPage.objects.exists()


def test_what_fails_by_itself_is_written_down_and_changes_nothing(dms, monkeypatch):
    def fail(*args, **kwargs):
        raise ZeroDivisionError

    monkeypatch.setattr("cms.intake.writing.drafts.log", fail)
    with pytest.raises(ZeroDivisionError):
        dms.draft(headers={"Idempotency-Key": "7f0c"})
    assert not ActPage.objects.exists()
    assert not KeptAnswer.objects.exists()
    assert last_call().status == 500
