"""Choosing a document: it stands for all its languages, and readers get the edition of theirs."""

import pytest
from django.urls import reverse
from django.utils import translation
from wagtail.rich_text import expand_db_html

from documents.models import DocumentRecord
from tests.builders import make_act
from tests.documents.public.conftest import close_collection


def _two_languages(make_document):
    record = DocumentRecord.objects.create(reference="12/2026")
    sq = make_document(title="Vendimi", language="sq", record=record)
    return sq, make_document(title="Odluka", language="sr-latn", record=record)


def test_the_chooser_shows_a_document_once_with_its_languages(admin_client, tree, make_document):
    _two_languages(make_document)
    rows = admin_client.get(reverse("wagtaildocs_chooser:choose_results")).content.decode()
    assert rows.count("12/2026") == 1
    assert "Vendimi" in rows
    assert "Odluka" not in rows
    assert "Shqip, Serbisht" in rows


def test_the_chooser_finds_a_document_by_its_title_in_any_language(admin_client, tree, make_document):
    _two_languages(make_document)
    rows = admin_client.get(reverse("wagtaildocs_chooser:choose_results"), {"q": "Odluka"}).content.decode()
    assert "Odluka" in rows


def test_the_chooser_asks_the_same_number_of_questions_for_many_documents(
    admin_client, tree, make_document, django_assert_num_queries
):
    def questions():
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as captured:
            admin_client.get(reverse("wagtaildocs_chooser:choose_results"))
        return len(captured)

    _two_languages(make_document)
    few = questions()
    for _number in range(5):
        _two_languages(make_document)
    assert questions() == few


def test_a_link_in_a_text_leads_to_the_edition_of_the_reader(tree, make_document):
    sq, sr = _two_languages(make_document)
    text = f'<p><a linktype="document" id="{sq.pk}">teksti</a></p>'
    with translation.override("sq"):
        assert expand_db_html(text) == f'<p><a href="{sq.url}">teksti</a></p>'
    with translation.override("sr-latn"):
        assert expand_db_html(text) == f'<p><a href="{sr.url}">teksti</a></p>'


def test_a_link_to_a_document_without_the_language_of_the_reader_says_so(tree, make_document):
    sq = make_document(title="Vendimi", language="sq")
    with translation.override("sr-latn"):
        html = expand_db_html(f'<a linktype="document" id="{sq.pk}">tekst</a>')
    assert f'href="{sq.url}" hreflang="sq" data-language="' in html


@pytest.mark.parametrize("number", ["999", "9" * 20, "9" * 5000, "x"])
def test_a_link_to_a_document_that_is_gone_is_plain_text(tree, number):
    assert expand_db_html(f'<a linktype="document" id="{number}">teksti</a>') == "<a>teksti</a>"


def test_a_link_to_an_edition_of_a_closed_collection_leads_to_an_open_one(tree, make_document):
    sq, sr = _two_languages(make_document)
    close_collection(sq)
    with translation.override("sq"):
        assert f'<a href="{sr.url}"' in expand_db_html(f'<a linktype="document" id="{sq.pk}">teksti</a>')
    close_collection(sr)
    assert expand_db_html(f'<a linktype="document" id="{sq.pk}">teksti</a>') == "<a>teksti</a>"


def test_a_document_named_in_a_text_is_public_with_its_page(client, tree, make_document):
    sq, sr = _two_languages(make_document)
    body = [("text", f'<p><a linktype="document" id="{sq.pk}">teksti</a></p>')]
    act = make_act(tree)
    assert client.get(sr.url).status_code == 404
    act.body = body
    act.save_revision().publish()
    assert [client.get(document.url).status_code for document in (sq, sr)] == [200, 200]
    act.unpublish()
    assert [client.get(document.url).status_code for document in (sq, sr)] == [404, 404]
