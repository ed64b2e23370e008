"""Sending begins behind the commit and never in the request, whoever does it."""

from types import SimpleNamespace

import pytest

from cms import processes
from cms.hooks import background, checks, tasks
from cms.hooks.models import Delivery
from tests.builders import make_act


@pytest.fixture
def started(monkeypatch):
    """What was started, in place of processes and tasks."""
    found = []
    monkeypatch.setattr(processes.subprocess, "Popen", lambda command, **kwargs: found.append(command))
    monkeypatch.setattr(tasks, "deliver", SimpleNamespace(enqueue=lambda: found.append("task")))
    return found


@pytest.mark.parametrize(("how", "count"), [("background", 1), ("worker", 1), ("off", 0)])
def test_a_publication_starts_one_sender(tree, committed, make_hook, receiver, started, settings, how, count):
    make_hook(types=["act"])
    settings.WEBHOOK_DELIVERY = how
    with committed():
        make_act(tree)
        assert started == []
    assert Delivery.objects.exists()
    assert receiver.got == []
    sent = [each for each in started if each == "task" or "deliver_webhooks" in each]
    assert len(sent) == count


def test_without_webhooks_nothing_starts(tree, committed, started, settings):
    settings.WEBHOOK_DELIVERY = "background"
    with committed():
        make_act(tree)
    assert started == []


@pytest.mark.no_database
def test_while_one_process_sends_no_second_one_is_started(started, settings):
    with background.only_one() as first:
        assert first
        background.start()
    assert started == []
    background.start()
    assert len(started) == 1


@pytest.mark.no_database
def test_settings_that_cannot_be_used_are_named(settings):
    settings.WEBHOOK_ALLOWED_NETWORKS = ["10.0.0.0/8", "10.0.0.1/8", "office"]
    assert [error.msg.split("“")[1].split("”")[0] for error in checks.check_networks(None)] == ["10.0.0.1/8", "office"]
    assert checks.check_sender(None) == []
    settings.WEBHOOK_DELIVERY = "worker"
    assert [error.id for error in checks.check_sender(None)] == ["hooks.E002"]
