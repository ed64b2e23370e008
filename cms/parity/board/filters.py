"""Filters of the board."""

from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet

from cms.clock import today
from cms.filters import TermFilter
from cms.models import Body
from cms.parity.choices import State, kind_choices
from cms.parity.models import RecordLanguages
from cms.parity.models.duties import language_choices

OVERDUE, IN_TIME, EXCEPTED = "overdue", "in-time", "excepted"
AGES = [
    (OVERDUE, _("Overdue")),
    (IN_TIME, _("Behind, within the days allowed")),
    (EXCEPTED, _("With an exception that holds")),
    ("30", _("Behind for more than 30 days")),
    ("90", _("Behind for more than 90 days")),
    ("365", _("Behind for more than a year")),
]
DUTY = [("yes", _("Mandatory")), ("no", _("Not mandatory"))]


class BoardFilterSet(WagtailFilterSet):
    kind = ChoiceFilter(label=_("Kind"), choices=kind_choices)
    body = TermFilter(label=_("Body"), queryset=Body.objects.all())
    language = ChoiceFilter(label=_("Language"), choices=language_choices, method="of_language")
    state = ChoiceFilter(label=_("State"), choices=State.choices, method="in_state")
    age = ChoiceFilter(label=_("Age"), choices=AGES, method="of_age")
    duty = ChoiceFilter(label=_("Duty"), choices=DUTY, method="by_duty")

    class Meta:
        model = RecordLanguages
        fields: list[str] = []

    def of_language(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """Alone: what is not level in this language. With a state: what is in that state in it."""
        if self.form.cleaned_data.get("state"):
            return rows
        return rows.exclude(signs__contains=f" {value}={State.PUBLISHED} ")

    def in_state(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        return rows.in_state(value, self.form.cleaned_data.get("language") or "")

    def of_age(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        day: date = today()
        if value == OVERDUE:
            return rows.overdue(day)
        if value == EXCEPTED:
            return rows.excepted(day)
        if value == IN_TIME:
            return rows.in_time(day)
        return rows.behind().filter(behind_since__lt=day - timedelta(days=int(value)))

    def by_duty(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        return rows.filter(is_mandatory=value == "yes")
