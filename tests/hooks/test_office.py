"""What administrators do with webhooks, and nobody else."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.urls import reverse

from cms.hooks import signing
from cms.hooks.choices import DeliveryState
from cms.hooks.models import Delivery, Subscription
from tests.admin_forms import filled_form
from tests.hooks.receiver import verified

pytestmark = pytest.mark.one_database

ADD = "/admin/snippets/hooks/subscription/add/"
LIST = "/admin/snippets/hooks/subscription/"
MESSAGES = "/admin/webhooks/messages/"


@pytest.fixture
def chief(make_user, signed_in):
    """The browser of an administrator."""
    return signed_in(make_user("shefi", "Administrators"))


def add(client, url: str, **more):
    form = filled_form(client, ADD, name="Portali i lajmeve", url=url, note="Zyra për informim", active="on")
    return client.post(ADD, form | more)


def test_an_administrator_makes_a_webhook_gets_its_secret_once_and_tests_it(chief, receiver, send):
    answer = add(chief, receiver.url, events=["record.published"], languages=["sq"])
    hook = Subscription.objects.get()
    page = reverse("webhooks:webhook", args=[hook.pk])
    assert answer.headers["Location"] == page
    assert (hook.events, hook.types, hook.languages) == (["record.published"], [], ["sq"])
    secret = signing.secret(hook.seed)
    assert secret not in chief.get(page).content.decode()
    shown = chief.post(page, {"action": "show"})
    assert secret in shown.content.decode()
    assert "no-store" in shown.headers["Cache-Control"]
    again = chief.post(page, {"action": "show"}, follow=True)
    assert secret not in again.content.decode()
    chief.post(page, {"action": "ping"})
    assert receiver.got == []
    send()
    assert receiver.types == ["ping"]
    assert verified(secret, receiver.got[0])
    assert "204" in chief.get(page).content.decode()


def test_a_new_secret_is_another_and_the_old_one_stays_valid_for_a_day(chief, make_hook, receiver, send, secret):
    hook = make_hook(secret_shown=True)
    old, page = secret(hook), reverse("webhooks:webhook", args=[hook.pk])
    chief.post(page, {"action": "rotate"})
    hook.refresh_from_db()
    assert secret(hook) != old
    assert secret(hook) in chief.post(page, {"action": "show"}).content.decode()
    chief.post(page, {"action": "ping"})
    send()
    assert verified(old, receiver.got[0])
    assert verified(secret(hook), receiver.got[0])


@pytest.mark.parametrize(
    "url",
    [
        "http://hooks.example/",
        "https://127.0.0.1/",
        "https://169.254.169.254/latest/meta-data/",
        "https://2130706433/",
        "https://[::ffff:10.0.0.1]/",
        "https://localhost/",
        "https://user:password@93.184.215.14/",
        "https://93.184.215.14:22/",
        "javascript:alert(1)",
    ],
)
def test_an_address_that_messages_must_not_go_to_is_refused_with_a_sentence(chief, url):
    answer = add(chief, url)
    assert answer.status_code == 200
    sentences = re.findall(r"error-message[^>]*>(.*?)</", answer.content.decode(), re.S)
    assert any(text.strip().endswith(".") for text in sentences) or "." in answer.context["form"].errors["url"][0]
    assert not Subscription.objects.exists()


def test_values_that_nobody_offers_are_refused(chief, receiver):
    assert add(chief, receiver.url, events=["record.leaked"]).status_code == 200
    assert not Subscription.objects.exists()


def test_messages_that_were_given_up_are_sent_again_one_or_several(chief, make_hook, receiver, send, note, settings):
    settings.WEBHOOK_TRIES = 1
    receiver.answers = lambda got: (500, {}, b"")
    rows = note(make_hook(), 1, 2, 3)
    send()
    assert "500" in chief.get(MESSAGES, {"state": "dead"}).content.decode()
    chief.post(MESSAGES, {"message": [rows[0].pk, "x", "9" * 30], "chosen": "1"})
    states = list(Delivery.objects.order_by("pk").values_list("state", "attempts"))
    assert states == [("waiting", 0), ("dead", 1), ("dead", 1)]
    receiver.answers = lambda got: (200, {}, b"")
    chief.post(f"{MESSAGES}?state=dead", {"all": "1"})
    send()
    assert set(Delivery.objects.values_list("state", flat=True)) == {DeliveryState.DELIVERED}
    # What was taken is not sent again.
    chief.post(MESSAGES, {"message": [rows[0].pk], "chosen": "1"})
    assert send() == 0


def test_a_paused_webhook_goes_on(chief, make_hook, time, receiver, note, send):
    hook = make_hook(paused_at=time(), pause_reason="Serveri nuk u përgjigj.", failing_since=time())
    note(hook, 1)
    page = reverse("webhooks:webhook", args=[hook.pk])
    assert "Serveri nuk u përgjigj." in chief.get(page).content.decode()
    assert send() == 0
    chief.post(page, {"action": "resume"})
    assert send() == 1


@pytest.mark.parametrize("group", ["Publishers", "Editors", "Documents officers", "Translators sq"])
def test_others_neither_see_nor_change_a_webhook(make_user, signed_in, make_hook, note, group):
    hook = make_hook()
    row = note(hook, 1)[0]
    row.state = DeliveryState.DEAD
    row.save()
    client = signed_in(make_user("tjetri", group))
    page = reverse("webhooks:webhook", args=[hook.pk])
    edit = f"{LIST}edit/{hook.pk}/"
    for address in (LIST, ADD, edit, page, MESSAGES, f"{MESSAGES}results/"):
        answer = client.get(address)
        assert answer.status_code == 302, address
        assert "127.0.0.1:" not in answer.content.decode()
    for action in ("show", "ping", "rotate", "resume"):
        client.post(page, {"action": action})
    client.post(MESSAGES, {"all": "1"})
    after = Subscription.objects.get()
    assert (after.seed, after.secret_shown) == (hook.seed, False)
    assert list(Delivery.objects.values_list("state", flat=True)) == [DeliveryState.DEAD]
    client.logout()
    assert client.get(page).status_code == 302


def test_the_secret_and_what_it_is_made_of_are_on_no_page(chief, make_hook, secret):
    hook = make_hook()
    for address in (LIST, f"{LIST}edit/{hook.pk}/", f"{LIST}history/{hook.pk}/", MESSAGES):
        text = chief.get(address).content.decode()
        assert hook.seed not in text
        assert secret(hook) not in text


@pytest.mark.parametrize("address", [LIST, MESSAGES])
def test_lists_cost_the_same_however_long_they_are(
    signed_in, make_hook, note, address, tree, django_assert_max_num_queries, django_assert_num_queries
):
    client = signed_in(get_user_model().objects.create_superuser("root", password="a-password-for-tests"))
    note(make_hook(), 1)
    client.get(address)
    with django_assert_max_num_queries(30) as few:
        client.get(address)
    for number in range(5):
        note(make_hook(name=f"Nr. {number}"), 1, 2, None)
    with django_assert_num_queries(len(few)):
        client.get(address)


def test_the_command_tells_sends_and_deletes(chief, make_hook, receiver, settings, capsys, tmp_path):
    hook = make_hook()
    chief.post(reverse("webhooks:webhook", args=[hook.pk]), {"action": "ping"})
    call_command("deliver_webhooks")
    assert receiver.types == ["ping"]
    assert "1 messages tried" in capsys.readouterr().out
    call_command("deliver_webhooks", verbosity=0)
    assert len(receiver.got) == 1
    assert capsys.readouterr().out == ""
