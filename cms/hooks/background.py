"""Sending in a process of its own, where no worker runs. Messages are kept: a timer sends what this one does not."""

from cms.processes import Alone

_sending = Alone("webhooks.lock", "deliver_webhooks", "--once", "--verbosity=0")
start, only_one = _sending.start, _sending.only_one
