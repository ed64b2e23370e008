"""What is told, and that it never says more than the interface."""

from datetime import date

import pytest
from django.core.management import call_command
from wagtail.models import PageViewRestriction

from cms.api.keeping.rebuilding import rebuild
from cms.api.models import ApiItem
from cms.hooks.choices import DeliveryState
from cms.hooks.models import Delivery
from cms.hooks.writing import tell_changes
from tests.builders import make_act
from tests.hooks.receiver import verified


def test_a_publication_a_change_and_a_withdrawal_are_told_in_order_and_signed(
    tree, committed, make_hook, receiver, send, secret, ask
):
    hook = make_hook(types=["act"])
    with committed():
        act = make_act(tree, "Vendim për ujin")
    send()
    assert receiver.types == ["record.published"]
    told = receiver.got[0]
    assert verified(secret(hook), told)
    assert not verified(secret(make_hook(active=False)), told)
    entry = ask("changes/")["items"][-1]
    assert told.json["data"] == entry
    assert set(told.json) == {"type", "timestamp", "data"}
    assert told.headers["content-type"] == "application/json"
    act.title = "Vendim i ndryshuar për ujin"
    with committed():
        act.save_revision().publish()
    with committed():
        act.refresh_from_db()
        act.unpublish()
    send()
    assert receiver.types[-1] == "record.unpublished"
    assert receiver.got[-1].json["data"] == ask("changes/")["items"][-1]
    assert len({got.headers["webhook-id"] for got in receiver.got}) == len(receiver.got)


def test_what_is_hidden_before_it_is_sent_leaves_as_a_removal_without_a_word(
    tree, committed, make_hook, receiver, send, make_document
):
    make_hook(events=["record.published", "document.published"])
    with committed():
        act = make_act(tree, "Vendim i fshehur", documents=[make_document(title="Skedari i fshehur")])
    # Not followed yet: whoever sends at this moment says nothing more either.
    PageViewRestriction.objects.create(page=act, restriction_type=PageViewRestriction.LOGIN)
    send()
    assert {got.json["type"] for got in receiver.got} <= {"record.unpublished", "document.withdrawn"}
    assert "record.unpublished" in receiver.types
    assert all(got.json["data"]["item"] is None and b"fshehur" not in got.body for got in receiver.got)


@pytest.mark.parametrize("how", ["draft", "scheduled", "private", "expired"])
def test_what_is_not_public_is_told_to_nobody(tree, committed, make_hook, receiver, send, how, time):
    make_hook()
    with committed():
        act = make_act(tree, "Vendim publik")
    send()
    receiver.got.clear()
    with committed():
        act.title = "Vendim i fshehtë"
        if how == "scheduled":
            act.go_live_at = time.now.replace(year=2027)
            act.save_revision().publish()
        elif how == "private":
            PageViewRestriction.objects.create(page=act, restriction_type=PageViewRestriction.LOGIN)
            act.save_revision().publish()
        elif how == "expired":
            type(act).objects.filter(pk=act.pk).update(expire_at=time.now.replace(year=2025))
            call_command("publish_scheduled")
        else:
            act.save_revision()
    send()
    assert all(b"fshehti" not in got.body and "fshehtë" not in got.body.decode() for got in receiver.got)
    assert not [kind for kind in receiver.types if kind != "record.unpublished"]
    assert bool(receiver.types) == (how in ("private", "expired"))


def test_a_removal_of_what_is_public_again_is_not_told_as_a_removal(tree, committed, make_hook, receiver, send):
    make_hook()
    with committed():
        act = make_act(tree)
    send()
    with committed():
        act.unpublish()
    with committed():
        act.save_revision().publish()
    send()
    assert receiver.types == ["record.published", "record.published"]
    assert Delivery.objects.filter(state=DeliveryState.OVERTAKEN, event="record.unpublished").exists()


def test_a_withdrawn_document_is_told_by_its_keys(tree, committed, make_hook, receiver, send, make_document, time):
    make_hook(types=["document"])
    document = make_document(title="Skedari i tërhequr")
    with committed():
        make_act(tree, documents=[document])
    send()
    assert set(receiver.types) == {"document.published"}
    receiver.got.clear()
    document.refresh_from_db()
    document.withdrawn_at, document.withdrawal_reason = time(), "Të dhëna personale"
    with committed():
        document.save()
    send()
    assert set(receiver.types) == {"document.withdrawn"}
    assert all(got.json["data"]["item"] is None for got in receiver.got)
    assert "personale" not in receiver.got[-1].body.decode()


def test_each_gets_what_it_wants(tree, committed, make_hook, receiver, send):
    make_hook(url=f"{receiver.url}/news", types=["news"])
    make_hook(url=f"{receiver.url}/sr", languages=["sr-latn"])
    make_hook(url=f"{receiver.url}/acts", types=["act"], events=["record.published"])
    make_hook(url=f"{receiver.url}/off", active=False)
    with committed():
        act = make_act(tree)
    act.title = "Tjetër"
    with committed():
        act.save_revision().publish()
    send()
    assert [got.path for got in receiver.got] == ["/hook/acts"]


def test_a_batch_costs_one_query_without_webhooks_and_one_insert_with(
    tree, committed, make_hook, django_assert_num_queries
):
    with committed():
        make_act(tree)
    items = list(ApiItem.objects.all()) * 30
    with django_assert_num_queries(1):
        assert tell_changes([], [], items, items[0].changed_at) == 0
    make_hook()
    make_hook()
    with django_assert_num_queries(2):
        assert tell_changes([], [], items[:15], items[0].changed_at) == 30


def test_rebuilding_what_is_right_tells_nobody(tree, committed, make_hook):
    with committed():
        make_act(tree)
    list(rebuild())
    make_hook()
    list(rebuild())
    assert not Delivery.objects.exists()


def test_the_day_of_an_answer_is_the_day_of_sending(tree, committed, make_hook, receiver, send, consultation):
    make_hook(events=["record.published"])
    with committed():
        consultation(date(2026, 3, 20), date(2026, 4, 20))
    send(date(2026, 3, 21))
    assert receiver.got[0].json["data"]["item"]["state"]["value"] == "open"
