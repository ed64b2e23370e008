"""Documents on the pages that show them: the reader's edition, the other languages, withdrawn ones, and blocks."""

import pytest
from wagtail.models import Locale

from documents.versions import withdraw
from tests.builders import make_act
from tests.site_maps import part_of, site_maps

from .conftest import close_collection, queries

pytestmark = pytest.mark.one_database


@pytest.fixture
def pair(make_document):
    albanian = make_document(title="Vendimi", language="sq")
    return albanian, make_document(title="Odluka", language="sr-latn", record=albanian.record)


def with_blocks(tree, *documents, language="sq"):
    """An act with a block for each document in its text."""
    act = make_act(tree, "Akti", language, protocol_number="B-1")
    act.body = [{"type": "document", "value": document.pk} for document in documents]
    act.save_revision().publish()
    return act


def text_of(client, page) -> str:
    answer = client.get(page.url)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_reader_gets_the_edition_of_his_language_and_links_to_the_others(client, tree, pair):
    albanian, serbian = pair
    text = text_of(client, make_act(tree, documents=[serbian]))
    assert f'<a class="file" href="{albanian.url}"' in text
    assert f'<a href="{serbian.url}" hreflang="sr-Latn">' in text
    assert f'href="/sq/d/{albanian.pk}/"' in text
    assert "language--other" not in text


def test_a_file_of_another_language_says_so(client, tree, make_document):
    assert "language--other" in text_of(client, make_act(tree, documents=[make_document(language="sr-latn")]))


def test_a_withdrawn_file_is_a_note_without_a_link_to_it(client, tree, pair):
    albanian, serbian = pair
    act = make_act(tree, documents=[albanian])
    withdraw(albanian, "Të dhëna personale")
    text = text_of(client, act)
    assert "Të dhëna personale" in text
    assert albanian.url not in text
    assert serbian.url in text


def test_a_block_shows_the_edition_of_the_readers_language(client, tree, pair):
    albanian, serbian = pair
    assert f'<a class="file" href="{albanian.url}"' in text_of(client, with_blocks(tree, serbian))
    assert f'<a class="file" href="{serbian.url}"' in text_of(client, with_blocks(tree, albanian, language="sr-latn"))


def test_a_block_never_shows_an_edition_of_a_closed_collection(client, tree, pair):
    albanian, serbian = pair
    act = with_blocks(tree, albanian)
    close_collection(albanian)
    text = text_of(client, act)
    assert "Vendimi" not in text
    assert serbian.url in text
    close_collection(serbian)
    assert "Odluka" not in text_of(client, act)


def test_a_block_of_a_deleted_document_shows_nothing(client, tree, make_document):
    document = make_document(title="Nuk ekziston")
    act = with_blocks(tree, document)
    document.delete()
    assert "Nuk ekziston" not in text_of(client, act)


def test_a_withdrawn_document_in_a_block_is_a_note(client, tree, make_document):
    document = make_document(title="Vendimi")
    act = with_blocks(tree, document)
    withdraw(document, "Të dhëna personale")
    text = text_of(client, act)
    assert "Të dhëna personale" in text
    assert document.url not in text


def test_blocks_cost_one_query_however_many_they_are(client, tree, make_document):
    none = queries(client, with_blocks(tree).url)
    documents = [make_document(title=f"Vendimi {number}") for number in range(6)]
    assert queries(client, with_blocks(tree, documents[0]).url) == none + 1
    assert queries(client, with_blocks(tree, *documents).url) == none + 1


def test_the_site_map_has_the_page_of_each_edition_with_its_twins(client, tree, pair):
    albanian, serbian = pair
    make_act(tree, documents=[albanian])
    text = site_maps(client)
    assert f"/sq/d/{albanian.pk}/</loc>" in text
    assert f"/sr-latn/d/{serbian.pk}/</loc>" in text
    assert text.count(f"/sr-cyrl/d/{serbian.pk}/</loc>") == 1
    assert text.count('hreflang="sr-Latn"') == text.count('hreflang="sq"') == 3
    assert Locale.objects.count() == 2


def test_the_site_map_makes_the_same_queries_for_one_document_as_for_ten(client, tree, make_document):
    document = make_document()
    make_act(tree, documents=[document])
    part = part_of("documents", document.pk)
    one = queries(client, part)
    make_act(tree, "Tjetër", documents=[make_document() for _ in range(10)], protocol_number="2")
    assert queries(client, part) == one
