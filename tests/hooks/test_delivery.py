"""At least once, in order of each record, again after failures, and given up in the end."""

import threading
from datetime import timedelta

import pytest
from django.db import connection

from cms.hooks import claims, delivering, results, signing
from cms.hooks.choices import DeliveryState
from cms.hooks.delivering import deliver, forget
from cms.hooks.models import Delivery, Subscription
from tests.hooks.conftest import TODAY
from tests.hooks.receiver import saying, verified


def numbers(receiver) -> list[int | None]:
    return [got.json["data"].get("id") for got in receiver.got]


def test_a_failure_holds_back_its_record_and_nothing_else(make_hook, receiver, send, note, time):
    first, second, other = note(make_hook(), 1, 1, 2)
    receiver.answers = lambda got: (503 if got.json["data"]["id"] == 1 else 200, {}, b"")
    send()
    assert numbers(receiver) == [1, 2]
    first.refresh_from_db()
    assert (first.state, first.status_code, first.attempts) == (DeliveryState.WAITING, 503, 1)
    assert "503" in first.reason
    receiver.answers = lambda got: (200, {}, b"")
    send()
    assert numbers(receiver) == [1, 2]
    time.pass_(seconds=31)
    send()
    assert numbers(receiver) == [1, 2, 1, 1]
    assert [got.headers["webhook-id"] for got in receiver.got] == [
        f"msg_{row.uid.hex}" for row in (first, other, first, second)
    ]
    assert set(Delivery.objects.values_list("state", flat=True)) == {DeliveryState.DELIVERED}
    assert not Subscription.objects.exclude(failing_since=None).exists()


@pytest.mark.parametrize(
    ("attempts", "jitter", "expected"),
    [
        (1, 0, timedelta(seconds=30)),
        (1, 0.5, timedelta(seconds=33)),
        (2, 0, timedelta(seconds=90)),
        (7, 0, timedelta(seconds=30 * 3**6)),
        (8, 0, timedelta(hours=12)),
        (10_000, 0, timedelta(hours=12)),
        (10_000, 1, timedelta(hours=14, minutes=24)),
    ],
)
@pytest.mark.no_database
def test_pauses_grow_up_to_half_a_day(attempts, jitter, expected):
    assert results.pause(attempts, jitter) == expected


def test_after_its_last_try_a_message_is_given_up_and_the_next_has_its_turn(
    make_hook, receiver, send, note, time, settings
):
    settings.WEBHOOK_TRIES = 3
    dead, later = note(make_hook(), 1, 1)
    receiver.answers = lambda got: (500, {}, b"")
    for _each in range(3):
        assert Delivery.objects.get(pk=later.pk).attempts == 0
        send()
        time.pass_(hours=1)
    dead.refresh_from_db()
    assert (dead.state, dead.attempts) == (DeliveryState.DEAD, 3)
    receiver.answers = lambda got: (200, {}, b"")
    send()
    later.refresh_from_db()
    assert later.state == DeliveryState.DELIVERED


def test_a_webhook_that_fails_for_days_rests_until_somebody_lets_it_go_on(make_hook, receiver, send, note, time):
    hook = make_hook()
    note(hook, 1)
    receiver.answers = lambda got: (500, {}, b"")
    for _each in range(14):
        send()
        time.pass_(hours=10)
    note(hook, 2)
    send()
    hook.refresh_from_db()
    assert hook.paused_at
    assert "500" in hook.pause_reason
    count = len(receiver.got)
    note(hook, 3)
    time.pass_(days=1)
    send()
    assert len(receiver.got) == count
    receiver.answers = lambda got: (200, {}, b"")
    results.resume(hook, time())
    send()
    assert numbers(receiver)[count:] == [1, 2, 3]


def test_an_address_that_says_it_is_given_up_is_not_asked_again(make_hook, receiver, send, note, time):
    hook = make_hook()
    note(hook, 1, 2)
    receiver.answers = lambda got: (410, {}, b"")
    send()
    time.pass_(days=1)
    send()
    assert numbers(receiver) == [1]
    hook.refresh_from_db()
    assert "410" in hook.pause_reason


def test_one_webhook_that_does_not_answer_keeps_no_other_waiting(make_hook, receiver, send, note):
    bad, good = make_hook(url=f"{receiver.url}/bad"), make_hook()
    note(bad, *range(1, 30))
    note(good, 1)
    receiver.answers = lambda got: (500 if got.path.endswith("bad") else 200, {}, b"")
    send()
    assert [got.path for got in receiver.got] == ["/hook/bad"] * 3 + ["/hook"]


@pytest.mark.parametrize("place", ["http://169.254.169.254/", "/elsewhere"])
def test_no_redirect_is_followed(make_hook, receiver, send, note, place):
    row = note(make_hook(), 1)[0]
    receiver.answers = lambda got: (307, {"Location": place}, b"")
    send()
    row.refresh_from_db()
    assert [got.path for got in receiver.got] == ["/hook"]
    assert (row.status_code, row.state) == (307, DeliveryState.WAITING)
    assert "307" in row.reason


@pytest.mark.parametrize("answer", [(200, {f"X-{n}": "y" * 5000 for n in range(20)}, b""), (99, {}, b"")])
def test_an_answer_that_is_too_long_or_none_is_a_failure(make_hook, receiver, send, note, answer):
    row = note(make_hook(), 1)[0]
    receiver.answers = lambda got: answer
    send()
    row.refresh_from_db()
    assert row.state == DeliveryState.WAITING
    assert row.reason


