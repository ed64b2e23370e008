from datetime import date
from decimal import Decimal

from django import template
from django.apps import apps
from django.conf import settings
from django.db.models import CharField, Value, prefetch_related_objects
from django.template.context import RequestContext
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils import formats, translation
from django.utils.text import capfirst
from django.utils.translation import get_language, get_language_info, gettext, ngettext
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
    """For addresses that are no page: the record they speak of in each language, else the home pages."""
    here, key = get_language(), context.get("record_key")
    links = []
    for code in _codes(context):
        with translation.override(code):
            url = reverse("record", args=[key]) if key else reverse("wagtail_serve", args=[""])
        links.append({"code": code, "url": url, "current": code == here, "exists": True})
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


@register.filter
def euro(amount: Decimal | None) -> str:
    """An amount in EUR as offices write it: ``1.234.567,50 €`` in Serbian, ``1 234 567,50 €`` in Albanian."""
    return "" if amount is None else f"{formats.number_format(amount, 2, use_l10n=True, force_grouping=True)}\xa0€"


@register.filter
def period(record) -> str:
    """The period of a report or strategy: a year, several years, or two dates."""
    start, end = record.period_from, record.period_to
    if not start or not end:
        return numeric_date(start or end)
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    return f"{numeric_date(start)} – {numeric_date(end)}"


@register.simple_tag(takes_context=True)
def row_url(context: RequestContext, row: dict) -> str:
    """The address of a row of several families (see ``pages.records.ROW``)."""
    return Page(pk=row["pk"], url_path=row["url_path"]).get_url(context.get("request"))


@register.filter
def row_label(row: dict) -> str:
    """The kind of a row of several families in the reader's language."""
    model = apps.get_model("pages", row["family"])
    if not model.kind_field:
        return capfirst(model._meta.verbose_name)
    labels = dict(model._meta.get_field(model.kind_field).choices)
    return str(labels.get(row["kind_value"], row["kind_value"]))


@register.simple_tag(takes_context=True)
def record_files(context: RequestContext) -> list:
    """The files of the page: those in the reader's language first, then the order the editors gave them."""
    files = context.get("_files")
    if files is None:
        files = sorted(_attachments(context), key=lambda file: file.document.language != get_language())
        context.dicts[0]["_files"] = files
    return files


def _attachments(context: RequestContext) -> list:
    """Attachments with their documents: as they stand in the form in a preview, else in one query."""
    attachments = context["page"].attachments
    if _is_preview(context):
        files = list(attachments.all())
        prefetch_related_objects(files, "document")
        return files
    return list(attachments.get_live_queryset().select_related("document"))


def _is_preview(context: RequestContext) -> bool:
    return getattr(context.get("request"), "is_preview", False)


@register.simple_tag(takes_context=True)
def record_terms(context: RequestContext) -> dict[str, list]:
    """Names of the record's topics and places, in one query: ``{"topics": [...], "places": [...]}``."""
    page = context["page"]
    if _is_preview(context):
        return {"topics": list(page.topics.all()), "places": list(page.places.all())}
    topics, places = page._meta.get_field("topics"), page._meta.get_field("places")
    rows = _names(topics, page.pk, "topics").union(_names(places, page.pk, "places"), all=True)
    found: dict[str, list] = {"topics": [], "places": []}
    for name, _order, which in rows.order_by("order"):
        found[which].append(name)
    return found


def _names(field, page_id: int, which: str):
    terms = field.remote_field.through.objects.filter(**{field.m2m_field_name(): page_id})
    chosen = field.related_model.objects.filter(pk__in=terms.values(field.m2m_reverse_field_name()))
    return chosen.order_by().values_list("name", "order", Value(which, output_field=CharField()))


@register.filter
def activity_state(activity, today: date) -> str:
    """The reported state of an activity, or that it is overdue on a day."""
    late = activity["deadline"] and activity["deadline"] < today and activity["state"] in ("planned", "started")
    if late:
        return gettext("Overdue")
    choices = dict(activity.block.child_blocks["state"].field.choices)
    return str(choices.get(activity["state"], activity["state"]))
