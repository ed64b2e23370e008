"""What a machine wrote is marked, and public only after a person confirmed it."""

import json

import pytest
import requests
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Workflow
from wagtail_localize.models import StringTranslation

from cms.roles.publication import WORKFLOW
from cms.translations import machine
from cms.translations.log_actions import MACHINE_HELD
from cms.translations.models import TranslatedSource
from cms.translations.readiness import publication_obstacle
from pages.models import NewsPage

from .conftest import ask_machine

pytestmark = pytest.mark.one_database

SERVICE = {
    "CLASS": "cms.translations.machine_service.LibreTranslate",
    "OPTIONS": {"LIBRETRANSLATE_URL": "https://translate.example.org/", "API_KEY": "key", "TIMEOUT": 3},
}


class Answer:
    def __init__(self, texts, status=200):
        self.texts, self.status = texts, status

    def raise_for_status(self):
        if self.status >= 400:
            raise requests.HTTPError(str(self.status))

    def json(self):
        return {"translatedText": self.texts}


def is_live(page) -> bool:
    return NewsPage.objects.get(pk=page.pk).live


def test_what_a_machine_wrote_is_counted_and_shown_as_such(machine_written, twin):
    row = TranslatedSource.objects.get(translation_key=twin.translation_key)
    assert (row.machine_count, row.untranslated_count) == (2, 0)
    page = machine_written.get(reverse("komuna_translations:machine", args=[twin.pk])).content.decode()
    assert "re e Rruga" in page
    assert "Rruga e re" in page


def test_unconfirmed_texts_are_published_by_no_door(machine_written, translated, twin, at_commit, publisher):
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    with at_commit():
        machine_written.post(reverse("wagtailadmin_pages:edit", args=[twin.pk]), {"action": "publish"})
        machine_written.post(f"{bulk}?id={twin.pk}", {"include_descendants": "false"})
        synchronise = reverse("wagtail_localize:update_translations", args=[translated.source_id])
        machine_written.post(synchronise, {"publish_translations": "on", "use_machine_translation": "on"})
    assert not is_live(twin)
    revision = translated.source.get_ephemeral_translated_instance(twin.locale).save_revision()
    with pytest.raises(ValidationError, match="2"):
        revision.publish()
    assert not is_live(twin)


def start_workflow(translated, twin, user):
    """The translation as the machine left it waits for somebody who approves it."""
    draft = translated.source.get_ephemeral_translated_instance(twin.locale)
    draft.save_revision(user=user)
    return Workflow.objects.get(name=WORKFLOW).start(NewsPage.objects.get(pk=twin.pk), user)


@pytest.mark.parametrize("dialogue", [{}, {"headers": {"x-requested-with": "XMLHttpRequest"}}])
def test_an_approval_is_refused_with_a_sentence_and_still_waits(machine_written, translated, twin, publisher, dialogue):
    state = start_workflow(translated, twin, publisher)
    task = state.current_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[twin.pk, "approve", task.pk])
    response = machine_written.post(address, {"comment": ""}, **dialogue)
    editor = reverse("wagtailadmin_pages:edit", args=[twin.pk])
    assert editor in (response.content.decode() if dialogue else response.url)
    state.refresh_from_db()
    task.refresh_from_db()
    assert (state.status, task.status, is_live(twin)) == ("in_progress", "in_progress", False)
    told = machine_written.get(editor, follow=True).content.decode()
    assert "2 tekste" in told or "2 texts" in told


def test_the_interface_of_the_admin_refuses_with_the_sentence(machine_written, translated, twin, publisher):
    translated.source.get_ephemeral_translated_instance(twin.locale).save_revision(user=publisher)
    answer = machine_written.post(reverse("wagtailadmin_api:pages:action", args=[twin.pk, "publish"]))
    assert answer.status_code == 400
    assert "2" in answer.json()["__all__"][0]
    assert not is_live(twin)


def test_a_planned_publication_with_unconfirmed_texts_is_cancelled_and_the_others_happen(
    machine_written, translated, twin, draft
):
    for page in (translated.source.get_ephemeral_translated_instance(twin.locale), draft):
        revision = page.save_revision()
        revision.approved_go_live_at = timezone.now()
        revision.save()
    call_command("publish_scheduled", verbosity=0)
    assert (is_live(twin), is_live(draft)) == (False, True)
    assert not twin.revisions.filter(approved_go_live_at__isnull=False).exists()
    history = machine_written.get(reverse("wagtailadmin_pages:history", args=[twin.pk]))
    assert MACHINE_HELD in {entry.action for entry in history.context["object_list"]}


