"""Sending messages outside of the request that caused them."""

import random

from django.conf import settings
from django.utils import timezone
from django_tasks import task


@task()
def deliver() -> int:
    """Send whatever is due; return how many were tried. Safe to run twice, and beside others."""
    from cms.clock import today

    from . import delivering

    return delivering.deliver(timezone.now, today, random.random)


def start() -> None:
    """Have messages sent: by a worker, by a process of its own, or later by ``manage.py deliver_webhooks``."""
    from . import background

    if settings.WEBHOOK_DELIVERY == "worker":
        deliver.enqueue()
    elif settings.WEBHOOK_DELIVERY == "background":
        background.start()
