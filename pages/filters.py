"""The filter of a listing: read from the address, applied to records, shown with counts."""

from collections import Counter
from datetime import date
from functools import cached_property

from django.db.models import Count
from django.db.models.functions import ExtractYear
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from cms.filters import Choice, ListFilter, in_order
from cms.models import Body, RecordQuerySet, Topic


class RecordFilter(ListFilter):
    """What a reader chose. A value that does not exist makes the filter invalid; an invalid filter finds nothing."""

    names = ("q", "kind", "body", "topic", "year", "state")

    def __init__(self, query: QueryDict, records: RecordQuerySet, today: date):
        super().__init__(query)
        self.all_records = records
        self.model = records.model
        self.today = today

    @cached_property
    def _groups(self) -> list[tuple]:
        """Counts by (kind, body, year) of all records of the section: one query for three filters."""
        kind = self.model.kind_field or "issuing_body_id"
        groups = self.all_records.order_by().annotate(record_year=ExtractYear(self.model.date_field))
        return list(groups.values_list(kind, "issuing_body_id", "record_year").annotate(n=Count("pk")))

    def _counts(self, position: int) -> Counter:
        counts: Counter = Counter()
        for group in self._groups:
            counts[group[position]] += group[3]
        counts.pop(None, None)
        return counts

    def _choice(self, name: str, value, label, count: int | None) -> Choice:
        return Choice(str(value), str(label), count, self.values[name] == str(value))

    @cached_property
    def kinds(self) -> list[Choice]:
        if not self.model.kind_field:
            return []
        counts = self._counts(0)
        labels = self.model._meta.get_field(self.model.kind_field).choices
        return [self._choice("kind", value, label, counts[value]) for value, label in labels if counts[value]]

    @cached_property
    def bodies(self) -> list[Choice]:
        counts = self._counts(1)
        found = in_order(body for body in Body.objects.all() if counts[body.pk])
        return [self._choice("body", body.code, body, counts[body.pk]) for body in found]

    @cached_property
    def years(self) -> list[Choice]:
        counts = self._counts(2)
        return [self._choice("year", year, year, counts[year]) for year in sorted(counts, reverse=True)]

    @cached_property
    def topics(self) -> list[Choice]:
        return [self._choice("topic", topic.code, topic, None) for topic in in_order(Topic.objects.all())]

    @cached_property
    def states(self) -> list[Choice]:
        if not self.model.states:
            return []
        return [self._choice("state", state.value, state.label, None) for state in self.model.states.choices]

    @property
    def fields(self) -> list[tuple[str, str, list[Choice]]]:
        """(name, label, choices) of each drop-down that has something to choose."""
        every = [
            ("kind", _("Kind"), self.kinds),
            ("body", _("Body"), self.bodies),
            ("topic", _("Topic"), self.topics),
            ("year", _("Year"), self.years),
            ("state", _("State"), self.states),
        ]
        return [field for field in every if field[2]]

    @cached_property
    def unknown(self) -> list[tuple[str, str]]:
        """(name, value) where the address asks for a kind, body, topic, year or state that does not exist here."""
        asked = [(name, value) for name, value in self.values.items() if value and name != "q"]
        fields = self.fields if asked else []
        choices = {name: {choice.value for choice in options} for name, _label, options in fields}
        return [(name, value) for name, value in asked if value not in choices.get(name, ())]

    def is_valid(self) -> bool:
        return not self.unknown

    @cached_property
    def records(self) -> RecordQuerySet:
        if not self.is_valid():
            return self.all_records.none()
        found = self.all_records
        if self.q:
            found = found.matching(self.q)
        if self.values["kind"]:
            found = found.filter(**{self.model.kind_field: self.values["kind"]})
        if self.values["body"]:
            found = found.filter(issuing_body__code=self.values["body"])
        if self.values["topic"]:
            found = found.filter(topics__code=self.values["topic"])
        if self.values["year"]:
            found = found.of_year(int(self.values["year"]))
        if self.values["state"]:
            found = found.in_state(self.values["state"], self.today)
        return found
