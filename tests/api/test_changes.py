"""A copy elsewhere is kept in step by what changed, and nothing shows longer than it is public."""

from datetime import date

import pytest
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from cms.api.keeping.rebuilding import rebuild
from cms.api.models import ApiItem
from tests.builders import make_act

from .copying import Copy, answered


def test_a_copy_follows_everything_that_editors_do(ask, tree, make_document, committed, in_step):
    # The sections of the tree were there before.
    list(rebuild())
    copy, document = Copy(ask), make_document()
    with committed():
        act = make_act(tree, documents=[document])
    assert copy.read() == answered(ask)
    for change in (
        lambda: _retitle(act, "Vendim i ndryshuar"),
        lambda: make_act(tree, "Akti tjetër", protocol_number="9/2026"),
        lambda: PageViewRestriction.objects.create(page=act, restriction_type=PageViewRestriction.LOGIN),
        lambda: PageViewRestriction.objects.all().delete(),
        lambda: type(document).objects.get(pk=document.pk).save(),
        lambda: act.refresh_from_db() or act.unpublish(),
        lambda: act.delete(),
    ):
        with committed():
            change()
        assert copy.read() == answered(ask)
        in_step()


def _retitle(act, title: str) -> None:
    act.title = title
    act.save_revision().publish()


def test_what_was_removed_keeps_no_word(ask, client, tree, committed):
    with committed():
        act = make_act(tree, "Vendim i tërhequr")
    with committed():
        act.unpublish()
    assert client.get(f"/api/v1/records/{act.pk}/").status_code == 410
    item = ApiItem.objects.get(resource="record", object_id=act.pk)
    assert (item.title, item.url, item.signs, item.body, item.day) == ("", "", "", "", None)
    assert not hasattr(item, "answer")
    assert "tërhequr" not in client.get("/api/v1/changes/").content.decode()


def test_what_is_hidden_shows_nowhere_before_the_commit_is_followed(client, tree, committed, make_document):
    """The transaction that hides it takes it away, whenever a worker comes to the rest."""
    with committed():
        act = make_act(tree, "Vendim i fshehur", documents=[make_document(title="Skedari i fshehur")])
    PageViewRestriction.objects.create(page=act, restriction_type=PageViewRestriction.LOGIN)
    for address in ("records/", "documents/", "changes/"):
        assert "fshehur" not in client.get(f"/api/v1/{address}").content.decode(), address


def test_files_of_a_closed_collection_are_in_no_answer(client, tree, committed, make_document):
    document = make_document(title="Skedari i mbyllur")
    with committed():
        make_act(tree, documents=[document])
    closed = Collection.get_first_root_node().add_child(instance=Collection(name="Mbyllur"))
    CollectionViewRestriction.objects.create(collection=closed, restriction_type=CollectionViewRestriction.LOGIN)
    with committed():
        document.collection = closed
        document.save()
    for address in ("records/", "documents/", "changes/"):
        assert "mbyllur" not in client.get(f"/api/v1/{address}").content.decode(), address


def test_a_full_copy_in_the_order_of_keys_misses_and_doubles_nothing(client, ask, tree, committed):
    with committed():
        acts = [make_act(tree, f"Vendim {n}", protocol_number=f"{n}/2026") for n in range(6)]
    answer, seen = ask("records/", type="act", order="id", limit=2), []
    while True:
        seen += [item["id"] for item in answer["items"]]
        if not answer["next"]:
            break
        with committed():
            _retitle(acts[0], f"Vendim me {len(seen)} ndryshime")
            make_act(tree, f"I ri {len(seen)}", protocol_number=f"1{len(seen)}/2026", date_adopted=date(2026, 1, 5))
            if len(seen) > 8:
                break
        answer = client.get(answer["next"]).json()
    assert len(seen) == len(set(seen))
    assert {act.pk for act in acts} <= set(seen)


@pytest.mark.parametrize("address", ["changes/?after=-1", "changes/?since=gestern", "changes/?language=de"])
def test_a_question_for_changes_that_makes_no_sense_is_refused(client, tree, address):
    assert client.get(f"/api/v1/{address}").status_code == 422
