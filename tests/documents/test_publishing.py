"""Before a page is public, somebody has looked at what stands in its documents."""

import pytest
from django.urls import reverse
from django.utils import timezone

from documents import processing
from documents.models import Reading
from tests.admin_forms import filled_form
from tests.builders import make_act
from tests.documents.samples import SAMPLES

NOW = timezone.make_aware(timezone.datetime(2026, 3, 16, 10))
SECRET = (
    "Përfituesi me numër personal 1170234567 dhe telefon +383 44 123 456 merr subvencionin e komunës për vitin 2026."
)


@pytest.fixture
def document(make_document, tmp_path):
    SAMPLES["pdf"](tmp_path / "lista.pdf", [[SECRET]])
    document = make_document(title="Lista e përfituesve", content=(tmp_path / "lista.pdf").read_bytes())
    processing.process(document.current_version.pk, lambda: NOW)
    return document


def _publish(admin_client, act, document, **changes):
    """Attach the document in the editor's form and press the button."""
    address = reverse("wagtailadmin_pages:edit", args=[act.pk])
    row = {
        "attachments-TOTAL_FORMS": "1",
        "attachments-0-document": str(document.pk),
        "attachments-0-role": "main",
        "attachments-0-agenda_item": "",
        "attachments-0-ORDER": "1",
        "attachments-0-id": "",
    }
    return admin_client.post(address, filled_form(admin_client, address, **row, **changes))


def test_a_page_is_not_published_before_somebody_looked_at_its_document(admin_client, tree, document):
    act = make_act(tree)
    answer = _publish(admin_client, act, document, **{"action-publish": "action-publish"})
    assert answer.status_code == 200
    (sentence,) = answer.context["form"].non_field_errors()
    assert "Lista e përfituesve" in sentence
    assert f"/documents/edit/{document.pk}/" in sentence
    assert sentence.count("1") >= 2
    assert not act.attachments.get_live_queryset().exists()
    assert admin_client.get(document.url).status_code == 200
    admin_client.logout()
    assert admin_client.get(document.url).status_code == 404


def test_a_draft_with_such_a_document_is_saved(admin_client, tree, document):
    act = make_act(tree)
    assert _publish(admin_client, act, document).status_code == 302
    act.refresh_from_db()
    assert act.get_latest_revision_as_object().attachments.count() == 1


def test_once_it_was_looked_at_the_page_is_published(admin_client, client, tree, document):
    Reading.objects.update(findings_confirmed_at=timezone.now())
    act = make_act(tree)
    assert _publish(admin_client, act, document, **{"action-publish": "action-publish"}).status_code == 302
    assert client.get(document.url).status_code == 200
