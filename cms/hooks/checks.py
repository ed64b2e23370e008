"""Settings that cannot be used, named before anything is sent."""

from ipaddress import ip_network

from django.conf import settings
from django.core.checks import Error, register


def check_networks(app_configs, **kwargs) -> list[Error]:
    return [
        Error(
            f"WEBHOOK_ALLOWED_NETWORKS names “{text}”, which is no network.",
            hint="Write networks as 10.20.0.0/16 or fd00:1234::/48, separated by commas; bits behind the prefix are 0.",
            id="hooks.E001",
        )
        for text in settings.WEBHOOK_ALLOWED_NETWORKS
        if not _is_network(text)
    ]


def check_sender(app_configs, **kwargs) -> list[Error]:
    if settings.WEBHOOK_DELIVERY != "worker" or settings.TASKS_BACKEND == "database":
        return []
    error = Error(
        "WEBHOOK_DELIVERY is “worker”, and there is no worker: messages would be sent while an editor waits.",
        hint="Set TASKS_BACKEND to “database” and run manage.py db_worker, or WEBHOOK_DELIVERY to “background”.",
        id="hooks.E002",
    )
    return [error]


def _is_network(text: str) -> bool:
    try:
        ip_network(text)
    except ValueError:
        return False
    return True


def connect() -> None:
    register(check_networks)
    register(check_sender)
