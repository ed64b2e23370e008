"""Questions that cross the families. Until the catalogue answers them they are one UNION of the families' tables."""

from functools import reduce

from django.apps import apps
from django.db.models import CharField, F, QuerySet, Value

FAMILIES = ("News", "Notice", "Call", "Act", "Consultation", "Strategy", "Report", "Meeting", "Bulletin")
ROW = ("pk", "title", "url_path", "record_date", "family", "kind_value")


def record_models() -> list:
    """The record models, in the order of the families."""
    return [apps.get_model("pages", f"{family}Page") for family in FAMILIES]


def union_of(querysets: list[QuerySet]) -> QuerySet:
    """Rows of several families as dictionaries with the keys of ``ROW``, newest first."""
    rows = [_rows(queryset) for queryset in querysets]
    return reduce(lambda one, other: one.union(other, all=True), rows).order_by(
        F("record_date").desc(nulls_last=True), "-pk"
    )


def soonest_last_days(ends: dict[str, QuerySet]) -> QuerySet:
    """Rows of several families by the day on which each ends, soonest first; keys are ``family.field``."""
    rows = [_rows(queryset, field.partition(".")[2]) for field, queryset in ends.items()]
    return reduce(lambda one, other: one.union(other, all=True), rows).order_by("record_date", "pk")


def _rows(queryset: QuerySet, date_field: str = "") -> QuerySet:
    model = queryset.model
    kind = F(model.kind_field) if model.kind_field else Value("", output_field=CharField())
    annotated = queryset.order_by().annotate(
        record_date=F(date_field or model.date_field),
        family=Value(model.__name__, output_field=CharField()),
        kind_value=kind,
    )
    return annotated.values(*ROW)


def records_of_body(body_id: int, locale_id: int) -> QuerySet:
    """Everything that a body issued, in one language."""
    issued = {"issuing_body_id": body_id, "locale_id": locale_id}
    return union_of([model.objects.open_to_all().filter(**issued) for model in record_models()])
