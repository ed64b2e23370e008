"""Data sets with a row for each entry of a list that stands inside records."""

from dataclasses import replace
from functools import partial

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cms.api.models import Resource
from cms.opendata.columns import Column, DataSet, Type
from cms.opendata.reading import activities, parts, records, state_of

from .common import CHANGED, amount, body, day, of_parent

NUMBER = Column("number", _("Number"), _("Place in the list, from 1."), type=Type.INTEGER, required=True, example="1")


def _state(family: str):
    return partial(state_of, Resource.RECORD, family, counted=False)


def _changed(path: str) -> Column:
    return replace(CHANGED, path=path)


def _label(name: str, title: str | Promise, vocabulary: str) -> Column:
    return Column(f"{name}_label", title, _("In words; see the column before."), name, shared=True, label_of=vocabulary)


AGENDA_ITEMS = DataSet(
    "agenda-items",
    _("Agenda items"),
    _("What the meetings had on their agenda, and what came of it. One row an item."),
    (
        *of_parent(_("Meeting")),
        day("meeting_date", _("Date"), _("The day of the meeting."), "parent.date"),
        *body("meeting_body", _("Body"), _("Code of the body that met."), "parent.issuing_body"),
        NUMBER,
        Column("title", _("Agenda item"), _("As the agenda has it."), each_language=True),
        Column("outcome", _("Outcome"), _("What was decided; empty before the meeting."), each_language=True),
        _changed("parent.changed_at"),
    ),
    records=lambda day: parts(records("meeting", day), "agenda"),
    state=_state("meeting"),
    key=("record_key", "number"),
)
ACTIVITIES = DataSet(
    "activities",
    _("Action plans"),
    _("Activities of strategies: until when, who answers for them, what they cost. One row an activity."),
    (
        *of_parent(_("Strategy"), "parent.parent"),
        day("period_from", _("Period from"), _("The first day of the strategy."), "parent.parent.period_from"),
        day("period_to", _("Period to"), _("The last day of the strategy."), "parent.parent.period_to"),
        Column("goal_number", _("Goal"), _("Place of the goal in the strategy, from 1."), "parent.number",
               Type.INTEGER, required=True, example="1"),
        Column("goal", _("Goal"), _("What the activities of the goal are for."), "parent.title", each_language=True),
        NUMBER,
        Column("title", _("Activity"), _("What is to be done."), each_language=True),
        day("deadline", _("Deadline"), _("The last day on which it is to be done.")),
        *body("responsible", _("Responsible body"), _("Code of the body that answers for it.")),
        amount("amount", _("Amount"), _("What the strategy sets aside for it.")),
        Column("state", _("State"), _("As the responsible body reports it."), codes="activity-state",
               example="started"),
        _label("state", _("State"), "activity-state"),
        Column("note", _("Note"), _("A remark of the responsible body."), each_language=True),
        _changed("parent.parent.changed_at"),
    ),
    records=lambda day: activities(records("strategy", day)),
    state=_state("strategy"),
    key=("record_key", "goal_number", "number"),
)  # fmt: skip
BUDGET_FIGURES = DataSet(
    "budget-figures",
    _("Budget figures"),
    _("Figures of budgets and financial reports, by year and economic category. One row a line of a report."),
    (
        *of_parent(_("Report")),
        Column("report_kind", _("Kind"), _("Which stage of the budget, or which financial report, has the line."),
               "parent.kind.value", codes="report-kind", example="budget-adopted"),
        day("period_from", _("Period from"), _("The first day of the report."), "parent.period_from"),
        day("period_to", _("Period to"), _("The last day of the report."), "parent.period_to"),
        NUMBER,
        Column("year", _("Year"), _("The year of the budget."), type=Type.INTEGER, required=True, example="2026"),
        Column("category", _("Category"), _("Economic category; revenue and expenditure are both positive."),
               codes="figure-category", required=True, example="capital"),
        _label("category", _("Category"), "figure-category"),
        Column("heading", _("Heading"), _("A programme or project; empty for the whole category."), each_language=True),
        *body("body", _("Body"), _("Code of the body whose budget it is; empty for the whole municipality.")),
        amount("planned", _("Planned, in EUR"), _("As the budget was adopted.")),
        amount("revised", _("Revised, in EUR"), _("As it was amended; empty where it was not.")),
        amount("spent", _("Carried out, in EUR"), _("Spent or received in the period of the report.")),
        _changed("parent.changed_at"),
    ),
    records=lambda day: parts(records("report", day), "figures"),
    state=_state("report"),
    key=("record_key", "number"),
    theme="ECON",
)  # fmt: skip
PART_SETS = (AGENDA_ITEMS, ACTIVITIES, BUDGET_FIGURES)
