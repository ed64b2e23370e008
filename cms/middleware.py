from csp.middleware import CSPMiddleware
from django.conf import settings
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.translation import get_language

from cms.users.languages import keep_choice, language_of

_UNLOCALISED = (
    "/api/",
    "/d/",
    "/data/",
    "/health/",
    "/static/",
    "/media/",
    "/sitemap",
    "/oembed/",
    "/robots.txt",
    "/theme.css",
    "/documents/",
    "/embed/",
    "/llms.txt",
)


class PublicLocaleMiddleware(LocaleMiddleware):
    """Choose the language by the address, and leave addresses that belong to no language alone.

    Without this every unknown address under ``/api/`` would answer with a redirect into a language tree
    instead of an honest 404.
    """

    def process_request(self, request):
        """Outside the admin only the public languages count; inside it the browser's language does not."""
        super().process_request(request)
        if request.path.startswith("/admin/"):
            self._speak(request, language_of(request))
        elif get_language() not in settings.PUBLIC_LANGUAGES:
            self._speak(request, settings.LANGUAGE_CODE)

    def _speak(self, request, language: str):
        translation.activate(language)
        request.LANGUAGE_CODE = language

    def process_response(self, request, response):
        if request.path.startswith("/admin/"):
            keep_choice(request, response)
            return response
        if request.path.startswith(_UNLOCALISED):
            return response
        return super().process_response(request, response)


class PortalCSPMiddleware(CSPMiddleware):
    """The strict policy on public pages; admin pages, whose widgets use inline scripts, get their own."""

    def get_policy_parts(self, request, response, report_only=False):
        parts = super().get_policy_parts(request, response, report_only)
        if request.path.startswith("/admin/"):
            parts.config = settings.ADMIN_CONTENT_SECURITY_POLICY
        return parts
