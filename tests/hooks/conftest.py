from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from cms.hooks import signing
from cms.hooks.delivering import deliver
from cms.hooks.models import Delivery, Subscription
from pages.models import ConsultationPage
from tests.api.conftest import ask, committed
from tests.builders import make_body, publish
from tests.hooks.receiver import receiving
from tests.roles.conftest import make_user, signed_in

__all__ = ["ask", "committed", "make_user", "signed_in"]

TODAY = date(2026, 3, 16)


class Time:
    """A clock that the test moves."""

    def __init__(self):
        self.now = datetime(2026, 3, 16, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **parts) -> None:
        self.now += timedelta(**parts)


@pytest.fixture
def time(monkeypatch) -> Time:
    """The clock of the sender, and of what publications write down."""
    clock = Time()
    monkeypatch.setattr("django.utils.timezone.now", clock)
    return clock


@pytest.fixture
def receiver(settings):
    """A server on loopback to which the settings let messages go."""
    with receiving() as found:
        settings.WEBHOOK_ALLOWED_NETWORKS = ["127.0.0.0/8"]
        settings.WEBHOOK_PORTS = [found.port]
        settings.WEBHOOK_PLAIN_HTTP = True
        yield found


@pytest.fixture
def make_hook(db, receiver):
    """A function that makes a webhook of the receiver: ``make_hook(events=[...])``."""
    return lambda **facts: Subscription.objects.create(**{"name": "Lajme", "note": "Zyra", "url": receiver.url} | facts)


@pytest.fixture
def send(time):
    """A function that sends all that is due now; how many tries there were."""
    return lambda today=TODAY: deliver(time, lambda: today, lambda: 0.0)


@pytest.fixture
def secret():
    return lambda hook: signing.secret(hook.seed)


@pytest.fixture
def consultation(tree):
    """A function that publishes a consultation with its first and last day."""

    def make(opens: date, closes: date, title="Konsultim për planin") -> ConsultationPage:
        facts = {"summary": "Plani.", "draft_act": "Plani", "issuing_body": make_body()}
        return publish(tree, ConsultationPage(title=title, opens=opens, closes=closes, **facts))

    return make


@pytest.fixture
def note(time):
    """A function that writes messages for a webhook: of a record by its number, or tests where it is None."""

    def make(hook: Subscription, *numbers: int | None) -> list[Delivery]:
        rows = []
        for number in numbers:
            facts = {"event": "ping"}
            if number is not None:
                # Public no more, so that there is something true to say without a page.
                facts = {
                    "event": "record.unpublished",
                    "resource": "record",
                    "object_id": number,
                    "key": UUID(int=number),
                }
            rows.append(Delivery.objects.create(subscription=hook, happened_at=time(), due_at=time(), **facts))
        return rows

    return make
