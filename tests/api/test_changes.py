"""A copy elsewhere is kept in step by what changed, and nothing shows longer than it is public."""

from datetime import date

import pytest
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from cms.api.keeping import wanted
from cms.api.keeping.rebuilding import rebuild
from cms.api.models import ApiItem
from cms.api.signals import items_changed
from documents import versions
from pages.models import NewsPage
from tests.builders import make_act, make_body, publish

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


def _heard(work) -> dict[str, list[int]]:
    """Numbers of the items that were new, changed and gone while ``work`` was done."""
    heard = {"new": [], "changed": [], "gone": []}

    def hear(new, changed, gone, **kwargs):
        heard["new"] += [row.item.object_id for row in new if row.item.resource == "record"]
        heard["changed"] += [row.item.object_id for row in changed if row.item.resource == "record"]
        heard["gone"] += [item.object_id for item in gone if item.resource == "record"]

    items_changed.connect(hear)
    try:
        work()
    finally:
        items_changed.disconnect(hear)
    return heard


def test_what_stays_public_is_not_told_as_withdrawn(tree, make_document, committed):
    kept, gone = make_document(title="Mbetet"), make_document(title="Tërhiqet", name="b.pdf")
    with committed():
        act = make_act(tree, documents=[kept, gone])
    with committed():
        twin = act.get_translations().get().specific
        twin.title = "Odluka"
        twin.save_revision().publish()
    twin.refresh_from_db()

    def unpublish():
        with committed():
            twin.unpublish()

    def withdraw():
        with committed():
            versions.withdraw(gone, "Të dhëna personale")

    assert _heard(unpublish) == {"new": [], "changed": [act.pk], "gone": [twin.pk]}
    told = _heard(withdraw)
    assert (told["new"], told["gone"]) == ([], [])
    assert act.pk in told["changed"]


def test_a_picture_that_is_changed_or_deleted_is_so_in_every_answer(ask, tree, committed):
    picture = get_image_model().objects.create(title="Sheshi", file=get_test_image_file(), credit="Arta")
    with committed():
        news = publish(tree, NewsPage(title="Lajm", date=date(2026, 2, 1), image=picture, issuing_body=make_body()))
    assert ask(f"records/{news.pk}/")["image"]["credit"] == "Arta"
    with committed():
        picture.credit = "Arkivi"
        picture.save()
    assert ask(f"records/{news.pk}/")["image"]["credit"] == "Arkivi"
    with committed():
        picture.delete()
    assert ask(f"records/{news.pk}/")["image"] is None


def test_what_cannot_be_said_anew_is_not_said_as_it_was(ask, client, tree, committed, monkeypatch):
    with committed():
        act, other = make_act(tree), make_act(tree, "Tjetër", protocol_number="2/26")
    making = wanted._record

    def fails_for_one(page, batch):
        if page.pk == act.pk:
            raise ZeroDivisionError
        return making(page, batch)

    monkeypatch.setattr(wanted, "_record", fails_for_one)
    with committed():
        _retitle(act, "Me emër të hequr")
        _retitle(other, "Tjetri i ndryshuar")
    assert client.get(f"/api/v1/records/{act.pk}/").status_code == 410
    assert ask(f"records/{other.pk}/")["title"] == "Tjetri i ndryshuar"


def test_a_copy_by_lists_goes_on_behind_the_number_of_its_first_part(client, ask, tree, committed):
    with committed():
        acts = [make_act(tree, f"Vendim {n}", protocol_number=f"{n}/2026") for n in range(4)]
    first = ask("records/", type="act", order="id", limit=2)
    copied = {item["id"]: item for item in first["items"]}
    with committed():
        _retitle(acts[0], "Ndërkohë")
    copied |= {item["id"]: item for item in client.get(first["next"]).json()["items"]}
    for change in ask("changes/", after=first["last"])["items"]:
        copied[change["id"]] = change["item"]
    assert copied[acts[0].pk]["title"] == "Ndërkohë"
