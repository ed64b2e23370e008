from django.http import HttpRequest

from cms.models import PortalSettings


def author(request: HttpRequest) -> str:
    """The municipality; a portal without its name has that of its host."""
    return str(PortalSettings.load(request_or_site=request).municipality) or request.get_host()
