"""What the interface relies on, as numbered system checks."""

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register

from search.catalogue.truth import families

from .contract.records import BY_TYPE

# Of every page, or derived, or under another name: no fact of its own.
_NOT_FACTS = {"page_ptr", "folded", "body"}


def check_contract(app_configs, **kwargs) -> list[Error]:
    """Every page type shows all its own fields in the interface."""
    return [
        Error(
            f"The field “{name}” of {model.__name__} is not in the answers of the interface.",
            hint="Add it to the model of the type in cms/api/contract/records.py, so that other sites get every field.",
            obj=model,
            id="komuna.E001",
        )
        for model, family in families().items()
        for name in sorted(_own(model) - BY_TYPE[family.value].model_fields.keys() - _NOT_FACTS)
    ]


def _own(model) -> set[str]:
    return {field.name for field in (*model._meta.local_fields, *model._meta.local_many_to_many)}


def check_proxies(app_configs, **kwargs) -> list[Warning]:
    """Behind a proxy all clients have one address, that of the proxy, and one scraper would use up what all may ask."""
    is_behind_one = bool(settings.SECURE_PROXY_SSL_HEADER)
    if settings.TRUSTED_PROXIES or not (is_behind_one and settings.API_REQUESTS_A_MINUTE):
        return []
    warning = Warning(
        "The portal stands behind a proxy, and TRUSTED_PROXIES is 0: all clients of the interface are counted as one.",
        hint="Set TRUSTED_PROXIES to the number of proxies that append to X-Forwarded-For, or API_REQUESTS_A_MINUTE "
        "to 0 where the proxy itself limits.",
        id="komuna.W001",
    )
    return [warning]


def connect() -> None:
    register(check_contract)
    register(check_proxies, Tags.security, deploy=True)
