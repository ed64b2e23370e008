"""Every door of the desk is closed to the other language and to people without a page."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail_localize.models import StringTranslation

from cms.desk.models import Assignment
from cms.desk.views.urls import urlpatterns

pytestmark = pytest.mark.one_database

DOORS = [pattern.name for pattern in urlpatterns if "translation_id" in str(pattern.pattern)]


def is_refused(answer) -> bool:
    """Wagtail leads to the home of the admin, where a sentence stands; a success leads somewhere else."""
    return answer.status_code == 302 and answer.url == reverse("wagtailadmin_home")


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("who", ["albanian_translator", "outsider"])
def test_the_other_language_is_refused_at_every_door(request, signed_in, translated, twin, door, who):
    client = signed_in(request.getfixturevalue(who))
    address = reverse(f"desk:{door}", args=[translated.pk])
    data = {"title": "x", "assignee": "1", "file": SimpleUploadedFile("t.xlf", b"<xliff/>")}
    answers = [client.post(address, data)]
    if door not in ("take", "upload_xliff"):
        answers.append(client.get(address))
    for answer in answers:
        assert is_refused(answer)
    assert not StringTranslation.objects.exists()
    assert not Assignment.objects.exists()


@pytest.mark.parametrize("who", ["albanian_translator", "outsider"])
def test_the_inbox_of_the_other_language_is_empty(request, signed_in, translated, twin, who):
    page = signed_in(request.getfixturevalue(who)).get(reverse("desk:inbox"))
    assert page.status_code == 200
    assert "Rruga e re" not in page.content.decode()


def test_a_translator_gives_no_work_to_others(signed_in, translator, translated, twin):
    address = reverse("desk:assign", args=[translated.pk])
    client = signed_in(translator)
    assert is_refused(client.get(address))
    assert is_refused(client.post(address, {"assignee": translator.pk, "opened": ""}))
    assert not Assignment.objects.exists()


def test_a_stopped_translation_has_no_editor(signed_in, translator, translated):
    translated.enabled = False
    translated.save()
    answer = signed_in(translator).get(reverse("desk:edit", args=[translated.pk]), follow=True)
    assert answer.status_code == 404