# What a server says, byte by byte; the number is the status that counts, None where there is none.
HOSTILE = [
    (b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\nx", 200),
    (b"HTTP/1.1 200 OK\r\nContent-Length: 1000000000000\r\n\r\nx", 200),
    (b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nx", 200),
    (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffffff\r\nx", 200),
    (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\nx", 200),
    (b"HTTP/1.1 200 OK\r\nContent-Length: " + b"9" * 5000 + b"\r\n\r\n", 200),
    (b"\x00\x00evil\r\n\r\n", None),
    (b"HTTP/1.1 2\x000 OK\r\n\r\n", None),
    (b"HTTP/1.1 200 OK\r\n: x\r\n\xff\xfe: \x00\r\n\r\n", 200),
    (b"HTTP/9.9 200 OK\r\n\r\n", None),
    (b"SSH-2.0-x\r\n", None),
    (b"", None),
    (b"HTTP/1.1 100 Continue\r\n\r\n" * 5000, None),
    (b"HTTP/1.1 200 " + b"A" * 70000, None),
]


@pytest.mark.parametrize(("said", "status"), HOSTILE)
def test_whatever_a_server_says_the_others_get_their_messages(make_hook, receiver, send, note, settings, said, status):
    with saying(said) as port:
        settings.WEBHOOK_PORTS = [*settings.WEBHOOK_PORTS, port]
        bad = note(make_hook(name="A", url=f"http://127.0.0.1:{port}/"), 1)[0]
        good = note(make_hook(name="B"), 2)[0]
        send()
    bad.refresh_from_db()
    good.refresh_from_db()
    assert good.state == DeliveryState.DELIVERED
    assert bad.status_code == status
    assert bad.reason.isprintable()
    assert bad.reason or bad.state == DeliveryState.DELIVERED


def test_a_message_that_fails_as_nobody_thought_of_is_a_failed_try(make_hook, receiver, send, note, monkeypatch):
    rows = note(make_hook(), 1, 2)
    whole = delivering.message_of

    def broken(delivery, today):
        if delivery.object_id == 1:
            raise ZeroDivisionError
        return whole(delivery, today)

    monkeypatch.setattr(delivering, "message_of", broken)
    send()
    for row in rows:
        row.refresh_from_db()
    assert [row.state for row in rows] == [DeliveryState.WAITING, DeliveryState.DELIVERED]
    assert (rows[0].claim, rows[0].attempts) == (None, 1)
    assert rows[0].reason


def test_the_day_is_asked_for_each_message(make_hook, receiver, note, time, monkeypatch):
    note(make_hook(), 1, 2)
    days = iter([TODAY, TODAY + timedelta(days=1)])
    seen, whole = [], delivering.message_of
    monkeypatch.setattr(delivering, "message_of", lambda row, day: (seen.append(day), whole(row, day))[1])
    deliver(time, lambda: next(days), lambda: 0.0)
    assert seen == [TODAY, TODAY + timedelta(days=1)]


def test_silence_is_no_failure(make_hook, receiver, send, note, time, settings):
    settings.WEBHOOK_TRIES = 1
    hook = make_hook()
    receiver.answers = lambda got: (500, {}, b"")
    note(hook, 1)
    send()
    time.pass_(days=settings.WEBHOOK_PAUSE_DAYS + 1)
    note(hook, 2)
    send()
    hook.refresh_from_db()
    assert (hook.paused_at, hook.failing_since) == (None, time())


def test_proxies_of_the_environment_are_not_asked(make_hook, receiver, send, note, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    note(make_hook(), 1)
    send()
    assert len(receiver.got) == 1


def test_both_secrets_are_valid_for_a_while_after_a_new_one(make_hook, receiver, send, note, time, settings):
    hook = make_hook(previous_seed="old", previous_until=time() + timedelta(hours=24))
    old, new = signing.secret("old"), signing.secret(hook.seed)
    note(hook, 1)
    send()
    assert verified(old, receiver.got[-1])
    assert verified(new, receiver.got[-1])
    time.pass_(hours=25)
    note(hook, 2)
    send()
    assert verified(new, receiver.got[-1])
    assert not verified(old, receiver.got[-1])
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another"
    note(hook, 3)
    send()
    assert verified(new, receiver.got[-1])


def test_a_message_whose_sender_died_is_sent_by_the_next_one(make_hook, receiver, send, note, time):
    hook = make_hook()
    note(hook, 1, 1)
    assert claims.take(hook, time())
    assert send() == 0
    time.pass_(minutes=11)
    send()
    assert numbers(receiver) == [1, 1]


def test_who_lost_a_message_writes_no_result_of_it(make_hook, note, time):
    hook = make_hook()
    note(hook, 1)
    lost = claims.take(hook, time())
    time.pass_(minutes=11)
    assert claims.take(hook, time())
    assert not claims.finish(lost, state=DeliveryState.DEAD)


def test_two_senders_send_everything_once_and_each_record_in_its_order(real_transactions, receiver, note, time):
    hook = Subscription.objects.create(name="Lajme", note="Zyra", url=receiver.url)
    rows = note(hook, *[1, 2, 3, 4, 5] * 4)
    order = {f"msg_{row.uid.hex}": row.pk for row in rows}
    done = []

    def run():
        try:
            deliver(time, lambda: TODAY, lambda: 0.0)
            done.append(True)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _each in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert done == [True, True]
    sent = [(got.json["data"]["id"], order[got.headers["webhook-id"]]) for got in receiver.got]
    assert len(sent) == len(rows) == len(set(sent))
    for number in range(1, 6):
        mine = [pk for record, pk in sent if record == number]
        assert mine == sorted(mine)


def test_old_messages_are_deleted(make_hook, note, time, settings):
    note(make_hook(), 1)
    time.pass_(days=settings.WEBHOOK_KEPT_DAYS - 1)
    assert forget(time()) == 0
    time.pass_(days=2)
    assert forget(time()) == 1
