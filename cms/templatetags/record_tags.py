"""What templates ask of records: states, kinds, files, terms, periods and the activities of a plan."""

from datetime import date
from decimal import Decimal

from django import template
from django.apps import apps
from django.db.models import prefetch_related_objects
from django.template.context import RequestContext
from django.template.defaultfilters import filesizeformat
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext, ngettext
from wagtail.models import Page

from .cms_tags import numeric_date
from .terms import draft_terms_of, terms_of

register = template.Library()


@register.filter
def file_facts(document) -> str:
    """Type, size and pages of a file in words: ``PDF, 663 kB, 2 pages``."""
    facts = [document.file_extension.upper(), filesizeformat(document.file_size or 0)]
    if document.pages:
        facts.append(ngettext("%(n)d page", "%(n)d pages", document.pages) % {"n": document.pages})
    return ", ".join(facts)


@register.simple_tag
def state_of(record, today: date):
    """The state of a record on a day, as a choice with value and label, or None."""
    return record.state(today)


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
    """The files of the page, each with its ``edition`` for the reader: the official text first, then as ordered."""
    files = _attachments(context)
    for file in files:
        file.edition = file.edition_for(get_language())
    return sorted(files, key=lambda file: file.role != "main")


@register.simple_tag
def block_edition(chosen):
    """The edition that a reader gets of the document in a block; None where it is gone or in a closed collection."""
    return chosen and chosen.record.edition_for(get_language(), chosen.record.open_editions)


def _attachments(context: RequestContext) -> list:
    attachments = context["page"].attachments
    if not _is_preview(context):
        return list(attachments.get_live_queryset().open_to_all())
    files = list(attachments.all())
    prefetch_related_objects(files, "document__record__editions")
    return files


def _is_preview(context: RequestContext) -> bool:
    """In a preview the page is as it stands in the form, which the database does not know."""
    return getattr(context.get("request"), "is_preview", False)


@register.simple_tag(takes_context=True)
def record_terms(context: RequestContext) -> dict[str, list[dict]]:
    """Topics, places and other terms of the page by the name of the field, found by one query."""
    page = context["page"]
    return draft_terms_of(page) if _is_preview(context) else terms_of(page)


@register.filter
def days_until(last_day: date | None, today: date) -> int | None:
    """Days from ``today`` to the last day: 0 on the day itself, None where there is no last day."""
    return (last_day - today).days if last_day else None


@register.filter
def of_item(files: list, number: int) -> list:
    """The files that belong to one item of the agenda."""
    return [file for file in files if file.agenda_item == number]


@register.filter
def beyond(files: list, items) -> list:
    """The files that belong to no item of the agenda, so that a wrong number hides none."""
    return [file for file in files if file.agenda_item not in range(1, len(items) + 1)]


@register.filter
def goal_amount(goal) -> Decimal:
    """Sum of the amounts of a goal's activities, in EUR."""
    return sum((activity["amount"] or Decimal(0) for activity in goal["activities"]), Decimal(0))


@register.filter
def figure_category(figure) -> str:
    """The economic category of a line of the budget, in words."""
    return dict(figure.block.child_blocks["category"].field.choices).get(figure["category"], figure["category"])


@register.filter
def activity_state(activity, today: date) -> dict:
    """The state an activity is shown in: overdue where its deadline has passed, else what its body reported."""
    if activity["deadline"] and activity["deadline"] < today and activity["state"] in ("planned", "started"):
        return {"value": "overdue", "label": gettext("Overdue")}
    choices = dict(activity.block.child_blocks["state"].field.choices)
    return {"value": activity["state"], "label": choices.get(activity["state"], activity["state"])}
