"""The site map: every public page with its twins in the other languages."""

from collections import defaultdict

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from wagtail.models import Page, Site

from pages.models import YearPage


class PublicPages(Sitemap):
    """Addresses with ``hreflang`` alternates; years are left out, because they lead on to the lists."""

    limit = 5000

    def items(self) -> list[dict]:
        roots = Site.objects.get(is_default_site=True).root_page.get_translations(inclusive=True)
        pages = Page.objects.live().public().not_exact_type(YearPage).filter(depth__gt=1).select_related("locale")
        by_record = defaultdict(list)
        for page in pages.descendant_of(roots[0].get_parent()).order_by("path") if roots else []:
            by_record[page.translation_key].append(page)
        return [{"page": page, "twins": twins} for twins in by_record.values() for page in twins]

    def location(self, item: dict) -> str:
        return item["page"].get_url()

    def lastmod(self, item: dict):
        return item["page"].last_published_at

    def _urls(self, page, protocol, domain):
        urls = super()._urls(page, protocol, domain)
        for url in urls:
            twins = url["item"]["twins"]
            url["alternates"] = [
                {"location": f"{protocol}://{domain}{twin.get_url()}", "lang_code": twin.locale.language_code}
                for twin in twins
                if len(twins) > 1 and twin.locale.language_code in settings.PUBLIC_LANGUAGES
            ]
        return urls
