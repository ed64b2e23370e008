"""XLIFF out and in: a round trip, what is refused, and files that mean harm."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail_localize.models import StringTranslation

from pages.models import NewsPage

pytestmark = pytest.mark.one_database

BOMB = (
    b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    b'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0">&b;</xliff>'
)
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xliff>&a;</xliff>'


@pytest.fixture
def desk(signed_in, translator, translated):
    client = signed_in(translator)

    class Desk:
        def download(self) -> str:
            answer = client.get(reverse("desk:download_xliff", args=[translated.pk]))
            assert answer.status_code == 200
            return answer.content.decode()

        def upload(self, content: str | bytes) -> str:
            data = content.encode() if isinstance(content, str) else content
            file = {"file": SimpleUploadedFile("t.xlf", data)} if data else {}
            address = reverse("desk:upload_xliff", args=[translated.pk])
            return client.post(address, file, follow=True).content.decode()

    return Desk()


def with_target(file: str, source: str, target: str) -> str:
    place = f"<source>{source}</source>"
    assert place in file
    return file.replace(place, f"{place}<target>{target}</target>")


def texts() -> dict[str, str]:
    return dict(StringTranslation.objects.values_list("context__path", "data"))


def test_a_round_trip_keeps_texts_states_and_notes(desk):
    file = desk.download()
    assert file.count('state="initial"') == 2
    assert 'srcLang="sq" trgLang="sr-Latn"' in file
    file = with_target(with_target(file, "Rruga e re", "Novi put &amp; most"), "Hapet nesër.", "Otvara se.")
    assert "2 texts were taken over" in desk.upload(file)
    assert texts() == {"title": "Novi put &amp; most", "summary": "Otvara se."}
    again = desk.download()
    assert "<target>Novi put &amp; most</target>" in again
    assert again.count('state="translated"') == 2
    assert "nothing new" in desk.upload(again)


def test_a_machine_text_that_comes_back_as_it_went_out_is_not_confirmed(desk, by_machine):
    by_machine("title", "Put & <br>most ")
    by_machine("summary", "<b>Otvara</b>  se. ")
    file = desk.download()
    assert file.count("<target>") == 2
    assert "nothing new" in desk.upload(file)
    desk.upload(file.replace("most", "reka"))
    kinds = dict(StringTranslation.objects.values_list("context__path", "translation_type"))
    assert kinds == {"title": "manual", "summary": "machine"}
    by_machine("summary", "<code>Otvara</code> se.")
    file = desk.download()
    assert "a tag that the original does not have" in desk.upload(file)
    assert "1 text was taken over" in desk.upload(re.sub(r"<pc [^>]*html:code[^>]*>(.*?)</pc>", r"\1", file))


def test_tags_go_out_as_elements_and_come_back(desk, news, at_commit):
    body = [{"type": "text", "value": '<p>Shih <a href="https://ks.test/a">aktin</a> dhe <b>afatin</b>.</p>'}]
    page = NewsPage.objects.get(pk=news.pk)
    page.body = body
    with at_commit():
        page.save_revision().publish()
    file = desk.download()
    source = (
        'Shih <pc id="1" type="link" subType="html:a">aktin</pc> dhe '
        '<pc id="2" type="fmt" subType="html:b">afatin</pc>.'
    )
    desk.upload(with_target(file, source, '<pc id="2">Rok</pc> i <pc id="1">akt</pc>.'))
    assert list(texts().values()) == ['<b>Rok</b> i <a id="a1">akt</a>.']
    refused = desk.upload(with_target(file, source, '<pc id="9">Rok</pc>'))
    assert "a tag that the original does not have" in refused


def test_a_changed_text_is_left_out_with_a_sentence_and_the_rest_kept(desk, news, at_commit):
    file = with_target(with_target(desk.download(), "Rruga e re", "Novi put"), "Hapet nesër.", "Otvara se.")
    page = NewsPage.objects.get(pk=news.pk)
    page.summary = "Hapet të hënën."
    with at_commit():
        page.save_revision().publish()
    answer = desk.upload(file)
    assert "1 text was taken over" in answer
    assert "the original changed since the file was made" in answer
    assert texts() == {"title": "Novi put"}


def test_a_text_of_another_original_under_a_known_number_is_left_out(desk):
    file = with_target(desk.download(), "Rruga e re", "Novi put").replace(">Rruga e re<", ">Diçka tjetër<")
    assert "is not the present one" in desk.upload(file)
    assert texts() == {}


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda file: file.replace("sr-Latn", "en"), "another language"),
        (lambda file: file.replace('<file id="t', '<file id="tx'), "another record"),
        (lambda file: file.replace("document:2.0", "document:1.2"), "not an XLIFF 2 file"),
        (lambda file: file[: len(file) // 2], "not an XLIFF file"),
        (lambda file: b"\x00\xff\xfe", "not an XLIFF file"),
        (lambda file: b"", "Choose an XLIFF file"),
        (lambda file: BOMB, "no need of"),
        (lambda file: OUTSIDE, "no need of"),
        (lambda file: b" " * (5 * 1024 * 1024 + 1), "larger than 5 MB"),
    ],
)
def test_unfit_files_are_refused_with_a_sentence(desk, change, sentence):
    file = with_target(desk.download(), "Rruga e re", "Novi put")
    assert sentence in desk.upload(change(file))
    assert texts() == {}


def test_deeply_nested_tags_are_refused(desk):
    nested = "<mrk>" * 500 + "x" + "</mrk>" * 500
    assert "nested too deeply" in desk.upload(with_target(desk.download(), "Rruga e re", nested))


def test_a_locked_page_takes_no_file(desk, twin, publisher):
    NewsPage.objects.filter(pk=twin.pk).update(locked=True, locked_by=publisher)
    desk.upload(with_target(desk.download(), "Rruga e re", "Novi put"))
    assert texts() == {}
