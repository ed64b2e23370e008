"""The command finds and mends every difference, goes on where it was cut off, and costs little."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.later import many_at_once
from documents.models import PageText
from search.catalogue import rebuilding, writing
from search.catalogue.difference import all_keys, differences
from search.catalogue.rebuilding import Place
from search.models import CatalogueEntry, CatalogueRecord, VocabularyWord
from tests.builders import make_act


@pytest.fixture
def acts(catalogued_tree, committed):
    with committed():
        return [make_act(catalogued_tree, f"Vendim {n}", protocol_number=f"{n}/2026") for n in range(3)]


def run(*options) -> str:
    said = StringIO()
    call_command("rebuild_catalogue", *options, stdout=said, stderr=StringIO())
    return said.getvalue()


def forget_an_entry(act):
    CatalogueEntry.objects.get(page=act).delete()


def keep_an_old_title(act):
    CatalogueEntry.objects.filter(page=act).update(title="E vjetër")


def keep_what_is_hidden(act):
    type(act).objects.filter(pk=act.pk).update(live=False)


def forget_what_it_is_found_by(act):
    CatalogueRecord.objects.filter(translation_key=act.translation_key).delete()


def keep_old_terms(act):
    CatalogueRecord.objects.filter(translation_key=act.translation_key).update(heading="vjeter")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (forget_an_entry, "Vendim 1"),
        (keep_an_old_title, "title"),
        (keep_what_is_hidden, "Vendim 1"),
        (forget_what_it_is_found_by, "{key}"),
        (keep_old_terms, "heading"),
    ],
)
def test_a_difference_is_named_and_mended(acts, capsys, spoil, said):
    spoil(acts[1])
    assert any(said.format(key=acts[1].translation_key) in sentence for sentence in differences())
    with pytest.raises(SystemExit) as stopped:
        run("--check")
    assert stopped.value.code == 1
    run()
    assert list(differences()) == []
    run("--check")


def test_a_run_that_was_cut_off_goes_on_behind_its_last_batch(acts, monkeypatch):
    monkeypatch.setattr("search.catalogue.difference.AT_ONCE", 2)
    CatalogueEntry.objects.all().delete()
    batches = rebuilding.rebuild(Place())
    next(batches)
    next(batches)
    batches.close()
    read = []
    monkeypatch.setattr(rebuilding, "refresh_records", lambda keys, anew: read.extend(keys) or 0)
    run()
    assert len(read) == CatalogueRecord.objects.count() - 2
    assert Place().read() is None


def test_all_keys_come_once_in_their_order(acts, monkeypatch):
    monkeypatch.setattr("search.catalogue.difference.AT_ONCE", 2)
    CatalogueEntry.objects.filter(page=acts[1]).delete()
    batches = list(all_keys())
    keys = [key for batch in batches for key in batch]
    assert max(map(len, batches)) == 2
    assert {act.translation_key for act in acts} < set(keys)
    assert keys == sorted(set(keys), key=lambda key: key.hex)
    assert [key for batch in all_keys(keys[1]) for key in batch] == keys[2:]


def test_a_rebuilding_collects_the_words_of_what_it_writes(acts):
    CatalogueEntry.objects.all().delete()
    VocabularyWord.objects.all().delete()
    run()
    word = VocabularyWord.objects.get(folded="vendim", language="sq")
    assert (word.display, word.records) == ("Vendim", 3)


def test_nothing_is_written_where_nothing_changed(acts):
    keys = [act.translation_key for act in acts]
    assert writing.refresh_records(keys) == 0


def queries_of_refreshing(keys) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        writing.refresh_records(keys)
    return len(captured)


def test_refreshing_asks_as_much_for_many_records_and_files_as_for_one(catalogued_tree, make_document, committed):
    with committed(), many_at_once():
        documents = [make_document(title=f"Skedari {n}") for n in range(6)]
        for document in documents:
            PageText.objects.create(version=document.current_version, number=1, text="Teksti")
        one = make_act(catalogued_tree, "Një", protocol_number="1/2026", documents=documents[:1])
        many = [
            make_act(catalogued_tree, f"Shumë {n}", protocol_number=f"2{n}/2026", documents=documents) for n in range(3)
        ]
        CatalogueEntry.objects.all().delete()
        CatalogueRecord.objects.all().delete()
    CatalogueRecord.objects.filter(translation_key__in=[act.translation_key for act in [one, *many]]).delete()
    CatalogueEntry.objects.filter(page__in=[one, *many]).delete()
    for_one = queries_of_refreshing([one.translation_key])
    assert for_one <= 43, "those of the catalogue, and those of what other systems are answered"
    assert queries_of_refreshing([act.translation_key for act in many]) == for_one


def test_what_is_loaded_together_is_refreshed_once_at_the_end(catalogued_tree, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        with many_at_once():
            act = make_act(catalogued_tree)
            make_act(catalogued_tree, "Tjetri")
        assert not CatalogueEntry.objects.filter(page=act).exists()
    assert CatalogueEntry.objects.filter(page=act).exists()
    assert list(differences()) == []
