"""What every public template uses: the frame of a page, languages, dates, amounts and links."""

from datetime import date
from decimal import Decimal

from django import template
from django.conf import settings
from django.template.context import RequestContext
from django.urls import reverse
from django.utils import formats, translation
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_info
from wagtail.models import Page
from wagtail.rich_text import expand_db_html

from .frames import PAGE_LINK, Frame, frame_of

register = template.Library()
# The others, Albanian and Serbian first among them, write the names of months in small letters.
MONTHS_WITH_CAPITALS = ("en", "tr")
# Django does not know these by this name.
OWN_NAMES = {"sq": "Shqip", "sr-latn": "Srpski", "sr-cyrl": "Српски"}


@register.simple_tag(takes_context=True)
def page_frame(context: RequestContext) -> dict:
    """What stands around the page, found by one query: trail, section, children, related records, languages.

    A view whose address is no page may bring ``own_frame`` with a trail and languages.
    """
    if "own_frame" in context:
        return context["own_frame"]
    page = context.get("page")
    if not isinstance(page, Page) or not page.path:
        return {"trail": [], "languages": _home_links(context)}
    frame = frame_of(page)
    return {
        "around": frame,
        "trail": frame.trail,
        "section": frame.section,
        "children": frame.children,
        "related": frame.related,
        "languages": [_language_link(context, page, frame.twins, code) for code in _codes(context)],
    }


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
    """For addresses that are no page: the record they speak of in each language, else the home pages."""
    here, key = get_language(), context.get("record_key")
    links = []
    for code in _codes(context):
        with translation.override(code):
            url = reverse("record", args=[key]) if key else reverse("wagtail_serve", args=[""])
        links.append({"code": code, "url": url, "current": code == here, "exists": True})
    return links


@register.simple_tag(takes_context=True)
def linked_text(context: RequestContext, text) -> SafeString:
    """Rich text with its links to pages, which the frame has found for all texts of the page together."""
    frame = context.get("frame", {}).get("around") or Frame(Page())

    def link(match) -> str:
        target = frame.linked(match.group(1))
        return format_html('<a href="{}">', target.get_url(context.get("request"))) if target else "<a>"

    html = PAGE_LINK.sub(link, getattr(text, "source", text) or "")
    return mark_safe(expand_db_html(html))  # noqa: S308 cleaned by Wagtail when it was saved


@register.simple_tag(takes_context=True)
def absolute(context: RequestContext, url: str) -> str:
    """The full address of a path, as search engines want it."""
    return context["request"].build_absolute_uri(url)


@register.filter
def language_name(code: str) -> str:
    """The language's name in the reader's language."""
    return str(dict(settings.LANGUAGES).get(code, code))


@register.filter
def language_in_sentence(code: str) -> str:
    """The language's name inside a sentence: Albanian and Serbian write it small."""
    name = language_name(code)
    return name[:1].lower() + name[1:] if (get_language() or "").startswith(("sq", "sr")) else name


@register.filter
def own_language_name(code: str) -> str:
    """The language's name in the language itself, for switchers."""
    return OWN_NAMES.get(code) or get_language_info(code)["name_local"].capitalize()


@register.filter
def html_language(code: str) -> str:
    """The BCP 47 tag for ``lang`` attributes: ``sr-latn`` is ``sr-Latn``."""
    main, _sep, script = code.partition("-")
    return f"{main}-{script.title()}" if len(script) == 4 else code


@register.filter(expects_localtime=True)
def numeric_date(value: date | None) -> str:
    """A date as officials write it: 29.03.2019, in Serbian with a final dot. Moments come in local time."""
    return formats.date_format(value, "SHORT_DATE_FORMAT") if value else ""


@register.simple_tag(takes_context=True)
def in_query(context: RequestContext, **changes) -> str:
    """The address's query with changes, for page links and filter links."""
    query = context["request"].GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value not in (None, ""):
            query[name] = value
    return f"?{query.urlencode()}"


@register.filter
def long_date(value: date | None) -> str:
    """A date in words: 29 mars 2019, with the month in small letters except where the language has capitals."""
    shown = formats.date_format(value, "DATE_FORMAT") if value else ""
    return shown if get_language() in MONTHS_WITH_CAPITALS else shown.lower()


@register.filter
def euro(amount: Decimal | None) -> str:
    """An amount in EUR as offices write it: ``1.234.567,50 €`` in Serbian, ``1 234 567,50 €`` in Albanian."""
    if amount is None:
        return ""
    places = 0 if amount == amount.to_integral_value() else 2
    return f"{formats.number_format(amount, places, use_l10n=True, force_grouping=True)}\xa0€"


@register.filter
def elided(results) -> list:
    """Page numbers around the current one, with gaps, for the links of a long list."""
    return list(results.paginator.get_elided_page_range(results.number, on_each_side=1, on_ends=1))
