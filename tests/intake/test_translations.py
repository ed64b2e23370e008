"""Drafts in one more language: for translators, or with words of the other system."""

from wagtail.models import PageViewRestriction
from wagtail_localize.models import Translation

from cms.translations.readiness import running_translation
from pages.models import ActPage
from tests.builders import make_act


def test_without_words_the_draft_is_left_to_the_translators(dms, tree):
    act = make_act(tree)
    answer = dms.post(f"drafts/{act.pk}/translations/", {"language": "sr-latn", "external_id": "17"})
    assert answer.status_code == 201, answer.content
    page = ActPage.objects.get(pk=answer.json()["id"])
    assert (page.live, page.translation_key, page.locale.language_code) == (False, act.translation_key, "sr-latn")
    assert running_translation(page)
    assert dms.patch(page.pk, {"fields": {"title": "A"}}).status_code == 409


def test_with_words_the_draft_is_a_page_of_its_own(dms, tree):
    act = make_act(tree)
    body = {"language": "sr-latn", "fields": {"title": "Odluka o budžetu"}}
    answer = dms.post(f"drafts/{act.pk}/translations/", body)
    assert answer.status_code == 201, answer.content
    fields = answer.json()["fields"]
    assert (fields["title"], fields["protocol_number"], fields["issuing_body"]) == (
        "Odluka o budžetu",
        act.protocol_number,
        "assembly",
    )
    assert fields["summary"] == ""
    assert not Translation.objects.filter(enabled=True).exists()
    assert dms.patch(answer.json()["id"], {"fields": {"title": "Odluka"}}).status_code == 200
    assert dms.post(f"drafts/{act.pk}/translations/", {"language": "sr-latn", "submit": True}).status_code == 422
    again = dms.post(f"drafts/{act.pk}/translations/", body)
    assert again.status_code == 409
    assert again.json()["errors"][0]["id"] == answer.json()["id"]


def test_translators_write_in_their_language_alone(dms, make_system, tree):
    translators = make_system("translators", "Translators sr-latn")
    act = make_act(tree)
    own = dms.draft().json()["id"]
    assert translators.post(f"drafts/{act.pk}/translations/", {"language": "sr-latn"}).status_code == 201
    assert translators.post(f"drafts/{own}/translations/", {"language": "sr-latn"}).status_code == 404
    assert translators.post(f"drafts/{act.pk}/translations/", {"language": "sq"}).status_code == 403
    assert dms.post(f"drafts/{act.pk}/translations/", {"language": "xx"}).status_code == 403
    assert dms.post(f"drafts/{act.pk}/translations/", {"language": "sq"}).status_code == 403


def test_titles_of_closed_pages_are_told_to_nobody(make_system, tree):
    translators = make_system("translators", "Translators sr-latn")
    act = make_act(tree, title="Sekret")
    PageViewRestriction.objects.create(page=act, restriction_type="login")
    read = translators.get(f"drafts/{act.pk}/")
    translated = translators.post(f"drafts/{act.pk}/translations/", {"language": "sr-latn"})
    for answer in (read, translated):
        assert answer.status_code == 404
        assert b"Sekret" not in answer.content
