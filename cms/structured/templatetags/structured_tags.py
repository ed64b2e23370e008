"""What stands in the head of a public page for machines of others."""

from urllib.parse import quote

from django import template
from django.template.context import RequestContext
from django.urls import get_script_prefix, reverse
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page

from cms.api.making.addresses import absolute
from cms.api.models import Resource
from cms.clock import today
from cms.cyrillic.addresses import LATIN, Addresses, is_cyrillic
from cms.cyrillic.register import converter
from cms.structured import meta
from cms.structured.facts import Facts, facts_of
from cms.structured.graph import graph_of
from cms.structured.letters import in_cyrillic
from cms.structured.pictures import arms_of, card_picture
from cms.structured.site import in_language
from cms.structured.vocabulary import Node, as_text

register = template.Library()


@register.inclusion_tag("structured/head.html", takes_context=True)
def structured_head(context: RequestContext) -> dict:
    """Graph, card and links of the page; nothing for what is not public, and for what an editor looks at."""
    facts = _facts(context)
    if facts is None:
        return {}
    portal, cyrillic = context["portal"], is_cyrillic(context["request"])
    name = in_language(portal.municipality, facts.language)
    graph = graph_of(facts, portal, arms_of(facts, name), _steps(context))
    addresses = Addresses(get_script_prefix(), (absolute("/").rstrip("/"),))
    url = addresses.cyrillic(facts.url) if cyrillic else facts.url
    # Words of the card are converted with the page; the graph is data, which passes through untouched.
    tags = meta.card(facts, url, name, card_picture(facts, name))
    if cyrillic and facts.language == LATIN:
        graph = in_cyrillic(graph, converter().text, addresses)
    return {
        "described": bool(_described(context)),
        "description": meta.description(facts),
        "tags": tags,
        "graph": _block(graph),
        "neutral": _neutral(context),
        "jsonld": reverse(f"komuna_api:{facts.item.resource}_jsonld", args=[facts.item.object_id]),
        "oembed": f"{reverse('oembed')}?url={quote(url, safe='')}",
        "title": facts.said["title"],
    }


def _facts(context: RequestContext) -> Facts | None:
    request = context.get("request")
    if request is None or getattr(request, "is_preview", False):
        return None
    page, edition = context.get("page"), context.get("edition")
    if isinstance(page, Page) and page.pk:
        return facts_of(Resource.RECORD, page.pk, today(), context["portal"].coat_of_arms_id)
    if edition is not None and context.get("is_open"):
        return facts_of(Resource.DOCUMENT, edition.pk, today(), context["portal"].coat_of_arms_id)
    return None


def _steps(context: RequestContext) -> list[tuple[str, str]]:
    """The pages above, as the visible trail names them."""
    trail = (context.get("frame") or {}).get("trail") or ()
    return [(page.title, _whole(page.get_url(context["request"]))) for page in trail if isinstance(page, Page)]


def _whole(url: str | None) -> str:
    return absolute(url) if (url or "").startswith("/") else url or ""


def _described(context: RequestContext) -> str:
    """Whether the template itself says in a few words what the page is."""
    page = context.get("page")
    if page is None:
        return "edition"
    return getattr(page, "search_description", "") or getattr(page, "summary", "")


def _neutral(context: RequestContext) -> str:
    """The address for readers of any other language."""
    links = (context.get("frame") or {}).get("languages") or ()
    url = next((link["url"] for link in links if link["exists"] and link["code"] == meta.neutral_language()), "")
    return context["request"].build_absolute_uri(url) if url else ""


def _block(graph: Node) -> SafeString:
    return mark_safe(as_text(graph))  # noqa: S308 every sign that could end the element is escaped
