from datetime import date

from django import template
from django.conf import settings
from django.template.context import RequestContext
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils import formats, translation
from django.utils.translation import get_language, get_language_info, ngettext
from wagtail.models import Page

register = template.Library()


@register.simple_tag(takes_context=True)
def page_frame(context: RequestContext) -> dict:
    """Ancestors and language twins of the page, found by one query: ``{"trail": [...], "languages": [...]}``."""
    page = context.get("page")
    if not isinstance(page, Page) or not page.path:
        return {"trail": [], "languages": _home_links(context)}
    paths = [page.path[:length] for length in range(8, len(page.path), 4)]
    found = Page.objects.live().filter(path__in=paths) | Page.objects.live().filter(
        translation_key=page.translation_key
    )
    pages = list(found.select_related("locale").order_by("path"))
    trail = [ancestor for ancestor in pages if ancestor.path in paths and ancestor.title]
    twins = {twin.locale.language_code: twin for twin in pages if twin.translation_key == page.translation_key}
    return {"trail": trail, "languages": [_language_link(context, page, twins, code) for code in _codes(context)]}


def _codes(context) -> list[str]:
    return context.get("public_languages", [])


def _language_link(context, page, twins: dict, code: str) -> dict:
    if code in twins:
        url = twins[code].get_url(context.get("request"))
    else:
        with translation.override(code):
            url = reverse("record", args=[page.translation_key])
    return {"code": code, "url": url, "current": code == get_language(), "exists": code in twins}


def _home_links(context) -> list[dict]:
    links = []
    for code in _codes(context):
        with translation.override(code):
            links.append({"code": code, "url": reverse("wagtail_serve", args=[""]), "current": code == get_language()})
    for link in links:
        link.update(current=link["code"] == get_language(), exists=True)
    return links


@register.filter
def language_name(code: str) -> str:
    """The language's name in the reader's language."""
    return str(dict(settings.LANGUAGES).get(code, code))


@register.filter
def own_language_name(code: str) -> str:
    """The language's name in the language itself, for switchers."""
    return {"sq": "Shqip", "sr-latn": "Srpski"}.get(code) or get_language_info(code)["name_local"].capitalize()


@register.filter
def html_language(code: str) -> str:
    """The BCP 47 tag for ``lang`` attributes: ``sr-latn`` is ``sr-Latn``."""
    main, _sep, script = code.partition("-")
    return f"{main}-{script.title()}" if len(script) == 4 else code


@register.filter
def numeric_date(value: date | None) -> str:
    """A date as officials write it: 29.03.2019, in Serbian with a final dot."""
    return formats.date_format(value, "SHORT_DATE_FORMAT") if value else ""


@register.filter
def file_facts(document) -> str:
    """Type, size and pages of a file in words: ``PDF, 663 kB, 2 pages``."""
    facts = [document.file_extension.upper(), filesizeformat(document.file_size or 0)]
    if document.pages:
        facts.append(ngettext("%(n)d page", "%(n)d pages", document.pages) % {"n": document.pages})
    return ", ".join(facts)


@register.simple_tag(takes_context=True)
def in_query(context: RequestContext, **changes) -> str:
    """The address's query with changes, for page links and filter links."""
    query = context["request"].GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value not in (None, ""):
            query[name] = value
    return f"?{query.urlencode()}"


@register.simple_tag
def state_of(record, today: date):
    """The state of a record on a day, as a choice with value and label, or None."""
    return record.state(today)
