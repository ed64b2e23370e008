"""Settings with which the interface would serve nobody well."""

from django.conf import settings
from django.core.checks import Tags, Warning, register


@register(Tags.security, deploy=True)
def check_proxies(app_configs, **kwargs) -> list[Warning]:
    """Behind a proxy all clients have one address, that of the proxy, and one scraper would use up what all may ask."""
    is_behind_one = bool(settings.SECURE_PROXY_SSL_HEADER)
    if settings.TRUSTED_PROXIES or not (is_behind_one and settings.API_REQUESTS_A_MINUTE):
        return []
    warning = Warning(
        "The portal stands behind a proxy, and TRUSTED_PROXIES is 0: all clients of the interface are counted as one.",
        hint="Set TRUSTED_PROXIES to the number of proxies that append to X-Forwarded-For, or API_REQUESTS_A_MINUTE "
        "to 0 where the proxy itself limits.",
        id="api.W001",
    )
    return [warning]