def test_a_page_of_its_own_does_not_carry_them_into_public_either(machine_written, translated, twin, at_commit):
    with at_commit():
        machine_written.post(reverse("wagtail_localize:stop_translation", args=[translated.pk]))
    twin.refresh_from_db()
    draft = twin.get_latest_revision_as_object()
    assert draft.title == "re e Rruga"
    assert publication_obstacle(twin)
    with pytest.raises(ValidationError):
        twin.get_latest_revision().publish()
    draft.title, draft.summary = "Novi put", "Otvara se sutra."
    draft.save_revision().publish()
    assert is_live(twin)


def test_ticked_texts_become_the_persons_own_and_the_page_can_be_published(machine_written, twin, publisher, at_commit):
    address = reverse("komuna_translations:machine", args=[twin.pk])
    first, second = machine.machine_texts(twin).values_list("pk", flat=True)
    with at_commit():
        machine_written.post(address, {"text": [first]})
    assert publication_obstacle(twin)
    with at_commit():
        machine_written.post(address, {"text": [second]})
        machine_written.post(reverse("wagtailadmin_pages:edit", args=[twin.pk]), {"action": "publish"})
    assert is_live(twin)
    assert set(StringTranslation.objects.values_list("last_translated_by", "translation_type")) == {
        (publisher.pk, "manual")
    }


def test_nobody_confirms_in_a_language_that_is_not_theirs(machine_written, signed_in, outsider, twin):
    texts = list(machine.machine_texts(twin).values_list("pk", flat=True))
    signed_in(outsider).post(reverse("komuna_translations:machine", args=[twin.pk]), {"text": texts})
    assert machine.machine_texts(twin).count() == 2


def test_the_service_is_asked_for_all_texts_and_what_it_answers_is_stored_tidy_and_in_latin(
    settings, monkeypatch, signed_in, publisher, translated, twin, at_commit
):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = SERVICE
    asked = []

    def post(address, data, headers, timeout):
        asked.append((address, json.loads(data), timeout))
        return Answer(["Нови пут \n", "<br>\xa0Отвара  се\nсутра.<br>"])

    monkeypatch.setattr(requests, "post", post)
    with at_commit():
        ask_machine(signed_in(publisher), translated)
    [(address, data, timeout)] = asked
    assert (address, timeout, data["source"], data["target"]) == (
        "https://translate.example.org/translate",
        3,
        "sq",
        "sr",
    )
    assert set(machine.machine_texts(twin).values_list("text", flat=True)) == {"Novi put", "Otvara se sutra."}


def test_a_text_that_the_service_has_no_words_for_stays_untranslated(
    settings, monkeypatch, signed_in, publisher, translated, twin, at_commit
):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = SERVICE
    monkeypatch.setattr(requests, "post", lambda *args, **kwargs: Answer(["Novi put", " <br> "]))
    with at_commit():
        ask_machine(signed_in(publisher), translated)
    row = TranslatedSource.objects.get(translation_key=twin.translation_key)
    assert (row.machine_count, row.untranslated_count) == (1, 1)


@pytest.mark.parametrize(
    "answer",
    [requests.ConnectTimeout(), requests.ConnectionError(), Answer(["a", "b"], 503), Answer(["one"]), Answer([1, 2])],
)
def test_a_failure_of_the_service_is_a_sentence_and_nothing_is_half_done(
    settings, monkeypatch, signed_in, publisher, translated, answer
):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = SERVICE

    def post(*args, **kwargs):
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(requests, "post", post)
    before = translated.source.last_updated_at
    client = signed_in(publisher)
    for response in (
        ask_machine(client, translated),
        client.post(
            reverse("wagtail_localize:update_translations", args=[translated.source_id]),
            {"use_machine_translation": "on"},
            follow=True,
        ),
    ):
        assert [message.level_tag for message in response.context["messages"]] == ["error"]
    assert not StringTranslation.objects.exists()
    translated.source.refresh_from_db()
    assert translated.source.last_updated_at == before
