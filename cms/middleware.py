from csp.middleware import CSPMiddleware
from django.conf import settings
from django.middleware.locale import LocaleMiddleware

_UNLOCALISED = ("/api/", "/d/", "/health/", "/static/", "/media/", "/sitemap", "/robots.txt", "/theme.css")


class PublicLocaleMiddleware(LocaleMiddleware):
    """Choose the language by the address, and leave addresses that belong to no language alone.

    Without this every unknown address under ``/api/`` would answer with a redirect into a language tree
    instead of an honest 404.
    """

    def process_response(self, request, response):
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
