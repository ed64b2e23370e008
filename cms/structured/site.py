"""What surrounds every page: the municipality, its portal, the page itself and the way that leads to it."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from cms.api.making.addresses import absolute
from cms.models import PortalSettings
from cms.templatetags.cms_tags import html_language

from .facts import Facts
from .parts import MUNICIPALITY, WEBSITE, file_nodes, image_node, moment, plain
from .pictures import Picture, pictures_of
from .vocabulary import Node, here, node, ref

_PAGES = {"section": "CollectionPage", "body": "AboutPage", "document": "ItemPage"}


def in_language(text: Any, language: str) -> str:
    """A translated setting in a language; empty where the portal has none."""
    return text.localize(language) if text else ""


def municipality(portal: PortalSettings, language: str, arms: Picture | None) -> Node:
    return node(
        "GovernmentOrganization",
        here(MUNICIPALITY),
        name=in_language(portal.municipality, language),
        url=absolute("/"),
        address=plain(in_language(portal.address, language)),
        telephone=portal.phone,
        email=portal.email,
        logo=image_node(arms) if arms else None,
        sameAs=[channel.value["url"] for channel in portal.channels],
    )


def website(portal: PortalSettings, language: str) -> Node:
    with translation.override(language):
        search = f"{absolute(reverse('search'))}?q={{search_term_string}}"
    return node(
        "WebSite",
        here(WEBSITE),
        name=in_language(portal.municipality, language),
        url=absolute("/"),
        inLanguage=[html_language(code) for code in settings.PUBLIC_LANGUAGES],
        publisher=ref(here(MUNICIPALITY)),
        potentialAction=node(
            "SearchAction",
            target=node("EntryPoint", urlTemplate=search),
            **{"query-input": "required name=search_term_string"},
        ),
    )


def page(facts: Facts, main: Node | None, has_trail: bool) -> Node:
    said = facts.said
    pictures = pictures_of(said)
    return node(
        _PAGES.get(facts.type, "WebPage"),
        facts.url,
        url=facts.url,
        name=said["title"],
        description=plain(facts.summary),
        inLanguage=html_language(facts.language),
        datePublished=moment(said.get("published_at")),
        dateModified=moment(facts.modified),
        isPartOf=ref(here(WEBSITE)),
        publisher=ref(here(MUNICIPALITY)),
        primaryImageOfPage=image_node(pictures[0]) if pictures else None,
        breadcrumb=ref(trail_name(facts)) if has_trail else None,
        mainEntity=ref(main["@id"]) if main else None,
        associatedMedia=[] if main else file_nodes(facts, isPartOf=ref(facts.url)),
        workTranslation=[_twin(twin) for twin in said.get("translations", ())],
    )


def _twin(twin: dict[str, Any]) -> Node:
    language = html_language(twin["language"])
    return node("WebPage", twin["url"], url=twin["url"], name=twin["title"], inLanguage=language)


def trail_name(facts: Facts) -> str:
    return f"{facts.url}#trail"


def trail(facts: Facts, steps: list[tuple[str, str]]) -> Node:
    """The way to the page: (title, absolute address) of each page above it, and itself."""
    every = [*steps, (facts.said["title"], facts.url)]
    items = [node("ListItem", position=at, name=title, item=url) for at, (title, url) in enumerate(every, 1)]
    return node("BreadcrumbList", trail_name(facts), itemListElement=items)
