from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from cms.cyrillic.letters import letters_of
from cms.feeds.delivery import kept
from cms.models import PortalSettings

from . import opensearch as search_description
from .llms import text


@require_safe
def opensearch(request: HttpRequest) -> HttpResponse:
    """The description of the search that browsers add to their own."""
    portal, letters = PortalSettings.load(request_or_site=request), letters_of(request)
    name = str(portal.municipality) or request.get_host()
    content = search_description.description(name, portal.email, letters)
    response = HttpResponse(content, content_type=f"{search_description.MEDIA_TYPE}; charset=utf-8")
    response["Content-Language"] = letters.tag(get_language())
    return kept(request, response)


@require_safe
def llms(request: HttpRequest) -> HttpResponse:
    """``/llms.txt`` in the first public language."""
    with translation.override(settings.LANGUAGE_CODE):
        return llms_in_language(request)


@require_safe
def llms_in_language(request: HttpRequest) -> HttpResponse:
    letters = letters_of(request)
    content = text(PortalSettings.load(request_or_site=request), request, letters)
    response = HttpResponse(content, content_type="text/plain; charset=utf-8")
    response["Content-Language"] = letters.tag(get_language())
    return kept(request, response)
