"""Graphs by themselves, and the word to robots."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.api.models import Resource
from cms.api.reading.freshness import answer, hashed
from cms.api.reading.problems import NotThere
from cms.clock import today
from cms.models import PortalSettings

from .facts import facts_of
from .graph import graph_of
from .pictures import arms_of
from .site import in_language
from .vocabulary import as_text

JSON_LD = "application/ld+json"


def answer_jsonld(request: HttpRequest, resource: Resource, number: int) -> HttpResponse:
    """The graph of a record or document as JSON-LD 1.1, in the language and letters in which it is stored.

    Raises NotThere where nothing public has this number.
    """
    portal = PortalSettings.load(request_or_site=request)
    facts = facts_of(resource, number, today(), portal.coat_of_arms_id)
    if facts is None:
        raise NotThere(_("There is nothing public with this number."))
    logo = arms_of(facts, in_language(portal.municipality, facts.language))
    with translation.override(facts.language):
        text = as_text(graph_of(facts, portal, logo, []))
    return hashed(request, answer(text, JSON_LD))


# Rows of the robots exclusion protocol (RFC 9309). A choice in a list leads to pages that stand there already.
_CLOSED = ("/admin/", "/*/search/?", "/*/search/suggestions/", "/*/_util/")
_CHOICES = ("q", "kind", "body", "topic", "year", "state", "language")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    closed = [*_CLOSED, *(f"/*{sign}{name}=" for name in _CHOICES for sign in "?&")]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed), "Crawl-delay: 1", ""]
    lines += [f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
