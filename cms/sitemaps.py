"""The site map: every public page and document, each with its twins in the other languages."""

from collections import defaultdict

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import Max
from django.urls import reverse
from django.utils import translation

from cms.cyrillic.addresses import CYRILLIC, LATIN, in_cyrillic_tree, is_offered
from cms.templatetags.cms_tags import html_language
from documents.library import open_editions
from documents.models import PublicationDocument
from search.models import CatalogueEntry


def with_scripts(urls: list[dict], twins: list[list[dict]]) -> list[dict]:
    """The addresses with their twins as alternates; behind each Serbian one stands its own in Cyrillic."""
    found = []
    for url, alternates in zip(urls, twins, strict=True):
        alternates = [each for twin in alternates for each in (twin, *_in_cyrillic(twin))]
        url["alternates"] = alternates if len(alternates) > 1 else []
        found.append(url)
        if url["item"].language == LATIN and is_offered():
            found.append(url | {"location": in_cyrillic_tree(url["location"])})
    return found


def _in_cyrillic(twin: dict) -> list[dict]:
    if twin["lang_code"] != html_language(LATIN) or not is_offered():
        return []
    return [{"location": in_cyrillic_tree(twin["location"]), "lang_code": html_language(CYRILLIC)}]


class PublicPages(Sitemap):
    """Addresses with ``hreflang`` alternates, from the catalogue; years have none, they only lead on to the lists."""

    limit = 2000

    def items(self):
        entries = CatalogueEntry.objects.filter(language__in=settings.PUBLIC_LANGUAGES)
        return entries.only("translation_key", "language", "address", "changed_at").order_by("page_id")

    def location(self, entry: CatalogueEntry) -> str:
        return entry.address

    def lastmod(self, entry: CatalogueEntry):
        return entry.changed_at

    def _urls(self, page, protocol, domain):
        urls = super()._urls(page, protocol, domain)
        twins = defaultdict(list)
        for twin in self.items().filter(translation_key__in=[url["item"].translation_key for url in urls]):
            location = f"{protocol}://{domain}{twin.address}"
            twins[twin.translation_key].append({"location": location, "lang_code": html_language(twin.language)})
        return with_scripts(urls, [twins[url["item"].translation_key] for url in urls])


class PublicDocuments(Sitemap):
    """The page of every document in every language it exists in, each address in that language's tree."""

    limit = 2000

    def items(self):
        editions = open_editions().public().filter(language__in=settings.PUBLIC_LANGUAGES)
        return editions.annotate(changed=Max("versions__created_at")).order_by("pk")

    def location(self, edition: PublicationDocument) -> str:
        with translation.override(edition.language):
            return reverse("document_page", args=[edition.pk])

    def lastmod(self, edition: PublicationDocument):
        return edition.changed

    def _urls(self, page, protocol, domain):
        urls = super()._urls(page, protocol, domain)
        twins = defaultdict(list)
        for twin in self.items().filter(record__in=[url["item"].record_id for url in urls]):
            location = f"{protocol}://{domain}{self.location(twin)}"
            twins[twin.record_id].append({"location": location, "lang_code": html_language(twin.language)})
        return with_scripts(urls, [twins[url["item"].record_id] for url in urls])
