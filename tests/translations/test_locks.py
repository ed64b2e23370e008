"""On a page locked by somebody else, no view of the translation editor changes anything."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail_localize.models import StringTranslation, Translation

from pages.models import NewsPage

pytestmark = pytest.mark.one_database


@pytest.fixture
def locked(twin, make_user):
    twin.locked, twin.locked_by = True, make_user("tjetri", "Editors")
    twin.save()
    return twin


def string_address(translation) -> str:
    segment = translation.source.stringsegment_set.get(context__path="title")
    return reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])


def put(client, address: str, value: str = "Novi put"):
    return client.put(address, f"value={value}", content_type="application/x-www-form-urlencoded")


def upload(client, translation, content: bytes | None):
    files = {} if content is None else {"file": SimpleUploadedFile("sr.po", content)}
    return client.post(reverse("wagtail_localize:upload_pofile", args=[translation.pk]), files, follow=True)


def exported(translation) -> bytes:
    po = translation.export_po()
    for entry in po:
        entry.msgstr = "Novi put"
    return str(po).encode()


def test_a_translator_translates_a_text(signed_in, translator, translated):
    assert put(signed_in(translator), string_address(translated)).status_code == 201


def test_a_text_of_a_locked_page_is_not_changed(signed_in, translator, translated, locked):
    client = signed_in(translator)
    answer = put(client, string_address(translated))
    assert answer.status_code == 403
    assert answer.json()["detail"]
    assert client.delete(string_address(translated)).status_code == 403
    assert not StringTranslation.objects.exists()


def test_a_fact_of_a_locked_page_is_not_overridden(signed_in, translator, translated, locked, news):
    segment = translated.source.overridablesegment_set.first()
    number = segment.pk if segment else 1
    address = reverse("wagtail_localize:edit_override", args=[translated.pk, number])
    assert put(signed_in(translator), address).status_code == 403


@pytest.mark.parametrize("name", ["machine_translate", "stop_translation"])
def test_the_translation_of_a_locked_page_is_neither_filled_nor_stopped(
    signed_in, translator, translated, locked, name
):
    answer = signed_in(translator).post(reverse(f"wagtail_localize:{name}", args=[translated.pk]))
    assert answer.status_code == 302
    assert Translation.objects.get(pk=translated.pk).enabled


def test_a_locked_page_is_not_published_in_the_translation_editor(
    signed_in, publisher, locked, translate_all, at_commit
):
    translate_all()
    with at_commit():
        signed_in(publisher).post(reverse("wagtailadmin_pages:edit", args=[locked.pk]), {"action": "publish"})
    assert not NewsPage.objects.get(pk=locked.pk).live


def test_a_locked_page_is_not_published_by_synchronising(
    signed_in, publisher, translated, locked, translate_all, at_commit
):
    translate_all()
    address = reverse("wagtail_localize:update_translations", args=[translated.source_id])
    with at_commit():
        signed_in(publisher).post(address, {"publish_translations": "on"})
    assert not NewsPage.objects.get(pk=locked.pk).live


def test_a_stopped_translation_of_a_locked_page_is_not_started_again(signed_in, publisher, translated, locked):
    Translation.objects.update(enabled=False)
    address = reverse("wagtailadmin_pages:edit", args=[locked.pk])
    signed_in(publisher).post(address, {"localize-restart-translation": "1"})
    assert not Translation.objects.get(pk=translated.pk).enabled


def test_a_po_file_is_not_taken_for_a_locked_page(signed_in, translator, translated, locked):
    upload(signed_in(translator), translated, exported(translated))
    assert not StringTranslation.objects.exists()


def test_a_po_file_that_was_exported_here_is_taken(signed_in, translator, translated):
    upload(signed_in(translator), translated, exported(translated))
    assert set(StringTranslation.objects.values_list("data", flat=True)) == {"Novi put"}


@pytest.mark.parametrize(
    "content",
    [
        None,
        b"",
        b'msgid "Rruga e re"\nmsgstr "Novi put"\n',
        b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "a"\nmsgstr "b"\n',
        b"\xff\xfe\x00\x01",
        b"/etc/hostname",
        b"not a po file at all",
        b'msgid ""\nmsgstr ""\n"X-WagtailLocalize-TranslationID: x\\n"\n\nmsgid "a\x00"\nmsgstr "b"\n',
    ],
)
def test_a_po_file_that_is_of_no_use_is_refused_with_a_sentence(signed_in, translator, translated, content):
    answer = upload(signed_in(translator), translated, content)
    assert answer.status_code == 200
    assert [str(message) for message in answer.context["messages"]] or b"PO" in answer.content
    assert not StringTranslation.objects.exists()


def test_the_texts_of_a_page_one_may_not_edit_are_out_of_reach(signed_in, outsider, translated):
    client = signed_in(outsider)
    assert put(client, string_address(translated)).status_code == 403
    assert client.get(reverse("wagtail_localize:download_pofile", args=[translated.pk])).status_code == 302
    assert not StringTranslation.objects.exists()


def test_a_request_without_its_value_is_a_bad_request(signed_in, translator, translated):
    address = string_address(translated)
    answer = signed_in(translator).put(address, "", content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 400
