"""What is hidden no longer shows from the moment in which it is hidden, not from the next work of a worker."""

import pytest
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from documents.models import PageText
from documents.versions import withdraw
from pages.models import ActPage
from pages.years import year_page
from search.engines import engine
from search.models import CatalogueEntry, CatalogueRecord
from tests.builders import make_act


@pytest.fixture
def act(tree, make_document, committed):
    with committed():
        document = make_document(title="Vendimi i nënshkruar")
        PageText.objects.create(version=document.current_version, number=2, text="Ujësjellësi")
        return make_act(tree, documents=[document])


def hide_in_a_closed_section(act):
    section = act.get_parent().get_parent()
    closed = year_page(section.specific, 2019)
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    act.move(closed, pos="last-child")


def restrict(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


@pytest.mark.parametrize(
    "hide",
    [
        lambda act: act.unpublish(),
        lambda act: act.delete(),
        lambda act: restrict(act),
        lambda act: restrict(act.get_parent()),
        hide_in_a_closed_section,
    ],
    ids=["unpublished", "deleted", "restricted", "restricted above", "moved below a restriction"],
)
def test_nothing_finds_a_page_from_the_moment_in_which_it_is_hidden(act, committed, hide):
    assert CatalogueEntry.objects.filter(page=act).exists()
    with committed():
        hide(act)
        # What is asked here stands before any work of a task.
        assert not CatalogueEntry.objects.filter(page=act.pk).exists()
        assert not CatalogueRecord.objects.filter(translation_key=act.translation_key).exists()
        assert engine().frequencies(["ujesjel", "buxhet"]) == {"ujesjel": 0, "buxhet": 0}
    assert not CatalogueRecord.objects.filter(translation_key=act.translation_key).exists()


def test_a_record_that_loses_a_language_stays_in_the_other(act, committed):
    with committed():
        twin = act.get_translations().get().specific
        twin.title = "Odluka o budžetu"
        twin.save_revision().publish()
    record = CatalogueRecord.objects.get(translation_key=act.translation_key)
    assert "l.sr-latn" in record.facets
    assert CatalogueEntry.objects.get(page=act).languages == ["sq", "sr-latn"]
    with committed():
        restrict(act)
    record = CatalogueRecord.objects.get(translation_key=act.translation_key)
    assert "o.sr-latn" in record.facets.split()
    assert record.position & 0xFFFFFFFF == twin.pk
    assert CatalogueEntry.objects.get(translation_key=act.translation_key).languages == ["sr-latn"]


def files_of(act: ActPage) -> list[str]:
    return CatalogueRecord.objects.get(translation_key=act.translation_key).files.split()


def test_texts_of_files_stand_under_the_sign_of_their_page(act):
    edition = act.attachments.get().document
    found = files_of(act)
    assert found[0] == f"#{edition.pk}.0"
    assert f"#{edition.pk}.2" in found
    assert CatalogueEntry.objects.get(page=act).file_count == 1
    assert "file" in CatalogueRecord.objects.get(translation_key=act.translation_key).facets.split()


def close(document):
    collection = Collection.get_first_root_node().add_child(name="Private")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type=CollectionViewRestriction.LOGIN)
    document.collection = collection
    document.save()


@pytest.mark.parametrize("hide", [lambda document: withdraw(document, "Gabim"), close], ids=["withdrawn", "closed"])
def test_a_file_that_readers_no_longer_get_is_not_searched(act, committed, hide):
    with committed():
        hide(act.attachments.get().document)
        assert not CatalogueRecord.objects.filter(translation_key=act.translation_key).exists()
    assert files_of(act) == []
    assert CatalogueEntry.objects.get(page=act).file_count == 0
