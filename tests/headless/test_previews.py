"""Drafts in the office's own front end: what is shown, to whom, for how long, and that nothing of it goes elsewhere."""

import json
from datetime import date, time

import pytest
from django.core import signing
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page

from cms.api.contract.records import BY_TYPE
from cms.api.models import ApiAnswer
from cms.api.previews.draft import draft_json
from cms.headless.drafts import MOST_OF_A_USER, kept
from cms.headless.models import DraftPreview
from cms.models import Topic
from pages.models import Attachment, ConsultationPage, MeetingPage, NewsPage, StandardPage
from search.catalogue.truth import record_models
from tests.admin_forms import filled_form
from tests.builders import make_act, make_body, publish

from .conftest import framed_address, preview_form, token_of, view_draft

pytestmark = pytest.mark.one_database

SECRET = "Sekret i papublikuar"


def later(monkeypatch, minutes: int) -> None:
    """The signatures' clock goes on."""
    now = signing.time.time()
    monkeypatch.setattr(signing.time, "time", lambda: now + minutes * 60)


def test_without_a_front_end_there_is_one_preview_and_no_interface(editor, draft, read):
    assert len(draft.preview_modes) == 1
    edit = editor.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])).content.decode()
    assert "id_preview_mode" not in edit
    assert "mode=external" not in edit
    answer = view_draft(editor, draft)
    assert b"<iframe" not in answer.content
    assert read("anything").status_code == 404


def test_the_editor_offers_the_front_end_beside_the_portal(editor, draft, front_end):
    edit = editor.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])).content.decode()
    assert '<option value="external">' in edit
    assert f"/admin/pages/{draft.pk}/view_draft/?mode=external" in edit
    assert b"<iframe" not in editor.get(reverse("wagtailadmin_pages:view_draft", args=[draft.pk])).content


def test_the_frame_may_show_that_site_only_and_tells_it_nothing_but_the_token(editor, draft, front_end):
    answer = view_draft(editor, draft)
    assert framed_address(answer).startswith(f"{front_end}/preview.html?token=")
    policy = answer["Content-Security-Policy"].split("; ")
    assert f"frame-src {front_end}" in policy
    assert "default-src 'self'" in policy
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "no-store" in answer["Cache-Control"]
    assert front_end not in editor.get("/admin/")["Content-Security-Policy"]
    assert front_end not in editor.get("/sq/")["Content-Security-Policy"]


def test_the_places_of_the_address_are_filled(editor, draft, settings):
    settings.HEADLESS_PREVIEW_URL = "https://www.example.org/{language}/{type}/{id}?key={key}#token={token}"
    address = framed_address(view_draft(editor, draft))
    assert address.startswith(f"https://www.example.org/sq/news/{draft.pk}?key={draft.translation_key}#token=")


def test_what_nobody_saved_is_read_with_the_contract_of_public_records(editor, draft, front_end, read):
    token = token_of(preview_form(editor, draft, title=SECRET, summary="E re", date="2026-03-02"))
    answer = read(token, origin=front_end)
    record = json.loads(answer.content)
    assert (record["title"], record["summary"], record["date"]) == (SECRET, "E re", "2026-03-02")
    assert (record["id"], record["type"], record["language"]) == (draft.pk, "news", "sq")
    BY_TYPE["news"].model_validate(record | {"published_at": None})
    draft.refresh_from_db()
    assert draft.title == "Sekret"
    assert answer["Access-Control-Allow-Origin"] == front_end
    assert answer["Cache-Control"] == "no-store, private"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "noindex" in answer["X-Robots-Tag"]
    assert not answer.cookies


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "https://www.example.org.evil.example"])
def test_pages_of_other_sites_may_not_read_it(editor, draft, front_end, read, origin):
    answer = read(token_of(view_draft(editor, draft)), origin=origin)
    assert "Access-Control-Allow-Origin" not in answer
    assert "Origin" in answer["Vary"]


def test_a_page_that_was_never_saved_has_no_number(editor, tree, front_end, read):
    section = tree.section_for(NewsPage, "sq")
    add = reverse("wagtailadmin_pages:add", args=["pages", "newspage", section.pk])
    address = reverse("wagtailadmin_pages:preview_on_add", args=["pages", "newspage", section.pk])
    editor.post(address, filled_form(editor, add, title=SECRET, date="2026-03-02"))
    token = token_of(editor.get(address, {"mode": "external"}))
    record = read(token).json()
    assert (record["id"], record["title"], record["published_at"]) == (0, SECRET, None)
    assert not Page.objects.filter(title=SECRET).exists()


