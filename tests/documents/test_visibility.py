"""What readers may see follows what happens to pages, collections and restrictions; the stored answer is the truth."""

import random

import pytest
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from documents.models import DocumentRecord, DocumentUse, PublicationDocument
from pages.models import Attachment
from tests.builders import make_act


def stored_is_true() -> bool:
    editions = PublicationDocument.objects
    public = set(editions.public().values_list("pk", flat=True))
    listed = set(editions.filter(listed=True).values_list("pk", flat=True))
    records = set(editions.filter(pk__in=public).values_list("record", flat=True))
    return public == listed and records == set(DocumentRecord.objects.listed().values_list("pk", flat=True))


def test_a_document_is_listed_from_its_publication_to_the_end_of_it(tree, make_document):
    document = make_document()
    assert not PublicationDocument.objects.listed().exists()
    act = make_act(tree, documents=[document])
    assert PublicationDocument.objects.listed().get() == document
    act.unpublish()
    assert not PublicationDocument.objects.listed().exists()


def test_all_languages_of_a_document_are_public_with_one_page(tree, make_document):
    sq = make_document()
    sr = make_document(language="sr-latn", record=sq.record)
    make_act(tree, documents=[sq])
    assert set(PublicationDocument.objects.public()) == {sq, sr}
    assert stored_is_true()


def test_an_edition_added_later_is_public_at_once(tree, make_document):
    sq = make_document()
    make_act(tree, documents=[sq])
    sr = make_document(language="sr-latn", record=sq.record)
    assert sr in PublicationDocument.objects.listed()


def test_a_file_taken_from_its_page_is_not_public_after_the_next_publication(tree, make_document):
    document = make_document()
    act = make_act(tree, documents=[document])
    act.attachments = []
    act.save_revision().publish()
    assert not DocumentUse.objects.exists()
    assert stored_is_true()


class Editors:
    """People who do something by chance, always the same for one seed."""

    def __init__(self, acts, documents, closed, seed):
        self.chance = random.Random(seed)
        self.acts, self.documents, self.closed = acts, documents, closed

    def attach(self):
        act = self._act()
        Attachment.objects.create(page=act, document=self.chance.choice(self.documents))
        act.refresh_from_db()
        act.save_revision().publish()

    def publish(self):
        self._act().save_revision().publish()

    def unpublish(self):
        self._act().unpublish()

    def restrict(self):
        page = self.chance.choice([*self.acts, self.acts[0].get_parent()])
        PageViewRestriction.objects.get_or_create(page=page, restriction_type=PageViewRestriction.LOGIN)

    def open_page(self):
        for restriction in PageViewRestriction.objects.all()[:1]:
            restriction.delete()

    def close_collection(self):
        login = CollectionViewRestriction.LOGIN
        CollectionViewRestriction.objects.get_or_create(collection=self.closed, restriction_type=login)

    def open_collection(self):
        for restriction in CollectionViewRestriction.objects.all():
            restriction.delete()

    def move_document(self):
        document = self.chance.choice(self.documents)
        document.refresh_from_db()
        document.collection = self.chance.choice([self.closed, Collection.get_first_root_node()])
        document.save()

    def _act(self):
        act = self.chance.choice(self.acts)
        act.refresh_from_db()
        return act

    def do_something(self) -> str:
        names = [name for name in vars(Editors) if not name.startswith("_") and name != "do_something"]
        name = self.chance.choice(names)
        getattr(self, name)()
        return name


@pytest.mark.parametrize("seed", [7, 8, 9])
def test_random_work_of_editors_never_leaves_the_stored_answer_behind(tree, make_document, seed):
    closed = Collection.get_first_root_node().add_child(name="Private")
    documents = [make_document(title=f"{n}") for n in range(6)]
    acts = [make_act(tree, title=f"Vendim {n}", protocol_number=f"{n}/2026") for n in range(4)]
    editors = Editors(acts, documents, closed, seed)
    for _step in range(40):
        done = editors.do_something()
        assert stored_is_true(), done


def test_documents_put_into_a_closed_collection_together_are_not_listed(admin_client, tree, make_document):
    closed = Collection.get_first_root_node().add_child(name="Private")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type=CollectionViewRestriction.LOGIN)
    documents = [make_document(), make_document()]
    make_act(tree, documents=documents)
    address = reverse("wagtail_bulk_action", args=["documents", "publicationdocument", "add_to_collection"])
    chosen = "&".join(f"id={document.pk}" for document in documents)
    answer = admin_client.post(f"{address}?{chosen}", {"collection": closed.pk})
    assert answer.status_code == 302
    assert not PublicationDocument.objects.listed().exists()
    assert stored_is_true()


def test_a_deleted_page_takes_its_documents_from_the_readers(tree, make_document):
    document = make_document()
    act = make_act(tree, documents=[document])
    act.delete()
    assert stored_is_true()
    assert not PublicationDocument.objects.public().exists()


@pytest.mark.parametrize("lost", ["use", "mark"])
def test_the_command_finds_what_was_lost(tree, make_document, capsys, lost):
    document = make_document()
    make_act(tree, documents=[document])
    if lost == "use":
        DocumentUse.objects.all()._raw_delete(DocumentUse.objects.db)
    PublicationDocument.objects.update(listed=False)
    call_command("refresh_documents")
    assert PublicationDocument.objects.listed().get() == document
    assert stored_is_true()


def test_a_collection_moved_into_a_closed_one_takes_its_documents_along(
    admin_client, tree, make_document, django_capture_on_commit_callbacks
):
    root = Collection.get_first_root_node()
    closed, moved = root.add_child(name="Closed"), root.add_child(name="Moved")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type=CollectionViewRestriction.LOGIN)
    make_act(tree, documents=[make_document(collection=moved)])
    assert PublicationDocument.objects.listed().exists()
    with django_capture_on_commit_callbacks(execute=True):
        address = reverse("wagtailadmin_collections:edit", args=[moved.pk])
        answer = admin_client.post(address, {"name": "Moved", "parent": closed.pk})
    assert answer.status_code == 302
    assert not PublicationDocument.objects.listed().exists()
    assert stored_is_true()