def test_files_topics_relations_and_state_are_those_of_the_draft(editor, tree, front_end, read, make_document):
    act = make_act(tree, documents=[make_document("I vjetër")], entry_into_force=date(2026, 3, 1))
    act.attachments = [Attachment(document=make_document("Aneksi"))]
    act.topics = [Topic.objects.create(code="water", name={"sq": "Uji", "sr-latn": "Voda"})]
    act.implementers = [make_body("mayor", "mayor", sq="Kryetari")]
    act.in_force_until = date(2026, 3, 10)
    act.save_revision()
    record = read(token_of(view_draft(editor, act))).json()
    [file] = record["files"]
    assert [edition["title"] for edition in file["editions"]] == ["Aneksi"]
    assert [topic["code"] for topic in record["topics"]] == ["water"]
    assert [body["code"] for body in record["implementers"]] == ["mayor"]
    assert record["state"]["value"] == "repealed"
    assert record["kind"]["value"] == "decision"


def test_the_address_of_a_file_of_a_draft_opens_it_for_those_who_may_see_it_only(
    editor, publisher, draft, front_end, read, make_document, client
):
    draft.attachments = [Attachment(document=make_document("Aneksi"))]
    draft.save_revision()
    [file] = read(token_of(view_draft(editor, draft))).json()["files"]
    address = file["editions"][0]["url"]
    assert client.get(address).status_code == 404
    client.force_login(publisher)
    assert client.get(address).status_code == 200


def test_the_meetings_of_a_consultation_are_those_of_the_form(editor, tree, front_end, read):
    facts = {"date": date(2026, 2, 1), "time": time(10), "venue": "Salla", "issuing_body": make_body()}
    meeting = publish(tree, MeetingPage(title="Mbledhje", **facts))
    hidden = publish(tree, MeetingPage(title="Fshehur", **facts))
    hidden.unpublish()
    consultation = publish(
        tree,
        ConsultationPage(
            title="Konsultim",
            draft_act="Rregullore",
            opens=date(2026, 2, 1),
            closes=date(2026, 4, 1),
            issuing_body=make_body(),
        ),
    )
    consultation.meetings = [meeting, hidden]
    consultation.save_revision()
    record = read(token_of(view_draft(editor, consultation))).json()
    assert [link["title"] for link in record["meetings"]] == ["Mbledhje"]
    assert record["state"]["value"] == "open"


def test_pages_that_are_no_records_have_a_preview_too(admin_client, admin_user, tree, front_end, read):
    pages = [tree.homes["sq"], tree.section_for(NewsPage, "sq")]
    pages.append(pages[0].add_child(instance=StandardPage(title="Kontakti", live=False)))
    for page in pages:
        page.save_revision()
        admin_client.force_login(admin_user)
        assert read(token_of(view_draft(admin_client, page))).json()["title"] == page.title


def test_the_draft_of_a_public_page_is_shown_and_readers_keep_the_public_one(
    editor, tree, front_end, read, client, at_commit
):
    with at_commit():
        news = publish(tree, NewsPage(title="Rruga e re", date=date(2026, 3, 1)))
    news.title = SECRET
    news.save_revision()
    record = read(token_of(view_draft(editor, news))).json()
    assert (record["title"], record["published_at"] is not None) == (SECRET, True)
    assert record["translations"] == []
    assert client.get(f"/api/v1/records/{news.pk}/").json()["title"] == "Rruga e re"


def test_a_translation_that_was_not_published_is_shown_with_its_public_original(
    signed_in, translator, translated, twin, news, front_end, read
):
    from wagtail_localize.models import StringTranslation

    segment = translated.source.stringsegment_set.select_related("string").get(context__path="title")
    StringTranslation.objects.create(
        translation_of=segment.string, locale=translated.target_locale, context=segment.context, data="Novi put"
    )
    client = signed_in(translator)
    address = reverse("wagtail_localize:preview_translation", args=[translated.pk, "external"])
    record = read(token_of(client.get(address))).json()
    assert (record["title"], record["language"]) == ("Novi put", "sr-latn")
    assert [other["title"] for other in record["translations"]] == ["Rruga e re"]


def test_a_token_expires(editor, draft, front_end, read, monkeypatch):
    token = token_of(view_draft(editor, draft))
    later(monkeypatch, 14)
    assert read(token).status_code == 200
    later(monkeypatch, 2)
    answer = read(token)
    assert answer.status_code == 410
    assert answer["Content-Type"].startswith("application/problem+json")
    assert answer["Cache-Control"] == "no-store, private"


def test_what_is_over_is_deleted_and_of_many_only_the_newest_are_kept(editor, draft, front_end):
    for _n in range(MOST_OF_A_USER + 3):
        view_draft(editor, draft)
    assert DraftPreview.objects.count() == MOST_OF_A_USER
    DraftPreview.objects.update(made_at="2020-01-01T00:00Z")
    view_draft(editor, draft)
    assert DraftPreview.objects.count() == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda token: token[:-1] + ("A" if token[-1] != "A" else "B"),
        lambda token: "x" + token,
        lambda token: token.partition(":")[0],
        lambda token: signing.dumps(["0" * 32, 1, 1]),
        lambda token: "%00",
        lambda token: "ë:ë:ë",
        lambda token: "%F0%9F:%ED%A0%80:x",
        lambda token: "a" * 3000,
    ],
)
def test_a_forged_token_is_not_found(editor, draft, front_end, read, change):
    answer = read(change(token_of(view_draft(editor, draft))))
    assert answer.status_code == 404
    assert SECRET not in answer.content.decode()


def test_a_token_of_another_purpose_or_page_is_not_found(editor, draft, news, front_end, read):
    from cms.headless.drafts import _SIGNER

    view_draft(editor, draft)
    row = DraftPreview.objects.get()
    assert read(_SIGNER.sign_object([row.key.hex, row.user_id, news.pk])).status_code == 404
    assert read(_SIGNER.sign_object([row.key.hex, row.user_id + 1, draft.pk])).status_code == 404
    assert read(_SIGNER.sign_object([row.key.hex, row.user_id, draft.pk])).status_code == 200


def sign_out(client, user, page):
    client.force_login(user)
    client.post("/admin/logout/")


def lose_the_groups(client, user, page):
    user.groups.clear()


def be_closed(client, user, page):
    user.is_active = False
    user.save()


def delete_the_page(client, user, page):
    page.delete()


@pytest.mark.parametrize("happens", [sign_out, lose_the_groups, be_closed, delete_the_page])
def test_a_token_is_worth_nothing_once_its_user_may_not_edit_the_page(
    editor, publisher, draft, front_end, read, client, happens
):
    token = token_of(view_draft(editor, draft))
    assert read(token).status_code == 200
    happens(client, publisher, draft)
    assert read(token).status_code == 404


def test_nobody_gets_a_token_for_a_page_that_is_not_theirs(signed_in, translator, outsider, draft, front_end, client):
    for user in (translator, outsider):
        assert view_draft(signed_in(user), draft).status_code in (302, 403)
    client.logout()
    assert view_draft(client, draft).status_code == 302
    assert not DraftPreview.objects.exists()


def test_nothing_of_a_draft_reaches_public_answers(editor, draft, front_end, read, client, catalogue, at_commit):
    with at_commit():
        token = token_of(preview_form(editor, draft, title=SECRET, date="2026-03-02"))
        assert read(token).json()["title"] == SECRET
    catalogue()
    addresses = ["/api/v1/records/", "/api/v1/changes/", "/api/v1/documents/", "/sitemap.xml"]
    addresses += ["/sq/", "/sq/search/?q=sekret", "/sq/lajme/", "/sq/lajme/feed/", f"/api/v1/records/{draft.pk}/"]
    for address in addresses:
        assert SECRET not in client.get(address).content.decode(), address
    assert not ApiAnswer.objects.filter(text__contains=SECRET).exists()


def test_an_empty_form_of_every_type_is_a_draft_that_can_be_shown(editor, publisher, tree, front_end, read):
    for model in record_models():
        section = tree.section_for(model, "sq").pk
        place = ["pages", model._meta.model_name, section]
        editor.force_login(publisher)
        form = filled_form(editor, reverse("wagtailadmin_pages:add", args=place))
        address = reverse("wagtailadmin_pages:preview_on_add", args=place)
        assert editor.post(address, form).json()["is_available"], model
        answer = read(token_of(editor.get(address, {"mode": "external"})))
        assert answer.status_code == 200, model
        assert answer.json()["type"] == model.__name__.removesuffix("Page").lower()


def test_a_draft_that_no_answer_can_say_gets_a_sentence(editor, draft, front_end, read):
    draft.body = json.dumps([{"type": "quote", "id": "x", "value": {"text": None, "attribution": ""}}])
    draft.save_revision()
    answer = read(token_of(view_draft(editor, draft)))
    assert answer.status_code == 409
    assert answer.json()["detail"]


def test_an_unknown_parameter_is_refused(editor, draft, front_end, client):
    token = token_of(view_draft(editor, draft))
    assert client.get(f"/api/v1/previews/{token}/?callback=x").status_code == 400


def test_a_draft_is_written_with_as_many_queries_with_ten_files_as_with_one(
    editor, publisher, tree, front_end, make_document, client
):
    counts = []
    for number, files in enumerate((1, 10)):
        act = make_act(tree, f"Vendim {number}", documents=[make_document() for _n in range(files)])
        page = kept(token_of(view_draft(client, act)))
        with CaptureQueriesContext(connection) as captured:
            assert len(json.loads(draft_json(page))["files"]) == files
        counts.append(len(captured))
    assert counts[1] <= counts[0] <= 20


def test_what_fails_is_logged_without_the_token(editor, draft, front_end, client, monkeypatch, caplog):
    token = token_of(view_draft(editor, draft))

    def fails(*args):
        raise RuntimeError

    monkeypatch.setattr("cms.api.previews.router.kept", fails)
    client.raise_request_exception = False
    assert client.get(f"/api/v1/previews/{token}/").status_code == 500
    logged = [record.getMessage() for record in caplog.records if record.name == "django.request"]
    assert set(logged) == {"Internal Server Error: /api/v1/previews/…/"}
    assert token not in caplog.text
